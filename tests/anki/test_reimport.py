"""What importing a rebuilt package does to a learner, row by row of docs/anki.md, on the real engine."""

import pytest
from tests.support.engine import Learner
from tests.support.two_cards import A, B, two_cards
from tests.support.world import EPOCH, World, card_guid, cloze, qa

from cardgen.flows.building import last_build, packed_deck
from cardgen.model import CardSort
from cardgen.render import fields
from cardgen.render.markdown import markdown_to_html

C = "c000000003"
GUID_A, GUID_B, GUID_C = card_guid(A), card_guid(B), card_guid(C)


def test_p3_a_rebuild_without_change_touches_nothing(world: World) -> None:
    two_cards(world)
    assert world.deliver(at=0).new == 2
    world.learner.study(2)
    before, mods = world.learner.state(), [world.learner.mod(guid) for guid in world.learner.guids()]
    said = world.deliver(at=1000)
    assert (said.new, said.updated, said.duplicate) == (0, 0, 2)
    assert world.learner.state() == before
    assert [world.learner.mod(guid) for guid in world.learner.guids()] == mods


def test_p3_a_changed_word_updates_exactly_that_note_and_keeps_its_intervals(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    world.learner.study(2)
    before = world.learner.state()
    two_cards(world, answer="mended")
    said = world.deliver(at=10)
    assert (said.new, said.updated, said.duplicate) == (0, 1, 1)
    assert world.learner.note(GUID_A)["Back"] == "mended"
    assert world.learner.state() == before
    assert world.learner.mod(GUID_A) == EPOCH + 10
    assert world.learner.mod(GUID_B) == EPOCH


@pytest.mark.parametrize("at", [0, -100_000], ids=["in the same second", "clock set back"])
def test_p3_a_change_arrives_whatever_the_clock_says(world: World, at: int) -> None:
    two_cards(world)
    world.deliver(at=0)
    two_cards(world, answer="mended")
    assert world.deliver(at=at).updated == 1
    two_cards(world, answer="mended again")
    assert world.deliver(at=at).updated == 1
    assert world.learner.note(GUID_A)["Back"] == "mended again"


def test_p3_a_better_rendering_arrives_and_leaves_what_a_learner_edited(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_cards(world)
    world.deliver(at=0)
    world.learner.study(2)
    before = world.learner.state()
    world.learner.edit(GUID_B, "Back", "mine", at=EPOCH + 50)
    monkeypatch.setattr(
        fields, "markdown_to_html", lambda *given, **more: f"<b>{markdown_to_html(*given, **more)}</b>"
    )
    monkeypatch.setattr(packed_deck, "code_version", lambda: "later")
    monkeypatch.setattr(last_build, "code_version", lambda: "later")
    said = world.deliver(at=1000)
    assert (said.new, said.updated, said.duplicate) == (0, 1, 1)
    assert world.learner.note(GUID_A)["Back"] == "<b>first</b>"
    assert world.learner.mod(GUID_A) == EPOCH + 1
    assert world.learner.note(GUID_B)["Back"] == "mine"
    assert world.learner.state() == before
    assert world.deliver(at=2000).updated == 0


def test_p3_a_change_taken_back_arrives_too(world: World) -> None:
    for at, answer in enumerate(["first", "second", "first"]):
        two_cards(world, answer=answer)
        world.deliver(at=at)
    assert world.learner.note(GUID_A)["Back"] == "first"


def test_p3_a_learner_who_skips_builds_gets_the_last_one(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    for at, answer in enumerate(["one", "two", "three"], 1):
        two_cards(world, answer=answer)
        world.build(at)
    assert world.deliver(at=10).updated == 1
    assert world.learner.note(GUID_A)["Back"] == "three"


def test_p3_the_learners_own_edit_of_an_unchanged_card_is_kept(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    world.learner.edit(GUID_B, "Back", "my own words", at=EPOCH + 5)
    two_cards(world, answer="mended")
    world.deliver(at=10)
    assert world.learner.note(GUID_B)["Back"] == "my own words"


def test_the_learners_edit_gives_way_where_the_source_changed_later(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    world.learner.edit(GUID_A, "Back", "my own words", at=EPOCH + 5)
    two_cards(world, answer="mended")
    world.deliver(at=10)
    assert world.learner.note(GUID_A)["Back"] == "mended"


def test_the_learners_edit_stays_where_the_source_changed_before(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    two_cards(world, answer="mended")
    built = world.build(at=10)
    world.learner.edit(GUID_A, "Back", "my own words", at=EPOCH + 20)
    world.learner.take(built.packages[0].file)
    assert world.learner.note(GUID_A)["Back"] == "my own words"


def test_p3_the_learners_tags_on_an_unchanged_card_are_kept(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    for tag in ("leech", "marked", "mine"):
        world.learner.tag(GUID_B, tag, at=EPOCH + 5)
    two_cards(world, answer="mended")
    world.deliver(at=10)
    assert {"leech", "marked", "mine"} <= set(world.learner.note(GUID_B).tags)


def test_a_changed_card_takes_the_tags_of_its_source(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    world.learner.tag(GUID_A, "mine", at=EPOCH + 5)
    two_cards(world, tags=["new"])
    world.deliver(at=10)
    assert world.learner.note(GUID_A).tags == ["new"]


def test_p3_suspended_and_flagged_cards_stay_so(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    card = world.learner.cards(GUID_A)[0]
    world.learner.col.sched.suspend_cards([card.id])
    world.learner.col.set_user_flag_for_cards(2, [card.id])
    two_cards(world, answer="mended")
    world.deliver(at=10)
    after = world.learner.cards(GUID_A)[0]
    assert (after.queue, after.user_flag()) == (-1, 2)


def test_a_question_that_becomes_a_cloze_is_a_new_card_and_the_old_one_stays(world: World) -> None:
    world.deck("d.yaml", qa(A))
    world.deliver(at=0)
    world.deck("d.yaml", cloze(A, "{{c1::Answer}}, that is it."))
    said = world.deliver(at=10)
    assert (said.new, said.conflicting) == (1, 0)
    assert world.learner.guids() == sorted([GUID_A, card_guid(A, CardSort.CLOZE)])


def test_a_cloze_deletion_that_is_removed_leaves_an_empty_card(world: World) -> None:
    world.deck("d.yaml", cloze(A, "{{c1::One}} and {{c2::two}}."))
    world.deliver(at=0)
    world.learner.study(2)
    before = world.learner.state()
    world.deck("d.yaml", cloze(A, "{{c1::One}} and two."))
    world.deliver(at=10)
    assert world.learner.state() == before
    assert world.learner.empty_cards() == 1


def test_a_reverse_that_is_switched_on_adds_a_card_and_off_leaves_an_empty_one(world: World) -> None:
    world.deck("d.yaml", qa(A))
    world.deliver(at=0)
    world.learner.study(1)
    before = world.learner.state()
    world.deck("d.yaml", qa(A, reverse=True))
    world.deliver(at=10)
    assert [card.ord for card in world.learner.cards(GUID_A)] == [0, 1]
    assert world.learner.state() == before
    world.deck("d.yaml", qa(A))
    world.deliver(at=20)
    assert world.learner.empty_cards() == 1


def test_a_suspended_card_says_so_by_a_tag_and_comes_suspended_where_scheduling_is_imported(
    world: World,
) -> None:
    world.deck("d.yaml", qa(A, suspended=True))
    package = world.build().packages[0].file
    world.learner.take(package, with_scheduling=True)
    assert world.learner.note(GUID_A).tags == ["cardgen::suspended"]
    assert world.learner.cards(GUID_A)[0].queue == -1


def test_new_cards_come_in_the_order_of_the_deck(world: World) -> None:
    world.deck("d.yaml", qa(C), qa(A), qa(B))
    world.deliver(at=0)
    order = world.learner.select("select n.guid from cards c join notes n on n.id = c.nid order by c.due")
    assert order == [GUID_C, GUID_A, GUID_B]


def test_two_projects_with_one_card_id_do_not_meet(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    world.write("cardgen.yaml", "namespace: mine\n")
    assert world.deliver(at=10).new == 2


@pytest.mark.parametrize(
    "options", [{"merge_notetypes": True}, {"with_scheduling": True}], ids=lambda o: next(iter(o))
)
def test_p3_other_import_options_cost_no_review_either(world: World, options: dict[str, bool]) -> None:
    two_cards(world)
    world.deliver(at=0, **options)
    world.learner.study(2)
    before = world.learner.state()
    two_cards(world, answer="mended")
    assert world.deliver(at=10, **options).updated == 1
    assert world.learner.state() == before
    assert world.learner.note_types() == ["cardgen Q&A"]


def test_p3_fsrs_memory_survives(world: World, tmp_path: object) -> None:
    world.learner.col.set_config("fsrs", True)
    two_cards(world)
    world.deliver(at=0)
    world.learner.study(2)
    memory = [card.memory_state for card in world.learner.cards(GUID_A)]
    assert memory[0]
    two_cards(world, answer="mended")
    world.deliver(at=10)
    assert [card.memory_state for card in world.learner.cards(GUID_A)] == memory


def test_a_deck_without_memory_is_built_as_of_now(world: World) -> None:
    two_cards(world)
    world.deliver(at=0)
    (world.project.memory / "built.jsonl").unlink()
    world.deliver(at=50)
    assert world.learner.mod(GUID_A) == EPOCH + 50


def test_a_thousand_decks_are_imported_whole(world: World, learner: Learner) -> None:
    for number in range(1000):
        world.write(
            f"decks/n/{number:04}.yaml",
            f"deck: N::{number:04}\ncards: [{{id: x00000{number:04}, question: q, answer: a}}]\n",
        )
    built = world.build()
    assert built.packages[0].decks == 1000
    assert learner.take(built.packages[0].file).new == 1000
    assert len(learner.decks()) == 1001


def test_a_tag_with_spaces_is_made_safe_and_told(world: World) -> None:
    world.deck("d.yaml", qa(A, tags=["two words", "全角\u3000空格", "a::b"]))
    assert [fault.code for fault in world.build().diagnostics] == ["bad-tag", "bad-tag"]
    world.deliver()
    assert sorted(world.learner.note(GUID_A).tags) == ["a::b", "two_words", "全角_空格"]
