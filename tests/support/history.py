"""A random history of a project: a person edits notes and decks, now and then the decks are regenerated.

Every regeneration is checked against the rules of docs/merge-contract.md (``regeneration.py``) by what is
known of the person's deeds, without any code of the merge.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from tests.support.bookshelf import Bookshelf
from tests.support.notebook import Note, Notebook, Section
from tests.support.oracle import sides
from tests.support.regeneration import Regeneration, Shelf, became

from cardgen.model import Card, Link

HEADINGS = ("Attention", "向量 空间", "Decoding", "Loss", "Search", "Metrics")


@dataclass(slots=True)
class History:
    """The project, and what is known of it from the outside."""

    notebook: Notebook = field(default_factory=lambda: Notebook([]))
    shelf: Bookshelf = field(default_factory=Bookshelf)
    ids: dict[int, str] = field(default_factory=dict)  # true identity -> card id
    incoming: dict[int, Card] = field(default_factory=dict)  # what the note said at the last run
    comments: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)  # facts whose text changed since the last run
    lost: set[str] = field(default_factory=set)  # ids whose line of the memory was lost since the last run
    # the ids whose line was deleted, with what their cards say
    dropped: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    serial: int = 0

    def begin(self, sizes: list[int]) -> None:
        sections = []
        for number, size in enumerate(sizes):
            facts = [self.notebook.new_fact(number * 11 + i) for i in range(size)]
            sections.append(Section(HEADINGS[number % len(HEADINGS)], facts))
        half = (len(sections) + 1) // 2
        self.notebook.notes = [
            Note("notes/first.md", sections[:half]),
            Note("notes/second.md", sections[half:]),
        ]
        self.regenerate()

    # -- what happens to notes

    def edit_fact(self, a: int, b: int) -> None:
        facts = self.notebook.facts()
        if facts:
            fact = facts[a % len(facts)]
            if fact.key not in self.touched:  # one word in eight a run: the likeness that matching promises
                self.touched.add(fact.key)
                self.serial += 1
                fact.words[b % len(fact.words)] = f"edit{self.serial}"

    def add_fact(self, a: int, b: int) -> None:
        if sections := self.notebook.sections():
            facts = sections[a % len(sections)].facts
            facts.insert(b % (len(facts) + 1), self.notebook.new_fact(a * 31 + b))

    def drop_fact(self, a: int, b: int) -> None:
        if sections := [section for section in self.notebook.sections() if section.facts]:
            facts = sections[a % len(sections)].facts
            facts.pop(b % len(facts))

    def move_fact(self, a: int, b: int) -> None:
        sections = self.notebook.sections()
        if full := [section for section in sections if section.facts]:
            fact = full[a % len(full)].facts.pop(b % 3 % len(full[a % len(full)].facts))
            target = sections[b % len(sections)].facts
            target.insert(a % (len(target) + 1), fact)

    def rename_section(self, a: int, b: int) -> None:
        if sections := self.notebook.sections():
            self.serial += 1
            sections[a % len(sections)].heading = f"{HEADINGS[b % len(HEADINGS)]} {self.serial}"

    def rename_note(self, a: int, b: int) -> None:
        note = self.notebook.notes[a % len(self.notebook.notes)]
        self.serial += 1
        note.path = f"notes/renamed{self.serial}.md"

    def move_section(self, a: int, b: int) -> None:
        """Move a section to another note: merges and splits notes."""
        sections = [(note, section) for note in self.notebook.notes for section in note.sections]
        if sections:
            note, section = sections[a % len(sections)]
            note.sections.remove(section)
            self.notebook.notes[b % len(self.notebook.notes)].sections.append(section)

    def tag_fact(self, a: int, b: int) -> None:
        if facts := self.notebook.facts():
            facts[a % len(facts)].tags = ("from-note", f"n{b % 3}")

    def doubt_fact(self, a: int, b: int) -> None:
        """A later version of the rules is less sure of a fact, or sure again."""
        if facts := self.notebook.facts():
            fact = facts[a % len(facts)]
            fact.doubtful = not fact.doubtful

    # -- what a person does to decks

    def _card(self, a: int) -> Card | None:
        cards = sorted(self.shelf.cards().values(), key=lambda card: card.id)
        return cards[a % len(cards)] if cards else None

    def edit_card(self, a: int, b: int) -> None:
        if card := self._card(a):
            self.serial += 1
            mine = f"mine {self.serial}: {b} `x`"
            sides = ["cloze"] if card.cloze else ["question", "answer"]
            key = [*sides, "extra", "hint", "tags", "suspended", "see"][b % (len(sides) + 5)]
            values: dict[str, Any] = {
                "tags": (*card.tags[:1], f"my{self.serial}"),
                "suspended": not card.suspended,
                "see": (*card.see, Link(mine, f"https://{self.serial}")),
            }
            self.shelf.edit(card.id, **{key: values.get(key, mine)})

    def delete_card(self, a: int, b: int) -> None:
        if card := self._card(a):
            lines = self.shelf.files[card.place.path].split("\n")
            self.comments -= {
                c for c in self.comments if any(c in line and card.id in line for line in lines)
            }
            self._forget_comments_of(card.id)
            self.shelf.delete(card.id)
            if card.id in self.ids.values():
                self.deleted.add(card.id)

    def _forget_comments_of(self, id_: str) -> None:
        self.comments = {comment for comment in self.comments if not comment.startswith(f"{id_}!")}

    def add_card(self, a: int, b: int) -> None:
        if paths := sorted(self.shelf.files):
            self.serial += 1
            id_ = f"hand{self.serial:06}" if b % 2 else ""
            text = f"by hand {self.serial}"
            card = Card(id=id_, question=f"Q {text}?", answer=text, place=Card().place)
            self.shelf.add(paths[a % len(paths)], card, b % 4)

    def move_card(self, a: int, b: int) -> None:
        if card := self._card(a):
            paths = sorted(self.shelf.files)
            self._forget_comments_of(card.id)
            self.shelf.move(card.id, paths[b % len(paths)])

    def rename_file(self, a: int, b: int) -> None:
        if paths := sorted(self.shelf.files):
            self.serial += 1
            self.shelf.files[f"decks/mine/{self.serial}.yaml"] = self.shelf.files.pop(paths[a % len(paths)])

    def rename_deck(self, a: int, b: int) -> None:
        if paths := sorted(self.shelf.files):
            self.serial += 1
            self.shelf.edit_deck(paths[a % len(paths)], name=f"My::Deck {self.serial}")

    def drop_id(self, a: int, b: int) -> None:
        """Delete the id line of a card whose text is as it was generated."""
        said = [sides(record.card) for record in self.shelf.remembered().cards]
        bases = {record.card.id: sides(record.card) for record in self.shelf.remembered().cards}
        card = self._card(a)
        if card and bases.get(card.id) == sides(card) and said.count(sides(card)) == 1:
            self._forget_comments_of(card.id)
            self.dropped[card.id] = sides(card)
            self.shelf.edit(card.id, id="")

    def _known(self, card: Card) -> Card:
        """Return ``card`` with the id that it had before its line was deleted."""
        ids = [id_ for id_, said in self.dropped.items() if said == sides(card) and not card.id]
        return replace(card, id=ids[0]) if ids else card

    def write_comment(self, a: int, b: int) -> None:
        if card := self._card(a):
            self.serial += 1
            comment = f"{card.id}!{self.serial}"
            self.shelf.comment(card.id, comment)
            self.comments |= {f"{comment} above", f"{comment} beside"}

    def resolve(self, a: int, b: int) -> None:
        """Delete one of the two texts of a conflict."""
        waiting = [card for card in self.shelf.cards().values() if card.conflict]
        if waiting:
            card = sorted(waiting, key=lambda card: card.id)[a % len(waiting)]
            taken = dict(card.conflict) if b % 2 else {}
            same_sort = "cloze" in taken if card.cloze else "cloze" not in taken
            self.shelf.edit(card.id, conflict=(), **(taken if same_sort else {}))

    def lose_memory(self, a: int, b: int) -> None:
        """Damage a line of the memory."""
        notes = sorted(note for note, text in self.shelf.memory.items() if text)
        if notes:
            note = notes[a % len(notes)]
            lines = self.shelf.memory[note].splitlines()
            lost = re.search(r'"id": "(\w+)"', lines[b % len(lines)])
            lines[b % len(lines)] = "<<<<<<< HEAD"
            self.shelf.memory[note] = "\n".join(lines)
            if lost:
                self.lost.add(lost[1])

    def _forget(self, id_: str) -> None:
        """Expect no more of a card than can be known without the memory: its id and text in the deck file."""
        self.deleted.discard(id_)
        card = self.shelf.cards().get(id_)
        for key, known in list(self.ids.items()):
            said = self.incoming.get(key)
            edited = key in self.touched or card is None or said is None or sides(card) != sides(said)
            if known == id_ and edited:
                del self.ids[key]

    # -- regeneration, and what must hold

    def regenerate(self, a: int = 0, b: int = 0) -> None:
        self._forget_the_lost()
        before = self._shelf(self._known)
        memory = {record.card.id: record for record in self.shelf.remembered().cards}
        plan = self.shelf.regenerate(self.notebook)
        incoming = self.notebook.generate()[1]
        doubted = {fact.key for fact in self.notebook.facts() if fact.doubtful}
        now = became(plan, incoming, self.ids, doubted)
        Regeneration(
            before=before,
            after=self._shelf(),
            plan=plan,
            memory=memory,
            last=self.incoming,
            incoming=incoming,
            ids=self.ids,
            became=now,
            doubted=doubted,
            deleted=self.deleted,
            comments=self.comments,
        ).check()
        self.ids |= now
        self.incoming = incoming
        self.touched.clear()
        self.dropped.clear()
        self._check_idempotent()

    def _forget_the_lost(self) -> None:
        for id_ in self.lost:
            self._forget(id_)
            self.dropped.pop(id_, None)
        self.lost.clear()

    def _shelf(self, known: Callable[[Card], Card] = lambda card: card) -> Shelf:
        decks = {path: [*map(known, deck.cards)] for path, deck in self.shelf.decks().items()}
        self.shelf.cards()  # fails where two share an id
        return Shelf(texts=dict(self.shelf.files), decks=decks)

    def _check_idempotent(self) -> None:
        """Rule 17: a second run writes nothing."""
        files, memory = dict(self.shelf.files), dict(self.shelf.memory)
        self.shelf.regenerate(self.notebook)
        assert self.shelf.files == files
        assert self.shelf.memory == memory
