"""Cards and deck files that are gone: deleted ones stay so, and a run that would lose many stops and asks."""

import pytest
from tests.support.small_project import B_TREE, HEAP, NOTE, RED_BLACK, TREES, SmallProject, count

from cardgen.errors import CardgenError
from cardgen.flows.check import check
from cardgen.flows.orphans import orphans
from cardgen.store.merging.plan import Verb

WORDS = ("cut", "weld", "bend", "print", "drill", "paint", "grind", "turn", "melt", "sew", "saw", "glue")


@pytest.fixture
def many(trees: SmallProject) -> SmallProject:
    """Three notes with six cards in two deck files each."""
    for name in ("woods", "groves"):
        trees.write(f"notes/{name}.md", NOTE.replace("tree", name))
    assert count(trees.generate(), Verb.NEW) == 18
    return trees


def lose(project: SmallProject, *paths: str) -> None:
    for path in paths:
        (project.project.root / path).unlink()


def test_p2_rule_10_a_deleted_card_stays_deleted_until_it_is_restored(generated: SmallProject) -> None:
    cards = generated.deck().cards
    text = generated.text(RED_BLACK)
    start, end = (text.index(f"- id: {card.id}") for card in cards[1:3])
    generated.write(RED_BLACK, text[:start] + text[end:])
    assert count(generated.generate(), Verb.DELETED) == 1
    generated.edit(TREES, "a local change", "a quick local change")
    generated.generate()
    assert cards[1].id not in generated.text(RED_BLACK)
    assert count(generated.generate(restore=[cards[1].id]), Verb.RESTORED) == 1
    back = generated.deck().cards
    assert [card.id for card in back] == [card.id for card in cards]
    assert "quick local change" in back[1].answer


def test_rule_10_a_deleted_file_is_restored_by_its_name(generated: SmallProject) -> None:
    before = generated.text(RED_BLACK)
    (generated.project.root / RED_BLACK).unlink()
    assert count(generated.generate(), Verb.DELETED) == 4
    assert count(generated.generate(restore=[f"./{RED_BLACK}"]), Verb.RESTORED) == 4
    assert generated.text(RED_BLACK) == before


def test_rule_10_a_deleted_card_whose_source_went_too_is_restored_as_an_orphan(
    generated: SmallProject,
) -> None:
    (generated.project.root / B_TREE).unlink()
    generated.generate()
    generated.write(TREES, NOTE.partition("## B-tree")[0])
    generated.generate()
    assert count(generated.generate(restore=[B_TREE]), Verb.RESTORED) == 2
    assert generated.deck(B_TREE).note == TREES
    assert {orphan.card.id for orphan in orphans(generated.project).orphans} == {
        card.id for card in generated.deck(B_TREE).cards
    }


def test_rule_10_a_card_of_a_note_that_the_run_does_not_read_is_restored_as_no_orphan(
    generated: SmallProject,
) -> None:
    generated.write("notes/heap.md", HEAP)
    generated.generate()
    (generated.project.root / B_TREE).unlink()
    generated.generate()
    heap = generated.project.notes / "heap.md"
    assert count(generated.generate(heap, restore=[B_TREE]), Verb.RESTORED) == 2
    assert orphans(generated.project).orphans == ()
    assert not [fault for fault in check(generated.project).diagnostics if fault.code == "orphan"]


def test_an_unknown_card_cannot_be_restored(generated: SmallProject) -> None:
    with pytest.raises(CardgenError, match="zzzzzzzzzz"):
        generated.generate(restore=["zzzzzzzzzz"])


def test_rule_21_a_run_that_orphans_more_than_a_third_of_a_deck_stops(generated: SmallProject) -> None:
    before = generated.snapshot()
    generated.write(TREES, NOTE.split("A **sentinel**")[0])
    assert generated.generate().stopped
    assert generated.snapshot() == before
    done = generated.generate(yes=True)
    assert not done.stopped
    assert count(done, Verb.ORPHAN) == 4
    assert generated.snapshot(".yaml") == {k: v for k, v in before.items() if k.endswith(".yaml")}


def test_p2_rule_21_lost_deck_files_are_not_taken_for_deleted(many: SmallProject) -> None:
    before = many.snapshot(".yaml")
    lose(many, *before)
    memory = many.snapshot()
    done = many.generate()
    assert done.stopped
    assert done.lost is not None
    assert (done.lost.cards, done.lost.total, len(done.lost.paths)) == (18, 18, 6)
    assert many.snapshot() == memory
    assert not many.generate(restore=["decks"]).stopped
    assert {path: data for path, (data, _) in many.snapshot(".yaml").items()} == {
        path: data for path, (data, _) in before.items()
    }


def test_rule_21_with_yes_they_are_deleted_and_told_no_more(many: SmallProject) -> None:
    lose(many, *many.snapshot(".yaml"))
    assert count(many.generate(yes=True), Verb.DELETED) == 18
    assert not many.generate().stopped
    many.write("notes/new.md", HEAP)
    assert not many.generate().stopped
    assert count(many.generate(restore=["decks/trees"]), Verb.RESTORED) == 6


@pytest.mark.parametrize(
    ("files", "stops"),
    [
        ([RED_BLACK], False),
        ([RED_BLACK, B_TREE], False),
        ([RED_BLACK, B_TREE, "decks/woods/b-woods.yaml"], False),
        ([RED_BLACK, B_TREE, "decks/woods/red-black-woods.yaml"], True),
    ],
)
def test_rule_21_a_few_deck_files_may_be_deleted(many: SmallProject, files: list[str], stops: bool) -> None:
    lose(many, *files)
    assert many.generate().stopped is stops


def test_rule_21_one_deck_file_of_many_cards_may_be_deleted(trees: SmallProject) -> None:
    facts = "".join(f"A **{word}er** is a tool that is made to {word}.\n\n" for word in WORDS)
    trees.write(TREES, f"# Tools\n\n{facts}")
    assert count(trees.generate(), Verb.NEW) == len(WORDS)
    lose(trees, *trees.snapshot(".yaml"))
    assert not trees.generate().stopped


def test_rule_21_cards_cut_out_by_hand_and_notes_deleted_with_their_decks_are_no_loss(
    many: SmallProject,
) -> None:
    for path in many.snapshot(".yaml"):
        many.write(path, many.text(path).partition("cards:")[0] + "cards: []\n")
    assert count(many.generate(), Verb.DELETED) == 18
    lose(many, *many.snapshot(".yaml"), "notes/woods.md", "notes/groves.md")
    assert not many.generate().stopped


def test_rule_21_only_the_notes_of_the_run_count(many: SmallProject) -> None:
    lose(many, *(path for path in many.snapshot(".yaml") if "/trees/" not in path))
    assert many.generate().stopped
    assert not many.generate(many.project.root / TREES).stopped


def test_a_note_that_cannot_be_read_keeps_its_cards(generated: SmallProject) -> None:
    before = generated.snapshot()
    generated.write(TREES, b"\x00\xff binary")
    done = generated.generate()
    assert [fault.code for fault in done.diagnostics] == ["note-not-text"]
    assert count(done, Verb.ORPHAN) == 0
    assert generated.snapshot() == before
