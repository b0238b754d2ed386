"""When something happened, as English sentences tell it: ``The Bronze Age began around 3300 BC``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.language import english
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import is_plural, lower_first, with_missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression, found_by

_SURE = 0.55
_LONGEST_SUBJECT = 9  # words
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BEFORE_CHRIST = r"(?:\s?(?:BCE?|AD|CE|B\.C\.|A\.D\.))"
_YEAR = rf"(?:AD\s\d{{1,4}}|\d{{1,4}}{_BEFORE_CHRIST}|(?:1?\d{{3}}|20\d\d)s?)"
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+th|first|second|third)"
_DATE = (
    r"(?P<date>(?:in|on|around|about|by|after|before|between|from)\s(?:(?:about|around|circa|c\.)\s?)?"
    r"(?:the\s)?(?:(?:early|late|mid|middle of the|end of the|beginning of the)[ -])?"
    rf"(?:(?:\d{{1,2}}\s)?{_MONTH}\s(?:\d{{1,2}},?\s)?)?"
    rf"(?:{_YEAR}|{_ORDINAL}\scentur(?:y|ies){_BEFORE_CHRIST}?)"
    rf"(?:\s(?:and|to|until)\s{_YEAR})?)(?![\w%]|\s(?:percent|[a-z]+s\b))"
)
_WHAT = r"(?P<what>[^,;:]{2,80}?(?<! and))"
_DID = (
    "began started ended died fell collapsed emerged appeared happened occurred opened closed arrived "
    "expired erupted surrendered abdicated retired ruled reigned"
)
_HAPPENED = expression(
    rf"{_WHAT}\s(?P<verb>{'|'.join(_DID.split())}|took place|broke out|(?:came|entered) into force|"
    rf"came to power)\s{_DATE}"
)
_DONE = expression(
    rf"{_WHAT}\s(?P<be>was|were)\s(?P<done>(?:(?:first|finally|officially|formally|originally|last)\s)?"
    r"(?:[a-z]{2,}ed|built|found|made|born|written|drawn|broken|taken|held|won|lost|sunk|shot|sent|put|cut|"
    r"begun|given|fought|sold|bought|brought|overthrown|chosen)(?:\s(?:up|down|out|off|over))?"
    rf"(?:\s(?:in|at|to|into|as)\s[A-Z][\w-]+)?)\s{_DATE}"
)
_LASTED = expression(
    rf"{_WHAT}\slasted\s(?:for\s)?(?P<span>(?:from|until|[a-z]*\s?\d|only|about)[^,;]{{3,60}})"
)
_BASE = {
    "began": "begin", "fell": "fall", "died": "die", "took": "take", "broke": "break", "came": "come",
    "entered": "enter", "arose": "arise", "occurred": "occur",
}  # fmt: skip
_POINTS = expression(
    r"(?:[Tt](?:his|hat|hese|hose|here|heir)|[Ss]uch|[Bb]oth|[Aa]ll|[Oo]ne|[Ss]ome|[Ww]e|[Ii]|[Ww]hich|[Ww]ho|"
    r"[Hh]e|[Ss]he|[Ii]ts)\b|.*\b(?:which|that|who|(?:and|but) it)\b"
)
_WHO_BY = expression(r"\bby (?:the )?[A-Z]")


def dated(reading: Reading) -> Iterator[Finding]:
    """Find when what a sentence speaks of happened, or was made."""
    for statement in reading.statements:
        if statement.chinese or statement.noise or not any(map(str.isdigit, statement.text)):
            continue
        found = _told(reading, statement)
        if found:
            yield found


def _told(reading: Reading, statement: Statement) -> Finding | None:
    text = statement.text
    begin = statement.start
    match = _HAPPENED.match(text, begin) or _DONE.match(text, begin) or _LASTED.match(text, begin)
    if match is None or _WHO_BY.search(text):
        return None
    what = _subject(reading, statement, match["what"])
    if not what:
        return None
    question = with_missing_topic(_asked(match, what), reading.view.topic)
    answer = sentence_case(clean(match["span" if found_by(match, _LASTED) else "date"]))
    return finding_at(statement, Kind.ATTRIBUTION, what, question, answer, _SURE, "when", match.span())


def _asked(match: re.Match[str], what: str) -> str:
    if found_by(match, _LASTED):
        return f"How long did {what} last?"
    if found_by(match, _DONE):
        return f"When {match['be']} {what} {match['done']}?"
    verb, _, rest = match["verb"].partition(" ")
    base = _BASE.get(verb) or english.PAST_OF.get(verb, verb.removesuffix("ed"))
    return f"When did {what} {base} {rest}".rstrip() + "?"


def _subject(reading: Reading, statement: Statement, words: str) -> str:
    """What it is about; of a pronoun the subject of the sentence before, where that is beyond doubt."""
    if words in ("It", "They"):
        before = reading.before(statement)
        named = before is not None and before.subject == statement.concept != ""
        agrees = is_plural(statement.concept) is (words == "They")
        return lower_first(statement.concept) if named and agrees else ""
    fits = len(words.split()) <= _LONGEST_SUBJECT and not _POINTS.match(words)
    return lower_first(words) if fits else ""
