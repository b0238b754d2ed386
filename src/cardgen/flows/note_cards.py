"""Read notes and make their cards: what generation, its JSON Lines and its explanations start from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cardgen.errors import CardgenError
from cardgen.extract.decks import arrange
from cardgen.extract.options import Extraction, ExtractOptions
from cardgen.extract.registry import extract
from cardgen.model import Diagnostic, GeneratedDeck
from cardgen.notes.document import Document
from cardgen.notes.files import find_notes, read_note
from cardgen.notes.parse import parse
from cardgen.project.project import Project
from cardgen.project.settings import Settings

Report = Callable[[int, int], None]


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
        CardgenError: no path is given and the project has no folder of notes.
    """
    if not paths and not project.notes.is_dir():
        raise CardgenError(
            f"there is no folder {project.name_of(project.notes)}/ here. Name a note, or run `cardgen init`."
        )
    files = find_notes(paths or (project.notes,))
    notes: list[NoteCards] = []
    faults: list[Diagnostic] = []
    for number, file in enumerate(files, 1):
        note, found = _read(project, settings, file, min_confidence)
        faults += found
        notes += [note] if note else []
        report(number, len(files))
    return ReadNotes(tuple(notes), tuple(faults))


def name_of_note(project: Project, file: Path) -> str:
    """Return the path of a note in the project, or the base name of one outside of it."""
    path = project.name_of(file)
    return file.name if path.startswith("../") or Path(path).is_absolute() else path


def _read(
    project: Project, settings: Settings, file: Path, min_confidence: float | None
) -> tuple[NoteCards | None, list[Diagnostic]]:
    path, name = project.name_of(file), name_of_note(project, file)
    read = read_note(file, path)
    if read.text is None:
        return None, list(read.diagnostics)
    parsed = parse(read.text, name)
    chosen = settings.for_note(name)
    options = ExtractOptions(
        note=name,
        rules=chosen.rules,
        skip_sections=chosen.skip_sections,
        min_confidence=_first(min_confidence, chosen.min_confidence, settings.min_confidence),
    )
    extraction = extract(parsed.document, options)
    decks = arrange(parsed.document, extraction.cards, chosen.deck, settings.deck_level)
    tagged = tuple(replace(deck, tags=tuple(dict.fromkeys(deck.tags + chosen.tags))) for deck in decks)
    return (
        NoteCards(name, path, parsed.document, extraction, tagged),
        [*read.diagnostics, *_at(path, parsed.diagnostics)],
    )


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)


def _at(path: str, faults: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    return (replace(fault, source=replace(fault.source, path=path)) for fault in faults)
