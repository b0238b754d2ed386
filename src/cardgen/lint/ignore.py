"""Comments in a deck file that silence checks: ``# cardgen: ignore[code, code]``; without codes, all."""

import re
from collections.abc import Iterable, Mapping, Sequence

from cardgen.model import Deck

_COMMENT = re.compile(r"(?:^|\s)#\s*cardgen:\s*ignore(?:\[([\w\s,-]*)\])?\s*$")
_ALL = "*"
Silence = Mapping[int, frozenset[str]]  # the silent codes on each line of a file, ``*`` for all


def silence(deck: Deck, lines: Sequence[str]) -> Silence:
    """Return what the comments in ``lines`` of the file of ``deck`` silence.

    A comment speaks for the card on whose lines it stands, or that begins on the line below it.
    """
    marks = {number: _codes(line) for number, line in enumerate(lines, 1) if "cardgen:" in line}
    silent: dict[int, frozenset[str]] = {}
    for card in deck.cards if marks else ():
        own = range(card.place.start_line, card.place.end_line + 1)
        above = own.start - 1
        heard = (above, *own) if above and lines[above - 1].lstrip().startswith("#") else own
        codes = frozenset[str]().union(*(marks.get(number, ()) for number in heard))
        for number in own if codes else ():
            silent[number] = silent.get(number, codes) | codes
    return silent


def is_silent(silence: Silence, line: int, codes: Iterable[str]) -> bool:
    """Tell whether a fault on ``line`` that goes by any of ``codes`` is silenced."""
    return not silence.get(line, frozenset()).isdisjoint((_ALL, *codes))


def _codes(line: str) -> frozenset[str]:
    comment = _COMMENT.search(line)
    if not comment:
        return frozenset()
    return frozenset(code.strip() for code in (comment[1] or _ALL).split(",") if code.strip())
