"""What the last generation found: with every input as it was, the next one finds the same and writes nothing.

Inputs are the notes by their bytes, all files of the decks and of what is remembered, whether the other notes
that these name exist, the settings, what was asked, and the code. Of what is not certain nothing is kept.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Any

from cardgen.cache.entry import digest, digest_of_file, read_entry, write_entry
from cardgen.cache.fault_rows import diagnostic_of_row, diagnostic_row
from cardgen.cache.folder import cache_folder
from cardgen.cache.version import code_version
from cardgen.flows.generating.rows import change_of_row, change_row
from cardgen.model import Diagnostic
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.built import FILE_NAME as BUILT
from cardgen.store.files import LOCK_FILE, MEMORY_FOLDER
from cardgen.store.memory import Memory, is_deck_path
from cardgen.store.merging.plan import Change, Plan, Run

# In the folder of the memory, and nothing that a generation looks at.
_OF_OTHERS = frozenset({f"{MEMORY_FOLDER}/{LOCK_FILE}", f"{MEMORY_FOLDER}/{BUILT}"})


@dataclass(frozen=True, slots=True)
class Found:
    """What a generation that changes no file tells: of how many notes, which changes, which faults."""

    notes: int
    changes: tuple[Change, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a generation looked at: digests of ``notes`` and ``decks`` by path; whether ``others`` exist."""

    notes: Mapping[str, str]
    decks: Mapping[str, str]
    others: Mapping[str, bool]

    def with_decks(self, folder: Path, texts: Mapping[Path, str | None]) -> "Inputs":
        """Return these inputs once ``texts`` are written in the ``folder`` of decks."""
        new = {path.relative_to(folder).as_posix(): digest(text) for path, text in texts.items() if text}
        return Inputs(self.notes, {**self.decks, **new}, self.others)


class GenerationRecord:
    """Reads and writes what is known of the last generation in ``project`` of the notes at ``paths``."""

    def __init__(
        self, project: Project, settings: Settings, paths: Sequence[Path], min_confidence: float | None
    ) -> None:
        self._project = project
        asked = [(project.name_of(path), path.is_file()) for path in paths]
        self._file = cache_folder(project.root) / f"generation-{digest(repr(asked))}.json"
        chosen = f"{settings!r} {settings.names!r} {min_confidence!r}"  # names: their lines may be told
        self._version = digest(f"{code_version()} {chosen} {project.root.absolute()}")

    @property
    def there(self) -> bool:
        """Tell whether there is anything to recall."""
        return self._file.is_file()

    def recall(self, files: Iterable[Path]) -> Found | None:
        """Return what a generation of the notes in ``files`` finds; None if that is not known.

        The caller holds the lock, or writes nothing.
        """
        entry = read_entry(self._file, self._version)
        try:
            notes, decks, others, found = entry
            same = (
                _digests(self._project, files) == notes
                and digests_below(self._project.decks) == decks
                and all(exists(self._project.root / note) is was for note, was in others.items())
            )
            return _found(found) if same else None
        except (TypeError, ValueError, KeyError, AttributeError):
            return None

    def keep(self, inputs: Inputs, found: Found) -> None:
        """Keep that a generation with ``inputs`` as they are finds ``found``, if that is possible."""
        if all(inputs.notes.values()) and all(inputs.decks.values()):
            row = [
                found.notes,
                [change_row(change) for change in found.changes],
                [diagnostic_row(fault) for fault in found.diagnostics],
            ]
            entry = [dict(inputs.notes), dict(inputs.decks), dict(inputs.others), row]
            write_entry(self._file, self._version, entry)


def is_settled(run: Run, plan: Plan) -> bool:
    """Tell whether the generation after this one, with the same notes, has nothing to do and nothing to tell.

    That is certain after a first generation if each card is found again by its note and its text alone, and
    each name comes back from its file as it is: what stands in the files, what is remembered and what the
    notes make are then the same. Of others it is not asked.
    """
    if run.files or run.memory != Memory():
        return False
    paths = [deck.path for deck in run.generated]
    texts = [(one.note, one.card.question, one.card.answer, one.card.cloze) for one in plan.memory.cards]
    return (
        all(deck.note == " ".join(deck.note.split()) for deck in run.generated)
        and all(file.deck.name for file in plan.files)
        and all(is_deck_path(path) for path in paths)
        and len(set(paths)) == len(paths)
        and len(set(texts)) == len(texts)
    )


def _found(row: Any) -> Found:
    notes, changes, faults = row
    return Found(
        notes,
        tuple(change_of_row(change) for change in changes),
        tuple(diagnostic_of_row(fault) for fault in faults),
    )


def _digests(project: Project, files: Iterable[Path]) -> dict[str, str]:
    return {project.name_of(file): digest_of_file(file) if file.is_file() else "" for file in files}


def digests_below(folder: Path) -> dict[str, str]:
    """Return the digest of every file below ``folder`` by its path in it, "" of what is no ordinary file."""
    found = {}
    for parent, folders, names in os.walk(folder):
        below = Path(parent).relative_to(folder).as_posix()
        links = [name for name in folders if Path(parent, name).is_symlink()]
        for name in (*names, *links):
            path = name if below == "." else f"{below}/{name}"
            if path not in _OF_OTHERS:
                found[path] = _digest_of_plain(Path(parent, name))
    return found


def _digest_of_plain(file: Path) -> str:
    return digest_of_file(file) if S_ISREG(file.lstat().st_mode) else ""


def exists(file: Path) -> bool:
    """Tell whether there is a file or folder of this name; a name that is too long has none."""
    try:
        return file.exists()
    except OSError:  # a deck's `note` may be any text
        return False
