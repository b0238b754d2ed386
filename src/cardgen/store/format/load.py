"""The text of a deck file as a ``Deck``, with every fault in it, each with its line, column and remedy."""

from dataclasses import dataclass, replace
from typing import Any

from cardgen.model import Card, Deck, Diagnostic, Severity
from cardgen.store.format.fields import (
    BY_KEY,
    CARD_KEYS,
    CONFLICT,
    CONFLICT_KEYS,
    DECK_KEYS,
    EMPTY,
    SIDES,
    FieldType,
    FieldValue,
)
from cardgen.store.format.lines import Lines
from cardgen.store.format.tree import MappingNode, Node, Scalar, SequenceNode, parse_tree
from cardgen.store.format.values import Values

DUPLICATE_ID = "duplicate-id"
_DECK_TYPES = {"deck": FieldType.LINE, "note": FieldType.LINE, "tags": FieldType.WORDS}


@dataclass(frozen=True, slots=True)
class LoadedDeck:
    """What a deck file holds: ``deck`` has the cards without fault, None where nothing could be read."""

    deck: Deck | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def faulty(self) -> bool:
        """Tell whether an error was found; then ``deck`` may lack cards and must not be written or built."""
        return any(fault.is_error for fault in self.diagnostics)


def load_deck(text: str, path: str) -> LoadedDeck:
    """Return the deck that ``text`` holds and all its faults; never raises on content.

    ``path`` names the file in places. Field values are canonical: no line break at their ends. An
    unresolved conflict is a warning; a field whose own text was deleted takes the conflict's.
    """
    tree = parse_tree(text)
    reader = _Reader(Lines(text, path))
    for fault in tree.faults:
        reader.tell(fault.index, fault.code, fault.message, fault.remedy)
    deck = None
    if isinstance(tree.root, MappingNode):
        deck = reader.deck(tree.root, complete=not tree.broken)
    elif not tree.broken:
        index = 0 if tree.root is None else tree.root.start
        reader.tell(
            index,
            "not-a-deck",
            "a deck file is a mapping with `deck:` and `cards:`.",
            "See docs/deck-format.md.",
        )
    return LoadedDeck(deck, tuple(sorted(reader.faults, key=lambda fault: (fault.source, fault.code))))


class _Reader:
    """Turns nodes into records and takes note of what is wrong with them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._values = Values(lines)
        self.faults = self._values.faults
        self.tell = self._values.tell

    def deck(self, root: MappingNode, *, complete: bool) -> Deck:
        """Return the deck of ``root``; ``complete`` is false where parts of the file could not be read."""
        self._values.check_keys(root, DECK_KEYS)
        values = {key: self._values.read(root, key, type_) for key, type_ in _DECK_TYPES.items()}
        incoming = self._deck_conflict(root)
        name = values["deck"] or incoming.get("deck")
        if not name and complete and isinstance(root.value("deck") or Scalar("", "", 0, 0), Scalar):
            self._values.fault(
                root,
                "missing-deck",
                "the key `deck` is missing: the deck's name in Anki.",
                "Add `deck: NAME`.",
            )
        return Deck(
            name=name or "",
            note=values["note"] or "",
            tags=values["tags"] or (),
            cards=self._cards(root, complete=complete),
            conflict=incoming.get("deck", "") if values["deck"] else "",
            place=self._lines.place(root.start, root.end),
        )

    def _conflict(self, node: MappingNode, keys: tuple[str, ...]) -> MappingNode | None:
        """The mapping ``conflict`` of a deck or a card, its keys checked; anything else there is a fault."""
        conflict = node.value(CONFLICT)
        if isinstance(conflict, MappingNode):
            self._values.check_keys(conflict, keys)
            return conflict
        if conflict is not None:
            self._values.fault(conflict, "wrong-type", "`conflict` must be a mapping.", "Delete it.")
        return None

    def _deck_conflict(self, root: MappingNode) -> dict[str, Any]:
        node = self._conflict(root, ("deck",))
        if node is None:
            return {}
        if root.value("deck") is not None:
            self._warn_of_conflict(root.key(CONFLICT) or node, ["deck"])
        return {"deck": self._values.read(node, "deck", FieldType.LINE)}

    def _cards(self, root: MappingNode, *, complete: bool) -> tuple[Card, ...]:
        node = root.value("cards")
        if node is None or (isinstance(node, Scalar) and not node.value and not node.style):
            if complete and root.key("cards") is None:
                self._values.fault(
                    root, "missing-cards", "the key `cards` is missing.", "Add `cards:` and a list below it."
                )
            return ()
        if not isinstance(node, SequenceNode):
            self._values.fault(node, "wrong-type", "`cards` must be a list.", "Begin every card with `- `.")
            return ()
        cards = [card for item in node.items if (card := self._card(item)) is not None]
        return self._unique(cards)

    def _unique(self, cards: list[Card]) -> tuple[Card, ...]:
        first: dict[str, Card] = {}
        for card in cards:
            if card.id and card.id in first:
                self.faults.append(duplicate_id(card, first[card.id]))
            first.setdefault(card.id, card)
        return tuple(card for card in cards if not card.id or first[card.id] is card)

    def _card(self, node: Node) -> Card | None:
        before = len(self.faults)
        if not isinstance(node, MappingNode):
            self._values.fault(
                node, "wrong-type", "a card must be a mapping.", "Write `- question: …` and `  answer: …`."
            )
            return None
        self._values.check_keys(node, CARD_KEYS)
        values = self._card_values(node)
        conflict: tuple[tuple[str, FieldValue], ...] = ()
        if node.key(CONFLICT) is not None:
            values, conflict = self._resolve(values, self._card_conflict(node))
        card = Card(**values, conflict=conflict, place=self._lines.place(node.start, node.end))
        if len(self.faults) == before:
            self._check_sides(node, card)
        if any(fault.is_error for fault in self.faults[before:]):
            return None
        if conflict:
            self._warn_of_conflict(node.key(CONFLICT) or node, [key for key, _ in conflict])
        return card

    def _card_values(self, node: MappingNode) -> dict[str, Any]:
        """Return the fields that have a value, by attribute; of a key given twice the first counts."""
        first = {key.value: value for key, value in reversed(node.pairs)}
        values = {}
        for key, given in first.items():
            field = BY_KEY.get(key)
            if field and (value := self._values.of(given, key, field.type)) is not None:
                values[field.attribute] = value
        return values

    def _card_conflict(self, node: MappingNode) -> dict[str, FieldValue]:
        conflict = self._conflict(node, CONFLICT_KEYS)
        if conflict is None:
            return {}
        keys = [key for key in CONFLICT_KEYS if conflict.value(key) is not None]
        values = {key: self._values.read(conflict, key, BY_KEY[key].type) for key in keys}
        return {key: BY_KEY[key].of(EMPTY) if value is None else value for key, value in values.items()}

    def _resolve(
        self, values: dict[str, Any], incoming: dict[str, FieldValue]
    ) -> tuple[dict[str, Any], tuple[tuple[str, FieldValue], ...]]:
        """Take the incoming text of each field whose own was deleted; what is left is still in conflict."""
        own_sides = bool(values.get("cloze") or values.get("question") or values.get("answer"))
        left = []
        for key, value in incoming.items():
            other_sort = key in SIDES and own_sides and self._other_sort(key, values)
            if values.get(key) or other_sort:
                left.append((key, value))
            elif value:
                values[key] = value
        return values, tuple(left)

    @staticmethod
    def _other_sort(key: str, values: dict[str, Any]) -> bool:
        """Tell whether the incoming side would make a card of the other sort beside the person's sides."""
        return (
            bool(values.get("cloze"))
            if key != "cloze"
            else bool(values.get("question") and values.get("answer"))
        )

    def _warn_of_conflict(self, node: Node, keys: list[str]) -> None:
        text = f"the note's new text for {', '.join(keys)} waits below `conflict`; yours is used."
        remedy = "Delete `conflict`, or delete your own line to take the new text."
        self.tell(node.start, "unresolved-conflict", text, remedy, Severity.WARNING)

    def _check_sides(self, node: MappingNode, card: Card) -> None:
        if card.cloze and (card.question or card.answer):
            where = node.key("cloze") or node
            self._values.fault(
                where,
                "two-sorts",
                "a card has either `cloze` or `question` and `answer`.",
                "Make two cards of it.",
            )
        elif not card.cloze and not (card.question or card.answer):
            self._values.fault(
                node,
                "missing-question",
                "the card has no `question` and no `cloze`.",
                "Add `question:` and `answer:`.",
            )
        elif not card.cloze and not card.question:
            self._values.fault(
                node, "missing-question", "the card has an answer but no `question`.", "Add `question: …`."
            )
        elif not card.cloze and not card.answer:
            self._values.fault(
                node, "missing-answer", "the card has a question but no `answer`.", "Add `answer: …`."
            )


def duplicate_id(card: Card, first: Card) -> Diagnostic:
    """Return the error that ``card`` has the id of the card ``first``.

    A merge that kept both sides leaves one card twice: without its id line the second would be a new one.
    """
    text = f"the id {card.id} is already that of the card at {replace(first.place, column=0)}."
    if (card.question, card.answer, card.cloze) == (first.question, first.answer, first.cloze):
        remedy = "Both say the same: delete one of them."
    else:
        remedy = "Delete one of them; if both are to stay, delete the `id` line of the new one."
    return Diagnostic(card.place, Severity.ERROR, DUPLICATE_ID, text, remedy)
