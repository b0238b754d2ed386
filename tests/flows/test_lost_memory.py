"""A damaged or lost memory of builds is told once: it costs learners the edits they made."""

from pathlib import Path

import pytest

from cardgen.flows.build import Built, build
from cardgen.flows.building.build_memory import memory_file
from cardgen.flows.check import check
from cardgen.project.project import Project

DECK = "deck: D\ncards:\n- {id: a000000001, question: q, answer: a}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "decks/.cardgen/generated").mkdir(parents=True)
    (tmp_path / "decks/d.yaml").write_text(DECK)
    return Project(tmp_path)


def told(built: Built) -> list[tuple[str, str]]:
    return [(str(fault.source), fault.code) for fault in built.diagnostics]


def test_the_first_build_is_silent(project: Project) -> None:
    assert told(build(project)) == []
    assert told(build(project)) == []


def test_a_lost_memory_is_told_where_packages_show_it(project: Project) -> None:
    build(project)
    memory_file(project).unlink()
    lost = [("decks/.cardgen/built.jsonl", "damaged-memory")]
    assert told(build(project, dry_run=True)) == lost
    built = build(project)
    assert told(built) == lost
    assert "updates every note once" in built.diagnostics[0].message
    assert told(build(project)) == []


def test_a_package_outside_of_dist_shows_it_too(project: Project) -> None:
    out = project.root / "out"
    build(project, folder=out)
    memory_file(project).unlink()
    assert len(told(build(project, folder=out))) == 1


def test_a_damaged_line_is_told_with_its_number(project: Project) -> None:
    build(project)
    file = memory_file(project)
    file.write_text("nonsense\n\n" + file.read_text())
    damaged = [("decks/.cardgen/built.jsonl:1", "damaged-memory")]
    assert [(str(f.source), f.code) for f in check(project).diagnostics if "memory" in f.code] == damaged
    assert told(build(project)) == damaged
    assert told(build(project)) == []


def test_git_joins_the_memory_of_two_branches_and_leaves_out_what_is_for_a_moment(project: Project) -> None:
    """Also where nothing but a build ever wrote it."""
    build(project)
    assert "\n*.jsonl merge=union\n" in (project.memory / ".gitattributes").read_text()
    assert (project.memory / ".gitignore").read_text() == "lock\njournal.json\n"


def test_a_dry_run_leaves_nothing_for_git(project: Project) -> None:
    build(project, dry_run=True)
    assert [file for file in project.memory.iterdir() if file.is_file()] == []


def test_the_marks_of_git_are_told_as_such_once_and_go(project: Project) -> None:
    build(project)
    file = memory_file(project)
    whole = file.read_text()
    file.write_text(f"<<<<<<< HEAD\n{whole}||||||| base\n=======\n{whole}>>>>>>> other\n")
    (fault,) = build(project).diagnostics
    assert str(fault.source) == "decks/.cardgen/built.jsonl:1"
    assert "a merge conflict of git is left here" in fault.message
    assert file.read_text() == whole
    assert told(build(project)) == []


def test_another_namespace_is_told_before_it_doubles_every_note(project: Project) -> None:
    build(project)
    settings = project.root / "cardgen.yaml"
    settings.write_text("namespace: another\n")
    (fault,) = build(project, dry_run=True).diagnostics
    assert (str(fault.source), fault.code) == ("cardgen.yaml", "all-notes-new")
    assert "built before (1)" in fault.message
    settings.unlink()
    assert told(build(project)) == []
