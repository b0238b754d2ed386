"""``cardgen stats``."""

from pathlib import Path

import click

from cardgen.cli.options import json_option, refuse_beside
from cardgen.cli.output import echo, echo_diagnostics, exit_code, progress


@click.command(help="Count cards by note, section and kind; tell which formulas and concepts have none.")
@click.option(
    "--missing", is_flag=True, help="List the formulas and concepts without a card, with their lines."
)
@json_option
@click.option(
    "--html", "page", metavar="FILE", type=click.Path(path_type=Path), help="Write a page with plots."
)
@click.pass_obj
def command(folder: Path, missing: bool, as_json: bool, page: Path | None) -> int:
    """Print the statistics of the project."""
    from cardgen.cli.reports.stats import show_stats
    from cardgen.flows.stats import stats
    from cardgen.flows.surveying.stats_page import write_stats_page
    from cardgen.project.project import find_project

    if page:
        refuse_beside("--html", {"--json": as_json, "--missing": missing})
    project = find_project(folder)
    with progress("Reading notes") as told:
        found = stats(project, told)
    if page:
        write_stats_page(folder / page, project.root.name, found.notes)
        echo_diagnostics(found.diagnostics)
        echo(f"{page}: written")
    else:
        show_stats(found, as_json=as_json, missing=missing)
    return exit_code(found.diagnostics)
