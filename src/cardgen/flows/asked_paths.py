"""The paths that a person names on the command line."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cardgen.errors import CardgenError, UsageError
from cardgen.project.project import Project


def must_exist(paths: Iterable[Path], what: str) -> None:
    """Refuse a path that does not exist; ``what`` says what it should be: ``deck or folder``.

    Raises:
        UsageError: one of ``paths`` does not exist.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such {what}.")


def decks_at(project: Project, paths: Sequence[Path]) -> list[Path]:
    """Return ``paths`` of decks and folders, those of the project as they are below its root.

    Raises:
        UsageError: one of ``paths`` does not exist.
    """
    must_exist(paths, "deck or folder")
    return [project.file_in(path) for path in paths]


def notes_at(project: Project, paths: Sequence[Path]) -> list[Path]:
    """Return the notes at ``paths`` (default: all in the project's folder of notes), sorted.

    Raises:
        UsageError: one of ``paths`` does not exist.
        CardgenError: no path is given and the project has no folder of notes.
    """
    from cardgen.notes.files import find_notes  # a build asks for no notes

    must_exist(paths, "note or folder")
    if not paths and not project.notes.is_dir():
        raise CardgenError(
            f"there is no folder {project.name_of(project.notes)}/ here. Name a note, or run `cardgen init`."
        )
    return find_notes(list(map(project.file_in, paths)) or (project.notes,))
