"""Ids for the cards of a build that have none: other than any in the project, also in files not read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cardgen.flows.building.packed_deck import PackedDeck
from cardgen.model import Deck, Diagnostic, Severity, Source
from cardgen.project.project import Project
from cardgen.store.card_text import Text, text_of
from cardgen.store.deck_file import DeckFile, LoadedDecks
from cardgen.store.files import find_decks
from cardgen.store.format.load import load_deck
from cardgen.store.ids import assign_ids
from cardgen.store.memory import Remembered, State


@dataclass(slots=True)
class TakenIds:
    """The ids that no new card may get: ``known`` ones, and all that ``unread`` files have in their text.

    Only part of the decks may be built, and a faulty file may hold cards that could not be read: a card of
    theirs would give its history away to a new one of its id. These files are read when first asked about.
    """

    known: set[str]
    unread: tuple[Path, ...]
    _texts: list[bytes] | None = field(default=None, init=False)

    def __contains__(self, id_: object) -> bool:
        return id_ in self.known or self._is_written(str(id_).encode())

    def _is_written(self, id_: bytes) -> bool:
        if self._texts is None:
            self._texts = [path.read_bytes() for path in self.unread]
        return any(id_ in text for text in self._texts)


def with_ids(
    loaded: LoadedDecks, done: Iterable[PackedDeck], project: Project, remembered: Iterable[Remembered]
) -> tuple[tuple[DeckFile, ...], list[Diagnostic]]:
    """Give every card of a sound file of ``loaded`` an id that no other has; tell where there is no room.

    ``done`` are files beside these whose ids are all known.
    A card with the text of a ``remembered`` one that is in no file is that one: it lost its ``id`` line.
    While another deck file of ``project`` cannot be read nobody knows which ids are free, and none is given.
    """
    if all(card.id for file in loaded.files for card in file.cards):
        return loaded.files, []
    taken, by_text = _taken(loaded, list(done), project), _by_text(remembered)
    files: list[DeckFile] = []
    faults: list[Diagnostic] = []
    for file in loaded.files:
        try:
            named, found = _file_with_ids(file, taken, by_text)
        except OSError as failure:
            named, found = file, (_unknown(file, failure, project),)
        files.append(named)
        faults += found
    return tuple(files), faults


def _taken(loaded: LoadedDecks, done: Sequence[PackedDeck], project: Project) -> TakenIds:
    known = {id_ for file in done for id_ in file.ids}
    known |= {card.id for file in loaded.files for card in file.cards}
    return TakenIds(known, tuple(_unread(loaded, {file.path for file in done}, project)))


def _by_text(remembered: Iterable[Remembered]) -> dict[Text, list[Remembered]]:
    by_text: dict[Text, list[Remembered]] = {}
    for record in remembered:
        by_text.setdefault(text_of(record.card), []).append(record)
    return by_text


def _unknown(file: DeckFile, failure: OSError, project: Project) -> Diagnostic:
    other = project.name_of(Path(failure.filename))
    reason = failure.strerror or str(failure)
    message = (
        f"cards without an id get none while {other} cannot be read ({reason}): it may hold the same one."
    )
    place = next((card.place for card in file.cards if not card.id), Source(file.path))
    return Diagnostic(place, Severity.ERROR, "no-new-ids", message, "Make that file readable.")


def on_disk(file: DeckFile, text: str) -> DeckFile:
    """Return ``file``, whose cards have their ids, with its ``text`` on the disk, and its cards as there."""
    there = None if file.text == text else load_deck(text.removeprefix("\ufeff"), file.path).deck
    if file.deck is None or there is None:
        return file
    cards = zip(file.deck.cards, there.cards, strict=True)
    placed = tuple(replace(named, place=card.place) for named, card in cards)
    return DeckFile(file.path, text, replace(file.deck, cards=placed, place=there.place))


def _lost(deck: Deck, by_text: Mapping[Text, Iterable[Remembered]]) -> dict[Text, list[str]]:
    """Return the ids that cards of ``deck`` may have lost: of its own note first, of deleted ones last."""

    def rank(record: Remembered) -> tuple[bool, bool]:
        return record.note != deck.note, record.state is State.DELETED

    texts = {text_of(card) for card in deck.cards if not card.id}
    return {text: [one.card.id for one in sorted(by_text.get(text, ()), key=rank)] for text in texts}


def _unread(loaded: LoadedDecks, sound: set[str], project: Project) -> Iterable[Path]:
    faulty = {fault.source.path for fault in loaded.diagnostics}
    known = sound | {file.path for file in loaded.files} - faulty
    return (path for path in find_decks(project.decks) if project.name_of(path) not in known)


def _file_with_ids(
    file: DeckFile, taken: TakenIds, by_text: Mapping[Text, Iterable[Remembered]]
) -> tuple[DeckFile, tuple[Diagnostic, ...]]:
    if file.deck is None or all(card.id for card in file.deck.cards):
        return file, ()
    text, faults = assign_ids(file.text, file.path, taken, _lost(file.deck, by_text))
    if text == file.text:
        return file, faults
    deck = load_deck(text.removeprefix("\ufeff"), file.path).deck
    taken.known |= {card.id for card in deck.cards} if deck else set()
    return DeckFile(file.path, text, deck), ()
