"""A project of two cards whose package a learner has, and how it differs from what comes next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.engine import Learner
from tests.support.world import World, qa

from cardgen.flows.diff import Difference, diff

A, B = "a000000001", "b000000002"


def delivered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Yield the project, its package imported at time 0."""
    learner = Learner(tmp_path / "collection")
    world = World(tmp_path / "project", learner, monkeypatch)
    world.deck("n/d.yaml", qa(A, "One?", "the old answer"), qa(B, "Two?"), name="N::D")
    world.deliver(at=0)
    yield world
    learner.close()


def difference(world: World, against: Path | None = None, at: int = 10) -> Difference:
    world.set_time(at)
    return diff(world.project, against)


def collection(world: World) -> Path:
    return world.project.root.parent / "collection" / "collection.anki2"
