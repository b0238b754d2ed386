"""P6: what only looks at cards without ids tells their places as they are on the disk."""

from pathlib import Path

import pytest

from cardgen.flows.build import build
from cardgen.flows.diff import diff
from cardgen.project.project import Project

DECK = """\
deck: D
cards:
- question: q
  answer: a

# the picture is missing
- question: r
  answer: '![](no.png)'
- question: s
  answer: 'An open $\\frac{a}{b}'
"""
ON_DISK = [("decks/x.yaml:7:3", "media-missing"), ("decks/x.yaml:10:20", "math-unclosed")]
WITH_IDS = [("decks/x.yaml:8:3", "media-missing"), ("decks/x.yaml:13:20", "math-unclosed")]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/x.yaml").write_text(DECK)
    return Project(tmp_path)


def test_a_dry_run_and_diff_tell_places_of_the_file_as_it_is(project: Project) -> None:
    for told in (build(project, dry_run=True).diagnostics, diff(project).diagnostics):
        assert [(str(fault.source), fault.code) for fault in told] == ON_DISK
    assert (project.decks / "x.yaml").read_text() == DECK


def test_diff_tells_places_of_new_cards_as_they_are(project: Project) -> None:
    (project.decks / "x.yaml").write_text(DECK.replace("![](no.png)", "b").partition("- question: s")[0])
    assert [str(note.place) for note in diff(project).notes] == ["decks/x.yaml:3:3", "decks/x.yaml:7:3"]


def test_a_build_that_writes_ids_tells_places_of_the_file_as_it_then_is(project: Project) -> None:
    assert [(str(fault.source), fault.code) for fault in build(project).diagnostics] == WITH_IDS
    again = build(project).diagnostics
    assert [(str(fault.source), fault.code) for fault in again] == WITH_IDS


def test_what_is_found_by_reading_is_told_where_it_then_is_too(project: Project) -> None:
    text = (
        "deck: D\ncards:\n- {question: q, answer: a}\n- question: r\n  answer: b\n  conflict: {answer: c}\n"
    )
    (project.decks / "x.yaml").write_text(text)
    assert [str(fault.source) for fault in build(project, dry_run=True).diagnostics] == ["decks/x.yaml:6:3"]
    assert [str(fault.source) for fault in build(project).diagnostics] == ["decks/x.yaml:7:3"]
    assert [str(fault.source) for fault in build(project).diagnostics] == ["decks/x.yaml:7:3"]


def test_a_build_after_a_dry_run_writes_the_ids(project: Project) -> None:
    """What a dry run prepared is not taken for a file with ids."""
    (project.decks / "x.yaml").write_text(DECK.partition("# the")[0])
    build(project, dry_run=True)
    built = build(project)
    assert list(built.written) == ["decks/x.yaml"]
    assert "id: " in (project.decks / "x.yaml").read_text()
