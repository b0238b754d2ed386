"""A question that takes long to read."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.lint.texts import length
from cardgen.model import Severity

_LIMIT = 80  # Chinese characters, or twice the number of words


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.questions():
        size = length(texts.card.question)
        if size > _LIMIT:
            yield Finding(
                texts.card.place, f"the question is {size} characters long, {_LIMIT} at most are good."
            )


CHECK = Check(
    "question-too-long",
    Severity.WARNING,
    "A long question is recognized by its shape instead of being read.",
    "Ask one thing in one short sentence.",
    _find,
)
