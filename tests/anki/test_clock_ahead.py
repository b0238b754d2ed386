"""A build by a clock that was ahead: what it costs the learner is told by every build until that time."""

import json

import pytest
from tests.support.world import EPOCH, World, card_guid, qa

from cardgen.flows.building.build_memory import memory_file
from cardgen.flows.pull import pull

A, B = "a000000001", "b000000002"
HOURS = 8 * 3600


@pytest.fixture
def ahead(world: World) -> World:
    """A card that was built by a clock eight hours ahead; then the clock was set right."""
    world.deck("note/section.yaml", qa(A, answer="first"))
    world.deliver(at=HOURS)
    world.set_time(0)
    return world


def codes(world: World, at: int, **options: bool) -> list[str]:
    return [fault.code for fault in world.build(at=at, **options).diagnostics]


def test_p6_each_build_tells_of_it_until_that_time(ahead: World) -> None:
    assert codes(ahead, 0, dry_run=True) == ["memory-ahead"]
    for _ in range(2):  # the second has nothing to make
        (told,) = ahead.build(at=0).diagnostics
        assert str(told.source) == "decks/.cardgen/built.jsonl"
        assert "1 of 1 notes were built by a clock that was ahead, up to 2027-01-15 16:00 UTC" in told.message
    assert codes(ahead, HOURS + 1) == []


@pytest.mark.parametrize("code", ["memory-ahead", "damaged-memory"])
def test_it_may_be_silenced_by_its_code_and_by_the_one_it_had(ahead: World, code: str) -> None:
    ahead.write("cardgen.yaml", f"checks: {{{code}: off}}\n")
    assert codes(ahead, 0, dry_run=True) == codes(ahead, 0) == codes(ahead, 0) == []


def test_its_own_code_goes_before_the_one_it_had(ahead: World) -> None:
    ahead.write("cardgen.yaml", "checks: {damaged-memory: off, memory-ahead: info}\n")
    assert [str(fault.severity) for fault in ahead.build(at=0).diagnostics] == ["info"]


def test_pull_which_cannot_see_the_edit_tells_why(ahead: World) -> None:
    ahead.learner.edit(card_guid(A), "Back", "my own words", at=1_800_000_000 + 60)
    found = pull(ahead.project, ahead.project.root.parent / "collection")
    assert found.cards == ()
    assert [fault.code for fault in found.diagnostics] == ["memory-ahead"]


def test_p3_the_way_out_that_is_told_leads_out_and_costs_no_other_card(world: World) -> None:
    """Where nobody imported it: without package and line, the card gets the time of the right clock."""
    world.deck("note/section.yaml", qa(A, answer="first"), qa(B, answer="second"))
    world.deliver(at=0)
    world.learner.edit(card_guid(B), "Back", "my own words", at=EPOCH + 5)
    world.deck("note/section.yaml", qa(A, answer="mended"), qa(B, answer="second"))
    world.build(at=HOURS)
    (told,) = world.build(at=10).diagnostics
    follow(world, told.remedy)
    assert world.deliver(at=20).updated == 1
    assert codes(world, 30) == []
    assert world.learner.mod(card_guid(A)) == EPOCH + 20
    assert world.learner.note(card_guid(B))["Back"] == "my own words"


def follow(world: World, remedy: str) -> None:
    """Do what is told: delete the packages, and the lines of the memory above the time that is named."""
    latest = int(remedy.split("`mod` is above ")[1].split(",")[0])
    (world.project.dist / "note.apkg").unlink()
    memory = memory_file(world.project)
    lines = memory.read_text().splitlines(keepends=True)
    memory.write_text("".join(line for line in lines if json.loads(line)["mod"] <= latest))


@pytest.mark.parametrize("seconds", [1, 600])
def test_clocks_that_differ_by_little_are_no_fault(world: World, seconds: int) -> None:
    world.deck("note/section.yaml", qa(A))
    world.build(at=seconds)
    assert codes(world, 0) == []


def test_p7_no_time_is_too_late_to_be_told(world: World) -> None:
    line = f'{{"key": "x", "hash": "y", "mod": {(1 << 40) - 1}}}\n'
    world.deck("note/section.yaml", qa(A))
    world.write("decks/.cardgen/built.jsonl", line)
    assert "9999-12-31" in " ".join(fault.message for fault in world.build().diagnostics)
