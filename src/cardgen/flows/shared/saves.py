"""Saves of notes, decks and settings, as they happen."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from threading import Event
from time import monotonic

from watchfiles import watch

from cardgen.anki.media import MEDIA_TYPES
from cardgen.project.project import Project
from cardgen.store.writing import holds

_DEBOUNCE = 300  # ms of silence after which a burst of saves is one change
_LOOK_ANYWAY = 1000  # ms after which files are compared even if the system told of no change
_AT_MOST = 20  # such a look takes no more than one in so many seconds
_SUFFIXES = frozenset({".md", ".markdown", ".yaml", ".yml"}) | MEDIA_TYPES
_State = dict[str, tuple[int, int]]


class Saves:
    """Tells what was saved in a project since it was made.

    Only notes, deck files, pictures and the settings count; the memory, packages and hidden files do not.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known = _state(project)

    def own_work_done(self, written: Mapping[str, str | None]) -> None:
        """Take for known the files that hold what was ``written`` by who is asking (None: deleted).

        One that holds something else was saved by a person after that.
        """
        now = _state(self._project)  # first: what is saved while the texts are compared is not in it
        for path, text in written.items():
            if not holds(self._project.root / path, text):
                continue
            self._known.pop(path, None)
            if path in now:
                self._known[path] = now[path]

    def until(self, stop: Event | None = None) -> Iterator[tuple[str, ...]]:
        """Yield the paths that were saved together, sorted, until ``stop`` is set."""
        batches = watch(
            self._project.root,
            watch_filter=lambda _, path: _counts(self._project, Path(path)),
            debounce=_DEBOUNCE,
            stop_event=stop,
            rust_timeout=_LOOK_ANYWAY,
            yield_on_timeout=True,
        )
        rested = 0.0  # when the next look without a word of the system may be
        for told in batches:
            begin = monotonic()
            if not told and begin < rested:
                continue
            before, self._known = self._known, _state(self._project)
            rested = monotonic() + _AT_MOST * (monotonic() - begin)
            paths = before.keys() | self._known.keys()
            if saved := sorted(path for path in paths if before.get(path) != self._known.get(path)):
                yield tuple(saved)


def _state(project: Project) -> _State:
    """Return time and size of every file that counts."""
    state: _State = {}
    linked = [project.notes] if project.notes.is_symlink() else []  # which no walk from above enters
    for folder, folders, names in chain.from_iterable(map(os.walk, (project.root, *linked))):
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
