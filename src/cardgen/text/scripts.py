"""Which script a character or a text is in."""

import re
from functools import cache

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"


@cache  # when it is first asked for: so large a set takes two milliseconds, and most commands need none
def _han_character() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]")


def has_han(text: str) -> bool:
    """Tell whether ``text`` holds a Chinese character."""
    return not text.isascii() and _han_character().search(text) is not None
