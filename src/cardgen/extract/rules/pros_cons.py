"""Advantages and disadvantages, bound to the concept above them or the one the sentence names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.answers import plain_answer, sentence_case
from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.headings import generic_name
from cardgen.extract.phrasing import lower_first
from cardgen.extract.signs import signs
from cardgen.extract.statements import Statement
from cardgen.extract.view import ListRun, Passage
from cardgen.model import Kind

_GOOD = "优点|优势|长处|好处|卖点|亮点|妙处|强项"
_BAD = (
    "缺点|劣势|不足(?:之处)?|局限性?|短板|弊端|坏处|代价|毛病|硬伤|软肋|弱点|缺陷|隐患|痛点|弊病|副作用|麻烦|"
    "主要问题|问题"
)
_COUNTED = "有(?:以下|如下)?[一二两三四五六几]+[个点条种处]?[：:，,]|[嘛呢]?[，,]?(?=一是[^。]+二是)"
_CUE = re.compile(
    rf"(?P<of>[^，。：；]{{0,30}}?)(?:的|有)?(?P<adj>主要|最大|一个|显著|明显|一大|另一个|突出|关键|"
    rf"核心)*(?:的)"
    rf"?(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))(?:主要|也很明显|很明显|[，,]主要)?(?:(?P<counted>{_COUNTED})|在于|"
    rf"是(?![非否])|"
    rf"有(?=[^：])|：|:|，即|就是)"
    rf"[，,：:]?\s*(?P<what>\S.+)",
    re.S,
)
_ROLE = re.compile(rf"^(?:主要)?(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))$")
_ROLE_EN = re.compile(
    r"^(?:(?P<good>advantages?|pros?|benefits?|strengths?)|(?P<bad>disadvantages?|cons?|drawbacks?|"
    r"limitations?|weaknesses|downsides?|shortcomings?))$",
    re.I,
)
_CUE_EN = re.compile(
    r"(?:The|One|A|An|Another|Its|Their)\s+(?:[a-z-]+ ){0,3}?(?:(?P<good>advantages?|benefits?|"
    r"strengths?|upsides?)|"
    r"(?P<bad>disadvantages?|drawbacks?|downsides?|limitations?|weakness(?:es)?|shortcomings?|"
    r"problems?|price|catch|cost))"
    r"(?:\s+of\s+(?P<of>[^,.]{2,60}?))?\s+(?:is|are)\s+(?:that\s+|to\s+)?(?P<what>.+)",
    re.I,
)
_LEAD = re.compile(rf"(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}|如下问题|几个问题|争议))[^，。]{{0,8}}[：:]\s*$")
_LEAD_EN = re.compile(
    r"\b(?:(?P<good>advantages|benefits|strengths|pros)|(?P<bad>disadvantages|drawbacks|limitations|"
    r"shortcomings|weaknesses|problems|cons))\b[^.]{0,30}[.:]\s*$",
    re.I,
)
_PROBLEM = re.compile(r"的(?:主要|最大|一个|关键)?(?:的)?问题(?:在于|是)")
_COMPARED = re.compile(
    r"^(?P<with>(?:和|与|跟|同|相比于|相较于|相比)[^，。]{1,30}?相比|(?:相比于?|相较于|比起)"
    r"[^，。]{1,30})[，,]"
)
_CON_TURN = re.compile(
    rf"[，,。；;]\s*(?:但|但是|不过|然而|而)?(?:它的|其)?(?:主要)?(?:(?P<good>{_GOOD})|(?P<bad>{_BAD})"
    rf")(?:也很明显)"
    rf"?(?:是(?![非否])|在于|：|:)"
)
_CLAUSE = re.compile(
    r"[，,](?:但|但是|不过|而)?(?:它的|其)?(?:主要|最大)?的?(?:(?P<good>优点|优势|好处|卖点|亮点|长处|强项)|"
    r"(?P<bad>缺点|不足|代价|坏处|毛病|短板|弱点|缺陷|硬伤|软肋|副作用|麻烦))"
    r"(?:也很明显)?(?:就?是(?![非否])|在于|：)[，,]?(?P<what>[^。；]{4,})"
)
_REVERSED = re.compile(
    rf"(?P<what>[^，。；：这那它其]{{1,20}}?)(?:就|才)?是(?P<of>它|其|[^，。；：这那]{{2,16}}?)(?:的)?(?:最大|主要|一大|最明显)?的?"
    rf"(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))[。]?$"
)
_ALSO = re.compile(r"^(?:此外|另外|同时|而且|其次|并且|还有)[，,]?")
_CONNECTIVE = re.compile(r"^(?:至于|说到|不过|但|但是|然而|而|另外|此外)[，,]?")
_POINTING = re.compile(r"(?:它|其|该|这|此|主要|另一|最大|一|these|this|the following)", re.I)
_ROLE_WORD = re.compile(r".*(?:优|缺|问题)")
_LIST_OWNER = re.compile(
    r"(?P<of>[^，。：；,.]{1,24}?)(?:的|有|存在|have|has)\s*(?:several |some |以下|如下|几个|一些|"
    r"important |主要)*$"
)
_LONGEST_ROLE = 260
_LONGEST_NAME = 24
_ANOTHER = re.compile("的(优点|缺点)")

# One of which each role word has.
_SIGNS = signs(
    "优处缺劣足局短弊价题卖亮强毛硬软弱隐痛副麻",
    "advantage advantages benefit benefits strength strengths upside upsides disadvantage disadvantages "
    "drawback drawbacks downside downsides limitation limitations weakness weaknesses shortcoming "
    "shortcomings problem problems price catch cost",
)


def pros_cons(reading: Reading) -> Iterator[Finding]:
    """Find what is good and bad of a concept: role lines, role sentences, role lists."""
    owner, place = "", -1
    before: Statement | None = None
    for statement in reading.statements:
        found = (_role_line(statement) or _also(statement)) if statement.term else None
        if found is None and not (statement.noise or _SIGNS.isdisjoint(statement.signs)):
            carried = owner if statement.passage.index - place in (0, 1) else ""
            carried = carried or _spoken_of(before, statement)
            found = (_sentence if statement.chinese else _sentence_en)(statement, carried)
        before = statement
        if found:
            owner, place = found.concept, statement.passage.index
            yield found
            turned = _clause(statement, owner) if statement.chinese else None
            if turned and turned.kind is not found.kind:
                yield turned
    for run in reading.view.lists:
        yield from _role_list(reading, run)


def _spoken_of(before: Statement | None, statement: Statement) -> str:
    """``X is … . The price is …``: the subject of the English sentence before."""
    if before is None or statement.chinese or before.passage is not statement.passage or before.pronoun:
        return ""
    return lower_first(before.subject) if len(before.subject.split()) <= 4 else ""


def _role_line(statement: Statement) -> Finding | None:
    """``优点：…``: its concept is the one above."""
    term = statement.term
    role = (_ROLE.match(term.name) or _ROLE_EN.match(term.name)) if term and statement.first else None
    if role is None or term is None:
        return None
    passage = statement.passage
    end = passage.sentences[0].end
    short = len(passage.text) < _LONGEST_ROLE and (not statement.chinese or len(passage.text) - end < 30)
    span = (term.body, len(passage.text) if short else end)
    return _finding(statement, statement.above, role["good"] is not None, span, 0.9, term.name)


def _also(statement: Statement) -> Finding | None:
    """A role line's further sentence (``此外…``) is a role of its own."""
    term = statement.term
    role = _ROLE.match(term.name) if term and not statement.first else None
    also = _ALSO.match(statement.text)
    if role is None or also is None or statement.passage.sentences[0].end > statement.sentence.start:
        return None
    span = (also.end(), len(statement.text))
    found = _finding(statement, statement.above, role["good"] is not None, span, 0.7, also[0])
    return replace(found, question=_ANOTHER.sub(r"的另一个\1", found.question)) if found else None


def _sentence(statement: Statement, carried: str) -> Finding | None:
    """``X的优点是…``; ``carried`` is the concept of the role before in the same passage."""
    text = statement.text
    compared = _COMPARED.match(text)
    match = _CUE.match(text, compared.end() if compared else 0)
    if not match:
        return _reversed(statement) or _clause(statement)
    if match["bad"] == "问题" and not _PROBLEM.search(text):
        return None
    turn = _CON_TURN.search(match["what"])
    end = match.start("what") + turn.start() if turn else len(text)
    end = _sentence_end(statement) if match["counted"] else end
    concept = _owner(statement, match["of"], carried)
    if not concept:
        return None
    role = match["good"] or match["bad"]
    before = compared["with"] + "，" if compared else ""
    sure = 0.65 if role in ("问题", "主要问题") else 0.8
    span = (match.start("what"), end)
    return _finding(statement, concept, match["good"] is not None, span, sure, role, before)


def _reversed(statement: Statement) -> Finding | None:
    """``慢是它最大的问题``: what is good or bad of it stands first."""
    match = _REVERSED.match(statement.text)
    if match is None or match["of"] == "这":
        return None
    concept = statement.above if match["of"] in ("它", "其") else match["of"]
    role = match["good"] or match["bad"]
    return _finding(statement, concept, match["good"] is not None, match.span("what"), 0.65, role)


def _clause(statement: Statement, owner: str = "") -> Finding | None:
    """``X…，代价是Y``: the role stands in a later clause."""
    match = _CLAUSE.search(statement.text)
    if match is None:
        return None
    concept = owner or (statement.concept.partition("的")[0] if statement.subject else statement.concept)
    concept = concept if len(concept) <= _LONGEST_NAME else statement.above
    if len(concept) > _LONGEST_NAME or statement.pronoun.startswith("这"):
        return None
    role = match["good"] or match["bad"]
    return _finding(statement, concept, match["good"] is not None, match.span("what"), 0.6, role)


def _sentence_end(statement: Statement) -> int:
    """The end of the whole sentence: a counted list runs past semicolons."""
    begin = statement.sentence.start
    ends = (one.end for one in statement.passage.sentences if one.start <= begin < one.end)
    return next(ends, statement.sentence.end) - begin


def _owner(statement: Statement, of: str, carried: str) -> str:
    owner = _CONNECTIVE.sub("", of.strip()).rstrip("的")
    if not owner or _POINTING.match(owner):
        owner = statement.concept if statement.pronoun or not statement.subject else statement.above
        if _ROLE_WORD.match(owner) or not owner:
            owner = statement.above
        owner = carried or owner
    return "" if generic_name(owner) or len(owner) > _LONGEST_NAME else owner


def _sentence_en(statement: Statement, carried: str) -> Finding | None:
    match = _CUE_EN.match(statement.text, statement.start)
    if not match:
        return None
    concept = (match["of"] or carried or statement.above).strip()
    span = (match.start("what"), len(statement.text))
    role = match["good"] or match["bad"]
    return _finding(statement, concept, match["good"] is not None, span, 0.75, role)


def _role_list(reading: Reading, run: ListRun) -> Iterator[Finding]:
    """A lead-in with one item; of more, the listing makes one card."""
    lead = reading.view.nodes[run.lead] if run.lead >= 0 else None
    item = reading.view.nodes[run.items[0]] if len(run.items) == 1 else None
    if not isinstance(lead, Passage) or not isinstance(item, Passage) or item.opens:
        return
    match = _LEAD.search(lead.text) or _LEAD_EN.search(lead.text)
    if not match:
        return
    last = reading.of_passage[lead.index][-1]
    named = _LIST_OWNER.search(lead.text[: match.start()])
    concept = named["of"].strip() if named and not _POINTING.match(named["of"].strip()) else last.above
    first = reading.of_passage[item.index][0]
    end = item.sentences[0].end if len(item.text) > _LONGEST_ROLE else len(item.text)
    found = _finding(first, concept, match["good"] is not None, (0, end), 0.6, match[0].strip())
    if found:
        yield found


def _finding(
    statement: Statement,
    concept: str,
    good: bool,
    span: tuple[int, int],
    sure: float,
    words: str,
    before: str = "",
) -> Finding | None:
    start = statement.sentence.start
    answer = plain_answer(statement.passage.text[start + span[0] : start + span[1]])
    if not concept or len(answer) < 3 or generic_name(concept):
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
