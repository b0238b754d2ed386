"""Clozes over the edges of blocks, as Anki's engine shows them: every side whole, the hidden text hidden."""

import re

import pytest
from tests.support.balance import unbalanced
from tests.support.engine import Learner, readable
from tests.support.world import World, card_guid, cloze

from cardgen.model import CardSort


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("Two: {{c1::- sin\n- cos::kinds}} end", "Two: [kinds] end", "Two: sin cos end"),
        ("- tan\n- {{c1::sin\n- cos}}\n", "tan [...] [...]", "tan sin cos"),
        ("{{c1::sin\n\ncos}}", "[...]", "sin cos"),
        ("tan {{c1::sin\n\ncos}}", "tan [...] [...]", "tan sin cos"),
        ("**tan {{c1::sin** cos}}", "tan [...][...]", "tan sin cos"),
        ("|a|b|\n|-|-|\n| {{c1::sin | cos |}}", "a b [...] [...]", "a b sin cos"),
        ("{{c1::|a|b|\n|-|-|\n| sin | cos |}}", "[...]", "a b sin cos"),
        ("{{c1::sin\n\n$$\nx^{2}\n$$\n}}", "[...]", "sin \\[ x^{2} \\]"),
        ("{{c1::```\nsin\n```}}", "[...]", "sin"),
        ("{{c1::tan {{c2::sin\n\n- cos}}}}", "[...]", "tan sin cos"),
    ],
)
def test_each_side_is_whole(world: World, learner: Learner, text: str, question: str, answer: str) -> None:
    world.deck("d.yaml", cloze("abcdefghi1", text))
    assert world.deliver().new == 1
    first, *_ = learner.cards(card_guid("abcdefghi1", CardSort.CLOZE))
    sides = first.render_output(browser=False)
    assert words(sides.question_text) == f"Deck {question}"
    assert words(sides.answer_text).startswith(f"Deck {answer}")
    assert unbalanced(sides.question_text) == unbalanced(sides.answer_text) == []


def words(side: str) -> str:
    """Return the text of a side; what stands in cells, items or paragraphs is parted."""
    return " ".join(readable(re.sub(r"(?=</(?:td|th|li|p)>)", " ", side)).split())
