"""A card of what is good or bad of a thing, however a sentence says it."""

import re

from cardgen.extract.finding import Finding, finding_at
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import plain_answer, sentence_case
from cardgen.model import Kind
from cardgen.text.expression import expression

ADVERB_END = expression(r"\s?(?:[还也都就则又却]|干脆|索性|其实|毕竟|终究)$")
_OWN_ROLE = expression(r"的?(?:优点|优势|好处|缺点|坏处|代价|副作用|毛病|短板)$")
_NO_OWNER = expression(r"的[\u4e00-\u9fff]{0,2}(?:大小|个数|数量|长度|维度|比例|取值)$")
# What a role is said to be without saying what it is: ``代价是极其高昂的``.
VACUOUS = expression(
    r"(?:如下|以下|下面|这么|有)?[几两三四五六]点|(?:极其|非常|十分|相当|很|比较|更)?(?:高昂|巨大|明显|显著|沉重|惨重|大|小|高|低)的?[。]?"
)
# ``一眼可见的：…``: what only announces the answer.
_HERALD_EN = expression(
    r"^(?:obvious|simple|clear|easy to see|plain|well known|twofold|threefold|the same|"
    r"this)\s?[:,]\s*(?=\S.{8})",
    re.I,
)
_HERALD = expression(r"^[^，。：]{1,8}的[：:]\s*(?=\S{4})")


def role_finding(
    statement: Statement,
    concept: str,
    good: bool,
    span: tuple[int, int],
    sure: float,
    words: str,
    before: str = "",
) -> Finding | None:
    """Return the card of ``span`` of the statement's text, or nothing where that says nothing.

    ``span`` may reach beyond the statement; ``words`` are the role (``代价`` is asked for by that name), and
    ``before`` is what the question begins with.
    """
    start = statement.sentence.start
    answer = plain_answer(statement.passage.text[start + span[0] : start + span[1]])
    concept = (
        ADVERB_END.sub("", _OWN_ROLE.sub("", concept.partition("之所以")[0]))
        if statement.chinese
        else concept
    )
    if _NO_OWNER.search(concept) or (len(concept) == 1 and not concept.isascii()):
        concept = statement.above  # of a size, of a formula's sign nothing is good or bad
    answer = (_HERALD if statement.chinese else _HERALD_EN).sub("", answer)
    if VACUOUS.fullmatch(answer):
        return None
    if not concept or len(answer) < (1 if statement.chinese else 3) or generic_name(concept):
        return None
    if statement.chinese:
        role = "代价" if words == "代价" else "优点" if good else "缺点"
        question = f"{before}{concept}的{role}是什么？"
    else:
        question = f"What are the {'advantages' if good else 'disadvantages'} of {concept}?"
        answer = sentence_case(answer)
    kind = Kind.ADVANTAGE if good else Kind.DISADVANTAGE
    return finding_at(
        statement, kind, concept, question, answer, sure, words, (span[0], max(span[0] + 1, span[1]))
    )
