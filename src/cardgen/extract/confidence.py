"""How sure a general rule is of what a sentence says: surer of concepts that the note itself marks."""

import re

from cardgen.extract.finding import Reading
from cardgen.extract.reading.inline import HELD_CHARACTER
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression

_BASE = 0.45
_KNOWN = 0.12
_HOLDS_KNOWN = 0.06
_CARRIED = 0.05
_LONG_NAME = 18
_SHORT = 0.38
# ``six years``
_NUMBER_WORD = expression(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|sixty) [a-z]+$", re.I
)


def statement_confidence(reading: Reading, statement: Statement, concept: str) -> float:
    """Return the confidence of a card that only repeats what a statement says of ``concept``."""
    sure = _BASE
    if reading.knows(concept) or concept == reading.view.topic:
        sure += _KNOWN
    elif reading.known.any_in(concept):
        sure += _HOLDS_KNOWN
    if statement.pronoun:
        sure -= _CARRIED
    if len(concept) > _LONG_NAME:
        sure -= _CARRIED
    return round(sure, 3)


def doubting_short(sure: float, answer: str, least: int) -> float:
    """Return ``sure``, or less than the default asks for where an answer has fewer than ``least`` characters.

    Of the general rules' answers of a word or two hardly a third is a fact that a student would learn
    (``python -m benchmarks.extraction``); a number and a formula are short and tell much.
    """
    tells = len(answer) >= least or any(map(str.isdigit, answer)) or HELD_CHARACTER.search(answer)
    tells = tells or _NUMBER_WORD.match(answer)
    return sure if tells else min(sure, _SHORT)
