"""The lines of a text, counted as editors count them."""

import re
from bisect import bisect_right
from itertools import accumulate

from cardgen.model import Source

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def _starts(text: str) -> list[int]:
    if "\r" in text:
        return [0, *(match.end() for match in _LINE_BREAK.finditer(text))]
    return list(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))


def lines_of(text: str) -> list[str]:
    r"""Return the lines of ``text``, to be counted in places.

    ``str.splitlines`` would see more of them, behind a form feed or U+2028; no editor does.
    """
    lines = _LINE_BREAK.split(text) if "\r" in text else text.split("\n")
    return lines if lines[-1] else lines[:-1]


class Lines:
    """The lines of a text: turns characters into places."""

    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._starts = _starts(text)

    def line(self, index: int) -> int:
        """Return the 1-based line of the character at ``index``."""
        return bisect_right(self._starts, index)

    def start(self, index: int) -> int:
        """Return the index of the first character of the line that ``index`` is on."""
        return self._starts[self.line(index) - 1]

    def place(self, start: int, end: int | None = None) -> Source:
        """Return the place of the characters from ``start`` to ``end`` (exclusive)."""
        first = self.line(start)
        last = first if end is None else self.line(max(start, end - 1))
        return Source(self._path, first, last, start - self._starts[first - 1] + 1)
