"""A cloze that hides everything: nothing is left to go by."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity
from cardgen.text.plain import squeezed


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.clozes():
        if texts.cloze and texts.cloze.deletions and not squeezed(texts.question.replace("[…]", "")):
            yield Finding(texts.card.place, "the cloze hides the whole text.", "{{c")


CHECK = Check(
    "one-sided",
    Severity.WARNING,
    "Without any words around the gap nobody can tell what is asked.",
    "Leave visible what the hidden part is about.",
    _find,
)
