"""English labels that say what follows is good or bad: ``Bad: …``, a callout titled ``The catch``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cardgen.extract.finding import Reading
from cardgen.extract.forms import roles
from cardgen.extract.language.english import BAD_LABEL, GOOD_LABEL
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Passage
from cardgen.text.expression import expression

_LABEL = expression(rf"(?:The )?(?:(?P<good>{GOOD_LABEL})|(?P<bad>{BAD_LABEL})):\s+(?=\S)", re.I)
_GOES_ON = expression(r"(?:It|They|This|That|Its|Their|Also|And|Plus|Moreover|Besides)\b")
# What tells of the other side, or what to do about it.
_TURNS = expression(
    r"(?:But|Still|However|Yet|Luckily|Fortunately|Remed(?:y|ies)|"
    r"(?:The (?:usual |standard )?)?(?:fix|cure|remedy|workaround)|Fix(?:es)?|Cures?|Workarounds?)\b"
    r"|.*,?\sthough\b"
)
_NAME = expression(r"(?!(?:The|A|An|Its|This|These) ).*[A-Z\d]")
_LONGEST = 260


@dataclass(frozen=True, slots=True)
class Labelled:
    """What stands behind a label: a range of the text of ``statement``'s passage.

    ``concept`` is what it is good or bad of; ``titled`` tells whether the label is the title of a callout.
    """

    statement: Statement
    concept: str
    good: bool
    start: int
    end: int
    words: str
    titled: bool = False


def role_labels(reading: Reading) -> Iterator[Labelled]:
    """Yield what English labels lead in, in order."""
    for index, statements in reading.of_passage.items():
        passage = reading.view.nodes[index]
        if isinstance(passage, Passage) and not statements[0].chinese:
            found = [one for one in (_labelled(statement) for statement in statements) if one]
            for one in _bounded(passage, found):
                yield replace(one, concept=reading.view.topic) if one.titled else one


def _bounded(passage: Passage, found: list[Labelled]) -> Iterator[Labelled]:
    """Yield the labels of one passage, each with the end of what it leads in."""
    alone = len(found) == 1 and found[0].statement.first and len(passage.text) < _LONGEST
    for number, one in enumerate(found, 1):
        limit = found[number].statement.sentence.start if number < len(found) else len(passage.text)
        yield replace(one, end=_told_to(passage, one.start, limit, alone or one.titled))


def _labelled(statement: Statement) -> Labelled | None:
    """The label that a statement begins with, or the title over the first one of a callout."""
    term, begin = statement.term if statement.first else None, statement.sentence.start
    named = roles.ROLE_EN.match(term.name) if term and term.name not in ("PRO", "CON") else None
    match = named or _LABEL.match(statement.text)
    start = term.body if named and term else begin + match.end() if match else 0
    if match is None and statement.first and begin == 0:
        match = roles.ROLE_EN.match(statement.passage.title.strip(" *"))
    if match is None:
        return None
    named_before = _NAME.match(statement.carried) is not None and not (statement.first or statement.term)
    concept = statement.carried if named_before else statement.above
    return Labelled(statement, concept, match["good"] is not None, start, 0, match[0], start == 0)


def _told_to(passage: Passage, start: int, limit: int, whole: bool) -> int:
    """The end of the sentences that tell of the label: the first, and those that go on from it."""
    end = 0
    for sentence in passage.sentences:
        if sentence.end <= start or sentence.start >= limit:
            continue
        if end and not ((whole or _GOES_ON.match(sentence.text)) and not _TURNS.match(sentence.text)):
            break
        if end and sentence.end - start > _LONGEST:
            break
        end = sentence.end
    return end or limit
