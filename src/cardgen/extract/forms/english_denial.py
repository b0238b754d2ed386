"""What a thing does not do, or never does, asked so that the answer is no."""

import re

from cardgen.extract.language import english
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import lower_first
from cardgen.text.expression import expression

_DENIAL = expression(r"(?P<aux>does|do|can|is|are|will)(?: not|n[’']t|not)\s(?P<rest>.+)$", re.S)
_NEVER = expression(r"never (?P<verb>[a-z-]+) (?P<rest>.{3,})$", re.S)
_LIKE_THAT = expression(r"\b(?:like|of|in|about|by) (?:this|that|it|them)\b")
_CITED = expression(r"\s\([A-Z][^()]*\b\d{4}\]?[^()]*\)$")  # where it is from
_LONGEST_DENIED = 120
_DENIAL_END = expression(
    r",\s(?:but|and|so|which|because|since|as|it|they)\s|"
    r"[;:]|\sand (?:can|is|are|will|has|have|therefore|thus)\b"
)


def ask_denied(subject: str, statement: Statement) -> tuple[str, str] | None:
    """Return the question that a denial answers with no, and the answer; None where nothing is denied."""
    predicate = statement.text[statement.verb_start :].strip()
    match = _DENIAL.match(predicate)
    if statement.pronoun:
        return None
    if match is None:
        return _never(subject, statement, predicate)
    rest = _DENIAL_END.split(clean(match["rest"]))[0]
    if _LIKE_THAT.search(rest):
        return None
    if not 4 <= len(rest) <= _LONGEST_DENIED or rest.startswith(("only", "just")):
        return None
    question = f"{match['aux'].capitalize()} {lower_first(subject)} {_CITED.sub('', rest)}?"
    return question, f"No: {lower_first(clean(statement.text[statement.start :]))}"


def _never(subject: str, statement: Statement, predicate: str) -> tuple[str, str] | None:
    """``The likelihood never decreases from one step to the next``: does it ever?"""
    match = _NEVER.match(predicate)
    rest = _DENIAL_END.split(clean(match["rest"]))[0] if match else ""
    if match is None or match["verb"] != statement.verb or len(rest) > _LONGEST_DENIED:
        return None
    third = english.is_third_person(statement.verb)
    base = english.base_form(statement.verb) if third else english.PAST_OF.get(statement.verb, statement.verb)
    asks = "Does" if third else "Do" if base == statement.verb else "Did"
    question = f"{asks} {lower_first(subject)} ever {base} {rest}?"
    return question, f"No: {lower_first(clean(statement.text[statement.start :]))}"
