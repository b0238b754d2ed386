"""A side that shows nothing: marks without words, or a comment."""

import re
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.references import media_references
from cardgen.lint.subject import Subject
from cardgen.model import Severity
from cardgen.text.math import math_spans

_COMMENT = re.compile(r"<!--.*?-->", re.S)


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.questions():
        card, has_media = texts.card, any(media_references(texts.card))
        if not _shows(card.question, texts.question) and not has_media:
            yield Finding(card.place, "the question shows nothing.")
        if not _shows(card.answer, texts.answer) and not has_media:
            yield Finding(card.place, "the answer shows nothing.")


def _shows(markdown: str, words: str) -> bool:
    return bool(math_spans(markdown)) or any(not c.isspace() for c in _COMMENT.sub("", words))


CHECK = Check(
    "empty-side",
    Severity.ERROR,
    "Anki makes no card of an empty question, and an empty answer cannot be learned.",
    "Write both sides, or delete the card.",
    _find,
)
