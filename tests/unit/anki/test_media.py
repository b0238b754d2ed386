"""References to pictures, as people write them, and the files they mean."""

import os
from pathlib import Path

import pytest

from cardgen.anki import media
from cardgen.anki.media import MediaFault, MediaFile, MediaFolder

FILES = {
    "notes/img/a.png": b"a",
    "notes/img/with space.png": b"b",
    "notes/图片/注意力.PNG": b"c",
    "decks/n/local.jpg": b"d",
    "images/jekyll.png": b"e",
    "site/images/deep.png": b"f",
    "one/same.png": b"1",
    "two/same.png": b"2",
    "attic/unique.webp": b"u",
    "notes/100%25.png": b"%",
    "notes/secret.env": b"KEY",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        file = tmp_path / "project" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return tmp_path / "project"


def find(root: Path, reference: str, media_root: str = "") -> MediaFile | MediaFault:
    return MediaFolder(root, media_root).find(reference, [root / "decks/n", root / "notes"])


@pytest.mark.parametrize(
    ("reference", "file"),
    [
        ("local.jpg", "decks/n/local.jpg"),
        ("img/a.png", "notes/img/a.png"),
        ("./img/a.png", "notes/img/a.png"),
        ("../notes/img/a.png", "notes/img/a.png"),
        ("../../notes/img/a.png", "notes/img/a.png"),
        ("img\\a.png", "notes/img/a.png"),
        ("notes/img/a.png", "notes/img/a.png"),
        ("img/with space.png", "notes/img/with space.png"),
        ("img/with%20space.png", "notes/img/with space.png"),
        ("图片/注意力.PNG", "notes/图片/注意力.PNG"),
        ("%E5%9B%BE%E7%89%87/%E6%B3%A8%E6%84%8F%E5%8A%9B.PNG", "notes/图片/注意力.PNG"),
        ("100%25.png", "notes/100%25.png"),
        ("img/a.png?raw=true#x", "notes/img/a.png"),
        ("/images/jekyll.png", "images/jekyll.png"),
        ("{{ site.baseurl }}/images/jekyll.png", "images/jekyll.png"),
        ("unique.webp", "attic/unique.webp"),
        ("one/same.png", "one/same.png"),
        ("two/same.png", "two/same.png"),
    ],
)
def test_a_reference_leads_to_its_file(root: Path, reference: str, file: str) -> None:
    found = find(root, reference)
    assert isinstance(found, MediaFile), found
    assert found.path == root / file


def test_media_root_is_where_jekylls_paths_begin(root: Path) -> None:
    found = find(root, "/images/deep.png", media_root="site")
    assert isinstance(found, MediaFile)
    assert found.path == root / "site/images/deep.png"


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("nowhere.png", "media-missing"),
        ("img", "media-missing"),
        ("", "media-missing"),
        ("\x00", "media-missing"),
        ("img/A.png", "media-case"),
        ("same.png", "media-ambiguous"),
        ("secret.env", "media-type"),
        ("../../../outside.png", "media-outside"),
        ("..%2F..%2F..%2Foutside.png", "media-outside"),
        ("linked.png", "media-outside"),
        ("linked/outside.png", "media-missing"),
        ("loop/a.png", "media-missing"),
        ("nul\x00/a.png", "media-missing"),
        ("gone.png", "media-missing"),
        ("pipe.png", "media-missing"),
        ("notes/pipe.png", "media-missing"),
        (f"{'n' * 5000}/a.png", "media-missing"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(root: Path, reference: str, code: str) -> None:
    (root / "notes/loop").symlink_to("loop")
    (root / "gone.png").symlink_to("nowhere.png")
    os.mkfifo(root / "notes/pipe.png")
    (root.parent / "outside.png").write_bytes(b"x")
    (root / "notes/linked.png").symlink_to(root.parent / "outside.png")
    (root / "notes/linked").symlink_to(root.parent)
    found = find(root, reference)
    assert isinstance(found, MediaFault)
    assert found.code == code


def test_folders_that_are_no_paths_are_passed_over(root: Path) -> None:
    (root / "loop").symlink_to("loop")
    folders = [root / "loop", root / "nul\x00", root / ("n" * 5000), root / "decks/n"]
    assert isinstance(MediaFolder(root).find("local.jpg", folders), MediaFile)


def test_the_right_spelling_is_told(root: Path) -> None:
    found = find(root, "图片/注意力.png")
    assert isinstance(found, MediaFault)
    assert "'notes/图片/注意力.PNG'" in found.message


def test_one_base_name_in_two_folders_makes_two_names(root: Path) -> None:
    folder = MediaFolder(root)
    one, two = (folder.find(f"{name}/same.png", []) for name in ("one", "two"))
    assert isinstance(one, MediaFile)
    assert isinstance(two, MediaFile)
    assert one.name != two.name


def test_the_name_is_the_contents_hash_with_a_small_ending(root: Path) -> None:
    found = find(root, "图片/注意力.PNG")
    assert isinstance(found, MediaFile)
    assert found.name == "cardgen-2e7d2c03a950.png"


def test_a_file_over_the_limit_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "MAX_MEDIA", 3)
    (root / "big.png").write_bytes(b"1234")
    found = find(root, "big.png")
    assert isinstance(found, MediaFault)
    assert found.code == "media-too-big"


def test_two_pictures_of_one_name_are_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "NAME_DIGITS", 0)
    folder = MediaFolder(root)
    assert isinstance(folder.find("one/same.png", []), MediaFile)
    clash = folder.find("two/same.png", [])
    assert isinstance(clash, MediaFault)
    assert clash.code == "media-name-twice"
