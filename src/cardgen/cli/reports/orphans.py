"""The report of ``cardgen orphans``: one line a card and what to do next; and JSON."""

from typing import TYPE_CHECKING

from cardgen.cli.output import (
    counted,
    diagnostic_json,
    echo,
    echo_diagnostics,
    echo_json,
    exit_code,
    on_one_line,
)
from cardgen.cli.reports.card_words import card_title

if TYPE_CHECKING:
    from cardgen.flows.orphans import Orphan, OrphanFate, Orphans

_DONE = {"keep": "kept", "remove": "removed"}


def show_orphans(found: "Orphans", fate: "OrphanFate", *, dry_run: bool, as_json: bool) -> int:
    """Print the orphans and what was (or would be) done with them; return the exit code."""
    if as_json:
        echo_json(
            {
                "done": str(fate),
                "dry_run": dry_run,
                "refused": found.refused,
                "orphans": [_as_json(orphan) for orphan in found.orphans],
                "emptied": found.emptied,
                "diagnostics": [diagnostic_json(fault) for fault in found.diagnostics],
            }
        )
        return exit_code(found.diagnostics)
    echo_diagnostics(found.diagnostics)
    for orphan in found.orphans:
        echo(
            on_one_line(
                f"{orphan.card.place}: {orphan.card.id}  {card_title(orphan.card)}  (was {orphan.source})"
            )
        )
    echo(_summary(found, fate, dry_run))
    for path in found.emptied:
        holds = "would hold" if dry_run else "holds"
        echo(f"{on_one_line(path)}: {holds} no card any more; it may be deleted.")
    return exit_code(found.diagnostics)


def _summary(found: "Orphans", fate: "OrphanFate", dry_run: bool) -> str:
    number = len(found.orphans)
    if not number:
        return "No orphans: none recorded by the last `cardgen generate`."
    what = counted(number, "card")
    if fate not in _DONE:
        return f"{what} without a source. Next: cardgen orphans --keep [ID]..., or --remove [ID]..."
    if found.refused:
        return "Nothing was written: correct the deck files first."
    if dry_run:
        return f"{what} would be {_DONE[fate]}. Nothing was written (--dry-run)."
    return f"{what} {_DONE[fate]}."


def _as_json(orphan: "Orphan") -> dict[str, object]:
    return {
        "id": orphan.card.id,
        "path": orphan.card.place.path,
        "line": orphan.card.place.start_line,
        "question": orphan.card.question or orphan.card.cloze,
        "note": orphan.source.path,
        "lines": [orphan.source.start_line, orphan.source.end_line],
    }
