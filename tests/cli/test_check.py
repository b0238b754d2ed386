"""``cardgen check`` tells everything at once, in the form that is asked for."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cardgen.cli.main import cli

DECK = """\
deck: D
note: notes/n.md
cards:
- question: 它是什么？
  answer: 某物
- question: What is $\\bm x$?
  answer: |
    a vector
    $\\frac{a}{b$
  source: gone
- question: 是否收敛？  # cardgen: ignore[yes-no-question]
  answer: 不一定
- question: What is y?
  answer: a number
  kindd: definition
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        "notes/n.md": "# Heading\n\ntext\n",
        "decks/d.yaml": DECK,
        "decks/e.yaml": "deck: E\ncards:\n- question: 它是什么?\n  answer: 某物。\n",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def check(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["-C", str(project), "check", *arguments], standalone_mode=False)


def test_p7_a_strangers_names_and_words_stay_on_their_line(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    file = tmp_path / "decks" / "a\n::error::b\x1b[2J.yaml"
    file.write_text('deck: D\ncards:\n- id: "\\e[31m\\n"\n  question: q\n  answer: a\n')
    (line,) = check(tmp_path).stdout.splitlines()
    assert line.startswith(r"decks/a\n::error::b\x1b[2J.yaml:3:7: error[bad-id]: the id `\x1b[31m")


def test_p6_all_faults_are_told_at_once_with_line_column_and_remedy(project: Path) -> None:
    assert check(project).stdout.splitlines() == [
        "decks/d.yaml:4:3: warning[question-without-subject]: the question begins with “它”, "
        "and nothing says what that is. Put the name of the concept in.",
        "decks/d.yaml:6:22: warning[latex-unknown]: MathJax has no `\\bm`. Write `\\boldsymbol`.",
        "decks/d.yaml:9:14: error[latex-syntax]: in a formula of `answer`: `{` is not closed. Add `}`.",
        "decks/d.yaml:10:11: warning[dead-anchor]: `notes/n.md` has no heading with the anchor `gone`. "
        "Run `cardgen generate`, or correct `source:`.",
        "decks/d.yaml:15:3: error[unknown-key]: there is no key `kindd`. Did you mean `kind`?",
        "decks/e.yaml:3:3: warning[duplicate-card]: the same card stands in decks/d.yaml:4:3. "
        "Delete one of the two.",
        "decks/e.yaml:3:3: warning[question-without-subject]: the question begins with “它”, "
        "and nothing says what that is. Put the name of the concept in.",
    ]


def test_a_count_goes_to_standard_error(project: Path) -> None:
    assert check(project).stderr == "2 errors, 5 warnings (4 cards in 2 decks, 1 note)\n"


def test_one_file_is_told_of_but_compared_with_all(project: Path) -> None:
    told = check(project, "decks/e.yaml").stdout
    assert "duplicate-card" in told
    assert "decks/d.yaml:6" not in told


@pytest.mark.parametrize(
    ("arguments", "code"),
    [((), 1), (("decks/e.yaml",), 0), (("decks/e.yaml", "--strict"), 1), (("notes",), 0)],
)
def test_errors_and_with_strict_warnings_make_exit_code_1(
    project: Path, arguments: tuple[str, ...], code: int
) -> None:
    assert check(project, *arguments).return_value == code


def test_json_has_the_same_faults(project: Path) -> None:
    report = json.loads(check(project, "--json").stdout)
    assert {key: report[key] for key in ("notes", "decks", "cards", "errors", "warnings")} == {
        "notes": 1, "decks": 2, "cards": 4, "errors": 2, "warnings": 5,
    }  # fmt: skip
    assert report["diagnostics"][1] == {
        "path": "decks/d.yaml", "line": 6, "end_line": 6, "column": 22, "severity": "warning",
        "code": "latex-unknown", "message": "MathJax has no `\\bm`.", "remedy": "Write `\\boldsymbol`.",
    }  # fmt: skip


def test_github_annotations(project: Path) -> None:
    lines = check(project, "--format", "github").stdout.splitlines()
    assert lines[1] == (
        "::warning file=decks/d.yaml,line=6,endLine=6,col=22,title=latex-unknown::"
        "MathJax has no `\\bm`. Write `\\boldsymbol`."
    )


def test_settings_grade_and_silence_checks(project: Path) -> None:
    settings = "checks:\n  question-without-subject: 'off'\n  latex-unknown: error\n"
    (project / "cardgen.yaml").write_text(settings, encoding="utf-8")
    told = check(project).stdout
    assert "question-without-subject" not in told
    assert "error[latex-unknown]" in told


def test_faults_are_told_of_a_deck_named_through_a_link(project: Path) -> None:
    link = project.parent / f"{project.name}-link"
    link.symlink_to(project)
    assert check(project, str(link / "decks/d.yaml")).stdout == check(project, "decks/d.yaml").stdout


def test_a_note_outside_the_project_is_not_read(project: Path) -> None:
    outside = project.parent / "secret.md"
    outside.write_text("# Secret\n", encoding="utf-8")
    deck = f"deck: D\nnote: {outside}\ncards:\n- question: What is x?\n  answer: y\n  source: secret\n"
    (project / "decks" / "d.yaml").write_text(deck, encoding="utf-8")
    assert f"the note `{outside}` is not there" in check(project, "decks/d.yaml").stdout


def test_a_path_that_is_not_there_is_wrong_use(project: Path) -> None:
    result = check(project, "decks/nothing.yaml")
    assert "no such deck" in str(result.exception)
