"""P3 where text moves to another note and that note is generated alone: the card goes with its text."""

import shutil
from pathlib import Path

import pytest
from tests.support.small_project import HEAP, SmallProject, count

from cardgen.store.merging.plan import Verb

HEAPS, TRIES = "notes/heaps.md", "notes/tries.md"
HEAP_DECK, TRIE_DECK = "decks/heaps/heap.yaml", "decks/tries/trie.yaml"
PILE = "A **pile** is a heap that nobody has put in order so far.\n"
TRIE = "# Trie\n\nA **trie** is a tree whose edges carry the letters of its keys.\n"


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.write(HEAPS, f"{HEAP}\n{PILE}")
    project.write(TRIES, TRIE)
    project.generate()
    return project


def pile(project: SmallProject) -> str:
    """Return the id of the one card of the pile."""
    (id_,) = (id_ for question, id_ in project.ids().items() if "pile" in question)
    return id_


def cards_of(project: SmallProject) -> list[tuple[str, str]]:
    """Return the id and question of every card, one that is there twice too."""
    decks = map(project.deck, project.snapshot(".yaml"))
    return sorted((card.id, card.question) for deck in decks for card in deck.cards)


def move_pile(project: SmallProject) -> None:
    project.edit(HEAPS, PILE, "")
    project.write(TRIES, f"{TRIE}\n{PILE}")


def test_p3_a_moved_paragraph_keeps_its_card_where_its_new_note_is_generated_alone(
    project: SmallProject,
) -> None:
    before = pile(project)
    move_pile(project)
    done = project.generate(project.project.root / TRIES)
    assert (count(done, Verb.NEW), count(done, Verb.MOVED)) == (0, 1)
    assert [card.id for card in project.deck(TRIE_DECK).cards][1:] == [before]
    assert [card.question for card in project.deck(HEAP_DECK).cards] == ["What is a heap?"]
    decks = project.snapshot(".yaml")
    assert count(project.generate(), Verb.ORPHAN) == 0
    assert project.snapshot(".yaml") == decks


def test_p2_an_edit_of_the_card_moves_with_it(project: SmallProject) -> None:
    project.edit(HEAP_DECK, "nobody has put in order", "no one has sorted")
    move_pile(project)
    project.generate(project.project.root / TRIES)
    assert "no one has sorted" in project.text(TRIE_DECK)
    assert "sorted" not in project.text(HEAP_DECK)


def test_a_card_that_a_person_deleted_does_not_come_back_in_another_note(project: SmallProject) -> None:
    lines = project.text(HEAP_DECK).partition(f"- id: {pile(project)}")
    project.write(HEAP_DECK, lines[0])
    move_pile(project)
    assert count(project.generate(project.project.root / TRIES), Verb.NEW) == 0
    assert "pile" not in "".join(project.ids())


def test_a_section_that_moves_whole_leaves_its_file(project: SmallProject) -> None:
    ids = project.ids()
    project.write(HEAPS, "# Nothing\n")
    project.write(TRIES, f"{TRIE}\n{HEAP}\n{PILE}")
    project.generate(project.project.root / TRIES)
    assert project.ids() == ids
    assert HEAP_DECK not in project.snapshot()


def test_copied_text_gets_a_card_of_its_own(project: SmallProject) -> None:
    project.write(TRIES, f"{TRIE}\n{PILE}")
    before = project.text(HEAP_DECK)
    assert count(project.generate(project.project.root / TRIES), Verb.NEW) == 1
    assert project.text(HEAP_DECK) == before


def test_other_changes_of_the_note_that_was_left_wait_for_their_turn(project: SmallProject) -> None:
    move_pile(project)
    project.edit(HEAPS, "precede their children", "are no greater than their children")
    project.generate(project.project.root / TRIES)
    assert "precede their children" in project.text(HEAP_DECK)
    assert count(project.generate(), Verb.UPDATED) == 1


def test_p3_where_the_other_note_cannot_be_read_the_card_waits_and_that_is_told(
    project: SmallProject,
) -> None:
    ids, moved = project.ids(), pile(project)
    move_pile(project)
    text = project.text(HEAPS)
    project.write(HEAPS, b"\0")
    for _ in range(2):
        done = project.generate(project.project.root / TRIES)
        assert [(fault.code, fault.source.start_line) for fault in done.diagnostics] == [
            ("text-elsewhere", 5)
        ]
        assert HEAPS in done.diagnostics[0].message
        assert project.ids() == ids
    project.write(HEAPS, text)
    assert not project.generate(project.project.root / TRIES).diagnostics
    assert pile(project) == moved
    assert moved in project.text(TRIE_DECK)


def test_p7_no_note_outside_the_project_is_read_for_it(tmp_path: Path) -> None:
    project = SmallProject(tmp_path / "project")
    project.write(TRIES, TRIE)
    outside = tmp_path / "heaps.md"
    outside.write_text(f"{HEAP}\n{PILE}")
    project.generate(project.project.notes, outside)
    outside.write_text(HEAP)
    project.write(TRIES, f"{TRIE}\n{PILE}")
    assert [fault.code for fault in project.generate().diagnostics] == ["text-elsewhere"]
    done = project.generate(project.project.notes, outside)
    assert (count(done, Verb.NEW), count(done, Verb.MOVED), done.diagnostics) == (0, 1, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [("_drafts/heaps.md", "_posts/heaps.md"), ("_drafts/a.md", HEAPS), (HEAPS, "_posts/a.md")],
)
@pytest.mark.parametrize("remembered", [True, False])
def test_p3_rule_12_a_note_that_moves_out_of_or_into_the_folder_of_notes_keeps_its_cards(
    tmp_path: Path, old: str, new: str, remembered: bool
) -> None:
    project = SmallProject(tmp_path)
    project.write(old, f"{HEAP}\n{PILE}")
    project.generate(project.project.root / old)
    cards = cards_of(project)
    project.write(new, project.text(old))
    (project.project.root / old).unlink()
    if not remembered:
        shutil.rmtree(project.project.memory)
    for _ in range(2):
        project.generate(project.project.root / new)
        assert cards_of(project) == cards
