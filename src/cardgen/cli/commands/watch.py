"""``cardgen watch``."""

from contextlib import suppress
from pathlib import Path

import click


@click.command(
    help="Generate, check and build now and on every save, one line each time. End it with Ctrl-C."
)
@click.pass_obj
def command(folder: Path) -> None:
    """Watch the project until interrupted."""
    from cardgen.cli.reports.watch import show_cycle
    from cardgen.flows.watch import watch
    from cardgen.project.project import find_project

    with suppress(KeyboardInterrupt):
        watch(find_project(folder), show_cycle)
