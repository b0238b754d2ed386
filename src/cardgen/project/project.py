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
        """Return the path of ``file`` relative to the root, with forward slashes (``../`` where outside)."""
        return os.path.relpath(file, self.root).replace(os.sep, "/")


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
