"""Changes a deck file's text so that it holds another deck: only the lines of what changed are touched.

Comments, blank lines, quotes, the order of keys and of cards stay as a person left them. Every new text is
read back and compared before it is given out.
"""

from collections.abc import Container, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from cardgen.errors import CardgenError
from cardgen.model import Card, Deck
from cardgen.store.format.dump import dump_card, dump_conflict, dump_deck, dump_flow, dump_flow_conflict
from cardgen.store.format.fields import CARD_FIELDS, CARD_KEYS, CONFLICT, DECK_KEYS, EMPTY, Field, FieldType
from cardgen.store.format.keys import KeyEdits
from cardgen.store.format.layout import Item, Layout, reindent
from cardgen.store.format.load import load_deck
from cardgen.store.format.splice import Splice, newline_of, splice
from cardgen.store.format.tree import MappingNode, Scalar, SequenceNode, parse_tree

_BOM = "\ufeff"


class RewriteError(CardgenError):
    """A deck file is written in a way that cannot be changed line by line; nothing was written."""


def rewrite(text: str, path: str, deck: Deck, carried: Mapping[str, str] | None = None) -> str:
    """Return ``text`` changed so that it holds ``deck``.

    A card of ``deck`` whose ``place`` is in this file (``path``) is the card that stands there; any other is
    new, and written as ``carried`` has it under its id (the lines it had in another file), else afresh.

    Raises:
        RewriteError: the text cannot be changed without losing its layout.
    """
    bare = text.removeprefix(_BOM)
    old = load_deck(bare, path).deck
    if old == deck and not settles_conflict(bare):
        return text
    root = parse_tree(bare).root
    if old is None or not isinstance(root, MappingNode):
        raise RewriteError(f"{path}: the file cannot be read, so it cannot be changed.")
    try:
        new = _Rewriter(bare, path, root, old).write(deck, carried or {})
    except ValueError:  # no place for an edit, or one in two places
        new = ""
    if load_deck(new, path).deck != deck:
        raise RewriteError(
            f"{path}: cannot change this file line by line. Write its cards as in docs/deck-format.md."
        )
    return text[: len(text) - len(bare)] + new


def settles_conflict(text: str) -> bool:
    """Tell whether ``text`` may hold a conflict that a person settled by taking the note's text."""
    return f"{CONFLICT}:" in text


def card_lines(text: str, ids: Container[str]) -> dict[str, str]:
    """Return, by id, the lines of the cards with these ``ids``, each with its dash at the margin.

    The comments inside and directly above a card belong to it. Cards in brackets have no lines of their own.
    """
    bare = text.removeprefix(_BOM)
    root = parse_tree(bare).root
    cards = root.value("cards") if isinstance(root, MappingNode) else None
    if not isinstance(cards, SequenceNode) or cards.flow:
        return {}
    layout = Layout(bare)
    found: dict[str, str] = {}
    for item in layout.items(cards):
        if isinstance(item.node, MappingNode) and (id_ := _scalar(item.node, "id")) in ids:
            lines = bare[item.above : item.end].replace("\r\n", "\n").rstrip("\n")
            found.setdefault(id_, reindent(lines, -item.margin))
    return found


def comments_in(text: str) -> list[str]:
    """Return the comments of a deck file that can be read, in order."""
    root = parse_tree(text).root
    return Layout(text).comments(0, len(text), root) if root else []


def _scalar(node: MappingNode, key: str) -> str:
    value = node.value(key)
    return value.value if isinstance(value, Scalar) else ""


class _Rewriter:
    """One rewriting in progress."""

    def __init__(self, text: str, path: str, root: MappingNode, old: Deck) -> None:
        self._path, self._root, self._old = path, root, old
        self._layout = Layout(text)
        self._keys = KeyEdits(self._layout)
        self._edits = self._keys.edits
        self._newline = newline_of(text)

    def write(self, deck: Deck, carried: Mapping[str, str]) -> str:
        if self._root.flow:
            comments = self._layout.comments(0, len(self._layout.text), self._root)
            return "".join(f"{comment}\n" for comment in comments) + dump_deck(deck).partition("\n")[2]
        self._head(deck)
        cards = self._root.value("cards")
        if isinstance(cards, SequenceNode) and cards.items and not cards.flow:
            self._cards(deck, self._layout.items(cards), carried)
        elif self._old.cards != deck.cards:
            self._whole_list(cards, deck, carried)
        edits = [replace(edit, text=edit.text.replace("\n", self._newline)) for edit in self._edits]
        return splice(self._layout.text, edits)

    def _head(self, deck: Deck) -> None:
        for field in _HEAD_FIELDS:
            old, new = getattr(self._old, field.attribute), getattr(deck, field.attribute)
            if old != new:
                self._keys.change(self._root, DECK_KEYS, field, new or None)
        if self._old.conflict != deck.conflict or (self._root.key(CONFLICT) and not deck.conflict):
            lines = dump_conflict((("deck", deck.conflict),), 0) if deck.conflict else None
            self._keys.change_block(self._root, DECK_KEYS, CONFLICT, lines)

    def _cards(self, deck: Deck, items: tuple[Item, ...], carried: Mapping[str, str]) -> None:
        by_place = {card.place: (card, item) for card, item in zip(self._old.cards, items, strict=True)}
        spaced = self._is_spaced(items)
        kept = set()
        anchor: Item | None = None
        for card in deck.cards:
            if card.place in by_place and card.place.path == self._path:
                old, anchor = by_place[card.place]
                kept.add(card.place)
                self._card(anchor, old, card)
            else:
                self._insert(card, anchor, items, carried, spaced=spaced)
        for number, item in enumerate(items):
            if self._old.cards[number].place not in kept:
                self._cut(item, first=number == 0)

    def _is_spaced(self, items: tuple[Item, ...]) -> bool:
        """Tell whether blank lines stand between most cards."""
        gaps = [self._layout.text[a.end : b.start] for a, b in pairwise(items)]
        blank = sum(any(not line.strip() for line in gap.splitlines()) for gap in gaps)
        return blank * 2 > len(gaps)

    def _card(self, item: Item, old: Card, new: Card) -> None:
        node = item.node
        if not isinstance(node, MappingNode):
            return
        if node.flow:
            self._flow_card(node, old, new)
            return
        gone = {field.key for field in CARD_FIELDS if field.of(old) != field.of(new) == field.of(EMPTY)}
        for field in CARD_FIELDS:
            stands = node.key(field.key) is not None
            value = field.of(new)
            if field.of(old) != value or (value != field.of(EMPTY) and not stands):
                self._keys.change(node, CARD_KEYS, field, value if value != field.of(EMPTY) else None, gone)
        self._card_conflict(node, old, new)

    def _card_conflict(self, node: MappingNode, old: Card, new: Card) -> None:
        stands = node.key(CONFLICT) is not None
        if old.conflict == new.conflict and (new.conflict or not stands):
            return
        indent = self._layout.column(node.start)
        lines = dump_conflict(new.conflict, indent) if new.conflict else None
        self._keys.change_block(node, CARD_KEYS, CONFLICT, lines)

    def _flow_card(self, node: MappingNode, old: Card, new: Card) -> None:
        """Write a card in braces: what changed, and what holds a comment, anew; the rest as it stands."""
        changed: dict[str, str | None] = {}
        noted: dict[str, str | None] = {}
        for field in CARD_FIELDS:
            stands, value = node.value(field.key), field.of(new)
            empty = value == field.of(EMPTY)
            text = None if empty else dump_flow(field, value)
            if field.of(old) != value or (not empty and stands is None):
                changed[field.key] = text
            elif stands is not None and self._layout.comments(stands.start, stands.end, stands):
                noted[field.key] = text
        if old.conflict != new.conflict or (node.key(CONFLICT) and not new.conflict):
            changed[CONFLICT] = dump_flow_conflict(new.conflict) if new.conflict else None
        if changed:
            self._keys.change_flow(node, CARD_KEYS, noted | changed)

    def _insert(
        self,
        card: Card,
        anchor: Item | None,
        items: tuple[Item, ...],
        carried: Mapping[str, str],
        *,
        spaced: bool,
    ) -> None:
        lines = _new_lines(card, items[0].margin, carried)
        if anchor is None:
            start = items[0].start
            self._edits.append(Splice(start, start, lines + ("\n\n" if spaced else "\n")))
            return
        end = anchor.end
        before = "" if self._layout.text[:end].endswith("\n") else "\n"
        self._edits.append(Splice(end, end, before + ("\n" if spaced else "") + lines + "\n"))

    def _cut(self, item: Item, *, first: bool) -> None:
        text = self._layout.text
        start, end = item.above, item.end
        above = text[self._layout.line_start(start - 1) : start] if start else ""
        while (
            (first or not above.strip())
            and end < len(text)
            and not text[end : self._layout.line_end(end)].strip()
        ):
            end = self._layout.line_end(end)
        self._edits.append(Splice(start, end, ""))

    def _whole_list(self, node: Any, deck: Deck, carried: Mapping[str, str]) -> None:
        """Write all cards afresh: the list was empty or written in brackets."""
        lines = "\n".join(_new_lines(card, 0, carried) for card in deck.cards)
        key = self._root.key("cards")
        if key is None:
            raise RewriteError(f"{self._path}: the key `cards` is missing.")
        start = key.end + 1
        end = node.end if node is not None and node.end > start else start
        comments = self._layout.comments(start, self._layout.text_end(end), node) if node is not None else []
        tail = "".join(f"  {comment}" for comment in comments[:1]) + "".join(f"\n{c}" for c in comments[1:])
        body = f"{tail}\n{lines}" if lines else f" []{tail}"
        self._edits.append(Splice(start, self._layout.text_end(end), body))


_HEAD_FIELDS = (
    Field("deck", "name", FieldType.LINE),
    Field("note", "note", FieldType.LINE),
    Field("tags", "tags", FieldType.WORDS),
)


def _new_lines(card: Card, margin: int, carried: Mapping[str, str]) -> str:
    return reindent(carried.get(card.id) or dump_card(card, 0), margin)
