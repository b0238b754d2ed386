"""What English paragraphs say under a label of their own: ``**Warmup.** A high rate at first …``.

A last resort: a card of this rule stays only where no other card is made from the same words.
"""

from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.language.english import opens_as_command
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.terms import Term
from cardgen.extract.wording.answers import clean, definition_body, sentence_case
from cardgen.extract.wording.phrasing import is_plural, what_is, with_missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_SURE_WHY, _SURE_WHAT = 0.6, 0.45
_SHORTEST, _LONGEST = 20, 260  # characters of what is said under a label
_MOST_WORDS = 4  # of a name
# A sentence that begins so tells of a case, not of what its label names.
_CASE = expression(r"(?:If|When|Whenever|For (?:every|each|all)|Alternatively|Suppose|Consider|Recall)\b")
# Verbs that open a label as a command, whatever they act on.
_COMMAND = expression(
    r"(?:Use|Keep|Add|Choose|Pick|Avoid|Remove|Replace|Make|Apply|Write|Put|Try|Do|Don['’]t|Never|Always|Be|"
    r"Compare|Check|Prefer|Remember|Turn|Switch|Start|Begin|Shuffle|Normalize|Initialize)\s(?!of\b)"
)


def labelled(reading: Reading) -> Iterator[Finding]:
    """Find what the sentence behind a bold label says: why a command is given, what a name means."""
    for statement in reading.statements:
        term = None if statement.chinese or not statement.first else statement.term
        told = reading.after(statement) if term and _stands_alone(statement, term) else None
        found = _found(reading, told, term) if term and told else None
        if found:
            yield found


def _stands_alone(statement: Statement, term: Term) -> bool:
    said = clean(statement.text[statement.term_body :])
    return term.strong and not said and not generic_name(term.name)


def _found(reading: Reading, told: Statement, term: Term) -> Finding | None:
    answer = definition_body(told.text)
    unfit = told.noise or told.chinese or _CASE.match(told.text)
    if unfit or not _SHORTEST <= len(answer) <= _LONGEST:
        return None
    if _COMMAND.match(term.name) or opens_as_command(term.name):
        asked = f"why {term.name[0].lower()}{term.name[1:]}?"
        question = with_missing_topic(asked[0].upper() + asked[1:], reading.view.topic)
        found = finding_at(told, Kind.REASON, term.name, question, sentence_case(answer), _SURE_WHY, ".")
    elif len(term.name.split()) <= _MOST_WORDS:
        question = with_missing_topic(what_is(term.name, False, is_plural(term.name)), reading.view.topic)
        found = finding_at(told, Kind.PROPERTY, term.name, question, sentence_case(answer), _SURE_WHAT, ".")
    else:
        return None
    return replace(found, source=told.passage.prose.source(0, told.sentence.end))
