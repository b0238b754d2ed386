"""An answer that announces something which does not follow."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.questions():
        if texts.answer.endswith(("：", ":", "，", ",", "、")) and not texts.card.media:
            yield Finding(
                texts.card.place, f"the answer ends in “{texts.answer[-12:]}”, with nothing after it."
            )


CHECK = Check(
    "answer-cut-off",
    Severity.WARNING,
    "What was to follow is the answer, and it is missing.",
    "Add what follows in the note, or end the sentence.",
    _find,
)
