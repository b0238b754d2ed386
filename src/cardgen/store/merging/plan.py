"""The plan of one generation: what becomes of every card and file, decided before anything is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cardgen.model import Card, Deck, GeneratedDeck, Source
from cardgen.store.deck_file import DeckFile
from cardgen.store.memory import Memory

NOWHERE = Source("")
DECKS = "decks/"  # how the path of a deck file in the project begins; generated decks have theirs below it
GUARD = 3  # a run that orphans more than one card in three of a deck, or loses them, stops


class Verb(StrEnum):
    """What a run does with a card."""

    NEW = "new"
    UPDATED = "updated"  # takes the note's new text
    KEPT = "kept"  # holds a person's edit, which stays
    CONFLICT = "conflict"  # edited, and the note changed too: both texts are in the file
    MOVED = "moved"  # goes to another file with its section
    ORPHAN = "orphan"  # its source is gone
    DELETED = "deleted"  # was deleted by a person and stays so
    RESTORED = "restored"  # a deleted card comes back
    ADOPTED = "adopted"  # found by its text: the memory did not know it, or its id was gone


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a run does with one card; ``path`` is its deck file, ``place`` its lines in the note.

    ``fresh`` is false for what the last run found already (an old conflict, an old orphan).
    """

    verb: Verb
    path: str
    card: Card
    before: Card | None = None
    keys: tuple[str, ...] = ()
    place: Source = NOWHERE
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One deck file after the run: ``old`` is its path before (empty: a new file), ``deck`` its content.

    ``as_generated`` tells that a person changed nothing in its head.
    """

    path: str
    old: str
    deck: Deck
    as_generated: bool = True


@dataclass(frozen=True, slots=True)
class Alarm:
    """A deck that would lose so many sources that a mistake is likelier."""

    path: str
    orphaned: int
    total: int


@dataclass(frozen=True, slots=True)
class LostDecks:
    """The deck files, relative to ``decks/``, that went with so many cards that a mistake is likelier."""

    paths: tuple[str, ...]
    cards: int
    total: int


@dataclass(frozen=True, slots=True)
class Run:
    """What a run starts from.

    ``scope`` are the notes that were read, and those that are gone from the folders of the run: their
    cards are matched, moved or orphaned. ``vanished`` are other notes that exist no more: their cards are
    matched only, and so are those of the ids in ``departed``, whose text came over from a note that was not
    to be read. ``restore`` are ids of deleted cards to bring back. Paths start with ``decks/``.
    """

    files: tuple[DeckFile, ...]
    memory: Memory
    generated: tuple[GeneratedDeck, ...]
    scope: frozenset[str]
    vanished: frozenset[str] = frozenset()
    departed: frozenset[str] = frozenset()
    restore: frozenset[str] = frozenset()

    def reaches(self, note: str) -> bool:
        """Tell whether cards of ``note`` may be matched."""
        return note in self.scope or note in self.vanished


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run will do; nothing in it was done yet.

    ``files`` are those that exist afterwards and are new or may change; ``memory`` what is remembered then.
    """

    files: tuple[FilePlan, ...]
    changes: tuple[Change, ...]
    memory: Memory
    alarms: tuple[Alarm, ...] = ()
    lost: LostDecks | None = None

    @property
    def asks(self) -> bool:
        """Tell whether the run is to stop before it writes, and to ask."""
        return bool(self.alarms or self.lost)


def insert_in_order(existing: Iterable[Card], added: Mapping[str, Card], order: Iterable[str]) -> list[Card]:
    """Return ``existing``, its order untouched, with each of ``added`` after its neighbour in ``order``."""
    cards = list(existing)
    if not added:
        return cards
    stands = {card.id for card in cards if card.id}
    before: dict[str, list[Card]] = {}  # a card that stands there, by its id
    after: dict[str, list[Card]] = {}
    waiting: list[Card] = []  # those with nothing before them
    last = ""
    for id_ in order:
        if id_ in added:
            (after.setdefault(last, []) if last else waiting).append(added[id_])
        elif id_ in stands:
            if waiting:
                before[id_], waiting = waiting, []
            last = id_
    around = ((*before.get(card.id, ()), card, *after.get(card.id, ())) for card in cards)
    return [card for group in around for card in group] + waiting
