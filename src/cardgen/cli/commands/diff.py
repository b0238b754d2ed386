"""``cardgen diff``."""

from pathlib import Path

import click

from cardgen.cli.options import json_option
from cardgen.cli.reports.diff import Retired, show_difference


@click.command(
    help="Tell, card by card, what importing the next build will do to a learner who has an earlier one."
)
@click.option(
    "--against",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="What the learner has: a package, a collection.anki2, or a folder of packages (default: dist/).",
)
@click.option(
    "--retire", metavar="FILE.apkg", type=click.Path(path_type=Path), help="Write removed cards, tagged."
)
@json_option
@click.option("--exit-code", "told", is_flag=True, help="Exit with 1 if anything will change.")
@click.pass_obj
def command(folder: Path, against: Path | None, retire: Path | None, as_json: bool, told: bool) -> int:
    """Compare the next build with what a learner has and print what will happen."""
    from cardgen.cli.output import exit_code, progress
    from cardgen.flows.building.retire import retire as write_retired
    from cardgen.flows.diff import diff
    from cardgen.project.project import find_project

    project = find_project(folder)
    with progress("Rendering cards") as report:
        difference = diff(project, folder / against if against else None, report)
    retired = None
    if retire:
        retired = Retired(retire, write_retired(project, difference.gone, folder / retire))
    show_difference(difference, retired, as_json=as_json)
    return exit_code(difference.diagnostics) or int(told and difference.changes)
