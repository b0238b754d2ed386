"""Advantages and disadvantages, bound to the concept above them or the one the sentence names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.answers import plain_answer, sentence_case
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.headings import generic_name
from cardgen.extract.statements import Statement
from cardgen.extract.view import ListRun, Passage
from cardgen.model import Kind, Source

_GOOD = "优点|优势|长处|好处"
_BAD = "缺点|劣势|不足(?:之处)?|局限性?|短板|弊端|坏处|主要问题|问题"
_CUE = re.compile(
    rf"(?P<of>[^，。：；]{{0,30}}?)(?:的|有)?(?P<adj>主要|最大|一个|显著|明显|一大|另一个|突出|关键|"
    rf"核心)*(?:的)"
    rf"?(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))(?:主要|也很明显|很明显)?(?:在于|是(?![非否])|有(?=[^：])"
    rf"|：|:|，即|就是)"
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
    r"(?:The|One|A|An|Another|Its|The main|The key|A key|The biggest)\s+(?:main |key |major |"
    r"important |biggest )?(?:(?P<good>advantages?|benefits?|strengths?|upsides?)|"
    r"(?P<bad>disadvantages?|drawbacks?|downsides?|limitations?|weakness(?:es)?|shortcomings?|"
    r"problems?))"
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


def pros_cons(reading: Reading) -> Iterator[Finding]:
    """Find what is good and bad of a concept: role lines, role sentences, role lists."""
    for statement in reading.statements:
        found = _role_line(statement) or _also(statement) or _sentence(reading, statement)
        if found:
            yield found
    for run in reading.view.lists:
        yield from _role_list(reading, run)


def _role_line(statement: Statement) -> Finding | None:
    term = statement.term
    if term is None or not statement.first:
        return None
    role = _ROLE.match(term.name) or _ROLE_EN.match(term.name)
    if role is None:
        return None
    passage = statement.passage
    start = term.body
    if not passage.text[start:].strip():
        return None
    end = _role_end(statement)
    answer = passage.text[start:end]
    concept = statement.above
    return _finding(
        passage, concept, bool(role["good"]), answer, start, end, 0.9, term.name, statement.chinese
    )


def _also(statement: Statement) -> Finding | None:
    """A role line's further sentence (``此外…``) is a role of its own."""
    term = statement.term
    role = _ROLE.match(term.name) if term and not statement.first else None
    if (
        role is None
        or not re.match(r"(?:此外|另外|同时|而且|其次|并且|还有)", statement.text)
        or statement.passage.sentences[0].end > statement.sentence.start
    ):
        return None
    what = re.sub(r"^(?:此外|另外|同时|而且|其次|并且|还有)[，,]?", "", statement.text)
    begin = statement.sentence.start
    found = _finding(
        statement.passage,
        statement.above,
        bool(role["good"]),
        what,
        begin,
        statement.sentence.end,
        0.7,
        statement.text[:2],
        True,
    )
    return (
        replace(
            found, question=found.question.replace("的缺点", "的另一个缺点").replace("的优点", "的另一个优点")
        )
        if found
        else None
    )


def _role_end(statement: Statement) -> int:
    """The role's text: its first sentence, and what follows while it still speaks of the same."""
    passage = statement.passage
    end = passage.sentences[0].end
    if len(passage.text) - end < 30 or not statement.chinese:
        return len(passage.text) if len(passage.text) < 260 else end
    return end


def _sentence(reading: Reading, statement: Statement) -> Finding | None:
    if statement.noise:
        return None
    text = statement.text
    if not statement.chinese:
        return _sentence_en(reading, statement)
    compared = _COMPARED.match(text)
    start = compared.end() if compared else 0
    match = _CUE.match(text, start)
    if not match or (match["bad"] == "问题" and not _PROBLEM.search(text)):
        return None
    what = match["what"]
    turn = _CON_TURN.search(what)
    if turn:
        what = what[: turn.start()]
    concept = _owner(statement, match["of"])
    if not concept:
        return None
    begin = statement.sentence.start + match.start("what")
    sure = 0.8 if match["good"] or match["bad"] not in ("问题", "主要问题") else 0.65
    before = compared["with"] + "，" if compared else ""
    return _finding(
        statement.passage,
        concept,
        bool(match["good"]),
        what,
        begin,
        begin + len(what),
        sure,
        match["good"] or match["bad"],
        True,
        before,
    )


def _owner(statement: Statement, of: str) -> str:
    owner = re.sub(r"^(?:不过|但|但是|然而|而|另外|此外)[，,]?", "", of.strip()).rstrip("的")
    if not owner or re.match(r"^(?:它|其|该|这|此|它们|主要|另一|最大|一)", owner):
        owner = statement.concept if statement.pronoun or not statement.subject else statement.above
        if re.match(r".*(?:优|缺|问题)", owner):
            owner = statement.above
    return "" if generic_name(owner) or len(owner) > 24 else owner


def _sentence_en(reading: Reading, statement: Statement) -> Finding | None:
    match = _CUE_EN.match(statement.text, statement.start)
    if not match:
        return None
    concept = (match["of"] or statement.above or reading.view.topic).strip()
    begin = statement.sentence.start + match.start("what")
    return _finding(
        statement.passage,
        concept,
        bool(match["good"]),
        match["what"],
        begin,
        statement.sentence.end,
        0.75,
        match["good"] or match["bad"],
        False,
    )


def _role_list(reading: Reading, run: ListRun) -> Iterator[Finding]:
    lead = reading.view.nodes[run.lead] if run.lead >= 0 else None
    if not isinstance(lead, Passage) or not run.items:
        return
    match = _LEAD.search(lead.text) or _LEAD_EN.search(lead.text)
    if not match:
        return
    last = reading.of_passage[lead.index][-1]
    concept = (
        last.above
        if last.pronoun or not last.subject or generic_name(last.concept)
        else re.sub(r"(?:的|有)$", "", last.concept)
    )
    if match["good"] or match["bad"]:
        concept = _list_owner(lead.text, match.start()) or concept
    for index in run.items:
        item = reading.view.nodes[index]
        if isinstance(item, Passage) and not item.opens:
            end = item.sentences[0].end if len(item.text) > 260 else len(item.text)
            found = _finding(
                item,
                concept,
                bool(match["good"]),
                item.text[:end],
                0,
                end,
                0.6,
                match[0].strip(),
                last.chinese,
            )
            if found and len(run.items) == 1:
                yield found


def _list_owner(text: str, end: int) -> str:
    match = re.search(
        r"(?P<of>[^，。：；,.]{1,24}?)(?:的|有|存在|have|has)\s*(?:several |some |以下|如下|几个|一些|"
        r"important |主要)*$",
        text[:end],
    )
    return (
        match["of"].strip()
        if match and not re.match(r"(?:它|其|这|该|these|this|the following)", match["of"].strip(), re.I)
        else ""
    )


def _finding(
    passage: Passage,
    concept: str,
    good: bool,
    what: str,
    start: int,
    end: int,
    sure: float,
    words: str,
    chinese: bool,
    before: str = "",
) -> Finding | None:
    answer = plain_answer(what)
    if not concept or len(answer) < 3 or generic_name(concept):
        return None
    if chinese:
        question = f"{before}{concept}的{'优点' if good else '缺点'}是什么？"
    else:
        question = f"What are the {'advantages' if good else 'disadvantages'} of {concept}?"
        answer = sentence_case(answer)
    prose = passage.prose
    source: Source = prose.source(start, max(start + 1, end))
    kind = Kind.ADVANTAGE if good else Kind.DISADVANTAGE
    return Finding(kind, concept, prose.restore(question), prose.restore(answer), source, sure, words)
