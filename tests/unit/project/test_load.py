"""cardgen.yaml: everything has a default, every fault is told with its place, text stays text."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.project.load import load_settings, settings_from_text
from cardgen.project.project import Project
from cardgen.project.settings import FolderSettings, Settings


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    assert load_settings(Project(tmp_path)) == (Settings(), ())


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", "~\n", "rules:\nfolders:\nskip_sections: []\nsource_url:\n"]
)
def test_what_is_left_empty_is_default(text: str) -> None:
    assert settings_from_text(text) == (Settings(), ())


def test_every_setting_is_read(tmp_path: Path) -> None:
    text = """\
namespace: my-notes
source_url: https://example.org/{slug}#{anchor}
media_root: assets
deck_level: 3
min_confidence: 0.75
rules: {formulas: false, tables: yes}
skip_sections: [References, 参考]
checks: {weak-question: error, long-answer: off}
editor_url: "obsidian://open?path={file}"
folders:
  physics/optics: {min_confidence: 0.9}
  physics: {deck: Physics, tags: [physics, 2024], rules: {tables: no}, skip_sections: Exercises}
"""
    (tmp_path / "cardgen.yaml").write_text(text, encoding="utf-8")
    assert load_settings(Project(tmp_path)) == (
        Settings(
            namespace="my-notes",
            source_url="https://example.org/{slug}#{anchor}",
            media_root="assets",
            deck_level=3,
            min_confidence=0.75,
            rules=(("formulas", False), ("tables", True)),
            skip_sections=("References", "参考"),
            checks=(("weak-question", "error"), ("long-answer", "off")),
            editor_url="obsidian://open?path={file}",
            folders=(
                FolderSettings(
                    "physics", "Physics", ("physics", "2024"), (("tables", False),), ("Exercises",)
                ),
                FolderSettings("physics/optics", min_confidence=0.9),
            ),
        ),
        (),
    )


@pytest.mark.parametrize("word", ["017", "1e3", "no", "2024-01-01", "~x", "12:30"])
def test_text_that_looks_like_something_else_stays_text(word: str) -> None:
    settings, faults = settings_from_text(f"namespace: {word}\nskip_sections: [{word}]\n")
    assert (settings.namespace, settings.skip_sections, faults) == (word, (word,), ())


CASES = (Path(__file__).parent / "settings_faults.txt").read_text(encoding="utf-8").split("\n\n")[1:]
FAULTS = [case.strip("\n").split("\n=> ") for case in CASES]


@pytest.mark.parametrize(("text", "message"), FAULTS, ids=[text for text, _ in FAULTS])
def test_a_fault_is_told_with_place_and_remedy(text: str, message: str) -> None:
    _, faults = settings_from_text(text)
    assert [str(fault) for fault in faults] == [message]


def test_p6_all_faults_are_told_at_once_and_the_rest_is_used() -> None:
    settings, faults = settings_from_text("deck_level: x\nmedia_root: img\nmin_confidence: y\n")
    assert [fault.source.start_line for fault in faults] == [1, 3]
    assert settings == Settings(media_root="img")


def test_a_file_that_is_no_text_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "cardgen.yaml").write_bytes(b"# a\nnamespace: \xff\n")
    _, (fault,) = load_settings(Project(tmp_path))
    assert str(fault).startswith("cardgen.yaml:2: error[settings-not-text]")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "cardgen.yaml").mkdir()
    _, (fault,) = load_settings(Project(tmp_path))
    assert fault.code == "settings-unreadable"


@pytest.mark.timeout(60)
def test_p7_settings_that_never_end_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "cardgen.yaml").symlink_to("pipe")
    _, (fault,) = load_settings(Project(tmp_path))
    assert str(fault) == "cardgen.yaml: error[settings-unreadable]: it is no ordinary file"


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "- " * 50_000, "? " * 50_000, "!!python/object/apply:os.abort []"]
)
def test_p7_a_hostile_file_is_only_a_fault(text: str) -> None:
    _, faults = settings_from_text(text)
    assert [fault.source.path for fault in faults] == ["cardgen.yaml"]


@given(st.text())
def test_nothing_is_raised_on_any_text(text: str) -> None:
    settings_from_text(text)
