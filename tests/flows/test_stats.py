"""Statistics: cards by section and kind, and what of a note no card covers."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cardgen.cli.main import cli
from cardgen.flows.stats import stats
from cardgen.project.project import Project

NOTE = """\
# Optimizers

## Adam

**Adam**：一种优化算法，由 **动量** 和自适应学习率组成。

$$m_t = \\beta m_{t-1} + g_t$$

- 第二个公式：

  $$v_t = \\beta v_{t-1} + g_t^2$$

## 参考

无
"""
DECK = """\
deck: 优化::Adam
note: notes/n.md
cards:
- kind: definition
  question: 什么是 Adam？
  answer: 一种优化算法。
  source: adam
- kind: formula
  question: Adam 的一阶矩公式是什么？
  answer: |
    $$ m_t = \\beta\\, m_{t-1} + g_t $$
  source: adam
- question: 何时用 Adam？
  answer: 一。二。三。四。五。六。七。
  source: gone
- question: 什么是好？
  answer: 这样
  conflict:
    answer: 那样
"""
SPACED = DECK.replace("$$ m_t = \\beta\\, m_{t-1} + g_t $$", "$$ m_t = \\beta  m_{t-1} + g_t $$")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name, text in {
        "notes/n.md": NOTE,
        "decks/n/adam.yaml": SPACED,
        "decks/own.yaml": "deck: Own\ncards:\n- question: What is x?\n  answer: y\n",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Project(tmp_path)


def test_cards_are_counted_by_section_and_kind(project: Project) -> None:
    note, own = stats(project).notes
    assert [(row.name, row.line, row.kinds) for row in note.rows] == [
        ("(before the first heading)", 1, {"other": 2}),
        ("Optimizers", 1, {}),
        ("Adam", 3, {"definition": 1, "formula": 1}),
    ]
    assert (own.note, own.total.cards) == ("", 1)


def test_formulas_and_concepts_are_covered_or_not_each_with_its_line(project: Project) -> None:
    total = stats(project).notes[0].total
    assert [(thing.line, thing.covered) for thing in total.formulas] == [(7, True), (11, False)]
    assert [(thing.name, thing.line, thing.covered) for thing in total.concepts] == [
        ("Optimizers", 1, False), ("Adam", 3, True), ("动量", 5, False),
    ]  # fmt: skip


def test_a_heading_that_asks_is_no_concept_but_what_it_asks_of(project: Project) -> None:
    note = "# 片梭\n\n## 片梭是怎么导向的？\n\n靠导梭片。\n\n## 为什么会卡？\n\n梭口太小。\n"
    (project.notes / "q.md").write_text(note, encoding="utf-8")
    (told,) = (one for one in stats(project).notes if one.note == "notes/q.md")
    assert {thing.name for thing in told.total.concepts} == {"片梭"}


def test_long_cards_orphans_and_conflicts_are_counted(project: Project) -> None:
    total = stats(project).notes[0].total
    assert (total.long, total.orphans, total.conflicts) == (1, 0, 1)


def run(project: Project, *arguments: str) -> Result:
    result = CliRunner().invoke(cli, ["-C", str(project.root), "stats", *arguments])
    assert result.exit_code == 0, result.output
    return result


def test_a_pipe_gets_plain_columns(project: Project) -> None:
    lines = [line.split("\t") for line in run(project).stdout.splitlines()]
    assert lines[0][:3] == ["note", "line", "cards"]
    assert lines[1][:6] == ["notes/n.md", "1", "4", "other 2 definition 1 formula 1", "1/2", "1/3"]
    assert {len(line) for line in lines} == {9}


def test_what_is_missing_is_told_with_its_place(project: Project) -> None:
    told = run(project, "--missing").stdout
    assert "notes/n.md:11: no card for the formula v_t = \\beta v_{t-1} + g_t^2" in told
    assert "notes/n.md:5: no card for the concept 动量" in told


def test_json_has_it_all(project: Project) -> None:
    note = json.loads(run(project, "--json").stdout)["notes"][0]
    assert note["note"] == "notes/n.md"
    assert note["total"]["cards"] == 4
    assert note["sections"][2]["formulas"][0]["covered"] is True


def test_the_page_has_plots_and_needs_nothing(project: Project) -> None:
    run(project, "--html", "out/stats.html")
    page = (project.root / "out" / "stats.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 4
    assert "default-src 'none'" in page
    assert not {"<script", "src=", "href="} & set(page.split())
