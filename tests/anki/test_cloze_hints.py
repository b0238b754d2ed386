r"""Colons in clozes, as Anki's engine shows them: hints stay hints, ``\::`` and what notes say are text."""

import re
from html import unescape

import pytest
from tests.support.engine import Learner, readable
from tests.support.world import EPOCH, World, card_guid, cloze

from cardgen.flows.generate import generate
from cardgen.model import CardSort


def sides(learner: Learner, guid: str) -> tuple[str, str]:
    """Return both sides of the first card of a note as a person reads them, without the name of its deck."""
    rendered = learner.cards(guid)[0].render_output(browser=False)
    first, second = (readable(side) for side in (rendered.question_text, rendered.answer_text))
    return first.removeprefix("Deck").strip(), second


@pytest.mark.parametrize(
    ("hidden", "gap", "shown"),
    [
        ("Paris::city", "[city]", "Paris"),
        (r"std\::vector", "[...]", "std::vector"),
        (r"std\::vector::type", "[type]", "std::vector"),
        ("`std::vector`", "[...]", "std::vector"),
        ("http://[::1]:80/x", "[...]", "http://[::1]:80/x"),
        ("http://[::1]:80/x::where", "[where]", "http://[::1]:80/x"),
        ("https://example.org/x::where", "[where]", "https://example.org/x"),
    ],
)
def test_a_deck_written_by_hand(world: World, learner: Learner, hidden: str, gap: str, shown: str) -> None:
    world.deck("d.yaml", cloze("abcdefghi1", f"It is {{{{c1::{hidden}}}}}."))
    assert world.deliver().new == 1
    question, answer = sides(learner, card_guid("abcdefghi1", CardSort.CLOZE))
    assert question == f"It is {gap}."
    assert f"It is {shown}." in answer


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        (r"It is {{c1::std\::vector}}.", "It is [...]."),
        ("It is {{c1::`a{b}}::c`}}.", "It is [...]."),
        ("It is {{c1::[here](https://example.org/std::ranges)}}.", "It is [...]."),
        ("It is {{c1::![a::b](https://example.org/a)}}.", "It is [...]."),
    ],
)
def test_p3_a_card_opened_in_the_editor_of_anki_stays_whole(
    world: World, learner: Learner, text: str, gap: str
) -> None:
    world.deck("d.yaml", cloze("abcdefghi1", text))
    world.deliver()
    guid = card_guid("abcdefghi1", CardSort.CLOZE)
    before = sides(learner, guid)
    learner.edit(guid, "Text", as_the_editor_writes_it(learner.note(guid)["Text"]), at=EPOCH + 50)
    assert sides(learner, guid) == before
    assert before[0] == gap
    assert len(learner.cards(guid)) == 1


def as_the_editor_writes_it(html: str) -> str:
    """Return a field as Anki's editor writes it once it was opened: entities are characters again."""
    return re.sub(r"&(?!(?:amp|lt|gt|nbsp);)#?\w+;", lambda entity: unescape(entity[0]), html)


def test_a_generated_deck(world: World, learner: Learner) -> None:
    world.write(
        "notes/a.md", "# 从全图训练说起\n\n一个epoch才更新一次参数，收敛自然就慢，std::thread也没用。\n"
    )
    generate(world.project)
    assert world.deliver().new == 1
    question, answer = sides(learner, learner.guids()[0])
    assert question.endswith("一个epoch才更新一次参数，[...]。")
    assert "收敛自然就慢，std::thread也没用。" in answer
