"""A person renames a deck file: the name is theirs, its head goes on following the note."""

from pathlib import Path

import pytest
from tests.support.small_project import B_TREE, RED_BLACK, TREES, SmallProject

from cardgen.model import Deck

MINE = "decks/trees/mine.yml"


@pytest.fixture
def renamed(tmp_path: Path) -> SmallProject:
    """Two decks, the file of the first renamed."""
    trees = SmallProject(tmp_path)
    trees.generate()
    rename(trees, RED_BLACK, MINE)
    trees.generate()
    return trees


def rename(trees: SmallProject, old: str, new: str) -> None:
    (trees.project.root / old).rename(trees.project.root / new)


def head(deck: Deck) -> tuple[str, str, str]:
    return deck.name, deck.note, deck.conflict


def test_its_head_takes_the_new_heading(renamed: SmallProject) -> None:
    renamed.edit(TREES, "## Red-black tree", "## Balanced tree")
    renamed.generate()
    assert head(renamed.deck(MINE)) == ("trees::Search trees::Balanced tree", TREES, "")
    assert "section::balanced-tree" in renamed.deck(MINE).tags


def test_its_head_takes_the_new_name_of_the_note(renamed: SmallProject) -> None:
    rename(renamed, TREES, "notes/wood.md")
    renamed.generate()
    assert head(renamed.deck(MINE)) == ("wood::Search trees::Red-black tree", "notes/wood.md", "")


def test_p2_rule_8_a_name_of_ones_own_stays_and_the_note_s_is_told(renamed: SmallProject) -> None:
    renamed.edit(MINE, "deck: trees::Search trees::Red-black tree", "deck: My trees")
    renamed.edit(TREES, "## Red-black tree", "## Balanced tree")
    renamed.generate()
    assert head(renamed.deck(MINE)) == ("My trees", TREES, "trees::Search trees::Balanced tree")


def test_rule_14_it_goes_when_all_its_cards_leave(renamed: SmallProject) -> None:
    renamed.edit(TREES, "## Red-black tree\n\n", "")
    renamed.edit(TREES, "## B-tree\n\n", "")
    renamed.edit(TREES, "# Search trees\n", "# Search trees\n\n## B-tree\n")
    renamed.generate(yes=True)
    assert list(renamed.snapshot(".yml")) == []
    assert len(renamed.deck(B_TREE).cards) == 6


def test_a_section_takes_the_heading_of_one_whose_file_was_deleted(tmp_path: Path) -> None:
    """The head of the deleted file says nothing about the one that gets its name."""
    trees = SmallProject(tmp_path)
    trees.generate()
    (trees.project.root / RED_BLACK).unlink()
    text = trees.text(TREES)
    trees.write(TREES, text[: text.index("## Red")] + text[text.index("## B-tree") :])
    trees.edit(TREES, "## B-tree", "## Red-black tree")
    trees.generate(yes=True)
    assert head(trees.deck(RED_BLACK)) == ("trees::Search trees::Red-black tree", TREES, "")
