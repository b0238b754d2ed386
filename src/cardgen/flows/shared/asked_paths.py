"""The paths that a person names on the command line."""

from collections.abc import Container, Iterable, Sequence
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
        UsageError: one of ``paths`` does not exist or is a note.
    """
    must_exist(paths, "deck or folder")
    if not paths:  # a build of all decks asks for no notes
        return []
    from cardgen.notes.files import NOTE_SUFFIXES

    if note := _file_of(paths, NOTE_SUFFIXES):
        raise UsageError(f"{note}: is a note, not a deck. Run `cardgen generate`.")
    return [project.file_in(path) for path in paths]


def must_be_package(file: Path, option: str) -> None:
    """Refuse a package to be written that Anki would not import, for which it goes by the name.

    Raises:
        UsageError: ``file``, given with ``option``, does not end in ``.apkg`` or cannot be a file.
    """
    if file.suffix.lower() != ".apkg":
        raise UsageError(f"{option} {file}: Anki imports only names that end in .apkg.")
    must_be_file(file, option)


def must_be_page(file: Path, option: str) -> None:
    """Refuse a page to be written under a name that may be a note's or a deck's.

    Raises:
        UsageError: ``file``, given with ``option``, does not end in ``.html`` or cannot be a file.
    """
    must_be_file(file, option)
    if file.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"{option} {file}: name a file that ends in .html.")


def must_be_file(file: Path, option: str) -> None:
    """Refuse a file to be written where there cannot be one.

    Raises:
        UsageError: ``file``, given with ``option``, is a folder, or is below what is none.
    """
    if file.is_dir():
        raise UsageError(f"{option} {file}: is a folder. Name a file.")
    must_be_folder(file.parent, option)


def must_be_folder(folder: Path, option: str) -> None:
    """Refuse a folder to be written to where there cannot be one.

    Raises:
        UsageError: ``folder``, given with ``option``, or one that it is in, is a file.
    """
    nearest = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    if nearest.exists() and not nearest.is_dir():
        raise UsageError(f"{option} {nearest}: is a file. Name a folder.")


def _file_of(paths: Iterable[Path], suffixes: Container[str]) -> Path | None:
    """Return the first file with one of ``suffixes``."""
    return next((path for path in paths if path.suffix.lower() in suffixes and path.is_file()), None)


def notes_at(project: Project, paths: Sequence[Path]) -> list[Path]:
    """Return the notes at ``paths`` (default: all in the project's folder of notes), sorted.

    Raises:
        UsageError: one of ``paths`` does not exist or is a deck file.
        CardgenError: no path is given and the project has no folder of notes.
    """
    from cardgen.flows.shared.outside_notes import by_one_name
    from cardgen.notes.files import find_notes
    from cardgen.store.files import DECK_SUFFIXES

    must_exist(paths, "note or folder")
    if deck := _file_of(paths, DECK_SUFFIXES):
        raise UsageError(f"{deck}: is a deck file, not a note. A note is a *.md file.")
    if not paths and not project.notes.is_dir():
        raise CardgenError(
            f"there is no folder {project.name_of(project.notes)}/ here. Name a note, or run `cardgen init`."
        )
    if not paths:
        return find_notes((project.notes,))
    return by_one_name(project, find_notes(map(project.file_in, paths)))
