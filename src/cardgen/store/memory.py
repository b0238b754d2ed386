"""The memory of generation: per card the text last generated (the merge base) and where it is from.

Text, one line of JSON a card, sorted by id, one file a note below ``decks/.cardgen/generated``: two
branches merge line by line, with ``merge=union`` even where both changed a card. Lines that cannot be read
(conflict markers, damage) are told and left out; their cards are adopted again by matching.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from cardgen.model import Card, Deck, Diagnostic, GeneratedCard, Kind, Link, Severity, Source
from cardgen.store.format.fields import BY_KEY, CARD_FIELDS, EMPTY, FieldType, canonical_tags
from cardgen.store.memory_names import file_of_note, is_shortened, told_note

_OTHER_LINE_BREAK = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_to_json = json.JSONEncoder(ensure_ascii=False).encode
# What generation makes: no root, no drive, no part that begins with a point. A stranger's memory may not
# name a file outside of the decks.
_DECK_PATH = re.compile(r"(?:[^./\\:\x00-\x1f][^/\\:\x00-\x1f]*/)*[^./\\:\x00-\x1f][^/\\:\x00-\x1f]*\.yaml")


class State(StrEnum):
    """What became of a generated card."""

    ACTIVE = "active"  # in a deck file, its source in the note
    ORPHAN = "orphan"  # in a deck file, its source gone
    KEPT = "kept"  # an orphan that a person wants to keep
    DELETED = "deleted"  # deleted from its deck file by a person, never to come back


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One generated card: ``card`` as the note last made it, ``deck`` the path it was generated to."""

    card: Card
    note: str
    deck: str
    rule: str = ""
    concept: str = ""
    headings: tuple[str, ...] = ()
    lines: tuple[int, int] = (0, 0)
    state: State = State.ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedDeck:
    """One generated deck file: what the note last gave its head."""

    path: str
    note: str
    name: str
    tags: tuple[str, ...] = ()

    def is_head_of(self, deck: Deck) -> bool:
        """Tell whether the head of ``deck`` is as generated: a person changed nothing in it."""
        given = (deck.name, deck.note, canonical_tags(deck.tags), deck.conflict)
        return given == (self.name, self.note, self.tags, "")


@dataclass(frozen=True, slots=True)
class Memory:
    """All that is remembered. Cards of one id twice are two branches' bases, merged by git.

    ``damaged`` are the notes whose memory had lines that could not be read.
    """

    cards: tuple[Remembered, ...] = ()
    decks: tuple[RememberedDeck, ...] = ()
    damaged: frozenset[str] = field(default=frozenset())

    def by_note(self) -> "dict[str, Memory]":
        """Return what is remembered of each note."""
        cards: dict[str, list[Remembered]] = {}
        decks: dict[str, list[RememberedDeck]] = {}
        for card in self.cards:
            cards.setdefault(card.note, []).append(card)
        for deck in self.decks:
            decks.setdefault(deck.note, []).append(deck)
        notes = cards.keys() | decks.keys()
        return {
            note: Memory(tuple(cards.get(note, ())), tuple(decks.get(note, ()))) for note in sorted(notes)
        }

    @property
    def notes(self) -> frozenset[str]:
        """The notes of which anything is remembered."""
        return frozenset([*(card.note for card in self.cards), *(deck.note for deck in self.decks)])


def remember(generated: GeneratedCard, base: Card, note: str, deck: str, state: State) -> Remembered:
    """Return the record of a card that was generated to ``deck`` from ``note``, with ``base`` as its text."""
    return Remembered(
        card=base,
        note=note,
        deck=deck,
        rule=generated.rule,
        concept=generated.concept,
        headings=generated.headings,
        lines=(generated.card.place.start_line, generated.card.place.end_line),
        state=state,
    )


def format_memory(memory: Memory) -> str:
    """Return the text of the memory of one note: decks, then cards, sorted; same memory, same bytes.

    The note comes first where the name of its file does not tell it.
    """
    notes = [json_line({"note": note}) for note in sorted(memory.notes) if is_shortened(file_of_note(note))]
    decks = sorted({json_line(_deck_row(deck)) for deck in memory.decks})
    cards = sorted({json_line(_card_row(card)) for card in memory.cards})
    return "".join(f"{line}\n" for line in (*notes, *decks, *cards))


def parse_memory(text: str, path: str, note: str) -> tuple[Memory, tuple[Diagnostic, ...]]:
    """Return the memory of ``note`` written in ``text``, and a warning for every line that makes no sense."""
    cards: list[Remembered] = []
    decks: list[RememberedDeck] = []
    faults = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or told_note(line):
            continue
        record = _record(line, note)
        if record is None:
            message = "this line of the memory cannot be read; its card will be matched by its text."
            place = Source(path, number, number)
            faults.append(
                Diagnostic(place, Severity.WARNING, "damaged-memory", message, "Run `cardgen generate`.")
            )
        elif isinstance(record, Remembered):
            cards.append(record)
        else:
            decks.append(record)
    damaged = frozenset([note]) if faults else frozenset()
    return Memory(tuple(dict.fromkeys(cards)), tuple(dict.fromkeys(decks)), damaged), tuple(faults)


def join_memories(memories: Iterable[Memory]) -> Memory:
    """Return one memory with all that is in ``memories``."""
    parts = tuple(memories)
    return Memory(
        tuple(card for part in parts for card in part.cards),
        tuple(deck for part in parts for deck in part.decks),
        frozenset(note for part in parts for note in part.damaged),
    )


def json_line(row: Mapping[str, Any]) -> str:
    """Return ``row`` as JSON on one line, as any editor counts lines; CJK letters stay readable."""
    return _OTHER_LINE_BREAK.sub(lambda found: f"\\u{ord(found[0]):04x}", _to_json(row))


def _deck_row(deck: RememberedDeck) -> dict[str, Any]:
    return {"deck": deck.path, "name": deck.name, "tags": list(deck.tags)}


def _card_row(remembered: Remembered) -> dict[str, Any]:
    row: dict[str, Any] = {"id": remembered.card.id, "deck": remembered.deck, "lines": list(remembered.lines)}
    if remembered.state is not State.ACTIVE:
        row["state"] = str(remembered.state)
    row |= {"rule": remembered.rule, "concept": remembered.concept, "headings": list(remembered.headings)}
    row["card"] = dict(card_values(remembered.card))
    return row


def card_values(card: Card) -> Iterator[tuple[str, Any]]:
    """Yield the keys of ``card`` that hold something, but its id, with values as JSON has them."""
    for entry in CARD_FIELDS:
        value = getattr(card, entry.attribute)
        if not value or entry.type is FieldType.ID:
            continue
        if entry.type is FieldType.LINKS:
            yield entry.key, [{"title": link.title, "url": link.url} for link in value]
        elif entry.type is FieldType.WORDS:
            yield entry.key, list(value)
        else:
            yield entry.key, value


def _record(line: str, note: str) -> Remembered | RememberedDeck | None:
    try:
        row = json.loads(line)
        if "\\u" in line:
            json_line(row).encode("utf-8")  # half of a letter can be read, and not written again
        return _record_of_row(row, note)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _record_of_row(row: dict[str, Any], note: str) -> Remembered | RememberedDeck:
    if "id" not in row:
        return RememberedDeck(
            path=_deck_path(row["deck"]), note=note, name=_text(row["name"]), tags=_texts(row["tags"])
        )
    first, last = row["lines"]
    return Remembered(
        card=card_of_values(_text(row["id"]), row["card"]),
        note=note,
        deck=_deck_path(row["deck"]),
        rule=_text(row["rule"]),
        concept=_text(row["concept"]),
        headings=_texts(row["headings"]),
        lines=(_number(first), _number(last)),
        state=State(row.get("state", "active")),
    )


def is_deck_path(path: str) -> bool:
    """Tell whether the memory may name ``path`` as that of a generated deck."""
    return bool(_DECK_PATH.fullmatch(path))


def _deck_path(value: Any) -> str:
    path = _text(value)
    if not is_deck_path(path):
        raise ValueError
    return path


def card_of_values(id_: str, row: Mapping[str, Any], place: Source = EMPTY.place) -> Card:
    """Return the card of an id and what ``card_values`` gives; keys that are not known are left out.

    Raises:
        TypeError, ValueError, KeyError, AttributeError: a value is not what its key wants.
    """
    values = {
        entry.attribute: _value(entry.type, value)
        for key, value in row.items()
        if (entry := BY_KEY.get(key)) and entry.type is not FieldType.ID
    }
    return Card(id=id_, place=place, **values)


def _value(type_: FieldType, value: Any) -> Any:
    match type_:
        case FieldType.LINKS:
            return tuple(Link(_text(link["title"]), _text(link["url"])) for link in value)
        case FieldType.WORDS:
            return _texts(value)
        case FieldType.FLAG:
            return bool(value)
        case FieldType.KIND:
            return Kind(value)
        case _:
            return _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:  # neither 1.5 nor 1e999 nor true is a line
        raise ValueError
    return value


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(_text(value) for value in values)
