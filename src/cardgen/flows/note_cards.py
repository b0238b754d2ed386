"""Read notes and make their cards: what generation, its JSON Lines and its explanations start from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cardgen.errors import CardgenError
from cardgen.extract.decks import arrange
from cardgen.extract.options import Extraction, ExtractOptions
from cardgen.extract.registry import extract
from cardgen.flows.asked_paths import must_exist
from cardgen.flows.workers import Report as Report
from cardgen.flows.workers import in_processes, shares_of
from cardgen.model import Diagnostic, GeneratedDeck
from cardgen.notes.document import Document
from cardgen.notes.files import find_notes, read_note
from cardgen.notes.parse import parse
from cardgen.project.project import Project
from cardgen.project.settings import Settings

# Where the work of several processes outweighs starting them, and what one does at a time.
_MUCH = 300_000  # bytes of notes
_SHARE = 50_000


def quiet(done: int, total: int) -> None:
    """Hear of progress and do nothing."""


@dataclass(frozen=True, slots=True)
class NoteCards:
    """One note: ``name`` is what ids and decks call it, ``path`` where it is, relative to the project.

    The two differ for a note outside the project, whose name is its base name: the same on any machine.
    """

    name: str
    path: str
    document: Document
    extraction: Extraction
    decks: tuple[GeneratedDeck, ...]


@dataclass(frozen=True, slots=True)
class ReadNotes:
    """The notes that could be read, and all faults met."""

    notes: tuple[NoteCards, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_notes(
    project: Project,
    settings: Settings,
    paths: Sequence[Path] = (),
    *,
    min_confidence: float | None = None,
    report: Report = quiet,
) -> ReadNotes:
    """Read the notes at ``paths`` (default: all in the project's folder of notes) and make their cards.

    ``min_confidence`` overrides the settings. A note that cannot be read is a fault and left out.

    Raises:
        UsageError: one of ``paths`` does not exist.
        CardgenError: no path is given and the project has no folder of notes.
    """
    must_exist(paths, "note or folder")
    if not paths and not project.notes.is_dir():
        raise CardgenError(
            f"there is no folder {project.name_of(project.notes)}/ here. Name a note, or run `cardgen init`."
        )
    files = find_notes(paths or (project.notes,))
    reader = _Reader(project, settings, min_confidence)
    read = _read_in_parallel(files, reader, report)
    if read is None:
        read = []
        for number, file in enumerate(files, 1):
            read.append(reader.read(file))
            report(number, len(files))
    notes = tuple(note for note, _ in read if note)
    return ReadNotes(notes, tuple(fault for _, found in read for fault in found))


def _read_in_parallel(files: Sequence[Path], reader: "_Reader", report: Report) -> "list[_Read] | None":
    if sum(file.stat().st_size for file in files if file.is_file()) < _MUCH:
        return None
    shares = in_processes(_read_all, shares_of(files, _SHARE), _begin, (reader,), report)
    return None if shares is None else [read for share in shares for read in share]


def name_of_note(project: Project, file: Path) -> str:
    """Return the path of a note in the project, or the base name of one outside of it."""
    path = project.name_of(file)
    return file.name if path.startswith("../") or Path(path).is_absolute() else path


_Read = tuple[NoteCards | None, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the notes of a project one by one."""

    project: Project
    settings: Settings
    min_confidence: float | None

    def read(self, file: Path) -> _Read:
        """Return the cards of the note in ``file``, None where it cannot be read; and the faults met."""
        settings = self.settings
        path, name = self.project.name_of(file), name_of_note(self.project, file)
        read = read_note(file, path)
        if read.text is None:
            return None, read.diagnostics
        parsed = parse(read.text, name)
        chosen = settings.for_note(name)
        options = ExtractOptions(
            note=name,
            rules=chosen.rules,
            skip_sections=chosen.skip_sections,
            min_confidence=_first(self.min_confidence, chosen.min_confidence, settings.min_confidence),
        )
        extraction = extract(parsed.document, options)
        decks = arrange(parsed.document, extraction.cards, chosen.deck, settings.deck_level)
        tagged = tuple(replace(deck, tags=tuple(dict.fromkeys(deck.tags + chosen.tags))) for deck in decks)
        return (
            NoteCards(name, path, parsed.document, extraction, tagged),
            (*read.diagnostics, *_at(path, parsed.diagnostics)),
        )


_reader: _Reader  # of this worker


def _begin(reader: _Reader) -> None:
    global _reader
    _reader = reader


def _read_all(files: Sequence[Path]) -> list[_Read]:
    return [_reader.read(file) for file in files]


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)


def _at(path: str, faults: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    return (replace(fault, source=replace(fault.source, path=path)) for fault in faults)
