"""The decks that come with cardgen, imported by the real engine: nothing amiss on any side of any card."""

import os
import shutil
from pathlib import Path

import pytest
from tests.support.engine import Imported, Learner

from cardgen.flows.build import Built, build
from cardgen.project.project import Project

REPOSITORY = Path(__file__).parent.parent.parent
PROJECTS = [folder for folder in ("", "examples") if (REPOSITORY / folder / "decks").is_dir()]
_PARTS = ("cardgen.yaml", "decks", "notes", "images", "media")


@pytest.fixture(params=PROJECTS, ids=lambda folder: folder or "decks")
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    """A copy of a shipped project: building here must not write into the repository."""
    source = REPOSITORY / str(request.param)
    for part in _PARTS:
        if (source / part).is_dir():
            shutil.copytree(source / part, tmp_path / "project" / part)
        elif (source / part).exists():
            shutil.copy2(source / part, tmp_path / "project" / part)
    return Project(tmp_path / "project")


def delivered(project: Project, learner: Learner) -> tuple[Built, list[Imported]]:
    built = build(project)
    return built, [learner.take(package.file) for package in built.packages]


def test_they_build_without_a_fault(project: Project) -> None:
    built = build(project)
    assert [str(fault) for fault in built.diagnostics] == []
    assert built.packages


def test_anki_imports_every_note_without_a_problem(project: Project, learner: Learner) -> None:
    built, said = delivered(project, learner)
    assert sum(one.problems for one in said) == 0
    assert sum(one.new for one in said) == sum(package.notes for package in built.packages)
    assert learner.col.card_count() == sum(package.cards for package in built.packages)


def test_every_side_of_every_card_renders_as_it_should(project: Project, learner: Learner) -> None:
    delivered(project, learner)
    assert learner.suspects() == []
    assert learner.empty_cards() == 0
    assert learner.media_report() == ([], [])


def test_all_cards_have_their_ids_in_the_files(project: Project) -> None:
    before = {path: path.read_bytes() for path in project.decks.rglob("*.yaml")}
    build(project)
    assert {path: path.read_bytes() for path in project.decks.rglob("*.yaml")} == before


def test_the_shipped_deck_is_worth_a_start(learner: Learner, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "decks", tmp_path / "project" / "decks")
    delivered(Project(tmp_path / "project"), learner)
    assert learner.col.card_count() >= 80
    assert {deck.count("::") for deck in learner.decks()} > {0, 1}
    linked = [fields for fields in learner.select("select flds from notes") if 'href="https://' in fields]
    assert len(linked) >= learner.col.note_count() / 2


def test_it_builds_from_the_command_line_in_a_fresh_clone(tmp_path: Path) -> None:
    import subprocess
    import sys

    shutil.copytree(REPOSITORY / "decks", tmp_path / "decks", ignore=shutil.ignore_patterns(".cardgen"))
    run = subprocess.run(
        [sys.executable, "-m", "cardgen", "build"],
        cwd=tmp_path,
        env={**os.environ, "LANG": "C"},
        capture_output=True,
    )
    assert run.returncode == 0, run.stderr
    assert list((tmp_path / "dist").glob("*.apkg"))


def test_the_front_page_counts_them_as_the_build_does() -> None:
    built = build(Project(REPOSITORY), dry_run=True)
    decks, cards = (sum(getattr(one, what) for one in built.packages) for what in ("decks", "cards"))
    assert decks == 6
    assert f"six decks, {cards} cards" in (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert f"六个牌组，{cards} 张卡片" in (REPOSITORY / "README.zh.md").read_text(encoding="utf-8")
