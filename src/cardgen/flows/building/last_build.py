"""What the last build made of what: packages whose every input is as it was need not be made again.

A package is as the last build left it if the code, the settings, the memory of builds, its deck files, what
is remembered of its notes, the pictures and folders that were looked at, and the package itself are all the
same. Whatever is not certain is made anew, so a build gives the same bytes with this and without.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cardgen.cache.entry import digest, digest_of_file, read_entry, write_entry
from cardgen.cache.fault_rows import diagnostic_of_row, diagnostic_row
from cardgen.cache.folder import cache_folder
from cardgen.cache.version import code_version
from cardgen.flows.building.build_memory import memory_file
from cardgen.flows.building.package_paths import Target
from cardgen.model import Diagnostic
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.files import memory_files

# Stands for the digest of a memory of builds where packages in dist/ may know more: no file has it, so they
# are looked into the next time.
OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A package as it was made: its ``inputs`` and ``output`` as digests, its cards' ids, and its report.

    ``inputs`` are by path, those of ``deck_files`` among them. ``sizes`` are the numbers of decks, notes,
    cards and media files.
    """

    deck_files: tuple[str, ...]
    inputs: Mapping[str, str]
    output: str
    ids: tuple[str, ...]
    sizes: tuple[int, int, int, int]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """The last build into one place. ``seen`` is what was looked at beside the inputs of single packages.

    ``memory`` is the digest of the memory of builds, ``latest`` the latest time of a note in it.
    """

    memory: str = ""
    latest: int = 0
    seen: Mapping[str, str]
    packages: Mapping[str, Made]


@dataclass(frozen=True, slots=True)
class Sources:
    """What a deck file brings: a digest of its text as built, its cards' ids, the memory of its notes."""

    digest: str
    ids: tuple[str, ...]
    remembered_in: frozenset[str]


@dataclass(frozen=True, slots=True)
class Left:
    """The last build beside what there is now: the digests of the ``inputs``, by path, before this build.

    ``kept`` are the packages that are as they should be.
    """

    last: LastBuild
    inputs: Mapping[str, str]
    kept: dict[str, Made]


class BuildRecord:
    """Reads and writes what is known of the last build of ``project`` with ``settings`` to ``target``."""

    def __init__(self, project: Project, settings: Settings, target: Target) -> None:
        self._project = project
        self._settings = settings
        self._target = target
        self._file = cache_folder(project.root) / f"{digest(str(target.folder / target.one))}.json"
        self._version = digest(f"{code_version()} {settings!r} {project.root.absolute()}")

    def read(self) -> LastBuild:
        """Return the last build; empty where nothing is known that could still hold."""
        entry = read_entry(self._file, self._version)
        try:
            return _last_build(entry)
        except (KeyError, TypeError, ValueError):
            return LastBuild(seen={}, packages={})

    def write(self, last: LastBuild) -> None:
        """Keep ``last`` for the next build, if that is possible."""
        packages = {path: _made_row(made) for path, made in last.packages.items()}
        write_entry(
            self._file,
            self._version,
            {"memory": last.memory, "latest": last.latest, "seen": dict(last.seen), "packages": packages},
        )

    def left(self, groups: Mapping[str, Sequence[Path]]) -> Left:
        """Return what the last build left of the packages of ``groups`` (deck files by package)."""
        last = self.read()
        inputs = _input_digests(self._project, groups if last.packages else {})
        return Left(last, inputs, self._kept(groups, last, inputs))

    def _kept(
        self, groups: Mapping[str, Sequence[Path]], last: LastBuild, inputs: Mapping[str, str]
    ) -> dict[str, Made]:
        project = self._project
        memory = digest_of_file(memory_file(project))
        if last.memory != memory or not _sees(project, self._settings, last.seen):
            return {}
        return {
            path: made
            for path, files in groups.items()
            if (made := last.packages.get(path))
            and {project.name_of(file) for file in files} == set(made.deck_files)
            and all(inputs.get(name, "") == was for name, was in made.inputs.items())
            and digest_of_file(self._target.folder / path) == made.output
        }


def _input_digests(project: Project, groups: Mapping[str, Sequence[Path]]) -> dict[str, str]:
    """Return the digest of every deck file of ``groups`` and of all that is remembered of notes, by path."""
    decks = [file for files in groups.values() for file in files]
    return {project.name_of(file): digest_of_file(file) for file in (*decks, *memory_files(project.memory))}


def shares_ids(kept: Mapping[str, Made], sources: Mapping[str, Sources]) -> bool:
    """Tell whether a card of ``sources`` has the id of one in a package that was ``kept``."""
    ids = {id_ for made in kept.values() for id_ in made.ids}
    return any(id_ in ids for source in sources.values() for id_ in source.ids)


def _sees(project: Project, settings: Settings, seen: Mapping[str, str]) -> bool:
    notes = {key: was for key, was in seen.items() if key.startswith("note:")}
    rest = {key: was for key, was in seen.items() if key not in notes}
    return _sees_notes(project, settings, notes) and _sees_media(project, settings, rest)


def _sees_notes(project: Project, settings: Settings, seen: Mapping[str, str]) -> bool:
    if not seen:
        return True
    from cardgen.flows.shared.source_links import SourceLinks

    return SourceLinks(project.root, settings.source_url, {}).sees(seen)


def _sees_media(project: Project, settings: Settings, seen: Mapping[str, str]) -> bool:
    if not seen:
        return True
    from cardgen.anki.media import MediaFolder

    return MediaFolder(project.root, settings.media_root).sees(seen)


def _last_build(entry: Any) -> LastBuild:
    packages = {path: _made(row) for path, row in entry["packages"].items()}
    head = {key: entry[key] for key in ("memory", "latest", "seen")}
    return LastBuild(**head, packages=packages)


def _made_row(made: Made) -> list[Any]:
    faults = [diagnostic_row(fault) for fault in made.diagnostics]
    return [made.deck_files, dict(made.inputs), made.output, made.ids, made.sizes, faults]


def _made(row: Any) -> Made:
    deck_files, inputs, output, ids, sizes, faults = row
    decks, notes, cards, media = sizes
    return Made(
        deck_files=tuple(deck_files),
        inputs=inputs,
        output=output,
        ids=tuple(ids),
        sizes=(decks, notes, cards, media),
        diagnostics=tuple(diagnostic_of_row(fault) for fault in faults),
    )
