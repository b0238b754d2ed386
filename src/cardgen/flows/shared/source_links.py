"""Links from cards to their places in the published notes.

What reads notes is imported with the first note: most templates ask for nothing in them.
"""

import hashlib
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cardgen.model import Card, Deck, Link
from cardgen.project.project import is_file_in
from cardgen.project.source_url import source_url
from cardgen.text.plain import plain

if TYPE_CHECKING:
    from cardgen.notes.document import NoteOptions

_SOME_LINES, _SOME_TEXT = (1, 1), "text"
Lines = tuple[int, int]


class SourceLinks:
    """Makes the links of one project; a note is read once, and only if the template asks for what is in it.

    ``lines`` are the lines of each card in its note (1-based, inclusive) by card id, where known.
    """

    def __init__(self, root: Path, template: str, lines: Mapping[str, Lines]) -> None:
        self._root = root
        self._template = template
        self._lines = lines
        self._notes: dict[str, _Note] = {}

    def link(self, card: Card, deck: Deck) -> Link | None:
        """Return the link to the place ``card`` is from; no address where the template cannot be filled in.

        None where the deck has no note.
        """
        if not deck.note:
            return None
        lines = self._lines.get(card.id, (0, 0))
        text = self._note(deck.note).line(lines[0]) if "{text}" in self._template else ""
        return Link(_title(deck, lines), self._url(card, deck, lines, text))

    def lasting(self, card: Card, deck: Deck) -> str:
        """Return what of the link is the card's own: the same wherever its text is moved to in the note."""
        return self._url(card, deck, _SOME_LINES, _SOME_TEXT)

    def state(self, note: str) -> str:
        """Return a digest of ``note`` if links ask for anything in it, else nothing."""
        asks = any(part in self._template for part in ("{text}", "{date}", "{category}"))
        return self._note(note).digest if asks and note else ""

    def seen(self) -> dict[str, str]:
        """Return a digest of each note that was read, by ``note:PATH``."""
        return {f"note:{path}": note.digest for path, note in self._notes.items()}

    def sees(self, seen: Mapping[str, str]) -> bool:
        """Tell whether the notes that were ``seen`` before are still the same."""
        return all(self._note(key.removeprefix("note:")).digest == was for key, was in seen.items())

    def _url(self, card: Card, deck: Deck, lines: Lines, text: str) -> str:
        if not (self._template and deck.note):
            return ""
        dated = "{date}" in self._template or "{category}" in self._template
        options = self._note(deck.note).options if dated else None
        return source_url(
            self._template,
            path=deck.note,
            anchor=card.anchor,
            lines=lines,
            date=options.date if options else "",
            category=options.category if options else "",
            text=text,
        )

    def _note(self, path: str) -> "_Note":
        if path not in self._notes:
            self._notes[path] = _Note(self._root, path)
        return self._notes[path]


class _Note:
    """What a link may want of a note; empty where the note is gone or lies outside the project."""

    def __init__(self, root: Path, path: str) -> None:
        self._root, self._path = root, path

    @cached_property
    def _text(self) -> str:
        from cardgen.notes.files import read_note

        file = self._root / self._path
        return (read_note(file, self._path).text or "") if is_file_in(self._root, file) else ""

    @property
    def digest(self) -> str:
        """What is in the note, in short."""
        return hashlib.sha256(self._text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def options(self) -> "NoteOptions":
        from cardgen.notes.frontmatter import front_matter

        return front_matter(self._text, self._path).options

    def line(self, number: int) -> str:
        return plain(self._lines[number - 1]) if 0 < number <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")


@lru_cache  # the same for all cards of a deck
def _name(note: str) -> str:
    return Path(note).stem


def _title(deck: Deck, lines: Lines) -> str:
    first, last = lines
    name = _name(deck.note)
    if not first:
        return name
    return f"{name}:{first}" if first == last else f"{name}:{first}-{last}"
