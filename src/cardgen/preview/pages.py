"""The files of the preview as texts: pages with their policies, scripts, and the data of the cards."""

import base64
import hashlib
import json
from collections.abc import Iterator
from html import escape
from typing import Any

from cardgen.preview.assets import asset
from cardgen.preview.cards import CHUNK, PreviewContent, card_json, index_json
from cardgen.preview.mathjax import ELSEWHERE, ON_CARDS, mathjax

_SCRIPTS = ("data.js", "filters.js", "math.js", "list.js", "stage.js", "app.js", "app.css")
# The page runs its own files alone and puts no card into itself; opened from disk its `'self'` is `file:`.
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; img-src data:; "
    "font-src data:; frame-src 'self' file:; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
# The frame of a card runs two scripts known by their hashes and loads nothing at all.
_CARD_POLICY = (
    "default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; media-src data:; "
    "font-src data:; base-uri 'none'; form-action 'none'"
)


def page_files(title: str) -> dict[str, str]:
    """Return the files that are the same whatever the cards are, by name."""
    files = {name: asset(name) for name in _SCRIPTS}
    files["mathjax.js"] = mathjax(ELSEWHERE)
    files["index.html"] = _filled("index.html", policy=escape(_PAGE_POLICY), title=escape(title))
    files["frame.html"] = _frame()
    return files


def data_files(content: PreviewContent) -> Iterator[tuple[str, str]]:
    """Yield the scripts that bring the cards, as (name, text): the index, and chunks of cards."""
    yield "data/index.js", f"cardgen.index = {_json(index_json(content))};\n"
    for number, start in enumerate(range(0, len(content.cards), CHUNK)):
        chunk = [card_json(card) for card in content.cards[start : start + CHUNK]]
        yield f"data/{number}.js", f"cardgen.chunk({number}, {_json(chunk)});\n"


def media_file(name: str, kind: str, content: bytes) -> str:
    """Return the script that brings a media file: from disk a card's frame may load nothing by itself."""
    address = f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
    return f"cardgen.file({_json(name)}, {_json(address)});\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _filled(name: str, **values: str) -> str:
    text = asset(name)
    for key, value in values.items():
        text = text.replace(f"{{{{{key}}}}}", value)
    return text


def _frame() -> str:
    scripts = {
        key: _embeddable(text)
        for key, text in (("mathjax", mathjax(ON_CARDS)), ("script", asset("frame.js")))
    }
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts.values())
    return _filled("frame.html", policy=_CARD_POLICY.format(hashes=hashes), **scripts)


def _embeddable(script: str) -> str:
    """Return ``script`` so that it can stand inside HTML: nothing in it ends or comments out its element."""
    return script.replace("</script", r"<\/script").replace("<!--", r"<\!--")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
