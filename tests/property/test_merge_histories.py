"""The rules of docs/merge-contract.md over random histories of edits, moves, renames and regenerations."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.history import OPERATIONS, History

HISTORIES = int(os.environ.get("CARDGEN_HISTORIES", "150"))
steps = st.tuples(st.sampled_from(sorted(set(OPERATIONS))), st.integers(0, 60), st.integers(0, 60))


@pytest.mark.timeout(600)
@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    sizes=st.lists(st.integers(1, 3), min_size=1, max_size=4), steps=st.lists(steps, min_size=1, max_size=14)
)
def test_no_history_breaks_a_rule(sizes: list[int], steps: list[tuple[str, int, int]]) -> None:
    history = History()
    history.begin(sizes)
    for name, a, b in steps:
        getattr(history, name)(a, b)
    history.regenerate()
