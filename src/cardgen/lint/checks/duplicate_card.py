"""The same card twice, in whatever decks."""

from collections import defaultdict
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity, Source
from cardgen.text.plain import squeezed


def _find(subject: Subject) -> Iterator[Finding]:
    first: defaultdict[tuple[bool, str, str], list[Source]] = defaultdict(list)
    for texts in subject.cards:
        key = (bool(texts.cloze), squeezed(texts.question), squeezed(texts.answer))
        if not key[2]:
            continue
        if first[key]:
            yield Finding(texts.card.place, f"the same card stands in {first[key][0]}.")
        first[key].append(texts.card.place)


CHECK = Check(
    "duplicate-card",
    Severity.WARNING,
    "Learning one fact twice doubles the work and halves the spacing.",
    "Delete one of the two.",
    _find,
)
