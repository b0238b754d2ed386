"""What is said of a concept in a set phrase: ``通俗地说``, a cost, ``与B成反比``, ``是X的关键``."""

import re

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.subjects import is_unresolved, points_elsewhere
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, plain_answer
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_PLAINLY = expression(
    r"(?P<cue>通俗(?:的|地)?(?:说|讲|来说|来讲|理解)|翻译成人话|直观(?:的|地)?(?:说|理解)|说白了|说穿了|讲白了|说到底|归根结底|换句话说)"
    r"[，,]?(?:就是)?(?:说)?[：:，,]?\s*(?P<what>\S.{6,})"
)
_REVERSED = expression(
    r"^(?P<what>[^，。；]{2,50}?)(?:才)?是(?P<of>[^，。；]{2,30}的(?:关键(?:所在)?|核心|基础|前提|本质|瓶颈|"
    r"根本原因|主要原因|原因|条件|目标|主流))$"
)
_COSTS = expression(
    r"(?:(?P<of>[A-Za-z][\w-]*(?: [\w-]+){0,3}|(?:每次|单次)?[\u4e00-\u9fff]{2,8})\s?的)?"
    r"(?P<what>(?:总|时间|空间|计算|单次|平均|最坏|通信|存储)?(?:复杂度|开销|计算量|参数量))(?P<how>(?:就|便|只|可以|能|也|才)?(?:是|为|约为?|达到?|"
    r"降(?:到|为|低到)|变(?:成|为))?)\s?(?P<cost>[\U000f0000-\U000ffffd])(?=[，。；（(]|$|\s)"
)
# ``E和G则与晶粒度无关``: 和 joins two subjects where 与 stands behind it.
_PROPORTIONAL = expression(
    r"(?P<a>[^，。；和与跟]{1,12}和[^，。；和与跟]{1,12}?(?=[则都均也]{0,2}与)|[^，。；]{2,24}?)[则都均也]{0,2}(?<!相关)(?<!无关)[与和跟](?P<b>[^，。；]{1,20}?)(?P<how>成[正反]比|[正负]相关|无关)(?=$|[，。；])"
)
_MOST = expression(
    r"(?P<of>[^，。；：（(以]{2,12}?)(?:里面?|中|之中|以)(?P<what>[^，。；：最]{1,14}?(?:[（(][^（）()]{1,40}[）)])?)(?:为|是)?"
    r"(?P<most>最(?:为)?(?:常见|多见|重要|常用|典型|主要))(?=[，。；]|也最|$)"
)
_WITH_AS = expression(
    r"[，,](?:主要|多|常|通常|一般)?以(?P<what>[^，。；以]{2,20}?)为(?P<role>特征|主|特点|目标|基础|核心|前提|依据|单位|标准)"
    r"(?=[，。；]|$)"
)
_IS_SO = expression(r"(?P<of>[^，。；：]{1,14}?)(?:也|都)?(?:最|比较|较|很|非常|更)[^，。；]{1,6}[，,]")
_FIRST_CHOICE = expression(r"(?:一般|通常|临床上|目前)?首选(?:的?是)?(?P<what>[^，。；：]{2,24})")
_REMEDY = expression(
    r"(?P<by>[^，。；：]{2,70})的(?P<role>解法|解决办法|解决方案|对策|补救办法|补救|处理办法|应对办法)(?:就)?是(?P<what>[^。]{4,160})"
)
_THEIRS = expression(
    r"(?:他们|作者们?|原作者)的(?P<role>(?P<found>观察|发现|结论)|想法|做法|动机|思路|出发点|解法|办法|改进|改动|贡献)(?:就|便)?是[：:，,]?(?P<what>[^。]{6,160})"
)
_AT_FIRST_SIGHT = expression(r"乍一看|乍看|看起来|看上去|看似|表面上")
_LONGEST_OWNER = 16
_COSTING = signs("杂销量")
_RELATING = signs("比关")


def in_set_phrase(reading: Reading, statement: Statement) -> Finding | None:
    """Return the card of a Chinese statement that is worded in one of these ways, or nothing."""
    return (
        _plainly(reading, statement)
        or _proportional(reading, statement)
        or _complexity(reading, statement)
        or _most(reading, statement)
        or _with_as(reading, statement)
        or _first_choice(reading, statement)
        or _remedy(reading, statement)
        or _theirs(reading, statement)
        or _reversed(statement)
    )


def _plainly(reading: Reading, statement: Statement) -> Finding | None:
    """``通俗地说，…`` restates the concept before."""
    match = _PLAINLY.match(statement.text)
    if not match or not reading.knows(statement.concept):
        return None
    question = f"通俗地说，{statement.concept}是什么意思？"
    answer = plain_answer(match["what"])
    return finding_at(statement, Kind.PROPERTY, statement.concept, question, answer, 0.55, match["cue"])


def _complexity(reading: Reading, statement: Statement) -> Finding | None:
    """``时间复杂度降到$O(n)$``, ``单次均摊$O(1)$``: what it costs, of the thing at hand."""
    match = None if _COSTING.isdisjoint(statement.signs) else _COSTS.search(statement.text)
    if match is None or _AT_FIRST_SIGHT.match(statement.text):
        return None
    topic = reading.view.topic
    owner = match["of"] or (
        statement.term.name if statement.term else _spoken_of(statement, match.start()) or topic
    )
    if not owner or generic_name(owner):
        return None
    how = "降到" if "降" in match["how"] else "是"
    known = match["of"] or statement.term or reading.knows(owner)
    question = with_topic(f"{owner}的{match['what']}{how}多少？", "" if known else topic, True)
    return finding_at(statement, Kind.PROPERTY, owner, question, match["cost"], 0.55, match["what"])


def _spoken_of(statement: Statement, place: int) -> str:
    """``精确解需要线性扫描，复杂度是…``: the subject of the clauses before ``place``, if it is a thing."""
    name = statement.subject
    later = 0 <= statement.verb_start < place and not (statement.role or statement.pronoun)
    return (
        ""
        if not later or len(name) > _LONGEST_OWNER or is_unresolved(name) or points_elsewhere(name)
        else name
    )


def _proportional(reading: Reading, statement: Statement) -> Finding | None:
    """``A与B成反比``: how A depends on B."""
    match = None
    if _RELATING & statement.signs:
        match = _PROPORTIONAL.match(clean(statement.text[statement.start :]))
    if not match or is_unresolved(match["a"]) or points_elsewhere(match["a"]):
        return None
    question = with_topic(f"{match['a']}与什么{match['how']}？", reading.view.topic, True)
    return finding_at(statement, Kind.PROPERTY, match["a"], question, match["b"], 0.55, match["how"])


def _most(reading: Reading, statement: Statement) -> Finding | None:
    """``诱因里感染最常见``, ``症状以腹胀最常见``: which of several it is."""
    match = _MOST.match(statement.text[len(statement.lead) :]) if "最" in statement.signs else None
    if not match or is_unresolved(match["of"]) or points_elsewhere(match["of"]):
        return None
    question = with_topic(f"{match['of']}中{match['most']}的是什么？", reading.view.topic, True)
    return finding_at(
        statement, Kind.PROPERTY, match["of"], question, clean(match["what"]), 0.5, match["most"]
    )


def _with_as(reading: Reading, statement: Statement) -> Finding | None:
    """``左心衰最常见，以淤血为特征``: what marks the thing that the clauses before speak of."""
    match = _WITH_AS.search(statement.text, 2) if "以" in statement.signs else None
    state = _IS_SO.match(statement.text[len(statement.lead) :])
    owner = statement.subject or (state["of"] if state else statement.concept)
    if not match or statement.role or not owner or is_unresolved(owner) or points_elsewhere(owner):
        return None
    topic = "" if reading.knows(owner) else reading.view.topic
    question = with_topic(f"{owner}以什么为{match['role']}？", topic, True)
    return finding_at(statement, Kind.PROPERTY, owner, question, clean(match["what"]), 0.5, "以")


def _first_choice(reading: Reading, statement: Statement) -> Finding | None:
    """``首选超声心动图，…``: what is chosen first where the section tells of one thing."""
    match = _FIRST_CHOICE.match(statement.text) if "首" in statement.signs else None
    topic = reading.view.topic
    if not match or not topic:
        return None
    of = reading.view.heading if topic != reading.view.heading else ""
    question = with_topic(f"{of}首选什么？", topic, True) if of else f"{topic}首选什么？"
    return finding_at(statement, Kind.PROPERTY, topic, question, clean(match["what"]), 0.5, "首选")


def _remedy(reading: Reading, statement: Statement) -> Finding | None:
    """``…坑是**X**：…。P那篇论文的解法是…``: what is done about the trouble just named."""
    match = _REMEDY.match(statement.text) if "是" in statement.signs else None
    trouble = statement.carried
    if not match or not reading.knows(trouble) or trouble == reading.view.topic or trouble in match["by"]:
        return None
    answer = plain_answer(match["what"])
    return finding_at(statement, Kind.QA, trouble, f"{trouble}怎么解决？", answer, 0.6, match["role"])


def _theirs(reading: Reading, statement: Statement) -> Finding | None:
    """``他们的观察是…``: what those found or meant whose work the section tells of."""
    match = _THEIRS.match(statement.text, len(statement.lead)) if "是" in statement.signs else None
    topic = reading.view.topic
    if not match or not topic:
        return None
    question = f"{topic}的作者发现了什么？" if match["found"] else f"{topic}的{match['role']}是什么？"
    return finding_at(
        statement, Kind.PROPERTY, topic, question, plain_answer(match["what"]), 0.55, match[0][:5]
    )


def _reversed(statement: Statement) -> Finding | None:
    """``Y是X的关键``: the concept stands last."""
    if "是" not in statement.signs:
        return None
    clauses = re.split(r"[，,]", clean(statement.text[statement.start :]))
    match = _REVERSED.match(clean(clauses[-1]))
    if not match or is_unresolved(match["what"]) or re.search(r"[是为]|目的", match["what"]):
        return None
    of = match["of"]
    return finding_at(statement, Kind.PROPERTY, of, f"{of}是什么？", match["what"], 0.65, "是")
