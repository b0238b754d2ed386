"""A question that yes or no would answer."""

import re
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity

_CHINESE = re.compile(r"是否|是不是|能否|可否|有没有|能不能|会不会|可不可以|(?<![什怎多这那])[吗么][？?]?$")
_OPEN = re.compile(r"什么|为何|如何|怎[么样]|哪|谁|多少|几|(?:还是).*[？?]?$")
_ENGLISH = re.compile(
    r"(?:is|are|was|were|does|do|did|can|could|will|would|should|has|have|had|may|must)(?:n[’']t)?\s", re.I
)
_ENGLISH_CHOICE = re.compile(r"\bor\b", re.I)
_ANSWER = re.compile(r"(?:是的?|否|不是|对|不对|不能|不会|可以|yes|no)(?:[，,。.；;！!]|$)", re.I)


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.questions():
        if _asks_yes_or_no(texts.question) or (
            _ANSWER.match(texts.answer) and not _OPEN.search(texts.question)
        ):
            yield Finding(texts.card.place, "the question can be answered by yes or no.")


def _asks_yes_or_no(question: str) -> bool:
    if _CHINESE.search(question):
        return not _OPEN.search(question)
    return bool(_ENGLISH.match(question)) and not _ENGLISH_CHOICE.search(question)


CHECK = Check(
    "yes-no-question",
    Severity.WARNING,
    "Half of the guesses are right, and the reason is never recalled.",
    "Ask what, why, how or under which condition.",
    _find,
)
