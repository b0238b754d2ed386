"""How a field of a note in Anki differs, for a person to read."""

from dataclasses import dataclass

from cardgen.text.html_text import html_text
from cardgen.text.word_diff import Piece, word_diff


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The words of one field, or of the tags, before and after; empty where only its markup changed."""

    name: str
    pieces: tuple[Piece, ...]


def field_change(name: str, before: str, after: str) -> FieldChange:
    """Return how the field ``name`` differs; ``before`` and ``after`` are HTML."""
    return FieldChange(name, word_diff(html_text(before), html_text(after)))


def tags_change(before: str, after: str) -> FieldChange:
    """Return how the tags of a note differ, each given in one text."""
    return FieldChange("Tags", word_diff(before, after))
