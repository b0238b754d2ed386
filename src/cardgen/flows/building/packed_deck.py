"""Deck files as they are packed; one that was before, and is the same, is neither read nor rendered.

Only files without pictures, sounds and faults are kept: what they become depends on nothing but their text,
the settings, and what is known of the notes they are from.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cardgen.anki.note import PackageNote
from cardgen.anki.note_types import NoteType, note_type
from cardgen.cache.entry import digest, digest_of_file, read_entry, write_entry
from cardgen.cache.folder import cache_folder
from cardgen.cache.version import code_version
from cardgen.flows.building.card_packer import PackedCard
from cardgen.flows.shared.source_links import Lines, SourceLinks
from cardgen.model import CardSort, Diagnostic, Source
from cardgen.project.settings import Settings


@dataclass(frozen=True, slots=True)
class PackedDeck:
    """A deck file with its cards packed; ``faults`` are those of cards and their formulas.

    ``digest`` is that of the text as built. ``ids`` are those of all its cards; a card without one is not
    packed, as its file is faulty.
    """

    path: str
    digest: str
    note: str
    ids: tuple[str, ...]
    cards: tuple[PackedCard, ...]
    faults: tuple[Diagnostic, ...]

    def __reduce__(self) -> tuple[Callable[..., "PackedDeck"], tuple[Any, ...]]:
        """Go to another process as rows: records would take longer on the way than to make them anew."""
        return _packed, (*self.row(), self.digest, self.path, self.faults)

    def row(self) -> tuple[Any, ...]:
        """Return what is in the file in plain tuples and lists, in the order that ``_packed`` takes it."""
        deck = self.cards[0].note.deck if self.cards else ""
        return [_row(card) for card in self.cards], deck, self.note, self.ids


class PackedBefore:
    """The deck files of one project that were packed before; ``lines`` are as in ``SourceLinks``."""

    def __init__(
        self, root: Path, settings: Settings, links: SourceLinks, lines: Mapping[str, Lines]
    ) -> None:
        self._folder = cache_folder(root) / "files"
        self._settings = settings
        self._links = links
        self._lines = lines

    def recall(self, path: str, file: Path) -> PackedDeck | None:
        """Return the deck ``file``, called ``path``, as it was packed; None if that may not hold."""
        entry = self._entry(path)
        if not entry.is_file():
            return None
        data = digest_of_file(file)
        match read_entry(entry, self._version(data)):
            case [known, [rows, deck, note, ids]] if known == self._known(note, ids):
                return _packed(rows, deck, note, tuple(ids), data, path, ())
        return None

    def keep(self, packed: PackedDeck) -> None:
        """Keep a file that nothing is wrong with for the next build, if that can use it."""
        if packed.faults or not packed.cards or any(card.pictured for card in packed.cards):
            return
        entry = [self._known(packed.note, packed.ids), packed.row()]
        write_entry(self._entry(packed.path), self._version(packed.digest), entry)

    def _entry(self, path: str) -> Path:
        return self._folder / f"{digest(path)}.json"

    def _version(self, data: str) -> str:
        return f"{code_version()} {self._settings!r} {data}"

    def _known(self, note: str, ids: Sequence[str]) -> str:
        """Return a digest of what the links of cards depend on beside their deck file."""
        return digest(repr((self._links.state(note), [self._lines.get(id_) for id_ in ids])))


def _packed(
    rows: Iterable[Any],
    deck: str,
    note: str,
    ids: tuple[str, ...],
    digest: str,
    path: str,
    faults: tuple[Diagnostic, ...],
) -> PackedDeck:
    types = note_type(CardSort.BASIC), note_type(CardSort.CLOZE)
    cards = tuple([_card(row, deck, path, types) for row in rows])
    return PackedDeck(path, digest, note, ids, cards, faults)


def _row(card: PackedCard) -> tuple[Any, ...]:
    note, content, media, faults, pictured = card
    place = note.place
    head = (note.guid, note.note_type.is_cloze, note.fields, note.tags, note.suspended)
    return *head, place.start_line, place.end_line, place.column, content, media, faults, pictured


def _card(row: Iterable[Any], deck: str, path: str, types: tuple[NoteType, NoteType]) -> PackedCard:
    guid, is_cloze, fields, tags, suspended, first, last, column, content, media, faults, pictured = row
    place = Source(path, first, last, column)
    note = PackageNote(guid, types[is_cloze], tuple(fields), tuple(tags), 0, deck, suspended, place)
    return PackedCard(note, content, tuple(media), tuple(faults), pictured)
