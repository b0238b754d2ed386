"""Decks: as they stand in a file, and as the rules made them from a note."""

from dataclasses import dataclass, field

from cardgen.model.card import Card
from cardgen.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """One deck file. ``name`` is the Anki deck's name, nested by ``::``; ``note`` the path of its note.

    ``conflict`` is the name the note would now give the deck where a person has changed it too.
    """

    name: str
    cards: tuple[Card, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    conflict: str = ""
    place: Source = field(default=Source(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedCard:
    """A card as a rule made it from a note, with everything that is known about where it is from.

    ``card.id`` is the derived id; ``card.anchor`` the anchor of its section; ``card.place`` the lines
    of the answer in the note. ``confidence`` is from 0 to 1. ``concept`` is what the card is about.
    ``words`` are the note's words that made the rule speak. ``doubtful`` says that the rule was not sure
    enough for a new card: it is only what becomes of a card that the decks have.
    """

    card: Card
    rule: str
    confidence: float
    concept: str
    headings: tuple[str, ...]
    words: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedDeck:
    """The cards of one section of a note; ``path`` is its file below ``decks/``, with ``.yaml``."""

    path: str
    name: str
    note: str
    tags: tuple[str, ...]
    cards: tuple[GeneratedCard, ...]
