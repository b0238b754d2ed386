"""The documents say what the program does: commands, links, versions."""

import re
from pathlib import Path

import click
import pytest

from cardgen import __version__
from cardgen.cli.main import COMMANDS, cli

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.S)
COMMAND_BLOCK = re.compile(r"<!-- command: (\w+) -->\n```sh\n(.*?)\n```", re.S)


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_each_command_is_named_on_the_front_pages(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`cardgen {name}`" not in text] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_exists_and_its_options_have_help(name: str) -> None:
    command = cli.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert command.help
    options = [option for option in command.params if isinstance(option, click.Option)]
    silent = [option.name for option in options if not option.help]
    assert silent == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_link_to_a_file_leads_somewhere(page: Path) -> None:
    targets = LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))
    local = [target for target in targets if "://" not in target and not target.startswith("mailto:")]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_both_front_pages_give_the_same_two_commands() -> None:
    pages = [(ROOT / page).read_text(encoding="utf-8") for page in ("README.md", "README.zh.md")]
    english, chinese = (dict(COMMAND_BLOCK.findall(page)) for page in pages)
    assert english.keys() == {"build", "test"}
    assert english == chinese


def test_the_changelog_knows_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
