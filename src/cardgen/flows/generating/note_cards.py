"""Read notes and make their cards: what generation, its JSON Lines and its explanations start from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cardgen.extract.decks import arrange
from cardgen.extract.options import Extraction, ExtractOptions
from cardgen.extract.registry import extract
from cardgen.flows.shared.asked_paths import notes_at
from cardgen.flows.shared.unknown_names import unknown_in_note, unknown_in_settings
from cardgen.flows.shared.workers import Done, in_processes, shares_of
from cardgen.model import Diagnostic, GeneratedDeck
from cardgen.notes.document import Document
from cardgen.notes.files import NoteText, read_note
from cardgen.notes.parse import parse
from cardgen.progress import Progress, quiet
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.text.cloze import without_hints

# Where the work of several processes outweighs starting them, and what one does at a time.
_MUCH = 300_000  # bytes of notes
_SHARE = 50_000


@dataclass(frozen=True, slots=True)
class NoteCards:
    """One note: ``name`` is its path relative to the project, also where it is outside (``../x/a.md``).

    ``decks`` hold the doubtful cards too.
    """

    name: str
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
    report: Progress = quiet,
) -> ReadNotes:
    """Read the notes at ``paths`` (default: all in the project's folder of notes) and make their cards.

    ``min_confidence`` overrides the settings. A note that cannot be read is a fault and left out.

    Raises:
        UsageError: one of ``paths`` does not exist.
        CardgenError: no path is given and the project has no folder of notes.
    """
    read = read_each(notes_at(project, paths), NoteReader(project, settings, min_confidence).read, report)
    notes = tuple(note for note, _ in read if note)
    faults = (fault for _, found in read for fault in found)
    return ReadNotes(notes, (*unknown_in_settings(settings), *faults))


def read_each(files: Sequence[Path], read: Callable[[Path], Done], report: Progress) -> list[Done]:
    """Return what ``read`` makes of each of ``files``, in their order: in several processes where that pays.

    ``read`` and what it returns must be fit to be pickled.
    """
    if sum(file.stat().st_size for file in files if file.is_file()) >= _MUCH:
        shares = in_processes(partial(_reader, read), shares_of(files, _SHARE), report)
        if shares is not None:
            return [done for share in shares for done in share]
    return [_told(read(file), number, len(files), report) for number, file in enumerate(files, 1)]


def _told(done: Done, number: int, total: int, report: Progress) -> Done:
    report(number, total)
    return done


Read = tuple[NoteCards | None, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class NoteReader:
    """Reads the notes of a project one by one."""

    project: Project
    settings: Settings
    min_confidence: float | None

    def read(self, file: Path) -> Read:
        """Return the cards of the note in ``file``, None where it cannot be read; and the faults met."""
        return self.cards(file, read_note(file, self.project.name_of(file)))

    def cards(self, file: Path, read: NoteText) -> Read:
        """Return the cards of a note whose text was ``read`` from ``file``, None where there is none."""
        if read.text is None:
            return None, read.diagnostics
        name = self.project.name_of(file)
        parsed = parse(read.text, name)
        unknown = unknown_in_note(parsed.document.options, name)
        options, deck, tags = self.chosen(name)
        extraction = extract(parsed.document, options)
        cards = (*extraction.cards, *extraction.doubtful)
        decks = arrange(parsed.document, cards, deck, self.settings.deck_level)
        told = *read.diagnostics, *parsed.diagnostics, *unknown
        return NoteCards(
            name, parsed.document, extraction, tuple(_finished(deck, tags) for deck in decks)
        ), told

    def chosen(self, name: str) -> tuple[ExtractOptions, str, tuple[str, ...]]:
        """Return what is set for the note called ``name``: options, the name of its deck, its tags."""
        settings = self.settings
        chosen = settings.for_note(name)
        options = ExtractOptions(
            note=name,
            rules=chosen.rules,
            skip_sections=chosen.skip_sections,
            min_confidence=_first(self.min_confidence, chosen.min_confidence, settings.min_confidence),
        )
        return options, chosen.deck, chosen.tags


def _finished(deck: GeneratedDeck, tags: tuple[str, ...]) -> GeneratedDeck:
    """Return ``deck`` with ``tags`` beside its own, and with no hints in its clozes, as notes have none."""
    cards = tuple(
        replace(made, card=replace(made.card, cloze=without_hints(made.card.cloze)))
        if made.card.cloze
        else made
        for made in deck.cards
    )
    return replace(deck, tags=tuple(dict.fromkeys(deck.tags + tags)), cards=cards)


def _reader(read: Callable[[Path], Done]) -> Callable[[Sequence[Path]], list[Done]]:
    """Return a worker that reads a share of the files."""
    return lambda files: [read(file) for file in files]


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)
