"""``cardgen push``."""

from pathlib import Path

import click

from cardgen.cli.options import json_option
from cardgen.cli.reports.push import show_pushed


@click.command(help="Build, and have the running Anki import the packages, by its add-on AnkiConnect.")
@click.option("--move", is_flag=True, help="Move cards to the decks that their files say.")
@click.option(
    "--url", metavar="URL", default="http://127.0.0.1:8765", show_default=True, help="Where Anki listens."
)
@click.option("--dry-run", is_flag=True, help="Tell what would be done; write and import nothing.")
@json_option
@click.pass_obj
def command(folder: Path, move: bool, url: str, dry_run: bool, as_json: bool) -> int:
    """Build and import into a running Anki."""
    from cardgen.anki.connect import AnkiConnect
    from cardgen.cli.output import exit_code, progress
    from cardgen.flows.push import push
    from cardgen.project.project import find_project

    if not url.startswith(("http://", "https://")):
        raise click.UsageError(f"--url {url}: give an address that begins with http://.")
    with progress("Rendering cards") as report:
        pushed = push(find_project(folder), AnkiConnect(url), move=move, dry_run=dry_run, report=report)
    show_pushed(pushed, folder, moved=move, dry_run=dry_run, as_json=as_json)
    return exit_code(pushed.built.diagnostics)
