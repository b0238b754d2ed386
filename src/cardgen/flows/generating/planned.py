"""A generation up to its writing: what it starts from, its plan, and the deck files that this changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from cardgen.errors import UsageError
from cardgen.flows.generating.deck_paths import claims, with_own_paths
from cardgen.flows.generating.deck_texts import FileChange, deck_texts
from cardgen.flows.generating.last_generation import digests_below, exists
from cardgen.flows.generating.moved_text import with_arrivals
from cardgen.flows.generating.note_decks import ReadDecks
from cardgen.model import Diagnostic, Severity, Source
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.deck_file import LoadedDecks
from cardgen.store.files import load_decks, read_memory
from cardgen.store.memory import Memory
from cardgen.store.merging.plan import DECKS, Plan, Run
from cardgen.store.merging.planner import make_plan

_MOST_IDS = 5  # in a message


@dataclass(frozen=True, slots=True)
class There:
    """What stood below the decks before: the digests of all files, the deck files, the memory, its faults."""

    digests: Mapping[str, str]
    loaded: LoadedDecks
    memory: Memory
    damage: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class PlannedGeneration:
    """What a generation starts from, its plan, and the deck files that differ then.

    ``others`` tell whether the notes exist that were not read and that decks or the memory name, ``waiting``
    tells of new cards that are left out as one of these may have them.
    """

    notes: ReadDecks
    there: There
    others: Mapping[str, bool]
    run: Run
    waiting: tuple[Diagnostic, ...]
    plan: Plan
    changes: tuple[FileChange, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All faults met, and what to know of the deck files that differ."""
        read = (*self.notes.diagnostics, *self.waiting, *self.there.damage)
        return (*read, *self._deck_conflicts(), *self._emptied())

    def _deck_conflicts(self) -> Iterator[Diagnostic]:
        """Tell of decks that a person and their note both renamed; of cards the plan itself tells."""
        for file in self.plan.files:
            if file.deck.conflict:
                text = f"the note would now name this deck '{file.deck.conflict}'; your name is used."
                remedy = "Delete `conflict`, or delete your own `deck` line to take the new name."
                place = Source(file.path)
                yield Diagnostic(place, Severity.WARNING, "unresolved-conflict", text, remedy)

    def _emptied(self) -> Iterator[Diagnostic]:
        """Tell of the deck files that lose their last card and stay, as a person wrote something in them."""
        staying = {change.path for change in self.changes if change.before and change.text is not None}
        for file in self.plan.files:
            if file.path in staying and not file.deck.cards:
                text = "holds no card any more, and stays for what you wrote in it."
                place, remedy = Source(file.path), "Delete it if you like."
                yield Diagnostic(place, Severity.INFO, "empty-deck", text, remedy)


def read_there(project: Project) -> There:
    """Read what stands below the decks of ``project``.

    Raises:
        OSError: a folder or file cannot be read.
    """
    digests = digests_below(project.decks)
    loaded = load_decks(project.decks, project.root)
    return There(digests, loaded, *read_memory(project.memory, project.root))


def plan_generation(
    project: Project,
    settings: Settings,
    notes: ReadDecks,
    there: There,
    paths: Sequence[Path],
    restore: Sequence[str],
) -> PlannedGeneration:
    """Plan what the ``notes`` that were read at ``paths`` make of the decks that are ``there``.

    ``restore`` names deleted cards to bring back.

    Raises:
        UsageError: a card to restore is not known or not deleted.
    """
    others = _others(project, there, notes)
    alone = _run(project, there, notes, paths, restore, others)
    run, waiting = with_arrivals(project, settings, alone)
    plan = make_plan(run)
    return PlannedGeneration(notes, there, others, run, waiting, plan, deck_texts(there.loaded.files, plan))


def _others(project: Project, there: There, notes: ReadDecks) -> dict[str, bool]:
    read = {note.name for note in notes.notes}
    decks = (file.deck for file in there.loaded.files if file.deck)
    known = there.memory.notes | {deck.note for deck in decks if deck.note}
    return {note: exists(project.root / note) for note in sorted(known - read)}


def _run(
    project: Project,
    there: There,
    notes: ReadDecks,
    paths: Sequence[Path],
    restore: Sequence[str],
    others: Mapping[str, bool],
) -> Run:
    read = {note.name for note in notes.notes}
    folders = [project.name_of(path) for path in paths or (project.notes,) if not path.is_file()]
    gone = {note for note, exists_still in others.items() if not exists_still}
    scope = frozenset(read | {note for note in gone if _is_below(note, folders)})
    notes_folder, names = [project.name_of(project.notes)], {PurePath(name).name for name in read}
    # One elsewhere is not gone for good; read under another path, as by an older version, it is that one.
    vanished = frozenset(
        note for note in gone if _is_below(note, notes_folder) or PurePath(note).name in names
    )
    return Run(
        files=there.loaded.files,
        memory=there.memory,
        generated=with_own_paths(
            (deck for note in notes.notes for deck in note.decks),
            claims(there.loaded.files, there.memory, (scope | vanished) - read),
        ),
        scope=scope,
        vanished=vanished,
        restore=_ids_to_restore(there.loaded, there.memory, restore),
    )


def _is_below(note: str, folders: Iterable[str]) -> bool:
    return any(folder == "." or note.startswith(f"{folder}/") for folder in folders)


def _ids_to_restore(loaded: LoadedDecks, memory: Memory, wanted: Sequence[str]) -> frozenset[str]:
    there = {card.id for file in loaded.files for card in file.cards}
    known = {record.card.id: record for record in memory.cards}
    ids: set[str] = set()
    for name in wanted:
        found = {id_ for id_, record in known.items() if name == id_ or _is_at(record.deck, name)}
        if not found:
            deleted = _listed(sorted(known.keys() - there))
            raise UsageError(f"{name}: no card or deck of that name to restore. Deleted cards: {deleted}.")
        if found <= there:
            raise UsageError(f"{name}: not deleted, so there is nothing to restore.")
        ids |= found
    return frozenset(ids)


def _is_at(deck: str, name: str) -> bool:
    """Tell whether ``name`` is that of ``deck``, or of a folder that it is in."""
    path, wanted = DECKS + deck, PurePath(name).as_posix()  # without ``./`` and a slash at its end
    return any(path == place or path.startswith(f"{place}/") for place in (wanted, DECKS + wanted))


def _listed(ids: Sequence[str]) -> str:
    more = len(ids) - _MOST_IDS
    listed = ", ".join(ids[:_MOST_IDS]) or "none"
    return f"{listed} and {more} more" if more > 0 else listed
