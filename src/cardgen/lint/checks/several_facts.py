"""An answer that holds several facts: a long list, many sentences, several paragraphs."""

import re
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Kind, Severity
from cardgen.text.math import replace_math

_ITEM = re.compile(r"^[ \t]{0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S", re.M)
_SENTENCE_END = re.compile(r"[。！？；]|[.!?;](?=\s)")
_LISTS = {Kind.ENUMERATION, Kind.PROCEDURE, Kind.ADVANTAGE, Kind.DISADVANTAGE, Kind.COMPARISON}
_ITEMS, _ITEMS_ELSEWHERE, _SENTENCES = 9, 5, 5  # at most, and still one card


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.questions():
        answer = replace_math(texts.card.answer.strip(), lambda _: "x")
        items = len(_ITEM.findall(answer))
        sentences = len(_SENTENCE_END.findall(answer[:-1])) + 1
        limit = _ITEMS if texts.card.kind in _LISTS else _ITEMS_ELSEWHERE
        if items > limit:
            yield Finding(texts.card.place, f"the answer is a list of {items}, {limit} at most are good.")
        elif items < 2 and sentences > _SENTENCES:
            yield Finding(
                texts.card.place, f"the answer has {sentences} sentences, {_SENTENCES} at most are good."
            )


CHECK = Check(
    "several-facts",
    Severity.WARNING,
    "Facts on one card cannot be scheduled apart: the hardest one decides for all.",
    "One fact, one card: split the answer, or hide its parts one by one in a cloze.",
    _find,
)
