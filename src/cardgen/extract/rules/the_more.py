"""What grows or shrinks with what: ``The harder the card, the smaller the gain``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.language import english
from cardgen.extract.reading.signs import signs
from cardgen.extract.wording.phrasing import cloze, cloze_question
from cardgen.model import Kind
from cardgen.text.expression import expression

_SIGNS = signs(words="the")
_POINTING = expression(r"\b(?:this|these|those|we|you|I|here)\b", re.I)


def the_more(reading: Reading) -> Iterator[Finding]:
    """Find what follows the more or the less of something; what follows is hidden."""
    for statement in reading.with_signs(_SIGNS):
        match = None if statement.chinese else english.THE_MORE.search(statement.text)
        if match is None or _POINTING.search(match[0]):
            continue
        said = match[0][0].upper() + match[0][1:]
        place = match.start("then") - match.start()
        topic = reading.view.topic
        before = f"({topic}) {said[:place]}" if topic else said[:place]
        hidden = cloze(before, match["then"], ".")
        question, answer = cloze_question(hidden)
        found = finding_at(
            statement, Kind.PROPERTY, statement.concept, question, answer, 0.6, "the more", match.span()
        )
        yield replace(found, cloze=statement.passage.prose.restore(hidden))
