"""The cards of deck files as data for other programs: JSON Lines, CSV, or the text that Anki imports."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cardgen.errors import CardgenError
from cardgen.flows.building.plan import BuildPlan, plan
from cardgen.flows.generating.jsonl import Row, deck_rows
from cardgen.flows.shared.asked_paths import decks_at
from cardgen.flows.shared.clock import now
from cardgen.flows.shared.grades import graded
from cardgen.model import Diagnostic
from cardgen.project.load import sound_settings
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.files import load_decks, read_memory
from cardgen.store.memory import json_line

COLUMNS = (
    "id", "deck", "kind", "question", "answer", "cloze",
    "note", "lines", "anchor", "url", "tags", "see", "rule",
)  # fmt: skip


class ExportFormat(StrEnum):
    """How cards are written."""

    JSONL = "jsonl"
    CSV = "csv"
    ANKI = "anki"


@dataclass(frozen=True, slots=True)
class Exported:
    """The text (it ends in a line break unless it is empty), and all faults met."""

    text: str
    diagnostics: tuple[Diagnostic, ...]


def export(project: Project, decks: Sequence[Path], form: ExportFormat) -> Exported:
    """Return the cards of ``decks`` (files and folders; default all) in ``form``; writes nothing.

    The text for Anki is as Anki 25.2 writes it itself (File, Export, Notes in plain text): it updates notes
    that a package of this project brought before. Its pictures are not in it. As in a build, a package with a
    faulty deck is left out whole.

    Raises:
        UsageError: one of ``decks`` does not exist or is a note.
        FaultySettings: the settings are at fault.
        CardgenError: a card has no id yet, which the text for Anki cannot do without.
        OSError: a folder of decks cannot be read.
    """
    decks = decks_at(project, decks)
    settings = sound_settings(project)
    if form is ExportFormat.ANKI:
        return _anki_text(project, settings, decks)
    loaded = load_decks(project.decks, project.root, decks)
    memory, damage = read_memory(project.memory, project.root)
    rows = tuple(deck_rows(project, settings, loaded.files, memory))
    text = "".join(f"{json_line(row)}\n" for row in rows) if form is ExportFormat.JSONL else _csv(rows)
    return Exported(text, graded((*loaded.diagnostics, *damage), settings.checks))


def _csv(rows: Iterable[Row]) -> str:
    return _table([COLUMNS, *([_cell(row[column]) for column in COLUMNS] for row in rows)], ",")


def _cell(value: object) -> str:
    """Return a value of a row as one cell: words by spaces, lines as ``10-12``, links as Markdown."""
    match value:
        case None:
            return ""
        case [int(first), int(last)]:
            return f"{first}-{last}"
        case list(items):
            links = [f"[{i['title']}]({i['url']})" if isinstance(i, dict) else str(i) for i in items]
            return " ".join(links)
    return str(value)


def _table(rows: Iterable[Sequence[str]], separator: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _anki_text(project: Project, settings: Settings, decks: Sequence[Path]) -> Exported:
    planned = plan(project, settings, now(), decks)
    _refuse_without_ids(planned)
    notes = [note for package in planned.packages if not package.faulty for note in package.notes]
    fields = max((len(note.fields) for note in notes), default=0)
    rows = [
        [note.guid, note.note_type.name, note.deck, *_padded(note.fields, fields), " ".join(note.tags)]
        for note in notes
    ]
    head = ["#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3"]
    head.append(f"#tags column:{4 + fields}")
    text = "".join(f"{line}\n" for line in head) + _table(rows, "\t") if rows else ""
    return Exported(text, graded(planned.diagnostics, settings.checks))


def _refuse_without_ids(planned: BuildPlan) -> None:
    """Refuse decks whose cards got their ids in the plan alone: the next one would give them others."""
    if planned.new_texts:
        raise CardgenError(
            f"{min(planned.new_texts)}: has cards without an id, by which Anki knows a card again. "
            "Run `cardgen build` first, which gives them their ids."
        )


def _padded(fields: Sequence[str], number: int) -> list[str]:
    return [*fields, *[""] * (number - len(fields))]
