"""Files written whole or not at all: beside their place first, then moved there.

Each of the three ways of writing is for another sort of file: one that is kept for good, one that is made
piece by piece, and one of a cache.
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

TEMPORARY_SUFFIX = ".cardgen-tmp"
_MANY, _AT_ONCE = 20, 8  # files to be flushed


def write_atomically(path: Path, content: str | bytes) -> bool:
    """Write ``content`` so that a crash leaves the old file or the new one; tell whether bytes changed.

    A text is written as UTF-8. A file that holds the bytes already is not touched. Missing folders are made.

    Raises:
        OSError: the disk is full or the folder cannot be written; the old file is then as it was. It names
            ``path``.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if bytes_of(path) == data:
        return False
    (temporary,) = stage([(path, data)])
    _move(temporary, path)
    return True


def write_of_cache(path: Path, data: bytes) -> None:
    """Write ``data``, readable by its owner alone, so that two runs at once leave one of two whole files.

    It is not flushed, which would take most of a build's time: after a power cut the file may be damaged, and
    whoever reads it must be able to tell.

    Raises:
        OSError: it cannot be written; the old file is then as it was. It names ``path``.
    """
    (temporary,) = _written([(path, data)])
    _move(temporary, path)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a file to write to, beside ``path``; it takes the place of ``path`` if all went well.

    Its name is always the same: what a process that was killed left there goes with the next writing. So no
    two runs may write one ``path`` at once.

    Raises:
        OSError: it cannot be written; the old file is then as it was. It names ``path``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.unlink(missing_ok=True)  # left by a process that was killed, or a link laid by a stranger
    try:
        yield temporary
        _flush(temporary)
        temporary.replace(path)
    except OSError as failure:
        if failure.filename is None or str(failure.filename) == str(temporary):
            failure.filename = str(path)  # a full disk names no file, and nobody knows the temporary one
        raise
    finally:
        temporary.unlink(missing_ok=True)


def bytes_of(path: Path) -> bytes | None:
    """Return what the file at ``path`` holds, None where there is none."""
    return path.read_bytes() if path.is_file() else None


def stage(contents: Sequence[tuple[Path, bytes]]) -> list[Path]:
    """Write the bytes for each path to a hidden file beside it, flushed to the disk; return those files.

    Raises:
        OSError: the disk is full or a folder cannot be written; nothing is left behind then. It names the
            path, not the hidden file.
    """
    staged = _written(contents)
    with _removed_on_failure(staged):
        _flush_all([(temporary, path) for temporary, (path, _) in zip(staged, contents, strict=True)])
        for (path, _), temporary in zip(contents, staged, strict=True):
            _copy_mode(path, temporary)
    return staged


def _written(contents: Sequence[tuple[Path, bytes]]) -> list[Path]:
    """Write the bytes for each path to a new file beside it; return those files."""
    written: list[Path] = []
    with _removed_on_failure(written):
        for path, data in contents:
            with _naming(path):
                handle, name = _temporary_in(path.parent)
                written.append(Path(name))
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
    return written


def _move(temporary: Path, path: Path) -> None:
    with _removed_on_failure([temporary]), _naming(path):
        os.replace(temporary, path)  # noqa: PTH105  (the one call that faults are injected into)


@contextmanager
def _removed_on_failure(files: Sequence[Path]) -> Iterator[None]:
    """Leave none of ``files`` behind where what follows fails or is broken off."""
    try:
        yield
    except BaseException:
        for file in files:
            with suppress(OSError):
                file.unlink()
        raise


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Have a failure of the system name ``path``: a full disk names no file, other faults a temporary one."""
    try:
        yield
    except OSError as failure:
        failure.filename = str(path)
        raise


def _flush_all(files: Sequence[tuple[Path, Path]]) -> None:
    """Have the disk take in ``files``, each beside the path it is for.

    Of many it takes several at once, to wait once for them.
    """
    if len(files) < _MANY:
        for file in files:
            _flush_for(file)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for _ in threads.map(_flush_for, files):
            pass


def _flush_for(staged: tuple[Path, Path]) -> None:
    temporary, path = staged
    with _naming(path):
        _flush(temporary)


def _flush(file: Path) -> None:
    with file.open("r+b") as written:
        os.fsync(written.fileno())


def _temporary_in(folder: Path) -> tuple[int, str]:
    """Open a new file in ``folder``, which is made if it is missing: most are there already."""
    try:
        return tempfile.mkstemp(prefix=".", suffix=TEMPORARY_SUFFIX, dir=folder)
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        return tempfile.mkstemp(prefix=".", suffix=TEMPORARY_SUFFIX, dir=folder)


def _copy_mode(old: Path, new: Path) -> None:
    """Give ``new`` the rights of ``old``, or those any new file gets: a temporary file is private."""
    if old.exists():
        new.chmod(old.stat().st_mode & 0o7777)
        return
    mask = os.umask(0)
    os.umask(mask)
    new.chmod(0o666 & ~mask)
