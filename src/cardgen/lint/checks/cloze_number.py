"""Cloze marks that Anki does not take for a deletion: no number, number 0, never closed, or none at all."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Card, Severity
from cardgen.render.markdown import markdown_to_html
from cardgen.render.media import Gallery
from cardgen.text.cloze import OPEN, cloze_numbers
from cardgen.text.math import math_spans
from cardgen.text.plain import squeezed

_MARK = re.compile(r"\{\{\s*c\s*\d{0,6}\s*:{0,2}", re.I)

_LAST = 500  # seen in Anki: it makes a greater number 500
_MAY_TEAR = re.compile(r"\n|<!--|!\[|\[\^|\]\(")  # or a formula, see there
_TORN = "Let it begin and end in the same formula, footnote or cell, and in no comment or picture."


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.clozes():
        cloze = texts.cloze
        if cloze is None:
            continue
        for deletion in cloze.deletions:
            if 0 in deletion.numbers:
                yield Finding(texts.card.place, "`c0` is no deletion: Anki counts from `c1`.", "{{c0::")
            elif max(deletion.numbers) > _LAST:
                mark = f"{{{{c{max(deletion.numbers)}::"
                yield Finding(texts.card.place, f"Anki counts deletions up to {_LAST}.", mark)
            elif not squeezed(deletion.text) and not deletion.text.strip():
                mark = f"{{{{c{deletion.numbers[0]}::"
                yield Finding(texts.card.place, f"`{mark}}}}}` hides nothing.", mark)
        yield from _unopened(texts.card, _MARK.findall(cloze.around))
        if not cloze.deletions and not _MARK.search(cloze.around):
            yield Finding(texts.card.place, "the cloze text hides nothing: Anki makes no card of it.")


def _unopened(card: Card, marks: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each of ``marks``, which stand in no deletion, and for those that are torn."""
    for mark in marks:
        yield Finding(card.place, f"`{mark}` opens no deletion.", mark)
    for mark in _torn(card.cloze):
        if mark not in marks:
            yield Finding(card.place, f"the deletion `{mark}` has lost its end.", mark, _TORN)


def _torn(text: str) -> list[str]:
    """Return the marks of ``text`` that open no deletion in the field that Anki gets."""
    if not _MAY_TEAR.search(text) and not any("{{c" in span.tex for span in math_spans(text)):
        return []
    numbers = count(1)
    numbered = OPEN.sub(lambda _: f"{{{{c{next(numbers)}::", text)
    found = cloze_numbers(markdown_to_html(numbered, Gallery({}), cloze=True))
    marks = [mark[0] for mark in OPEN.finditer(text)][:_LAST]
    return [mark for number, mark in enumerate(marks, 1) if number not in found]


CHECK = Check(
    "cloze-number",
    Severity.ERROR,
    "Anki imports such a note without a card, and nobody sees that it is missing.",
    "Write `{{c1::hidden}}`, numbered from 1 and closed by `}}`.",
    _find,
)
