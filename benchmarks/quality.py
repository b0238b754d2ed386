"""What is in a package that was built from the sample cards: how much of it is as its author wrote it."""

import json
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from benchmarks.inputs import SampleCard

_NUMBER = re.compile(r"\s*(?:<[^>]*>\s*)*(\d+):")
_MARKUP = re.compile(r"(?<![\w*])\*{1,2}[a-z]|`[a-z]")


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares, from 0 to 1, of the cards that are there, of formulas Anki will show as written, and of cards
    whose emphasis and code became HTML; and the number of decks that hold cards."""

    cards: float
    formulas: float
    markup: float
    decks: int


def quality_of(packages: Sequence[Path], cards: Sequence[SampleCard]) -> Quality:
    """Read ``packages`` and compare their notes with ``cards`` by the number that starts each question."""
    notes: dict[int, str] = {}
    decks = 0
    for package in packages:
        found, used = _notes(package)
        notes |= found
        decks += used
    formulas = [(tex, notes.get(number, "")) for number, card in enumerate(cards) for tex in card.formulas]
    right = sum(f"\\({tex}\\)" in text for tex, text in formulas)
    clean = sum(number in notes and not _MARKUP.search(notes[number]) for number in range(len(cards)))
    return Quality(len(notes) / len(cards), right / max(1, len(formulas)), clean / len(cards), decks)


def _notes(package: Path) -> tuple[dict[int, str], int]:
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(package) as archive:
        archive.extract("collection.anki2", folder)
        with sqlite3.connect(Path(folder) / "collection.anki2") as db:
            texts = [fields for (fields,) in db.execute("select flds from notes")]
            (decks,) = db.execute("select count(distinct did) from cards").fetchone()
            json.loads(db.execute("select models from col").fetchone()[0])
    numbered = ((_NUMBER.match(text), text) for text in texts)
    return {int(number[1]): unescape(text) for number, text in numbered if number}, decks
