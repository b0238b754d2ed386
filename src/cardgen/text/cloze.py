r"""Cloze deletions: ``{{c1::text::hint}}`` in the Markdown of a card. Formulas inside are one piece each."""

import re
from dataclasses import dataclass

from cardgen.text.math import MathSpan, replace_math

_DELETION = re.compile(r"\{\{c(\d{1,4})::((?:(?!\{\{c\d|\}\}).)*)\}\}", re.S)
_STASHED = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True, slots=True)
class Deletion:
    """One hidden piece: its number, its Markdown, its hint or ``""``."""

    number: int
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class ClozeText:
    """A cloze text taken apart: its deletions, and what stands around them with ``[…]`` for each.

    Deletions that stand inside a formula are found too, as Anki finds them.
    """

    deletions: tuple[Deletion, ...]
    around: str
    shown: str


def read_cloze(markdown: str) -> ClozeText:
    """Return the deletions of ``markdown``; ``shown`` is the whole text without their marks."""
    formulas: list[str] = []

    def stash(span: MathSpan) -> str:
        text = markdown[span.start : span.end]
        if "{{c" in text:
            return text
        formulas.append(text)
        return f"\ue000{len(formulas) - 1}\ue001"

    def restore(text: str) -> str:
        return _STASHED.sub(lambda mark: formulas[int(mark[1])], text)

    text = replace_math(markdown.replace("\ue000", "").replace("\ue001", ""), stash)
    found: list[Deletion] = []
    for match in _DELETION.finditer(text):
        hidden, _, hint = match[2].partition("::")
        found.append(Deletion(int(match[1]), restore(hidden), restore(hint)))
    return ClozeText(
        tuple(found),
        restore(_DELETION.sub("[…]", text)),
        restore(_DELETION.sub(lambda match: match[2].partition("::")[0], text)),
    )
