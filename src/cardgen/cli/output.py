"""All printing: reports, diagnostics, JSON, progress. Plain in a pipe, coloured on a terminal."""

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from unicodedata import east_asian_width

import click

from cardgen.model import Diagnostic, Severity, in_order
from cardgen.progress import Progress, quiet

# Control characters, other line breaks, and what turns the direction of text around.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def echo(text: str = "") -> None:
    """Print one line of a report to standard output."""
    click.echo(text)


def echo_json(value: Any) -> None:
    """Print ``value`` as one JSON document, readable, with CJK letters as they are."""
    echo_data((json.dumps(value, ensure_ascii=False, indent=2),))


def echo_data(lines: Iterable[str]) -> None:
    """Print lines that are for a program, not for a person: in UTF-8 whatever the terminal's encoding."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    for line in lines:
        click.echo(line)


def echo_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print faults to standard error, one a line, sorted by place; errors in red on a terminal."""
    for fault in in_order(diagnostics):
        click.echo(styled(fault), err=True)


def on_one_line(text: str) -> str:
    r"""Return ``text`` with what would act on a terminal, or begin a line, spelled out: ``\x1b``, ``\n``."""
    return _CONTROL.sub(lambda control: ascii(control[0])[1:-1], text)


def counted(number: int, word: str) -> str:
    """Return ``number`` with ``word``, which is one that takes an s."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes: CJK letters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def styled(fault: Diagnostic) -> str:
    """Return ``fault`` as one line, its severity in colour; click drops the colour in a pipe."""
    label = click.style(f"{fault.severity}[{fault.code}]", fg=_COLOURS[fault.severity], bold=True)
    told = on_one_line(f"{fault.message} {fault.remedy}".rstrip())
    return f"{on_one_line(str(fault.source))}: {label}: {told}"


def diagnostic_json(fault: Diagnostic) -> dict[str, Any]:
    """Return ``fault`` as the mapping that every ``--json`` report uses."""
    return {
        "path": fault.source.path,
        "line": fault.source.start_line,
        "end_line": fault.source.end_line,
        "column": fault.source.column,
        "severity": str(fault.severity),
        "code": fault.code,
        "message": fault.message,
        "remedy": fault.remedy,
    }


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """Return 1 if an error (with ``strict`` also a warning) is among ``diagnostics``, else 0."""
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(fault.severity in grave for fault in diagnostics))


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """Show a bar on a terminal for work that takes longer than half a second; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield quiet
        return
    from cardgen.cli.progress import show_progress

    with show_progress(label) as report:
        yield report
