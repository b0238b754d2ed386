"""The line that ``cardgen watch`` prints for each cycle."""

import time
from typing import TYPE_CHECKING

import click

from cardgen.cli.output import counted, echo, on_one_line
from cardgen.model import Severity

if TYPE_CHECKING:
    from cardgen.flows.watch import Cycle


def show_cycle(done: "Cycle") -> None:
    """Print one cycle as one line: when, what was saved, what came of it, and the first error."""
    clock = click.style(time.strftime("%H:%M:%S"), dim=True)
    echo(f"{clock} {on_one_line(_saved(done.saved))}: {'; '.join(_outcome(done))} ({done.seconds:.1f} s)")


def _saved(paths: tuple[str, ...]) -> str:
    if not paths:
        return "start"
    return paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"


def _outcome(done: "Cycle") -> list[str]:
    if done.failure:
        return [click.style(on_one_line(done.failure), fg="red")]
    told = [", ".join(f"{count} {verb}" for verb, count in done.cards.items())] if done.cards else []
    told.append(on_one_line(_packages(done.packages, done.up_to_date)))
    errors, warnings = done.count(Severity.ERROR), done.count(Severity.WARNING)
    if errors:
        first = next(fault for fault in done.diagnostics if fault.is_error)
        told.append(click.style(on_one_line(f"{counted(errors, 'error')}: {first}"), fg="red"))
    if warnings:
        told.append(click.style(counted(warnings, "warning"), fg="yellow"))
    return told


def _packages(names: tuple[str, ...], up_to_date: int) -> str:
    built = f"{names[0]} built" if len(names) == 1 else f"{len(names)} packages built"
    left = f"{counted(up_to_date, 'package')} up to date"
    return ", ".join([built] * bool(names) + [left] * bool(up_to_date)) or "no package"
