"""Names that a Chinese sentence gives in passing, in brackets: ``光心之间的距离（也就是**基线**）``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.language.chinese import PREDICATE
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.marks import is_marked_at
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import what_is, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_SURE, _SURE_MARKED = 0.5, 0.65
_ASIDE = expression(
    r"(?P<said>[^，。；：（）()、]{6,40})[（(](?:也就是(?:所谓的?|常说的)?|即所谓的?|所谓的?|这就是|就是所谓的?|"
    r"(?:一般|通常|常|又|也|习惯上|书上|论文里)?(?:叫做?|称为|称作))\s?"
    r"(?P<name>[^，。；：（）()]{2,20}?)(?P<gloss>[，,]\s?[A-Za-z][A-Za-z -]{2,40})?[）)]"
)
_LEADS = expression(
    r"^(?:也就是|一般认为|而|则|但|所以|因此|于是|再|然后|其中|由于|因为|这时|此时|从而)*(?:让|使得?|取|算出?|加上?|用|把|将|对)?"
)
_NO_NAME = expression(r"[给把将让用对在从]|的")
_WHOLE = expression(r"的|之间|之[差和积比]")  # words of a phrase that says what, and is no other name
_BRACKETS = signs("（(")


def aside_name(reading: Reading) -> Iterator[Finding]:
    """Find phrases that a bracket gives a name."""
    for statement in reading.with_signs(_BRACKETS):
        for match in _ASIDE.finditer(statement.text) if statement.chinese else ():
            said, name = _LEADS.sub("", clean(match["said"])), match["name"].strip(' “”"')
            torn = generic_name(name) or name in said or PREDICATE.match(name) or _NO_NAME.match(name)
            if _WHOLE.search(said) and not torn:
                yield _finding(reading, statement, name, said, match)


def _finding(reading: Reading, statement: Statement, name: str, said: str, match: re.Match[str]) -> Finding:
    marked = is_marked_at(statement, match.start("name")) or bool(match["gloss"])
    question = what_is(name, True)
    topic = "" if reading.knows(name) else reading.view.topic
    sure = _SURE_MARKED if marked else _SURE
    return finding_at(
        statement,
        Kind.DEFINITION,
        name,
        with_topic(question, topic, True),
        said,
        sure,
        match["name"],
        match.span(),
    )
