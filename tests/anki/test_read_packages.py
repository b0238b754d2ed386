"""Reading what Anki itself exports, in every format, and collections that Anki has open."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from anki.collection import Collection, ExportAnkiPackageOptions
from tests.support.world import World, card_guid, cloze, qa

from cardgen.anki.read import AnkiNote, read_anki, read_collection, read_package
from cardgen.errors import CardgenError

A, B = "a000000001", "b000000002"


@pytest.fixture
def full(world: World) -> World:
    """A learner who has two cards and changed one."""
    world.deck("n/d.yaml", qa(A, "什么？", "x", reverse=True), cloze(B, "{{c1::p}} {{c2::q}}"), name="N::D")
    world.deliver()
    world.learner.edit(card_guid(A), "Back", "mine", at=1_900_000_000)
    return world


def is_read_right(notes: tuple[AnkiNote, ...]) -> None:
    by_id = {note.field("Id"): note for note in notes}
    assert set(by_id) == {A, B}
    assert by_id[A].guid == card_guid(A)
    assert by_id[A].field("Front") == "什么？"
    assert by_id[A].field("Back") == "mine"
    assert by_id[A].mod == 1_900_000_000
    assert by_id[A].note_type == "cardgen Q&A"
    assert by_id[A].cards == ((0, "N::D"), (1, "N::D"))
    assert by_id[B].cards == ((0, "N::D"), (1, "N::D"))


@pytest.mark.parametrize("legacy", [False, True], ids=["new format (zstd)", "for older versions"])
def test_a_package_that_anki_exported_is_read(full: World, tmp_path: Path, legacy: bool) -> None:
    out = tmp_path / "export.apkg"
    options = ExportAnkiPackageOptions(legacy=legacy, with_scheduling=True, with_media=True)
    full.learner.col.export_anki_package(out_path=str(out), options=options, limit=None)
    is_read_right(read_package(out))


def test_a_whole_collection_that_anki_exported_is_read(full: World, tmp_path: Path) -> None:
    out = tmp_path / "export.colpkg"
    full.learner.col.export_collection_package(str(out), include_media=False, legacy=False)
    full.learner.col = Collection(str(tmp_path / "collection" / "collection.anki2"))
    is_read_right(read_package(out))


def test_a_collection_that_anki_has_open_is_read(full: World, tmp_path: Path) -> None:
    is_read_right(read_collection(tmp_path / "collection" / "collection.anki2"))


def test_a_collection_that_is_closed_is_read(full: World, tmp_path: Path) -> None:
    full.learner.close()
    is_read_right(read_collection(tmp_path / "collection" / "collection.anki2"))
    full.learner.col = Collection(str(tmp_path / "collection" / "collection.anki2"))


def test_our_own_package_is_read(world: World) -> None:
    world.deck("n/d.yaml", qa(A, tags=["t"]), name="N::D")
    (note,) = read_package(world.build().packages[0].file)
    assert (note.guid, note.tags, note.cards) == (card_guid(A), ("t",), ((0, "N::D"),))


@pytest.mark.parametrize(
    "content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)], ids=["empty", "no zip", "empty zip"]
)
def test_what_is_no_package_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.apkg"
    file.write_bytes(content)
    with pytest.raises(CardgenError, match=r"x\.apkg: not a package"):
        read_package(file)


@pytest.mark.parametrize("name", ["collection.anki2", "collection.anki21", "collection.anki21b"])
def test_a_damaged_database_is_told(tmp_path: Path, name: str) -> None:
    file = tmp_path / "x.apkg"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, b"SQLite format 3\0 and then nonsense")
    with pytest.raises(CardgenError, match="not a package"):
        read_package(file)


@pytest.mark.parametrize(("mark", "at"), [(1, 6), (99, 8)], ids=["encrypted", "unknown compression"])
def test_a_zip_that_cannot_be_unpacked_is_told(tmp_path: Path, mark: int, at: int) -> None:
    file = tmp_path / "x.apkg"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("collection.anki2", b"x")
    data = bytearray(file.read_bytes())
    data[at] = data[data.index(b"PK\x01\x02") + at + 2] = mark  # of the entry, and of the directory
    file.write_bytes(data)
    with pytest.raises(CardgenError, match="not a package"):
        read_package(file)


@pytest.mark.parametrize("models", ["[]", '{"1": 3}', '{"1": {"name": "x"}}', "[" * 100_000, "null"])
def test_note_types_that_are_none_are_told(tmp_path: Path, models: str) -> None:
    with closing(sqlite3.connect(tmp_path / "db")) as db:
        db.execute("create table col (models text, decks text)")
        db.execute("insert into col values (?, '{}')", (models,))
        db.commit()
    with zipfile.ZipFile(tmp_path / "x.apkg", "w") as archive:
        archive.write(tmp_path / "db", "collection.anki2")
    with pytest.raises(CardgenError, match="not a package"):
        read_package(tmp_path / "x.apkg")


def test_a_file_that_is_no_collection_is_told(tmp_path: Path) -> None:
    (tmp_path / "collection.anki2").write_text("no database")
    with pytest.raises(CardgenError, match="not a collection"):
        read_collection(tmp_path / "collection.anki2")


@pytest.mark.parametrize("assignment", ["mod = 'later'", "guid = x'6162'", "tags = x'00'"])
def test_a_note_whose_values_are_of_another_type_is_told(
    world: World, tmp_path: Path, assignment: str
) -> None:
    world.deck("n/d.yaml", qa(A), name="N::D")
    package, database = world.build().packages[0].file, tmp_path / "collection.anki2"
    with zipfile.ZipFile(package) as archive:
        name = next(one for one in archive.namelist() if one.startswith("collection.anki2"))
        database.write_bytes(archive.read(name))
    with closing(sqlite3.connect(database)) as db, db:
        db.execute(f"update notes set {assignment}")
    file = tmp_path / "X.APKG"
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(database, name)
    with pytest.raises(CardgenError, match=r"X\.APKG: not a package"):
        read_anki(file)
