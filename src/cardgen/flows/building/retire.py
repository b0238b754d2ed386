"""Mark cards that are no longer in the decks in the one way import leaves open: by updating their tags."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cardgen.anki.note import NOTE_TYPES_CHANGED, RETIRED_TAG, PackageNote
from cardgen.anki.note_types import note_types
from cardgen.anki.package import write_package
from cardgen.anki.read import AnkiNote
from cardgen.atomic import write_atomically
from cardgen.flows.building.build_memory import memory_file, read_built
from cardgen.flows.shared.asked_paths import must_be_package
from cardgen.project.project import Project
from cardgen.store.built import BuiltEntry, BuiltMemory, format_built
from cardgen.store.files import locked

_CONTENT = "retired"  # stands for the hash of a retired note, so that its return is a change


def retire(project: Project, removed: Iterable[AnkiNote], file: Path) -> int:
    """Write ``removed`` notes with the tag ``cardgen::retired`` to the package ``file``.

    They are as the learner has them, only a second younger: what the learner changed since stays. Notes that
    have the tag are left out. Return how many were written; no file is written for none.

    Raises:
        UsageError: ``file`` is no name of a package.
        CardgenError: another run is writing.
        OSError: a file cannot be written.
    """
    must_be_package(file, "--retire")
    gone = [note for note in removed if RETIRED_TAG not in note.tags]
    with locked(project.memory):
        memory = _stamped(read_built(project), gone)
        notes = list(_retired(gone, memory))
        if notes:
            write_atomically(memory_file(project), format_built(memory))
            mods = {type_.id: NOTE_TYPES_CHANGED for type_ in note_types()}
            write_package(file, notes, mods, {})
    return len(notes)


def _stamped(memory: BuiltMemory, gone: Iterable[AnkiNote]) -> BuiltMemory:
    entries = dict(memory.entries)
    for note in gone:
        known = entries.get(note.guid)
        entries[note.guid] = BuiltEntry(_CONTENT, max(note.mod, known.mod if known else 0) + 1)
    return BuiltMemory(entries)


def _retired(gone: Iterable[AnkiNote], memory: BuiltMemory) -> Iterator[PackageNote]:
    types = {type_.name: type_ for type_ in note_types()}
    for note in gone:
        type_ = types.get(note.note_type)
        if type_ and [name for name, _ in note.fields] == [field.name for field in type_.fields]:
            yield PackageNote(
                guid=note.guid,
                note_type=type_,
                fields=tuple(html for _, html in note.fields),
                tags=tuple(sorted({*note.tags, RETIRED_TAG})),
                mod=memory.mod(note.guid),
                deck=note.cards[0][1] if note.cards else "Retired",
            )
