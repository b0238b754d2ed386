"""Ids for cards that a person wrote without one: made once, written into the file, never made again."""

from collections.abc import Container, Iterator

from cardgen.model import Card, derive_id
from cardgen.store.lines import Lines
from cardgen.store.load import load_deck
from cardgen.store.splice import Splice, newline_of, splice
from cardgen.store.tree import Mapping, Scalar, Sequence, parse_tree


def assign_ids(text: str, path: str, taken: Container[str] = ()) -> str:
    """Return ``text`` with an ``id`` line in every card that had none; all else stays to the byte.

    The id depends on ``path`` (relative to the project's folder) and the card's text. ``taken`` are ids in
    use elsewhere. A text with faults is returned as it is.
    """
    bare = text.removeprefix("\ufeff")
    loaded = load_deck(bare, path)
    if loaded.faulty or loaded.deck is None or all(card.id for card in loaded.deck.cards):
        return text
    nodes = _card_nodes(bare)
    used = {card.id for card in loaded.deck.cards}
    edits = []
    for card, node in zip(loaded.deck.cards, nodes, strict=True):
        if not card.id:
            new = _new_id(card, path, used, taken)
            used.add(new)
            edits.append(_id_line(node, new, bare))
    return text[: len(text) - len(bare)] + splice(bare, edits)


def _card_nodes(text: str) -> tuple[Mapping, ...]:
    root = parse_tree(text).root
    cards = root.value("cards") if isinstance(root, Mapping) else None
    return tuple(n for n in cards.items if isinstance(n, Mapping)) if isinstance(cards, Sequence) else ()


def _new_id(card: Card, path: str, used: Container[str], taken: Container[str]) -> str:
    return next(id_ for id_ in _candidates(card, path) if id_ not in used and id_ not in taken)


def _candidates(card: Card, path: str) -> Iterator[str]:
    yield derive_id(path, card.question, card.answer, card.cloze)
    number = 2
    while True:
        yield derive_id(path, card.question, card.answer, card.cloze, str(number))
        number += 1


def _id_line(node: Mapping, new: str, text: str) -> Splice:
    empty = node.value("id")
    if isinstance(empty, Scalar):
        return Splice(empty.start, empty.end, f" {new}" if not empty.style else new)
    if node.flow:
        return Splice(node.start + 1, node.start + 1, f"id: {new}, ")
    column = node.start - Lines(text, "").start(node.start)
    return Splice(node.start, node.start, f"id: {new}{newline_of(text)}{' ' * column}")
