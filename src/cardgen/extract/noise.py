"""Sentences that carry no fact: the author's own day, pointers to pictures, transitions, questions."""

import re

from cardgen.extract.clause import Clause
from cardgen.extract.language import chinese, english

_QUESTION = re.compile(r"[？?][”\"）)]*$")
_EXAMPLE = re.compile(r"(?:where|in which)\b|(?:例如|比如|譬如)")


def is_noise(text: str, clause: Clause, in_chinese: bool) -> bool:
    """Tell whether a statement should make no card at all."""
    if len(text) < 5 or _QUESTION.search(text, len(text) - 4) or _EXAMPLE.match(text):
        return True
    if "例如" in clause.lead or "比如" in clause.lead:
        return True
    if in_chinese:
        return bool(chinese.FIRST_PERSON.search(text) or chinese.POINTER.search(text))
    return bool(english.FIRST_PERSON.search(text) or (len(text) < 120 and english.POINTER.search(text)))
