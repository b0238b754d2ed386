"""``cardgen init``."""

import shlex
from pathlib import Path

import click

from cardgen.cli.options import json_option
from cardgen.cli.output import echo, echo_json


@click.command(help="Make a project in DIR (default: here): a note, a deck, settings. Overwrites nothing.")
@click.argument("target", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Tell what would be written, write nothing.")
@json_option
@click.pass_obj
def command(folder: Path, target: Path, dry_run: bool, as_json: bool) -> None:
    """Write the files and tell which, and what to do next."""
    from cardgen.flows.init import start_project

    started = start_project(folder / target, dry_run=dry_run)
    if as_json:
        echo_json({"written": started.written, "kept": started.kept, "dry_run": dry_run})
        return
    verb = "would write" if dry_run else "wrote"
    for name in started.written:
        echo(f"{verb} {(target / name).as_posix()}")
    for name in started.kept:
        echo(f"kept {(target / name).as_posix()}, which was there already")
    if not dry_run:
        echo(_next_steps(target))


def _next_steps(target: Path) -> str:
    go = [] if target == Path() else [f"  cd {shlex.quote(str(target))}"]
    steps = [
        "  cardgen generate   # notes/welcome.md becomes decks/welcome/",
        "  cardgen build      # the decks become dist/*.apkg, to import into Anki",
    ]
    return "\n".join(["", "Next:", *go, *steps])
