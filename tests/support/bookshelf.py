"""Deck files and memory of a project without a disk: regenerated as by command, edited as by a person."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from tests.support.notebook import Notebook

from cardgen.flows.generating.deck_texts import deck_texts
from cardgen.model import Card, Deck
from cardgen.store.deck_file import DeckFile
from cardgen.store.format.load import load_deck
from cardgen.store.format.rewrite import rewrite
from cardgen.store.memory import Memory, format_memory, join_memories, parse_memory
from cardgen.store.merging.arrivals import arrivals
from cardgen.store.merging.plan import Plan, Run
from cardgen.store.merging.planner import make_plan

_load = lru_cache(maxsize=200)(load_deck)  # a text is asked for many times between two changes


@dataclass(slots=True)
class Bookshelf:
    """``files`` are texts by path, ``memory`` texts by note: all that a run finds on the disk."""

    files: dict[str, str] = field(default_factory=dict)
    memory: dict[str, str] = field(default_factory=dict)

    def decks(self) -> dict[str, Deck]:
        decks = {}
        for path, text in sorted(self.files.items()):
            loaded = _load(text, path)
            assert not loaded.faulty, (path, loaded.diagnostics, text)
            assert loaded.deck is not None
            decks[path] = loaded.deck
        return decks

    def cards(self) -> dict[str, Card]:
        """All cards with an id; fails where two share one."""
        found = [card for deck in self.decks().values() for card in deck.cards if card.id]
        assert len({card.id for card in found}) == len(found)
        return {card.id: card for card in found}

    def path_of(self, id_: str) -> str:
        return self.cards()[id_].place.path

    def remembered(self) -> Memory:
        return join_memories(parse_memory(text, "memory", note)[0] for note, text in self.memory.items())

    def plan(self, notebook: Notebook, restore: frozenset[str] = frozenset()) -> Plan:
        decks = self.decks()
        memory = self.remembered()
        return make_plan(
            Run(
                files=tuple(DeckFile(path, self.files[path], deck) for path, deck in decks.items()),
                memory=memory,
                generated=notebook.generate()[0],
                scope=frozenset(note.path for note in notebook.notes)
                | memory.notes
                | {deck.note for deck in decks.values()},
                restore=restore,
            )
        )

    def plan_alone(self, notebook: Notebook, note: str) -> Plan:
        """Plan a generation of one note; the others are asked for what came over from them."""
        made, memory = notebook.generate()[0], self.remembered()
        run = Run(
            files=tuple(DeckFile(path, self.files[path], deck) for path, deck in self.decks().items()),
            memory=memory,
            generated=tuple(deck for deck in made if deck.note == note),
            scope=frozenset([note]),
        )
        come = arrivals(run, memory.notes - {note}, [deck for deck in made if deck.note != note])
        return make_plan(replace(run, departed=frozenset(one.old.card.id for one in come)))

    def regenerate(self, notebook: Notebook, restore: frozenset[str] = frozenset()) -> Plan:
        """Do what ``cardgen generate --yes`` does; return its plan."""
        return self.carry_out(self.plan(notebook, restore))

    def carry_out(self, plan: Plan) -> Plan:
        """Write what ``plan`` says; return it."""
        decks = self.decks()
        files = tuple(DeckFile(path, self.files[path], deck) for path, deck in decks.items())
        for change in deck_texts(files, plan):
            self.files.pop(change.gone, None)
            if change.text is None:
                self.files.pop(change.path)
            else:
                self.files[change.path] = change.text
        self.memory = {note: format_memory(part) for note, part in plan.memory.by_note().items()}
        return plan

    # -- what a person does

    def edit(self, id_: str, **values: object) -> None:
        """Change fields of a card."""
        path = self.path_of(id_)
        deck = self.decks()[path]
        cards = tuple(replace(c, **values) if c.id == id_ else c for c in deck.cards)  # type: ignore[arg-type]
        self.files[path] = rewrite(self.files[path], path, replace(deck, cards=cards))

    def edit_deck(self, path: str, **values: object) -> None:
        """Change the head of a deck file."""
        deck = replace(self.decks()[path], **values)  # type: ignore[arg-type]
        self.files[path] = rewrite(self.files[path], path, deck)

    def delete(self, id_: str) -> None:
        """Delete a card from its deck file."""
        path = self.path_of(id_)
        deck = self.decks()[path]
        cards = tuple(card for card in deck.cards if card.id != id_)
        self.files[path] = rewrite(self.files[path], path, replace(deck, cards=cards))

    def add(self, path: str, card: Card, position: int = 0) -> None:
        """Write a card by hand."""
        deck = self.decks()[path]
        cards = list(deck.cards)
        cards.insert(position, card)
        self.files[path] = rewrite(self.files[path], path, replace(deck, cards=tuple(cards)))

    def move(self, id_: str, path: str) -> None:
        """Cut a card from its file and paste it into another (or elsewhere in its own)."""
        card = replace(self.cards()[id_], place=Card().place)
        self.delete(id_)
        self.add(path, card, len(self.decks()[path].cards))

    def comment(self, id_: str, text: str) -> None:
        """Write a comment above a card and one beside its id."""
        path = self.path_of(id_)
        lines = self.files[path].split("\n")
        number = next(i for i, line in enumerate(lines) if f"id: {id_}" in line)
        lines[number] += f"  # {text} beside"
        lines.insert(number, f"# {text} above")
        self.files[path] = "\n".join(lines)
