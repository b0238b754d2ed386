"""MathJax as Anki runs it: the same version, packages and output, read from an installed Python package.

Anki 26 ships MathJax 3.2.2 (``tex-chtml-full.js``) and gives it the settings below. The distribution
django-static-mathjax carries that release unmodified and depends on nothing.
"""

import base64
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

# What ankitects/anki sets before it loads MathJax, less its network path.
ANKI_CONFIG = """{
  tex: {
    displayMath: [["\\\\[", "\\\\]"]],
    processEscapes: false,
    processEnvironments: false,
    processRefs: false,
    packages: {"[+]": ["noerrors", "mathtools"], "[-]": ["textmacros"]}
  },
  startup: {typeset: false},
  options: {enableMenu: false}
}"""


def mathjax_script() -> str:
    """Return the text of MathJax's script."""
    return _release().joinpath("tex-chtml-full.js").read_text(encoding="utf-8")


@cache
def mathjax_fonts() -> dict[str, str]:
    """Return MathJax's fonts as ``data:`` addresses by file name, so that no page has to fetch them."""
    folder = _release().joinpath("output", "chtml", "fonts", "woff-v2")
    return {
        file.name: "data:font/woff;base64," + base64.b64encode(file.read_bytes()).decode("ascii")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
    }


def _release() -> Traversable:
    return files("mathjax").joinpath("static", "mathjax", "es5")
