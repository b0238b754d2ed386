"""Two cards that say nearly the same, in whatever decks."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.similar import similar_pairs
from cardgen.lint.subject import Subject
from cardgen.model import Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for first, second, share in similar_pairs(subject.cards):
        message = f"the card says nearly the same ({share:.0%}) as the one in {first.card.place}."
        yield Finding(second.card.place, message)


CHECK = Check(
    "near-duplicate",
    Severity.WARNING,
    "Two wordings of one fact cost twice the reviews and blur each other.",
    "Keep the better one, or make the difference plain in both.",
    _find,
)
