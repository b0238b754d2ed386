"""A side that shows nothing: marks without words, or a comment."""

import re
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity
from cardgen.text.math import math_spans
from cardgen.text.plain import plain

_COMMENT = re.compile(r"<!--.*?-->", re.S)


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.questions():
        card = texts.card
        if not _shows(card.question):
            yield Finding(card.place, "the question shows nothing.")
        if not _shows(card.answer) and not card.media:
            yield Finding(card.place, "the answer shows nothing.")


def _shows(markdown: str) -> bool:
    text = _COMMENT.sub("", markdown)
    return any(map(str.isalnum, text)) or "![" in text or bool(math_spans(text)) or bool(plain(text))


CHECK = Check(
    "empty-side",
    Severity.ERROR,
    "Anki makes no card of an empty question, and an empty answer cannot be learned.",
    "Write both sides, or delete the card.",
    _find,
)
