"""The report of ``cardgen check``: as lines for people, as JSON, as annotations."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from cardgen.cli.output import counted, diagnostic_json, echo, echo_json, styled
from cardgen.cli.reports.annotations import annotation
from cardgen.model import Severity

if TYPE_CHECKING:
    from cardgen.flows.check import Checked


def show_checked(checked: "Checked", form: str) -> None:
    """Print what was found to standard output in ``form``: text, json or github."""
    if form == "json":
        counts = Counter(str(fault.severity) for fault in checked.diagnostics)
        faults = [diagnostic_json(fault) for fault in checked.diagnostics]
        sizes = {"notes": checked.notes, "decks": checked.decks, "cards": checked.cards}
        echo_json({**sizes, **{f"{level}s": counts[level] for level in Severity}, "diagnostics": faults})
        return
    for fault in checked.diagnostics:
        echo(annotation(fault) if form == "github" else styled(fault))
    if form == "text":
        click.echo(_summary(checked), err=True)


def _summary(checked: "Checked") -> str:
    counts = Counter(fault.severity for fault in checked.diagnostics)
    found = ", ".join(_counted(counts[level], level) for level in Severity if counts[level])
    cards, decks = counted(checked.cards, "card"), counted(checked.decks, "deck")
    return f"{found or 'nothing to mend'} ({cards} in {decks}, {counted(checked.notes, 'note')})"


def _counted(number: int, level: Severity) -> str:
    return f"{number} {level}" if level is Severity.INFO else counted(number, level)
