"""Which script a character or a text is in."""

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
_HAN_CHARACTER = re.compile(f"[{HAN}]")


def has_han(text: str) -> bool:
    """Tell whether ``text`` holds a Chinese character."""
    return _HAN_CHARACTER.search(text) is not None


def han_share(text: str) -> float:
    """Return the share of Chinese characters among all letters of ``text``, from 0 to 1."""
    letters = sum(character.isalpha() for character in text)
    return len(_HAN_CHARACTER.findall(text)) / letters if letters else 0.0
