"""P2, rule 11: a card whose `id` line is gone is known again by its very text: its reviews stay."""

import re
from pathlib import Path

import pytest
from tests.support.small_project import B_TREE, HEAP, RED_BLACK, TREES, SmallProject, count, without_ids

from cardgen.flows.build import build
from cardgen.store.merging.plan import Verb

QUESTION = "What is a black height?"
HEIGHT = "A **black height** is the number of black nodes on any path from a node down to a leaf.\n"
MINE = "decks/mine.yaml"


@pytest.fixture
def trees(tmp_path: Path) -> SmallProject:
    trees = SmallProject(tmp_path)
    trees.generate()
    return trees


def lines_of_card(trees: SmallProject) -> str:
    """Return the lines of the card, the last of its file."""
    text = trees.text(RED_BLACK)
    return text[text.index(f"- id: {trees.ids()[QUESTION]}") :]


def cut_id(trees: SmallProject) -> str:
    """Delete the id line of the card; return its id."""
    id_ = trees.ids()[QUESTION]
    trees.edit(RED_BLACK, f"- id: {id_}\n  ", "- ")
    return id_


def test_p2_rule_11_a_card_whose_id_line_was_deleted_gets_it_back(trees: SmallProject) -> None:
    before = trees.text(RED_BLACK)
    cut_id(trees)
    done = trees.generate()
    assert trees.text(RED_BLACK) == before
    assert (count(done, Verb.ADOPTED), count(done, Verb.DELETED), count(done, Verb.NEW)) == (1, 0, 0)
    assert trees.generate().changes == ()


def test_p2_rule_11_all_cards_of_all_files_get_theirs(trees: SmallProject) -> None:
    before = {path: trees.text(path) for path in (RED_BLACK, B_TREE)}
    for path, text in before.items():
        trees.write(path, without_ids(text))
    assert count(trees.generate(), Verb.ADOPTED) == 6
    assert {path: trees.text(path) for path in before} == before


@pytest.mark.parametrize("damage", ["<<<<<<< HEAD\n", None])
def test_p2_rule_11_also_where_its_memory_is_lost(trees: SmallProject, damage: str | None) -> None:
    before = {path: trees.text(path) for path in (RED_BLACK, B_TREE)}
    for path, text in before.items():
        trees.write(path, without_ids(text))
    for memory in (trees.project.decks / ".cardgen" / "generated").rglob("*.jsonl"):
        memory.write_text(damage, encoding="utf-8") if damage else memory.unlink()
    done = trees.generate()
    assert (count(done, Verb.ADOPTED), count(done, Verb.NEW)) == (6, 0)
    assert {path: trees.text(path) for path in before} == before
    assert trees.generate().changes == ()


def test_p2_rule_11_the_card_then_follows_its_note_as_before(trees: SmallProject) -> None:
    id_ = cut_id(trees)
    trees.edit(TREES, "number of black nodes", "count of black nodes")
    trees.generate()
    assert trees.ids()[QUESTION] == id_
    assert "count of black nodes" in trees.text(RED_BLACK)


def test_p2_rule_14_and_moves_with_its_section(trees: SmallProject) -> None:
    id_ = cut_id(trees)
    trees.edit(RED_BLACK, f"question: {QUESTION}", f"question: {QUESTION}  # mine")
    trees.edit(TREES, HEIGHT, "")
    trees.edit(TREES, "A **page**", f"{HEIGHT}\nA **page**")
    trees.generate()
    assert QUESTION not in trees.text(RED_BLACK)
    assert "# mine" in trees.text(B_TREE)
    assert id_ in trees.text(B_TREE)


def test_p2_rule_11_a_card_in_braces_gets_its_id_back_too(trees: SmallProject) -> None:
    id_ = trees.ids()[QUESTION]
    answer = next(card.answer for card in trees.deck().cards if card.id == id_)
    trees.edit(RED_BLACK, lines_of_card(trees), f"- {{question: '{QUESTION}', answer: {answer}}}\n")
    trees.generate()
    assert f"- {{id: {id_}, " in trees.text(RED_BLACK)


def test_p2_rule_11_a_deleted_card_that_is_typed_again_is_the_same_card(trees: SmallProject) -> None:
    id_, card = trees.ids()[QUESTION], lines_of_card(trees)
    trees.edit(RED_BLACK, card, "")
    trees.generate()
    trees.write(MINE, f"deck: Mine\ncards:\n{without_ids(card)}")
    trees.generate()
    assert f"- id: {id_}\n" in trees.text(MINE)
    assert count(trees.generate(), Verb.DELETED) == 0


def test_p3_rule_11_a_build_gives_it_back_too(trees: SmallProject) -> None:
    id_ = cut_id(trees)
    build(trees.project)
    assert trees.ids()[QUESTION] == id_


def test_p2_rule_11_an_id_that_a_build_without_the_memory_gave_gives_way(trees: SmallProject) -> None:
    id_ = cut_id(trees)
    memory, aside = trees.project.memory / "generated", trees.project.root / "aside"
    memory.rename(aside)
    build(trees.project)
    assert trees.ids()[QUESTION] != id_
    aside.rename(memory)
    trees.generate()
    assert trees.ids()[QUESTION] == id_


def test_p2_rule_11_a_card_of_a_file_of_no_note_keeps_its_own_id(trees: SmallProject) -> None:
    card = lines_of_card(trees)
    trees.edit(RED_BLACK, card, "")
    trees.write(MINE, own := f"deck: Mine\ncards:\n{re.sub('id: .*', 'id: mine000001', card)}")
    trees.generate()
    assert trees.text(MINE) == own


def test_p2_rule_11_one_typed_under_an_id_after_the_deletion_was_told_keeps_it(trees: SmallProject) -> None:
    card = lines_of_card(trees)
    trees.edit(RED_BLACK, card, "")
    trees.generate()
    trees.write(RED_BLACK, trees.text(RED_BLACK) + re.sub("id: .*", "id: mine000002", card))
    trees.generate()
    assert trees.ids()[QUESTION] == "mine000002"


def test_rule_12_a_copy_without_id_beside_its_original_is_a_card_of_its_own(trees: SmallProject) -> None:
    trees.write(MINE, f"deck: Mine\ncards:\n{without_ids(lines_of_card(trees))}")
    before = trees.snapshot(".yaml")
    assert count(trees.generate(), Verb.ADOPTED) == 0
    assert trees.snapshot(".yaml") == before


def test_rule_24_a_card_of_a_note_out_of_scope_waits(trees: SmallProject) -> None:
    trees.write("notes/other.md", HEAP)
    trees.generate()
    cut_id(trees)
    before = trees.snapshot(".yaml")
    trees.generate(trees.project.notes / "other.md")
    assert trees.snapshot(".yaml") == before
