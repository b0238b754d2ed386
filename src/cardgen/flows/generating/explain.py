"""Why notes make the cards they make: for a line, or for whole notes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardgen.errors import UsageError
from cardgen.extract.explain import explain
from cardgen.flows.generating.note_cards import NoteCards, read_notes
from cardgen.flows.shared.grades import graded
from cardgen.model import Diagnostic, Source
from cardgen.progress import Progress, quiet
from cardgen.project.load import sound_settings
from cardgen.project.project import Project

_WITH_LINE = re.compile(r"(?P<note>.+):(?P<line>[0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Explained:
    """What is said of one place of a note: the cards made, those left out, or why there is neither."""

    place: Source
    made: tuple[str, ...]
    left_out: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Explanations:
    """The explanations in the order of the notes, and all faults met."""

    places: tuple[Explained, ...]
    diagnostics: tuple[Diagnostic, ...]


def explain_notes(
    project: Project, paths: Sequence[Path], min_confidence: float | None = None, report: Progress = quiet
) -> Explanations:
    """Explain the notes at ``paths`` (default: all): where a path ends in ``:LINE``, that line alone.

    Raises:
        FaultySettings: the settings are at fault.
        CardgenError: no path is given and the project has no folder of notes.
        UsageError: a note has no such line.
    """
    settings = sound_settings(project)
    lines: dict[str, int] = {}
    files = []
    for path in paths:
        match = None if path.exists() else _WITH_LINE.fullmatch(path.as_posix())
        files.append(Path(match["note"]) if match else path)
        if match:
            lines[project.name_of(files[-1])] = int(match["line"])
    read = read_notes(project, settings, files, min_confidence=min_confidence, report=report)
    places = (place for note in read.notes for place in _places(note, lines.get(note.name)))
    return Explanations(tuple(places), graded(read.diagnostics, settings.checks))


def _places(note: NoteCards, line: int | None) -> Iterator[Explained]:
    count = note.document.line_count
    if line is not None and not 1 <= line <= count:
        raise UsageError(f"{note.name}:{line}: no such line. The note has {count}.")
    for number in _lines(note) if line is None else (line,):
        found = explain(note.document, note.extraction, number)
        yield Explained(Source(note.name, number, number), found.made, found.left_out, found.reason)


def _lines(note: NoteCards) -> Iterable[int]:
    """Return the lines at which something begins that a rule saw."""
    made = {card.card.place.start_line for card in note.extraction.cards}
    return sorted(made | {drop.first_line for drop in note.extraction.dropped})
