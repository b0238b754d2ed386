"""What English notes say of a concept without naming it: an opening command, ``Idea = …``, ``X = words``."""

import re

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.language.english import opens_as_command
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import display, is_plural, lower_first, what_is, without_article
from cardgen.model import Kind
from cardgen.text.expression import expression

# Commands to the reader, and the openings of an example: they say nothing of the heading.
TO_READER = expression(
    r"(?:give|consider|suppose|let|note|recall|see|assume|remember|imagine|think|say|look|read|skip|try|notice|observe|"
    r"take|ask|check|install|run|write|show|prove|find|answer|explain|describe|compare|begin|start|stop|state|know|"
    r"do|go|come|wait|print|copy|load|clone|review|summarize)\b",
    re.I,
)
_IDEA = expression(
    r"(?:(?:the|key|main|basic|core|whole|big|general) ){0,2}"
    r"(?P<part>idea|intuition|goal|purpose|trick|recipe|motivation)"
    r"(?:\s?[:=]|\sis(?:\sto)?)\s+(?=\S)",
    re.I,
)
_EQUALS = expression(
    r"(?:and |so |thus |hence |then )?(?P<name>[A-Za-z][\w’' -]{2,50}?)(?P<gloss>\s\([\w. -]{2,20}\))?\s=\s"
    r"(?P<what>(?:[a-zA-Z-]{2,}\s){2,}[^=]{6,200}|[A-Za-z-]+(?: [a-z-]+)? [×*/+·-] [^=]{3,120}|"
    r"\([a-z][^()=]{6,60}\))$"
)
_NAME_FORMULA = expression(
    r"(?:the )?(?P<name>[A-Za-z][\w’'-]*(?: [\w’'-]+){0,4}) (?P<tex>[\U000f0000-\U000ffffd])(?=[,.;:\s]|$)",
    re.I,
)
_SHORTEST, _LONGEST = 25, 280


def english_opening(reading: Reading, statement: Statement) -> Finding | None:
    """Return what a statement says of the heading, or of a name before an equals sign."""
    return _idea(statement) or _command(reading, statement) or _formula(statement) or _equals(statement)


def _idea(statement: Statement) -> Finding | None:
    """``Idea = build a chain``: a part of the thing above."""
    match = _IDEA.match(statement.text)
    owner = statement.above
    if match is None or not owner or generic_name(owner):
        return None
    said = clean(
        statement.passage.text[statement.sentence.start + match.end() : statement.passage.sentences[0].end]
    )
    if not statement.first or not _SHORTEST <= len(said) <= _LONGEST:
        return None
    question = f"What is the {match['part'].lower()} of {lower_first(owner)}?"
    return finding_at(statement, Kind.DEFINITION, owner, question, sentence_case(said), 0.65, match[0])


def _command(reading: Reading, statement: Statement) -> Finding | None:
    """``Shuffle the deck and deal …`` first below a heading: how the thing of the heading works."""
    view = reading.view
    opens = statement.first and statement is reading.statements[0] and statement.passage.index == 0
    named = view.heading == view.topic and view.section.level > 1 and not generic_name(view.topic)
    if not (opens and named) or statement.passage.run >= 0 or statement.passage.quoted or statement.term:
        return None
    if not opens_as_command(statement.text) or TO_READER.match(statement.text):
        return None
    said = clean(statement.passage.text[: statement.passage.sentences[0].end])
    if not _SHORTEST <= len(said) <= _LONGEST or said.endswith(":"):
        return None
    plural, topic = is_plural(view.topic), lower_first(view.topic)
    question = f"How {'do' if plural else 'does'} {topic} work?"
    if plural and " " not in topic:  # a name in -s may be somebody's
        question = f"What is the idea of {topic}?"
    return finding_at(statement, Kind.DEFINITION, view.topic, question, said, 0.55, said.split()[0])


def _equals(statement: Statement) -> Finding | None:
    """``effective length = how far it acts``, ``The share of both = **overlap**``."""
    match = _EQUALS.match(statement.text)
    if match is None:
        return _named_behind(statement)
    name, gloss = without_article(match["name"]), read_gloss((match["gloss"] or "").strip())
    if generic_name(name) or statement.text.count(" = ") > 1:
        return None
    question = what_is(display(name, gloss), False, is_plural(name))
    answer = sentence_case(clean(match["what"]))
    return finding_at(statement, Kind.DEFINITION, name, question, answer, 0.7, "=")


def _formula(statement: Statement) -> Finding | None:
    r"""``AIC $=2k-2\ln L$, …``: a name and, behind it, a formula that only has a right side."""
    match = _NAME_FORMULA.match(statement.text)
    tex = statement.passage.prose.restore(match["tex"]) if match else ""
    right = tex.strip("$ ")
    if match is None or not tex.startswith("$") or not right.startswith(("=", r"\approx", r"\propto")):
        return None
    name, question = match["name"], f"What is the formula for {match['name']}?"
    return finding_at(statement, Kind.FORMULA, name, question, f"${right.lstrip('= ')}$", 0.75, "=")


def _named_behind(statement: Statement) -> Finding | None:
    """``What is said = **name**``."""
    text, begin, prose = statement.text, statement.sentence.start, statement.passage.prose
    for start, end in prose.strong:
        before = text[: max(0, start - begin)]
        closed = not text[end - begin :].strip(" ,.:;")
        if before.endswith(" = ") and before.count(" = ") == 1 and closed and len(before.split()) > 3:
            name, said = prose.text[start:end].strip(), clean(before.removesuffix(" = "))
            question = what_is(name, False, is_plural(name))
            return finding_at(statement, Kind.DEFINITION, name, question, sentence_case(said), 0.75, "=")
    return None
