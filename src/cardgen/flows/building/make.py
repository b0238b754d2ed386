"""Make packages as planned: first the ids of new cards, then the memory, then the files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cardgen.anki.package import count_cards, write_package
from cardgen.atomic import write_atomically
from cardgen.cache.entry import digest, digest_of_file
from cardgen.flows.building.build_memory import memory_file
from cardgen.flows.building.last_build import Made, Sources
from cardgen.flows.building.package_paths import Target
from cardgen.flows.building.plan import BuildPlan, PlannedPackage
from cardgen.flows.shared.workers import forks, in_processes
from cardgen.model import Diagnostic
from cardgen.progress import quiet
from cardgen.project.project import Project, is_outside
from cardgen.store.built import format_built
from cardgen.store.git_files import git_files
from cardgen.store.writing import refuse_changed, refuse_outside

_MUCH = 4_000  # notes: from here on two processes gain more than it takes to start them
_Faults = dict[str, list[Diagnostic]]  # by the path of the deck file


@dataclass(frozen=True, slots=True)
class Making:
    """What was made: the packages by path, and the digest of the memory of builds as it was written."""

    packages: dict[str, Made]
    memory: str


def make(planned: BuildPlan, project: Project, target: Target, inputs: Mapping[str, str]) -> Making:
    """Write what is ``planned`` to ``target``; ``inputs`` are digests from before the plan was made.

    Raises:
        CardgenError: a person saved a deck file meanwhile in which cards were to get their ids, or a link
            leads it out of the project.
        OSError: a file cannot be written.
    """
    _write_ids(planned, project.root)
    # The memory goes first: a package that someone imported must never be unknown to it.
    memory = format_built(planned.memory)
    for file, text in (git_files(project.memory) | {memory_file(project): memory}).items():
        write_atomically(file, text)
    records = _Records(planned.sources, _by_file(planned.diagnostics), inputs)
    sound = _sound(planned, target)
    packages = {
        package.path: records.written(package, cards, target.folder / package.path)
        for package, cards in zip(sound, _written(sound, target, planned.note_type_mods), strict=True)
    }
    return Making(packages, digest(memory))


def _write_ids(planned: BuildPlan, root: Path) -> None:
    files = {path: _behind_link(root, path) for path in planned.new_texts}
    refuse_changed(root, {file: planned.old_texts[path] for path, file in files.items()})
    for path, text in planned.new_texts.items():
        write_atomically(files[path], text)


def _behind_link(root: Path, path: str) -> Path:
    """Return the file to write for the deck file ``path``: a link stays one, but none leads out of ``root``.

    A path that says itself that it is outside is the user's own.
    """
    file = root / path
    if is_outside(path):
        return file
    real = file.resolve() if file.is_symlink() else file
    refuse_outside(root, real)
    return real


def _written(packages: Sequence[PlannedPackage], target: Target, mods: Mapping[int, int]) -> Iterable[int]:
    """Write ``packages`` and return how many cards each has: with several processes if there is much to do.

    Only where these start with the notes: to send them takes longer than to write them.
    """
    hire = partial(_writer, packages, target.folder, mods)
    numbers = range(len(packages))
    if forks() and sum(len(package.notes) for package in packages) > _MUCH:
        cards = in_processes(hire, numbers, quiet)
        if cards is not None:
            return cards
    return map(hire(), numbers)


def _writer(
    packages: Sequence[PlannedPackage], folder: Path, mods: Mapping[int, int]
) -> Callable[[int], int]:
    """Return a worker that writes the package of a number, and returns how many cards it has."""

    def write(number: int) -> int:
        package = packages[number]
        return write_package(folder / package.path, package.notes, mods, package.media)

    return write


def would_make(planned: BuildPlan, target: Target) -> Making:
    """Return what ``make`` would, and write nothing."""
    records = _Records(planned.sources, _by_file(planned.diagnostics), {})
    packages = {
        package.path: records.planned(package, count_cards(package.notes))
        for package in _sound(planned, target)
    }
    return Making(packages, "")


def held_back(planned: BuildPlan, target: Target) -> tuple[Path, ...]:
    """Return the packages that a faulty deck keeps from being written."""
    return tuple(target.folder / package.path for package in _packages(planned, target) if package.faulty)


def _sound(planned: BuildPlan, target: Target) -> list[PlannedPackage]:
    return [package for package in _packages(planned, target) if package.notes and not package.faulty]


def _packages(planned: BuildPlan, target: Target) -> tuple[PlannedPackage, ...]:
    return _merged(planned.packages, target.one) if target.one else planned.packages


def _merged(packages: Iterable[PlannedPackage], name: str) -> tuple[PlannedPackage, ...]:
    """Return all packages as one; it is faulty if any of them is."""
    parts = list(packages)
    merged = PlannedPackage(
        path=name,
        notes=tuple(note for part in parts for note in part.notes),
        media={name: file for part in parts for name, file in part.media.items()},
        faulty=any(part.faulty for part in parts),
        deck_files=tuple(path for part in parts for path in part.deck_files),
    )
    return (merged,)


def _by_file(diagnostics: Iterable[Diagnostic]) -> _Faults:
    faults: _Faults = {}
    for fault in diagnostics:
        faults.setdefault(fault.source.path, []).append(fault)
    return faults


@dataclass(frozen=True, slots=True)
class _Records:
    """Makes the records of packages; ``inputs`` are digests by path, from before the plan was made."""

    sources: Mapping[str, Sources]
    faults: _Faults
    inputs: Mapping[str, str]

    def planned(self, package: PlannedPackage, cards: int) -> Made:
        """Return the record of a ``package`` of so many ``cards`` that is not written: without digests."""
        return Made(
            deck_files=package.deck_files,
            inputs={},
            output="",
            ids=tuple(id_ for path in package.deck_files for id_ in self.sources[path].ids),
            sizes=(package.decks, len(package.notes), cards, len(package.media)),
            diagnostics=tuple(fault for path in package.deck_files for fault in self.faults.get(path, ())),
        )

    def written(self, package: PlannedPackage, cards: int, file: Path) -> Made:
        """Return the record of a ``package`` that was written to ``file``."""
        sources = {path: self.sources[path] for path in package.deck_files}
        texts = {path: source.digest for path, source in sources.items()}
        remembered = {name for source in sources.values() for name in source.remembered_in}
        inputs = texts | {name: self.inputs.get(name, "") for name in remembered}
        return replace(self.planned(package, cards), inputs=inputs, output=digest_of_file(file))
