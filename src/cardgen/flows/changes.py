"""Saves of notes, decks and settings, as they happen."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event

from watchfiles import watch

from cardgen.project.project import Project

_DEBOUNCE = 300  # ms of silence after which a burst of saves is one change
_LOOK_ANYWAY = 1000  # ms after which files are compared even if the system told of no change
_SUFFIXES = (".md", ".markdown", ".yaml", ".yml", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
_State = dict[str, tuple[int, int]]


def changes(
    project: Project, stop: Event | None = None, *, writes_decks: bool = False
) -> Iterator[tuple[str, ...]]:
    """Yield ``()`` at once, then the paths that were saved together, until ``stop`` is set.

    Paths are sorted, relative to the project. Only notes, deck files, pictures and the settings count; the
    memory, packages and hidden files do not. What is saved while the caller works on a change is told next;
    but with ``writes_decks`` the deck files written meanwhile are the caller's own work.
    """
    known = _state(project)
    yield ()
    known = _after_work(project, known) if writes_decks else known
    batches = watch(
        project.root,
        watch_filter=lambda _, path: _counts(project, Path(path)),
        debounce=_DEBOUNCE,
        stop_event=stop,
        rust_timeout=_LOOK_ANYWAY,
        yield_on_timeout=True,
    )
    for _ in batches:
        now = _state(project)
        saved = tuple(sorted(path for path in now.keys() | known.keys() if now.get(path) != known.get(path)))
        if saved:
            yield saved
            now = _after_work(project, now) if writes_decks else now
        known = now


def _after_work(project: Project, before: _State) -> _State:
    """Return the state before a piece of work, but for the deck files, which the work itself writes."""
    decks = f"{project.name_of(project.decks)}/"
    written = {path: state for path, state in _state(project).items() if path.startswith(decks)}
    return {path: state for path, state in before.items() if not path.startswith(decks)} | written


def _state(project: Project) -> _State:
    """Return time and size of every file that counts."""
    state: _State = {}
    for folder, folders, names in os.walk(project.root):
        folders[:] = [name for name in folders if not _left_out(project, Path(folder, name))]
        for path in (Path(folder, name) for name in names):
            if _counts(project, path):
                with suppress(FileNotFoundError):  # gone since it was listed
                    status = path.stat()
                    state[project.name_of(path)] = status.st_mtime_ns, status.st_size
    return state


def _left_out(project: Project, folder: Path) -> bool:
    return folder.name.startswith(".") or folder == project.dist or folder.name == "node_modules"


def _counts(project: Project, path: Path) -> bool:
    if not path.is_relative_to(project.root) or path.suffix.lower() not in _SUFFIXES:
        return False
    above = [
        folder for folder in path.parents if folder.is_relative_to(project.root) and folder != project.root
    ]
    return not path.name.startswith(".") and not any(_left_out(project, folder) for folder in above)
