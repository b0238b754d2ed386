"""Brackets in a row of members, whose commas and names are not the row's own."""

from cardgen.text.expression import expression

_BRACKETS = expression(r"[（(][^（）()]*[）)]")


def without_brackets(text: str) -> str:
    """Return ``text`` without what stands in brackets."""
    return _BRACKETS.sub("", text)


def blotted_brackets(text: str) -> str:
    """Return ``text`` with each bracket blotted out by as many characters: every offset stays."""
    return _BRACKETS.sub(lambda bracket: "\0" * len(bracket[0]), text)
