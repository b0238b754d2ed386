"""The documents say what the program does: commands, options, settings, links, versions."""

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest

from cardgen import __version__
from cardgen.cli.main import COMMANDS, cli
from cardgen.notes.parse import parse
from cardgen.project.load import schema_text, settings_from_text
from cardgen.project.source_url import FIELDS

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


def docs(page: str) -> str:
    return (ROOT / "docs" / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_of_each_command_is_named_below_its_heading(name: str) -> None:
    command = cli.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    (section,) = re.findall(rf"## `cardgen {name}`\n(.*?)(?=\n## |\Z)", docs("commands.md"), re.S)
    assert f"    cardgen {name}" in section
    names = [name for option in command.params if isinstance(option, click.Option) for name in option.opts]
    assert [name for name in names if not re.search(rf"`{name}[` ]", section)] == []


def keys_of(schema: dict[str, Any]) -> set[str]:
    """Return every key that a JSON Schema gives a mapping, at any depth."""
    inner = [keys_of(part) for part in schema.values() if isinstance(part, dict)]
    return set(schema.get("properties", ())).union(*inner)


def test_each_setting_has_its_row_and_stands_in_the_example() -> None:
    page = docs("settings.md")
    example = re.findall(r"```yaml\n(.*?)```", page, re.S)[0]
    rows = "".join(re.findall(r"^\| (`.*?) \|", page, re.M))
    keys = keys_of(json.loads(schema_text()))
    assert {"namespace", "folders", "deck"} <= keys
    assert [key for key in sorted(keys) if f"`{key}`" not in rows or f"{key}:" not in example] == []
    assert settings_from_text(example)[1] == ()


def test_each_field_of_source_url_has_its_row() -> None:
    assert [field for field in FIELDS if f"| `{{{field}}}` |" not in docs("settings.md")] == []


def test_the_front_matter_shown_is_understood() -> None:
    header = re.findall(r"```yaml\n(---.*?)```", docs("settings.md"), re.S)[0]
    parsed = parse(header, "note.md")
    assert parsed.diagnostics == ()
    options = parsed.document.options
    assert (options.title, options.deck) == ("Adam", "Learning::Optimizers")
    assert (options.tags, options.rules) == (("optimizers", "exam"), (("formula", False),))


def test_each_page_is_linked_from_the_front_page() -> None:
    pages = {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")}
    assert pages - set(LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))) == set()
