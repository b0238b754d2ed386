"""Folders and files of the user, read: a folder that cannot be read is never taken for an empty one."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def files_below(folder: Path, *, hidden: bool = False) -> Iterator[Path]:
    """Yield the files below ``folder``, in no order; what begins with a dot only if ``hidden``.

    Links to folders are not followed. Without ``folder`` there are none.

    Raises:
        OSError: a folder cannot be read: what is in it would count as deleted.
    """
    for place, _, names in _walk(folder, hidden=hidden):
        yield from (Path(place, name) for name in names if hidden or not name.startswith("."))


def links_below(folder: Path) -> Iterator[Path]:
    """Yield the links below ``folder``, to files and to folders, but for hidden ones.

    Raises:
        OSError: a folder cannot be read.
    """
    for place, folders, names in _walk(folder, hidden=False):
        shown = (Path(place, name) for name in (*folders, *names) if not name.startswith("."))
        yield from (path for path in shown if path.is_symlink())


def file_bytes(file: Path) -> bytes:
    """Return what is in ``file``.

    Raises:
        OSError: it cannot be read, or is a pipe or a device, which may never end.
    """
    if file.exists() and not file.is_file():
        raise OSError("it is no ordinary file")
    return file.read_bytes()


def leads_out(link: Path, home: Path) -> bool:
    """Tell whether ``link`` leads out of the folder ``home``, links resolved, or to itself."""
    try:
        return not link.resolve().is_relative_to(home.resolve())
    except (OSError, RuntimeError):  # it leads to itself
        return True


def _walk(folder: Path, *, hidden: bool) -> Iterator[tuple[str, list[str], list[str]]]:
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if hidden or not name.startswith(".")]
        yield place, folders, names


def _raise(failure: OSError) -> None:
    with suppress(FileNotFoundError):  # there is none, or it is gone since it was listed
        raise failure
