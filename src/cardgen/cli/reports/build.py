"""The report of ``cardgen build``: as a table for people, as JSON."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cardgen.cli.output import (
    columns,
    counted,
    diagnostic_json,
    echo,
    echo_diagnostics,
    echo_json,
    exit_code,
    on_one_line,
)

if TYPE_CHECKING:
    from cardgen.flows.build import Built, BuiltPackage


def show_built(built: "Built", folder: Path, *, dry_run: bool, as_json: bool) -> None:
    """Print what was built, with paths relative to ``folder``; faults go to standard error."""
    if as_json:
        echo_json(built_json(built, folder, dry_run=dry_run))
        return
    echo_diagnostics((*built.diagnostics, *built.notices))
    names = [on_one_line(_shown(package.file, folder)) for package in built.packages]
    width = max(map(columns, names), default=0)
    for name, package in zip(names, built.packages, strict=True):
        left = " (up to date)" if package.up_to_date else ""
        echo(f"{name}{' ' * (width - columns(name))}  {_sizes(package)}{left}")
    for file in built.held_back:
        echo(f"{on_one_line(_shown(file, folder))} was not written: a deck is at fault.")
    for file in built.stale:
        echo(f"{on_one_line(_shown(file, folder))} is no longer made of any card: delete it.")
    if not (built.packages or built.held_back or exit_code(built.diagnostics)):
        echo("There is no deck with a card to build. Run `cardgen generate`, or write decks/NAME.yaml.")
    if dry_run:
        echo("Nothing was written (--dry-run).")


def built_json(built: "Built", folder: Path, *, dry_run: bool) -> dict[str, Any]:
    """Return the ``--json`` report of a build (docs/commands.md), with paths relative to ``folder``."""
    return {
        "dry_run": dry_run,
        "packages": [_package(package, folder) for package in built.packages],
        "held_back": [_shown(file, folder) for file in built.held_back],
        "stale": [_shown(file, folder) for file in built.stale],
        "diagnostics": [diagnostic_json(fault) for fault in (*built.diagnostics, *built.notices)],
    }


def _shown(file: Path, folder: Path) -> str:
    return Path(os.path.relpath(file.absolute(), folder.absolute())).as_posix()


def _sizes(package: "BuiltPackage") -> str:
    parts = [(package.decks, "deck"), (package.cards, "card"), (package.media, "media file")]
    told = ", ".join(counted(number, word) for number, word in parts if number)
    # Anki makes several cards of one that is reversed or has several clozes; `check` counts what files hold.
    return told if package.cards == package.notes else f"{told}, of {package.notes} in the deck files"


def _package(package: "BuiltPackage", folder: Path) -> dict[str, Any]:
    return {
        "file": _shown(package.file, folder),
        "decks": package.decks,
        "notes": package.notes,
        "cards": package.cards,
        "media": package.media,
        "up_to_date": package.up_to_date,
    }
