"""``cardgen generate``, ``orphans`` and ``export`` at the command line: output, exit codes, data."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from tests.support.small_project import B_TREE, NOTE, RED_BLACK, ROTATION, TREES, SmallProject

from cardgen.cli.main import cli

ASKED = "In a red-black tree (Search trees), what is a rotation?"
KEYS = [
    "id",
    "deck",
    "kind",
    "question",
    "answer",
    "cloze",
    "note",
    "lines",
    "anchor",
    "url",
    "tags",
    "see",
    "rule",
]


@pytest.fixture
def trees(tmp_path: Path) -> SmallProject:
    return SmallProject(tmp_path)


def run(trees: SmallProject, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["-C", str(trees.project.root), *arguments], standalone_mode=False)


def code(result: Result) -> int:
    """Return the exit code as ``main`` gives it: that of the command is its return value."""
    assert result.exception is None, result.output
    return int(result.return_value or 0)


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_report_has_a_line_a_deck_and_what_to_do_next(trees: SmallProject) -> None:
    assert run(trees, "generate").stdout.splitlines() == [
        "decks/trees/b-tree.yaml          2 new",
        "decks/trees/red-black-tree.yaml  4 new",
        "1 note read; 2 deck files written.",
        "Next: read and edit the decks, then `cardgen build`.",
    ]
    assert run(trees, "generate").stdout == "1 note read; all decks are up to date.\n"


def test_a_deck_file_that_is_renamed_has_a_line(trees: SmallProject) -> None:
    run(trees, "generate")
    trees.write("notes/woods.md", trees.text(TREES))
    (trees.project.root / TREES).unlink()
    said = run(trees, "generate").stdout.splitlines()
    assert said[0] == f"decks/woods/b-tree.yaml          was {B_TREE}"
    assert said[1] == f"decks/woods/red-black-tree.yaml  was {RED_BLACK}"
    assert said[2] == "1 note read; 2 deck files written."


def test_a_deck_file_that_all_cards_leave_has_a_line(trees: SmallProject) -> None:
    run(trees, "generate")
    trees.edit(TREES, "## B-tree", "### B-tree")
    trees.edit(TREES, "## Red-black tree", "## B-tree")
    trees.edit(TREES, "### B-tree", "")
    said = run(trees, "generate").stdout.splitlines()
    assert any(line.startswith(RED_BLACK) and "removed, its cards moved" in line for line in said), said


def test_dry_run_prints_the_plan_card_by_card_with_word_diffs(trees: SmallProject) -> None:
    run(trees, "generate")
    trees.edit(TREES, "a local change", "a small change")
    before = trees.snapshot()
    output = run(trees, "generate", "--dry-run").stdout.splitlines()
    assert output[0].startswith("updated   ")
    assert output[0].endswith("what is a rotation?  (notes/trees.md:7)")
    assert "[-local-]{+small+} change" in output[1]
    assert output[-1] == "1 note read; 1 deck file would change. Nothing was written (--dry-run)."
    assert trees.snapshot() == before


def test_conflicts_are_listed_with_both_texts(trees: SmallProject) -> None:
    run(trees, "generate")
    trees.edit(RED_BLACK, ROTATION, "turn")
    trees.edit(TREES, "a local change", "a small change")
    result = run(trees, "generate")
    assert result.stdout.startswith("conflict  ")
    assert "answer: " in result.stdout
    assert "[-turn-]{+small change" in result.stdout
    assert "Next: look for `conflict:`" in result.stdout
    again = run(trees, "generate")
    assert "decks/trees/red-black-tree.yaml  1 conflict" in again.stdout


def test_deleted_cards_are_told_once_with_the_way_back(trees: SmallProject) -> None:
    run(trees, "generate")
    (trees.project.root / RED_BLACK).unlink()
    output = run(trees, "generate").stdout
    assert "decks/trees/red-black-tree.yaml  4 deleted" in output
    assert "4 deleted cards will not come back; `cardgen generate --restore ID` (or DECK)" in output
    assert run(trees, "generate").stdout == "1 note read; all decks are up to date.\n"


def test_the_guard_explains_itself_and_ends_with_1(trees: SmallProject) -> None:
    run(trees, "generate")
    trees.write(TREES, NOTE.split("A **rotation**")[0])
    result = run(trees, "generate")
    assert code(result) == 1
    assert "decks/trees/red-black-tree.yaml: 3 of 4 cards would lose their source." in result.stdout
    assert "--yes" in result.stdout
    assert code(run(trees, "generate", "--yes")) == 0


def test_lost_deck_files_are_told_with_the_ways_back(trees: SmallProject) -> None:
    trees.write("notes/woods.md", NOTE.replace("tree", "wood"))
    run(trees, "generate")
    for path in trees.snapshot(".yaml"):
        (trees.project.root / path).unlink()
    result = run(trees, "generate")
    assert code(result) == 1
    assert result.stdout.splitlines() == [
        f"{B_TREE}: gone.",
        f"{RED_BLACK}: gone.",
        "decks/woods/b-wood.yaml: gone.",
        "decks/woods/red-black-wood.yaml: gone.",
        "Nothing was written: 12 of 12 cards are gone with their deck files.",
        "Bring the files back from version control, or by cardgen generate --restore decks (or DECK).",
        "If you deleted them: cardgen generate --yes takes their cards for deleted.",
    ]
    report = json.loads(run(trees, "generate", "--json").stdout)
    assert (report["stopped"], report["lost"]["cards"], report["lost"]["decks"][0]) == (True, 12, B_TREE)
    assert code(run(trees, "generate", "--restore", "decks")) == 0
    assert len(trees.snapshot(".yaml")) == 4


def test_p6_faults_end_with_1_and_a_line_each(trees: SmallProject) -> None:
    run(trees, "generate")
    trees.edit(RED_BLACK, "kind: definition", "kind: definitio")
    result = run(trees, "generate")
    assert code(result) == 1
    assert len(result.stderr.splitlines()) == 4
    assert "decks/trees/red-black-tree.yaml:7:9: error[unknown-kind]" in result.stderr


def test_json_is_one_document(trees: SmallProject) -> None:
    report = json.loads(run(trees, "generate", "--json").stdout)
    assert report["decks"] == {"decks/trees/b-tree.yaml": {"new": 2}, RED_BLACK: {"new": 4}}
    assert [card["change"] for card in report["cards"]] == ["new"] * 6
    assert report["cards"][0]["note"] == TREES


def test_jsonl_prints_a_card_a_line_and_writes_nothing(trees: SmallProject) -> None:
    rows = lines(run(trees, "generate", "--format", "jsonl"))
    assert all(list(row) == KEYS for row in rows)
    assert {row["question"]: row["lines"] for row in rows}[ASKED] == [7, 7]
    assert not trees.project.decks.exists()


def test_p1_explain_says_why_a_line_has_its_card(trees: SmallProject) -> None:
    assert ASKED in run(trees, "generate", "--explain", "notes/trees.md:7").stdout
    assert "no card" in run(trees, "generate", "--explain", "notes/trees.md:3").stdout
    assert "what is a page?" in run(trees, "generate", "--explain").stdout


def test_min_confidence_leaves_cards_out(trees: SmallProject) -> None:
    assert lines(run(trees, "generate", "--format", "jsonl", "--min-confidence", "1")) == []


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


def test_restoring_a_card_that_is_not_deleted_is_refused(trees: SmallProject) -> None:
    run(trees, "generate")
    (id_, *_) = trees.ids().values()
    for name in (id_, RED_BLACK):
        failure = run(trees, "generate", "--restore", name).exception
        assert str(failure) == f"{name}: not deleted, so there is nothing to restore."


def test_the_list_of_deleted_cards_says_how_many_more_there_are(trees: SmallProject) -> None:
    run(trees, "generate")
    for deck in (RED_BLACK, B_TREE):
        (trees.project.root / deck).unlink()
    assert str(run(trees, "generate", "--restore", "x").exception).endswith(" and 1 more.")


def test_a_confidence_that_is_no_number_is_wrong_use(trees: SmallProject) -> None:
    failure = run(trees, "generate", "--min-confidence", "nan").exception
    assert isinstance(failure, click.BadParameter)
    assert "'nan' is not a number" in failure.message


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


# -- orphans


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


def test_p7_a_strangers_words_stay_on_their_line(trees: SmallProject) -> None:
    trees.write("notes/a\n::error::b\x1b[2J.md", "text\n")
    trees.write(
        "notes/z.md", "# T\n\nA **sen\x1b[31mtinel** is a no\u202ede that stands for a missing child.\n"
    )
    for option in ("--dry-run", "--explain"):
        told = run(trees, "generate", option).output
        assert r"notes/a\n::error::b\x1b[2J.md: error[note-name]" in told
        assert "What is a sen\ufffd[31mtinel?" in told
        assert "\x1b" not in told


def test_p7_text_that_turns_the_line_around_is_spelled_out(trees: SmallProject) -> None:
    note = "notes/a\u202e.md"
    trees.write(note, "# T\n\nA **red\u202ehat** is a node that stands for a missing child.\n")
    trees.write("notes/b.md", "# Z\n\nA **lever** is a bar that turns about a fixed point.\n")
    run(trees, "generate")
    reports = [run(trees, "stats", "--missing").stdout, run(trees, "diff").stdout]
    trees.write(note, "# T\n")
    reports += [run(trees, "generate", "--yes").stdout, run(trees, "orphans").stdout]
    for told in reports:
        assert r"\u202e" in told
        assert "\u202e" not in told


# -- export


def test_export_gives_what_generate_gave(trees: SmallProject) -> None:
    generated = lines(run(trees, "generate", "--format", "jsonl"))
    run(trees, "generate")
    assert sorted(lines(run(trees, "export")), key=str) == sorted(generated, key=str)


def test_export_of_a_cloze_tells_what_is_hidden(trees: SmallProject) -> None:
    cloze = "{{c1::Paris}} is in {{c2::France::land}}."
    trees.write("decks/hand.yaml", f'deck: A\ncards:\n- cloze: "{cloze}"\n')
    (row,) = lines(run(trees, "export", "decks/hand.yaml"))
    assert (row["question"], row["answer"]) == ("[…] is in […].", "Paris\nFrance")
    assert (row["cloze"], row["lines"], row["rule"]) == (
        "{{c1::Paris}} is in {{c2::France::land}}.",
        None,
        "",
    )


def test_export_as_csv_has_a_head_and_a_row_a_card(trees: SmallProject) -> None:
    run(trees, "generate")
    rows = list(csv.DictReader(io.StringIO(run(trees, "export", "--format", "csv").stdout)))
    assert list(rows[0]) == KEYS
    assert [row["lines"] for row in rows if row["question"] == ASKED] == ["7-7"]


def test_export_tells_faults_and_ends_with_1(trees: SmallProject) -> None:
    trees.write("decks/hand.yaml", "deck: A\ncards:\n- question: Q\n")
    result = run(trees, "export")
    assert code(result) == 1
    assert "decks/hand.yaml:3:3: error[missing-answer]" in result.stderr
