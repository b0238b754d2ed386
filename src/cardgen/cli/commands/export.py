"""``cardgen export``."""

from pathlib import Path

import click

_FORMATS = click.Choice(["jsonl", "csv", "anki"])


@click.command(help="Print the cards of deck files (default: all of decks/) as data.")
@click.argument("decks", nargs=-1, metavar="[DECK|FOLDER]...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=_FORMATS, default="jsonl", help="anki: the text that Anki imports.")
@click.pass_obj
def command(folder: Path, decks: tuple[Path, ...], form: str) -> int:
    """Print cards as data, faults to standard error."""
    from cardgen.cli.output import echo_data, echo_diagnostics, exit_code
    from cardgen.flows.export import ExportFormat, export
    from cardgen.project.project import find_project

    exported = export(find_project(folder), [folder / deck for deck in decks], ExportFormat(form))
    echo_diagnostics(exported.diagnostics)
    if exported.text:
        echo_data((exported.text.removesuffix("\n"),))
    return exit_code(exported.diagnostics)
