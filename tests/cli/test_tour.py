"""The tour of the README, taken word by word: each command prints what is shown below it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from cardgen.cli.main import cli

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"```console\n(.*?)```", re.S)
SHOWN = re.compile(r"\$ cardgen -C examples (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)")
DECK, NOTE = "decks/spaced-repetition/sm-2.yaml", "notes/spaced-repetition.md"
# What the tour says to edit between its commands: file, old words, new words.
EDITS = (
    (DECK, r'question your own \("(?P<new>.*?)"\)', "Who designed SM-2, and when?"),
    (NOTE, r'write "(?P<new>.*?)" for "(?P<old>.*?)"', ""),
)
LEFT_OUT = "…\n"
EDITED_BEFORE = 2  # commands typed before the edits


def commands() -> Iterator[tuple[str, str]]:
    for block in CONSOLE.findall(README):
        yield from ((shown["command"], shown["output"]) for shown in SHOWN.finditer(block))


def edit(project: Path) -> None:
    for name, told, old in EDITS:
        match = re.search(told, README)
        assert match is not None
        file = project / name
        text = file.read_text(encoding="utf-8")
        changed = text.replace(old or match["old"], match["new"], 1)
        assert changed != text
        file.write_text(changed, encoding="utf-8")


def test_each_command_of_the_tour_prints_what_the_readme_shows(tmp_path: Path) -> None:
    project = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", project, ignore=shutil.ignore_patterns("decks", "dist", ".cardgen"))
    shown = list(commands())
    assert len(shown) > EDITED_BEFORE
    for number, (command, output) in enumerate(shown):
        if number == EDITED_BEFORE:
            edit(project)
        printed = CliRunner().invoke(cli, ["-C", str(project), *command.split()], standalone_mode=False)
        assert printed.exception is None
        for part in output.split(LEFT_OUT):
            assert part in printed.stdout
