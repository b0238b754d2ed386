r"""Formulas between ``\\(`` and ``\\)``, ``\\[`` and ``\\]``: so blogs write them for MathJax.

Markdown takes one of the two backslashes away, and MathJax then finds its own marks. What is written so in a
note is a formula like any other. In a deck it is not: there two backslashes are one that is meant to be seen.
"""

import re

# No other mark and no blank line: each search ends at the next opener, so the time is linear.
_INSIDE = r"(?:(?!\\\\[()\[\]]|\n[ \t]*\n|\$\$).)"
_PIECE = re.compile(
    rf"""(?P<kept>^[ ]{{0,3}}(?P<fence>`{{3,}}|~{{3,}}).*?(?:^[ ]{{0,3}}(?P=fence)|\Z)
    |(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)
    |\$\$.*?(?:\$\$|\Z))
    |\\\\\((?P<inline>{_INSIDE}{{1,600}}?)\\\\\)
    |\\\\\[(?P<display>{_INSIDE}{{1,3000}}?)\\\\\]""",
    re.X | re.M | re.S,
)


def with_dollars(text: str) -> str:
    """Return the note's ``text`` with such formulas between dollars; its lines stay as many as they were."""
    if "\\\\(" not in text and "\\\\[" not in text:
        return text
    return _PIECE.sub(_written, text)


def _written(piece: re.Match[str]) -> str:
    if piece["inline"] is not None:
        tex = piece["inline"]
        return f"${tex.strip()}$" if tex.strip() and "\n" not in tex else f"$${tex}$$"
    return f"$${piece['display']}$$" if piece["display"] is not None else piece[0]
