from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.engine import Learner
from tests.support.pulling import let_study
from tests.support.world import World


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    person = Learner(tmp_path / "collection")
    yield person
    person.close()


@pytest.fixture
def world(tmp_path: Path, learner: Learner, monkeypatch: pytest.MonkeyPatch) -> World:
    return World(tmp_path / "project", learner, monkeypatch)


@pytest.fixture
def studied(world: World) -> World:
    """Three cards that the learner has had for a while."""
    let_study(world)
    return world
