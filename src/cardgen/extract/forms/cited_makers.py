"""Who made a thing and when, as the brackets of a Chinese sentence say it: ``X（P，2001）``."""

import re
from collections.abc import Iterator

from cardgen.extract.forms.made_thing import BRACKET, latin_before
from cardgen.extract.forms.makers import STOP, Maker
from cardgen.extract.forms.name_before import marked_before
from cardgen.extract.forms.people import may_be_person
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.statement import Statement

_SOURCE = re.compile(r"(?P<who>.{2,60}?)(?:[ ,，]+(?P<year>\d{4})[a-z]?)?")


def cited(statement: Statement) -> Iterator[Maker]:
    """Yield what brackets say of who made a thing: ``X（P，2001）``."""
    text = statement.text
    for match in BRACKET.finditer(text):
        source = _SOURCE.fullmatch(read_gloss(match[0]).cited)
        what = _before_source(statement, text[: match.start()], text[match.end() :]) if source else ""
        if source and what and may_be_person(source["who"]):
            year = f"{source['year']}年" if source["year"] else ""
            yield Maker(what, source["who"], year, match.span())


def _before_source(statement: Statement, before: str, behind: str) -> str:
    """Return the thing a source in brackets is given for; behind a claim it is given for the claim."""
    term = statement.term
    if term and statement.first and term.gloss.cited and before.endswith(term.name):
        return term.name
    marked = marked_before(statement, len(before))
    if marked or STOP.match(behind):
        return marked
    if statement.gloss.cited and before.endswith(statement.subject):
        return statement.subject
    return latin_before(before)
