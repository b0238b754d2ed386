"""What the last build made of what: packages whose every input is as it was need not be made again.

A package is as the last build left it if the code, the settings, the memory of builds, its deck files, what
is remembered of its notes, the pictures and folders that were looked at, and the package itself are all the
same. Whatever is not certain is made anew, so a build gives the same bytes with this and without.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from cardgen.anki.media import MediaFolder
from cardgen.cache.entry import digest, digest_of_file, read_entry, write_entry
from cardgen.cache.folder import cache_folder
from cardgen.cache.version import code_version
from cardgen.flows.source_links import SourceLinks
from cardgen.model import Diagnostic, Severity, Source
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.built import FILE_NAME
from cardgen.store.files import memory_files


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
    """The last build into one place. ``seen`` is what was looked at beside the inputs of single packages."""

    memory: str = ""
    seen: Mapping[str, str]
    packages: Mapping[str, Made]


def memory_file(project: Project) -> Path:
    """Return the file that the memory of builds is kept in."""
    return project.memory / FILE_NAME


class BuildRecord:
    """Reads and writes what is known of the last build of ``project`` with ``settings`` to ``target``."""

    def __init__(self, project: Project, settings: Settings, target: Path) -> None:
        self._file = cache_folder(project.root) / f"{digest(str(target.absolute()))}.json"
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
            {"memory": last.memory, "seen": dict(last.seen), "packages": packages},
        )


def kept_packages(
    project: Project, settings: Settings, groups: Mapping[str, Sequence[Path]], base: Path, last: LastBuild
) -> dict[str, Made]:
    """Return the packages among ``groups`` (deck files by package) that are in ``base`` as they should be."""
    if last.memory != digest_of_file(memory_file(project)) or not _sees(project, settings, last.seen):
        return {}
    now = input_digests(project, groups)
    return {
        path: made
        for path, files in groups.items()
        if (made := last.packages.get(path))
        and {project.name_of(file) for file in files} == set(made.deck_files)
        and all(now.get(name, "") == was for name, was in made.inputs.items())
        and digest_of_file(base / path) == made.output
    }


def input_digests(project: Project, groups: Mapping[str, Sequence[Path]]) -> dict[str, str]:
    """Return the digest of every deck file of ``groups`` and of what is remembered of each note, by path."""
    decks = [file for files in groups.values() for file in files]
    return {project.name_of(file): digest_of_file(file) for file in (*decks, *memory_files(project.memory))}


def _sees(project: Project, settings: Settings, seen: Mapping[str, str]) -> bool:
    notes = {key: was for key, was in seen.items() if key.startswith("note:")}
    rest = {key: was for key, was in seen.items() if key not in notes}
    links = SourceLinks(project.root, settings.source_url, {})
    return links.sees(notes) and MediaFolder(project.root, settings.media_root).sees(rest)


def _last_build(entry: Any) -> LastBuild:
    packages = {path: _made(row) for path, row in entry["packages"].items()}
    return LastBuild(memory=entry["memory"], seen=entry["seen"], packages=packages)


def _made_row(made: Made) -> list[Any]:
    faults = [
        [*astuple(fault.source), fault.severity, fault.code, fault.message, fault.remedy]
        for fault in made.diagnostics
    ]
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
        diagnostics=tuple(
            Diagnostic(Source(*place), Severity(severity), code, message, remedy)
            for *place, severity, code, message, remedy in faults
        ),
    )
