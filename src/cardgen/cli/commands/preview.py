"""``cardgen preview``."""

from contextlib import suppress
from pathlib import Path

import click

from cardgen.cli.output import exit_code, progress

_PORT = 8321


@click.command(help="Show every card as Anki does, in a browser: faults, source lines, search; no network.")
@click.option(
    "-o", "target", metavar="DIR", type=click.Path(path_type=Path), help="Folder to write. [dist/preview]"
)
@click.option(
    "--serve", is_flag=True, help="Serve it on this machine and reload it on every save. End it with Ctrl-C."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"Port for --serve; 0 takes a free one. [{_PORT}]",
)
@click.option("--open", "shown", is_flag=True, help="Open it in the browser.")
@click.pass_obj
def command(folder: Path, target: Path | None, serve: bool, port: int | None, shown: bool) -> int:
    """Write the preview, and serve it if asked."""
    from cardgen.cli.reports.preview import Teller
    from cardgen.flows.preview import preview, serve_preview
    from cardgen.project.project import find_project

    if port is not None and not serve:
        raise click.UsageError("--port is for --serve: give both, or neither.")
    project, place = find_project(folder), folder / target if target else None
    teller = Teller(shown)
    if serve:
        with suppress(KeyboardInterrupt):  # its normal end
            serve_preview(project, place, _PORT if port is None else port, teller.served)
        return 0
    with progress("Rendering cards") as told:
        written = preview(project, place, told)
    teller.written(written)
    return exit_code(written.diagnostics)
