"""What a build is asked for: of which decks, to where; and what is refused before it begins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cardgen.errors import UsageError
from cardgen.flows.building.package_paths import Target, of_whole_packages, package_groups, package_path
from cardgen.flows.shared.asked_paths import decks_at, must_be_folder, must_be_package
from cardgen.progress import Progress
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.files import deck_files, find_decks
from cardgen.store.writing import refuse_outside


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What is to be built: ``decks`` (none: all) of a project, into ``target``."""

    project: Project
    settings: Settings
    decks: Sequence[Path]
    target: Target
    report: Progress

    def of_whole_packages(self) -> "BuildRequest":
        """Return the request with all decks of each package that it names, unless all go into one."""
        if self.target.one or not self.decks:
            return self
        return replace(self, decks=of_whole_packages(self.project, self.decks) or self.decks)

    def groups(self) -> dict[str, list[Path]]:
        """Return the deck files of each package, by its path in ``target``."""
        return package_groups(self.project, deck_files(self.project.decks, self.decks), self.target)


def asked_decks(project: Project, decks: Sequence[Path]) -> list[Path]:
    """Return the files and folders ``decks``, those of the project as they are below its root.

    Raises:
        UsageError: one of ``decks`` does not exist or is a note, or there are none at all.
    """
    if not decks and not project.decks.is_dir():
        raise UsageError(
            f"{project.root}: there are no decks. Run `cardgen generate`, or write decks/NAME.yaml."
        )
    return decks_at(project, decks)


def asked_target(project: Project, folder: Path | None, one: Path | None) -> Target:
    """Return where packages go: into the file ``one``, else into ``folder``, else into dist/.

    Raises:
        UsageError: ``one`` or ``folder`` is no name to write to.
    """
    if one:
        must_be_package(one, "--one")
    if folder:
        must_be_folder(folder, "-o")
    return Target(one.parent.absolute(), one.name) if one else Target((folder or project.dist).absolute())


def refuse_strangers(request: BuildRequest) -> None:
    """Refuse decks from elsewhere whose package would replace, in dist/, one of the project's own decks.

    Raises:
        UsageError: one of the decks is such a one.
    """
    project = request.project
    if not request.decks or request.target != Target(project.dist):
        return
    home = f"{project.decks.name}/"
    asked = {project.name_of(file) for file in deck_files(project.decks, request.decks)}
    strangers = sorted(name for name in asked if not name.startswith(home))
    there = find_decks(project.decks) if strangers else ()
    own = {package_path(project.name_of(file), project) for file in there}
    for name in strangers:
        if (package := package_path(name, project)) in own:
            raise UsageError(
                f"{name}: is not in {home}, and its package would replace your own dist/{package}."
                " Say where it goes: -o DIR, or --one FILE.apkg."
            )


def refuse_links_out(request: BuildRequest, packages: Iterable[str]) -> None:
    """Refuse to write to dist/ through a link out of the project; another folder is the user's own.

    Raises:
        CardgenError: a link leads one of ``packages`` (paths in dist/) out of the project.
    """
    project = request.project
    if request.target == Target(project.dist):
        files = (project.dist / path for path in packages)
        for one_a_folder in {file.parent: file for file in files}.values():
            refuse_outside(project.root, one_a_folder)
