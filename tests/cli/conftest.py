"""A small project without decks."""

from pathlib import Path

import pytest
from tests.support.small_project import SmallProject


@pytest.fixture
def trees(tmp_path: Path) -> SmallProject:
    return SmallProject(tmp_path)
