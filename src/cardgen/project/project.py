"""Find the project: the nearest folder upwards that looks like one."""

import os
from dataclasses import dataclass
from pathlib import Path

SETTINGS_FILE = "cardgen.yaml"
_MARKS = (SETTINGS_FILE, "decks", "notes")


@dataclass(frozen=True, slots=True)
class Project:
    """A user's project. ``root`` is absolute; the folders in it have fixed names."""

    root: Path

    @property
    def notes(self) -> Path:
        """The folder of notes."""
        return self.root / "notes"

    @property
    def decks(self) -> Path:
        """The folder of deck files."""
        return self.root / "decks"

    @property
    def memory(self) -> Path:
        """The folder of the tool's memory, to be committed with the decks."""
        return self.decks / ".cardgen"

    @property
    def dist(self) -> Path:
        """The folder packages are written to."""
        return self.root / "dist"

    def name_of(self, file: Path) -> str:
        """Return the path of ``file`` relative to the root, with forward slashes (``../`` where outside).

        A file of the project has one name, also where links lead to the project or to the file. One on
        another drive has its absolute path.
        """
        try:
            name = _relative(file, self.root)
        except ValueError:  # Windows: there is no way from one drive to another
            return file.absolute().as_posix()
        return self._name_behind_links(file) or name if is_outside(name) else name

    def file_in(self, path: Path) -> Path:
        """Return ``path``, which exists, as it is below the root where links lead to it from outside."""
        name = self.name_of(path)
        home = self.root / name
        return home if not is_outside(name) and _is_same(home, path) else path

    def _name_behind_links(self, file: Path) -> str:
        """Return the name of ``file`` if links lead to it from outside, "" where it is outside."""
        # The nearest way first: links below the root stay as they are, a folder of notes may be one.
        for folder in (file, *file.absolute().parents):
            if _is_same(folder, self.root) and not is_outside(name := _relative(file, folder)):
                return name
        try:
            real, root = file.resolve(), self.root.resolve()
        except (OSError, ValueError, RuntimeError):  # a link to itself, a name with a NUL
            return ""
        return real.relative_to(root).as_posix() if real.is_relative_to(root) else ""


def _relative(file: Path, folder: Path) -> str:
    return os.path.relpath(file, folder).replace(os.sep, "/")


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # there is none of this name
        return False


def is_outside(name: str) -> bool:
    """Tell whether a file called ``name`` (see ``name_of``) lies outside the project."""
    return name == ".." or name.startswith("../") or os.path.isabs(name)  # noqa: PTH117  (called for every file)


def is_file_in(folder: Path, file: Path) -> bool:
    """Tell whether ``file`` is a regular file below ``folder``, links resolved; what is no path is not."""
    try:
        return file.is_file() and file.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a name too long or with a NUL, a link to itself
        return False


def find_project(start: Path) -> Project:
    """Return the nearest folder from ``start`` upwards with settings, decks or notes, else ``start``."""
    here = start.absolute()
    for folder in (here, *here.parents):
        if any((folder / mark).exists() for mark in _MARKS):
            return Project(folder)
    return Project(here)
