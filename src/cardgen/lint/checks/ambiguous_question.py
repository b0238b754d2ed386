"""One question with two different answers, in whatever decks."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity, Source
from cardgen.text.plain import squeezed


def _find(subject: Subject) -> Iterator[Finding]:
    first: dict[str, tuple[str, Source]] = {}
    for texts in subject.questions():
        question, answer = squeezed(texts.question), squeezed(texts.answer)
        if not question or not answer:
            continue
        other, place = first.setdefault(question, (answer, texts.card.place))
        if other != answer:
            yield Finding(texts.card.place, f"the same question has another answer in {place}.")


CHECK = Check(
    "ambiguous-question",
    Severity.WARNING,
    "A right answer is graded wrong when the card meant the other one.",
    "Say in each question what tells the two apart.",
    _find,
)
