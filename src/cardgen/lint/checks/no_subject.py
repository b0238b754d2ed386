"""A question that does not say what it is about: “它是什么？”, “What is the formula?”."""

import re
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity

_POINTS = re.compile(
    r"(?:为什么|为何|如何|怎么|什么是|在|对于?|请问)?"
    r"(?:[它该]|此(?![外前后])|其(?![中他它余实次])|这(?!一类)|上述|上[面式文图表]|下述|下[面式文图表]|本[节文章式]|前者|后者)"
)
_ENGLISH_POINTS = re.compile(
    r"(?:(?:what|how|why|when|where|which|who|in|for|with)\b\W*)?(?:(?:is|are|does|do|can|was|were|did)\s+)?"
    r"(?:it|its|this|that|these|those|they|their|the (?:above|former|latter|following|previous))\b",
    re.I,
)
_EMPTY = re.compile(
    r"什么是|是什么|是多少|是哪些|有哪些|有什么|包括|什么|哪些|如何|怎么样?|怎样|为什么|为何|多少|几|"
    r"公式|定义|含义|意义|作用|目的|用途|优缺?点|缺点|优势|劣势|步骤|性质|特[点性征]|区别|原理|过程|方法|原因|条件|结果|例子|"
    r"表达式|计算|表示|推导|用于|[的是呢吗有请与和及其它该这]|"
    r"\b(?:what|is|are|the|a|an|of|for|to|it|how|why|does|do|which|its|there|can|one|"
    r"formulas?|definitions?|meanings?|purposes?|uses?|used|advantages?|disadvantages?|drawbacks?|benefits?|steps?|propert(?:y|ies)|"
    r"differences?|equations?|reasons?|examples?|conditions?|pros|cons|and)\b",
    re.I,
)


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.questions():
        if not texts.question:
            continue
        pointer = _POINTS.match(texts.question) or _ENGLISH_POINTS.match(texts.question)
        if pointer:
            message = f"the question begins with “{pointer[0].strip()}”, and nothing says what that is."
            yield Finding(texts.card.place, message)
        elif not any(c.isalnum() for c in _EMPTY.sub("", texts.question)):
            yield Finding(texts.card.place, "the question does not say what it is about.")


CHECK = Check(
    "question-without-subject",
    Severity.WARNING,
    "Cards come one at a time and out of order: only its own words tell what is asked.",
    "Put the name of the concept in.",
    _find,
)
