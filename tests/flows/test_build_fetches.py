"""`cardgen build --fetch-media`: pictures on the web are downloaded once, on demand only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.site import site

from cardgen.anki.read import read_package
from cardgen.errors import CardgenError
from cardgen.flows.build import Built, build
from cardgen.project.project import Project

PAGES = {
    "/a.png": (200, {"Content-Type": "image/png"}, b"picture"),
    "/page": (200, {"Content-Type": "text/html"}, b""),
}


@pytest.fixture
def web() -> Iterator[tuple[str, list[str]]]:
    with site(PAGES) as served:
        yield served


def project_with(folder: Path, answer: str) -> Project:
    (folder / "decks").mkdir()
    (folder / "decks/d.yaml").write_text(
        f"deck: D\ncards:\n- {{id: a000000001, question: q, answer: '{answer}'}}\n"
    )
    return Project(folder)


def answer_of(built: Built) -> str:
    (note,) = read_package(built.packages[0].file)
    return note.field("Back")


def test_without_the_option_nothing_is_asked_for(tmp_path: Path, web: tuple[str, list[str]]) -> None:
    address, asked = web
    built = build(project_with(tmp_path, f"![x]({address}/a.png)"))
    assert asked == []
    assert f'href="{address}/a.png"' in answer_of(built)


def test_a_picture_is_downloaded_once_and_packed_from_then_on(
    tmp_path: Path, web: tuple[str, list[str]]
) -> None:
    address, asked = web
    project = project_with(tmp_path, f"![x]({address}/a.png) ![y]({address}/a.png)")
    first = build(project, fetch_media=True)
    assert (asked, first.packages[0].media, first.diagnostics) == (["/a.png"], 1, ())
    assert [file.read_bytes() for file in (tmp_path / "media/fetched").iterdir()] == [b"picture"]
    again, later = build(project, fetch_media=True), build(project)
    assert asked == ["/a.png"]
    assert answer_of(first) == answer_of(again) == answer_of(later)
    assert 'src="cardgen-' in answer_of(later)


def test_what_is_no_picture_is_told_with_its_card_and_stays_a_link(
    tmp_path: Path, web: tuple[str, list[str]]
) -> None:
    address, _ = web
    built = build(project_with(tmp_path, f"![x]({address}/page)"), fetch_media=True)
    (fault,) = built.diagnostics
    assert (fault.source.path, fault.source.start_line, fault.code) == ("decks/d.yaml", 3, "media-type")
    assert f'href="{address}/page"' in answer_of(built)


@pytest.mark.parametrize("link", ["media", "media/fetched"])
def test_p7_nothing_is_downloaded_through_a_link_out_of_the_project(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, web: tuple[str, list[str]], link: str
) -> None:
    address, asked = web
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    project = project_with(tmp_path, f"![x]({address}/a.png)")
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(elsewhere)
    with pytest.raises(CardgenError, match=r"a link leads .*/fetched/\* out of"):
        build(project, fetch_media=True)
    assert asked == []
    assert list(elsewhere.iterdir()) == []


def test_a_dry_run_downloads_nothing(tmp_path: Path, web: tuple[str, list[str]]) -> None:
    address, asked = web
    build(project_with(tmp_path, f"![x]({address}/a.png)"), fetch_media=True, dry_run=True)
    assert asked == []
    assert not (tmp_path / "media").exists()
