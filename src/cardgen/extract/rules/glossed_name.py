"""English names that a clause brings in and explains: ``round robin (RR), where …``, ``By X we mean …``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.short_forms import spelled
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import is_plural, what_is
from cardgen.model import Kind
from cardgen.text.expression import expression

# The name stands before its short form; what explains it, behind an article or a relative.
_GLOSSED = expression(
    r"(?P<before>(?:(?<![\w’'-])[A-Za-z][\w’'-]{0,30}\s){1,7})\((?P<short>[A-Z][A-Za-z]{1,7})\)"
    r"(?P<noun>\s(?:form|algorithm|method|model|rule|trick|test|protocol|network|problem|principle|loss))?,\s"
    r"(?P<def>(?:an?|the|one)\s[^;]{8,200}|(?P<rel>where|in which|for which|by which|so that)\s[^;]{12,200})$"
)
_WE_MEAN = expression(
    r"By (?:an? |the )?(?P<name>[A-Za-z][\w’'-]*(?: [\w’'-]+){0,4}) (?:we|one|people|is) "
    r"(?:mean|means|meant|understand|understands|understood|denote) (?P<def>[^;]{6,240})"
)


def glossed_name(reading: Reading) -> Iterator[Finding]:
    """Find what a clause says of a name that it has just spelled out."""
    for statement in reading.statements:
        if not (statement.chinese or statement.noise) and ("(" in statement.text or "By " in statement.text):
            text = statement.text.rstrip(" .")
            mean = _WE_MEAN.fullmatch(text, len(statement.lead))
            named = mean["name"] if mean else ""
            match = mean or _GLOSSED.search(text)
            if match and not named:
                full = spelled(match["short"], match["before"])
                named = f"{full} ({match['short']}){match['noun'] or ''}" if full else ""
            if match and named:
                yield _finding(statement, named, match)


def _finding(statement: Statement, name: str, match: re.Match[str]) -> Finding:
    said = match["def"].removeprefix("where ") if "rel" in match.groupdict() else match["def"]
    question = what_is(name, False, is_plural(name.partition(" (")[0]))
    span = match.span("def")
    return finding_at(
        statement, Kind.DEFINITION, name, question, sentence_case(clean(said)), 0.65, match[0][:12], span
    )
