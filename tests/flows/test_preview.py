"""The preview's folder: what is written, and what is left alone."""

import errno
import os
from pathlib import Path
from shutil import rmtree

import pytest
from click.testing import CliRunner

from cardgen.cli.main import cli
from cardgen.errors import CardgenError
from cardgen.flows.preview import preview
from cardgen.flows.surveying.stats_page import write_stats_page
from cardgen.project.project import Project

DECK = """\
deck: D
cards:
- id: aaaaaaaaa1
  question: What is x?
  answer: y
- question: What is z?
  answer: w
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "d.yaml").write_text(DECK, encoding="utf-8")
    return Project(tmp_path)


def test_the_command_tells_where_the_page_is(project: Project) -> None:
    result = CliRunner().invoke(cli, ["-C", str(project.root), "preview"])
    page = project.root / "dist" / "preview" / "index.html"
    assert result.stdout == f"{page}: 2 cards in 1 deck\n"
    assert page.is_file()


def test_the_decks_are_not_touched_though_a_card_has_no_id(project: Project) -> None:
    assert preview(project).cards == 2
    assert (project.decks / "d.yaml").read_text(encoding="utf-8") == DECK
    assert not project.memory.exists()


def test_the_list_shows_a_blank_with_the_stop_behind_it(project: Project) -> None:
    (project.decks / "d.yaml").write_text("deck: D\ncards:\n- cloze: A heap is {{c1::a tree}}.\n", "utf-8")
    index = preview(project).page.parent / "data" / "index.js"
    assert '"label":"A heap is [...]."' in index.read_text(encoding="utf-8")


def test_the_same_decks_make_the_same_bytes_and_touch_no_file(project: Project) -> None:
    folder = preview(project).page.parent
    before = {
        file: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.rglob("*") if file.is_file()
    }
    preview(project)
    assert before == {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in before}


def test_a_folder_with_other_things_is_left_alone(project: Project) -> None:
    with pytest.raises(CardgenError, match="holds no preview"):
        preview(project, project.decks)
    assert [file.name for file in project.decks.iterdir()] == ["d.yaml"]


@pytest.mark.parametrize(
    "lost", [["frame.html"], ["frame.html", "index.html", "data"], ["frame.html", "media"]]
)
def test_what_an_earlier_version_left_half_written_is_written_anew(project: Project, lost: list[str]) -> None:
    (project.root / "x.png").write_bytes(b"picture")
    (project.decks / "d.yaml").write_text(DECK.replace("answer: y", "answer: '![](x.png)'"), encoding="utf-8")
    whole = files_in(folder := preview(project).page.parent)
    remove(folder, *lost)
    preview(project)
    assert files_in(folder) == whole


@pytest.mark.parametrize("name", ["notes.txt", "data/mine.js", "media/mine.csv", "data.js", "app.js/mine"])
def test_a_folder_that_only_looks_like_a_preview_is_left_alone(project: Project, name: str) -> None:
    folder = preview(project).page.parent
    remove(folder, "frame.html", name.partition("/")[0])
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("mine")
    before = files_in(folder)
    with pytest.raises(
        CardgenError, match=r"Name another with -o, or delete it .* if nothing in it is yours"
    ):
        preview(project)
    assert files_in(folder) == before


def test_nothing_is_written_through_a_link(project: Project) -> None:
    folder = preview(project).page.parent
    precious = project.root / "precious.js"
    precious.write_text("mine")
    for name in ("index.html", "data/index.js"):
        (folder / name).unlink()
        (folder / name).symlink_to(precious)
    preview(project)
    assert precious.read_text() == "mine"
    assert not (folder / "index.html").is_symlink()


def test_a_linked_folder_is_left_alone(project: Project) -> None:
    folder = preview(project).page.parent
    (project.root / "scripts").mkdir()
    (project.root / "scripts/precious.js").write_text("mine")
    (folder / "media").symlink_to(project.root / "scripts")
    with pytest.raises(CardgenError, match="media: a link, through which no preview is written"):
        preview(project)
    assert (project.root / "scripts/precious.js").is_file()


@pytest.mark.parametrize("link", ["dist", "dist/preview"])
def test_p7_nothing_is_written_through_a_link_out_of_the_project(
    project: Project, tmp_path_factory: pytest.TempPathFactory, link: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (project.root / link).parent.mkdir(exist_ok=True)
    (project.root / link).symlink_to(elsewhere)
    with pytest.raises(CardgenError, match="a link leads"):
        preview(project)
    assert list(elsewhere.iterdir()) == []
    assert preview(project, project.root / link / "mine").page.is_file()


def test_a_script_that_lay_there_is_written_anew(project: Project) -> None:
    (project.root / "x.png").write_bytes(b"picture")
    deck = DECK.replace("answer: y", "answer: '![](x.png)'")
    (project.decks / "d.yaml").write_text(deck, encoding="utf-8")
    folder = preview(project).page.parent
    (script,) = (folder / "media").iterdir()
    script.write_text("alert('a stranger')")
    preview(project)
    assert script.read_text().startswith("cardgen.file(")


def test_a_project_without_decks_has_an_empty_page(tmp_path: Path) -> None:
    assert preview(Project(tmp_path)).cards == 0


def remove(folder: Path, *names: str) -> None:
    for path in (folder / name for name in names):
        if path.is_dir():
            rmtree(path)
        else:
            path.unlink(missing_ok=True)


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def full_disk_at(monkeypatch: pytest.MonkeyPatch, call: int) -> None:
    """Have the disk be full when the file number ``call`` is written."""
    calls = iter(range(1, call + 1))
    real = os.fsync

    def fsync(handle: int) -> None:
        if next(calls, 0) == call:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)


def test_p5_a_preview_that_was_stopped_at_any_file_may_be_written_again(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = files_in(preview(project).page.parent)
    for call in range(1, len(whole) + 1):
        target = tmp_path / f"page-{call}"
        with monkeypatch.context() as patch:
            full_disk_at(patch, call)
            with pytest.raises(OSError, match="No space left") as told:
                preview(project, target)
        assert Path(told.value.filename).name in {Path(name).name for name in whole}
        assert files_in(preview(project, target).page.parent) == whole


def test_p5_a_killed_first_writing_bars_no_preview(project: Project) -> None:
    folder = project.dist / "preview"
    folder.mkdir(parents=True)
    (folder / ".frame.cardgen-tmp").write_text("ha")
    preview(project)
    (folder / "data/.index.cardgen-tmp").write_text("ha")
    preview(project)
    assert not [name for name in files_in(folder) if "tmp" in name]


def test_p5_a_full_disk_leaves_the_page_of_statistics_whole_and_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "stats.html"
    write_stats_page(page, "Before", ())
    before = page.read_bytes()
    full_disk_at(monkeypatch, 1)
    with pytest.raises(OSError, match="No space left") as told:
        write_stats_page(page, "After", ())
    assert (told.value.filename, page.read_bytes()) == (str(page), before)
    assert list(tmp_path.iterdir()) == [page]
