"""Members that English notes count, then tell one by one: ``Two schools exist. *X* methods …; *Y* …``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import with_missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_COUNTED = expression(
    rf"(?<!the )(?<!these )(?<!The )(?<!These )\b(?P<count>{'|'.join(_COUNTS)}) "
    r"(?P<what>(?:[a-z-]+ ){0,2}?[a-z]+s)\b",
    re.I,
)
_NOT_MEMBERS = expression(
    r".*(?:times|ways|numbers|things|variables|steps|points|lines|years|minutes|sides|words)$"
)
_NEAR = 60  # characters in which a sentence names its member
_SIGNS = signs(words=" ".join(_COUNTS))


def announced(reading: Reading) -> Iterator[Finding]:
    """Find the members of what a sentence counts, where as many names are marked behind it."""
    for statement in reading.with_signs(_SIGNS):
        match = None if statement.chinese else _COUNTED.search(statement.text)
        if match and not _NOT_MEMBERS.match(match["what"]):
            members = _members(reading.of_passage[statement.passage.index], statement)
            if len(members) == _COUNTS[match["count"].lower()]:
                yield _finding(reading, statement, match, members)


def _members(row: Sequence[Statement], statement: Statement) -> list[tuple[str, Statement]]:
    """The first name that each statement behind marks near its beginning, no name twice."""
    found: dict[str, Statement] = {}
    for one in row:
        if one.sentence.start >= statement.sentence.end:
            names = (one.text[start:end].strip(" .,:") for start, end in marked_names(one) if start < _NEAR)
            name = next(names, "")
            if name:
                found.setdefault(name, one)
    return [*found.items()]


def _finding(
    reading: Reading, statement: Statement, match: re.Match[str], members: list[tuple[str, Statement]]
) -> Finding:
    names = [name for name, _ in members]
    question = f"Which {match['count'].lower()} {match['what']} are there?"
    asked = with_missing_topic(question, reading.view.topic)
    answer = f"{', '.join(names[:-1])} and {names[-1]}"
    found = finding_at(statement, Kind.ENUMERATION, reading.view.topic, asked, answer, 0.7, match[0])
    end = members[-1][1].sentence.end
    return replace(found, source=statement.passage.prose.source(statement.sentence.start, end))
