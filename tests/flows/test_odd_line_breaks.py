"""P6: lines are those of an editor, also behind a form feed, a line separator and other such characters."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cardgen.flows.build import build
from cardgen.flows.generate import generate
from cardgen.flows.surveying.preview_cards import PreviewCards
from cardgen.flows.surveying.survey import survey
from cardgen.model import Diagnostic
from cardgen.progress import quiet
from cardgen.project.project import Project
from cardgen.store.format.lines import lines_of

FACT = "A **trie** is a tree whose edges bear the letters of the words that it holds."
NOTE = f"# Tries\n\nPage one{{odd}}page{{odd}}two.\n\nFiller.\n\n{FACT}\n"
DECK = """\
deck: D
cards:
- question: "What is{odd} a {odd}b?"
  answer: c
- question: q
  # cardgen: ignore[latex-unknown]
  answer: $\\bm{{x}}$
- question: r
  answer: 'An open $\\frac{{a}}{{b}}'
"""
OPEN = ("decks/d.yaml:9:20", "math-unclosed")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "decks").mkdir()
    (tmp_path / "notes").mkdir()
    return Project(tmp_path)


@pytest.mark.parametrize("odd", ["\x0b", "\x0c", "\x1e", "\x85", "\u2028", "\u2029"])
def test_the_preview_shows_the_lines_that_a_card_is_from(project: Project, odd: str) -> None:
    (project.notes / "a.md").write_text(NOTE.format(odd=odd), encoding="utf-8")
    generate(project)
    (card,) = PreviewCards(project, survey(project)).content(quiet).cards
    assert card.excerpt is not None
    assert [line for line in card.excerpt.lines if line[2]] == [(7, FACT, True)]


@pytest.mark.parametrize("odd", ["\x85", "\u2028", "\u2029"])
def test_a_fault_in_a_deck_is_told_where_it_stands_and_silenced_where_it_is_said(
    project: Project, odd: str
) -> None:
    (project.decks / "d.yaml").write_text(DECK.format(odd=odd), encoding="utf-8")
    assert formulas(survey(project).diagnostics) == [OPEN]
    assert formulas(build(project, dry_run=True).diagnostics) == [OPEN]


def formulas(faults: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    codes = ("math-unclosed", "latex-unknown")
    return [(str(fault.source), fault.code) for fault in faults if fault.code in codes]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\n\n", ["a", ""]),
        ("a\rb\r\nc", ["a", "b", "c"]),
        ("a\u2028b", ["a\u2028b"]),
    ],
)
def test_a_line_ends_where_an_editor_ends_it(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines
