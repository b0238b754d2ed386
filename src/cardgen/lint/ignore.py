"""Comments in a deck file that silence checks: ``# cardgen: ignore[code, code]``; without codes, all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.model import Deck, Source

_COMMENT = re.compile(r"(?:^|\s)#\s*cardgen:\s*ignore(?:\[([\w\s,-]*)\])?\s*$")
ALL = "*"


@dataclass(frozen=True, slots=True)
class Silence:
    """Codes that are silent on a range of lines of one file; ``*`` stands for all."""

    place: Source
    codes: frozenset[str]

    def covers(self, place: Source, *codes: str) -> bool:
        """Tell whether a fault at ``place`` that goes by any of ``codes`` is silenced."""
        inside = (
            self.place.path == place.path and self.place.start_line <= place.start_line <= self.place.end_line
        )
        return inside and not self.codes.isdisjoint((ALL, *codes))


def silences(deck: Deck, lines: Sequence[str]) -> tuple[Silence, ...]:
    """Return what the comments in ``lines`` of the file of ``deck`` silence.

    A comment speaks for the card on whose lines it stands, or that begins on the line below it.
    """
    marks = {number: _codes(line) for number, line in enumerate(lines, 1) if "cardgen:" in line}
    marks = {number: codes for number, codes in marks.items() if codes}
    if not marks:
        return ()
    found = []
    for card in deck.cards:
        above = card.place.start_line - 1
        numbers = [n for n in marks if card.place.start_line <= n <= card.place.end_line]
        if above in marks and lines[above - 1].lstrip().startswith("#"):
            numbers.append(above)
        found += [Silence(card.place, marks[number]) for number in numbers]
    return tuple(found)


def _codes(line: str) -> frozenset[str]:
    comment = _COMMENT.search(line)
    if not comment:
        return frozenset()
    return frozenset(code.strip() for code in (comment[1] or ALL).split(",") if code.strip())
