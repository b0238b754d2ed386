"""Notes renamed, sections moved, notes split and joined: cards take their ids, lines and comments along."""

import pytest
from tests.support.small_project import B_TREE, HEAP, NOTE, RED_BLACK, ROTATION, TREES, SmallProject, count

from cardgen.store.format import rewrite as rewriting
from cardgen.store.format.tree import parse_tree
from cardgen.store.merging.plan import Verb


def test_rules_12_15_a_renamed_note_and_section_take_file_ids_and_comments_along(
    generated: SmallProject,
) -> None:
    generated.edit(RED_BLACK, "# yaml", "# my comment\n# yaml")
    ids = [card.id for card in generated.deck().cards]
    (generated.project.root / TREES).rename(generated.project.notes / "forest.md")
    generated.edit("notes/forest.md", "## Red-black tree", "## Balanced trees")
    done = generated.generate()
    renamed = "decks/forest/balanced-trees.yaml"
    assert sorted(generated.snapshot(".yaml")) == ["decks/forest/b-tree.yaml", renamed]
    assert generated.text(renamed).startswith("# my comment\n")
    assert [card.id for card in generated.deck(renamed).cards] == ids
    assert generated.deck(renamed).note == "notes/forest.md"
    assert count(done, Verb.NEW) == count(done, Verb.ORPHAN) == 0
    assert list(generated.snapshot(".jsonl")) == ["decks/.cardgen/generated/notes/forest.md.jsonl"]


def test_rule_14_a_moved_card_takes_its_lines_and_comments_along(generated: SmallProject) -> None:
    generated.edit(RED_BLACK, "what is a rotation?", "what is a rotation?  # asked often")
    sentence = f"A **rotation** is a {ROTATION}.\n\n"
    generated.edit(TREES, sentence, "")
    generated.edit(TREES, "## B-tree\n\n", f"## B-tree\n\n{sentence}")
    assert count(generated.generate(), Verb.MOVED) == 1
    assert "rotation" not in generated.text(RED_BLACK)
    assert "In a B-tree (Search trees), what is a rotation?  # asked often" in generated.text(B_TREE)
    assert generated.deck(B_TREE).cards[0].anchor == "b-tree"


@pytest.mark.parametrize(
    ("old", "new", "stays"),
    [
        ("deck: ", "deck: ", False),
        ("deck: trees::Search trees::B-tree", "deck: Mine", True),
        ("tags: [", "tags: [mine, ", True),
        ("cards:", "# mine\ncards:", True),
    ],
)
def test_p2_rule_14_a_file_that_loses_all_cards_goes_only_if_a_person_wrote_nothing_in_it(
    generated: SmallProject, old: str, new: str, stays: bool
) -> None:
    generated.edit(B_TREE, old, new)
    head = generated.text(B_TREE).partition("cards:")[0]
    note, sections = generated.text(TREES).split("## B-tree")
    generated.write(TREES, note + sections)
    done = generated.generate()
    assert count(done, Verb.MOVED) == 2
    assert (generated.project.root / B_TREE).exists() is stays
    assert [fault.code for fault in done.diagnostics] == ["empty-deck"] * stays
    if stays:
        assert generated.text(B_TREE).startswith(head)
        assert generated.deck(B_TREE).cards == ()
    assert not generated.generate().diagnostics


def test_rule_14_a_file_is_read_as_often_whether_one_of_its_cards_moves_or_three(
    generated: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = []
    for moved in (
        f"A **rotation** is a {ROTATION}.\n\n",
        NOTE.partition("A **black height**")[0].partition("tree\n\n")[2],
    ):
        read: list[str] = []
        monkeypatch.setattr(
            rewriting, "parse_tree", lambda text, read=read: read.append(text) or parse_tree(text)
        )
        generated.write(TREES, NOTE.replace(moved, "").replace("## B-tree\n\n", f"## B-tree\n\n{moved}"))
        assert count(generated.generate(yes=True), Verb.MOVED) >= 1
        times.append(len(read))
    assert times[1] <= times[0]


def test_rule_14_a_file_whose_name_has_a_hash_goes_with_its_last_card(trees: SmallProject) -> None:
    trees.edit(TREES, "## B-tree", "## Type #2 of trees")
    trees.generate()
    assert "#2" in trees.text("decks/trees/type-2-of-trees.yaml")
    trees.edit(TREES, "## Type #2 of trees", "")
    assert not trees.generate().diagnostics
    assert list(trees.snapshot(".yaml")) == [RED_BLACK]


def test_rule_14_a_card_that_a_person_moved_stays_there(generated: SmallProject) -> None:
    text = generated.text(RED_BLACK)
    start, end = text.index("- id: lddy7hh599"), text.index("- id: bb982guutm")
    generated.write(RED_BLACK, text[:start] + text[end:])
    generated.write("decks/mine.yaml", f"deck: Mine\ncards:\n{text[start:end]}")
    generated.edit(TREES, "a local change", "a quick local change")
    assert count(generated.generate(), Verb.UPDATED) == 1
    assert "quick local change" in generated.text("decks/mine.yaml")


def test_rule_12_a_renamed_note_is_known_again_when_it_alone_is_generated(generated: SmallProject) -> None:
    generated.write("notes/other.md", HEAP)
    generated.generate()
    ids = [card.id for card in generated.deck().cards]
    forest = generated.project.notes / "forest.md"
    (generated.project.root / TREES).rename(forest)
    done = generated.generate(forest)
    assert [card.id for card in generated.deck("decks/forest/red-black-tree.yaml").cards] == ids
    assert count(done, Verb.NEW) == count(done, Verb.ORPHAN) == 0
    assert generated.generate().changes == ()


def test_rule_12_two_notes_merged_and_one_split_keep_their_ids(generated: SmallProject) -> None:
    generated.write("notes/other.md", HEAP)
    generated.generate()
    before = {
        card.answer: card.id for path in generated.snapshot(".yaml") for card in generated.deck(path).cards
    }
    head, b_tree = NOTE.split("## B-tree")
    generated.write(TREES, head + HEAP.replace("# Heap", "## Heap"))
    generated.write("notes/blocks.md", f"# Blocks\n\n## B-tree{b_tree}")
    (generated.project.notes / "other.md").unlink()
    done = generated.generate()
    after = {
        card.answer: card.id for path in generated.snapshot(".yaml") for card in generated.deck(path).cards
    }
    assert after == before
    assert count(done, Verb.NEW) == count(done, Verb.ORPHAN) == 0
