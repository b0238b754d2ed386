"""P3, rule 24: whatever moves between notes keeps its card, in whichever order they are generated alone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.property.test_merge_histories import HISTORIES
from tests.support.history import History

from cardgen.model import Card
from cardgen.store.merging.plan import Verb

NOTES = ("notes/first.md", "notes/second.md")
numbers = st.integers(0, 60)


def says(card: Card) -> tuple[str, str, str]:
    return card.question, card.answer, card.cloze


@pytest.mark.timeout(600)
@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    sizes=st.lists(st.integers(1, 3), min_size=2, max_size=4),
    moves=st.lists(st.tuples(st.sampled_from(["move_fact", "move_section"]), numbers, numbers), max_size=8),
    order=st.permutations(NOTES),
)
def test_rule_24_notes_generated_one_by_one_keep_all_cards(
    sizes: list[int], moves: list[tuple[str, int, int]], order: tuple[str, ...]
) -> None:
    history = History()
    history.begin(sizes)
    before = {says(card): id_ for id_, card in history.shelf.cards().items()}
    for name, a, b in moves:
        getattr(history, name)(a, b)
    for note in order:
        plan = history.shelf.carry_out(history.shelf.plan_alone(history.notebook, note))
        assert not [
            change for change in plan.changes if change.verb is Verb.NEW
        ]  # its source gone, a card waits as an orphan for the other note
    assert {says(card): id_ for id_, card in history.shelf.cards().items()} == before
    whole = history.shelf.regenerate(history.notebook)
    assert not [change for change in whole.changes if change.verb is not Verb.MOVED], whole.changes
