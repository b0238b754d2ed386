"""Paragraphs that each open with a bold label, below a lead-in: ``X有两个参数：``, ``**M**：…``.

What stands behind such a row speaks of what the lead-in spoke of, not of the last label.
"""

from cardgen.extract.reading.terms import Term
from cardgen.extract.reading.view import Passage


class LabelRow:
    """Counts the labels of a row while the paragraphs of a section are read in order."""

    def __init__(self) -> None:
        self._led, self._labels = False, 0
        self._before = ("", "")

    def left(
        self, passage: Passage, term: Term | None, carried: tuple[str, str]
    ) -> tuple[str, str] | tuple[()]:
        """Take note of a paragraph; return what was ``carried`` before the row that it stands behind."""
        if term and term.strong and self._led:
            self._before = self._before if self._labels else carried
            self._labels += 1
            return ()
        ended = self._labels > 1
        self._led, self._labels = passage.opens, 0
        return self._before if ended else ()
