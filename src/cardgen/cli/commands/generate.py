"""``cardgen generate``."""

import math
from pathlib import Path

import click

from cardgen.cli.options import json_option, refuse_beside
from cardgen.cli.output import progress
from cardgen.cli.reports.generate import show_generated, show_rows


def _number(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    if value is not None and math.isnan(value):  # which is in any range
        raise click.BadParameter("'nan' is not a number.")
    return value


@click.command(help="Make deck files of notes (default: all in notes/). What you edited in a deck stays.")
@click.argument("notes", nargs=-1, metavar="[NOTE|FOLDER]...", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Print the plan, card by card; write nothing.")
@click.option(
    "--yes",
    is_flag=True,
    help="Go on even if more than a third of a deck loses its source, or of all cards their files.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["yaml", "jsonl"]),
    default="yaml",
    help="jsonl: print a card a line, write no file.",
)
@click.option(
    "--min-confidence",
    metavar="X",
    type=click.FloatRange(0, 1),
    callback=_number,
    help="Leave out cards that the rules are less sure of than X (0 to 1).",
)
@click.option(
    "--explain",
    metavar="[NOTE:LINE]",
    is_flag=False,
    flag_value="",
    help="Tell why notes, or one line, make the cards they make.",
)
@click.option(
    "--restore", metavar="ID", multiple=True, help="Bring back a deleted card, or those of a deck or folder."
)
@json_option
@click.pass_obj
def command(
    folder: Path, notes: tuple[Path, ...], dry_run: bool, yes: bool, form: str,
    min_confidence: float | None, explain: str | None, restore: tuple[str, ...], as_json: bool,
) -> int:  # fmt: skip
    """Generate deck files, or print or explain the cards of notes."""
    from cardgen.flows.generate import generate
    from cardgen.project.project import find_project

    # --dry-run goes with all: it promises that nothing is written.
    for_writing = {"--restore": restore, "--yes": yes}
    if explain is not None:
        refuse_beside("--explain", {**for_writing, "--format jsonl": form == "jsonl"})
    if form == "jsonl":
        refuse_beside("--format jsonl", {**for_writing, "--json": as_json})
    project, paths = find_project(folder), [folder / note for note in notes]
    with progress("Reading notes") as told:
        if explain is not None:
            from cardgen.cli.reports.explain import show_explained
            from cardgen.flows.generating.explain import explain_notes

            asked = [*paths, *([folder / explain] if explain else [])]
            return show_explained(explain_notes(project, asked, min_confidence, told), as_json)
        if form == "jsonl":
            from cardgen.flows.generating.jsonl import rows_of_notes

            return show_rows(*rows_of_notes(project, paths, min_confidence, told))
        done = generate(
            project,
            paths,
            dry_run=dry_run,
            yes=yes,
            min_confidence=min_confidence,
            restore=restore,
            report=told,
        )
    return show_generated(done, dry_run=dry_run, as_json=as_json)
