"""English names that a clause brings in and explains: ``round robin (RR), where …``, ``By X we mean …``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.short_forms import spelled
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import is_plural, what_is
from cardgen.model import Kind
from cardgen.text.expression import expression

# The name stands before its short form; what explains it, behind an article or a relative.
_GLOSSED = expression(
    r"(?P<before>(?:(?<![\w’'-])[A-Za-z][\w’'-]{0,30}\s){1,7})\((?P<short>[A-Z][A-Za-z]{1,7})\)"
    r"(?P<noun>\s(?:form|algorithm|method|model|rule|trick|test|protocol|network|problem|principle|loss))?,\s"
    r"(?P<def>(?:an?|the|one)\s[^;]{8,200}|(?:where|in which|for which|by which|so that)\s[^;]{12,200})$"
)
_WHERE = expression(
    r"(?:\s\([^()]{1,40}\))?, (?:where|in which) (?P<def>(?!it\b|this\b|they\b)[^;]{16,200})$"
)
_RELATIVE = expression("^(?:where|in which|for which) ")
_WE_MEAN = expression(
    r"By (?:an? |the )?(?P<name>[A-Za-z][\w’'-]*(?: [\w’'-]+){0,4}) (?:we|one|people|is) "
    r"(?:mean|means|meant|understand|understands|understood|denote) (?P<def>[^;]{6,240})"
)


def glossed_name(reading: Reading) -> Iterator[Finding]:
    """Find what a clause says of a name that it has just spelled out."""
    for statement in reading.statements:
        if not (statement.chinese or statement.noise):
            yield from _meant(statement)
            yield from _spelled(statement)
            yield from _marked(statement)


def _meant(statement: Statement) -> Iterator[Finding]:
    match = _WE_MEAN.fullmatch(statement.text.rstrip(" ."), len(statement.lead))
    if match:
        yield _finding(statement, match["name"], match, match["def"])


def _spelled(statement: Statement) -> Iterator[Finding]:
    match = _GLOSSED.search(statement.text.rstrip(" .")) if "(" in statement.text else None
    full = spelled(match["short"], match["before"]) if match else ""
    if match and full:
        name = f"{full} ({match['short']}){match['noun'] or ''}"
        yield _finding(statement, name, match, _RELATIVE.sub("", match["def"]))


def _marked(statement: Statement) -> Iterator[Finding]:
    """``everybody uses **inverted dropout**, where the kept activations are divided by p``."""
    for start, end in marked_names(statement):
        match = _WHERE.match(statement.text.rstrip(" ."), end) if start else None
        if match:
            yield _finding(statement, statement.text[start:end].strip(), match, match["def"])


def _finding(statement: Statement, name: str, match: re.Match[str], said: str) -> Finding:
    question = what_is(name, False, is_plural(name.partition(" (")[0]))
    answer = sentence_case(clean(said))
    span = match.span("def")
    return finding_at(statement, Kind.DEFINITION, name, question, answer, 0.65, match[0][:12], span)
