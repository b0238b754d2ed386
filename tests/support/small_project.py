"""A project on disk with one note of two sections, to generate, edit and regenerate."""

import re
from pathlib import Path
from typing import Any

from cardgen.flows.generate import Generated, generate
from cardgen.model import Deck
from cardgen.project.project import Project
from cardgen.store.format.load import load_deck
from cardgen.store.merging.plan import Verb

NOTE = """\
# Search trees

## Red-black tree

A **red-black tree** is a binary search tree whose nodes carry a colour that keeps it balanced.

A **rotation** is a local change of a tree that keeps the order of its keys.

A **sentinel** is a node that stands for every missing child of a tree.

A **black height** is the number of black nodes on any path from a node down to a leaf.

## B-tree

A **B-tree** is a search tree whose nodes hold many keys, made for storage that is read in blocks.

A **page** is a block of storage that is read and written as a whole.
"""
TREES = "notes/trees.md"
RED_BLACK, B_TREE = "decks/trees/red-black-tree.yaml", "decks/trees/b-tree.yaml"
ROTATION = "local change of a tree that keeps the order of its keys"
HEAP = "# Heap\n\nA **heap** is a tree whose parents precede their children.\n"


class SmallProject:
    """The project in ``root``. Paths are relative to it."""

    def __init__(self, root: Path, note: str = NOTE) -> None:
        self.project = Project(root)
        self.write(TREES, note)

    def write(self, path: str, text: str | bytes) -> None:
        file = self.project.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def text(self, path: str) -> str:
        return (self.project.root / path).read_bytes().decode()

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text in a file; it must be there."""
        assert old in self.text(path), self.text(path)
        self.write(path, self.text(path).replace(old, new))

    def deck(self, path: str = RED_BLACK) -> Deck:
        loaded = load_deck(self.text(path).removeprefix("\ufeff"), path)
        assert loaded.deck is not None
        assert not loaded.faulty, loaded.diagnostics
        return loaded.deck

    def ids(self) -> dict[str, str]:
        """Return the id of every card by its question."""
        decks = map(self.deck, self.snapshot(".yaml"))
        return {card.question: card.id for deck in decks for card in deck.cards}

    def generate(self, *notes: Path, **options: Any) -> Generated:
        return generate(self.project, notes, **options)

    def snapshot(self, suffix: str = "") -> dict[str, tuple[bytes, int]]:
        """Return the bytes and the time of every file below ``decks/``, but the lock."""
        files = (p for p in self.project.decks.rglob(f"*{suffix}") if p.is_file() and p.name != "lock")
        return {
            path.relative_to(self.project.root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in files
        }


def count(done: Generated, verb: Verb) -> int:
    """Return of how many cards ``verb`` is told."""
    assert not done.unplanned
    return sum(change.verb is verb for change in done.cards)


def without_ids(text: str) -> str:
    """Return the text of a deck file without the id lines of its cards."""
    return re.sub(r"(?m)^- id: \w+\n  ", "- ", text)
