"""Many files changed as one: all are staged first, then a journal is written, then each is put in its place.

A crash before the journal leaves every file old; a crash or a failure after it is made good by ``recover``,
which carries the rest out. Files that a person changed meanwhile are left alone, with all that was to come
after them.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cardgen.atomic import TEMPORARY_SUFFIX, bytes_of, stage, write_atomically
from cardgen.store.files import MEMORY_FOLDER
from cardgen.store.writing import encoded, refuse_changed, refuse_outside

JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True)
class Step:
    """One file put in its place: ``temporary`` is the staged one (empty: it goes), ``before`` a hash."""

    path: str
    temporary: str
    before: str


def write_together(
    folder: Path, changes: Mapping[Path, str | None], loaded: Mapping[Path, str | None]
) -> tuple[Path, ...]:
    """Write the texts of ``changes`` (None deletes), in order, as one; return the files that changed.

    ``loaded`` has the texts that the changes were made from (None: no file), of all files that a person may
    save at any moment. All paths must be below ``folder``, links resolved. Files that hold their text already
    are not touched. The caller holds the lock.

    Raises:
        CardgenError: a file is not as it was ``loaded``, a link leads a path out of ``folder``; no file has
            changed then.
        OSError: the disk is full or a folder may not be written; no file has changed then. But where a file
            itself cannot be put in its place, which the error names, those before it are written already; the
            journal then stays, and the next run's ``recover`` completes the rest.
    """
    needed = [change for change in _read(changes) if change.old != change.new]
    if not needed:
        return ()
    journal = folder / MEMORY_FOLDER / JOURNAL
    for parent in {path.parent: path for path in (journal, *(change.path for change in needed))}.values():
        refuse_outside(folder, parent)
    steps = _staged(folder, needed)
    try:
        refuse_changed(folder.parent, loaded)  # only now: to stage is what takes long
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
        yield _Change(path, bytes_of(path), encoded(text))


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
    try:
        _put_in_place(folder, step)
    except OSError as failure:  # which may name the staged file, and nobody knows that one
        reason = (
            f"{failure.strerror or failure}; files before it are written, the next run completes the rest"
        )
        raise OSError(failure.errno, reason, str(folder / step.path)) from failure


def _put_in_place(folder: Path, step: Step) -> None:
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

    Raises:
        OSError: a file, which the error names, still cannot be put in its place; the journal stays.
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
        rows: Any = json.loads(bytes_of(journal) or b"")
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
    return _digest(bytes_of(path))


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
