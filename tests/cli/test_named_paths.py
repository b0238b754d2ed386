"""A path or id on the command line that is not there, or is of another sort, is wrong use."""

import pytest
from tests.support.command_line import run
from tests.support.small_project import RED_BLACK, TREES, SmallProject


@pytest.mark.parametrize(
    "command",
    [
        "generate nowhere.md",
        "generate --format jsonl nowhere.md",
        "generate --explain nowhere.md:3",
        "generate --explain notes/trees.md:99",
        "generate --restore zzzzzzzzzz",
        "export nowhere.yaml",
        "export --format anki nowhere.yaml",
    ],
)
def test_what_is_not_there_is_wrong_use(trees: SmallProject, command: str) -> None:
    failure = run(trees, *command.split()).exception
    assert getattr(failure, "exit_code", 0) == 2
    assert ": no " in str(failure)


def test_a_deck_named_for_a_note_is_wrong_use(trees: SmallProject) -> None:
    run(trees, "generate")
    before = trees.snapshot()
    for form in ([], ["--format", "jsonl"], ["--explain"]):
        failure = run(trees, "generate", RED_BLACK, *form).exception
        assert getattr(failure, "exit_code", 0) == 2
        assert f"{RED_BLACK}: is a deck file, not a note." in str(failure)
    assert trees.snapshot() == before


@pytest.mark.parametrize("command", ["build", "export"])
def test_a_note_named_for_a_deck_is_wrong_use(trees: SmallProject, command: str) -> None:
    failure = run(trees, command, TREES).exception
    assert getattr(failure, "exit_code", 0) == 2
    assert str(failure).endswith(f"{TREES}: is a note, not a deck. Run `cardgen generate`.")


def test_check_looks_at_nothing_outside_and_says_so(
    trees: SmallProject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "n.md"
    other.write_text("# N\n", encoding="utf-8")
    for outside in (other, other.parent, trees.project.root.parent):
        failure = run(trees, "check", str(outside)).exception
        assert getattr(failure, "exit_code", 0) == 2
        assert "is not in the project" in str(failure)
    assert run(trees, "check", str(trees.project.root)).exit_code == 0
