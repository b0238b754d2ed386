"""A side that shows nothing: marks without words, or a comment."""

import re
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity
from cardgen.render.blank import is_blank
from cardgen.render.markdown import markdown_to_html
from cardgen.render.media import Gallery

_MARKUP = re.compile(r"<[^<>]*>|!?\[[^\[\]]*\](?:\([^()]*\)|:.*)?|&\w+;")


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.questions():
        card = texts.card
        if not _shows(card.question):
            yield Finding(card.place, "the question shows nothing.")
        if not _shows(card.answer) and not card.media:
            yield Finding(card.place, "the answer shows nothing.")


def _shows(markdown: str) -> bool:
    """Tell whether a side has words outside of pictures and links, or shows something as it is rendered."""
    if any(map(str.isalnum, _MARKUP.sub("", markdown))):
        return True
    return not is_blank(markdown_to_html(markdown, Gallery({})))


CHECK = Check(
    "empty-side",
    Severity.ERROR,
    "Anki makes no card of an empty question, and an empty answer cannot be learned.",
    "Write both sides, or delete the card.",
    _find,
)
