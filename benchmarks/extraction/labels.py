"""The labels of a note: every fact that a careful student would accept as a card."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

# In pure Python, reading the labels takes longer than the rules do.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOTES = Path(__file__).parent / "notes"
# Notes that no rule was made on: their totals are watched, the notes themselves are not read for that.
UNSEEN = Path(__file__).parent / "unseen"


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled fact: ``about`` are names of its concept, ``key`` pieces that a good answer holds."""

    first_line: int
    last_line: int
    kind: str
    about: tuple[str, ...]
    key: tuple[str, ...]
    essential: bool
    question: str


@dataclass(frozen=True, slots=True)
class LabelledNote:
    """A note with its labels."""

    path: Path
    facts: tuple[Fact, ...]

    @property
    def name(self) -> str:
        return self.path.stem


def labelled_notes(folder: Path = NOTES) -> tuple[LabelledNote, ...]:
    """Return the labelled notes of ``folder``, sorted by name."""
    return tuple(_labelled(path) for path in sorted(folder.glob("*.gold.yaml")))


def _labelled(path: Path) -> LabelledNote:
    data = yaml.load(
        path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )  # pure Python takes longer than the rules
    note = path.with_name(path.name.removesuffix(".gold.yaml") + ".md")
    return LabelledNote(note, tuple(_fact(item) for item in data["items"]))


def _fact(item: dict[str, Any]) -> Fact:
    first, last = item["lines"]
    return Fact(
        int(first),
        int(last),
        str(item["kind"]),
        tuple(str(name) for name in item["about"]),
        tuple(str(piece) for piece in item["key"]),
        bool(item["essential"]),
        str(item["question"]),
    )
