"""Many files changed as one: all are staged first, then a journal is written, then each is put in its place.

A crash before the journal leaves every file old; a crash after it is made good by ``recover``, which carries
the rest out. Files that a person changed meanwhile are left alone, with all that was to come after them.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cardgen.store.files import MEMORY_FOLDER, TEMPORARY_SUFFIX, refuse_outside, stage, write_atomically

JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True)
class Step:
    """One file put in its place: ``temporary`` is the staged one (empty: it goes), ``before`` a hash."""

    path: str
    temporary: str
    before: str


def write_together(folder: Path, changes: Mapping[Path, str | None]) -> tuple[Path, ...]:
    """Write the texts of ``changes`` (None deletes), in order, all or none; return the files that changed.

    All paths must be below ``folder``, links resolved. Files that hold their text already are not touched.
    The caller holds the lock.

    Raises:
        CardgenError: a link leads a path out of ``folder``; no file has changed then.
        OSError: the disk is full or may not be written; no file has changed then.
    """
    needed = [change for change in _read(changes) if change.old != change.new]
    if not needed:
        return ()
    journal = folder / MEMORY_FOLDER / JOURNAL
    for parent in {path.parent: path for path in (journal, *(change.path for change in needed))}.values():
        refuse_outside(folder, parent)
    steps = _staged(folder, needed)
    try:
        write_atomically(
            journal, json.dumps([[s.path, s.temporary, s.before] for s in steps], ensure_ascii=False)
        )
    except BaseException:
        _discard(folder, steps)
        raise
    for step in steps:
        _carry_out(folder, step)
    journal.unlink()
    return tuple(change.path for change in needed)


@dataclass(frozen=True, slots=True)
class _Change:
    """A file with its bytes before and after, None where there is none."""

    path: Path
    old: bytes | None
    new: bytes | None


def _read(changes: Mapping[Path, str | None]) -> Iterator[_Change]:
    for path, text in changes.items():
        yield _Change(path, _bytes(path), None if text is None else text.encode("utf-8"))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _staged(folder: Path, changes: Sequence[_Change]) -> list[Step]:
    staged = iter(stage([(change.path, change.new) for change in changes if change.new is not None]))
    return [
        Step(
            path=_below(folder, change.path),
            temporary="" if change.new is None else _below(folder, next(staged)),
            before=_digest(change.old),
        )
        for change in changes
    ]


def _below(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _discard(folder: Path, steps: Iterable[Step]) -> None:
    for step in steps:
        if step.temporary:
            with suppress(OSError):
                (folder / step.temporary).unlink()


def _carry_out(folder: Path, step: Step) -> None:
    path = folder / step.path
    if step.temporary:
        os.replace(folder / step.temporary, path)  # noqa: PTH105  (the one call that faults are injected into)
        return
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()


def recover(folder: Path) -> bool:
    """Finish what a killed run left half done in ``folder``, sweep its remains; tell whether there was any.

    The caller holds the lock, so no other run is writing.
    """
    journal = folder / MEMORY_FOLDER / JOURNAL
    steps = _read_journal(folder, journal)
    for step in steps:
        if _is_done(folder, step):
            continue
        if _hash(folder / step.path) != step.before:
            break  # changed by a person since; what follows may build on it
        _carry_out(folder, step)
    journal.unlink(missing_ok=True)
    left = list(folder.rglob(f".*{TEMPORARY_SUFFIX}")) if folder.is_dir() else []
    for temporary in left:
        temporary.unlink(missing_ok=True)
    return bool(steps or left)


def _is_done(folder: Path, step: Step) -> bool:
    return not (folder / (step.temporary or step.path)).is_file()


def _read_journal(folder: Path, journal: Path) -> list[Step]:
    try:
        rows: Any = json.loads(_bytes(journal) or b"")
        steps = [Step(*map(str, row)) for row in rows]
    except (OSError, ValueError, TypeError, RecursionError):
        return []
    home = folder.resolve()
    safe = all(
        _is_inside(home, folder / part) for step in steps for part in (step.path, step.temporary) if part
    )
    return steps if safe else []


def _is_inside(home: Path, path: Path) -> bool:
    """Tell whether ``path`` is below ``home``: a stranger's journal must not reach out of it."""
    try:
        return path.resolve().is_relative_to(home) and path.resolve() != home
    except (OSError, RuntimeError):  # a link to itself
        return False


def _hash(path: Path) -> str:
    return _digest(_bytes(path))


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
