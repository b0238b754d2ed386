"""Pictures and sounds that lie on the web."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.references import is_remote, media_references
from cardgen.lint.subject import Subject
from cardgen.model import Severity


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.cards:
        for reference in filter(is_remote, media_references(texts.card)):
            yield Finding(texts.card.place, f"the file `{reference}` lies on the web.", reference)


CHECK = Check(
    "media-remote",
    Severity.WARNING,
    "A review without network shows nothing, and every review tells the server about it.",
    "Save the file in the project and point to it.",
    _find,
)
