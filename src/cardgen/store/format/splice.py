"""Changes of single stretches of a text; everything outside them stays to the byte."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Put ``text`` in the place of the characters from ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    text: str


def splice(text: str, edits: Iterable[Splice]) -> str:
    """Return ``text`` with all ``edits`` made; edits at one place are made in the order given.

    Raises:
        ValueError: two edits overlap.
    """
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < position:
            raise ValueError(f"edits overlap at character {edit.start}")
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join(parts) + text[position:]


def newline_of(text: str) -> str:
    """Return the line break of the first line of ``text``; a line feed where it has only one line."""
    end = text.find("\n")
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"
