"""``cardgen init`` makes a project that builds, and overwrites nothing."""

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from cardgen.cli.main import cli
from cardgen.errors import CardgenError
from cardgen.flows.init import namespace_for, start_project
from cardgen.notes.parse import parse
from cardgen.project.load import load_settings, settings_from_text
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.format.load import load_deck

FILES = [
    "cardgen.yaml",
    "notes/welcome.md",
    "decks/by-hand.yaml",
    "decks/.cardgen/deck.schema.json",
    "decks/.cardgen/settings.schema.json",
    ".gitignore",
    ".gitattributes",
]


def init(folder: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(cli, ["-C", str(folder), "init", *arguments])
    assert result.exit_code == 0, result.output
    return result


def test_the_settings_show_the_defaults(tmp_path: Path) -> None:
    init(tmp_path)
    lines = (tmp_path / "cardgen.yaml").read_text(encoding="utf-8").splitlines()
    shown = "\n".join(line.removeprefix("# ") for line in lines if line.startswith(("# deck_l", "# min_c")))
    assert shown.count("\n") == 1
    assert settings_from_text(shown) == (Settings(), ())


def test_it_writes_a_project_and_says_so(tmp_path: Path) -> None:
    output = init(tmp_path).output
    assert [line for line in output.splitlines() if line.startswith("wrote")] == [
        f"wrote {name}" for name in FILES
    ]
    assert "cardgen generate" in output
    assert all((tmp_path / name).is_file() for name in FILES)


def test_it_makes_the_folder_and_names_the_namespace_after_it(tmp_path: Path) -> None:
    output = init(tmp_path, "My Notes")
    settings, faults = load_settings(Project(tmp_path / "My Notes"))
    assert (settings.namespace, faults) == ("my-notes", ())
    assert "cd 'My Notes'" in output.output


@pytest.mark.parametrize(
    ("name", "namespace"),
    [("学习 笔记", "学习-笔记"), ("a: #b", "a-b"), ("...", "cardgen"), ("NOTES", "notes")],
)
def test_a_namespace_is_one_word(tmp_path: Path, name: str, namespace: str) -> None:
    assert namespace_for(tmp_path / name) == namespace


def test_it_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "cardgen.yaml").write_text("namespace: mine\n", encoding="utf-8")
    output = init(tmp_path).output
    assert "kept cardgen.yaml" in output
    assert (tmp_path / "cardgen.yaml").read_text(encoding="utf-8") == "namespace: mine\n"
    assert "wrote" not in init(tmp_path).output


def test_p7_it_writes_no_deck_through_a_link_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "p").mkdir()
    (tmp_path / "p/decks").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CardgenError, match="a link leads"):
        start_project(tmp_path / "p")
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    assert "would write cardgen.yaml" in init(tmp_path, "--dry-run").output
    assert list(tmp_path.iterdir()) == []


def test_the_report_as_json(tmp_path: Path) -> None:
    init(tmp_path)
    (tmp_path / ".gitignore").unlink()
    report = json.loads(init(tmp_path, "--json").output)
    assert report["written"] == [".gitignore"]
    assert sorted(report["kept"] + report["written"]) == sorted(FILES)
    assert report["dry_run"] is False


def test_a_file_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "f").touch()
    result = CliRunner().invoke(cli, ["-C", str(tmp_path), "init", "f"])
    assert result.exit_code != 0
    assert "is a file" in str(result.exception)


def test_every_setting_that_is_commented_out_is_right(tmp_path: Path) -> None:
    init(tmp_path)
    file = tmp_path / "cardgen.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    setting = [line.removeprefix("# ") for line in lines if yaml_key(line)]
    file.write_text("namespace: x\n" + "\n".join(setting), encoding="utf-8")
    assert load_settings(Project(tmp_path))[1] == ()
    assert len(setting) >= 6


def yaml_key(line: str) -> bool:
    """Tell whether a commented line holds a setting, not prose: a key, or a line that is indented."""
    text = line.removeprefix("# ")
    return line.startswith("# ") and (
        text.startswith("  ") or (text.split(":")[0].isidentifier() and ":" in text)
    )


def test_the_note_and_the_deck_are_without_fault(tmp_path: Path) -> None:
    init(tmp_path)
    parsed = parse((tmp_path / "notes/welcome.md").read_text(encoding="utf-8"), "notes/welcome.md")
    text = (tmp_path / "decks/by-hand.yaml").read_text(encoding="utf-8")
    deck = load_deck(text, "decks/by-hand.yaml")
    assert parsed.diagnostics == ()
    assert deck.diagnostics == ()
    assert len(yaml.safe_load(text)["cards"]) == 3


def test_git_leaves_packages_out_and_merges_the_memory(tmp_path: Path) -> None:
    init(tmp_path)
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "dist/\n"
    assert (tmp_path / ".gitattributes").read_text(
        encoding="utf-8"
    ) == "decks/.cardgen/**/*.jsonl merge=union\n"


def test_p3_a_project_that_was_built_without_settings_keeps_the_namespace_of_such(tmp_path: Path) -> None:
    memory = tmp_path / "decks" / ".cardgen" / "built.jsonl"
    memory.parent.mkdir(parents=True)
    memory.write_text("", encoding="utf-8")
    start_project(tmp_path)
    assert "namespace: cardgen\n" in (tmp_path / "cardgen.yaml").read_text(encoding="utf-8")
