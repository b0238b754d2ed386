"""`cardgen pull` leaves a card where it would lose words of the deck file, or could not say Anki's."""

from typing import Any

import pytest
from tests.support.pulling import DECK, GUID_A, GUID_C, A, pulled, text
from tests.support.world import EPOCH, World, qa

import cardgen.flows.pull
from cardgen.errors import CardgenError
from cardgen.flows.building.build_memory import memory_file
from cardgen.flows.building.plan import plan
from cardgen.flows.pull import Fate


def test_p2_a_card_whose_deck_file_changed_too_is_left_alone(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    studied.write(DECK, text(studied).replace("frist", "very first"))
    before = text(studied)
    assert [one.fate for one in pulled(studied)] == [Fate.BOTH]
    assert text(studied) == before


@pytest.mark.parametrize(
    "html",
    [
        "see <img src='paste-1.png'>",
        "",
        "<ruby>漢<rt>かん</rt></ruby>",
        "listen [sound:a.mp3]",
        "<div>" * 2000 + "deep" + "</div>" * 2000,
        "<p>" * 400 + "deep",
        "\\(" * 20_000 + "a formula that never ends",
    ],
)
def test_what_our_markdown_would_not_say_in_the_same_words_is_left(studied: World, html: str) -> None:
    studied.learner.edit(GUID_A, "Back", html, at=EPOCH + 50)
    before = text(studied)
    assert [one.fate for one in pulled(studied)] == [Fate.UNSAID]
    assert text(studied) == before


@pytest.mark.parametrize(
    ("field", "html"), [("Front", "<hr>"), ("Back", r"\(a}\)"), ("Back", r"\(\frac{a}{b\)")]
)
def test_what_the_next_build_would_refuse_is_left(studied: World, field: str, html: str) -> None:
    studied.learner.edit(GUID_A, field, html, at=EPOCH + 50)
    assert [one.fate for one in pulled(studied)] == [Fate.UNSAID]
    assert not studied.build(at=200).held_back


@pytest.mark.parametrize(
    "html",
    ["A heap is a tree.", "A heap is a {{c0::tree}}.", "A {{c1::heap}} is {{c2::open", "A heap {{c1::}}."],
)
def test_a_cloze_that_hides_nothing_is_left(studied: World, html: str) -> None:
    studied.learner.edit(GUID_C, "Text", html, at=EPOCH + 50)
    assert [one.fate for one in pulled(studied)] == [Fate.UNSAID]


def test_p2_where_the_memory_of_builds_is_lost_nothing_is_taken(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    memory_file(studied.project).unlink()
    before = text(studied)
    assert [(one.fate, one.id) for one in pulled(studied)] == [(Fate.BOTH, A)]
    assert text(studied) == before


def test_a_text_whose_colours_markdown_cannot_bring_back_is_left(world: World) -> None:
    world.deck("n/d.yaml", qa(A, "One?", "~~~python\nx = 1  # frist\n~~~"), name="N::D")
    world.deliver(at=0)
    world.learner.edit(
        GUID_A, "Back", world.learner.note(GUID_A)["Back"].replace("frist", "first"), at=EPOCH + 50
    )
    assert [one.fate for one in pulled(world)] == [Fate.UNSAID]


@pytest.mark.parametrize(
    "source",
    [
        "the frist [page](other.md)",
        "the frist ![words](https://example.org/a.png){width=50}",
        "the frist [[page|label]]",
    ],
)
def test_p2_what_a_card_does_not_show_of_a_text_is_not_lost(world: World, source: str) -> None:
    world.deck("n/d.yaml", qa(A, "One?", source), name="N::D")
    world.deliver(at=0)
    html = world.learner.note(GUID_A)["Back"].replace("frist", "first")
    world.learner.edit(GUID_A, "Back", html, at=EPOCH + 50)
    before = text(world)
    assert [one.fate for one in pulled(world)] == [Fate.UNSAID]
    assert text(world) == before


def test_p2_what_is_saved_meanwhile_is_not_written_over(
    studied: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    planned = plan

    def saving(*args: Any, **options: Any) -> Any:
        made = planned(*args, **options)
        studied.write(DECK, text(studied).replace("the frist answer", "saved meanwhile"))
        return made

    monkeypatch.setattr(cardgen.flows.pull, "plan", saving)
    with pytest.raises(CardgenError):
        pulled(studied)
    assert "saved meanwhile" in text(studied)


def test_p2_a_card_whose_id_line_is_gone_is_left(studied: World) -> None:
    studied.learner.edit(GUID_A, "Back", "the first answer", at=EPOCH + 50)
    studied.write(DECK, text(studied).replace(f"- id: {A}\n  ", "- "))
    assert {one.fate for one in pulled(studied)} <= {Fate.BOTH}
    assert "frist" in text(studied)
