"""Starting: the help and completion import nothing that takes long."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support.small_project import RED_BLACK, SmallProject

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


def run_in_shell(project: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in ``project``; ``cardgen`` in it is the program as it is."""
    program = f'cardgen() {{ "{sys.executable}" -m cardgen "$@"; }}; set -o pipefail; '
    return subprocess.run(
        ["bash", "-c", program + command], cwd=project, capture_output=True, encoding="utf-8", check=False
    )


in_a_shell = pytest.mark.skipif(os.name == "nt", reason="closed streams and /dev/full are of POSIX shells")


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return SmallProject(tmp_path).project.root


@in_a_shell
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize("command", ["generate", "stats", "--help"])
def test_closed_streams_change_nothing(trees: Path, command: str, closed: str) -> None:
    ran = run_in_shell(trees, f"cardgen {command} {closed}")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert command != "generate" or (trees / RED_BLACK).is_file()


@in_a_shell
def test_wrong_use_is_exit_code_2_with_closed_streams_too(trees: Path) -> None:
    assert run_in_shell(trees, "cardgen generate nowhere.md >&- 2>&-").returncode == 2


@in_a_shell
@pytest.mark.parametrize("command", ["generate", "--help", "generate --help"])
def test_a_reader_that_is_gone_is_exit_code_1_without_a_traceback(trees: Path, command: str) -> None:
    ran = run_in_shell(trees, f"(sleep 1; cardgen {command}) | true")
    assert (ran.returncode, ran.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where a full disk can be had")
@pytest.mark.parametrize("command", ["generate", "--help"])
def test_a_full_disk_is_exit_code_1_without_a_traceback(trees: Path, command: str) -> None:
    ran = run_in_shell(trees, f"cardgen {command} > /dev/full")
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(("given", "code"), [(None, 0), (0, 0), (3, 3), ("text", 1)])
def test_the_exit_code_is_as_python_has_it(monkeypatch: pytest.MonkeyPatch, given: object, code: int) -> None:
    monkeypatch.setattr("sys.argv", ["cardgen", "check"])
    monkeypatch.setattr("cardgen.cli.main.main", lambda: sys.exit(given))  # type: ignore[arg-type]
    monkeypatch.setattr("os._exit", sys.exit)
    with pytest.raises(SystemExit) as end:
        start.main()
    assert end.value.code == code


HEAP = "# 算法\n\n**堆**是一种父节点先于子节点的树。\n"


def test_a_terminal_of_few_letters_gets_the_others_spelled(trees: Path) -> None:
    (trees / "notes" / "算法.md").write_text(HEAP, encoding="utf-8")
    ran = run_as(trees, "cp1252", "generate")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert rb"decks/\u7b97\u6cd5/\u7b97\u6cd5.yaml" in ran.stdout


@pytest.mark.parametrize("command", ["generate --format jsonl", "generate --dry-run --json", "export"])
def test_data_are_utf8_on_any_terminal(trees: Path, command: str) -> None:
    note = trees / "notes" / "heap.md"
    note.write_text(HEAP, encoding="utf-8")
    run_as(trees, "cp1252", "generate")
    note.write_text(HEAP.replace("先于", "优先于"), encoding="utf-8")
    assert "什么是堆？" in run_as(trees, "cp1252", *command.split()).stdout.decode("utf-8")


def run_as(project: Path, encoding: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program where standard output and error have this encoding."""
    return subprocess.run(
        [sys.executable, "-m", "cardgen", *arguments],
        cwd=project,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
