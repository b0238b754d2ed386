"""The least that each stage must do, done with as little as possible: what the ratios are taken to."""

import hashlib
import sqlite3
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

CHUNK = 500

_TABLES = (
    "create table notes (id integer primary key, guid text, mid integer, mod integer, usn integer, "
    "tags text, flds text, sfld text, csum integer, flags integer, data text)",
    "create table cards (id integer primary key, nid integer, did integer, ord integer, mod integer, "
    "usn integer, type integer, queue integer, due integer, ivl integer, factor integer, reps integer, "
    "lapses integer, left integer, odue integer, odid integer, flags integer, data text)",
)
_INDEXES = (
    "create index ix_notes_usn on notes (usn)",
    "create index ix_cards_usn on cards (usn)",
    "create index ix_cards_nid on cards (nid)",
    "create index ix_cards_sched on cards (did, queue, due)",
    "create index ix_notes_csum on notes (csum)",
)


def hash_files(files: Iterable[Path]) -> str:
    """Read and hash ``files``: what even a build that has nothing to do must do."""
    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def parse_blocks(texts: Iterable[str]) -> int:
    """Parse Markdown to blocks with markdown-it-py, inline text left alone; return how many tokens."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return sum(len(parser.parse(text)) for text in texts)


def load_yaml(texts: Iterable[str]) -> list[Any]:
    """Turn YAML into lists, dicts and texts, straight from libyaml's events."""
    import yaml

    return [_document(yaml.CSafeLoader(text)) for text in texts]


def _document(loader: Any) -> Any:
    import yaml

    root: list[Any] = []
    stack: list[tuple[Any, list[Any]]] = [(None, root)]
    while loader.check_event():
        event = loader.get_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            stack[-1][1].append(event.value)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            stack.append((kind, []))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            opened, items = stack.pop()
            is_mapping = opened is yaml.MappingStartEvent
            stack[-1][1].append(dict(zip(items[::2], items[1::2], strict=True)) if is_mapping else items)
    return root[0]


def write_packages(packages: Sequence[tuple[Path, Sequence[str]]]) -> None:
    """Write notes whose fields are joined already, one card each, as zipped sqlite files."""
    for file, fields in packages:
        database = file.with_suffix(".db")
        database.unlink(missing_ok=True)
        _write_rows(database, fields)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write(database, "collection.anki2")
            archive.writestr("media", "{}")
        database.unlink()


def _write_rows(database: Path, fields: Sequence[str]) -> None:
    connection = sqlite3.connect(database)
    connection.executescript("pragma journal_mode = off; pragma synchronous = off;")
    for statement in _TABLES:
        connection.execute(statement)
    notes = [
        (n, f"guid{n}", 1, 1, -1, " tag ", text, text[:60], 0, 0, "") for n, text in enumerate(fields, 1)
    ]
    cards = [(n, n, 1, 0, 1, -1, 0, 0, n, 0, 0, 0, 0, 0, 0, 0, 0, "") for n in range(1, len(fields) + 1)]
    for start in range(0, len(fields), CHUNK):
        connection.executemany(
            f"insert into notes values ({','.join('?' * 11)})", notes[start : start + CHUNK]
        )
        connection.executemany(
            f"insert into cards values ({','.join('?' * 18)})", cards[start : start + CHUNK]
        )
    for statement in _INDEXES:
        connection.execute(statement)
    connection.commit()
    connection.close()
