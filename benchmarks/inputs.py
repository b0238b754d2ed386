"""Cards, deck files and notes to measure with: made up, deterministic, of any number."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cardgen.model import Card, Deck, Kind, derive_id
from cardgen.store.format.dump import dump_deck
from cardgen.store.format.load import load_deck

CARDS_IN_DECK = 100
DECKS_IN_NOTE = 10
CARDS_IN_NOTE = 10  # of the Markdown notes: one definition, formula, list item … in about 800 bytes

_ENGLISH, _CHINESE = (
    part.split() for part in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split("\n\n")
)
_WORDS = _ENGLISH * 4 + _CHINESE * 3
_NOUNS = _ENGLISH[_ENGLISH.index("actor") :]
_FORMULAS = (  # with letters of its own each time, so that hardly any formula comes twice
    r"\beta_{X}",
    r"X_Y^3",
    r"\frac{X}{Y + 1}",
    r"\sum_{X=1}^{Y} z_X",
    r"A X - Y",
    r"\nabla_X E(Y)",
    r"q(X \mid Y)",
    r"\mathbb{V}[X + Y]",
    r"X < Y",
    r"O(X \log Y)",
    r"\|X\|_Y",
    r"X * Y",
    r"h_{X-Y}",
    r"\{X, Y\}",
)
_LETTERS = "abcdefghijkmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class SampleCard:
    """A question and an answer in Markdown, and the formulas in them, in order."""

    question: str
    answer: str
    formulas: tuple[str, ...]


def sample_cards(count: int, seed: int = 1) -> Iterator[SampleCard]:
    """Yield cards of about 150 characters a side: math on 60 %, emphasis on 40 %, code on 15 % of the sides,
    a list in every tenth answer; a question is one line, as not every peer can have more."""
    chance = random.Random(seed)
    for number in range(count):
        question, first = _line(chance, f"{number}: ")
        answer, second = _line(chance, "")
        if chance.random() < 0.1:
            answer += f"\n\n- {_words(chance, 4)}\n- {_words(chance, 4)}"
        yield SampleCard(question, answer, first + second)


def _line(chance: random.Random, start: str) -> tuple[str, tuple[str, ...]]:
    text, formulas = start + _words(chance, 22), ()
    if chance.random() < 0.6:
        formulas = (_formula(chance), _formula(chance))
        text = f"{text} ${formulas[0]}$ {_words(chance, 4)} ${formulas[1]}$"
    if chance.random() < 0.4:
        text += f" **{_words(chance, 2)}** and *{_words(chance, 1)}*"
    if chance.random() < 0.15:
        text += " `r = s(t_j)`"
    return text, formulas


def _formula(chance: random.Random) -> str:
    template = chance.choice(_FORMULAS)
    first, second = (f"{chance.choice(_LETTERS)}{chance.randrange(100)}" for _ in "XY")
    return template.replace("X", first).replace("Y", second)


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count))


def write_project(folder: Path, count: int) -> None:
    """Write a project of ``count`` cards: 100 in a deck file, ten deck files in the folder of a note."""
    decks = folder / "decks"
    cards = list(sample_cards(count))
    for number, start in enumerate(range(0, count, CARDS_IN_DECK)):
        note = f"note-{number // DECKS_IN_NOTE:03}"
        file = decks / note / f"deck-{number:04}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        deck = Deck(
            name=f"Benchmark::{note}::Deck {number:04}",
            note=f"notes/{note}.md",
            tags=("Benchmark",),
            cards=tuple(
                Card(
                    id=derive_id("benchmark", str(start + place)),
                    kind=Kind.QA,
                    question=card.question,
                    answer=card.answer,
                    anchor=f"part-{place // 10}",
                )
                for place, card in enumerate(cards[start : start + CARDS_IN_DECK])
            ),
        )
        file.write_text(dump_deck(deck), encoding="utf-8")


def edit_one_card(folder: Path, text: str) -> None:
    """Change the answer of one card of the project: the first of a deck file in the middle."""
    files = sorted((folder / "decks").rglob("*.yaml"))
    file = files[len(files) // 2]
    deck = load_deck(file.read_text(encoding="utf-8"), file.name).deck
    if deck is not None:
        cards = (replace(deck.cards[0], answer=f"{text}. {deck.cards[0].answer}"), *deck.cards[1:])
        file.write_text(dump_deck(replace(deck, cards=cards)), encoding="utf-8")


def write_notes(folder: Path, count: int) -> None:
    """Write notes of about 8 kB with ten facts each, ``count`` facts in all, ten notes in a folder."""
    chance = random.Random(2)
    for number in range(count // CARDS_IN_NOTE):
        file = folder / "notes" / f"part-{number // 10:03}" / f"note-{number:05}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(sample_note(chance, number), encoding="utf-8")


def sample_note(chance: random.Random, number: int) -> str:
    """Return a note with ten facts in five sections, between paragraphs that state none."""
    parts = [f"---\ntitle: Note {number}\ntags: [sample]\n---\n"]
    for section in range(5):
        term = f"{chance.choice(_NOUNS)} {chance.choice(_NOUNS)} {number}-{section}"
        formula = _formula(chance)
        parts += [
            f"## {term.title()}\n",
            f"**{term.title()}** is the {_words(chance, 12)}, which {_words(chance, 8)} ${formula}$.\n",
            f"{_words(chance, 60).capitalize()}. {_words(chance, 90).capitalize()}.\n",
            f"The advantages of {term} are:\n\n" + 3 * f"- {_words(chance, 6)}\n",
            f"$$\n{formula} = {_formula(chance)}\n$$\n",
            f"{_words(chance, 40).capitalize()} `{chance.choice(_ENGLISH)}()`.\n",
            f"```python\nfor x in range({section}):\n    print(x)\n```\n",
        ]
    return "\n".join(parts)
