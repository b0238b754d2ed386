"""``cardgen preview --serve`` at the command line: its port, and its end."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support.small_project import SmallProject

from cardgen.cli.main import cli


@pytest.mark.parametrize("port", ["65536", "99999", "-1"])
def test_a_port_that_there_is_not_is_wrong_use(tmp_path: Path, port: str) -> None:
    result = CliRunner().invoke(cli, ["-C", str(tmp_path), "preview", "--serve", "--port", port])
    assert result.exit_code == 2
    assert "is not in the range 0<=x<=65535" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be sent Ctrl-C there")
@pytest.mark.parametrize("command", ["preview --serve --port 0", "watch"])
def test_ctrl_c_is_the_normal_end(tmp_path: Path, command: str) -> None:
    SmallProject(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "cardgen", *command.split()],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=20)
    assert (running.returncode, told) == (0, b"")
