r"""Colons in clozes, as Anki's engine shows them: hints stay hints, ``\::`` and what notes say are text."""

import pytest
from tests.support.engine import Learner, readable
from tests.support.world import World, card_guid, cloze

from cardgen.flows.generate import generate
from cardgen.model import CardSort


def sides(learner: Learner, guid: str) -> tuple[str, str]:
    """Return both sides of the first card of a note as a person reads them, without the name of its deck."""
    rendered = learner.cards(guid)[0].render_output(browser=False)
    first, second = (readable(side) for side in (rendered.question_text, rendered.answer_text))
    return first.removeprefix("Deck").strip().replace("&#58;", ":"), second.replace("&#58;", ":")


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


def test_a_generated_deck(world: World, learner: Learner) -> None:
    world.write(
        "notes/a.md", "# 从全图训练说起\n\n一个epoch才更新一次参数，收敛自然就慢，std::thread也没用。\n"
    )
    generate(world.project)
    assert world.deliver().new == 1
    question, answer = sides(learner, learner.guids()[0])
    assert question.endswith("一个epoch才更新一次参数，[...]。")
    assert "收敛自然就慢，std::thread也没用。" in answer
