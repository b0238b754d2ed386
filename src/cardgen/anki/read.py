"""Read packages and collections of Anki: light, read-only, without Anki.

Knows the three databases a package may hold (``collection.anki21b``, ``.anki21``, ``.anki2``) and both
schemas (11: decks and note types as JSON in ``col``; 18: as tables).
"""

import json
import sqlite3
import sys
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from cardgen.errors import CardgenError

COLLECTION = "collection.anki2"
_PACKAGES = (".apkg", ".colpkg")
MAX_DATABASE = 1 << 31  # bytes; more than this is no deck of cards
_PIECE = 1 << 20  # bytes unpacked at once
_DATABASES = (
    "collection.anki21b",
    "collection.anki21",
    "collection.anki2",
)  # the best first: old names are stubs
# How a database shows that it is none of Anki's; a zip that is encrypted is a RuntimeError besides.
_DAMAGED = (sqlite3.DatabaseError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_WAL_FORMAT = slice(18, 20)  # bytes of the sqlite header; a database in memory has no log to write ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class AnkiNote:
    """A note as Anki has it: ``fields`` are (name, HTML) in order, ``cards`` (template ordinal, deck)."""

    guid: str
    mod: int
    note_type: str
    fields: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    cards: tuple[tuple[int, str], ...]

    def field(self, name: str) -> str:
        """Return the HTML of the field called ``name``; empty if there is none."""
        return dict(self.fields).get(name, "")


def read_anki(path: Path) -> tuple[AnkiNote, ...]:
    """Return the notes of ``path``: a package, a collection, or the folder of a profile that has one.

    Raises:
        CardgenError: ``path`` is none of these, or damaged.
    """
    if path.is_dir():
        return read_collection(path / COLLECTION)
    return read_package(path) if path.suffix.lower() in _PACKAGES else read_collection(path)


def read_package(file: Path) -> tuple[AnkiNote, ...]:
    """Return the notes of the package ``file``, ordered by note id.

    Raises:
        CardgenError: ``file`` is no package, or damaged.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            data = _database(archive)
        with closing(sqlite3.connect(":memory:")) as db:
            db.deserialize(data)
            return _notes(db)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, *_DAMAGED) as fault:
        raise CardgenError(
            f"{file}: not a package that can be read ({fault}). Export it from Anki again."
        ) from fault


def read_collection(file: Path) -> tuple[AnkiNote, ...]:
    """Return the notes of the collection ``file`` (``collection.anki2``), which Anki may have open.

    Raises:
        CardgenError: ``file`` is no collection, or cannot be read just now.
    """
    # A log beside the file means that Anki is writing; without one a read-only database cannot be locked.
    mode = "mode=ro" if file.with_name(file.name + "-wal").exists() else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file.absolute()))}?{mode}", uri=True)) as db:
            return _notes(db)
    except _DAMAGED as fault:
        raise CardgenError(
            f"{file}: not a collection that can be read ({fault}). Close Anki and try again."
        ) from fault


def _database(archive: zipfile.ZipFile) -> bytes:
    for name in _DATABASES:
        if name in archive.namelist():
            if archive.getinfo(name).file_size > MAX_DATABASE:
                raise ValueError(f"{name} is too big")
            data = archive.read(name)
            if name.endswith("b"):
                data = _decompress(data)
            return data[: _WAL_FORMAT.start] + b"\x01\x01" + data[_WAL_FORMAT.stop :]
    raise ValueError("it holds no collection")


def _decompress(data: bytes) -> bytes:
    """Unpack zstd data; Python itself can do so from 3.14 on."""
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdError, ZstdFile

        stream: BinaryIO = ZstdFile(BytesIO(data))
    else:
        from zstandard import ZstdDecompressor, ZstdError

        stream = ZstdDecompressor().stream_reader(data)
    try:
        return b"".join(_pieces(stream))
    except ZstdError as fault:
        raise ValueError(fault) from fault


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    size = 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > MAX_DATABASE:
            raise ValueError("it unpacks to more than 2 GB")
        yield piece


def _notes(db: sqlite3.Connection) -> tuple[AnkiNote, ...]:
    db.create_collation("unicase", lambda a, b: (a.casefold() > b.casefold()) - (a.casefold() < b.casefold()))
    db.execute("pragma trusted_schema = off")
    tables = {name for (name,) in db.execute("select name from sqlite_master where type = 'table'")}
    types = _note_types(db) if "notetypes" in tables else _note_types_11(db)
    cards = _cards(db, _decks(db) if "decks" in tables else _decks_11(db))
    rows = db.execute("select id, guid, mid, mod, tags, flds from notes order by id")
    return tuple(_note(row, types, tuple(sorted(cards[row[0]]))) for row in rows)


def _note(
    row: tuple[int, str, int, int, str, str],
    types: dict[int, tuple[str, list[str]]],
    cards: tuple[tuple[int, str], ...],
) -> AnkiNote:
    _, guid, type_id, mod, tags, text = row
    if not (isinstance(mod, int) and all(isinstance(one, str) for one in (guid, tags, text))):
        raise ValueError("a note holds values of another type")  # SQLite takes any value in any column
    name, fields = types.get(type_id, ("", []))
    return AnkiNote(
        guid=guid,
        mod=mod,
        note_type=name,
        fields=tuple(zip(fields, text.split("\x1f"), strict=False)),
        tags=tuple(tags.split()),
        cards=cards,
    )


def _cards(db: sqlite3.Connection, decks: dict[int, str]) -> dict[int, list[tuple[int, str]]]:
    cards = defaultdict(list)
    # A card studied in a filtered deck lives there for a while; its home is odid.
    for note_id, ordinal, deck in db.execute(
        "select nid, ord, case odid when 0 then did else odid end from cards"
    ):
        cards[note_id].append((ordinal, decks.get(deck, "")))
    return cards


def _note_types(db: sqlite3.Connection) -> dict[int, tuple[str, list[str]]]:
    types: dict[int, tuple[str, list[str]]] = {
        i: (name, []) for i, name in db.execute("select id, name from notetypes")
    }
    for type_id, name in db.execute("select ntid, name from fields order by ntid, ord"):
        if type_id in types:
            types[type_id][1].append(name)
    return types


def _note_types_11(db: sqlite3.Connection) -> dict[int, tuple[str, list[str]]]:
    models = json.loads(db.execute("select models from col").fetchone()[0])
    return {
        int(key): (model["name"], [f["name"] for f in sorted(model["flds"], key=lambda f: f["ord"])])
        for key, model in models.items()
    }


def _decks(db: sqlite3.Connection) -> dict[int, str]:
    return {i: name.replace("\x1f", "::") for i, name in db.execute("select id, name from decks")}


def _decks_11(db: sqlite3.Connection) -> dict[int, str]:
    decks = json.loads(db.execute("select decks from col").fetchone()[0])
    return {int(key): deck["name"] for key, deck in decks.items()}
