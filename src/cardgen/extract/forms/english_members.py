"""Enumerations in one English sentence: ``X consists of A and B``, ``There are two remedies: …``."""

import re
from dataclasses import dataclass

from cardgen.extract.finding import Reading
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import lower_first, missing_topic, with_topic

_EN_CONSISTS = re.compile(
    r"(?P<of>.{3,80}?)\s(?P<verb>consists? of|(?:is|are) composed of|(?:is|are) made up of|comprises?|"
    r"(?:is|are) divided into|include)\s(?P<members>[^.;]+)"
)
_EN_ARE = re.compile(
    r"(?P<count>[Tt]wo|[Tt]hree|[Ff]our|[Ss]ome|[Cc]ommon|[Pp]opular|[Tt]he usual|[Tt]he (?:two|three|"
    r"four|main|key))\s"
    r"(?P<of>[\w -]{3,60}?)\s(?:are|include)\s(?P<members>[^.;]+?)\.?$"
)
_EN_THERE = re.compile(
    r"There (?:are|exist) (?:basically |essentially |mainly )?(?P<count>two|three|four|five|several) "
    r"(?P<of>[\w -]{3,50}?)"
    r"(?::|,? namely| ---| —) (?P<members>[^;]{6,260}?)\.?$"
)
_EN_SEVERAL = re.compile(r",| and | or ")


@dataclass(frozen=True, slots=True)
class Members:
    """The question that asks for the members of ``concept``; ``match`` has them as its group ``members``."""

    concept: str
    question: str
    match: re.Match[str]
    sure: float


def english_members(reading: Reading, statement: Statement) -> Members | None:
    """Return the members that an English statement names, or nothing."""
    match = _EN_THERE.match(statement.text)
    if match and _EN_SEVERAL.search(match["members"]):
        question = f"Which {match['count']} {match['of']} are there?"
        asked = with_topic(question, missing_topic(reading.view.topic, question), False)
        return Members(match["of"], asked, match, 0.65)
    if statement.pronoun or statement.verb_start < 0:
        return None
    match = _EN_CONSISTS.match(statement.text, statement.start)
    if match and _EN_SEVERAL.search(match["members"]) and ":" not in match["of"]:
        named, verb = lower_first(match["of"]), match["verb"]
        be, _, rest = verb.partition(" ")
        question = f"What {be} {named} {rest}?" if be in ("is", "are") else _what_does(named, verb)
        return Members(match["of"], question, match, 0.7)
    match = _EN_ARE.match(statement.text, statement.start)
    if match and _EN_SEVERAL.search(match["members"]):
        question = f"What are {match['count'].lower()} {match['of']}?"
        return Members(match["of"], question, match, 0.75)
    return None


def _what_does(named: str, verb: str) -> str:
    singular = verb.split()[0].endswith("s")
    return f"What {'does' if singular else 'do'} {named} {re.sub(r's(?= of|$)', '', verb)}?"
