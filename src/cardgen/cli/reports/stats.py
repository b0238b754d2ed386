"""What ``cardgen stats`` prints: a table for people, the same in plain columns for a pipe, and JSON."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cardgen.cli.output import diagnostic_json, echo, echo_diagnostics, echo_json, on_one_line

if TYPE_CHECKING:
    from cardgen.flows.stats import Stats
    from cardgen.flows.surveying.coverage import Thing
    from cardgen.flows.surveying.note_stats import NoteStats, SectionStats

_HEAD = ("note", "line", "cards", "kinds", "formulas", "concepts", "long", "orphans", "conflicts")


def show_stats(told: "Stats", *, as_json: bool, missing: bool) -> None:
    """Print the statistics, errors to stderr; with ``missing`` also what no card covers, with its place."""
    if as_json:
        notes = [_note_json(note) for note in told.notes]
        echo_json({"notes": notes, "diagnostics": [diagnostic_json(fault) for fault in told.diagnostics]})
        return
    echo_diagnostics(told.diagnostics)
    rows = [cells for note in told.notes for cells in _cells(note)]
    if sys.stdout.isatty():
        _show_table(rows)
    else:
        for cells in (_HEAD, *rows):
            echo("\t".join(cells))
    if missing:
        for line in _missing(told.notes):
            echo(line)


def _cells(note: "NoteStats") -> Iterator[tuple[str, ...]]:
    yield _row_cells(note.total, note.total.name)
    for row in note.rows:
        yield _row_cells(row, f"{'  ' * (row.depth + 1)}{row.name}")


def _row_cells(row: "SectionStats", name: str) -> tuple[str, ...]:
    kinds = " ".join(f"{kind} {count}" for kind, count in row.kinds.items())
    counts = (str(count or "") for count in (row.long, row.orphans, row.conflicts))
    return (
        on_one_line(name),
        str(row.line),
        str(row.cards),
        kinds,
        _share(row.formulas),
        _share(row.concepts),
        *counts,
    )


def _share(things: "Sequence[Thing]") -> str:
    return f"{sum(thing.covered for thing in things)}/{len(things)}" if things else ""


def _show_table(rows: list[tuple[str, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for head in _HEAD:
        table.add_column(head, justify="left" if head in ("note", "kinds") else "right", overflow="fold")
    for cells in rows:
        style = "" if cells[0].startswith(" ") else "bold"
        table.add_row(*(Text(cell) for cell in cells), style=style)
    Console().print(table)


def _missing(told: "Sequence[NoteStats]") -> Iterator[str]:
    for note in told:
        for kind in ("formulas", "concepts"):
            for thing in getattr(note.total, kind):
                if not thing.covered:
                    line = f"{note.note}:{thing.line}: no card for the {kind.rstrip('s')} {thing.name}"
                    yield on_one_line(line)


def _note_json(note: "NoteStats") -> dict[str, Any]:
    return {
        "note": note.note,
        "total": _row_json(note.total),
        "sections": [_row_json(row) for row in note.rows],
    }


def _row_json(row: "SectionStats") -> dict[str, Any]:
    return {"cards": row.cards, **asdict(row)}
