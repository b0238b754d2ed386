"""What the packages in dist/ show of earlier builds, where the memory of builds is older than they.

So it is when version control takes the memory back together with the decks: by ``git revert``, by a change of
branch. Learners have what was built since; a text like the one before it is a change to them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cardgen.anki.ids import deck_key
from cardgen.anki.note import PackageNote
from cardgen.anki.package import is_as_written
from cardgen.anki.read import AnkiNote, read_package
from cardgen.cache.entry import digest_of_file
from cardgen.errors import CardgenError
from cardgen.flows.building.build_memory import memory_file
from cardgen.flows.building.last_build import BuildRecord
from cardgen.flows.building.package_paths import Target
from cardgen.model import Diagnostic, Severity, Source
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.built import LATEST, BuiltEntry, BuiltMemory

_OTHER = ""  # the hash of a content that is not the one to be built


@dataclass(frozen=True, slots=True)
class Published:
    """The notes, by guid, that packages in dist/ hold as of a later time than the memory knows."""

    notes: Mapping[str, AnkiNote] = field(default_factory=dict)

    def known_to(
        self, memory: BuiltMemory, planned: Mapping[str, tuple[PackageNote, str]], *, whole: bool
    ) -> tuple[BuiltMemory, bool]:
        """Return ``memory`` with these builds, and whether it then knows them all.

        ``planned`` are the notes to be built, with the hash of their content; one that says what was built
        counts as unchanged. What is not planned is left for the build that makes it, unless this one is of
        the ``whole`` project.
        """
        entries, left = dict(memory.entries), False
        for guid, note in self.notes.items():
            if guid in planned:
                new, content = planned[guid]
                entries[guid] = BuiltEntry(content if _says_the_same(new, note) else _OTHER, note.mod)
            elif whole:
                entries[guid] = BuiltEntry(_OTHER, note.mod)
            else:
                left = True
        return BuiltMemory(entries, memory.damaged, memory.marks), not left

    def told(self, project: Project) -> tuple[Diagnostic, ...]:
        """Return a warning if there are any."""
        if not self.notes:
            return ()
        message = (
            f"the memory of builds is older than the packages in dist/ (notes: {len(self.notes)}), as after"
            " `git revert` or a change of branch. They are taken for what was built last."
        )
        remedy = "Commit the memory as this build writes it: without dist/ nothing shows it."
        place = Source(project.name_of(memory_file(project)))
        return (Diagnostic(place, Severity.WARNING, "memory-reverted", message, remedy),)


def published(project: Project, settings: Settings, memory: BuiltMemory) -> Published:
    """Return what packages in dist/ know that ``memory``, as it is on disk, does not.

    Nothing where the last build left the memory so, nor where it is lost: that is told by itself.
    """
    file = memory_file(project)
    if not file.is_file() or not project.dist.is_dir():
        return Published()
    if BuildRecord(project, settings, Target(project.dist)).read().memory == digest_of_file(file):
        return Published()
    later: dict[str, AnkiNote] = {}
    for note in _notes(project):
        known = later.get(note.guid) or memory.entries.get(note.guid)
        if (known.mod if known else 0) < note.mod < LATEST:
            later[note.guid] = note
    return Published(later)


def _notes(project: Project) -> Iterator[AnkiNote]:
    """Yield the notes of the packages that builds wrote. One that Anki exported holds the learner's edits."""
    for file in sorted(project.dist.rglob("*.apkg")):
        try:
            notes: Iterable[AnkiNote] = read_package(file) if is_as_written(file) else ()
        except (CardgenError, OSError):
            continue
        yield from notes


def _says_the_same(new: PackageNote, old: AnkiNote) -> bool:
    """Tell whether two notes have one content; the source names lines, which are no part of it."""
    if sorted(new.tags) != sorted(old.tags) or {deck_key(deck) for _, deck in old.cards} != {
        deck_key(new.deck)
    }:
        return False
    return all(old.field(name) == html for name, html in new.named_fields.items() if name != "Source")
