"""What the checks look at: all cards of all decks, their words taken out once, and the world around them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from cardgen.lint.texts import CardTexts, card_texts
from cardgen.model import Card, Deck


class Fault(Protocol):
    """Why a file cannot be shown, and what to do about it."""

    @property
    def code(self) -> str:
        """Which fault it is, in every command."""

    @property
    def message(self) -> str:
        """What is wrong, as a sentence."""

    @property
    def remedy(self) -> str:
        """What to do about it, as a sentence."""


MediaFault = Callable[[Deck, str], Fault | None]


@dataclass(frozen=True, slots=True)
class Subject:
    """The decks to check, and the world around them as far as it is known.

    ``anchors`` has the anchors of each note that could be read, by its path; a note that a deck names and
    that is not there is in ``missing_notes``. ``media_fault`` tells what is wrong with a file that a deck
    points to; None where that is not known.
    """

    decks: tuple[Deck, ...]
    cards: tuple[CardTexts, ...]
    anchors: Mapping[str, frozenset[str]]
    missing_notes: frozenset[str]
    media_fault: MediaFault | None

    def questions(self) -> Iterator[CardTexts]:
        """Yield the cards that ask a question in words; cloze cards are left out."""
        return (texts for texts in self.cards if not texts.card.cloze)

    def clozes(self) -> Iterator[CardTexts]:
        """Yield the cards that hide parts of a text: all but the ``questions``."""
        return (texts for texts in self.cards if texts.card.cloze)


def subject(
    decks: tuple[Deck, ...],
    *,
    anchors: Mapping[str, frozenset[str]] | None = None,
    missing_notes: frozenset[str] = frozenset(),
    media_fault: MediaFault | None = None,
) -> Subject:
    """Return ``decks`` with the words of their cards; checks find nothing in what is not given."""
    cards = tuple(card_texts(card, deck) for deck in decks for card in deck.cards)
    return Subject(decks, cards, anchors or {}, missing_notes, media_fault)


def fields(card: Card) -> Iterator[tuple[str, str]]:
    """Yield (name, Markdown) of each field of ``card`` that has text."""
    for name in ("question", "answer", "cloze", "extra", "hint"):
        text: str = getattr(card, name)
        if text:
            yield name, text
