"""P3: a new card never gets the id of another card, also of one that this build did not read."""

import re
from pathlib import Path

import pytest

from cardgen.flows.build import build
from cardgen.flows.generate import generate
from cardgen.project.project import Project
from cardgen.store.files import find_decks
from cardgen.store.format.load import load_deck

NEW = "deck: New\ncards:\n- question: q\n  answer: a\n"
NAMED = "decks/new.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project whose one card was made in ``new.yaml``, built, and moved; its twin is new there."""
    project = Project(tmp_path)
    project.decks.mkdir()
    (tmp_path / NAMED).write_text(NEW)
    build(project)
    (tmp_path / NAMED).rename(project.decks / "moved.yaml")
    (tmp_path / NAMED).write_text(NEW)
    return project


def ids(project: Project, name: str) -> list[str]:
    deck = load_deck((project.decks / name).read_text(), name).deck
    return [card.id for card in deck.cards] if deck else []


def test_p3_only_one_deck_is_built(project: Project) -> None:
    build(project, [project.root / NAMED])
    (new,), (old,) = ids(project, "new.yaml"), ids(project, "moved.yaml")
    assert new
    assert new != old
    assert not build(project).diagnostics


@pytest.mark.parametrize("fault", [b"- question: no answer\n", b"- [\n", b"- {answr: b}\n", b"# caf\xe9\n"])
def test_p3_the_other_deck_is_faulty(project: Project, fault: bytes) -> None:
    moved = project.decks / "moved.yaml"
    sound = moved.read_bytes()
    moved.write_bytes(sound + fault)
    build(project)
    moved.write_bytes(sound)
    assert ids(project, "new.yaml") != ids(project, "moved.yaml")
    assert not build(project).diagnostics


def test_p3_a_card_that_lost_its_id_line_keeps_its_reviews(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.notes.mkdir()
    (project.notes / "cell.md").write_text("# Cell\n\nA nucleus is the organelle that holds the DNA.\n")
    generate(project)
    (deck,) = find_decks(project.decks)
    before = ids(project, str(deck))
    assert before
    deck.write_text(re.sub(r"- id: \w+\n  ", "- ", deck.read_text()))
    assert ids(project, str(deck)) == [""]
    build(project)
    assert ids(project, str(deck)) == before
