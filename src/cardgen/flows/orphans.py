"""Cards whose source is gone from the notes: list them, keep them for good, or remove them."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum

from cardgen.errors import UsageError
from cardgen.flows.shared.grades import graded
from cardgen.flows.shared.rewritten import rewritten
from cardgen.model import Card, Diagnostic, Source
from cardgen.project.load import sound_settings
from cardgen.project.project import Project
from cardgen.store.deck_file import DeckFile, LoadedDecks
from cardgen.store.files import load_decks, locked, read_memory
from cardgen.store.journal import recover, write_together
from cardgen.store.memory import Memory, State, format_memory
from cardgen.store.memory_names import file_of_note


class OrphanFate(StrEnum):
    """What to do with orphans."""

    LIST = "list"
    KEEP = "keep"  # theirs for good: no longer told of
    REMOVE = "remove"  # out of their deck files, never to come back


@dataclass(frozen=True, slots=True)
class Orphan:
    """A card in a deck file whose text was last seen at ``source`` in a note."""

    card: Card
    source: Source


@dataclass(frozen=True, slots=True)
class Orphans:
    """The orphans that were listed, kept or removed, and all faults met.

    ``refused`` tells that an error in one of their deck files stood in the way: nothing becomes of any.
    ``emptied`` are the deck files that removing left without a card; their comments may be worth keeping.
    """

    orphans: tuple[Orphan, ...]
    diagnostics: tuple[Diagnostic, ...]
    emptied: tuple[str, ...] = ()
    refused: bool = False


def orphans(
    project: Project, ids: Sequence[str] = (), *, fate: OrphanFate = OrphanFate.LIST, dry_run: bool = False
) -> Orphans:
    """Return the orphans of ``project`` (with ``ids``: those), and do with them what ``fate`` says.

    Raises:
        UsageError: one of ``ids`` is no orphan.
        FaultySettings: the settings are at fault.
        CardgenError: another run is writing, a person saved a deck file meanwhile.
        OSError: a file cannot be read or written; see ``write_together`` for what is written then.
    """
    settings = sound_settings(project)
    writing = fate is not OrphanFate.LIST and not dry_run
    with locked(project.memory) if writing else nullcontext():
        if writing:
            recover(project.decks)
        loaded = load_decks(project.decks, project.root)
        memory, damage = read_memory(project.memory, project.root)
        found = _found(loaded.files, memory, ids)
        refused = fate is not OrphanFate.LIST and _is_in_faulty_file(found, loaded)
        if writing and not refused:
            _write(project, loaded.files, memory, found, fate)
    emptied = _emptied(loaded.files, found) if fate is OrphanFate.REMOVE and not refused else ()
    told = graded((*loaded.diagnostics, *damage), settings.checks)
    return Orphans(found, told, emptied, refused)


def _is_in_faulty_file(found: Sequence[Orphan], loaded: LoadedDecks) -> bool:
    faulty = {fault.source.path for fault in loaded.diagnostics} if loaded.faulty else set()
    return not faulty.isdisjoint(orphan.card.place.path for orphan in found)


def _emptied(files: Sequence[DeckFile], gone: Sequence[Orphan]) -> tuple[str, ...]:
    ids = {orphan.card.id for orphan in gone}
    decks = ((file.path, file.cards) for file in files if file.cards)
    return tuple(path for path, cards in decks if all(card.id in ids for card in cards))


def _found(files: Sequence[DeckFile], memory: Memory, ids: Sequence[str]) -> tuple[Orphan, ...]:
    cards = {card.id: card for file in files for card in file.cards}
    found = {
        record.card.id: Orphan(cards[record.card.id], Source(record.note, *record.lines))
        for record in memory.cards
        if record.state is State.ORPHAN and record.card.id in cards
    }
    unknown = [id_ for id_ in ids if id_ not in found]
    if unknown:
        raise UsageError(f"{', '.join(unknown)}: no orphan of that id. `cardgen orphans` lists them.")
    wanted = [found[id_] for id_ in dict.fromkeys(ids)] if ids else list(found.values())
    return tuple(sorted(wanted, key=lambda orphan: orphan.card.place))


def _write(
    project: Project, files: Sequence[DeckFile], memory: Memory, found: Sequence[Orphan], fate: OrphanFate
) -> None:
    ids = {orphan.card.id for orphan in found}
    gone = ids if fate is OrphanFate.REMOVE else set()
    texts, before = rewritten(project.root, files, lambda card: None if card.id in gone else card)
    state = State.KEPT if fate is OrphanFate.KEEP else State.DELETED
    for note, part in memory.by_note().items():
        changed = tuple(replace(r, state=state) if r.card.id in ids else r for r in part.cards)
        if changed != part.cards:
            text = format_memory(replace(part, cards=changed))
            texts[project.memory / file_of_note(note)] = text
    write_together(project.decks, texts, before)
