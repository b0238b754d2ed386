r"""Where the hint of a cloze begins: at the first ``::`` that is not part of something whole.

Whole are code, links, ``<addresses>`` and the ``[…]`` in an address; ``\::`` are two colons of the text.
Formulas and clozes within are left to the caller.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

CODE = r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)"  # with re.S: it may run over lines
_COLONS = re.compile(r"(?<!\\)::")
_WHOLE = re.compile(
    rf"{CODE}|"
    r"\[[^\[\]\n{}]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"
    r"|<https?://[^<>\s]*>|https?://(?:[^\s/?#<>\[\]@]*@)?\[[0-9A-Za-z:.%-]*\]",
    re.S,
)
_BEGIN_OF_WHOLE = "`", "[", "<http"
_NOTHING: Mapping[int, int] = MappingProxyType({})


def hint_at(text: str, start: int, end: int, inner: Mapping[int, int] = _NOTHING) -> int | None:
    """Return the place of the ``::`` before the hint of a cloze, None without hint.

    Its content is ``text`` from ``start`` to ``end``. ``inner`` are the ends of the clozes within, by the
    places of their own first ``::``.
    """
    position = start
    while colons := _COLONS.search(text, position, end):
        found = colons.start()
        if found in inner:
            position = inner[found]
        elif whole := _whole_around(text, position, found, end):
            position = whole.end()
        else:
            return found
    return None


def _whole_around(text: str, position: int, place: int, end: int) -> re.Match[str] | None:
    """Return the code or address that holds ``place``, of those between ``position`` and ``end``."""
    if all(text.find(begin, position, place) < 0 for begin in _BEGIN_OF_WHOLE):
        return None  # without this look, a text of many clozes is searched for each
    for span in _WHOLE.finditer(text, position, end):
        if span.start() >= place:
            return None
        if place < span.end():
            return span
    return None
