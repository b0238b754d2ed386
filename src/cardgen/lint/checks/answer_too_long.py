"""An answer that nobody can recall whole; formulas are not counted."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.lint.texts import length
from cardgen.model import Severity

_LIMIT = 300  # Chinese characters, or twice the number of words


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.questions():
        size = length(texts.card.answer)
        if size > _LIMIT:
            yield Finding(
                texts.card.place, f"the answer is {size} characters long, {_LIMIT} at most are good."
            )


CHECK = Check(
    "answer-too-long",
    Severity.WARNING,
    "What cannot be recalled whole is graded by feeling, and comes back for ever.",
    "Split it into cards, or move the rest to `extra`.",
    _find,
)
