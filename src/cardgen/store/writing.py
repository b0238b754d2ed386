"""What must hold before a file of a project is written: no link leads out, no person saved it meanwhile."""

import os
from collections.abc import Mapping
from pathlib import Path

from cardgen.atomic import bytes_of
from cardgen.errors import CardgenError

_WRITABLE = 0o222  # by anyone; a file is put in its place without a question, whatever its rights


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
