"""Pictures and sounds that are not there, or may not be read."""

from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity
from cardgen.render.fields import media_references
from cardgen.render.media import MediaKind


def _find(subject: Subject) -> Iterator[Finding]:
    if subject.media_fault is None:
        return
    for texts in subject.cards:
        for reference in media_references(texts.card):
            if reference.kind is MediaKind.LOCAL and (
                fault := subject.media_fault(texts.deck, reference.path)
            ):
                yield Finding(texts.card.place, fault.message, reference.path, fault.remedy, fault.code)


CHECK = Check(
    "media-missing",
    Severity.ERROR,
    "The card shows a broken picture, often in place of its answer.",
    "Correct the path; it must stay inside the project.",
    _find,
    ("media-ambiguous", "media-case", "media-name-twice", "media-outside", "media-too-big", "media-type"),
)
