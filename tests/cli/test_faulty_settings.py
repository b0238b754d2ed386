"""Faulty settings stop every command that depends on them: nothing is written, the fault is named."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support.small_project import SmallProject

from cardgen.cli.main import cli
from cardgen.flows.watch import cycle
from cardgen.project.load import FaultySettings


@pytest.fixture
def faulty(tmp_path: Path) -> SmallProject:
    """A project with decks and packages whose settings, good until now, are no YAML any more."""
    trees = SmallProject(tmp_path)
    trees.write("cardgen.yaml", "deck_level: 1\n")
    for command in ("generate", "build"):
        CliRunner().invoke(cli, ["-C", str(tmp_path), command], standalone_mode=False)
    trees.write("cardgen.yaml", "deck_level: 1\n\tx: [\n")
    return trees


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and path.name != "lock"}


@pytest.mark.parametrize(
    "command",
    [
        "generate", "generate --dry-run", "generate --format jsonl", "generate --explain", "preview",
        "export", "export --format anki", "orphans", "orphans --remove", "stats", "stats --html page.html",
        "diff",
    ],
)  # fmt: skip
def test_the_fault_is_named_and_nothing_is_written(faulty: SmallProject, command: str) -> None:
    before = files(faulty.project.root)
    arguments = ["-C", str(faulty.project.root), *command.split()]
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert isinstance(result.exception, FaultySettings)
    assert result.exception.exit_code == 1
    told = str(result.exception).splitlines()
    assert told[0].startswith("cardgen.yaml:2:")
    assert told[-1] == "Nothing was done: correct cardgen.yaml first."
    assert files(faulty.project.root) == before


def test_the_program_ends_with_1_and_names_the_place(faulty: SmallProject) -> None:
    faulty.write("cardgen.yaml", '"\\e[31m": 1\n')
    command = [sys.executable, "-m", "cardgen", "-C", str(faulty.project.root), "generate"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 1
    assert run.stderr.startswith("cardgen: cardgen.yaml:1:1: error[settings-unknown-key]: '\\x1b[31m'")


def test_build_tells_it_in_its_report(faulty: SmallProject) -> None:
    result = CliRunner().invoke(
        cli, ["-C", str(faulty.project.root), "build", "--json"], standalone_mode=False
    )
    assert result.return_value == 1
    (fault,) = json.loads(result.stdout)["diagnostics"]
    assert fault["code"] == "settings-yaml"


@pytest.mark.parametrize(
    "command",
    [
        "generate", "generate --dry-run", "generate --explain", "orphans", "orphans --remove", "stats",
        "diff", "pull dist/trees.apkg", "push",
    ],
)  # fmt: skip
def test_where_a_report_was_to_be_json_the_fault_is_json_too(faulty: SmallProject, command: str) -> None:
    before = files(faulty.project.root)
    arguments = ["-C", str(faulty.project.root), *command.split(), "--json"]
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    (fault,) = json.loads(result.stdout)["diagnostics"]
    assert (fault["code"], fault["path"], fault["line"]) == ("settings-yaml", "cardgen.yaml", 2)
    assert (result.return_value, result.stderr) == (1, "")
    assert files(faulty.project.root) == before


def test_watch_goes_on_and_tells_it(faulty: SmallProject) -> None:
    before = faulty.snapshot()
    done = cycle(faulty.project, ("cardgen.yaml",))
    assert [fault.code for fault in done.diagnostics] == ["settings-yaml"]
    assert not done.packages
    assert faulty.snapshot() == before
