"""Files written whole or not at all, and never over what a person saved meanwhile or through a link out."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from cardgen.errors import CardgenError

TEMPORARY_SUFFIX = ".cardgen-tmp"
_WRITABLE = 0o222  # by anyone; a file is put in its place without a question, whatever its rights
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
    try:
        with naming(path):
            os.replace(temporary, path)  # noqa: PTH105  (the one call that faults are injected into)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return True


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Have a failure of the system name ``path``: a full disk names no file, other faults a temporary one."""
    try:
        yield
    except OSError as failure:
        failure.filename = str(path)
        raise


def refuse_outside(home: Path, path: Path) -> None:
    """Do nothing where ``path`` may be written: its folder, links resolved, is ``home`` or below it.

    Raises:
        CardgenError: a link leads out of ``home``, as one in a stranger's project may.
    """
    try:
        inside = path.parent.resolve().is_relative_to(home.resolve())
    except (OSError, RuntimeError):  # a link to itself
        inside = False
    if not inside:
        raise CardgenError(f"a link leads {path} out of {home}. Put a folder in its place, then run again.")


def refuse_changed(root: Path, loaded: Mapping[Path, str | None]) -> None:
    """Do nothing where each file below ``root`` still holds the text it was ``loaded`` with (None: no file).

    Raises:
        CardgenError: a person saved, made or deleted one of them since, or has protected it.
    """
    for path, text in loaded.items():
        if text is not None and path.is_file() and not path.stat().st_mode & _WRITABLE:
            raise CardgenError(
                f"{name_in(root, path)} is write-protected; nothing was written. Unlock it first."
            )
        if not holds(path, text):
            raise CardgenError(
                f"{name_in(root, path)} was changed meanwhile; nothing was written. Run again."
            )


def holds(path: Path, text: str | None) -> bool:
    """Tell whether the file at ``path`` holds ``text``; for None, whether there is no file."""
    return bytes_of(path) == encoded(text)


def encoded(text: str | None) -> bytes | None:
    """Return the bytes of a file that holds ``text``, None for no file."""
    return None if text is None else text.encode("utf-8")


def name_in(root: Path, path: Path) -> str:
    """Return ``path`` relative to ``root``, with forward slashes; absolute where no way leads there."""
    try:
        return os.path.relpath(path, root).replace(os.sep, "/")
    except ValueError:  # Windows: there is no way from one drive to another
        return path.absolute().as_posix()


def bytes_of(path: Path) -> bytes | None:
    """Return what the file at ``path`` holds, None where there is none."""
    return path.read_bytes() if path.is_file() else None


def stage(contents: Sequence[tuple[Path, bytes]]) -> list[Path]:
    """Write the bytes for each path to a hidden file beside it, flushed to the disk; return those files.

    Raises:
        OSError: the disk is full or a folder cannot be written; nothing is left behind then. It names the
            path, not the hidden file.
    """
    staged: list[Path] = []
    try:
        for path, data in contents:
            with naming(path):
                handle, name = _temporary_in(path.parent)
                staged.append(Path(name))
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
        _flush([(temporary, path) for temporary, (path, _) in zip(staged, contents, strict=True)])
        for (path, _), temporary in zip(contents, staged, strict=True):
            _copy_mode(path, temporary)
    except BaseException:
        for temporary in staged:
            with suppress(OSError):
                temporary.unlink()
        raise
    return staged


def _flush(files: Sequence[tuple[Path, Path]]) -> None:
    """Have the disk take in ``files``, each beside the path it is for.

    Of many it takes several at once, to wait once for them.
    """
    if len(files) < _MANY:
        for file in files:
            _flush_one(file)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for _ in threads.map(_flush_one, files):
            pass


def _flush_one(staged: tuple[Path, Path]) -> None:
    temporary, path = staged
    with naming(path), temporary.open("r+b") as file:
        os.fsync(file.fileno())


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
