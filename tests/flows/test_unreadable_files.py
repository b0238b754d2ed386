"""A deck file or note that may not be read is told beside all other faults; the rest is done."""

import errno
import os
from pathlib import Path

import pytest

from cardgen.flows.build import build
from cardgen.flows.check import check
from cardgen.flows.generate import generate
from cardgen.project.project import Project

SOUND = "deck: A\ncards:\n- {id: a000000001, question: q, answer: a}\n"
FAULTY = "deck: C\ncards:\n- {id: c000000001, question: q}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with a sound deck, a faulty one, and one and a note that the system keeps from us."""
    project = Project(tmp_path)
    project.decks.mkdir()
    project.notes.mkdir()
    for name, text in {"a": SOUND, "b": SOUND.replace("a0", "b0"), "c": FAULTY}.items():
        (project.decks / f"{name}.yaml").write_text(text)
    (project.decks / "d.yaml").write_text("deck: D\nnote: notes/n.md\ncards: []\n")
    (project.notes / "n.md").write_text("# N\n")
    read = Path.read_bytes

    def may_not(path: Path) -> bytes:
        if path.name in ("b.yaml", "n.md"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", may_not)
    return project


def told(diagnostics: tuple[object, ...]) -> set[tuple[str, str]]:
    return {(one.source.path, one.code) for one in diagnostics}  # type: ignore[attr-defined]


def test_check_tells_all_at_once_and_misses_no_note(project: Project) -> None:
    found = told(check(project).diagnostics)
    assert {("decks/b.yaml", "deck-unreadable"), ("notes/n.md", "note-unreadable")} <= found
    assert any(path == "decks/c.yaml" for path, _ in found)
    assert ("decks/d.yaml", "dead-anchor") not in found


def test_a_build_makes_the_others(project: Project) -> None:
    built = build(project)
    assert ("decks/b.yaml", "deck-unreadable") in told(built.diagnostics)
    assert [package.file.name for package in built.packages] == ["a.apkg"]


@pytest.mark.parametrize("named", [[], ["e.yaml"]])
def test_a_card_without_id_waits_as_the_file_may_hold_its_id(project: Project, named: list[str]) -> None:
    text = "deck: E\ncards:\n- {question: What is new?, answer: a}\n"
    (project.decks / "e.yaml").write_text(text)
    built = build(project, [project.decks / name for name in named])
    (fault,) = (fault for fault in built.diagnostics if fault.code == "no-new-ids")
    assert (str(fault.source), "decks/b.yaml" in fault.message) == ("decks/e.yaml:3:3", True)
    assert project.dist / "e.apkg" in built.held_back
    assert (project.decks / "e.yaml").read_text() == text


def test_p2_generation_leaves_it_alone(project: Project) -> None:
    before = {file: file.stat().st_mtime_ns for file in project.decks.glob("*.yaml")}
    assert ("decks/b.yaml", "deck-unreadable") in told(generate(project).diagnostics)
    assert {file: file.stat().st_mtime_ns for file in project.decks.glob("*.yaml")} == before
