"""What stands in a package, row by row."""

import errno
import json
import os
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.anki import package
from cardgen.anki.note import PackageNote
from cardgen.anki.note_types import note_type
from cardgen.anki.package import _row_ids, card_ordinals, write_package
from cardgen.errors import CardgenError
from cardgen.model import CardSort

T = 1_800_000_000
MODS = {note_type(sort).id: T for sort in CardSort}


def note(
    guid: str,
    *,
    sort: CardSort = CardSort.BASIC,
    first: str = "f",
    mod: int = T,
    deck: str = "D",
    **named: str,
) -> PackageNote:
    type_ = note_type(sort)
    rest = (named.get(field.name, "") for field in type_.fields[1:])
    return PackageNote(guid=guid, note_type=type_, fields=(first, *rest), tags=("a", "b"), mod=mod, deck=deck)


def rows(package: Path, statement: str) -> list[Any]:
    with zipfile.ZipFile(package) as archive, closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(archive.read("collection.anki2"))
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        return db.execute(statement).fetchall()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "p.apkg"


def test_each_note_has_its_own_time_and_its_ids_begin_with_it(file: Path) -> None:
    write_package(file, [note("x", mod=T + 5), note("y", mod=T)], MODS, {})
    assert rows(file, "select guid, mod, id from notes") == [("y", T, T * 1000), ("x", T + 5, (T + 5) * 1000)]
    assert rows(file, "select due from cards order by id") == [(1,), (0,)]


@given(st.lists(st.integers(0, 1 << 33), max_size=50))
def test_row_ids_are_unique_and_never_before_their_time(mods: list[int]) -> None:
    ids = _row_ids(mods)
    assert len(set(ids)) == len(mods)
    assert all(number >= mod * 1000 for number, mod in zip(ids, mods, strict=True))


def test_many_notes_are_all_there(file: Path) -> None:
    many = [note(f"g{number}", first=str(number)) for number in range(1234)]
    assert write_package(file, many, MODS, {}) == 1234
    assert rows(file, "select count(), count(distinct id) from notes") == [(1234, 1234)]
    assert rows(
        file, "select count() from notes n join cards c on c.nid = n.id and c.due = cast(n.sfld as int)"
    ) == [(1234,)]


def test_names_of_decks_that_anki_takes_for_one_are_one(file: Path) -> None:
    write_package(file, [note("x", deck="A::b"), note("y", deck=" a :: B")], MODS, {})
    ((text,),) = rows(file, "select decks from col")
    assert [deck["name"] for key, deck in json.loads(text).items() if key != "1"] == ["A::b"]
    assert len(rows(file, "select distinct did from cards")) == 1


def test_only_the_note_types_in_use_are_packed(file: Path) -> None:
    write_package(file, [note("x", sort=CardSort.CLOZE, first="{{c1::y}}")], MODS, {})
    ((text,),) = rows(file, "select models from col")
    (model,) = json.loads(text).values()
    assert (model["name"], model["mod"], model["did"]) == ("cardgen Cloze", T, None)


@pytest.mark.parametrize(
    ("packed", "ordinals"),
    [
        (note("x"), [0]),
        (note("x", Back="b", Reverse="1"), [0, 1]),
        (note("x", Back="b", TypeIn="b"), [0, 2]),
        (note("x", sort=CardSort.CLOZE, first="{{c3::a}} {{c1::b}} {{c3::c}}"), [0, 2]),
        (note("x", sort=CardSort.CLOZE, first="{{c1::outer {{c2::inner}} more}}"), [0, 1]),
        (note("x", sort=CardSort.CLOZE, first="{{c1,3::a}}"), [0, 2]),
        (note("x", sort=CardSort.CLOZE, first="{{c02::a}}"), [1]),
    ],
    ids=["question", "reverse", "type-in", "cloze", "nested", "two-numbers", "zeros"],
)
def test_which_cards_a_note_has(packed: PackageNote, ordinals: list[int]) -> None:
    assert card_ordinals(packed) == ordinals


def test_media_stand_under_their_names_sorted(file: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(name.encode())
    write_package(file, [note("x")], MODS, {"z.png": tmp_path / "one", "a.png": tmp_path / "two"})
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("media")) == {"0": "a.png", "1": "z.png"}
        assert archive.read("0") == b"two"


def test_p5_a_failure_leaves_the_old_package_and_nothing_beside_it(file: Path) -> None:
    write_package(file, [note("x")], MODS, {})
    before = file.read_bytes()
    with pytest.raises(FileNotFoundError):
        write_package(file, [note("y")], MODS, {"a.png": file.parent / "missing.png"})
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_p6_a_full_disk_is_told_with_the_name_of_the_package(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as told:
        write_package(file, [note("x")], MODS, {})
    assert told.value.filename == str(file)
    assert list(file.parent.iterdir()) == []


def test_p5_no_room_for_temporary_files_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(package, "_write_database", full)
    with pytest.raises(
        CardgenError, match=r"was not written: database or disk is full\. Make room in .*TMPDIR"
    ):
        write_package(file, [note("x")], MODS, {})
    assert not file.exists()
