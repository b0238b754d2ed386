"""Where a learner's cards are after a rebuilt package: removed, deleted, moved, renamed."""

from tests.support.two_cards import A, B, two_cards
from tests.support.world import World, card_guid, qa

GUID_A, GUID_B = card_guid(A), card_guid(B)


def test_a_removed_card_stays_with_the_learner(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    world.learner.study(2)
    before = world.learner.state()
    world.deck("note/section.yaml", qa(B, answer="second"))
    world.deliver(at=10)
    assert world.learner.guids() == sorted([GUID_A, GUID_B])
    assert world.learner.state() == before


def test_a_card_the_learner_deleted_comes_back(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    world.learner.col.remove_notes([world.learner.note(GUID_A).id])
    assert world.deliver(at=10).new == 1


def test_a_moved_card_keeps_its_state_and_stays_in_its_old_deck(world: World) -> None:
    world.deck("note/one.yaml", qa(A), name="N::One")
    world.deliver(at=0)
    world.learner.study(1)
    before = world.learner.state()
    world.write(
        "decks/note/one.yaml", (world.project.decks / "note/one.yaml").read_text().replace("N::One", "N::Two")
    )
    said = world.deliver(at=10)
    assert (said.new, said.updated) == (0, 1)
    assert world.learner.deck_of(GUID_A) == "N::One"
    assert "N::Two" in world.learner.decks()
    assert world.learner.state() == before


def test_a_card_moved_to_another_file_and_package_is_the_same_note(world: World) -> None:
    world.deck("note/one.yaml", qa(A))
    world.deliver(at=0)
    (world.project.decks / "note/one.yaml").unlink()
    world.deck("elsewhere/two.yaml", qa(A))
    said = world.deliver(at=10)
    assert (said.new, said.duplicate) == (0, 1)


def test_a_deck_that_the_learner_renamed_keeps_its_cards(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    deck = world.learner.col.decks.by_name("Deck")
    assert deck
    world.learner.col.decks.rename(deck, "Mine")
    two_cards(world, answer="mended")
    assert world.deliver(at=10).updated == 1
    assert world.learner.deck_of(GUID_A) == "Mine"
