"""Links: decks behind one out of the project are read by no command, notes by those that read notes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.support.small_project import HEAP

from cardgen.errors import CardgenError
from cardgen.flows.build import build
from cardgen.flows.check import check
from cardgen.flows.diff import diff
from cardgen.flows.export import ExportFormat, export
from cardgen.flows.generate import generate
from cardgen.flows.orphans import orphans
from cardgen.flows.preview import preview
from cardgen.flows.stats import stats
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


def test_p6_a_link_among_the_notes_that_is_not_followed_is_told(project: Project, elsewhere: Path) -> None:
    (elsewhere / "heap.md").write_text(HEAP)
    project.notes.mkdir()
    (project.notes / "own.md").write_text(HEAP)
    (project.notes / "again.md").symlink_to("own.md")
    (project.notes / "folder").symlink_to(elsewhere)
    (project.notes / "heap.md").symlink_to(elsewhere / "heap.md")
    (project.notes / "one.yaml").symlink_to(elsewhere / "one.yaml")
    for told in (check(project), generate(project), generate(project), generate(project, [project.notes])):
        links = [fault.source.path for fault in told.diagnostics if fault.code == "skipped-link"]
        assert links == ["notes/folder", "notes/heap.md"]
    (project.root / "cardgen.yaml").write_text("checks: {skipped-link: off}\n")
    assert not [fault for fault in generate(project).diagnostics if fault.code == "skipped-link"]


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


READERS: dict[str, Callable[[Project], object]] = {
    "build": build,
    "build --dry-run": partial(build, dry_run=True),
    "check": check,
    "diff": diff,
    "export": partial(export, decks=(), form=ExportFormat.JSONL),
    "export --format anki": partial(export, decks=(), form=ExportFormat.ANKI),
    "generate --dry-run": partial(generate, dry_run=True),
    "orphans": orphans,
    "preview": preview,
    "stats": stats,
}


@pytest.mark.parametrize("command", READERS)
def test_p7_no_command_follows_decks_out_of_the_project(
    project: Project, elsewhere: Path, command: str
) -> None:
    project.notes.mkdir()
    project.decks.rename(project.root / "mine")
    project.decks.symlink_to(elsewhere)
    with pytest.raises(CardgenError, match=r"a link leads .*decks.* out of"):
        READERS[command](project)


def test_decks_may_be_a_link_inside_of_the_project(project: Project) -> None:
    project.decks.rename(project.root / "mine")
    project.decks.symlink_to("mine")
    assert [package.cards for package in build(project).packages] == [1]
    assert check(project).decks == 1


@pytest.mark.parametrize("named", ["folder", "folder/sound.yaml", "one.yaml"])
@pytest.mark.parametrize("form", ExportFormat)
def test_p7_a_deck_behind_a_link_out_is_not_exported_by_its_name(
    project: Project, elsewhere: Path, named: str, form: ExportFormat
) -> None:
    (elsewhere / "sound.yaml").write_text(SOUND.replace("sound0", "other0"))
    (project.decks / "folder").symlink_to(elsewhere)
    (project.decks / "one.yaml").symlink_to(elsewhere / "sound.yaml")
    with pytest.raises(CardgenError, match="a link leads"):
        export(project, [project.decks / named], form)
    with pytest.raises(CardgenError, match="a link leads"):
        build(project, [project.decks / named], dry_run=True)


@pytest.fixture
def vault(project: Project, elsewhere: Path) -> Project:
    """A project whose folder of notes is a link to a vault, with the decks of its one note."""
    (elsewhere / "heap.md").write_text(HEAP)
    project.notes.symlink_to(elsewhere)
    generate(project)
    return project


def test_a_linked_folder_of_notes_is_read_by_what_reads_notes(vault: Project) -> None:
    assert (vault.decks / "heap/heap.yaml").exists()
    assert generate(vault).notes == check(vault).notes == 1
    assert [note.note for note in stats(vault).notes] == ["notes/heap.md", ""]
    assert check(vault).diagnostics == ()


def test_p7_what_shows_cards_shows_nothing_of_notes_behind_a_link_out(vault: Project) -> None:
    page = preview(vault)
    assert page.diagnostics == ()
    assert page.cards == 2
    texts = [file.read_text() for file in page.page.parent.rglob("*.js") if file.parent.name == "data"]
    assert "notes/heap.md" in "".join(texts)
    assert HEAP.splitlines()[-1] not in "".join(texts)


def test_a_deck_outside_that_the_user_names_gets_its_ids(project: Project, elsewhere: Path) -> None:
    built = build(project, [elsewhere / "one.yaml"], folder=elsewhere)
    assert [package.cards for package in built.packages] == [1]
    assert "id: " in (elsewhere / "one.yaml").read_text()


def test_a_link_to_another_deck_is_told_as_one(project: Project) -> None:
    (project.decks / "again.yaml").symlink_to("sound.yaml")
    built = build(project)
    for told in (check(project).diagnostics, built.diagnostics):
        (link,) = (fault for fault in told if fault.code != "shared-namespace")
        assert (link.source.path, link.code) == ("decks/again.yaml", "skipped-link")
        assert "leads to decks/sound.yaml" in link.message
    assert [package.file.name for package in built.packages] == ["sound.apkg"]


def test_a_link_inside_of_decks_stays_one_when_its_cards_get_ids(project: Project) -> None:
    hidden = project.decks / ".drafts/one.yaml"
    hidden.parent.mkdir()
    hidden.write_text(NO_ID)
    link = project.decks / "one.yaml"
    link.symlink_to(hidden)
    assert len(build(project).packages) == 2
    assert link.is_symlink()
    assert "id: " in hidden.read_text()
