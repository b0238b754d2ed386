"""Saves of notes, decks and settings, as they happen."""

from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

from cardgen.project.project import SETTINGS_FILE, Project

_DEBOUNCE = 300  # ms of silence after which a burst of saves is one change
_SUFFIXES = (".md", ".markdown", ".yaml", ".yml", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


def changes(project: Project) -> Iterator[frozenset[str]]:
    """Yield the paths, relative to the project, that were saved together, until interrupted.

    Only notes, deck files, pictures and the settings count; the memory, packages and hidden files do not.
    """
    for batch in watch(
        project.root, watch_filter=lambda _, path: _counts(project, Path(path)), debounce=_DEBOUNCE
    ):
        yield frozenset(project.name_of(Path(path)) for _, path in batch)


def _counts(project: Project, path: Path) -> bool:
    if not path.is_relative_to(project.root) or path.suffix.lower() not in _SUFFIXES:
        return False
    parts = path.relative_to(project.root).parts
    hidden = any(part.startswith(".") for part in parts)
    return not hidden and (parts[0] != project.dist.name or parts == (SETTINGS_FILE,))
