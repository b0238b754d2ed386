"""Makes the plan of a generation out of decks, memory and newly generated cards. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from cardgen.model import Card, Deck, GeneratedCard, GeneratedDeck, Source, derive_id
from cardgen.store.format.fields import canonical_deck
from cardgen.store.memory import Memory, Remembered, RememberedDeck, State, remember
from cardgen.store.merging.guard import lost_decks, orphan_alarms
from cardgen.store.merging.heads import find_heads, merge_head
from cardgen.store.merging.homes import Homes, find_homes, find_lived
from cardgen.store.merging.match import Candidate
from cardgen.store.merging.merge import bases_by_id, changed_keys, merge_card, with_id
from cardgen.store.merging.pairing import pair_decks
from cardgen.store.merging.plan import (
    DECKS,
    Alarm,
    Change,
    FilePlan,
    LostDecks,
    Plan,
    Run,
    Verb,
    insert_in_order,
)
from cardgen.store.merging.recognize import recognize


def make_plan(run: Run) -> Plan:
    """Return what ``run`` will do; the same run gives the same plan."""
    files, recognized = recognize(run)
    return _Planner(replace(run, files=files), recognized).plan()


class _Planner:
    """One plan in the making."""

    def __init__(self, run: Run, recognized: Iterable[Change]) -> None:
        self._run = run
        self._where = {card.id: (file.path, card) for file in run.files for card in file.cards if card.id}
        self._remembered = bases_by_id(
            run.memory.cards, {id_: card for id_, (_, card) in self._where.items()}
        )
        self._bases_before = _by_path(run.memory.decks)
        present = [file.path for file in run.files]
        self._heads = find_heads(run.memory.decks, find_lived(present, self._generated_to()))
        generated = tuple(canonical_deck(deck) for deck in run.generated)
        self._paired = pair_decks(run, generated, self._remembered, self._where)
        self._homes = self._find_homes()
        renames = self._homes.renames
        self._changes = [replace(one, path=renames.get(one.path, one.path)) for one in recognized]
        self._merged: dict[str, Card] = {}  # cards in files, by id
        self._moves: dict[str, str] = {}  # id -> file it goes to
        self._added: dict[str, dict[str, Card]] = {}  # file -> new cards by id
        self._order: dict[str, list[str]] = {}  # file -> ids in the order of the note
        self._records: dict[str, Remembered] = {}
        self._bases: list[RememberedDeck] = []

    # -- who is who

    def _generated_to(self) -> Iterable[tuple[str, str]]:
        """Yield for each remembered card in a file the path that it was generated to, and that file."""
        for id_, record in self._remembered.items():
            if id_ in self._where:
                yield DECKS + record.deck, self._where[id_][0]

    def _is_others(self, path: str, deck: Deck | None) -> bool:
        """Tell whether a deck file belongs to a note that this run leaves alone."""
        known = self._heads.base(path, deck)
        note = known.note if known else deck.note if deck else ""
        return bool(note) and not self._run.reaches(note)

    def _find_homes(self) -> Homes:
        incoming: dict[str, list[tuple[str, str]]] = {}
        for paired in self._paired:
            votes = incoming.setdefault(DECKS + paired.deck.path, [])
            for old in paired.olds:
                # What came over from a note that is not read takes no file of that note along.
                if old and old.card.id in self._where and old.card.id not in self._run.departed:
                    file = self._where[old.card.id][0]
                    record = self._remembered.get(old.card.id)
                    votes.append((DECKS + record.deck if record else file, file))
        others = frozenset(file.path for file in self._run.files if self._is_others(file.path, file.deck))
        return find_homes((file.path for file in self._run.files), self._generated_to(), incoming, others)

    # -- what becomes of each card

    def plan(self) -> Plan:
        for paired in self._paired:
            deck, target = paired.deck, self._homes.targets[DECKS + paired.deck.path]
            self._bases.append(RememberedDeck(path=deck.path, note=deck.note, name=deck.name, tags=deck.tags))
            for card, old in paired.cards:
                self._place(card, old, deck, target)
        for record in self._remembered.values():
            if record.card.id not in self._records:
                self._leave(record)
        files = tuple(self._files())
        return Plan(files, tuple(self._changes), self._memory(), tuple(self._alarms()), self._lost())

    def _place(self, new: GeneratedCard, old: Candidate | None, deck: GeneratedDeck, target: str) -> None:
        """Decide about one card of the note."""
        if old is None:
            self._add(new, self._free_id(new.card.id), deck, target, Verb.NEW)
        elif old.card.id in self._where:
            self._merge(new, old.card.id, deck, target)
        elif old.card.id in self._run.restore:
            self._add(new, old.card.id, deck, target, Verb.RESTORED)
        else:
            self._stay_deleted(new, self._remembered[old.card.id], deck)

    def _free_id(self, wanted: str) -> str:
        """Return ``wanted``, or an id derived from it where another card has that one."""
        number, id_ = 1, wanted
        while id_ in self._where or id_ in self._remembered or id_ in self._records:
            number += 1
            id_ = derive_id(wanted, str(number))
        return id_

    def _add(self, new: GeneratedCard, id_: str, deck: GeneratedDeck, target: str, verb: Verb) -> None:
        card = with_id(new.card, id_)
        self._added.setdefault(target, {})[id_] = card
        self._order.setdefault(target, []).append(id_)
        self._records[id_] = remember(new, card, deck.note, deck.path, State.ACTIVE)
        self._changes.append(Change(verb, target, card, place=new.card.place))

    def _merge(self, new: GeneratedCard, id_: str, deck: GeneratedDeck, target: str) -> None:
        path, edited = self._where[id_]
        record = self._remembered.get(id_)
        merged = merge_card(record.card if record else None, edited, new.card)
        self._merged[id_] = merged.card
        self._records[id_] = remember(new, merged.base, deck.note, deck.path, State.ACTIVE)
        here = self._homes.renames.get(path, path)
        if here != target and record and self._homes.lived.get(DECKS + record.deck) == path:
            self._moves[id_] = here = target
            self._changes.append(Change(Verb.MOVED, target, merged.card, edited, place=new.card.place))
        self._order.setdefault(target, []).append(id_)
        place = new.card.place
        if record is None:
            self._changes.append(Change(Verb.ADOPTED, here, merged.card, edited, place=place))
        if merged.updated:
            keys = merged.updated
            self._changes.append(Change(Verb.UPDATED, here, merged.card, edited, keys, place))
        if merged.conflicts:
            keys, fresh = merged.conflicts, bool(merged.fresh)
            self._changes.append(Change(Verb.CONFLICT, here, merged.card, edited, keys, place, fresh))
        kept = tuple(key for key in changed_keys(merged.base, merged.card) if key != "id")
        if kept and not merged.conflicts:
            self._changes.append(Change(Verb.KEPT, here, merged.card, merged.base, kept, place, fresh=False))

    def _stay_deleted(self, new: GeneratedCard, record: Remembered, deck: GeneratedDeck) -> None:
        id_ = record.card.id
        card = replace(new.card, id=id_)
        self._records[id_] = remember(new, card, deck.note, deck.path, State.DELETED)
        path = self._homes.lived.get(DECKS + deck.path, DECKS + deck.path)
        fresh = record.state is not State.DELETED
        self._changes.append(Change(Verb.DELETED, path, card, place=new.card.place, fresh=fresh))

    def _leave(self, record: Remembered) -> None:
        """Decide about a remembered card that the notes read now do not make."""
        id_ = record.card.id
        home = self._homes.lived.get(DECKS + record.deck, DECKS + record.deck)
        if record.note not in self._run.scope:
            self._records[id_] = record
        elif id_ in self._where:
            path = self._where[id_][0]
            path = self._homes.renames.get(path, path)
            state = State.KEPT if record.state is State.KEPT else State.ORPHAN
            self._records[id_] = replace(record, state=state)
            if state is State.ORPHAN:
                fresh = record.state is State.ACTIVE
                place = Source(record.note, *record.lines)
                self._changes.append(Change(Verb.ORPHAN, path, self._where[id_][1], place=place, fresh=fresh))
        else:
            self._records[id_] = replace(record, state=State.DELETED)
            if record.state is not State.DELETED:
                self._changes.append(Change(Verb.DELETED, home, record.card))
        if id_ in self._run.restore and id_ not in self._where:
            read = record.note in self._run.scope  # another note may still say this
            self._records[id_] = replace(record, state=State.ORPHAN if read else State.ACTIVE)
            home = self._homes.renames.get(home, home)
            self._added.setdefault(home, {})[id_] = record.card
            self._order.setdefault(home, []).append(id_)
            self._changes.append(Change(Verb.RESTORED, home, record.card))

    # -- what becomes of the files

    def _files(self) -> Iterable[FilePlan]:
        arriving: dict[str, dict[str, Card]] = {path: dict(cards) for path, cards in self._added.items()}
        for id_, path in self._moves.items():
            arriving.setdefault(path, {})[id_] = self._merged[id_]
        heads: dict[str, GeneratedDeck] = {}
        targets = self._homes.targets
        decks = (paired.deck for paired in self._paired)
        for deck in sorted(decks, key=lambda deck: targets[DECKS + deck.path] != DECKS + deck.path):
            heads.setdefault(targets[DECKS + deck.path], deck)
        seen = set()
        for file in self._run.files:
            if file.deck is not None:
                path = self._homes.renames.get(file.path, file.path)
                seen.add(path)
                yield self._changed_file(file.path, path, file.deck, heads.get(path), arriving.get(path, {}))
        for path in sorted(arriving.keys() - seen):
            yield FilePlan(path, "", self._new_deck(path, heads.get(path), arriving[path]))

    def _changed_file(
        self, old: str, path: str, deck: Deck, head: GeneratedDeck | None, arriving: dict[str, Card]
    ) -> FilePlan:
        stay = [self._merged.get(card.id, card) for card in deck.cards if card.id not in self._moves]
        cards = insert_in_order(stay, arriving, self._order.get(path, ()))
        changed = replace(deck, cards=tuple(cards))
        known = self._heads.base(old, deck, head.path if head else "")
        if head is not None and not self._is_others(old, deck):
            changed = merge_head(known, changed, head)
        return FilePlan(path, old, changed, known is not None and known.is_head_of(deck))

    def _new_deck(self, path: str, head: GeneratedDeck | None, cards: dict[str, Card]) -> Deck:
        ordered = tuple(insert_in_order((), cards, self._order.get(path, ())))
        if head is not None:
            return Deck(name=head.name, note=head.note, tags=head.tags, cards=ordered)
        known = self._bases_before.get(path)
        if known:
            return Deck(name=known.name, note=known.note, tags=known.tags, cards=ordered)
        return Deck(name=path.removeprefix(DECKS).removesuffix(".yaml").replace("/", "::"), cards=ordered)

    # -- what is remembered, and whether to be alarmed

    def _memory(self) -> Memory:
        cards = tuple(record for _, record in sorted(self._records.items()))
        paths = {deck.path for deck in self._bases}
        used = {(record.note, record.deck) for record in cards}
        old = (
            deck
            for deck in self._run.memory.decks
            if not self._run.reaches(deck.note) or (deck.path not in paths and (deck.note, deck.path) in used)
        )
        return Memory(cards, (*self._bases, *old))

    def _alarms(self) -> Iterable[Alarm]:
        active = Counter(
            self._homes.renames.get(self._where[id_][0], self._where[id_][0])
            for id_, record in self._remembered.items()
            if id_ in self._where and record.state is State.ACTIVE
        )
        return orphan_alarms(active, self._changes)

    def _lost(self) -> LostDecks | None:
        made = {old.card.id for paired in self._paired for old in paired.olds if old}
        active = [
            record
            for id_, record in self._remembered.items()
            if record.state is State.ACTIVE and (id_ in made or record.note in self._run.scope)
        ]
        there = {file.path for file in self._run.files} | self._homes.lived.keys() | self._run.restore
        gone = (record for record in active if there.isdisjoint((DECKS + record.deck, record.card.id)))
        return lost_decks([record.deck for record in gone if record.card.id in made], len(active))


def _by_path(decks: Iterable[RememberedDeck]) -> dict[str, RememberedDeck]:
    """Return the decks by the paths of their files, the first of each."""
    found: dict[str, RememberedDeck] = {}
    for deck in decks:
        found.setdefault(DECKS + deck.path, deck)
    return found
