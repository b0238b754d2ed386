"""Write the names MathJax knows, as Anki loads it, to ``src/cardgen/text/mathjax.json``.

The names come from MathJax itself: it is started in Chromium with the packages that Anki gives it, and asked.
Run it again when Anki moves to another MathJax. Needs the test extra and a Chromium (``CARDGEN_CHROMIUM``).
"""

import json
import os
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from cardgen.preview.mathjax import mathjax

TARGET = Path(__file__).parent.parent / "src" / "cardgen" / "text" / "mathjax.json"
_ASK = """() => {
  const names = {version: MathJax.version, macros: new Set(), environments: new Set(), delimiters: new Set()};
  const handlers = MathJax.startup.input[0].parseOptions.handlers;
  for (const kind of ['macro', 'environment', 'delimiter']) {
    for (const {item: map} of handlers.get(kind)._configuration.items) {
      if (map.map) for (const name of map.map.keys()) names[kind + 's'].add(name.replace(/^\\\\/, ''));
    }
  }
  return Object.fromEntries(Object.entries(names).map(([k, v]) => [k, v instanceof Set ? [...v].sort() : v]));
}"""


def mathjax_names() -> dict[str, object]:
    """Start MathJax and return its version and the names it knows."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=os.environ.get("CARDGEN_CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.set_content("<p>")
        page.add_script_tag(content=mathjax())
        page.evaluate("() => MathJax.startup.promise")
        names = names_in(page)
        browser.close()
    return names


def names_in(page: Page) -> dict[str, object]:
    """Return version, macros, environments and delimiters of the MathJax that ``page`` has started."""
    names: dict[str, object] = page.evaluate(_ASK)
    return names


if __name__ == "__main__":
    TARGET.write_text(json.dumps(mathjax_names(), indent=1) + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{TARGET}\n")
