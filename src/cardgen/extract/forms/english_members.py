"""Enumerations in one English sentence: ``X consists of A and B``, ``There are two remedies: …``."""

import re
from dataclasses import dataclass

from cardgen.extract.finding import Reading
from cardgen.extract.forms.counting import ENGLISH_NUMBERS
from cardgen.extract.language import english
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import lower_first, with_missing_topic
from cardgen.text.expression import expression

_EN_CONSISTS = expression(
    r"(?P<of>.{3,80}?)\s(?P<verb>consists? of|(?:is|are) composed of|(?:is|are) made up of|comprises?|"
    r"(?:is|are) (?:divided|split|cut|broken) (?:up )?into|include)\s(?:[a-z]+(?: [a-z]+)?s: "
    r")?(?P<members>[^.;]+)"
)
_EN_ARE = expression(
    r"(?P<count>[Tt]wo|[Tt]hree|[Ff]our|[Ss]ome|[Cc]ommon|[Pp]opular|[Tt]he usual|[Tt]he (?:two|three|"
    r"four|main|key))\s"
    r"(?!or )(?P<of>[\w -]{3,60}?)\s(?:are|include)\s(?P<members>[^.;]+?)\.?$"
)
_EN_THERE = expression(
    r"(?:Besides (?P<beside>[a-z][\w -]{2,30}?),? )?[Tt]here (?:are|exist) (?:basically |essentially |"
    r"mainly )?(?P<count>two|three|four|five|several) "
    r"(?P<of>[\w -]{3,50}?)"
    r"(?::|,? namely| ---| —) (?P<members>[^;]{6,260}?)\.?$"
)
# ``Both families depend on hand-made pieces: a, b, and c``: what stands between the verb and the colon.
_EN_BEHIND_COLON = expression(
    r"\s?(?P<prep>on|in|with|of|from|by|for|to|into|as|between)?\s?(?:the )?"
    r"(?P<what>(?:(?:two|three|four|five|several|some|a few) )?(?:[a-z-]+ ){0,2}"
    r"(?!steps|phases|this)[a-z-]+(?<![sui])s):\s"
    r"(?P<members>[^;:]{4,}?,? (?:and|or) [^;:]{3,}?)\.?$"
)
# ``A model has three parts: the inputs; the states; and, for each state, a rule``
_EN_PARTS = expression(
    r"(?:(?:So|Hence|Thus|Then|But|And|Now),? )?(?P<of>(?:[Aa]n?|[Tt]he|[Ee]very|[Ee]ach) [^,;:]{2,60}?|"
    r"[A-Z][\w-]*(?: [\w-]+){0,4}?)(?: \([A-Z]{2,6}\))? "
    r"(?P<has>has|have|consists? of|comes? in|is given by|"
    r"is made of|involves?|takes?|needs?) (?P<count>two|three|four|five|six) (?P<what>(?:[a-z-]+ "
    r"){0,2}[a-z-]+): (?P<members>[^:]{8,300})$"
)
_EN_PASSIVE = expression(
    r"(?:(?P<modal>can|may|must|should|could|will) be|(?P<be>is|are|was|were)) "
    r"(?P<done>(?:[a-z]+ly )?[a-z]{2,}(?:ed|wn|ught|ilt|ept|ade|ound)) "
    r"(?P<prep>by|in|from|into|through|on|with|at|to) "
    r"(?:the )?(?P<what>(?:two|three|four|five|six|seven|several) (?:[a-z-]+ ){0,2}[a-z-]+s):\s"
    r"(?P<members>[^;:]{4,}?,? (?:and|or) [^;:]{3,}?)\.?$"
)
_EXAMPLES = expression(r"(?:Some |Common |Typical |Other )?[Ee]xamples of\b")
_EN_GIVEN = expression(r"\s(?:if|when|whenever|given)\s")
_EN_SEVERAL = expression(r",| and | or ")


_LONGEST = 240  # characters of the members


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
        beside = f" besides {match['beside']}" if match["beside"] else ""
        question = f"Which {match['count']} {match['of']} are there{beside}?"
        asked = with_missing_topic(question, reading.view.topic)
        return Members(match["of"], asked, match, 0.65)
    if parts := _parts(reading, statement):
        return parts
    if statement.verb_start < 0:
        return None
    if statement.pronoun:
        return _behind_colon(reading, statement)
    match = _EN_CONSISTS.match(statement.text, statement.start)
    if match and _EN_SEVERAL.search(match["members"]) and ":" not in match["of"]:
        if _EXAMPLES.match(match["of"]):
            return Members(match["of"], f"What are {lower_first(match['of'])}?", match, 0.7)
        named, verb = lower_first(match["of"]), match["verb"]
        be, _, rest = verb.partition(" ")
        question = f"What {be} {named} {rest}?" if be in ("is", "are") else _what_does(named, verb)
        return Members(match["of"], question, match, 0.7)
    match = _EN_ARE.match(statement.text, statement.start)
    if match and _EN_SEVERAL.search(_EN_GIVEN.split(match["members"])[0]):
        question = f"What are {match['count'].lower()} {match['of']}?"
        return Members(match["of"], question, match, 0.75)
    return _behind_colon(reading, statement)


def _parts(reading: Reading, statement: Statement) -> Members | None:
    """As many members as are counted, between semicolons or commas."""
    begin = statement.sentence.start
    end = begin + len(statement.whole.rstrip(" .,"))
    match = _EN_PARTS.match(statement.passage.text, begin, end)
    mark = ";" if match and ";" in match["members"] else ","
    if match is None or len(match["members"].split(mark)) != ENGLISH_NUMBERS[match["count"]]:
        return None
    noun = "parts" if match["has"].startswith(("consist", "is made")) else match["what"]
    question = f"What are the {match['count']} {noun} of {lower_first(match['of'])}?"
    return Members(match["of"], with_missing_topic(question, reading.view.topic), match, 0.7)


def _behind_colon(reading: Reading, statement: Statement) -> Members | None:
    if ":" not in statement.text:
        return None
    passive = _passive(reading, statement)
    if passive:
        return passive
    match = _EN_BEHIND_COLON.match(statement.text, statement.verb_end)
    verb = english.VERB.match(statement.text, statement.verb_start - 1) if match else None
    both = (
        statement.text[statement.start : statement.verb_start].strip() if statement.pronoun == "Both" else ""
    )
    subject = lower_first(statement.subject or both)
    if match is None or verb is None or not subject or len(match["members"]) > _LONGEST:
        return None
    has = {"has": "have", "have": "have"}.get(verb["have"] or "")
    base = english.base_form(verb["third"]) if verb["third"] else verb["base"] or has
    do = "does" if verb["third"] or verb["have"] == "has" else "do"
    if not base:
        return None
    what = re.sub(r"^(?:several|some|a few) ", "", match["what"])
    question = " ".join(part for part in (f"Which {what} {do}", subject, base, match["prep"]) if part) + "?"
    asked = with_missing_topic(question, reading.view.topic)
    return Members(statement.concept, asked, match, 0.6)


def _passive(reading: Reading, statement: Statement) -> Members | None:
    """``X can be activated by three routes: a, b and c``."""
    match = _EN_PASSIVE.match(statement.text, statement.verb_start)
    subject = lower_first(statement.subject)
    if match is None or not subject or len(match["members"]) > _LONGEST:
        return None
    modal, be = (match["modal"], " be") if match["modal"] else (match["be"], "")
    asks = f"{match['prep'].capitalize()} which {match['what']}"
    asked = with_missing_topic(f"{asks} {modal} {subject}{be} {match['done']}?", reading.view.topic)
    return Members(statement.concept, asked, match, 0.6)


def _what_does(named: str, verb: str) -> str:
    singular = verb.split()[0].endswith("s")
    return f"What {'does' if singular else 'do'} {named} {re.sub(r's(?= of|$)', '', verb)}?"
