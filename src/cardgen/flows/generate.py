"""Notes to deck files: generate, match, merge, and write all or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cardgen.errors import UsageError
from cardgen.flows.asked_paths import notes_at
from cardgen.flows.deck_paths import claims, with_own_paths
from cardgen.flows.last_generation import (
    Found,
    GenerationRecord,
    Inputs,
    digests_below,
    exists,
    is_settled,
)
from cardgen.flows.report import Report, quiet
from cardgen.model import Diagnostic, Severity, Source
from cardgen.project.load import sound_settings
from cardgen.project.project import Project
from cardgen.store.deck_file import LoadedDecks
from cardgen.store.files import load_decks, locked, read_memory, schema_text
from cardgen.store.git_files import git_files
from cardgen.store.journal import recover, write_together
from cardgen.store.memory import Memory, format_memory
from cardgen.store.memory_names import file_of_note
from cardgen.store.plan import DECKS, Plan, Run

if TYPE_CHECKING:
    from cardgen.flows.deck_texts import FileChange
    from cardgen.flows.note_decks import ReadDecks

_MOST_IDS = 5  # in a message


@dataclass(frozen=True, slots=True)
class Generated:
    """What a generation did, or with ``dry_run`` would do.

    ``plan`` is None where faults in deck files left nothing to plan from. ``stopped`` says that too
    many cards would have lost their source or their deck file, and that nothing was written. ``changes``
    are the deck files that differ; ``written`` are the texts of those written, by path (None: deleted).
    """

    plan: Plan | None
    changes: "tuple[FileChange, ...]"
    diagnostics: tuple[Diagnostic, ...]
    notes: int = 0
    stopped: bool = False
    recovered: bool = False
    written: Mapping[str, str | None] = field(default_factory=dict)


def generate(
    project: Project,
    paths: Sequence[Path] = (),
    *,
    dry_run: bool = False,
    yes: bool = False,
    min_confidence: float | None = None,
    restore: Sequence[str] = (),
    report: Report = quiet,
) -> Generated:
    """Bring the deck files up to date with the notes at ``paths`` (default: all); a person's edits stay.

    ``yes`` lets a run through that takes away the source of more than a third of a deck's cards, or takes
    more than a third of all for deleted with their files. ``restore`` names deleted cards to bring back, by
    id, by deck file or by folder of these.

    Raises:
        FaultySettings: the settings are at fault.
        UsageError: a path does not exist, a card to restore is not known or not deleted.
        CardgenError: there are no notes, another run is writing, a person saved a deck file meanwhile.
        OSError: a file cannot be read or written; see ``write_together`` for what is written then.
    """
    settings = sound_settings(project)
    files = notes_at(project, paths)
    record = GenerationRecord(project, settings, paths, min_confidence)
    if not restore and (known := _recalled(project, record, files, dry_run=dry_run)):
        return known
    # Importing the rules takes longer than a generation that finds nothing to do.
    from cardgen.flows.deck_texts import deck_texts
    from cardgen.flows.moved_text import with_arrivals
    from cardgen.flows.note_decks import read_decks
    from cardgen.store.planner import make_plan

    notes = read_decks(project, settings, files, min_confidence=min_confidence, report=report)
    with nullcontext() if dry_run else locked(project.memory):
        recovered = False if dry_run else recover(project.decks)
        there = _read_there(project)
        if there.loaded.faulty:
            told = (*notes.diagnostics, *there.loaded.diagnostics)
            return Generated(None, (), told, len(notes.notes), recovered=recovered)
        others = _others(project, there.loaded, there.memory, notes)
        run, waiting = with_arrivals(project, settings, _run(project, there, notes, paths, restore, others))
        plan = make_plan(run)
        changes = deck_texts(there.loaded.files, plan)
        told = (
            *notes.diagnostics, *waiting, *there.damage, *_deck_conflicts(plan), *_emptied(plan, changes)
        )  # fmt: skip
        stopped = plan.asks and not yes
        written: dict[str, str | None] = {}
        if not (dry_run or stopped):
            written = _deck_texts(changes)
            texts = _write(project, there, plan, written)
            found = Found(len(notes.notes), plan.changes, told)
            inputs = Inputs(notes.digests, there.digests, others)
            if texts and is_settled(run, plan):
                record.keep(inputs.with_decks(project.decks, texts), replace(found, changes=()))
            elif not (texts or restore or waiting) and digests_below(project.decks) == there.digests:
                record.keep(inputs, found)
    return Generated(plan, changes, told, len(notes.notes), stopped, recovered, written)


@dataclass(frozen=True, slots=True)
class _There:
    """What stood below the decks before: the digests of all files, the deck files, the memory, its faults."""

    digests: Mapping[str, str]
    loaded: LoadedDecks
    memory: Memory
    damage: tuple[Diagnostic, ...]


def _read_there(project: Project) -> _There:
    digests = digests_below(project.decks)
    loaded = load_decks(project.decks, project.root)
    return _There(digests, loaded, *read_memory(project.memory, project.root))


def _write(
    project: Project, there: _There, plan: Plan, written: Mapping[str, str | None]
) -> Mapping[Path, str | None]:
    """Write the deck files and the memory; return their texts, or nothing where all is as it was."""
    texts = _all_texts(project, written, plan, there.memory)
    expected = _as_loaded(project, written, there.loaded, there.digests)
    return texts if write_together(project.decks, texts, expected) else {}


def _recalled(
    project: Project, record: GenerationRecord, files: Sequence[Path], *, dry_run: bool
) -> Generated | None:
    """Return what was found the last time, None where something may have changed since."""
    if not record.there:
        return None
    with nullcontext() if dry_run else locked(project.memory):
        found = record.recall(files)
    if found is None:
        return None
    return Generated(Plan((), found.changes, Memory()), (), found.diagnostics, found.notes)


def _deck_conflicts(plan: Plan) -> Iterable[Diagnostic]:
    """Tell of decks that a person and their note both renamed; of cards the plan itself tells."""
    for file in plan.files:
        if file.deck.conflict:
            text = f"the note would now name this deck '{file.deck.conflict}'; your name is used."
            remedy = "Delete `conflict`, or delete your own `deck` line to take the new name."
            yield Diagnostic(Source(file.path), Severity.WARNING, "unresolved-conflict", text, remedy)


def _emptied(plan: Plan, changes: "Iterable[FileChange]") -> Iterable[Diagnostic]:
    """Tell of the deck files that lose their last card and stay, as a person wrote something in them."""
    staying = {change.path for change in changes if change.before and change.text is not None}
    for file in plan.files:
        if file.path in staying and not file.deck.cards:
            text = "holds no card any more, and stays for what you wrote in it."
            yield Diagnostic(Source(file.path), Severity.INFO, "empty-deck", text, "Delete it if you like.")


def _run(
    project: Project,
    there: _There,
    notes: "ReadDecks",
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


def _others(project: Project, loaded: LoadedDecks, memory: Memory, notes: "ReadDecks") -> dict[str, bool]:
    """Return whether the notes exist that decks or the memory name, of those that were not read."""
    read = {note.name for note in notes.notes}
    known = memory.notes | {file.deck.note for file in loaded.files if file.deck and file.deck.note}
    return {note: exists(project.root / note) for note in sorted(known - read)}


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
    path, wanted = DECKS + deck, name.rstrip("/")
    return any(path == place or path.startswith(f"{place}/") for place in (wanted, DECKS + wanted))


def _listed(ids: Sequence[str]) -> str:
    more = len(ids) - _MOST_IDS
    listed = ", ".join(ids[:_MOST_IDS]) or "none"
    return f"{listed} and {more} more" if more > 0 else listed


def _deck_texts(changes: "Sequence[FileChange]") -> dict[str, str | None]:
    """Return the deck files to write, by path: removals come last."""
    texts: dict[str, str | None] = {}
    for change in sorted(changes, key=lambda change: not change.arrivals):
        texts[change.path] = change.text
    for change in changes:
        if change.gone:
            texts.setdefault(change.gone, None)
    return texts


def _as_loaded(
    project: Project, paths: Iterable[str], loaded: LoadedDecks, before: Mapping[str, str]
) -> dict[Path, str | None]:
    """Return what the deck files at ``paths`` held when planned from; ``before`` are all that were there.

    Left out are those that were there and are none of ours to read: links out of the decks.
    """
    texts = {project.root / file.path: file.text for file in loaded.files}
    there = {project.decks / path for path in before}
    files = [project.root / path for path in paths]
    return {file: texts.get(file) for file in files if file in texts or file not in there}


def _all_texts(
    project: Project, decks: Mapping[str, str | None], plan: Plan, before: Memory
) -> dict[Path, str | None]:
    """Return what to write: the ``decks`` first, the memory last: no crash loses a card."""
    texts = {project.root / path: text for path, text in decks.items()}
    after = plan.memory.by_note()
    for note in sorted(before.notes | after.keys()):
        file = project.memory / file_of_note(note)
        texts[file] = format_memory(after[note]) if note in after else None
    texts |= git_files(project.memory)
    texts[project.memory / "deck.schema.json"] = schema_text()
    return texts
