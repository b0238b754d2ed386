"""A file that cannot be shown is one fault of one code, in whatever command it is told."""

import re
from pathlib import Path

import pytest

import cardgen
from cardgen.flows.build import build
from cardgen.flows.check import check
from cardgen.flows.surveying.preview_cards import PreviewCards
from cardgen.flows.surveying.survey import survey
from cardgen.flows.watch import cycle
from cardgen.lint.checks.media_missing import CHECK
from cardgen.model import Diagnostic
from cardgen.progress import quiet
from cardgen.project.project import Project

DECK = """\
deck: A
cards:
- {id: aaaaaaaaa1, question: Which picture?, answer: '![](pic.png)'}
- {id: aaaaaaaaa2, question: Which one is gone?, answer: '![](gone.png)'}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a picture written in other letters, and one that is missing."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/a.yaml").write_text(DECK)
    (tmp_path / "decks/Pic.png").write_bytes(b"picture")
    return Project(tmp_path)


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [fault.code for fault in diagnostics]


def test_check_and_build_tell_the_same_codes(project: Project) -> None:
    both = ["media-case", "media-missing"]
    assert codes(check(project).diagnostics) == codes(build(project).diagnostics) == both


def test_the_preview_and_watch_tell_each_once(project: Project) -> None:
    cards = PreviewCards(project, survey(project)).content(quiet).cards
    assert [codes(card.findings) for card in cards] == [["media-case"], ["media-missing"]]
    watched = cycle(project, ()).diagnostics
    assert codes(watched) == ["media-case", "media-missing"]
    assert {fault.source.column for fault in watched} != {3}, "the more exact place is the one told"


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        ("media-missing: off", []),
        ("media-case: off", ["media-missing"]),
        ("media-missing: off, media-case: warning", ["media-case"]),
    ],
)
def test_settings_know_a_fault_by_its_own_code_before_that_of_the_check(
    project: Project, settings: str, left: list[str]
) -> None:
    (project.root / "cardgen.yaml").write_text(f"checks: {{{settings}}}\n")
    assert codes(check(project).diagnostics) == left


@pytest.mark.parametrize("code", ["media-missing", "media-case"])
def test_a_comment_may_name_either(project: Project, code: str) -> None:
    silent = DECK.replace("- {id: aaaaaaaaa1", f"# cardgen: ignore[{code}]\n- {{id: aaaaaaaaa1")
    (project.decks / "a.yaml").write_text(silent)
    assert codes(check(project).diagnostics) == ["media-missing"]


def test_the_check_names_all_codes_of_its_own() -> None:
    source = Path(cardgen.__file__).with_name("anki") / "media.py"
    assert {CHECK.code, *CHECK.own_codes} == set(re.findall(r'"(media-[a-z-]+)"', source.read_text("utf-8")))
