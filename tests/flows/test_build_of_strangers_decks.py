"""Decks from outside of ``decks/`` that a person names to build: they take nothing of the project's own."""

from pathlib import Path

import pytest

from cardgen.errors import UsageError
from cardgen.flows.build import build
from cardgen.project.project import Project

OWN = "deck: Own\ncards:\n- {id: own0000001, question: q, answer: a}\n"
STRANGE = "deck: Strange\ncards:\n- {id: strange001, question: q, answer: a}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was built, its only deck ``decks/x.yaml``."""
    project = Project(tmp_path / "project")
    project.decks.mkdir(parents=True)
    (project.decks / "x.yaml").write_text(OWN)
    build(project)
    return project


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A deck of the same name elsewhere."""
    file = tmp_path / "x.yaml"
    file.write_text(STRANGE)
    return file


@pytest.mark.parametrize("output", [None, "dist", "project/dist"])
def test_one_that_would_replace_a_package_of_the_project_is_refused(
    project: Project, stranger: Path, monkeypatch: pytest.MonkeyPatch, output: str | None
) -> None:
    before = (project.dist / "x.apkg").read_bytes()
    monkeypatch.chdir(project.root.parent if output == f"{project.root.name}/dist" else project.root)
    with pytest.raises(UsageError, match=r"would replace your own dist/x\.apkg.* -o DIR, or --one FILE"):
        build(project, [stranger], folder=Path(output) if output else None)
    assert (project.dist / "x.apkg").read_bytes() == before


def test_one_of_another_name_is_built(project: Project, stranger: Path) -> None:
    built = build(project, [stranger.rename(stranger.with_name("y.yaml"))])
    assert [package.file for package in built.packages] == [project.dist / "y.apkg"]


def test_elsewhere_it_is_built_and_none_of_the_project_s_cards_are_called_new(
    project: Project, stranger: Path
) -> None:
    """As many decks as the project has are not all of its decks."""
    built = build(project, [stranger], folder=stranger.parent)
    assert [package.file for package in built.packages] == [stranger.parent / "x.apkg"]
    assert built.diagnostics == ()
