"""A source that is no longer in the note, or a note that is no longer there."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity
from cardgen.text.nearest import did_you_mean


def _find(subject: Subject) -> Iterator[Finding]:
    for deck in subject.decks:
        if deck.note in subject.missing_notes:
            yield Finding(deck.place, f"the note `{deck.note}` is not there.", deck.note, "Correct `note:`.")
    for texts in subject.cards:
        anchor, known = texts.card.anchor, subject.anchors.get(texts.deck.note)
        if anchor and known is not None and anchor not in known:
            message = f"`{texts.deck.note}` has no heading with the anchor `{anchor}`."
            yield Finding(texts.card.place, message, anchor, did_you_mean(anchor, known))


CHECK = Check(
    "dead-anchor",
    Severity.WARNING,
    "The link from the card back to the note leads nowhere.",
    "Run `cardgen generate`, or correct `source:`.",
    _find,
)
