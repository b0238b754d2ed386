"""``cardgen build``."""

from pathlib import Path

import click

from cardgen.cli.options import json_option, refuse_beside
from cardgen.cli.reports.build import show_built


@click.command(
    help="Turn deck files into packages that Anki imports, in dist/ or DIR. A named DECK brings its whole "
    "package: all deck files of its folder."
)
@click.argument("decks", nargs=-1, metavar="[DECK|FOLDER]...", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="Write the packages to DIR."
)
@click.option(
    "--one", metavar="FILE.apkg", type=click.Path(path_type=Path), help="Write one package with all decks."
)
@click.option("--fetch-media", is_flag=True, help="Download the pictures that cards link to.")
@click.option("--dry-run", is_flag=True, help="Tell what would be written; write nothing.")
@json_option
@click.pass_obj
def command(
    folder: Path,
    decks: tuple[Path, ...],
    output: Path | None,
    one: Path | None,
    fetch_media: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Build the packages and print what was written."""
    from cardgen.cli.output import exit_code, progress
    from cardgen.flows.build import build
    from cardgen.project.project import find_project

    if one:
        refuse_beside("--one", {"-o": output})
    project = find_project(folder)
    with progress("Rendering cards") as told:
        built = build(
            project,
            [folder / path for path in decks],
            folder=folder / output if output else None,
            one=folder / one if one else None,
            fetch_media=fetch_media,
            dry_run=dry_run,
            report=told,
        )
    show_built(built, folder, dry_run=dry_run, as_json=as_json)
    return exit_code(built.diagnostics)
