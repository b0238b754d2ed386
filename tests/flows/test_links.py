"""Links among deck files: what is behind them is read only inside of decks/, and never written outside."""

from pathlib import Path

import pytest

from cardgen.errors import CardgenError
from cardgen.flows.build import build
from cardgen.flows.check import check
from cardgen.project.project import Project

NO_ID = "deck: One\ncards:\n- {question: q, answer: a}\n"
SOUND = "deck: Sound\ncards:\n- {id: sound00001, question: q2, answer: a}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/sound.yaml").write_text(SOUND)
    return Project(tmp_path)


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "one.yaml").write_text(NO_ID)
    return folder


def test_a_link_that_is_not_followed_is_told_by_check_and_build(project: Project, elsewhere: Path) -> None:
    (project.decks / "folder").symlink_to(elsewhere)
    (project.decks / "one.yaml").symlink_to(elsewhere / "one.yaml")
    for told in (check(project).diagnostics, build(project).diagnostics, build(project).diagnostics):
        links = [fault.source.path for fault in told if fault.code == "skipped-link"]
        assert links == ["decks/folder", "decks/one.yaml"]
    assert (elsewhere / "one.yaml").read_text() == NO_ID


@pytest.mark.parametrize("named", ["folder", "folder/one.yaml", "one.yaml"])
def test_p7_ids_are_not_written_through_a_link_out_of_the_project(
    project: Project, elsewhere: Path, named: str
) -> None:
    (project.decks / "folder").symlink_to(elsewhere)
    (project.decks / "one.yaml").symlink_to(elsewhere / "one.yaml")
    with pytest.raises(CardgenError, match="a link leads"):
        build(project, [project.decks / named])
    assert (elsewhere / "one.yaml").read_text() == NO_ID
    assert (project.decks / "one.yaml").is_symlink()


def test_a_deck_outside_that_the_user_names_gets_its_ids(project: Project, elsewhere: Path) -> None:
    built = build(project, [elsewhere / "one.yaml"], folder=elsewhere)
    assert [package.cards for package in built.packages] == [1]
    assert "id: " in (elsewhere / "one.yaml").read_text()


def test_a_link_inside_of_decks_stays_one_when_its_cards_get_ids(project: Project) -> None:
    hidden = project.decks / ".drafts/one.yaml"
    hidden.parent.mkdir()
    hidden.write_text(NO_ID)
    link = project.decks / "one.yaml"
    link.symlink_to(hidden)
    assert len(build(project).packages) == 2
    assert link.is_symlink()
    assert "id: " in hidden.read_text()
