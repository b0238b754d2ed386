"""Notes as data: sections of facts, each fact one card. Stands in for reading and extracting.

Ids are derived as the extractor derives them: a fact that is deleted hands its id to the next of its concept.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from cardgen.model import Card, GeneratedCard, GeneratedDeck, Kind, Source, derive_id
from cardgen.text.slug import slug

WORDS = (
    "alpha", "beacon", "cobalt", "delta", "ember", "fathom", "garnet", "harbour", "indigo", "jasper",
    "kernel", "lantern", "magnet", "nectar", "orbit", "pebble", "quartz", "ripple", "saffron", "timber",
    "umbra", "velvet", "willow", "xenon", "yonder", "zephyr", "向量", "注意力", "矩阵", "梯度",
)  # fmt: skip


@dataclass(slots=True)
class Fact:
    """One fact of a note. ``key`` is its true identity, which the code under test never sees."""

    key: int
    concept: str
    words: list[str]
    cloze: bool = False
    tags: tuple[str, ...] = ()
    doubtful: bool = False

    def card(self, id_: str, anchor: str, note: str, line: int) -> Card:
        text = " ".join(self.words)
        card = Card(
            id=id_, kind=Kind.DEFINITION, anchor=anchor, tags=self.tags, place=Source(note, line, line)
        )
        if self.cloze:
            return replace(card, cloze=f"{{{{c1::{self.concept}}}}} is {text}.")
        return replace(card, question=f"What is {self.concept}?", answer=text)


@dataclass(slots=True)
class Section:
    heading: str
    facts: list[Fact]


@dataclass(slots=True)
class Note:
    path: str
    sections: list[Section]

    @property
    def stem(self) -> str:
        return self.path.removeprefix("notes/").removesuffix(".md")


@dataclass(slots=True)
class Notebook:
    """The notes of a project, in order."""

    notes: list[Note]
    keys: Iterator[int] = field(default_factory=count)

    def facts(self) -> list[Fact]:
        return [fact for note in self.notes for section in note.sections for fact in section.facts]

    def sections(self) -> list[Section]:
        return [section for note in self.notes for section in note.sections]

    def new_fact(self, seed: int) -> Fact:
        """Return a fact that shares few words with any other."""
        key = next(self.keys)
        words = [f"{WORDS[(seed + key * 7 + i * (key + 3)) % len(WORDS)]}{key}{i}" for i in range(8)]
        return Fact(key, f"term{key % 5}" if seed % 4 == 0 else f"concept{key}", words, cloze=seed % 5 == 0)

    def generate(self) -> tuple[tuple[GeneratedDeck, ...], dict[int, Card]]:
        """Return the decks of all notes, and the card of each fact by its key."""
        cards: dict[int, Card] = {}
        decks = tuple(
            _deck(note, section, cards) for note in self.notes for section in note.sections if section.facts
        )
        return decks, cards


def _deck(note: Note, section: Section, cards: dict[int, Card]) -> GeneratedDeck:
    seen: dict[str, int] = {}
    generated = []
    for line, fact in enumerate(section.facts, 10):
        seen[fact.concept] = seen.get(fact.concept, 0) + 1
        id_ = derive_id(note.path, section.heading, fact.concept, str(seen[fact.concept]))
        card = cards[fact.key] = fact.card(id_, slug(section.heading), note.path, line)
        generated.append(
            GeneratedCard(
                card=card,
                rule="definition",
                confidence=1.0,
                concept=fact.concept,
                headings=(section.heading,),
                doubtful=fact.doubtful,
            )
        )
    return GeneratedDeck(
        path=f"{slug(note.stem)}/{slug(section.heading)}.yaml",
        name=f"{note.stem}::{section.heading}",
        note=note.path,
        tags=(note.stem,),
        cards=tuple(generated),
    )
