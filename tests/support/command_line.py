"""The command line as a test calls it."""

import json
from typing import Any, Protocol

from click.testing import CliRunner, Result

from cardgen.cli.main import cli
from cardgen.project.project import Project

# The keys of a card as data, in their order.
ROW_KEYS = [
    *("id", "deck", "kind", "question", "answer", "cloze"),
    *("note", "lines", "anchor", "url", "tags", "see", "rule"),
]


class HasProject(Protocol):
    """A project on disk, whatever a test has around it."""

    @property
    def project(self) -> Project: ...


def run(place: HasProject, *arguments: str) -> Result:
    """Call a command on a project; what it raises is in the result."""
    return CliRunner().invoke(cli, ["-C", str(place.project.root), *arguments], standalone_mode=False)


def code(result: Result) -> int:
    """Return the exit code as ``main`` gives it: that of the command is its return value."""
    assert result.exception is None, result.output
    return int(result.return_value or 0)


def json_lines(result: Result) -> list[dict[str, Any]]:
    """Return what was printed as JSON Lines."""
    return [json.loads(line) for line in result.stdout.splitlines()]
