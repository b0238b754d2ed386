"""Who made a thing and when, as the brackets of a Chinese sentence say it: ``X（P，2001）``."""

from collections.abc import Iterator

from cardgen.extract.forms.made_thing import BRACKET, latin_before
from cardgen.extract.forms.makers import STOP, Maker
from cardgen.extract.forms.name_before import marked_before
from cardgen.extract.forms.people import may_be_person
from cardgen.extract.reading.gloss import MADE_AT, Gloss, is_abbreviation, read_gloss, spells
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression

_SOURCE = expression(r"(?P<who>.{2,60}?)(?:[ ,，]+(?P<year>\d{4})[a-z]?(?: ?年)?)?")
# ``Salimans和Ho，Google，ICLR 2022``: whose a thing is, and nothing of what it is.
WHOSE = expression(r"(?=.*\d{2,4}年?$)(?:[A-Z][\w.&’'-]*|等人?|[和与、，,\s]|\d{2,4}年?)+")


def cited(statement: Statement) -> Iterator[Maker]:
    """Yield what brackets say of who made a thing: ``X（P，2001）``."""
    text = statement.text
    for match in BRACKET.finditer(text):
        gloss = read_gloss(match[0])
        source = MADE_AT.fullmatch(gloss.cited) or _SOURCE.fullmatch(gloss.cited)
        what = _before_source(statement, text[: match.start()], text[match.end() :]) if source else ""
        if not source or not what:
            continue
        person = _before_venue(what, source["who"], gloss)
        who = person or source["who"]
        venue = source.groupdict().get("venue")
        when = gloss.cited if person else f"{source['year']}年" if source["year"] else ""
        when = f"{venue.strip()} {source['year']}" if venue and source["year"] else when
        if may_be_person(who):
            yield Maker(what, who, when, match.span())


def _before_venue(what: str, named: str, gloss: Gloss) -> str:
    """``（P，CVPR 2017）``: the maker stands before the place where the thing came out."""
    person = gloss.other or gloss.full
    return person if person and is_abbreviation(named) and not spells(what, person) else ""


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
