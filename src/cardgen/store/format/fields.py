"""The keys of a deck file in the order in which they are written: the one table of names and types."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from cardgen.model import Card, GeneratedCard, GeneratedDeck, Link


class FieldType(StrEnum):
    """What a key holds."""

    ID = "id"  # ten letters or digits
    KIND = "kind"  # one of the kinds
    TEXT = "text"  # Markdown, maybe of many lines
    LINE = "line"  # one line of plain text
    WORDS = "words"  # a list of texts
    LINKS = "links"  # a list of {title, url}
    FLAG = "flag"  # true or false


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a card in a deck file and the attribute of ``Card`` that holds its value."""

    key: str
    attribute: str
    type: FieldType

    def of(self, card: Card) -> Any:
        """Return this field's value in ``card``."""
        return getattr(card, self.attribute)


CARD_FIELDS = (
    Field("id", "id", FieldType.ID),
    Field("kind", "kind", FieldType.KIND),
    Field("question", "question", FieldType.TEXT),
    Field("answer", "answer", FieldType.TEXT),
    Field("cloze", "cloze", FieldType.TEXT),
    Field("extra", "extra", FieldType.TEXT),
    Field("hint", "hint", FieldType.TEXT),
    Field("tags", "tags", FieldType.WORDS),
    Field("reverse", "reverse", FieldType.FLAG),
    Field("type_in", "type_in", FieldType.FLAG),
    Field("suspended", "suspended", FieldType.FLAG),
    Field("media", "media", FieldType.WORDS),
    Field("source", "anchor", FieldType.LINE),
    Field("see", "see", FieldType.LINKS),
)
CONFLICT = "conflict"
DECK_KEYS = ("deck", "note", "tags", CONFLICT, "cards")
CARD_KEYS = (*(field.key for field in CARD_FIELDS), CONFLICT)
# The keys that may stand below ``conflict``, in order; in any other the person's value stays.
CONFLICT_KEYS = ("kind", "question", "answer", "cloze", "extra", "hint", "see")
SIDES = ("question", "answer", "cloze")
BY_KEY = {field.key: field for field in CARD_FIELDS}

# What an unset field holds; also tells which fields a dump leaves out.
EMPTY = Card()

FieldValue = str | bool | tuple[str, ...] | tuple[Link, ...] | None


def canonical_text(text: str) -> str:
    """Return ``text`` as a deck file can hold it: line breaks as line feeds, none at its ends."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip("\n")
    return "" if text.isspace() else text


def canonical_card(card: Card) -> Card:
    """Return ``card`` as a deck file gives it back: canonical texts, single lines, tags without spaces."""
    values: dict[str, Any] = {}
    for attribute, canonical in _CANONICAL:
        value = getattr(card, attribute)
        if value and (new := canonical(value)) != value:
            values[attribute] = new
    return replace(card, **values) if values else card


def _one_line(text: str) -> str:
    return " ".join(text.split())


def canonical_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return ``tags`` without spaces in them, each once."""
    return tuple(dict.fromkeys(word for tag in tags if (word := "-".join(tag.split()))))


def _canonical_words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for given in words if (word := _one_line(given))))


def _canonical_links(links: Iterable[Link]) -> tuple[Link, ...]:
    lines = (Link(_one_line(link.title), _one_line(link.url)) for link in links)
    return tuple(link for link in lines if link.title and link.url)


_CANONICAL_TYPES: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.TEXT: canonical_text,
    FieldType.LINE: _one_line,
    FieldType.WORDS: _canonical_words,
    FieldType.LINKS: _canonical_links,
}
# In a first generation every card goes through these: by attribute, without the fields that need nothing.
_CANONICAL: tuple[tuple[str, Callable[[Any], Any]], ...] = tuple(
    (field.attribute, canonical_tags if field.key == "tags" else _CANONICAL_TYPES[field.type])
    for field in CARD_FIELDS
    if field.type in _CANONICAL_TYPES
)


def canonical_deck(deck: GeneratedDeck) -> GeneratedDeck:
    """Return ``deck`` as a deck file gives it back; cards without a side are left out."""
    cards = (_canonical_generated(card) for card in deck.cards)
    whole = tuple(card for card in cards if card.card.cloze or (card.card.question and card.card.answer))
    return replace(deck, name=" ".join(deck.name.split()), tags=canonical_tags(deck.tags), cards=whole)


def _canonical_generated(generated: GeneratedCard) -> GeneratedCard:
    card = canonical_card(generated.card)
    return generated if card is generated.card else replace(generated, card=card)
