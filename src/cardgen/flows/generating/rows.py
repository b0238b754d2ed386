"""What generations make as rows that JSON can hold, and back: between processes, and in the cache."""

from dataclasses import replace
from typing import Any

from cardgen.cache.fault_rows import source_row
from cardgen.model import (
    Card,
    GeneratedCard,
    GeneratedDeck,
    Kind,
    Link,
    Source,
)
from cardgen.store.memory import card_of_values, card_values
from cardgen.store.merging.plan import Change, Verb


def deck_row(deck: GeneratedDeck) -> list[Any]:
    """Return ``deck`` as a row; ``deck_of_row`` gives back an equal one."""
    return [deck.path, deck.name, deck.note, deck.tags, [_card_row(card) for card in deck.cards]]


def _card_row(generated: GeneratedCard) -> list[Any]:
    card = generated.card
    return [
        card.id,
        dict(card_values(card)),
        source_row(card.place),
        generated.rule,
        generated.confidence,
        generated.concept,
        generated.headings,
        generated.words,
        generated.doubtful,
    ]


def deck_of_row(row: Any) -> GeneratedDeck:
    """Return the deck of a row.

    Raises:
        TypeError, ValueError, KeyError, AttributeError: it is no row of a deck.
    """
    path, name, note, tags, cards = row
    return GeneratedDeck(
        path=path, name=name, note=note, tags=tuple(tags), cards=tuple(_card(row) for row in cards)
    )


def _card(row: Any) -> GeneratedCard:
    id_, values, place, rule, confidence, concept, headings, words, doubtful = row
    return GeneratedCard(
        card=card_of_values(id_, values, Source(*place)),
        rule=rule,
        confidence=confidence,
        concept=concept,
        headings=tuple(headings),
        words=words,
        doubtful=doubtful,
    )


def change_row(change: Change) -> list[Any]:
    """Return ``change`` as a row; ``change_of_row`` gives back an equal one."""
    before = change.before and _edited_row(change.before)
    place = source_row(change.place)
    return [change.verb, change.path, _edited_row(change.card), before, change.keys, place, change.fresh]


def change_of_row(row: Any) -> Change:
    """Return the change of a row.

    Raises:
        TypeError, ValueError, KeyError, AttributeError: it is no row of a change.
    """
    verb, path, card, before, keys, place, fresh = row
    return Change(
        Verb(verb), path, _edited(card), before and _edited(before), tuple(keys), Source(*place), fresh
    )


def _edited_row(card: Card) -> list[Any]:
    """Return a card of a deck file as a row: its values and those that wait below ``conflict``."""
    waiting = [[key, _waiting_row(value)] for key, value in card.conflict]
    return [card.id, dict(card_values(card)), waiting]


def _waiting_row(value: object) -> object:
    return [[link.title, link.url] for link in value] if isinstance(value, tuple) else value


def _edited(row: Any) -> Card:
    id_, values, waiting = row
    conflict = tuple((key, _waiting(key, value)) for key, value in waiting)
    return replace(card_of_values(id_, values), conflict=conflict)


def _waiting(key: str, value: Any) -> object:
    if isinstance(value, list):
        return tuple(Link(*link) for link in value)
    return Kind(value) if key == "kind" and value else value
