"""English complements of which no question reads well: they are hidden in a cloze."""

import re

from cardgen.extract.confidence import doubting_short, statement_confidence
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.complement_question import VAGUE
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import sentence_case
from cardgen.extract.wording.phrasing import (
    cloze,
    cloze_question,
    lower_first,
    missing_topic,
    without_article,
)
from cardgen.model import Kind
from cardgen.text.expression import expression

_FEWEST_WORDS = 3  # of plain words; fewer than these say too little
_LONGEST_BLANK = 170
_LONGEST_ADVERBIAL = 60
_CLOZE_PENALTY = 0.02
_TAIL = expression(
    r"^(?P<main>.+?)(?:,?\s(?:in|at|by|for|of|with|from)\swhich\s.*|,\s(?:which|where|who|"
    r"thereby|thus|allowing|making|since|because|as|while)\b.*"
    r"|,\s(?:and|but|so)\s(?:it|they|we|the|this|you)\b.*|\s(?:because|since|which)\s.*|\s\([^)]*\))?$",
    re.S,
)
_POINTS_AT = expression(
    r"(?:it|them|this|that|these|those)(?:,|$)|(?:like (?:this|that|so)|as (?:it|they|usual))\b"
    r"|(?:it|them) by [a-z]+ing\b"
    r"|(?:this|that|these|it|them) (?:into|to|as|up|down|off|out|away|around|somewhere)\b"
    r"|.*\s(?:around|on|by|of|for|with) (?:it|them)$|.*\blike (?:this|that)\b",
    re.I,
)
# What a blank follows from stays in sight before it.
_THEREFORE = expression(r"^(?:therefore|thus|hence|accordingly|consequently)\s")
# What ties a sentence to the one before it is no part of a blank's question.
_CONNECTIVE = expression(
    r"(?<=\s)(?:therefore|thus|hence|however|moreover|furthermore|accordingly|consequently) (?=\S)"
)
POINTING = expression(
    r"\b(?:this|these|those|such|we|you|(?<!class )(?<!type )(?<!phase )(?<!War )(?<!Part )I|it|"
    r"they|its|their|our|your|there|here|where|suppose|"
    r"things|figure|whose|which|"
    r"example)\b|[,:→]",
    re.I,
)
LEAST_TOLD = 11  # characters of an answer that tells something by itself


def limit_of(statement: Statement) -> str:
    """Return what stands before the subject and limits what is said, as a question begins with it."""
    words = statement.adverbial.strip(" ,")
    if len(words) <= len("What") or len(words) > _LONGEST_ADVERBIAL or POINTING.search(words):
        return ""
    return f"{words[0].upper()}{words[1:]}, "


def hidden_complement(reading: Reading, statement: Statement, subject: str, rest: str) -> Finding | None:
    """Return a cloze in which the complement of ``subject`` is hidden, or nothing."""
    name = without_article(subject)
    match = _TAIL.match(rest)
    hidden = _THEREFORE.sub("", match["main"] if match else rest)
    place = statement.text.find(hidden, statement.verb_end)
    if (
        not 2 <= len(hidden) <= _LONGEST_BLANK
        or (len(hidden.split()) < _FEWEST_WORDS and hidden.islower())
        or _POINTS_AT.match(hidden)
        or place < 0
        or (VAGUE.match(name) and not reading.knows(subject))
    ):
        return None
    before, after = _around(statement, subject, place, place + len(hidden))
    topic = missing_topic(reading.view.topic, before)
    prose = statement.passage.prose
    body = cloze((f"({topic}) " if topic else "") + before, hidden, after)
    question, answer = cloze_question(body)
    sure = doubting_short(statement_confidence(reading, statement, name), hidden, LEAST_TOLD) - _CLOZE_PENALTY
    source = statement.sentence.source()
    asked, said = prose.restore(question), prose.restore(answer)
    return Finding(Kind.PROPERTY, name, asked, said, source, sure, statement.verb, prose.restore(body))


def _around(statement: Statement, subject: str, start: int, end: int) -> tuple[str, str]:
    """The words before the blank, with the pronoun resolved, and those behind it unless they run on."""
    text = statement.text
    before = text[statement.start : start]
    if statement.pronoun or statement.unnamed:
        written = text[statement.verb_start : statement.verb_end]
        verb = statement.verb if statement.unnamed or statement.contracted else written
        before = f"{subject} {verb}{text[statement.verb_end : start]}"
    if statement.condition:
        before = f"{statement.condition}, {lower_first(before)}"
    elif under := limit_of(statement):
        before = f"{under}{lower_first(before)}"
    after = text[end:] if len(text) - end <= 90 else "."
    return sentence_case(_CONNECTIVE.sub("", before)), after
