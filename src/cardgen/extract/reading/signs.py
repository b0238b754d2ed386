"""What tells at once that a text can hold nothing a rule looks for: the characters or words that it lacks.

A rule's expressions are dear, and most statements hold no cue of most rules. Each rule names signs, one of
which stands in all that its expressions match; a statement without any need not be looked at.
"""

from cardgen.text.expression import expression

_SIGN = expression(r"[a-z]+|[=:]")


def signs(characters: str = "", words: str = "") -> frozenset[str]:
    """Return the signs of a rule: ``characters`` in a Chinese statement, lower-case ``words`` in another."""
    return frozenset(characters) | frozenset(words.split())


def signs_in(text: str, chinese: bool) -> frozenset[str]:
    """Return the characters of a Chinese text; of another its Latin words in lower case, ``=`` and ``:``."""
    return frozenset(text) if chinese else frozenset(_SIGN.findall(text.lower()))
