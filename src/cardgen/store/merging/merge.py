"""The three-way merge of one card, field by field: pure, and the whole of what promise P2 rests on.

``base`` is the card as last generated, ``edited`` as it stands in the deck file, ``incoming`` as the note
makes it now. docs/merge-contract.md numbers the rules; the tests are named after them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cardgen.model import Card, Link
from cardgen.store.format.fields import BY_KEY, CARD_FIELDS, CONFLICT_KEYS, SIDES, Field, FieldType
from cardgen.store.memory import Remembered, State


@dataclass(frozen=True, slots=True)
class CardMerge:
    """What became of a card: ``card`` for the deck file, ``base`` for the memory.

    ``updated`` are the keys that took the note's new text; ``conflicts`` those that wait for the person;
    ``fresh`` those among them that are new since the last run.
    """

    card: Card
    base: Card
    updated: tuple[str, ...]
    conflicts: tuple[str, ...]
    fresh: tuple[str, ...]


def merge_card(base: Card | None, edited: Card, incoming: Card) -> CardMerge:
    """Return the merge; id and place of ``edited`` stay, and without a ``base`` all of it."""
    if base is None:
        base = _assumed_base(edited, incoming)
    if edited == base == with_id(incoming, edited.id):
        return CardMerge(edited, base, (), (), ())  # as most cards are in most runs
    state = _Merge(base, edited, incoming)
    one_unit = edited.sort is not incoming.sort
    if one_unit:
        state.merge_sides()
    for field in CARD_FIELDS:
        if field.type is not FieldType.ID and not (one_unit and field.key in SIDES):
            state.merge_field(field)
    return state.result()


def with_id(card: Card, id_: str) -> Card:
    """Return ``card`` under the id ``id_``: itself where it has that one."""
    return card if card.id == id_ else replace(card, id=id_)


def _assumed_base(edited: Card, incoming: Card) -> Card:
    """Return the base that leaves ``edited`` as it is: with no memory all of it counts as the person's."""
    told: dict[str, Any] = {BY_KEY[key].attribute: value for key, value in edited.conflict}
    return replace(incoming, **told)


class _Merge:
    """The merge of one card in progress."""

    def __init__(self, base: Card, edited: Card, incoming: Card) -> None:
        self._base, self._edited, self._incoming = base, edited, incoming
        self._waiting = dict(edited.conflict)
        self._values: dict[str, Any] = {}
        self._new_base: dict[str, Any] = {}
        self._conflict: dict[str, object] = {}
        self._updated: list[str] = []
        self._fresh: list[str] = []

    def merge_sides(self) -> None:
        """Merge question, answer and cloze as one value: half of each sort would be no card."""
        base, edited, incoming = (
            tuple(BY_KEY[key].of(card) for key in SIDES)
            for card in (self._base, self._edited, self._incoming)
        )
        waiting = tuple(self._waiting.get(key) or "" for key in SIDES)
        untouched = not any(waiting) or waiting == base
        if edited == base and untouched:
            chosen = incoming
        else:
            chosen = edited
            if not untouched:
                self._keep_waiting(zip(SIDES, waiting, strict=True))
                return
            if incoming != base or any(waiting):
                self._tell_conflict(zip(SIDES, incoming, strict=True))
        for key, value in zip(SIDES, chosen, strict=True):
            self._take(BY_KEY[key], value)

    def merge_field(self, field: Field) -> None:
        """Merge one field by the rule of its type."""
        base, edited, incoming = (field.of(card) for card in (self._base, self._edited, self._incoming))
        if field.key in self._waiting and self._waiting[field.key] not in (base, edited):
            self._keep_waiting([(field.key, self._waiting[field.key])])
        elif edited in (base, incoming):
            self._take(field, incoming)
        elif incoming == base:
            if field.key in self._waiting:
                self._conflict[field.key] = self._waiting[field.key]
        elif (joined := _join(field, base, edited, incoming)) is not None:
            self._take(field, joined)
        elif field.key in CONFLICT_KEYS:
            self._tell_conflict([(field.key, incoming)])

    def _take(self, field: Field, value: Any) -> None:
        self._values[field.attribute] = value
        if value != field.of(self._edited):
            self._updated.append(field.key)

    def _tell_conflict(self, incoming: Iterable[tuple[str, Any]]) -> None:
        for key, value in incoming:
            if value or key not in SIDES:
                self._conflict[key] = value
                if self._waiting.get(key) != value:
                    self._fresh.append(key)

    def _keep_waiting(self, waiting: Iterable[tuple[str, Any]]) -> None:
        """Leave a conflict whose text the person is working on, and tell the note's text again later."""
        for key, value in waiting:
            if key in self._waiting:
                self._conflict[key] = value
            self._new_base[BY_KEY[key].attribute] = BY_KEY[key].of(self._base)

    def result(self) -> CardMerge:
        """Return what became of the card."""
        conflict = tuple((key, self._conflict[key]) for key in CONFLICT_KEYS if key in self._conflict)
        card = replace(self._edited, **self._values, conflict=conflict)
        base = replace(self._incoming, id=self._edited.id, **self._new_base)
        updated = tuple(field.key for field in CARD_FIELDS if field.key in self._updated)
        return CardMerge(card, base, updated, tuple(key for key, _ in conflict), tuple(self._fresh))


def _join(field: Field, base: Any, edited: Any, incoming: Any) -> Any | None:
    """Return both sides' changes of a list joined; None where they cannot be joined without a choice."""
    if field.type is FieldType.WORDS:
        return join_words(base, edited, incoming)
    if field.type is FieldType.LINKS:
        return _join_links(base, edited, incoming)
    return None


def join_words(base: tuple[str, ...], edited: tuple[str, ...], incoming: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``edited`` without the words the note dropped and with those it added."""
    if edited in (base, incoming):
        return incoming
    kept = [word for word in edited if word in incoming or word not in base]
    return (*kept, *(word for word in incoming if word not in base and word not in edited))


def _join_links(
    base: tuple[Link, ...], edited: tuple[Link, ...], incoming: tuple[Link, ...]
) -> tuple[Link, ...] | None:
    """Join lists of links by address; None where one link was changed on both sides."""
    old, own, new = ({link.url: link for link in links} for links in (base, edited, incoming))
    if any(len(index) != len(links) for index, links in ((old, base), (own, edited), (new, incoming))):
        return None
    joined = []
    for url, link in own.items():
        merged = _merge_link(old.get(url), link, new.get(url))
        if merged is _CLASH:
            return None
        if merged is not None:
            joined.append(merged)
    return (*joined, *(link for url, link in new.items() if url not in own and url not in old))


_CLASH = Link("", "")


def _merge_link(old: Link | None, own: Link, new: Link | None) -> Link | None:
    if own == new or new == old:
        return own
    if own == old:
        return new
    return _CLASH if new is not None else own


def merge_value(base: str | None, edited: str, incoming: str) -> tuple[str, bool]:
    """Merge one text: the value to keep, and whether both sides changed it differently."""
    if base is None or edited == incoming or incoming == base:
        return edited, False
    return (incoming, False) if edited == base else (edited, True)


def changed_keys(old: Card, new: Card) -> Mapping[str, tuple[Any, Any]]:
    """Return the keys in which two cards differ, each with the old and the new value."""
    if old == new:
        return {}
    pairs = {field.key: (field.of(old), field.of(new)) for field in CARD_FIELDS}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def bases_by_id(records: Iterable[Remembered], edited: dict[str, Card]) -> dict[str, Remembered]:
    """Return one record an id: of two branches' the one that the card in the deck file is nearest to."""
    chosen: dict[str, Remembered] = {}
    for record in records:
        id_ = record.card.id
        rival = chosen.get(id_)
        if rival is None or _distance(record, edited.get(id_)) < _distance(rival, edited.get(id_)):
            chosen[id_] = record
    return chosen


def _distance(record: Remembered, edited: Card | None) -> tuple[int, bool]:
    differing = len(changed_keys(record.card, edited)) if edited else 0
    return differing, record.state is State.ACTIVE and edited is None
