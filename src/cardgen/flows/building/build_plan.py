"""The next build as it is planned: what every package will hold, and what will be remembered of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cardgen.anki.ids import deck_key
from cardgen.anki.note import PackageNote
from cardgen.flows.building.last_build import Sources
from cardgen.model import Diagnostic
from cardgen.store.built import BuiltMemory


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPackage:
    """One package: its path below the folder of packages, what goes into it, and the deck files it is from.

    A ``faulty`` package has an error in one of its deck files and is not to be written.
    """

    path: str
    notes: tuple[PackageNote, ...]
    media: Mapping[str, Path]
    faulty: bool
    deck_files: tuple[str, ...] = ()

    @property
    def decks(self) -> int:
        """The number of decks that have a note here."""
        return len({deck_key(note.deck) for note in self.notes})


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildPlan:
    """The next build. ``new_texts`` are the deck files in which cards got their ids, by path.

    ``old_texts`` are those of deck files as they were read. ``before`` and ``memory`` are the memory of
    builds as it is and as it will be. ``note_type_mods`` are seconds by the id of a note type. ``sources``
    are by deck file; ``seen`` is all else that was looked at. ``settled`` unless a package in dist/
    knows of a later build than ``memory``.
    """

    packages: tuple[PlannedPackage, ...]
    before: BuiltMemory
    memory: BuiltMemory
    note_type_mods: Mapping[int, int]
    new_texts: Mapping[str, str]
    old_texts: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Sources]
    seen: Mapping[str, str]
    settled: bool = True
