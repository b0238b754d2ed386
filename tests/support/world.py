"""A project on disk and a learner who imports what is built from it: the stage of the engine tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from tests.support.engine import Imported, Learner

from cardgen.anki.ids import guid
from cardgen.flows.build import build
from cardgen.model import CardSort
from cardgen.project.project import Project

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    import pytest

    from cardgen.flows.build import Built

EPOCH = 1_800_000_000  # a fixed day; all times in these tests are seconds after it


def card_guid(card_id: str, sort: CardSort = CardSort.BASIC, namespace: str = "cardgen") -> str:
    return guid(namespace, card_id, sort)


def qa(card_id: str, question: str = "Question?", answer: str = "Answer", **more: Any) -> dict[str, Any]:
    return {"id": card_id, "question": question, "answer": answer, **more}


def cloze(card_id: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": card_id, "cloze": text, **more}


class World:
    """The project in ``root``; ``learner`` has a fresh collection."""

    def __init__(self, root: Path, learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project = Project(root)
        self.learner = learner
        self._monkeypatch = monkeypatch

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the project."""
        file = self.project.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def deck(self, path: str, *cards: dict[str, Any], name: str = "Deck", **more: Any) -> Path:
        """Write a deck file below ``decks/``."""
        content = {"deck": name, **more, "cards": list(cards)}
        return self.write(f"decks/{path}", yaml.safe_dump(content, allow_unicode=True, sort_keys=False))

    def set_time(self, at: int) -> None:
        """Set the clock to ``at`` seconds after the epoch of the tests."""
        self._monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH + at))

    def build(self, at: int = 0, **options: Any) -> Built:
        """Build everything ``at`` seconds after the epoch of the tests."""
        self.set_time(at)
        return build(self.project, **options)

    def deliver(self, at: int = 0, **options: Any) -> Imported:
        """Build, then import every package with Anki's default options; return the sum of what Anki said."""
        built = self.build(at)
        assert not built.held_back, built.diagnostics
        said = [self.learner.take(package.file, **options) for package in built.packages]
        return Imported(*(sum(column) for column in zip(*(vars_of(one) for one in said), strict=True)))


def vars_of(said: Imported) -> tuple[int, ...]:
    return tuple(getattr(said, name) for name in Imported.__slots__)
