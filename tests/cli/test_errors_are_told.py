"""stats and preview tell the errors in what they read: without them, wrong numbers would look right."""

import json
from pathlib import Path

import pytest
from tests.support.command_line import run
from tests.support.small_project import SmallProject


@pytest.fixture
def faulty(tmp_path: Path) -> SmallProject:
    """A project with a deck that has an unknown key, and a note that is no text."""
    trees = SmallProject(tmp_path)
    trees.write("decks/x.yaml", "deck: X\ncards:\n- question: Why?\n  anwser: So.\n")
    trees.write("notes/no-text.md", b"\xff\x00\xfe")
    return trees


@pytest.mark.parametrize("command", ["stats", "stats --missing", "stats --html page.html", "preview"])
def test_p6_each_is_told_with_its_place_and_the_command_ends_with_1(
    faulty: SmallProject, command: str
) -> None:
    result = run(faulty, *command.split())
    told = result.stderr.splitlines()
    assert result.return_value == 1
    assert any(line.startswith("decks/x.yaml:4:3: error[unknown-key]") for line in told)
    assert any(line.startswith("notes/no-text.md:1: error[note-not-text]") for line in told)


def test_p6_the_json_of_stats_has_them_beside_the_notes(faulty: SmallProject) -> None:
    result = run(faulty, "stats", "--json")
    told = json.loads(result.stdout)
    assert {"unknown-key", "note-not-text"} <= {fault["code"] for fault in told["diagnostics"]}
    assert "notes/trees.md" in [note["note"] for note in told["notes"]]
    assert result.return_value == 1


@pytest.mark.parametrize("command", ["stats", "preview"])
def test_what_is_only_weak_is_left_to_check(tmp_path: Path, command: str) -> None:
    trees = SmallProject(tmp_path)
    trees.write("decks/x.yaml", "deck: X\ncards:\n- {question: Is it?, answer: 'Yes.'}\n")
    result = run(trees, command)
    assert (result.return_value, result.stderr) == (0, "")
