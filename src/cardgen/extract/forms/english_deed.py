"""Who made or found what, and when, as English sentences tell it: ``X was designed by A in 1978``."""

import re

from cardgen.extract.finding import Finding, finding_at
from cardgen.extract.forms.english_makers import WHO, named_above
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import lower_first, with_the
from cardgen.model import Kind
from cardgen.text.expression import expression, found_by

_EN_BY = expression(
    r"^(?P<what>[^,.;]{2,80}?)(?:,)?\s(?:was|were|is|are|,)?\s?(?:first\s|originally\s)"
    r"?(?P<verb>proposed|introduced|invented|designed|developed|discovered|coined|created|written|"
    r"published|described|proved|proven|formulated|stated|isolated|founded|patented)"
    r"\s(?:at (?:the )?[A-Z][\w ]{2,30}? )?(?:in (?P<year>\d{4}) )?by\s"
    rf"(?P<who>{WHO}|[A-Z][^,.;()]{{2,60}}?)"
    r"(?:\s(?:back\s)?in\s(?P<when>\d{4}))?(?=[,.;(]|\s(?:in|that|which|and(?!\s[A-Z])|for|at|as|to|who)\s|$)"
)
_EN_DID = expression(
    r"(?:In\s(?:(?P<first>\d{4}),?|(?P<paper>.{6,80}?),)\s)?"
    r"(?P<who>[A-Z][\w.’'-]+(?:\s(?:and\s)?[A-Z][\w.’'-]+)*(?:\set "
    r"al\.?)?)(?:\s\((?P<year>\d{4})\))?\s"
    r"(?P<verb>proposed|introduced|invented|designed|developed|discovered|rediscovered|coined|created|"
    r"published|described|patented|built|wrote|released|launched|formulated|founded|isolated|synthesized|derived)"
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
    r"[Dd]eveloped|[Dd]iscovered|[Cc]oined|[Cc]reated|[Ww]ritten|[Pp]roved|[Pp]roven|[Ff]ormulated|[Ss]tated|"
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

EN_DEEDS = signs(
    words="proposed introduced invented designed developed discovered rediscovered coined created published "
    "described patented built wrote released launched formulated founded isolated synthesized derived"
)


def english_deed(statement: Statement) -> Finding | None:
    """Return who did what, as an English statement tells it, or nothing."""
    named = "by" in statement.signs
    found = _only_by(statement) or (_by(statement) if named else None)
    if found:
        return found
    text = statement.text
    deed = (_EN_DID.match(text) or _EN_DID.search(text)) if EN_DEEDS & statement.signs else None
    if deed and not re.match(
        r"(?:We|I|He|She|You|They|It|This|That|The|These|Those|All|Both|Each|Every|Some|Many|Most|No|Once|When|If|After)\b",
        deed["who"],
    ):
        return _deed(statement, deed)
    match = (_EN_SHOWN.search(text) if " to be " in text else None) or _EN_DUE.match(text)
    if match:
        return None if _ONLY_POINTS.fullmatch(match["what"]) else _told_of(statement, match)
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
    did = f"{_past(match['verb'].lower())} {with_the(statement.above)}"
    question = f"Who {did}{', and when' if when else ''}?"
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


_ONLY_POINTS = expression(r"[Tt]he (?:fix|cure|remedy|trick|idea|proof|solution|answer)")


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
    return {"written": "wrote", "proven": "proved"}.get(verb, verb)


def _finding(
    statement: Statement,
    concept: str,
    question: str,
    answer: str,
    match: re.Match[str],
    sure: float,
    words: str,
) -> Finding:
    return finding_at(statement, Kind.ATTRIBUTION, concept, question, answer, sure, words, match.span())
