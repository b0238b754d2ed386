"""``cardgen orphans``."""

from pathlib import Path

import click

from cardgen.cli.options import json_option, refuse_beside
from cardgen.cli.reports.orphans import show_orphans


@click.command(
    help="List cards whose source is gone from the notes; keep or remove those of the IDs, or all."
)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--keep", is_flag=True, help="Keep them for good, and speak of them no more.")
@click.option("--remove", is_flag=True, help="Take them out of their decks.")
@click.option("--dry-run", is_flag=True, help="Tell what would be done; write nothing.")
@json_option
@click.pass_obj
def command(
    folder: Path, ids: tuple[str, ...], keep: bool, remove: bool, dry_run: bool, as_json: bool
) -> int:
    """List, keep or remove orphans."""
    from cardgen.flows.orphans import OrphanFate, orphans
    from cardgen.project.project import find_project

    if keep:
        refuse_beside("--keep", {"--remove": remove})
    chosen = OrphanFate.KEEP if keep else OrphanFate.REMOVE if remove else OrphanFate.LIST
    found = orphans(find_project(folder), ids, fate=chosen, dry_run=dry_run)
    return show_orphans(found, chosen, dry_run=dry_run, as_json=as_json)
