"""``cardgen check``."""

from pathlib import Path

import click

from cardgen.cli.reports.check import show_checked


@click.command(help="Tell what is wrong or weak in notes and decks, with file, line and remedy.")
@click.argument("paths", nargs=-1, metavar="[DECK|NOTE]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="Form of the report.",
)
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option("--strict", is_flag=True, help="Warnings too make the command end with exit code 1.")
@click.pass_obj
def command(folder: Path, paths: tuple[Path, ...], form: str, strict: bool) -> int:
    """Check the project and print what was found."""
    from cardgen.cli.output import exit_code, progress
    from cardgen.flows.check import check
    from cardgen.project.project import find_project

    project = find_project(folder)
    with progress("Reading notes") as told:
        checked = check(project, [folder / path for path in paths], told)
    show_checked(checked, form)
    return exit_code(checked.diagnostics, strict=strict)
