"""What the next build would write: its packages with their notes, media and faults. Writes nothing itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from cardgen.anki.note import NOTE_TYPES_CHANGED, PackageNote
from cardgen.anki.note_types import NoteType
from cardgen.flows.building.build_memory import ahead_of_clock, all_new, damage, read_built
from cardgen.flows.building.build_plan import BuildPlan, PlannedPackage
from cardgen.flows.building.last_build import Sources, package_path
from cardgen.flows.building.new_ids import on_disk, with_ids
from cardgen.flows.building.prepare import Preparer, prepare_in_parallel
from cardgen.flows.building.prepared import Prepared
from cardgen.flows.building.published import published
from cardgen.flows.shared.report import Report, quiet
from cardgen.flows.shared.source_links import Lines
from cardgen.model import Diagnostic, Severity
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.built import NOTE_TYPE, BuiltMemory
from cardgen.store.deck_file import DeckFile, LoadedDecks
from cardgen.store.files import deck_files, find_decks, load_decks, read_memory, refuse_linked
from cardgen.store.format.load import load_deck
from cardgen.store.memory import Remembered
from cardgen.store.memory_names import file_of_note

DUPLICATE_ID = "duplicate-id"


def plan(
    project: Project,
    settings: Settings,
    now: int,
    only: Sequence[Path] = (),
    report: Report = quiet,
    *,
    writing: bool = False,
) -> BuildPlan:
    """Plan a build of the decks of ``project``, or of the files and folders ``only``, at ``now`` (seconds).

    Places are those in the deck files as they are; if ``writing``, as they will be with the new ids.

    Raises:
        CardgenError: a link leads decks out of the project.
        OSError: a folder of decks or a picture cannot be read.
    """
    refuse_linked(project.root, (project.decks, *only))
    memory, _ = read_memory(project.memory, project.root)
    remembered = {card.card.id: card for card in memory.cards}
    lines = {id_: card.lines for id_, card in remembered.items()}
    ready = _ready(project, settings, remembered.values(), lines, only, report, writing=writing)
    diagnostics = {*ready.faults, *(fault for file in ready.files for fault in file.faults)}
    faulty = {fault.source.path for fault in diagnostics if fault.severity is Severity.ERROR}
    drafts = _drafts(ready.files, faulty | ready.sharing, project, remembered)
    stored = read_built(project)
    diagnostics |= {*damage(project, stored), *ahead_of_clock(project, stored, now)}
    are_all = _are_all_decks(ready.files, project)
    if are_all:
        diagnostics |= set(all_new(stored, (note.guid for draft in drafts for note in draft.notes)))
    contents = _contents(drafts, ready.files)
    later = published(project, settings, stored)
    diagnostics |= set(later.told(project))
    before, settled = later.known_to(stored, contents, whole=are_all and not faulty)
    after = _stamped(before, drafts, contents, now)
    return BuildPlan(
        packages=tuple(_dated(draft, after) for draft in drafts),
        before=before,
        memory=after,
        note_type_mods={type_.id: after.mod(_key(type_)) for type_ in _note_types(drafts)},
        new_texts=ready.new_texts,
        old_texts=ready.old_texts,
        diagnostics=tuple(sorted(diagnostics, key=lambda fault: (fault.source, fault.code, fault.message))),
        sources={file.path: _sources(file, remembered, project) for file in ready.files},
        seen=ready.seen,
        settled=settled,
    )


def _are_all_decks(files: Iterable[Prepared], project: Project) -> bool:
    return {file.path for file in files} == {project.name_of(path) for path in find_decks(project.decks)}


@dataclass(frozen=True, slots=True)
class _Ready:
    """All deck files, prepared; ``faults`` are of the files themselves, ``sharing`` those with equal ids."""

    files: tuple[Prepared, ...]
    faults: tuple[Diagnostic, ...]
    sharing: frozenset[str]
    new_texts: Mapping[str, str]
    old_texts: Mapping[str, str]
    seen: Mapping[str, str]


def _ready(
    project: Project,
    settings: Settings,
    remembered: Iterable[Remembered],
    lines: Mapping[str, Lines],
    only: Sequence[Path],
    report: Report,
    *,
    writing: bool,
) -> _Ready:
    preparer = Preparer(project.root, settings, lines)
    paths = {project.name_of(path): path for path in deck_files(project.decks, only)}
    known = [file for name, path in paths.items() if (file := preparer.recall(name, path))]
    rest = _without(paths, known)
    share = prepare_in_parallel(list(rest.values()), project.root, settings, lines, report)
    done = [*known, *share.prepared]
    rest = _without(rest, share.prepared)
    loaded = load_decks(project.decks, project.root, list(rest.values())) if rest else LoadedDecks((), ())
    ids = [id_ for file in done for id_ in file.ids]
    ids += (card.id for file in loaded.files for card in file.cards)
    if done and len(set(ids)) < len(ids):  # two files have a card in common: all are to be looked at together
        done, loaded = [], load_decks(project.decks, project.root, only)
    texts = {file.path: file.text for file in loaded.files}
    others = (id_ for file in done for id_ in file.ids)
    files, no_room = with_ids(loaded, others, (file.path for file in done), project, remembered)
    new_texts = {file.path: file.text for file in files if file.text != texts[file.path]}
    faults = (*_found_again(loaded.diagnostics, new_texts if writing else {}), *no_room)
    unsound = {fault.source.path for fault in faults}
    if not writing:  # what is prepared with ids that are in no file is no one's to recall
        files, unsound = tuple(on_disk(file, texts[file.path]) for file in files), unsound | new_texts.keys()
    prepared = (*done, *_prepared(files, unsound, preparer, report))
    return _Ready(
        files=tuple(sorted(prepared, key=lambda file: file.path)),
        faults=faults,
        sharing=frozenset(_sharing_ids(loaded)),
        new_texts=new_texts,
        old_texts=texts,
        seen={**share.seen, **preparer.seen()},
    )


def _found_again(faults: Iterable[Diagnostic], new_texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield ``faults`` of reading, those of ``new_texts`` where they stand in these: the ids moved them down.

    That files share an id is seen by reading all of them, and stays as it was told.
    """
    yield from (fault for fault in faults if fault.source.path not in new_texts or fault.code == DUPLICATE_ID)
    for path, text in new_texts.items():
        yield from load_deck(text.removeprefix("\ufeff"), path).diagnostics


def _without(paths: Mapping[str, Path], prepared: Iterable[Prepared]) -> dict[str, Path]:
    done = {file.path for file in prepared}
    return {name: path for name, path in paths.items() if name not in done}


def _prepared(
    files: Sequence[DeckFile], unsound: set[str], preparer: Preparer, report: Report
) -> Iterator[Prepared]:
    for done, file in enumerate(files, 1):
        yield preparer.prepare(file, sound=file.path not in unsound)
        report(done, len(files))


def _sources(file: Prepared, remembered: Mapping[str, Remembered], project: Project) -> Sources:
    notes = {file.note, *(remembered[id_].note for id_ in file.ids if id_ in remembered)}
    names = frozenset(project.name_of(project.memory / file_of_note(note)) for note in notes if note)
    return Sources(file.digest, file.ids, names)


def _sharing_ids(loaded: LoadedDecks) -> set[str]:
    """Return the files that have a card id in common: whose it is nobody can tell."""
    if not any(fault.code == DUPLICATE_ID for fault in loaded.diagnostics):
        return set()
    users: dict[str, set[str]] = {}
    for file in loaded.files:
        deck = load_deck(file.text.removeprefix("\ufeff"), file.path).deck
        for card in deck.cards if deck else ():
            users.setdefault(card.id, set()).add(file.path)
    return {path for id_, paths in users.items() if id_ and len(paths) > 1 for path in paths}


def _beginning(file: Prepared, remembered: Mapping[str, Remembered]) -> int:
    """Return the line of its note at which a deck file begins, 0 where that is not known."""
    return min((remembered[id_].lines[0] for id_ in file.ids if id_ in remembered), default=0)


def _drafts(
    files: Iterable[Prepared], faulty: set[str], project: Project, remembered: Mapping[str, Remembered]
) -> list[PlannedPackage]:
    """Return the packages, not yet dated; their decks in the order of the note, in which new cards come."""
    prepared = {file.path: file for file in files}
    beginnings = {path: _beginning(file, remembered) for path, file in prepared.items()}
    places = {path: package_path(path, project) for path in {*prepared, *faulty}}
    ordered = sorted(places, key=lambda path: (places[path], beginnings.get(path, 0), path))
    drafts = []
    for place, paths in groupby(ordered, key=places.__getitem__):
        members = tuple(paths)
        cards = [card for path in members if path in prepared for card in prepared[path].cards]
        drafts.append(
            PlannedPackage(
                path=place,
                notes=tuple(card.note for card in cards),
                media={file.name: file.path for card in cards for file in card.media},
                faulty=not faulty.isdisjoint(members),
                deck_files=members,
            )
        )
    return drafts


def _contents(
    drafts: Iterable[PlannedPackage], files: Iterable[Prepared]
) -> dict[str, tuple[PackageNote, str]]:
    """Return the notes of the sound packages, by guid, with the hashes of their contents."""
    hashes = {card.note.guid: card.content for file in files for card in file.cards}
    sound = (note for draft in drafts if not draft.faulty for note in draft.notes)
    return {note.guid: (note, hashes[note.guid]) for note in sound}


def _stamped(
    before: BuiltMemory,
    drafts: Iterable[PlannedPackage],
    contents: Mapping[str, tuple[PackageNote, str]],
    now: int,
) -> BuiltMemory:
    """Return the memory after building the notes of ``contents``, those of the sound packages."""
    memory = before.stamp(((guid, content) for guid, (_, content) in contents.items()), now)
    return memory.stamp(
        ((_key(type_), type_.content_hash) for type_ in _note_types(drafts)), NOTE_TYPES_CHANGED
    )


def _key(note_type: NoteType) -> str:
    return f"{NOTE_TYPE}{note_type.id}"


def _note_types(drafts: Iterable[PlannedPackage]) -> list[NoteType]:
    types = {
        note.note_type.id: note.note_type for draft in drafts if not draft.faulty for note in draft.notes
    }
    return [types[number] for number in sorted(types)]


def _dated(draft: PlannedPackage, memory: BuiltMemory) -> PlannedPackage:
    if draft.faulty:
        return draft
    return replace(draft, notes=tuple(note.dated(memory.mod(note.guid)) for note in draft.notes))
