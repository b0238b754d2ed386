"""An answer that begins with a pronoun whose noun is not on the card's own side."""

import re
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Severity

_PRONOUN = re.compile(
    r"它们?|他们|该(?!死)|此(?![外前后])|其(?![中他它余实次])|这(?:[些个种里样时]|是|就|使|导致)?|上述|上[面式文]|前者|后者|"
    r"(?:it|its|this|that (?:is|was|means)|these|those|they|their|such)\b(?! as)",
    re.I,
)


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.cards:
        side = texts.question if texts.cloze else texts.answer
        if pronoun := _PRONOUN.match(side):
            message = f"the text begins with “{pronoun[0]}”, and nothing before says what that is."
            yield Finding(texts.card.place, message)


CHECK = Check(
    "orphan-pronoun",
    Severity.WARNING,
    "A pronoun points at the note's previous sentence, which is not on the card.",
    "Write the noun it stands for, or leave it out.",
    _find,
)
