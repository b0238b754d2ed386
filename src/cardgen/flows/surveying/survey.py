"""Read a whole project and run every check on it: what ``check``, ``preview`` and ``stats`` share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cardgen.anki.faults import control_faults, deck_control_faults
from cardgen.anki.media import MediaFault, MediaFolder
from cardgen.flows.building.build_memory import damage as build_damage
from cardgen.flows.building.build_memory import read_built
from cardgen.flows.shared.grades import graded
from cardgen.flows.shared.skipped_notes import skipped_notes
from cardgen.flows.shared.unknown_names import unknown_in_note, unknown_in_settings
from cardgen.flows.surveying.shared_decks import shared_decks
from cardgen.folders import leads_out
from cardgen.lint.ignore import is_silent, silence
from cardgen.lint.places import exact_place
from cardgen.lint.registry import found
from cardgen.lint.subject import Subject, subject
from cardgen.model import Deck, Diagnostic, Severity, in_order
from cardgen.notes.document import Document
from cardgen.notes.files import find_notes, read_note
from cardgen.notes.parse import parse
from cardgen.progress import Progress, quiet
from cardgen.project.load import load_settings
from cardgen.project.project import Project, is_file_in
from cardgen.project.settings import Settings
from cardgen.render.fields import CardContext, media_references, render_card
from cardgen.store.deck_file import DeckFile, LoadedDecks
from cardgen.store.files import load_decks, read_memory, skipped_links
from cardgen.store.format.lines import lines_of
from cardgen.store.memory import Memory, State


@dataclass(frozen=True, slots=True)
class Note:
    """A note that could be read: its path in the project, its text, and what it says."""

    path: str
    text: str
    document: Document


@dataclass(frozen=True, slots=True)
class Survey:
    """A project as it stands: its deck files, its notes by path, and all that is wrong or weak in them.

    ``diagnostics`` are sorted by place; those of cards have the exact line and column where it is known.
    """

    settings: Settings
    files: tuple[DeckFile, ...]
    notes: dict[str, Note]
    memory: Memory
    diagnostics: tuple[Diagnostic, ...]

    @property
    def decks(self) -> tuple[Deck, ...]:
        """The decks that could be read, in the order of their files."""
        return tuple(file.deck for file in self.files if file.deck is not None)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those of the diagnostics that are errors."""
        return tuple(fault for fault in self.diagnostics if fault.is_error)

    @property
    def lines(self) -> dict[str, tuple[int, int]]:
        """The lines of the note that each generated card was last made from, by the card's id."""
        return {known.card.id: known.lines for known in self.memory.cards}


def survey(project: Project, report: Progress = quiet, *, linked_notes: bool = True) -> Survey:
    """Read all settings, decks and notes of ``project`` and check them; ``report`` hears of each note.

    Without ``linked_notes`` the folder of notes is left out where a link leads it out of the project.

    Raises:
        CardgenError: a link leads the decks out of the project.
        OSError: a folder of decks cannot be read.
    """
    settings, set_wrong = load_settings(project)
    loaded = load_decks(project.decks, project.root) if project.decks.is_dir() else LoadedDecks((), ())
    decks = tuple(file.deck for file in loaded.files if file.deck is not None)
    reads = linked_notes or not leads_out(project.notes, project.root)
    folders = [project.notes] if reads else []
    notes, faults = _read_notes(project, decks, folders, report)
    memory, damage = read_memory(project.memory, project.root)
    links = *skipped_links(project.decks, project.root), *skipped_notes(project, folders)
    in_reading = (*loaded.diagnostics, *links, *faults, *damage, *build_damage(project, read_built(project)))
    documents = {path: note.document for path, note in notes.items()}
    in_cards = (*_orphans(decks, memory), *_unfit(decks), *shared_decks(decks, documents))
    seen = subject(
        decks,
        anchors={path: _anchors(document) for path, document in documents.items()},
        missing_notes=_missing_notes(project, decks, notes, faults, reads_folder=reads),
        media_fault=partial(_media_fault, MediaFolder(project.root, settings.media_root), project.root),
    )
    told = {
        *set_wrong,
        *unknown_in_settings(settings),
        *graded((*in_reading, *in_cards), settings.checks),
        *_checked(seen, loaded, settings),
    }
    return Survey(settings, loaded.files, notes, memory, in_order(told))


def _read_notes(
    project: Project, decks: Sequence[Deck], folders: Iterable[Path], report: Progress
) -> tuple[dict[str, Note], list[Diagnostic]]:
    there = [folder for folder in folders if folder.is_dir()]
    files = {project.name_of(file): file for file in find_notes(there)}
    files |= dict(_named_notes(project, decks))
    notes: dict[str, Note] = {}
    faults: list[Diagnostic] = []
    for done, (path, file) in enumerate(sorted(files.items()), 1):
        read = read_note(file, path)
        faults += read.diagnostics
        if read.text is not None:
            parsed = parse(read.text, path)
            faults += (*parsed.diagnostics, *unknown_in_note(parsed.document.options, path))
            notes[path] = Note(path, read.text, parsed.document)
        report(done, len(files))
    return notes, faults


def _named_notes(project: Project, decks: Iterable[Deck]) -> Iterable[tuple[str, Path]]:
    """Yield the notes that decks name and that lie in the project; nothing outside of it is read."""
    for path in dict.fromkeys(deck.note for deck in decks if deck.note):
        if is_file_in(project.root, file := project.root / path):
            yield path, file


def _missing_notes(
    project: Project,
    decks: Iterable[Deck],
    notes: Mapping[str, Note],
    faults: Iterable[Diagnostic],
    *,
    reads_folder: bool,
) -> frozenset[str]:
    """Return the notes that decks name and that are not there, though they would have been read.

    Decks may come without their notes: then none is missed. A note that cannot be read is there.
    """
    if not notes and not project.notes.is_dir():
        return frozenset()
    there = notes.keys() | {fault.source.path for fault in faults}
    named = {deck.note for deck in decks if deck.note} - there
    return frozenset(
        note
        for note in named
        if not note.startswith("../") and (reads_folder or not note.startswith("notes/"))
    )


def _anchors(document: Document) -> frozenset[str]:
    return frozenset(section.anchor for section in document.root.walk() if section.anchor)


def _unfit(decks: Sequence[Deck]) -> Iterable[Diagnostic]:
    """Yield what no check asks for and the build tells: what Anki minds, and what cannot be typed."""
    for deck in decks:
        yield from deck_control_faults(deck)
        for card in deck.cards:
            yield from control_faults(card)
            if card.type_in:
                there = {reference.path: reference.path for reference in media_references(card)}
                yield from render_card(card, CardContext(), there).diagnostics


def _orphans(decks: Sequence[Deck], memory: Memory) -> Iterable[Diagnostic]:
    orphans = {known.card.id: known.note for known in memory.cards if known.state is State.ORPHAN}
    remedy = "Run `cardgen orphans` to keep or remove it."
    for card in (card for deck in decks for card in deck.cards if card.id in orphans):
        message = f"`{orphans[card.id]}` no longer says this."
        yield Diagnostic(card.place, Severity.WARNING, "orphan", message, remedy)


def _media_fault(media: MediaFolder, root: Path, deck: Deck, reference: str) -> MediaFault | None:
    folders = [(root / path).parent for path in (deck.place.path, deck.note) if path]
    found_file = media.find(reference, folders)
    return found_file if isinstance(found_file, MediaFault) else None


def _checked(seen: Subject, loaded: LoadedDecks, settings: Settings) -> Iterable[Diagnostic]:
    lines = {file.path: lines_of(file.text) for file in loaded.files}
    silent = {deck.place.path: silence(deck, lines[deck.place.path]) for deck in seen.decks}
    for one in found(seen, dict(settings.checks)):
        place = one.diagnostic.source
        if not is_silent(silent[place.path], place.start_line, one.codes):
            exact = exact_place(place, one.snippet, lines.get(place.path, ()))
            yield replace(one.diagnostic, source=exact)
