"""``cardgen orphans`` at the command line: listed, kept, removed."""

import json

import pytest
from tests.support.command_line import code, run
from tests.support.small_project import B_TREE, NOTE, RED_BLACK, TREES, SmallProject


@pytest.fixture
def orphaned(trees: SmallProject) -> SmallProject:
    """The source of one card, which has a comment inside, is gone."""
    run(trees, "generate")
    trees.edit(RED_BLACK, "what is a sentinel?", "what is a sentinel?  # why?")
    trees.edit(TREES, "A **sentinel** is a node that stands for every missing child of a tree.\n", "")
    run(trees, "generate", "--yes")
    return trees


def test_orphans_are_listed_with_where_they_were(orphaned: SmallProject) -> None:
    result = run(orphaned, "orphans")
    assert "what is a sentinel?  (was notes/trees.md:9)" in result.stdout
    assert "--keep [ID]..., or --remove [ID]..." in result.stdout
    assert json.loads(run(orphaned, "orphans", "--json").stdout)["orphans"][0]["lines"] == [9, 9]


def test_a_kept_orphan_is_told_of_no_more(orphaned: SmallProject) -> None:
    before = orphaned.text(RED_BLACK)
    run(orphaned, "orphans", "--keep")
    assert run(orphaned, "orphans").stdout.startswith("No orphans")
    run(orphaned, "generate")
    assert orphaned.text(RED_BLACK) == before


def test_a_removed_orphan_stays_away_when_its_source_is_back(orphaned: SmallProject) -> None:
    assert "1 card would be removed" in run(orphaned, "orphans", "--remove", "--dry-run").stdout
    assert "sentinel" in orphaned.text(RED_BLACK)
    assert run(orphaned, "orphans", "--remove").stdout.endswith("\n1 card removed.\n")
    assert "sentinel" not in orphaned.text(RED_BLACK)
    orphaned.write(TREES, NOTE)
    run(orphaned, "generate")
    assert "sentinel" not in orphaned.text(RED_BLACK)


def test_a_deck_file_left_without_cards_is_told_and_stays(trees: SmallProject) -> None:
    run(trees, "generate")
    trees.write(TREES, NOTE.partition("## B-tree")[0])
    run(trees, "generate", "--yes")
    dry = run(trees, "orphans", "--remove", "--dry-run").stdout
    assert dry.endswith(f"{B_TREE}: would hold no card any more; it may be deleted.\n")
    told = run(trees, "orphans", "--remove").stdout
    assert told.endswith(f"2 cards removed.\n{B_TREE}: holds no card any more; it may be deleted.\n")
    assert trees.deck(B_TREE).cards == ()


@pytest.mark.parametrize("dry_run", [(), ("--dry-run",)])
@pytest.mark.parametrize("fate", ["--keep", "--remove"])
def test_nothing_is_said_to_be_done_where_an_error_in_the_deck_file_forbids_it(
    orphaned: SmallProject, fate: str, dry_run: tuple[str, ...]
) -> None:
    orphaned.edit(RED_BLACK, "cards:\n", "colour: red\ncards:\n")
    before = orphaned.snapshot()
    result = run(orphaned, "orphans", fate, *dry_run)
    assert (code(result), orphaned.snapshot()) == (1, before)
    assert result.stdout.splitlines()[1:] == ["Nothing was written: correct the deck files first."]
    assert json.loads(run(orphaned, "orphans", fate, *dry_run, "--json").stdout)["refused"] is True


@pytest.mark.parametrize("both", [["--keep", "--remove"], ["--remove", "--keep"]])
def test_to_keep_and_remove_is_wrong_use_and_does_neither(orphaned: SmallProject, both: list[str]) -> None:
    before = orphaned.snapshot()
    failure = run(orphaned, "orphans", *both).exception
    assert getattr(failure, "exit_code", 0) == 2
    assert "give one of the two" in str(failure)
    assert orphaned.snapshot() == before


def test_an_unknown_orphan_is_wrong_use(orphaned: SmallProject) -> None:
    failure = run(orphaned, "orphans", "--remove", "zzzzzzzzzz").exception
    assert getattr(failure, "exit_code", 0) == 2
