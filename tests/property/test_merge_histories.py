"""The rules of docs/merge-contract.md over random histories of edits, moves, renames and regenerations."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.history import History

OPERATIONS = (
    "edit_fact", "edit_fact", "add_fact", "drop_fact", "move_fact", "rename_section", "rename_note",
    "move_section", "tag_fact", "edit_card", "edit_card", "edit_card", "delete_card", "add_card", "move_card",
    "rename_file", "drop_id", "doubt_fact", "doubt_fact",
    "rename_deck", "write_comment", "resolve", "lose_memory", "regenerate", "regenerate", "regenerate",
)  # fmt: skip
HISTORIES = int(os.environ.get("CARDGEN_HISTORIES", "150"))
# With these each file holds the cards of one section, so that it is known what its head must say.
OF_WHOLE_SECTIONS = (
    "edit_fact", "rename_section", "rename_note", "edit_card", "rename_file", "write_comment", "regenerate",
)  # fmt: skip
steps = st.tuples(st.sampled_from(sorted(set(OPERATIONS))), st.integers(0, 60), st.integers(0, 60))


@pytest.mark.timeout(600)
@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    sizes=st.lists(st.integers(1, 3), min_size=1, max_size=4), steps=st.lists(steps, min_size=1, max_size=14)
)
def test_p2_no_history_breaks_a_rule(sizes: list[int], steps: list[tuple[str, int, int]]) -> None:
    history = History()
    history.begin(sizes)
    for name, a, b in steps:
        getattr(history, name)(a, b)
    history.regenerate()


@pytest.mark.timeout(600)
@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    sizes=st.lists(st.integers(1, 3), min_size=1, max_size=4),
    steps=st.lists(
        st.tuples(st.sampled_from(OF_WHOLE_SECTIONS), st.integers(0, 60), st.integers(0, 60)), max_size=14
    ),
)
def test_rule_8_a_head_follows_its_note_wherever_a_person_put_the_file(
    sizes: list[int], steps: list[tuple[str, int, int]]
) -> None:
    history = History()
    history.begin(sizes)
    for name, a, b in steps:
        getattr(history, name)(a, b)
    history.regenerate()
    made = {(deck.name, deck.note, deck.tags) for deck in history.notebook.generate()[0]}
    assert {(deck.name, deck.note, deck.tags) for deck in history.shelf.decks().values()} == made
