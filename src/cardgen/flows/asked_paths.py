"""The paths that a person names on the command line."""

from collections.abc import Iterable
from pathlib import Path

from cardgen.errors import UsageError


def must_exist(paths: Iterable[Path], what: str) -> None:
    """Refuse a path that does not exist; ``what`` says what it should be: ``deck or folder``.

    Raises:
        UsageError: one of ``paths`` does not exist.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such {what}.")
