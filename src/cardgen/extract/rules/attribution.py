"""Who, when, where from: who proposed, wrote or found a thing; quotations that say who a person was."""

import re
from collections.abc import Iterator

from cardgen.extract.answers import clean
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.headings import generic_name
from cardgen.extract.phrasing import lower_first
from cardgen.extract.signs import signs
from cardgen.extract.statements import Statement
from cardgen.model import Kind
from cardgen.text.scripts import HAN

_VERB = r"(?:提出|发明|创立|引入|设计|发布|开发|发现|给出|推出|建立|首创|创造|证明|命名|定义|申请|实现|完成)"
_BY = re.compile(
    rf"(?:(?:最早|首先|最初|后来)?(?:是)?由)(?P<who>[^，。；（）()由]{{2,40}}?)(?:于|在)"
    rf"?(?P<when>(?:19|20|1[5-8])"
    rf"\d\d年(?:\d+月)?)?(?:在[^，。]{{1,20}}?)?(?:时)?(?:首先|共同|首次|联合|正式)?(?P<verb>{_VERB})"
)
_IS_BY = re.compile(
    rf"^(?P<what>[^，。；（）()]{{2,24}}?)(?:[（(][^（）()]*[）)])?是(?P<who>[^，。；（）()]{{2,30}}?)"
    rf"(?:于|在)"
    rf"(?P<when>(?:19|20|1[5-8])\d\d年)(?:的?[^，。；]{{0,10}}?)(?P<verb>{_VERB})的"
)
_WHO = re.compile(
    rf"(?P<who>[A-Z][A-Za-z.’'-]+(?: [A-Z][A-Za-z.’'-]+)*(?:等人?)?|[{HAN}·]{{2,12}}(?:等人)?)(?:随后|"
    rf"最早|后来|"
    rf"首先)?(?:于|在)(?P<when>(?:19|20|1[5-8])\d\d年)(?:的[^，。]{{1,12}})?(?:首次|首先|正式|联合|共同)"
    rf"?(?P<verb>{_VERB})了?(?P<what>[^，。；：:]{{2,40}})"
)
_LIFE = re.compile(
    r"^(?P<who>[^，,。：:]{2,40})[，,：:]\s*(?P<life>.*(?:\d{4}\s*[年～~–—-]|科学家|数学家|工程师|"
    r"物理学家|教授|学者|作者|毕业|博士|"
    r"创始人|国籍|人。).*)"
)
_NO_PERSON = re.compile(r"[这那我你的是了]|什么|名字")
_EN_BY = re.compile(
    r"^(?P<what>[^,.;]{2,80}?)(?:,)?\s(?:was|were|is|are|,)?\s?(?:first\s|originally\s)"
    r"?(?P<verb>proposed|introduced|invented|designed|developed|discovered|coined|created|written|"
    r"published|described)\s(?:in (?P<year>\d{4}) )?by\s(?P<who>[A-Z][^,.;()]{2,60}?)"
    r"(?:\sin\s(?P<when>\d{4}))?(?=[,.;(]|\s(?:in|that|which|and|for|at|as|to|who)\s|$)"
)
_EN_DID = re.compile(
    r"(?:In\s(?P<paper>.{6,80}?),\s)?(?P<who>[A-Z][\w.’'-]+(?:\s(?:and\s)?[A-Z][\w.’'-]+)*(?:\set "
    r"al\.?)?)\s(?P<verb>proposed|introduced|invented|designed|developed|discovered|rediscovered|"
    r"coined|created|"
    r"published|described|patented|built)\s(?P<what>it|them|(?:the|"
    r"an?)\s[^,.;]{3,80}?)(?:\sin (?:his|her|their|an?)\s[a-z ]{3,30}?)?(?:\sin\s(?P<when>\d{4}))?(?=[,.;]|"
    r"\sfor\s|\sin\s|$)"
)
_EN_SHOWN = re.compile(
    r"\b(?P<what>(?:[Tt]he )?[a-z][\w-]*(?: [\w-]+){0,4})\s(?:was|were)\s(?:first\s)?(?P<verb>shown|"
    r"proved|proven|"
    r"found)\s(?:in \d{4} )?"
    r"to be\s(?P<that>[^,.;]{3,60}?)\sby\s(?P<who>[A-Z][^.;()]{2,80}?)(?:\sin\s(?P<when>\d{4}))?(?=[.;(]|$)"
)
_EN_DUE = re.compile(
    r"^(?P<what>[A-Z][^,.;]{2,50}),\s(?:which (?:is|"
    r"are) )?due to\s(?P<who>[A-Z][^,.;()]{2,60}?)(?:\s\((?P<when>\d{4})\)|\sin (?P<in>\d{4}))?,\s"
)
_EN_ONLY_BY = re.compile(
    r"^(?:It was |They were )?(?:[Ff]irst |[Oo]riginally )?(?P<verb>[Pp]roposed|[Ii]ntroduced|"
    r"[Ii]nvented|[Dd]esigned|"
    r"[Dd]eveloped|[Dd]iscovered|[Cc]oined|[Cc]reated|[Ww]ritten|"
    r"[Pp]ublished)\sby\s(?P<who>[A-Z][^,.;()]{2,60}?)"
    r"(?:\s(?:in\s|\()(?P<when>\d{4})\)?)?(?=[,.;。，]|$)"
)
_EN_THEM = re.compile(r"it|them")
_EN_POINTS = re.compile(
    r"(?:the|an?) (?:construction|idea|method|paper|result|work|proof|answer|"
    r"approach|technique|book|article)\b"
)
_EN_FROM = re.compile(
    r"\b(?:algorithm|library|method|tool|framework|system|model|protocol)"
    r"\sby\s(?P<who>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+)"
)

_EN_DEEDS = signs(
    words="proposed introduced invented designed developed discovered rediscovered coined created published "
    "described patented built"
)
_SIGNS = signs("由年", "by due") | _EN_DEEDS


def attribution(reading: Reading) -> Iterator[Finding]:
    """Find who proposed what, and when."""
    for statement in reading.statements:
        if statement.passage.quoted == "quote" and statement.first:
            found = _person(statement)
            if found:
                yield found
                continue
        if statement.noise or _SIGNS.isdisjoint(statement.signs):
            continue
        found = _chinese(reading, statement) if statement.chinese else _english(statement)
        if found:
            yield found


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


def _chinese(reading: Reading, statement: Statement) -> Finding | None:
    text = statement.text
    match = _IS_BY.match(text, statement.start)
    if match:
        return _who_when(statement, match["what"], match["who"], match["when"], match["verb"], match)
    match = _BY.search(text)
    if match and not re.match(r"^(?:此|该|这|它|于|来)", match["who"]):
        concept = statement.term.name if statement.term and statement.first else statement.concept
        if (
            concept
            and len(concept) <= 24
            and not generic_name(concept)
            and (reading.knows(concept) or match["when"] or statement.subject)
        ):
            return _who_when(statement, concept, match["who"], match["when"], match["verb"], match)
    match = _WHO.search(text)
    if match and not generic_name(match["what"]):
        return _who_when(
            statement,
            re.sub(r"^(?:一[种个]|了)", "", match["what"]),
            match["who"],
            match["when"],
            match["verb"],
            match,
        )
    return None


def _who_when(
    statement: Statement, what: str, who: str, when: str | None, verb: str, match: re.Match[str]
) -> Finding | None:
    what, who = clean(what), clean(who)
    if not what or not who or re.search(r"我|你|某", who) or len(what) > 36:
        return None
    question = f"{what}由谁{'在何时' if when else ''}{verb}？"
    answer = f"{who}，{when}" if when else who
    sure = 0.7 if when else 0.55
    return _finding(statement, what, question, answer, match, sure, verb)


def _english(statement: Statement) -> Finding | None:
    named = "by" in statement.signs
    found = _only_by(statement) or (_by(statement) if named else None)
    if found:
        return found
    text = statement.text
    deed = (_EN_DID.match(text) or _EN_DID.search(text)) if _EN_DEEDS & statement.signs else None
    if deed and not re.match(r"(?:We|I|They|It|This|The|These)\b", deed["who"]):
        return _deed(statement, deed)
    match = _EN_SHOWN.search(text) or _EN_DUE.match(text)
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
    name = what[0].lower() + what[1:] if what.startswith(("The ", "A ")) else what
    question = f"Who {_past(match['verb'])} {name}{', and when' if when else ''}?"
    return _finding(statement, what, question, match["who"] + _in(when), match, 0.7, match["verb"])


def _deed(statement: Statement, match: re.Match[str]) -> Finding | None:
    """``A introduced the X in 1978``."""
    what, when = _object(statement, match["what"]), match["when"]
    if not what:
        return None
    question = f"Who {match['verb']} {what}{', and when' if when else ''}?"
    answer = match["who"] + _in(when) + _in(match["paper"])
    return _finding(statement, what, question, answer, match, 0.65, match["verb"])


def _in(when: str | None) -> str:
    return f", in {when}" if when else ""


def _told_of(statement: Statement, match: re.Match[str]) -> Finding:
    """``X was shown to be Y by A in 1978``, ``X, due to A (1978), …``."""
    what, when = match["what"], match["when"]
    if match.re is _EN_SHOWN:
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
