"""Pictures and sounds at an address that no card can show: in the text itself, on a disk."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity
from cardgen.render.fields import media_references
from cardgen.render.media import MediaKind


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.cards:
        for reference in media_references(texts.card):
            if reference.kind is MediaKind.OTHER:
                message = "the card cannot show the file at this address."
                yield Finding(texts.card.place, message, f"![{reference.alt}](")


CHECK = Check(
    "media-address",
    Severity.WARNING,
    "In place of the picture the card shows its words, or nothing.",
    "Save it in the project and point to that.",
    _find,
)
