"""Ids for cards that a person wrote without one: made once, written into the file, never made again.

The new text is read back before it is given out: YAML can be written in ways that leave no room for an id.
"""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from cardgen.model import Card, Deck, Diagnostic, Severity, derive_id
from cardgen.store.card_text import Text, text_of
from cardgen.store.format.lines import Lines
from cardgen.store.format.load import load_deck
from cardgen.store.format.splice import Splice, newline_of, splice
from cardgen.store.format.tree import MappingNode, Scalar, SequenceNode, parse_tree

_NO_ROOM = "no-room-for-id"

Lost = Mapping[Text, Iterable[str]]  # ids of remembered cards by their text


def assign_ids(
    text: str, path: str, taken: Container[str] = (), lost: Lost = MappingProxyType({})
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return ``text`` with an ``id`` line in every card that had none; all else stays to the byte.

    The id depends on ``path`` (relative to the project's folder) and the card's text, unless ``lost`` has one
    of a card with the very same text: that card lost its ``id`` line, and its reviews hang on the id.
    ``taken`` are ids in use elsewhere. A text with faults is returned as it is; so is one that would not hold
    the same cards afterwards, with an error at the first card that has no room for its id.
    """
    bare = text.removeprefix("\ufeff")
    loaded = load_deck(bare, path)
    if loaded.faulty or loaded.deck is None or all(card.id for card in loaded.deck.cards):
        return text, ()
    deck = _with_ids(loaded.deck, path, taken, lost)
    edits = _id_lines(bare, loaded.deck, deck)
    new = splice(bare, edits)
    if not _holds(new, path, deck):
        return text, (_no_room(bare, path, loaded.deck, deck, edits),)
    return text[: len(text) - len(bare)] + new, ()


def _with_ids(deck: Deck, path: str, taken: Container[str], lost: Lost) -> Deck:
    used = {card.id for card in deck.cards}
    cards = []
    for card in deck.cards:
        cards.append(card if card.id else replace(card, id=_new_id(card, path, used, taken, lost)))
        used.add(cards[-1].id)
    return replace(deck, cards=tuple(cards))


def _id_lines(text: str, old: Deck, new: Deck) -> list[Splice]:
    """Return the edits that bring the ids of ``new`` into ``text``, which holds ``old``."""
    lines = Lines(text, "")
    cards = zip(old.cards, new.cards, _card_nodes(text), strict=True)
    return [_id_line(node, after.id, text, lines) for before, after, node in cards if not before.id]


def _holds(text: str, path: str, deck: Deck) -> bool:
    loaded = load_deck(text, path)
    return not loaded.faulty and loaded.deck == deck


def _no_room(text: str, path: str, old: Deck, new: Deck, edits: Sequence[Splice]) -> Diagnostic:
    """Tell of the first card whose id, with those before it, breaks ``text``."""
    without = [number for number, card in enumerate(old.cards) if not card.id]

    def breaks(count: int) -> bool:
        named = {number: new.cards[number] for number in without[:count]}
        cards = tuple(named.get(number, card) for number, card in enumerate(old.cards))
        return not _holds(splice(text, edits[:count]), path, replace(old, cards=cards))

    first = bisect_left(range(1, len(without)), True, key=breaks)
    message = "this card has no `id`, and it is written in a way that leaves no room for one."
    remedy = "Give the card lines of its own, as in docs/deck-format.md, or write its `id` yourself."
    return Diagnostic(old.cards[without[first]].place, Severity.ERROR, _NO_ROOM, message, remedy)


def _card_nodes(text: str) -> tuple[MappingNode, ...]:
    root = parse_tree(text).root
    cards = root.value("cards") if isinstance(root, MappingNode) else None
    items = cards.items if isinstance(cards, SequenceNode) else ()
    return tuple(node for node in items if isinstance(node, MappingNode))


def _new_id(card: Card, path: str, used: Container[str], taken: Container[str], lost: Lost) -> str:
    return next(id_ for id_ in _candidates(card, path, lost) if id_ not in used and id_ not in taken)


def _candidates(card: Card, path: str, lost: Lost) -> Iterator[str]:
    yield from lost.get(text_of(card), ())
    yield derive_id(path, card.question, card.answer, card.cloze)
    number = 2
    while True:
        yield derive_id(path, card.question, card.answer, card.cloze, str(number))
        number += 1


def _id_line(node: MappingNode, new: str, text: str, lines: Lines) -> Splice:
    empty = node.value("id")
    if isinstance(empty, Scalar):
        return Splice(empty.start, empty.end, f" {new}" if not empty.style else new)
    if node.flow:
        return Splice(node.start + 1, node.start + 1, f"id: {new}, ")
    column = node.start - lines.start(node.start)
    return Splice(node.start, node.start, f"id: {new}{newline_of(text)}{' ' * column}")
