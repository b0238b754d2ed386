"""What the next build would write: its packages with their notes, media and faults. Writes nothing itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from cardgen.anki.ids import deck_key
from cardgen.anki.media import MediaFolder
from cardgen.anki.note_types import NoteType
from cardgen.anki.package import NOTE_TYPES_CHANGED, PackageNote
from cardgen.flows.last_build import Sources, memory_file, package_path
from cardgen.flows.pack import PackedCard, Packer
from cardgen.flows.refusals import refusals
from cardgen.flows.source_links import Lines, SourceLinks
from cardgen.model import Diagnostic, Severity
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.built import BuiltMemory, parse_built
from cardgen.store.files import DeckFile, LoadedDecks, load_decks, read_memory
from cardgen.store.ids import assign_ids
from cardgen.store.load import load_deck
from cardgen.store.memory import Remembered, file_of_note

DUPLICATE_ID = "duplicate-id"
Report = Callable[[int, int], None]


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
class Plan:
    """The next build. ``new_texts`` are the deck files in which cards got their ids, by path.

    ``before`` and ``memory`` are the memory of builds as it is and as it will be. ``note_type_mods`` are
    seconds by the id of a note type. ``sources`` are by deck file; ``seen`` is all else that was looked at.
    """

    packages: tuple[PlannedPackage, ...]
    before: BuiltMemory
    memory: BuiltMemory
    note_type_mods: Mapping[int, int]
    new_texts: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Sources]
    seen: Mapping[str, str]


def plan(
    project: Project,
    settings: Settings,
    now: int,
    only: Sequence[Path] = (),
    report: Report = lambda _done, _total: None,
) -> Plan:
    """Plan a build of the decks of ``project``, or of the files and folders ``only``, at ``now`` (seconds).

    Raises:
        OSError: a deck file or a picture cannot be read.
    """
    loaded = load_decks(project.decks, project.root, only)
    files = _with_ids(loaded)
    remembered = {card.card.id: card for card in read_memory(project.memory, project.root)[0].cards}
    lines = {id_: card.lines for id_, card in remembered.items()}
    packer = _packer(project, settings, lines)
    packed, faults = _packed(files, packer, report)
    diagnostics = tuple({*loaded.diagnostics, *faults, *refusals(files, settings)})
    faulty = {fault.source.path for fault in diagnostics if fault.severity is Severity.ERROR}
    faulty |= _sharing_ids(loaded)
    before = read_built(project)
    drafts = _drafts(packed, faulty, project, _beginnings(files, lines))
    memory = _stamped(before, drafts, packed, now)
    return Plan(
        packages=tuple(_dated(draft, memory) for draft in drafts),
        before=before,
        memory=memory,
        note_type_mods={type_.id: memory.mod(_key(type_)) for type_ in _note_types(drafts)},
        new_texts={
            new.path: new.text for old, new in zip(loaded.files, files, strict=True) if new.text != old.text
        },
        diagnostics=tuple(sorted(diagnostics, key=lambda fault: (fault.source, fault.code, fault.message))),
        sources={file.path: _sources(file, remembered, project) for file in files},
        seen=packer.seen(),
    )


def _sources(file: DeckFile, remembered: Mapping[str, Remembered], project: Project) -> Sources:
    cards = file.deck.cards if file.deck else ()
    notes = {remembered[card.id].note for card in cards if card.id in remembered}
    notes |= {file.deck.note} if file.deck else set()
    names = frozenset(project.name_of(project.memory / file_of_note(note)) for note in notes if note)
    return Sources(file.text, tuple(card.id for card in cards), names)


def _with_ids(loaded: LoadedDecks) -> tuple[DeckFile, ...]:
    """Give every card of a sound file an id."""
    taken = {card.id for file in loaded.files if file.deck for card in file.deck.cards}
    return tuple(_file_with_ids(file, taken) for file in loaded.files)


def _file_with_ids(file: DeckFile, taken: set[str]) -> DeckFile:
    if file.deck and all(card.id for card in file.deck.cards):
        return file
    text = assign_ids(file.text, file.path, taken)
    if text == file.text:
        return file
    deck = load_deck(text.removeprefix("\ufeff"), file.path).deck
    taken |= {card.id for card in deck.cards} if deck else set()
    return DeckFile(file.path, text, deck)


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


def _beginnings(files: Iterable[DeckFile], lines: Mapping[str, Lines]) -> dict[str, int]:
    """Return the line of its note at which each deck file begins, as far as that is known."""
    decks = [(file.path, file.deck) for file in files if file.deck]
    known = {path: [lines[card.id][0] for card in deck.cards if card.id in lines] for path, deck in decks}
    return {path: min(first) for path, first in known.items() if first}


def _packer(project: Project, settings: Settings, lines: Mapping[str, Lines]) -> Packer:
    links = SourceLinks(project.root, settings.source_url, lines)
    return Packer(project.root, settings.namespace, MediaFolder(project.root, settings.media_root), links)


_Packed = dict[str, list[PackedCard]]  # by the path of the deck file


def _packed(files: Iterable[DeckFile], packer: Packer, report: Report) -> tuple[_Packed, list[Diagnostic]]:
    decks = [(file.path, file.deck) for file in files if file.deck]
    total, done = sum(len(deck.cards) for _, deck in decks), 0
    packed: _Packed = {path: [] for path, _ in decks}
    for path, deck in decks:
        for card in deck.cards:
            if card.id:  # else its file is faulty and is not built anyway
                packed[path].append(packer.pack(card, deck))
            done += 1
            report(done, total)
    return packed, [fault for cards in packed.values() for card in cards for fault in card.diagnostics]


def _drafts(
    packed: _Packed, faulty: set[str], project: Project, beginnings: Mapping[str, int]
) -> list[PlannedPackage]:
    """Return the packages, not yet dated; their decks in the order of the note, in which new cards come."""
    places = {path: package_path(path, project) for path in {*packed, *faulty}}
    ordered = sorted(places, key=lambda path: (places[path], beginnings.get(path, 0), path))
    drafts = []
    for place, paths in groupby(ordered, key=places.__getitem__):
        members = list(paths)
        cards = [card for path in members for card in packed.get(path, ())]
        media = {file.name: file.path for card in cards for file in card.media}
        notes = tuple(card.note for card in cards)
        drafts.append(
            PlannedPackage(
                path=place,
                notes=notes,
                media=media,
                faulty=not faulty.isdisjoint(members),
                deck_files=tuple(members),
            )
        )
    return drafts


def _stamped(before: BuiltMemory, drafts: Iterable[PlannedPackage], packed: _Packed, now: int) -> BuiltMemory:
    """Return the memory after building the sound packages."""
    contents = {card.note.guid: card.content for cards in packed.values() for card in cards}
    sound = [note.guid for draft in drafts if not draft.faulty for note in draft.notes]
    memory = before.stamp(((guid, contents[guid]) for guid in sound), now)
    return memory.stamp(
        ((_key(type_), type_.content_hash) for type_ in _note_types(drafts)), NOTE_TYPES_CHANGED
    )


def _key(note_type: NoteType) -> str:
    return f"type:{note_type.id}"


def _note_types(drafts: Iterable[PlannedPackage]) -> list[NoteType]:
    types = {
        note.note_type.id: note.note_type for draft in drafts if not draft.faulty for note in draft.notes
    }
    return [types[number] for number in sorted(types)]


def _dated(draft: PlannedPackage, memory: BuiltMemory) -> PlannedPackage:
    if draft.faulty:
        return draft
    return replace(draft, notes=tuple(replace(note, mod=memory.mod(note.guid)) for note in draft.notes))


def read_built(project: Project) -> BuiltMemory:
    """Return the memory of builds as it is on disk; empty if there is none."""
    file = memory_file(project)
    return (
        parse_built(file.read_text(encoding="utf-8", errors="replace")) if file.is_file() else BuiltMemory()
    )
