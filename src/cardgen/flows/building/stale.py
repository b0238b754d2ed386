"""Packages in dist/ that earlier builds wrote and no card goes into any more; told, never deleted."""

from collections.abc import Container
from pathlib import Path

from cardgen.errors import CardgenError
from cardgen.flows.building.last_build import BuildRecord
from cardgen.flows.building.package_paths import Target
from cardgen.project.project import Project
from cardgen.project.settings import Settings

_OURS = "cardgen "  # how the names of our note types begin


def stale_packages(project: Project, settings: Settings, made: Container[str]) -> tuple[Path, ...]:
    """Return the packages of ours in dist/ that are not ``made`` (paths in dist/) of the cards there are.

    What a build into a file or a folder of its own wrote there counts as made, and a package that retires
    cards is none of decks.
    """
    files = sorted(project.dist.rglob("*.apkg"))
    others = [file for file in files if file.relative_to(project.dist).as_posix() not in made]
    return tuple(file for file in others if not _made_apart(project, settings, file) and _is_ours(file))


def _made_apart(project: Project, settings: Settings, file: Path) -> bool:
    """Tell whether a build with ``--one``, or with ``-o`` into a folder in dist/, made ``file``."""
    folders = [folder for folder in file.parents if project.dist in folder.parents]
    targets = (Target(file.parent, file.name), *map(Target, folders))
    return any(
        file.relative_to(target.folder).as_posix() in BuildRecord(project, settings, target).read().packages
        for target in targets
    )


def _is_ours(file: Path) -> bool:
    # Imported only here: a build that finds nothing to do reads no package.
    from cardgen.anki.note import RETIRED_TAG
    from cardgen.anki.read import read_package

    try:
        notes = read_package(file)
    except (CardgenError, OSError):
        return False
    live = [note for note in notes if RETIRED_TAG not in note.tags]
    return bool(live) and all(note.note_type.startswith(_OURS) for note in live)
