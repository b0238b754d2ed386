"""``cardgen pull``."""

from pathlib import Path

import click

from cardgen.cli.options import json_option
from cardgen.cli.reports.pull import show_pulled


@click.command(
    help="Take what you changed in Anki into the deck files, from a package or collection of Anki."
)
@click.argument("source", metavar="FROM", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Take what is told; without it nothing is written.")
@click.option("--dry-run", is_flag=True, help="Tell what would be done; write nothing, even with --yes.")
@json_option
@click.pass_obj
def command(folder: Path, source: Path, yes: bool, dry_run: bool, as_json: bool) -> int:
    """Take the learner's edits into the deck files."""
    from cardgen.cli.output import progress
    from cardgen.flows.pull import pull
    from cardgen.project.project import find_project

    with progress("Rendering cards") as report:
        pulled = pull(find_project(folder), folder / source, write=yes and not dry_run, report=report)
    return show_pulled(pulled, written=yes and not dry_run, as_json=as_json)
