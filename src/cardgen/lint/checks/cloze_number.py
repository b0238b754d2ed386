"""Cloze marks that Anki does not take for a deletion: no number, number 0, never closed, or none at all."""

import re
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity
from cardgen.text.plain import squeezed

_MARK = re.compile(r"\{\{\s*c\s*\d{0,6}\s*:{0,2}", re.I)

_LAST = 500  # seen in Anki: it makes a greater number 500


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
        for mark in _MARK.findall(cloze.around):
            yield Finding(texts.card.place, f"`{mark}` opens no deletion.", mark)
        if not cloze.deletions and not _MARK.search(cloze.around):
            yield Finding(texts.card.place, "the cloze text hides nothing: Anki makes no card of it.")


CHECK = Check(
    "cloze-number",
    Severity.ERROR,
    "Anki imports such a note without a card, and nobody sees that it is missing.",
    "Write `{{c1::hidden}}`, numbered from 1 and closed by `}}`.",
    _find,
)
