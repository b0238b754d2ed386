"""Write packages: the same notes give the same bytes, on any machine, in any folder, at any time.

genanki gives the database's schema and the JSON of decks and note types; the rows are written here, in
chunks, because genanki's own loop rereads all decks for each deck. Nothing is taken from the clock: a row's
id follows from its note's ``mod``, which also makes Anki's ``added:`` search tell the truth.
"""

import itertools
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import genanki

from cardgen.anki.ids import deck_ids, deck_key, deck_name
from cardgen.anki.note import PackageNote
from cardgen.anki.note_types import NoteType
from cardgen.atomic import replacing
from cardgen.errors import CardgenError
from cardgen.text.cloze import cloze_numbers

_CHUNK = 500  # notes held in memory at once
_DATABASE = "collection.anki2"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip entry can have
# Columns that are the same in every row stand in the statement: to bind each of them takes time.
_NOTE = "insert into notes values (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_CARD = "insert into cards values (?, ?, ?, ?, ?, -1, 0, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"
_SQLITE_VERSION = slice(96, 100)  # of the library that wrote the file; nothing reads it


def write_package(
    file: Path,
    notes: Sequence[PackageNote],
    note_type_mods: Mapping[int, int],
    media: Mapping[str, Path],
) -> int:
    """Write ``notes`` and ``media`` (name in Anki -> file) to the package ``file``; return how many cards.

    New cards come up in the order of ``notes``. ``note_type_mods`` are seconds by note type id. The file is
    whole or as it was before: it is written beside its place, synced and then moved there.

    Raises:
        CardgenError: there is no room for the database in the folder of temporary files.
        OSError: ``file`` cannot be written, or a picture not be read.
    """
    with tempfile.TemporaryDirectory(prefix="cardgen-") as folder:
        database = Path(folder) / _DATABASE
        try:
            cards = _write_database(database, notes, note_type_mods)
        except sqlite3.OperationalError as fault:
            room = f"Make room in {tempfile.gettempdir()}, or set TMPDIR."
            raise CardgenError(f"{file} was not written: {fault}. {room}") from fault
        data = bytearray(database.read_bytes())
    data[_SQLITE_VERSION] = bytes(4)
    with replacing(file) as temporary:
        _write_archive(temporary, bytes(data), sorted(media.items()))
    return cards


def count_cards(notes: Iterable[PackageNote]) -> int:
    """Return how many cards Anki will have of ``notes``."""
    return sum(len(card_ordinals(note)) for note in notes)


def is_as_written(file: Path) -> bool:
    """Tell whether ``file`` looks like a package written here, and not like one that Anki exported."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError):
        return False
    begins = [entry.filename for entry in entries[:2]] == [_DATABASE, "media"]
    return begins and all(entry.date_time == _EPOCH for entry in entries)


def _write_archive(file: Path, database: bytes, media: Sequence[tuple[str, Path]]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(_entry(_DATABASE), database, zipfile.ZIP_DEFLATED, 1)
        names = json.dumps({str(i): name for i, (name, _) in enumerate(media)}, ensure_ascii=False)
        archive.writestr(_entry("media"), names, zipfile.ZIP_DEFLATED, 1)
        for i, (_, path) in enumerate(media):
            archive.writestr(_entry(str(i)), path.read_bytes(), zipfile.ZIP_STORED)  # compressed already


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _write_database(file: Path, notes: Sequence[PackageNote], note_type_mods: Mapping[int, int]) -> int:
    with closing(sqlite3.connect(file)) as db:
        db.executescript("pragma page_size = 4096; pragma journal_mode = off; pragma synchronous = off;")
        genanki.Package([]).write_to_db(db.cursor(), 0, itertools.count())
        decks = deck_ids(note.deck for note in notes)
        _write_decks(db, notes, decks)
        _write_models(db, {note.note_type.id: note.note_type for note in notes}, note_type_mods)
        with _indexes_last(db):
            cards = _write_rows(db, notes, decks)
        db.commit()
        return cards


def _write_decks(db: sqlite3.Connection, notes: Sequence[PackageNote], ids: Mapping[str, int]) -> None:
    (text,) = db.execute("select decks from col").fetchone()
    decks = json.loads(text)
    for name in dict.fromkeys(note.deck for note in notes):
        number = ids[deck_key(name)]
        decks.setdefault(str(number), genanki.Deck(number, deck_name(name)).to_json())
    db.execute("update col set decks = ?", (json.dumps(decks),))


def _write_models(db: sqlite3.Connection, types: Mapping[int, NoteType], mods: Mapping[int, int]) -> None:
    rows = {str(number): _model(type_).to_json(mods[number], None) for number, type_ in sorted(types.items())}
    db.execute("update col set models = ?", (json.dumps(rows),))


@cache
def _model(note_type: NoteType) -> genanki.Model:
    return genanki.Model(
        note_type.id,
        note_type.name,
        fields=[{"name": field.name, "id": field.id} for field in note_type.fields],
        templates=[
            {"name": made.name, "id": made.id, "qfmt": made.front, "afmt": made.back}
            for made in note_type.templates
        ],
        css=note_type.css,
        model_type=genanki.Model.CLOZE if note_type.is_cloze else genanki.Model.FRONT_BACK,
        sort_field_index=note_type.sort_field_index,
    )


@contextmanager
def _indexes_last(db: sqlite3.Connection) -> Iterator[None]:
    """Drop the indexes and make them again afterwards: much faster than keeping them up row by row."""
    indexes = db.execute(
        "select name, sql from sqlite_master where type = 'index' and sql is not null"
    ).fetchall()
    for name, _ in indexes:
        db.execute(f'drop index "{name}"')
    yield
    for _, statement in indexes:
        db.execute(statement)


def _write_rows(db: sqlite3.Connection, notes: Sequence[PackageNote], decks: Mapping[str, int]) -> int:
    note_ids = _row_ids([note.mod for note in notes])
    ordinals = [card_ordinals(note) for note in notes]
    card_ids = iter(_row_ids([note.mod for note, ords in zip(notes, ordinals, strict=True) for _ in ords]))
    numbered = zip(itertools.count(), notes, note_ids, ordinals, strict=False)
    while chunk := list(itertools.islice(numbered, _CHUNK)):
        db.executemany(_NOTE, [_note_row(note, number) for _, note, number, _ in chunk])
        db.executemany(
            _CARD,
            [
                _card_row(next(card_ids), number, decks[deck_key(note.deck)], ordinal, note, due)
                for due, note, number, ords in chunk
                for ordinal in ords
            ],
        )
    return sum(map(len, ordinals))


def _row_ids(mods: Sequence[int]) -> list[int]:
    """Return an id for each row: milliseconds of its ``mod``, counted on where that is taken."""
    ids, last = [0] * len(mods), 0
    for i in sorted(range(len(mods)), key=mods.__getitem__):
        ids[i] = last = max(last + 1, mods[i] * 1000)
    return ids


def card_ordinals(note: PackageNote) -> list[int]:
    """Return which cards Anki makes of ``note``: ordinals of templates, or cloze numbers less one."""
    if note.note_type.is_cloze:  # genanki counts no deletion inside another and not ``{{c1,2::``
        return [number - 1 for number in cloze_numbers(note.fields[0])]
    return _ordinals_of_filled(note.note_type, tuple(map(bool, note.fields)))


@cache
def _ordinals_of_filled(note_type: NoteType, filled: tuple[bool, ...]) -> list[int]:
    """Return the ordinals of a note of a type without clozes: which fields are filled decides."""
    return _ordinals(note_type, tuple("filled" * is_filled for is_filled in filled))


def _ordinals(note_type: NoteType, fields: tuple[str, ...]) -> list[int]:
    cards: Iterable[genanki.Card] = genanki.Note(_model(note_type), list(fields), guid="any").cards
    return sorted(card.ord for card in cards)


def _note_row(note: PackageNote, number: int) -> tuple[object, ...]:
    tags = f" {' '.join(note.tags)} "
    first = note.fields[0]  # the sort field; Anki makes it anew on import, and the checksum 0 too
    return number, note.guid, note.note_type.id, note.mod, tags, "\x1f".join(note.fields), first


def _card_row(
    number: int, note_id: int, deck: int, ordinal: int, note: PackageNote, due: int
) -> tuple[object, ...]:
    return number, note_id, deck, ordinal, note.mod, -1 if note.suspended else 0, due
