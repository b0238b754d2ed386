"""P3 where version control took the memory of builds back with the decks: dist/ shows what was built last."""

import shutil
from pathlib import Path

import pytest
from tests.support.world import EPOCH, World, card_guid, qa

from anki import import_export_pb2 as pb
from cardgen.flows.building.build_memory import memory_file
from cardgen.flows.diff import Outcome, diff
from cardgen.flows.pull import pull

A, B = "a000000001", "b000000002"
GUID_A, GUID_B = card_guid(A), card_guid(B)


def decks(world: World, answer: str) -> None:
    world.deck("note/section.yaml", qa(A, answer=answer), qa(B, answer="second"))


def mended_and_taken_back(world: World) -> None:
    """Deliver a card, then another answer, and go back to the commit before that one."""
    decks(world, "right")
    world.deliver(at=0)
    before = memory_file(world.project).read_bytes()
    decks(world, "wrong")
    assert world.deliver(at=10).updated == 1
    decks(world, "right")
    memory_file(world.project).write_bytes(before)


def test_p3_a_text_that_was_taken_back_arrives(world: World) -> None:
    mended_and_taken_back(world)
    assert world.deliver(at=20).updated == 1
    assert world.learner.note(GUID_A)["Back"] == "right"
    assert world.learner.mod(GUID_A) == EPOCH + 20
    assert world.deliver(at=30).updated == 0


@pytest.mark.parametrize("at", [5, 10], ids=["clock set back", "in the same second"])
def test_no_mod_shrinks_by_it(world: World, at: int) -> None:
    mended_and_taken_back(world)
    assert world.deliver(at=at).updated == 1
    assert world.learner.mod(GUID_A) == EPOCH + 11


def test_the_learners_edit_of_a_card_that_did_not_change_is_kept(world: World) -> None:
    mended_and_taken_back(world)
    world.learner.edit(GUID_B, "Back", "my own words", at=EPOCH + 15)
    world.deliver(at=20)
    assert world.learner.note(GUID_B)["Back"] == "my own words"


def test_where_the_memory_alone_was_taken_back_the_cards_did_not_change(world: World) -> None:
    mended_and_taken_back(world)
    decks(world, "wrong")
    world.learner.edit(GUID_A, "Back", "my own words", at=EPOCH + 15)
    assert world.deliver(at=20).updated == 0
    assert world.learner.note(GUID_A)["Back"] == "my own words"


def test_a_card_that_the_older_memory_does_not_know_is_the_one_that_was_built(world: World) -> None:
    world.deck("note/section.yaml", qa(B, answer="second"))
    world.deliver(at=0)
    before = memory_file(world.project).read_bytes()
    decks(world, "right")
    world.deliver(at=10)
    world.learner.edit(GUID_A, "Back", "my own words", at=EPOCH + 15)
    memory_file(world.project).write_bytes(before)
    assert world.deliver(at=20).updated == 0
    assert world.learner.note(GUID_A)["Back"] == "my own words"


def test_p6_it_is_told_once(world: World) -> None:
    mended_and_taken_back(world)
    for options in ({"dry_run": True}, {}):
        (told,) = world.build(at=20, **options).diagnostics
        assert (str(told.source), told.code) == ("decks/.cardgen/built.jsonl", "memory-reverted")
        assert "older than the packages in dist/" in told.message
    assert not world.build(at=30).diagnostics


def test_it_waits_for_the_build_that_makes_the_card(world: World) -> None:
    """A build of other decks, or a faulty deck, leaves what is known of the card as it is."""
    world.deck("other/section.yaml", qa("c000000003", "Other?"))
    mended_and_taken_back(world)
    section = world.project.decks / "note/section.yaml"
    sound = section.read_text()
    world.build(at=12, decks=[world.project.decks / "other"])
    section.write_text("cards: 5\n")
    world.build(at=13)
    section.write_text(sound)
    assert world.deliver(at=20).updated == 1
    assert world.learner.note(GUID_A)["Back"] == "right"


def test_diff_and_pull_tell_of_it_truly(world: World, tmp_path: Path) -> None:
    mended_and_taken_back(world)
    world.set_time(20)
    package = tmp_path / "theirs.apkg"
    shutil.copy(world.project.dist / "note.apkg", package)
    (change,) = diff(world.project, package).of(Outcome.CHANGED)
    assert (change.guid, change.overwrites) == (GUID_A, False)
    assert not diff(world.project, package).of(Outcome.KEPT)
    assert pull(world.project, package, write=True).cards == ()


def test_a_package_that_anki_exported_into_dist_is_no_build(world: World) -> None:
    mended_and_taken_back(world)
    world.learner.edit(GUID_B, "Back", "my own words", at=EPOCH + 15)
    for legacy in (True, False):
        options = pb.ExportAnkiPackageOptions(legacy=legacy)
        mine = str(world.project.dist / f"mine-{legacy}.apkg")
        world.learner.col.export_anki_package(out_path=mine, options=options, limit=None)
    world.deliver(at=20)
    assert world.learner.note(GUID_B)["Back"] == "my own words"


def test_p7_a_package_in_dist_that_cannot_be_read_stops_nothing(world: World) -> None:
    mended_and_taken_back(world)
    world.write("dist/broken.apkg", b"PK nonsense")
    assert world.deliver(at=20).updated == 1
