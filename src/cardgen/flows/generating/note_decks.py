"""The decks of notes, each note read and its cards made once: what is as it was comes from the cache.

An entry of the cache holds for one note: its bytes, its names, what is set for it, and the code. Of what is
not certain the cards are made anew, so a generation gives the same with the cache and without.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cardgen.cache.entry import digest, read_entry, write_entry
from cardgen.cache.fault_rows import diagnostic_of_row, diagnostic_row
from cardgen.cache.folder import cache_folder
from cardgen.cache.version import code_version
from cardgen.flows.generating.note_cards import NoteReader, read_each
from cardgen.flows.generating.rows import deck_of_row, deck_row
from cardgen.flows.shared.unknown_names import unknown_in_settings
from cardgen.folders import file_bytes
from cardgen.model import Diagnostic, GeneratedDeck
from cardgen.notes.files import NoteText, note_text, read_note
from cardgen.progress import Progress, quiet
from cardgen.project.project import Project
from cardgen.project.settings import Settings


@dataclass(frozen=True, slots=True)
class NoteDecks:
    """One note: ``name`` is what its decks call it."""

    name: str
    decks: tuple[GeneratedDeck, ...]


@dataclass(frozen=True, slots=True)
class ReadDecks:
    """The notes that could be read, and all faults met; ``digests`` tell the bytes of the files by path."""

    notes: tuple[NoteDecks, ...]
    diagnostics: tuple[Diagnostic, ...]
    digests: Mapping[str, str]


def read_decks(
    project: Project,
    settings: Settings,
    files: Sequence[Path],
    *,
    min_confidence: float | None = None,
    report: Progress = quiet,
) -> ReadDecks:
    """Return the decks of the notes in ``files``, those that ``read_notes`` makes of them."""
    kept = _KeptNotes(NoteReader(project, settings, min_confidence), cache_folder(project.root) / "notes")
    read = {file: known for file in files if (known := kept.recall(file))}
    missing = [file for file in files if file not in read]
    rows = read_each(missing, kept.make, report)
    read |= {file: _read_of_row(row) for file, row in zip(missing, rows, strict=True)}
    return ReadDecks(
        tuple(note for file in files if (note := read[file].note)),
        (*unknown_in_settings(settings), *(fault for file in files for fault in read[file].diagnostics)),
        {project.name_of(file): read[file].digest for file in files},
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of one file: ``note`` is None where it is no text, ``digest`` "" where it cannot be read."""

    note: NoteDecks | None
    digest: str
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _KeptNotes:
    """What ``reader`` makes of notes, kept in ``folder``."""

    reader: NoteReader
    folder: Path

    def recall(self, file: Path) -> _Read | None:
        """Return what is known of the note in ``file`` as it is now; None if that is nothing."""
        try:
            version = self._version(file, file_bytes(file))
        except OSError:
            return None
        try:
            return _read_of_row(read_entry(self._entry(file), version))
        except (TypeError, ValueError, KeyError, AttributeError):
            return None

    def make(self, file: Path) -> Any:
        """Return the row of the note in ``file``, made anew; keep it for the next run."""
        path = self.reader.project.name_of(file)
        try:
            data = file_bytes(file)
        except OSError:
            return self._row(file, "", read_note(file, path))
        row = self._row(file, digest(data), note_text(data, path))
        write_entry(self._entry(file), self._version(file, data), row)
        return row

    def _row(self, file: Path, told: str, read: NoteText) -> Any:
        note, faults = self.reader.cards(file, read)
        rows = [deck_row(deck) for deck in note.decks] if note else []
        return [note and note.name, told, rows, [diagnostic_row(fault) for fault in faults]]

    def _entry(self, file: Path) -> Path:
        return self.folder / f"{digest(self.reader.project.name_of(file))}.json"

    def _version(self, file: Path, data: bytes) -> str:
        project = self.reader.project
        name = project.name_of(file)
        chosen = (name, self.reader.chosen(name), self.reader.settings.deck_level)
        return digest(f"{code_version()} {chosen!r} {digest(data)}")


def _read_of_row(row: Any) -> _Read:
    name, told, decks, faults = row
    note = None if name is None else NoteDecks(name, tuple(deck_of_row(deck) for deck in decks))
    return _Read(note, told, tuple(diagnostic_of_row(fault) for fault in faults))
