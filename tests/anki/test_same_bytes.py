"""P4: the same decks and memory give the same package in any folder, at any time, for any user."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
import yaml
from tests.support.world import cloze, qa

SECOND_ROOT = "another folder/项目"
PLACES = {
    "in another folder": {},
    "in another time zone": {"TZ": "Pacific/Kiritimati"},
    "in another language": {"LANG": "de_DE.UTF-8", "LC_ALL": "C"},
    "with another hash seed": {"PYTHONHASHSEED": "4711"},
    "as another user": {"HOME": "/nonexistent", "USER": "someone", "LOGNAME": "someone"},
}


def decks(root: Path) -> None:
    """Write two decks with formulas, pictures and tags, old file times on the second root."""
    cards = [
        qa(
            "a000000001",
            "什么是 $x_{1}$？",
            "![](pictures/b.png) $$a<b$$",
            tags=["z", "a", "m"],
            kind="formula",
        ),
        qa(
            "b000000002",
            "Code?",
            "```python\nprint(1)\n```",
            reverse=True,
            see=[{"title": "t", "url": "https://a.org"}],
        ),
        cloze("c000000003", "{{c3::x}} {{c1::y}} {{c2::![](pictures/a.png)}}"),
    ]
    folder = root / "decks" / "note"
    (folder / "pictures").mkdir(parents=True)
    for name in ("b.png", "a.png"):
        (folder / "pictures" / name).write_bytes(name.encode())
    for name in ("two", "one"):
        mine = [{**card, "id": card["id"][:-1] + name[0]} for card in cards]
        text = yaml.safe_dump({"deck": f"N::{name}", "note": "notes/n.md", "cards": mine}, allow_unicode=True)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def build(root: Path, **environment: str) -> str:
    """Build in a process of its own; return the hash of all packages."""
    variables = {**os.environ, **environment}
    subprocess.run(
        [sys.executable, "-m", "cardgen", "-C", root, "build"], env=variables, check=True, capture_output=True
    )
    packages = sorted((root / "dist").glob("*.apkg"))
    return hashlib.sha256(b"".join(package.read_bytes() for package in packages)).hexdigest()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    root = tmp_path_factory.mktemp("first")
    decks(root)
    return root, build(root, SOURCE_DATE_EPOCH="1800000000", PYTHONHASHSEED="1", TZ="UTC")


@pytest.mark.parametrize("place", PLACES)
def test_p4_a_new_project_gives_the_same_package(place: str, first: tuple[Path, str], tmp_path: Path) -> None:
    root = tmp_path / SECOND_ROOT
    decks(root)
    assert build(root, SOURCE_DATE_EPOCH="1800000000", **PLACES[place]) == first[1]


def test_p4_a_clone_gives_the_same_package_at_any_later_time(first: tuple[Path, str], tmp_path: Path) -> None:
    root = tmp_path / "clone"
    shutil.copytree(first[0] / "decks", root / "decks")
    for file in root.rglob("*"):
        os.utime(file, (time.time() + 60, time.time() + 60))
    assert build(root, SOURCE_DATE_EPOCH="1900000000") == first[1]


def test_p4_no_time_folder_or_user_is_in_the_package(first: tuple[Path, str]) -> None:
    (package,) = (first[0] / "dist").glob("*.apkg")
    with zipfile.ZipFile(package) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {3}
        assert [entry.filename for entry in archive.infolist()] == ["collection.anki2", "media", "0", "1"]
        assert str(first[0]).encode() not in archive.read("collection.anki2")


def test_a_package_is_packed_small_and_leaves_no_file_behind(first: tuple[Path, str], tmp_path: Path) -> None:
    (package,) = (first[0] / "dist").glob("*.apkg")
    with zipfile.ZipFile(package) as archive:
        database = archive.getinfo("collection.anki2")
    assert database.compress_size < database.file_size / 4
    root, scratch = tmp_path / "project", tmp_path / "scratch"
    decks(root)
    scratch.mkdir()
    build(root, TMPDIR=str(scratch))
    assert list(scratch.iterdir()) == []
    assert sorted(file.name for file in (root / "dist").iterdir()) == ["note.apkg"]
