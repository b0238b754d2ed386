"""Options of which one would be ignored beside the other are refused, before anything is read or written."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support.small_project import SmallProject

from cardgen.cli.main import cli


@pytest.mark.parametrize(
    ("command", "pair"),
    [
        ("build -o out --one x.apkg", ("--one", "-o")),
        ("stats --html s.html --json", ("--html", "--json")),
        ("stats --html s.html --missing", ("--html", "--missing")),
        ("orphans --keep --remove", ("--keep", "--remove")),
        ("generate --format jsonl --restore nosuch", ("--format jsonl", "--restore")),
        ("generate --format jsonl --yes", ("--format jsonl", "--yes")),
        ("generate --format jsonl --json", ("--format jsonl", "--json")),
        ("generate --explain --format jsonl", ("--explain", "--format jsonl")),
        ("generate --explain --restore nosuch", ("--explain", "--restore")),
        ("generate --explain --yes", ("--explain", "--yes")),
    ],
)
def test_they_are_wrong_use(tmp_path: Path, command: str, pair: tuple[str, str]) -> None:
    trees = SmallProject(tmp_path)
    trees.generate()
    before = sorted(tmp_path.rglob("*"))
    result = CliRunner().invoke(cli, ["-C", str(tmp_path), *command.split()])
    assert result.exit_code == 2
    assert f"{pair[0]} and {pair[1]} exclude each other" in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_port_without_serving_is_wrong_use(tmp_path: Path) -> None:
    SmallProject(tmp_path).generate()
    result = CliRunner().invoke(cli, ["-C", str(tmp_path), "preview", "--port", "0"])
    assert result.exit_code == 2
    assert "--port is for --serve" in result.stderr
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize("command", ["generate --format jsonl --dry-run", "generate --explain --dry-run"])
def test_dry_run_goes_with_what_writes_nothing(tmp_path: Path, command: str) -> None:
    SmallProject(tmp_path)
    result = CliRunner().invoke(cli, ["-C", str(tmp_path), *command.split()], standalone_mode=False)
    assert (result.exception, result.return_value) == (None, 0)
