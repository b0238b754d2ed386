"""Notes outside the project that links lead to by several names: each goes by one, to double no card."""

from collections.abc import Iterable
from pathlib import Path

from cardgen.project.project import Project, is_outside
from cardgen.store.files import remembered_notes


def by_one_name(project: Project, files: Iterable[Path]) -> list[Path]:
    """Return ``files`` with each note outside the project under the name that its cards are remembered by.

    Where none is remembered it is the first that was asked for.
    """
    named = {project.name_of(file): file for file in files}
    if not any(map(is_outside, named)):
        return list(named.values())
    known = [name for name in sorted(remembered_notes(project.memory)) if is_outside(name)]
    first: dict[Path, str] = {}
    for name in (*known, *named):
        if is_outside(name):
            first.setdefault(_real(project.root / name), name)
    found = {}
    for name, file in named.items():
        one = name if name in known or not is_outside(name) else first[_real(project.root / name)]
        found[one] = file if one == name else project.root / one
    return list(found.values())


def _real(file: Path) -> Path:
    try:
        return file.resolve()
    except (OSError, RuntimeError):  # a link to itself
        return file
