"""What a lecture tells in the first person plural (``we use X to …``), and what it says behind ``which``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at, is_lead
from cardgen.extract.language import english
from cardgen.extract.reading.marks import is_within_marked
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import lower_first, with_missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression, found_by

_WE_USE = expression(
    r"\b(?:[Ww]e|[Yy]ou)\s(?:can\s|then\s|also\s|often\s|usually\s|first\s){0,2}"
    r"(?P<verb>use|apply|add|need|introduce|learn)\s(?P<what>[^,.;]{2,70}?)(?:\s\((?:[^()]*)\))?"
    r"(?:,?\s(?P<where>(?:to|on|after|before|over|for)\s(?:the|each|a)\s[^,.;]{3,80}?))?"
    r"\s(?:in order\s)?to\s(?P<aim>(?!the\b|a\b|each\b)[a-z]+\s[^.;]{6,160})"
)
_WE_WHICH = expression(
    r"\b(?:[Ww]e|and)\s(?:can\s|then\s|also\s|often\s|usually\s|first\s|finally\s){0,2}(?P<verb>add|"
    r"apply|use|learn|have|insert|put|keep|take|"
    r"choose|train|introduce)\s(?P<what>(?:(?:an?|the|another)\s)?[^,.;]{3,110}?),?\s(?:which|that)\s"
    r"(?P<why>(?:also\s)?(?:allows?|lets?|enables?|helps?|increases?|improves?|makes?|prevents?|"
    r"reduces?|avoids?|ensures?|guarantees?|"
    r"speeds|stabilizes)\s[^.;]{6,180})"
)
_WE_BY = expression(
    r"\b(?:[Ww]e|[Yy]ou|[Oo]ne)\s(?:can\s|could\s|may\s|then\s|also\s|often\s|usually\s|first\s|simply\s){0,2}"
    r"(?P<verb>[a-z]{3,12})\s(?P<what>[^,.;:]{3,60}?)\s(?P<how>(?:by\s[a-z]+ing|using|via)\s[^;.]{6,160})"
)
_USING = expression(
    r"^(?:[Uu]sing|[Aa]dding|[Aa]pplying)\s(?P<what>[^,.;]{3,60}?)(?:\s(?:at|in|on|after|before|"
    r"for)\s[^,.;]{3,40}?)?\s"
    r"(?P<rest>(?:also\s|often\s)?(?:helps|allows|lets|improves|prevents|speeds|makes)\s[^;]{8,220})$"
)
_WHICH = expression(
    r"(?P<what>[A-Z][\w-]*(?:[ -][\w-]+){0,5}?)"
    r"(?:\s(?:on|after|over|in|of|to|for)\s(?:the|a|an|each)\s[\w "
    r"-]{2,50}?)?(?P<comma>,?)\s(?:\([^()]*\),?\s)?"
    r"which\s(?P<verb>[a-z]+s)\s(?P<rest>[^.;]{4,160})"
)
_OF_KIND = expression(
    r"\b(?:variant|version|kind|form|type|case|extension|generali[sz]ation)s? of (?:the )?$"
)
_DEFINE = expression(r"\b[Ww]e\sdefine\s(?P<what>[^,.;=]{2,60}?)\s(?:as|to be)\s(?P<rest>.{3,200})$")
_EQUATION = expression(
    r"^(?P<what>[A-Z][\w-]*(?:\([^()]*\))?)\s=\s(?!\S+ (?:gives|yields|is|means|recovers|leads) "
    r")(?P<rest>.{3,120})$"
)
_POINTING = expression(r"\b(?:we|this|these|it|them|following)\b", re.I)
_NO_NAME = expression(
    r"^(?:No|Nothing|None|Neither|Nobody)\b|\s(?:can|cannot|could|is|are|has|have|will|must)\s"
)
_WE_DO = expression(r"(?:We|Then|Finally|Apply|Use)\s")
_BEFORE_NAME = expression(
    r"^(?:We|In|The|Then|Finally|And|A|An|Apply|Use)\s(?:then\s|apply\s|have\s|a\s|an\s|the\s|use\s|"
    r"pass\s)*"
)

_SIGNS = signs(words="we you one which and using adding applying =")


def lecture(reading: Reading) -> Iterator[Finding]:
    """Find purposes, definitions and properties that a lecture tells about what we do."""
    for statement in reading.with_signs(_SIGNS):
        if not (statement.chinese or is_lead(reading, statement)):
            text = statement.text.rstrip(" .")
            yield from _used(reading, statement, text)
            yield from _why(reading, statement, text)
            yield from _how(reading, statement, text)
            yield from _which(reading, statement, text)
            yield from _defined(reading, statement, text)


def _used(reading: Reading, statement: Statement, text: str) -> Iterator[Finding]:
    match = _WE_USE.search(text)
    if match and not _POINTING.search(match["what"]):
        what, where = match["what"], f" {match['where']}" if match["where"] else ""
        used = f"What is {what} used for?"
        question = used if match["verb"] == "use" else f"Why do we {match['verb']} {what}{where}?"
        yield _finding(reading, statement, what, question, "To " + clean(match["aim"]), 0.5, match["verb"])


def _why(reading: Reading, statement: Statement, text: str) -> Iterator[Finding]:
    """``we add X, which allows Y``, ``using X helps Y``: what it is good for."""
    match = _WE_WHICH.search(text)
    if match and not _POINTING.search(match["what"]):
        question = f"Why do we {match['verb']} {match['what']}?"
        answer = f"It {clean(match['why'])}"
        yield _finding(reading, statement, match["what"], question, answer, 0.55, match["verb"])
        return
    match = _USING.match(text)
    if match and not _POINTING.search(match["what"]):
        question, answer = f"What is the benefit of using {match['what']}?", clean(match["rest"])
        yield _finding(reading, statement, match["what"], question, f"It {answer}", 0.6, "using")


def _how(reading: Reading, statement: Statement, text: str) -> Iterator[Finding]:
    """``we remove the ambiguity by adding X``."""
    match = _WE_BY.search(text)
    if match and english.is_command(match["verb"]) and not _POINTING.search(match["what"]):
        question = f"How do we {match['verb']} {match['what']}?"
        yield _finding(
            reading, statement, match["what"], question, sentence_case(clean(match["how"])), 0.5, "by"
        )


def _which(reading: Reading, statement: Statement, text: str) -> Iterator[Finding]:
    match = _WHICH.search(text)
    if match and _is_told(match) and match["verb"] not in ("is", "was", "has", "means"):
        what = _BEFORE_NAME.sub("", match["what"])
        of_kind = _OF_KIND.search(text, 0, match.start())
        marked = is_within_marked(statement, match.start("what"))
        if what and not (_POINTING.search(what) or _NO_NAME.search(what) or of_kind or marked):
            question = f"What does {what} {english.base_form(match['verb'])}?"
            answer = sentence_case(clean(match["rest"]))
            yield _finding(reading, statement, what, question, answer, 0.45, "which")


def _is_told(match: re.Match[str]) -> bool:
    """Tell whether ``which`` tells of the name before it, and does not only say which one is meant."""
    opens = match.start() == 0 and not match["comma"] and not _WE_DO.match(match["what"])
    return not opens and english.is_third_person(match["verb"])


def _defined(reading: Reading, statement: Statement, text: str) -> Iterator[Finding]:
    match = _DEFINE.search(text) or _EQUATION.match(text)
    if match:
        answer = clean(match["rest"] if found_by(match, _DEFINE) else match[0])
        question = f"How is {lower_first(match['what'])} defined?"
        yield _finding(reading, statement, match["what"], question, answer, 0.55, "define")


def _finding(
    reading: Reading, statement: Statement, concept: str, question: str, answer: str, sure: float, words: str
) -> Finding:
    asked = with_missing_topic(question, reading.view.topic)
    return finding_at(statement, Kind.PROPERTY, concept, asked, answer, sure, words)
