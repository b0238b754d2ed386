"""Other packagers of Anki decks from PyPI, each in its own environment, on the same cards in its syntax."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.inputs import CARDS_IN_DECK, SampleCard
from cardgen.model import derive_id

Decks = Sequence[Sequence[SampleCard]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: what pip installs, how it wants its cards, how it is called (``{bin}``, ``{in}``, ``{out}``).

    ``limit`` is the most cards it is given, where more would take minutes. ``identity`` is what its notes'
    guids are made of, read in its code: what a rebuild after an edit costs a learner.
    """

    name: str
    requirements: tuple[str, ...]
    write: Callable[[Path, Decks], None]
    command: tuple[str, ...]
    limit: int
    identity: str


def split_decks(cards: Sequence[SampleCard]) -> Decks:
    """Return ``cards`` as they are split into decks for every tool."""
    return [cards[start : start + CARDS_IN_DECK] for start in range(0, len(cards), CARDS_IN_DECK)]


def installed(peer: Peer, folder: Path) -> Path:
    """Return the folder of the commands of ``peer``, installed below ``folder`` on first use."""
    home = folder / peer.name
    commands = home / ("Scripts" if sys.platform == "win32" else "bin")
    stamp = home / "requirements.txt"
    wanted = "\n".join(peer.requirements)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        pip = [str(commands / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *peer.requirements], check=True)
        stamp.write_text(wanted, encoding="utf-8")
    return commands


def command_of(peer: Peer, commands: Path, folder: Path, output: Path) -> list[str]:
    """Return the command line that packs what ``peer.write`` wrote into ``folder``."""
    places = {"bin": str(commands), "in": str(folder), "out": str(output)}
    return [part.format_map(places) for part in peer.command]


def _write_files(folder: Path, decks: Decks, text_of: Callable[[int, Sequence[SampleCard]], str]) -> None:
    folder.mkdir(parents=True)
    for number, cards in enumerate(decks):
        (folder / f"deck-{number:04}.md").write_text(text_of(number, cards), encoding="utf-8")


def _with_math(card: SampleCard, opener: str, closer: str) -> tuple[str, str]:
    """Return question and answer with other delimiters around their formulas."""
    question, answer = card.question, card.answer
    for tex in dict.fromkeys(card.formulas):
        question = question.replace(f"${tex}$", f"{opener}{tex}{closer}")
        answer = answer.replace(f"${tex}$", f"{opener}{tex}{closer}")
    return question, answer


def _ankdown(folder: Path, decks: Decks) -> None:
    def text(_number: int, cards: Sequence[SampleCard]) -> str:
        sides = (_with_math(card, "\\(", "\\)") for card in cards)
        return "\n\n---\n\n".join(f"{question}\n\n%\n\n{answer}" for question, answer in sides) + "\n"

    _write_files(folder, decks, text)


def _markdown_anki_decks(folder: Path, decks: Decks) -> None:
    def text(number: int, cards: Sequence[SampleCard]) -> str:
        sides = (_with_math(card, "\\\\(", "\\\\)") for card in cards)
        return f"# Deck {number:04}\n\n" + "".join(
            f"## {question}\n\n{answer}\n\n" for question, answer in sides
        )

    _write_files(folder, decks, text)


def _ankcompiler(folder: Path, decks: Decks) -> None:
    def text(number: int, cards: Sequence[SampleCard]) -> str:
        head = f"---\ndeck: Benchmark::Deck {number:04}\ntags: [benchmark]\n---\n\n"
        return head + "\n".join(
            f"---\n\n{card.question}\n\n:::\n\n{card.answer}\n\n"
            f"---\n[^uid]: {derive_id(str(number), str(place))}\n"
            for place, card in enumerate(cards)
        )

    _write_files(folder, decks, text)


_YAML_HEAD = """\
config:
  name: Benchmark
  deck-name: Benchmark
  css: ".card { font-family: arial; }"
  fields: [Front, Back]
  templates:
    - {name: Card 1, qfmt: "{{Front}}", afmt: "{{FrontSide}}<hr id=answer>{{Back}}"}
data:
"""


def _anki_yaml_tool(folder: Path, decks: Decks) -> None:
    folder.mkdir(parents=True)
    with (folder / "deck.yaml").open("w", encoding="utf-8") as file:
        file.write(_YAML_HEAD)
        for cards in decks:
            file.writelines(_yaml_cards(cards))


def _yaml_cards(cards: Sequence[SampleCard]) -> Iterator[str]:
    for card in cards:
        yield f"  - front: |\n      {_indented(card.question)}\n    back: |\n      {_indented(card.answer)}\n"


def _indented(text: str) -> str:
    return text.replace("\n", "\n      ")


PEERS = (
    Peer(
        "ankdown",
        ("ankdown==0.7.1",),
        _ankdown,
        ("{bin}/ankdown", "-r", "{in}", "-p", "{out}/all.apkg"),
        100_000,
        "file name and position: deleting a card gives its history to the next",
    ),
    Peer(
        "markdown-anki-decks",
        ("markdown-anki-decks==1.1.1", "click<8.2"),
        _markdown_anki_decks,
        ("{bin}/mdankideck", "{in}", "{out}"),
        10_000,
        "the question's HTML: rewording a question makes a new note",
    ),
    Peer(
        "ankcompiler",
        ("ankcompiler==0.6.0",),
        _ankcompiler,
        ("{bin}/ankc", "build", "--all", "--path", "{in}", "--output", "{out}"),
        10_000,
        "a footnote in the source",
    ),
    Peer(
        "anki-yaml-tool",
        ("anki-yaml-tool==0.4.0",),
        _anki_yaml_tool,
        ("{bin}/anki-yaml-tool", "build", "--file", "{in}/deck.yaml", "--output", "{out}/all.apkg"),
        10_000,
        "all fields: any edit makes a new note",
    ),
)
