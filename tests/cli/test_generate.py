"""``cardgen generate`` at the command line: what it prints, its exit codes, its data."""

import json

import click
from tests.support.command_line import ROW_KEYS, code, json_lines, run
from tests.support.small_project import B_TREE, NOTE, RED_BLACK, ROTATION, TREES, SmallProject

ASKED = "In a red-black tree (Search trees), what is a rotation?"


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


def test_a_deck_file_that_loses_its_cards_and_stays_has_a_line(trees: SmallProject) -> None:
    run(trees, "generate")
    trees.edit(B_TREE, "cards:", "# mine\ncards:")
    trees.edit(TREES, "## B-tree", "")
    assert run(trees, "generate").stdout.splitlines()[0] == f"{B_TREE}          changed"


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
    rows = json_lines(run(trees, "generate", "--format", "jsonl"))
    assert all(list(row) == ROW_KEYS for row in rows)
    assert {row["question"]: row["lines"] for row in rows}[ASKED] == [7, 7]
    assert not trees.project.decks.exists()


def test_p1_explain_says_why_a_line_has_its_card(trees: SmallProject) -> None:
    assert ASKED in run(trees, "generate", "--explain", "notes/trees.md:7").stdout
    assert "no card" in run(trees, "generate", "--explain", "notes/trees.md:3").stdout
    assert "what is a page?" in run(trees, "generate", "--explain").stdout


def test_min_confidence_leaves_cards_out(trees: SmallProject) -> None:
    assert json_lines(run(trees, "generate", "--format", "jsonl", "--min-confidence", "1")) == []


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
