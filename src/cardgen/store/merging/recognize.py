"""Cards that lost their ids: one with the very text of a remembered card that is in no file is that card.

The id is what the reviews of a card hang on, and a person deletes its line easily: by cutting off the first
line of a card, by typing a card again that was deleted, by pasting one without it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cardgen.model import Card, Source
from cardgen.store.card_text import Text, text_of
from cardgen.store.deck_file import DeckFile
from cardgen.store.memory import Remembered, State, remember
from cardgen.store.merging.plan import DECKS, Change, Run, Verb


def recognize(run: Run) -> tuple[tuple[DeckFile, ...], tuple[Change, ...]]:
    """Return the deck files of ``run`` with cards that lost their ids having them again, and these changes.

    A card without an id may be any remembered card, of its own note and file first. One with an id that is
    not remembered may have been built under it: it must be of its own note, whose memory is whole, and the
    remembered card must have been in a deck file until now. Where nobody remembers a card without an id that
    says what its note now makes, it is that one. No id is given twice.
    """
    given: dict[Source, Remembered] = {}
    taken: set[str] = set()
    for claim in (*sorted(_claims(run), key=lambda claim: claim.rank), *_claims_of_generated(run)):
        if claim.card.place not in given and claim.record.card.id not in taken:
            given[claim.card.place] = claim.record
            taken.add(claim.record.card.id)
    if not given:
        return run.files, ()
    files = tuple(_with_ids(file, given) for file in run.files)
    remembered = _remembered_ids(run)  # of others the planner tells
    told = {place: record for place, record in given.items() if record.card.id in remembered}
    return files, tuple(_changes(run.files, told))


@dataclass(frozen=True, slots=True)
class _Claim:
    """A card of a deck file that may be a remembered one; the least ``rank`` is the likeliest."""

    card: Card
    record: Remembered
    rank: tuple[bool, bool, bool]


def _claims(run: Run) -> Iterable[_Claim]:
    known = _remembered_ids(run)
    missing = _missing(run)
    for file in run.files if missing else ():
        note = file.deck.note if file.deck else ""
        if note and not run.reaches(note):
            continue
        for card in file.cards:
            for record in missing.get(text_of(card), ()) if card.id not in known else ():
                rank = record.note != note, DECKS + record.deck != file.path, record.state is State.DELETED
                if not card.id or _is_renamed(record, note, run):
                    yield _Claim(card, record, rank)


def _claims_of_generated(run: Run) -> Iterable[_Claim]:
    """Cards without an id that say what a card of their note says, and whose memory was lost."""
    without = [
        (file.deck.note, card) for file in run.files if file.deck for card in file.cards if not card.id
    ]
    made = _made_anew(run) if without else {}
    for note, card in without:
        record = made.get((note, text_of(card)))
        if record:
            yield _Claim(card, record, (True, True, True))


def _made_anew(run: Run) -> dict[tuple[str, Text], Remembered]:
    """Return by note and text the cards made of notes whose memory is not whole, under ids nobody has."""
    whole = {record.note for record in run.memory.cards} - run.memory.damaged
    taken = _remembered_ids(run) | _ids_there(run)
    made: dict[tuple[str, Text], Remembered] = {}
    for deck in run.generated:
        for new in deck.cards if deck.note not in whole else ():
            if new.card.id not in taken:
                record = remember(new, new.card, deck.note, deck.path, State.ACTIVE)
                made.setdefault((deck.note, text_of(new.card)), record)
    return made


def _missing(run: Run) -> dict[Text, list[Remembered]]:
    """Return the remembered cards in reach that are in no deck file, by their text."""
    there = _ids_there(run)
    missing: dict[Text, list[Remembered]] = {}
    for record in run.memory.cards:
        if record.card.id not in there and run.reaches(record.note):
            missing.setdefault(text_of(record.card), []).append(record)
    return missing


def _remembered_ids(run: Run) -> set[str]:
    return {record.card.id for record in run.memory.cards}


def _ids_there(run: Run) -> set[str]:
    """The ids of cards in deck files, and ``""`` where one has none."""
    return {card.id for file in run.files for card in file.cards}


def _is_renamed(record: Remembered, note: str, run: Run) -> bool:
    """Tell whether a card of ``note`` under an id that nobody knows is ``record``, not one of its own."""
    return record.note == note and note not in run.memory.damaged and record.state is not State.DELETED


def _with_ids(file: DeckFile, given: dict[Source, Remembered]) -> DeckFile:
    if file.deck is None or not any(card.place in given for card in file.deck.cards):
        return file
    return replace(
        file, deck=replace(file.deck, cards=tuple(_named(card, given) for card in file.deck.cards))
    )


def _named(card: Card, given: dict[Source, Remembered]) -> Card:
    record = given.get(card.place)
    return replace(card, id=record.card.id) if record else card


def _changes(files: Iterable[DeckFile], given: dict[Source, Remembered]) -> Iterable[Change]:
    for file in files:
        for card in file.cards:
            if record := given.get(card.place):
                place = Source(record.note, *record.lines)
                yield Change(Verb.ADOPTED, file.path, _named(card, given), card, ("id",), place)
