"""Which package each deck file goes into, and where packages are written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cardgen.project.project import Project
from cardgen.store.files import deck_files, find_decks


@dataclass(frozen=True, slots=True)
class Target:
    """Where packages go: a folder (absolute), and the name of the file if there is to be one only."""

    folder: Path
    one: str = ""


def package_groups(project: Project, files: Iterable[Path], target: Target) -> dict[str, list[Path]]:
    """Return the deck files of each package, by its path in ``target``."""
    groups: dict[str, list[Path]] = {}
    for file in files:
        path = target.one or package_path(project.name_of(file), project)
        groups.setdefault(path, []).append(file)
    return groups


def of_whole_packages(project: Project, asked: Sequence[Path]) -> tuple[Path, ...]:
    """Return the deck files at ``asked`` and all others of their packages: a part of one would replace it."""
    named = {project.name_of(file): file for file in deck_files(project.decks, asked)}
    home = f"{project.decks.name}/"
    packages = {package_path(name, project) for name in named if name.startswith(home)}
    there = {project.name_of(file): file for file in find_decks(project.decks)}
    rest = {name: file for name, file in there.items() if package_path(name, project) in packages}
    return tuple((rest | named).values())


def package_path(deck_file: str, project: Project) -> str:
    """Return where a deck file goes: one package for each folder, one for each file in ``decks/`` itself."""
    below = deck_file.removeprefix(f"{project.decks.name}/")
    folder = below.rpartition("/")[0] if below != deck_file else ""
    return f"{folder or PurePosixPath(below).stem}.apkg"
