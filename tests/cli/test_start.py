"""Starting: the help and completion import nothing that takes long."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cardgen.cli import start
from cardgen.cli.main import cli

HELP = Path(start.__file__).with_name("help.txt").read_text(encoding="utf-8")
HEAVY = {
    *("anki", "asyncio", "cardgen.anki", "cardgen.flows", "cardgen.notes", "cardgen.render", "cardgen.store"),
    *("genanki", "markdown", "markdown_it", "nh3", "pygments", "rich", "sqlite3", "yaml"),
}


def imported(*arguments: str, **environment: str) -> set[str]:
    """Return the modules that ``cardgen`` has imported when it has run with ``arguments``."""
    code = (
        "import atexit, os, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr));"
        "os._exit = sys.exit;"
        f"sys.argv = ['cardgen', *{arguments!r}]; from cardgen.cli.start import main; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout
    return set(ran.stderr.split())


@pytest.mark.parametrize("columns", [80, 100, 200])
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_ready_help_is_the_one_click_makes(columns: int, option: str) -> None:
    ran = CliRunner().invoke(
        cli, [option], prog_name="cardgen", terminal_width=columns, env={"COLUMNS": str(columns)}
    )
    assert ran.output == HELP, "write the new text to src/cardgen/cli/help.txt"


def test_help_does_without_click() -> None:
    assert not imported("--help") & {"click", *HEAVY}


def test_a_narrow_terminal_gets_the_help_wrapped() -> None:
    assert "click" in imported("--help", COLUMNS="40")


def test_completion_imports_nothing_heavy() -> None:
    completion = {"_CARDGEN_COMPLETE": "bash_complete", "COMP_WORDS": "cardgen ge", "COMP_CWORD": "1"}
    assert not imported(**completion) & HEAVY


def test_the_help_of_a_command_imports_nothing_heavy() -> None:
    assert not imported("build", "--help") & HEAVY
