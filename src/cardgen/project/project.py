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
        return Path(os.path.relpath(file.absolute(), self.root)).as_posix()


def find_project(start: Path) -> Project:
    """Return the nearest folder from ``start`` upwards with settings, decks or notes, else ``start``."""
    here = start.absolute()
    for folder in (here, *here.parents):
        if any((folder / mark).exists() for mark in _MARKS):
            return Project(folder)
    return Project(here)
