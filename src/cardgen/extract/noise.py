"""Sentences that carry no fact to learn: the author's own day, pointers to pictures, transitions, questions."""

import re

from cardgen.extract.language import chinese, english
from cardgen.extract.statements import Statement

_QUESTION = re.compile(r"[？?][”\"）)]*$")
_SYMBOLS = re.compile(r"(?:where|in which)\b|(?:例如|比如|譬如)")
_TRANSITION = re.compile(r"^(?:下面|接下来|这里|首先|让我们|我们来|先来|再来|来看|看一下|以上|上面|有的|另一种|翻译成人话|前面已经|如图|值得一提)")


def is_noise(statement: Statement) -> bool:
    """Tell whether the statement should make no card at all."""
    text = statement.text
    if _QUESTION.search(text) or len(text) < 5 or _SYMBOLS.match(text) or "例如" in statement.lead or "比如" in statement.lead:
        return True
    if statement.chinese:
        return bool(chinese.FIRST_PERSON.search(text) or chinese.POINTER.search(text))
    return bool(english.FIRST_PERSON.search(text) or (english.POINTER.search(text) and len(text) < 120))
