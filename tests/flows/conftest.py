"""A small project, and the same with its decks generated."""

from pathlib import Path

import pytest
from tests.support.small_project import SmallProject, count

from cardgen.store.merging.plan import Verb


@pytest.fixture
def trees(tmp_path: Path) -> SmallProject:
    return SmallProject(tmp_path)


@pytest.fixture
def generated(trees: SmallProject) -> SmallProject:
    done = trees.generate()
    assert not done.diagnostics
    assert count(done, Verb.NEW) == 6
    return trees
