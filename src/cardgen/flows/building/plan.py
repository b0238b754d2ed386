"""What the next build would write: its packages with their notes, media and faults. Writes nothing itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from cardgen.anki.ids import deck_key
from cardgen.anki.note import NOTE_TYPES_CHANGED, PackageNote
from cardgen.anki.note_types import NoteType
from cardgen.flows.building.build_memory import ahead_of_clock, all_new, damage, read_built
from cardgen.flows.building.last_build import Sources
from cardgen.flows.building.pack_decks import PackedDecks, pack_decks
from cardgen.flows.building.package_paths import package_path
from cardgen.flows.building.packed_deck import PackedDeck
from cardgen.flows.building.published import published
from cardgen.model import Diagnostic, in_order
from cardgen.progress import Progress, quiet
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.built import NOTE_TYPE, BuiltMemory
from cardgen.store.files import find_decks, read_memory, refuse_linked
from cardgen.store.memory import Remembered
from cardgen.store.memory_names import file_of_note


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPackage:
    """One package: its path below the folder of packages, what goes into it, and the deck files it is from.

    A ``faulty`` package has an error in one of its deck files and is not to be written.
    """

    path: str
    notes: tuple[PackageNote, ...]
    media: Mapping[str, Path]
    faulty: bool
    deck_files: tuple[str, ...] = ()

    @property
    def decks(self) -> int:
        """The number of decks that have a note here."""
        return len({deck_key(note.deck) for note in self.notes})


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildPlan:
    """The next build. ``new_texts`` are the deck files in which cards got their ids, by path.

    ``old_texts`` are those of deck files as they were read. ``before`` and ``memory`` are the memory of
    builds as it is and as it will be. ``note_type_mods`` are seconds by the id of a note type. ``sources``
    are by deck file; ``seen`` is all else that was looked at. ``settled`` unless a package in dist/
    knows of a later build than ``memory``.
    """

    packages: tuple[PlannedPackage, ...]
    before: BuiltMemory
    memory: BuiltMemory
    note_type_mods: Mapping[int, int]
    new_texts: Mapping[str, str]
    old_texts: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Sources]
    seen: Mapping[str, str]
    settled: bool = True


def plan(
    project: Project,
    settings: Settings,
    now: int,
    only: Sequence[Path] = (),
    report: Progress = quiet,
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
    cards, _ = read_memory(project.memory, project.root)
    remembered = {card.card.id: card for card in cards.cards}
    decks = pack_decks(project, settings, remembered, only, report, writing=writing)
    drafts = _drafts(decks, project, remembered)
    memory = _memory(project, settings, decks, drafts, now)
    told = decks.diagnostics | set(memory.told)
    return BuildPlan(
        packages=tuple(_dated(draft, memory.after) for draft in drafts),
        before=memory.before,
        memory=memory.after,
        note_type_mods={type_.id: memory.after.mod(_key(type_)) for type_ in _note_types(drafts)},
        new_texts=decks.new_texts,
        old_texts=decks.old_texts,
        diagnostics=in_order(told),
        sources={file.path: _sources(file, remembered, project) for file in decks.files},
        seen=decks.seen,
        settled=memory.settled,
    )


@dataclass(frozen=True, slots=True)
class _Memory:
    """The memory of builds ``before`` and ``after`` this one, what is to be told of it, and ``settled``.

    It is settled unless a package in dist/ knows of a later build.
    """

    before: BuiltMemory
    after: BuiltMemory
    told: tuple[Diagnostic, ...]
    settled: bool


def _memory(
    project: Project, settings: Settings, decks: PackedDecks, drafts: Sequence[PlannedPackage], now: int
) -> _Memory:
    stored = read_built(project)
    later = published(project, settings, stored)
    told = [*damage(project, stored), *ahead_of_clock(project, stored, now), *later.told(project)]
    are_all = _are_all_decks(decks.files, project)
    if are_all:
        told += all_new(stored, (note.guid for draft in drafts for note in draft.notes))
    contents = _contents(drafts, decks.files)
    before, settled = later.known_to(stored, contents, whole=are_all and not decks.faulty)
    return _Memory(before, _stamped(before, drafts, contents, now), tuple(told), settled)


def _are_all_decks(files: Iterable[PackedDeck], project: Project) -> bool:
    return {file.path for file in files} == {project.name_of(path) for path in find_decks(project.decks)}


def _sources(file: PackedDeck, remembered: Mapping[str, Remembered], project: Project) -> Sources:
    notes = {file.note, *(remembered[id_].note for id_ in file.ids if id_ in remembered)}
    names = frozenset(project.name_of(project.memory / file_of_note(note)) for note in notes if note)
    return Sources(file.digest, file.ids, names)


def _beginning(file: PackedDeck, remembered: Mapping[str, Remembered]) -> int:
    """Return the line of its note at which a deck file begins, 0 where that is not known."""
    return min((remembered[id_].lines[0] for id_ in file.ids if id_ in remembered), default=0)


def _drafts(
    decks: PackedDecks, project: Project, remembered: Mapping[str, Remembered]
) -> list[PlannedPackage]:
    """Return the packages, not yet dated; their decks in the order of the note, in which new cards come."""
    packed = {file.path: file for file in decks.files}
    faulty = decks.faulty | decks.sharing
    beginnings = {path: _beginning(file, remembered) for path, file in packed.items()}
    places = {path: package_path(path, project) for path in {*packed, *faulty}}
    ordered = sorted(places, key=lambda path: (places[path], beginnings.get(path, 0), path))
    drafts = []
    for place, paths in groupby(ordered, key=places.__getitem__):
        members = tuple(paths)
        cards = [card for path in members if path in packed for card in packed[path].cards]
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
    drafts: Iterable[PlannedPackage], files: Iterable[PackedDeck]
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
    shown = {guid: note.shown for guid, (note, _) in contents.items()}
    memory = before.stamp(((guid, content) for guid, (_, content) in contents.items()), now, shown)
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
