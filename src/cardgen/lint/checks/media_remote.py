"""Pictures and sounds that lie on the web."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity
from cardgen.render.fields import media_references
from cardgen.render.media import MediaKind


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.cards:
        for reference in media_references(texts.card):
            if reference.kind is MediaKind.REMOTE:
                message = f"the file `{reference.path}` lies on the web."
                yield Finding(texts.card.place, message, reference.path)


CHECK = Check(
    "media-remote",
    Severity.WARNING,
    "A review without network shows nothing, and every review tells the server about it.",
    "Save the file in the project and point to it.",
    _find,
)
