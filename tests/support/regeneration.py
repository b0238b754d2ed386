"""A regeneration seen from the outside, and the rules of docs/merge-contract.md that it must have kept."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from tests.support.oracle import FIELDS, check_field, sides

from cardgen.model import Card
from cardgen.store.memory import Remembered, State
from cardgen.store.merging.plan import Plan, Verb

Sides = tuple[str, str, str]  # what a card says


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The decks at one time: their ``texts`` and cards by path."""

    texts: Mapping[str, str]
    decks: Mapping[str, Sequence[Card]]

    @property
    def cards(self) -> dict[str, Card]:
        """The cards that have an id, by it."""
        return {card.id: card for deck in self.decks.values() for card in deck if card.id}

    @property
    def nameless(self) -> set[Sides]:
        """What the cards without an id say."""
        return {sides(card) for deck in self.decks.values() for card in deck if not card.id}

    def order(self, path: str) -> list[str]:
        """The ids of a deck file in its order; cards without one cannot be told apart."""
        return [card.id for card in self.decks.get(path, ()) if card.id]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regeneration:
    """A run: the decks ``before`` and ``after`` it, its ``plan``, and what is known from the outside.

    Facts of the notes have numbers, their true identity. ``last`` and ``incoming`` are what the notes said of
    them at the run before and say now, ``ids`` and ``became`` which card they were and are. ``memory`` is
    that of before, by card id.
    """

    before: Shelf
    after: Shelf
    plan: Plan
    memory: Mapping[str, Remembered]
    last: Mapping[int, Card]
    incoming: Mapping[int, Card]
    ids: Mapping[int, str]
    became: Mapping[int, str]
    doubted: Set[int]  # facts that the rules doubt
    deleted: Set[str]  # ids of cards that the person deleted
    comments: Set[str]  # of the person

    def check(self) -> None:
        """Fail where a rule is broken."""
        self._doubtful_facts_get_no_new_card()
        self._nothing_is_lost()
        self._facts_keep_their_cards()
        self._fields_are_merged()
        self._cards_keep_their_order()
        self._no_file_changes_untold()

    def _doubtful_facts_get_no_new_card(self) -> None:
        """Rule 9: a fact that the rules doubt keeps its card, and gets none if it has none.

        A card without an id may be one's own too. Sure facts choose first: a new one may have taken the card
        of one edited and doubted at once.
        """
        before, after = self.before.cards, self.after.cards
        of_sure = {id_ for key, id_ in self.became.items() if key not in self.doubted}
        for key in self.doubted:
            id_, now = self.ids.get(key), self.became.get(key)
            if id_ in before and id_ not in of_sure and id_ in self.memory and key in self.last:
                assert now == id_, f"lost its source: {before[id_]}"
            if now is not None and now != id_ and now not in before:
                assert sides(after[now]) in self.before.nameless, "a new card of a doubtful fact"

    def _nothing_is_lost(self) -> None:
        """Rules 9, 10, 16: no card goes, no deleted card comes back, comments stay; what is told is there."""
        before, after = self.before.cards.keys(), self.after.cards.keys()
        assert before <= after, f"lost {before - after}"
        assert not self.deleted & after, f"came back {self.deleted & after}"
        whole = "\n".join(self.after.texts.values())
        missing = {comment for comment in self.comments if comment not in whole}
        assert not missing, f"lost comments {missing}\n{whole}"
        assert {change.card.id for change in self.plan.changes if change.verb is Verb.ORPHAN} <= before

    def _facts_keep_their_cards(self) -> None:
        """Rule 12: a fact keeps its card; two facts never share one."""
        assert len(set(self.became.values())) == len(self.became), "two facts share a card"
        for key, id_ in self.ids.items():
            if key in self.became and key in self.last:
                told = f"{self.last[key]} became another card: {self.incoming[key]}"
                assert self.became[key] == id_, told

    def _fields_are_merged(self) -> None:
        """Rules 1 to 5, 9, 11, 22: the person's fields stay, others are the note's, clashes are told."""
        key_of = {id_: key for key, id_ in self.became.items()}
        after = self.after.cards
        for id_, edited in self.before.cards.items():
            new = after[id_]
            if id_ not in key_of:
                assert replace(new, place=edited.place) == edited, "a card without a source changed"
            elif id_ not in self.memory:  # its line of the memory was lost: all of it is the person's
                assert all(getattr(new, f) == getattr(edited, f) for f in FIELDS)
            else:
                base, note = self.memory[id_].card, self.incoming[key_of[id_]]
                for name in FIELDS:
                    check_field(name, base, edited, note, new)

    def _cards_keep_their_order(self) -> None:
        """Rule 13: the cards that stay in a file keep the order in which they stood."""
        for file in self.plan.files:
            old, new = self.before.order(file.old), self.after.order(file.path)
            assert [id_ for id_ in old if id_ in new] == [id_ for id_ in new if id_ in old], (
                "cards changed places"
            )

    def _no_file_changes_untold(self) -> None:
        """Rule 16: a file changes only where a change is told."""
        told = {change.path for change in self.plan.changes if change.verb not in (Verb.KEPT, Verb.ORPHAN)}
        for path, text in self.after.texts.items():
            old = self.before.texts.get(path, text)
            removed = len(re.findall(r"^- id", old, re.M)) > len(re.findall(r"^- id", text, re.M))
            head = text.split("cards:")[0] != old.split("cards:")[0]
            settled = "conflict:" in old
            assert old == text or path in told or removed or head or settled, f"{path} changed untold"


def became(
    plan: Plan, incoming: Mapping[int, Card], ids: Mapping[int, str], doubted: Set[int]
) -> dict[int, str]:
    """Return which card each fact became, found by what the memory now says that the note said.

    Where several cards say the same, a fact is the one it was by ``ids``. One that is ``doubted`` may have
    none.
    """
    by_text: dict[Sides, list[str]] = {}
    for record in plan.memory.cards:
        if record.state in (State.ACTIVE, State.DELETED):
            by_text.setdefault(sides(record.card), []).append(record.card.id)
    now = {}
    for key, card in incoming.items():
        said = by_text.get(sides(card), [])
        assert said or key in doubted, f"the memory does not know what the note says: {card}"
        if said:
            now[key] = next((id_ for id_ in said if id_ == ids.get(key)), said[0])
    return now
