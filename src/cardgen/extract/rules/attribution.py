"""Who, when, where from: who proposed, wrote or found a thing; quotations that say who a person was."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.cited_makers import cited
from cardgen.extract.forms.english_makers import WHO, WORDS, named_above, told_in_passing
from cardgen.extract.forms.honours import honours
from cardgen.extract.forms.makers import Maker, makers, paper, passive
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import lower_first
from cardgen.model import Kind
from cardgen.text.expression import expression, found_by
from cardgen.text.scripts import has_han

_LIFE = expression(
    r"^(?P<who>[^，,。：:]{2,40})[，,：:]\s*(?P<life>.*(?:\d{4}\s*[年～~–—-]|科学家|数学家|工程师|"
    r"物理学家|教授|学者|作者|毕业|博士|"
    r"创始人|国籍|人。).*)"
)
_NO_PERSON = expression(r"[这那我你的是了]|什么|名字|同一|文档")
_EN_BY = expression(
    r"^(?P<what>[^,.;]{2,80}?)(?:,)?\s(?:was|were|is|are|,)?\s?(?:first\s|originally\s)"
    r"?(?P<verb>proposed|introduced|invented|designed|developed|discovered|coined|created|written|"
    rf"published|described)\s(?:in (?P<year>\d{{4}}) )?by\s(?P<who>{WHO}|[A-Z][^,.;()]{{2,60}}?)"
    r"(?:\s(?:back\s)?in\s(?P<when>\d{4}))?(?=[,.;(]|\s(?:in|that|which|and(?!\s[A-Z])|for|at|as|to|who)\s|$)"
)
_EN_DID = expression(
    r"(?:In\s(?:(?P<first>\d{4}),?|(?P<paper>.{6,80}?),)\s)?"
    r"(?P<who>[A-Z][\w.’'-]+(?:\s(?:and\s)?[A-Z][\w.’'-]+)*(?:\set "
    r"al\.?)?)(?:\s\((?P<year>\d{4})\))?\s"
    r"(?P<verb>proposed|introduced|invented|designed|developed|discovered|rediscovered|coined|created|"
    r"published|described|patented|built|released|launched|formulated|founded|isolated|synthesized|derived)"
    r"\s(?P<what>it|them|(?:the|an?)\s[^,.;]{3,80}?|"
    r"(?P<bare>(?!(?:that|how|why|what|in|on|by|to|for|with|this|these|those|several|many|some|his|her|their|"
    r"two|three)\b)[A-Za-z][\w+-]*(?:\s(?!in\b)[\w+-]+){0,4}?))"
    r"(?:\sin (?:his|her|their|an?)\s[a-z ]{3,30}?)?(?:\sin\s(?P<when>\d{4}))?(?=[,.;]|\sfor\s|\sin\s|$)"
)
_EN_SHOWN = expression(
    r"\b(?P<what>(?:[Tt]he )?[a-z][\w-]*(?: [\w-]+){0,4})\s(?:was|were)\s(?:first\s)?(?P<verb>shown|"
    r"proved|proven|"
    r"found)\s(?:in \d{4} )?"
    r"to be\s(?P<that>[^,.;]{3,60}?)\sby\s(?P<who>[A-Z][^.;()]{2,80}?)(?:\sin\s(?P<when>\d{4}))?(?=[.;(]|$)"
)
_EN_DUE = expression(
    r"^(?P<what>[A-Z][^,.;]{2,50}),\s(?:which (?:is|"
    rf"are) )?due to\s(?P<who>{WHO}|[A-Z][^,.;()]{{2,60}}?)"
    r"(?:\s\((?P<when>\d{4})\)|\sin (?P<in>\d{4}))?,\s"
)
_EN_ONLY_BY = expression(
    r"^(?:It was |They were )?(?:[Ff]irst |[Oo]riginally )?(?P<verb>[Pp]roposed|[Ii]ntroduced|"
    r"[Ii]nvented|[Dd]esigned|"
    r"[Dd]eveloped|[Dd]iscovered|[Cc]oined|[Cc]reated|[Ww]ritten|"
    rf"[Pp]ublished)\sby\s(?P<who>{WHO}|[A-Z][^,.;()]{{2,60}}?)"
    r"(?:\s(?:in\s|\()(?P<when>\d{4})\)?)?(?=[,.;。，]|\s(?:for|as|to|at|while)\s|$)"
)
_EN_THEM = expression(r"it|them")
_EN_POINTS = expression(
    r"(?:the|an?) (?:construction|idea|method|paper|result|work|proof|answer|"
    r"approach|technique|book|article)\b"
)
_EN_FROM = expression(
    r"\b(?:algorithm|library|method|tool|framework|system|model|protocol)"
    r"\sby\s(?P<who>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+)"
)

_EN_DEEDS = signs(
    words="proposed introduced invented designed developed discovered rediscovered coined created published "
    "described patented built released launched formulated founded isolated synthesized derived"
)
_SIGNS = signs("由被年家提发归出（(作论文写工成是名奖著者人", WORDS) | _EN_DEEDS


def attribution(reading: Reading) -> Iterator[Finding]:
    """Find who proposed what, and when."""
    for statement in reading.statements:
        if statement.passage.quoted == "quote" and statement.first:
            found = _person(statement)
            if found:
                yield found
                continue
        bracket = not statement.chinese and "(" in statement.text  # ``X (P 1985)`` has no word of its own
        if statement.noise or (_SIGNS.isdisjoint(statement.signs) and not bracket):
            continue
        if statement.chinese:
            yield from _chinese(reading, statement)
        else:
            told = _english(statement)
            if told:
                yield told
            for concept, question, answer, span in told_in_passing(statement):
                yield finding_at(statement, Kind.ATTRIBUTION, concept, question, answer, 0.65, "by", span)


def _person(statement: Statement) -> Finding | None:
    text = statement.passage.text
    match = _LIFE.match(text)
    if not match or len(match["who"].split()) > 5 or not statement.chinese or _NO_PERSON.search(match["who"]):
        return None
    answer = clean(match["life"])
    if len(answer) > 160:
        answer = clean(answer[: answer.find("。", 30)])
    prose = statement.passage.prose
    who = match["who"].strip()
    return Finding(
        Kind.ATTRIBUTION,
        who,
        f"{who}是谁？",
        prose.restore(answer),
        statement.passage.source,
        0.6,
        match["who"],
    )


def _chinese(reading: Reading, statement: Statement) -> Iterator[Finding]:
    for concept, question, answer, span in honours(reading, statement):
        yield finding_at(statement, Kind.ATTRIBUTION, concept, question, clean(answer), 0.6, "honours", span)
    found = passive(reading, statement)
    if found:
        yield from _cards(statement, found)
        return
    for maker in makers(reading, statement):
        yield from _cards(statement, maker)
    for maker in cited(statement):
        yield from _cards(statement, maker)
    from_paper = paper(reading, statement)
    if from_paper:
        yield from _cards(statement, from_paper)


# How a deed is asked for that notes put more loosely.
_ASKED = {
    "拿出": "提出",
    "搞出": "提出",
    "写出": "提出",
    "写出来": "提出",
    "测出来": "测出",
    "写": "编写",
    "做": "提出",
    "搞": "提出",
}

_IS = expression(r"^(?:答案|结果|这)是")
_CAME_OUT = expression(r"(?:出?来|做|搞|弄)的")
_NO_THING = expression(
    r"^(?:[设令若到]|\S{1,2}的$)|^(?:SIGGRAPH|CVPR|ICCV|ECCV|NIPS|NeurIPS|ICML|ICLR|ACL|EMNLP|AAAI|KDD|SOSP|OSDI)$"
)


def _cards(statement: Statement, maker: Maker) -> Iterator[Finding]:
    """One card that tells who did it, and when where that is said too."""
    what, verb = _made(statement, maker.what), _ASKED.get(maker.verb, maker.verb)
    if not what:
        return
    maker = replace(maker, what=what)
    both = f"{maker.who}，{maker.when}"
    if maker.when and maker.role in ("论文", "文章"):
        yield _told(statement, maker, f"{what}出自谁在哪一年的{maker.role}？", both)
    elif maker.when and maker.role:
        yield _told(statement, maker, f"{what}是谁在何时的{maker.role}？", both)
    elif maker.when:
        yield _told(statement, maker, f"{what}由谁在何时{verb}？", both)
    elif maker.who:
        yield _told(statement, maker, what + _by_whom(maker, verb), maker.who)
    if maker.title:
        work = "哪部著作" if has_han(maker.title) else "哪篇论文"
        yield _told(statement, maker, f"{what}出自{work}？", maker.title)


def _made(statement: Statement, what: str) -> str:
    """What was made, nothing where the words are no thing; ``P搞出来的`` is said of the subject."""
    what = _IS.sub("", what)
    if _CAME_OUT.fullmatch(what):
        return statement.subject
    return "" if _NO_THING.search(what) or f"{what}等人" in statement.text else what


def _by_whom(maker: Maker, verb: str) -> str:
    if maker.role:
        return f"{'出自' if maker.role in ('论文', '文章') else '是'}谁的{maker.role}？"
    return "的作者是谁？" if verb == "著" else f"由谁{verb}？"


def _told(statement: Statement, maker: Maker, question: str, answer: str) -> Finding:
    sure = 0.7 if maker.when else 0.55
    return finding_at(
        statement, Kind.ATTRIBUTION, maker.what, question, clean(answer), sure, maker.verb, maker.span
    )


def _english(statement: Statement) -> Finding | None:
    named = "by" in statement.signs
    found = _only_by(statement) or (_by(statement) if named else None)
    if found:
        return found
    text = statement.text
    deed = (_EN_DID.match(text) or _EN_DID.search(text)) if _EN_DEEDS & statement.signs else None
    if deed and not re.match(
        r"(?:We|I|He|She|You|They|It|This|That|The|These|Those|All|Both|Each|Every|Some|Many|Most|No|Once|When|If|After)\b",
        deed["who"],
    ):
        return _deed(statement, deed)
    match = (_EN_SHOWN.search(text) if " to be " in text else None) or _EN_DUE.match(text)
    if match:
        return _told_of(statement, match)
    match = _EN_FROM.search(text) if named and statement.subject else None
    if match is None:
        return None
    question = f"Who made {statement.subject}?"
    return _finding(statement, statement.subject, question, match["who"], match, 0.6, "by")


def _only_by(statement: Statement) -> Finding | None:
    """``Proposed by A in 1978``: the concept is the one above."""
    match = _EN_ONLY_BY.match(statement.text) if statement.above else None
    if match is None:
        return None
    when = match["when"]
    question = f"Who {_past(match['verb'].lower())} {statement.above}{', and when' if when else ''}?"
    answer = match["who"] + _in(when)
    return _finding(statement, statement.above, question, answer, match, 0.65, match["verb"])


def _by(statement: Statement) -> Finding | None:
    """``X was proposed by A in 1978``."""
    match = _EN_BY.match(statement.text, statement.start)
    if match is None:
        return None
    what = re.sub(r"\s(?:is|was)$", "", match["what"])
    what = re.sub(r"\s(?:refers to|is)\s.*", "", what)
    when = match["when"] or match["year"]
    what = named_above(statement, what)
    name = what[0].lower() + what[1:] if what.startswith(("The ", "A ")) else what
    question = f"Who {_past(match['verb'])} {name}{', and when' if when else ''}?"
    return _finding(statement, what, question, match["who"] + _in(when), match, 0.7, match["verb"])


def _deed(statement: Statement, match: re.Match[str]) -> Finding | None:
    """``A introduced the X in 1978``."""
    when = match["when"] or match["year"] or match["first"]
    what = _object(statement, match["what"])
    if not what or (match["bare"] and not when):
        return None
    question = f"Who {match['verb']} {what}{', and when' if when else ''}?"
    answer = match["who"] + _in(when) + _in(match["paper"])
    return _finding(statement, what, question, answer, match, 0.65, match["verb"])


def _in(when: str | None) -> str:
    return f", in {when}" if when else ""


def _told_of(statement: Statement, match: re.Match[str]) -> Finding:
    """``X was shown to be Y by A in 1978``, ``X, due to A (1978), …``."""
    what, when = match["what"], match["when"]
    if found_by(match, _EN_SHOWN):
        asked = f"Who {_did(match['verb'])} that {lower_first(what)} is {match['that']}"
    else:
        asked = f"Who introduced {lower_first(what)}"
    answer = match["who"] + _in(when)
    question = f"{asked}, and when?" if when else f"{asked}?"
    return _finding(statement, what, question, answer, match, 0.65, "by")


def _object(statement: Statement, what: str) -> str:
    """What was invented; ``it`` and ``them`` stand for the concept above."""
    if not _EN_THEM.fullmatch(what):
        return "" if _EN_POINTS.match(what) else what
    return statement.above or statement.concept


def _did(verb: str) -> str:
    return {"shown": "showed", "proven": "proved"}.get(verb, verb)


def _past(verb: str) -> str:
    return "wrote" if verb == "written" else verb


def _finding(
    statement: Statement,
    concept: str,
    question: str,
    answer: str,
    match: re.Match[str],
    sure: float,
    words: str,
) -> Finding:
    prose = statement.passage.prose
    start = statement.sentence.start
    return Finding(
        Kind.ATTRIBUTION, concept, prose.restore(question), prose.restore(answer),
        prose.source(start + match.start(), start + match.end()), sure, words,
    )  # fmt: skip
