"""The nearest folder upwards that looks like a project is the project."""

import os
from pathlib import Path

import pytest

from cardgen.project.project import Project, find_project, is_file_in
from cardgen.project.settings import FolderSettings, Settings


@pytest.mark.parametrize("mark", ["cardgen.yaml", "decks", "notes"])
def test_a_project_is_found_from_below(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).mkdir()
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_project(below) == Project(tmp_path)


def test_names_use_forward_slashes_and_may_lead_outside(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")
    assert project.name_of(tmp_path / "p" / "notes" / "a.md") == "notes/a.md"
    assert project.name_of(tmp_path / "b.md") == "../b.md"


@pytest.fixture
def linked(tmp_path: Path) -> Project:
    """A project that ``link`` leads to; its folder of notes is a link to ``vault``."""
    for folder in ("real/decks", "vault"):
        (tmp_path / folder).mkdir(parents=True)
    for file in ("real/decks/d.yaml", "vault/a.md", "out.md"):
        (tmp_path / file).touch()
    (tmp_path / "real/notes").symlink_to(tmp_path / "vault")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "d.yaml").symlink_to("real/decks/d.yaml")
    return Project(tmp_path / "real")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("link", "."),
        ("link/decks/d.yaml", "decks/d.yaml"),
        ("link/notes/a.md", "notes/a.md"),
        ("link/notes/gone.md", "notes/gone.md"),
        ("link/decks/../notes/a.md", "notes/a.md"),
        ("d.yaml", "decks/d.yaml"),
        ("link/../out.md", "../out.md"),
        ("out\0.md", "../out\0.md"),
    ],
)
def test_a_file_has_one_name_whichever_link_leads_to_it(linked: Project, path: str, name: str) -> None:
    assert linked.name_of(linked.root.parent / path) == name
    behind = Project(linked.root.parent / "link")
    assert behind.name_of(linked.root / "notes" / "a.md") == "notes/a.md"


def test_a_file_behind_a_link_is_taken_as_it_is_in_the_project(linked: Project) -> None:
    outside = linked.root.parent / "out.md"
    assert linked.file_in(linked.root.parent / "link/notes/a.md") == linked.root / "notes/a.md"
    assert linked.file_in(outside) == outside


def test_a_file_on_another_drive_has_its_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_way(_path: Path, _start: Path) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", no_way)
    file = tmp_path / "a.md"
    assert Project(tmp_path / "p").name_of(file) == file.as_posix()


def test_the_folders_of_a_project_are_fixed(tmp_path: Path) -> None:
    project = Project(tmp_path)
    names = [project.name_of(f) for f in (project.notes, project.decks, project.memory, project.dist)]
    assert names == ["notes", "decks", "decks/.cardgen", "dist"]


def test_the_most_special_folder_has_the_last_word() -> None:
    folders = (
        FolderSettings("notes/a", deck="A", tags=("a",), rules=(("x", False),), min_confidence=0.9),
        FolderSettings("notes/a/b", tags=("b",), rules=(("x", True), ("y", False)), skip_sections=("S",)),
    )
    settings = Settings(rules=(("z", True),), skip_sections=("R",), folders=folders)
    merged = settings.for_note("notes/a/b/c.md")
    assert (merged.deck, merged.tags, merged.skip_sections, merged.min_confidence) == (
        "A",
        ("a", "b"),
        ("R", "S"),
        0.9,
    )
    assert dict(merged.rules) == {"x": True, "y": False, "z": True}
    assert settings.for_note("notes/ab/c.md").tags == ()


@pytest.mark.parametrize(
    "name", ["../out.md", "link.md", "loop.md", "nul\0.md", "n" * 5000, "folder", "pipe"]
)
def test_what_is_no_file_of_the_project_is_told_apart(tmp_path: Path, name: str) -> None:
    root = tmp_path / "p"
    (root / "folder").mkdir(parents=True)
    (root / "in.md").touch()
    (tmp_path / "out.md").touch()
    (root / "link.md").symlink_to(tmp_path / "out.md")
    (root / "loop.md").symlink_to("loop.md")
    os.mkfifo(root / "pipe")
    assert is_file_in(root, root / "in.md")
    assert not is_file_in(root, root / name)
