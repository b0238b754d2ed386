"""The memory of builds on disk: read, and told where it is damaged or lost."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cardgen.flows.building.package_paths import Target
from cardgen.model import Diagnostic, Severity, Source
from cardgen.project.project import SETTINGS_FILE, Project
from cardgen.store.built import FILE_NAME, NOTE_TYPE, BuiltMemory, parse_built

_AHEAD = 600  # seconds that a note may be ahead: clocks differ, and builds of one second count on
_LAST_YEAR = 253_402_300_799  # the last second that has a date of four digits
_CODE = "damaged-memory"
_FROM_GIT = "Take the file from your version control, if it is there."


def memory_file(project: Project) -> Path:
    """Return the file that the memory of builds is kept in."""
    return project.memory / FILE_NAME


def read_built(project: Project) -> BuiltMemory:
    """Return the memory of builds as it is on disk; empty if there is none."""
    file = memory_file(project)
    return (
        parse_built(file.read_text(encoding="utf-8", errors="replace")) if file.is_file() else BuiltMemory()
    )


def damage(project: Project, memory: BuiltMemory) -> tuple[Diagnostic, ...]:
    """Return a warning for every line of the file that ``memory`` was read from and that makes no sense.

    Of a merge that git left open nothing is lost, as of two lines for one note the later time wins.
    """
    path = project.name_of(memory_file(project))
    merge = "a merge conflict of git is left here; the lines of both sides are taken."
    message = "this line of the memory of builds cannot be read; the next import updates its note once."
    told = [
        *((line, merge, "A build writes the file without these marks.") for line in memory.marks[:1]),
        *((line, message, _FROM_GIT) for line in memory.damaged),
    ]
    return tuple(Diagnostic(Source(path, n, n), Severity.WARNING, _CODE, *words) for n, *words in told)


def lost_memory(project: Project, target: Target, packages: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return a warning if the memory is gone though packages are there, in dist/ or those of ``target``.

    Without any package this is taken for the first build.
    """
    file = memory_file(project)
    if file.is_file():
        return ()
    known = any((target.folder / path).is_file() for path in packages)
    if not known and next(project.dist.rglob("*.apkg"), None) is None:
        return ()
    message = "the memory of builds is lost; the next import updates every note once."
    return (Diagnostic(Source(project.name_of(file)), Severity.WARNING, _CODE, message, _FROM_GIT),)


def ahead_of_clock(project: Project, memory: BuiltMemory, now: int) -> tuple[Diagnostic, ...]:
    """Return a warning if ``memory`` has notes that changed in the future: the clock was ahead at that build.

    Anki keeps the later of two texts, so that no edit in it counts until then.
    """
    notes = _mods(memory)
    ahead = [mod for mod in notes if mod > now + _AHEAD]
    if not ahead:
        return ()
    until = datetime.fromtimestamp(min(max(ahead), _LAST_YEAR), UTC).strftime("%Y-%m-%d %H:%M UTC")
    message = (
        f"{len(ahead)} of {len(notes)} notes were built by a clock that was ahead, up to {until}. Until then,"
        " what a learner edits in them is overwritten by the next import, and `pull` does not see it."
    )
    remedy = (
        "Set the clock. Edit these cards in the deck files until then; or, if nobody has imported them,"
        f" delete their packages in dist/ and the lines here whose `mod` is above {now}, and build again."
    )
    place = Source(project.name_of(memory_file(project)))
    return (Diagnostic(place, Severity.WARNING, "memory-ahead", message, remedy),)


def latest(memory: BuiltMemory) -> int:
    """Return the latest time at which a note of ``memory`` changed, 0 where there is none."""
    return max(_mods(memory), default=0)


def _mods(memory: BuiltMemory) -> list[int]:
    return [built.mod for key, built in memory.entries.items() if not key.startswith(NOTE_TYPE)]


def all_new(before: BuiltMemory, guids: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return a warning if no note of a build of all decks was built before, though others were.

    So it is where the namespace was changed, or was lost with the settings: it is part of a note's identity.
    """
    new = list(guids)
    if not new or any(guid in before.entries for guid in new):
        return ()
    known = sum(not key.startswith(NOTE_TYPE) for key in before.entries)
    if not known:
        return ()
    message = f"none of the notes built before ({known}) is in this build: Anki takes all for new ones."
    remedy = "If Anki has them, and `namespace` was changed or lost, put the old one back before you import."
    return (Diagnostic(Source(SETTINGS_FILE), Severity.WARNING, "all-notes-new", message, remedy),)
