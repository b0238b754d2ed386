"""``cardgen export`` at the command line: the cards as data."""

import csv
import io

from tests.support.command_line import ROW_KEYS, code, json_lines, run
from tests.support.small_project import SmallProject

ASKED = "In a red-black tree (Search trees), what is a rotation?"


def test_export_gives_what_generate_gave(trees: SmallProject) -> None:
    generated = json_lines(run(trees, "generate", "--format", "jsonl"))
    run(trees, "generate")
    assert sorted(json_lines(run(trees, "export")), key=str) == sorted(generated, key=str)


def test_export_of_a_cloze_tells_what_is_hidden(trees: SmallProject) -> None:
    cloze = "{{c1::Paris}} is in {{c2::France::land}}."
    trees.write("decks/hand.yaml", f'deck: A\ncards:\n- cloze: "{cloze}"\n')
    (row,) = json_lines(run(trees, "export", "decks/hand.yaml"))
    assert (row["question"], row["answer"]) == ("[…] is in […].", "Paris\nFrance")
    assert (row["cloze"], row["lines"], row["rule"]) == (
        "{{c1::Paris}} is in {{c2::France::land}}.",
        None,
        "",
    )


def test_export_as_csv_has_a_head_and_a_row_a_card(trees: SmallProject) -> None:
    run(trees, "generate")
    rows = list(csv.DictReader(io.StringIO(run(trees, "export", "--format", "csv").stdout)))
    assert list(rows[0]) == ROW_KEYS
    assert [row["lines"] for row in rows if row["question"] == ASKED] == ["7-7"]


def test_export_tells_faults_and_ends_with_1(trees: SmallProject) -> None:
    trees.write("decks/hand.yaml", "deck: A\ncards:\n- question: Q\n")
    result = run(trees, "export")
    assert code(result) == 1
    assert "decks/hand.yaml:3:3: error[missing-answer]" in result.stderr
