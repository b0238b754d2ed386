"""Projects without a namespace of their own share identities in Anki: the first build says so."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support.small_project import SmallProject

from cardgen.cli.main import cli
from cardgen.flows.build import build
from cardgen.flows.init import start_project


@pytest.fixture
def trees(tmp_path: Path) -> SmallProject:
    trees = SmallProject(tmp_path)
    trees.generate()
    return trees


def codes(trees: SmallProject, *, dry_run: bool = False) -> list[str]:
    return [fault.code for fault in build(trees.project, dry_run=dry_run).notices]


def test_p3_the_first_build_tells_it_and_no_later_one(trees: SmallProject) -> None:
    assert codes(trees, dry_run=True) == ["shared-namespace"]
    assert codes(trees) == ["shared-namespace"]
    assert codes(trees) == []


def test_p3_it_is_no_advice_where_packages_show_that_the_memory_is_lost(trees: SmallProject) -> None:
    build(trees.project)
    (trees.project.memory / "built.jsonl").unlink()
    assert codes(trees) == []


def test_a_build_that_makes_no_package_says_nothing(tmp_path: Path) -> None:
    trees = SmallProject(tmp_path)
    trees.write("decks/x.yaml", "deck: X\ncards: 3\n")
    assert codes(trees) == []


def test_it_is_one_line_on_standard_error_and_no_fault(trees: SmallProject) -> None:
    command = ["-C", str(trees.project.root), "build"]
    result = CliRunner().invoke(cli, command, standalone_mode=False)
    (line,) = result.stderr.splitlines()
    assert line.startswith("cardgen.yaml: info[shared-namespace]: ")
    assert (result.return_value, result.stdout) == (0, "dist/trees.apkg  2 decks, 6 cards\n")


@pytest.mark.parametrize("settings", ["", "deck_level: 1\n", "namespace: cardgen\n"])
def test_settings_without_a_word_of_their_own_change_nothing(trees: SmallProject, settings: str) -> None:
    trees.write("cardgen.yaml", settings)
    assert codes(trees) == ["shared-namespace"]


def test_a_project_with_a_namespace_hears_nothing(trees: SmallProject) -> None:
    trees.write("cardgen.yaml", "namespace: trees\n")
    assert codes(trees) == []


def test_what_init_makes_has_one(tmp_path: Path) -> None:
    start_project(tmp_path / "garden")
    built = build(SmallProject(tmp_path / "garden").project)
    assert built.notices == ()
