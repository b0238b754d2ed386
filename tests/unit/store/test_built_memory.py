"""The memory of builds: `mod` grows on change and only then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.store.built import BuiltEntry, BuiltMemory, format_built, parse_built

KEYS = st.text(min_size=1, max_size=8)
HASHES = st.text("0123456789abcdef", min_size=1, max_size=4)
TIMES = st.integers(0, (1 << 40) - 1)
MEMORIES = st.dictionaries(KEYS, st.builds(BuiltEntry, HASHES, TIMES, HASHES | st.just(""))).map(BuiltMemory)


def test_a_new_note_gets_the_time_of_its_first_build() -> None:
    assert BuiltMemory().stamp([("g", "h")], 100).mod("g") == 100


def test_an_unchanged_note_keeps_its_time() -> None:
    assert BuiltMemory({"g": BuiltEntry("h", 100)}).stamp([("g", "h")], 200).mod("g") == 100


def test_a_changed_note_gets_the_time_of_the_change() -> None:
    assert BuiltMemory({"g": BuiltEntry("h", 100)}).stamp([("g", "new")], 200).mod("g") == 200


def test_p3_a_change_grows_mod_though_the_clock_stood_still_or_went_back() -> None:
    memory = BuiltMemory({"g": BuiltEntry("h", 100)})
    assert memory.stamp([("g", "new")], 100).mod("g") == 101
    assert memory.stamp([("g", "new")], 5).mod("g") == 101


def test_p3_what_is_only_rendered_anew_is_a_second_later_and_no_more() -> None:
    memory = BuiltMemory({"g": BuiltEntry("h", 100, "old")})
    assert memory.stamp([("g", "h")], 200, {"g": "new"}).entries["g"] == BuiltEntry("h", 101, "new")
    assert memory.stamp([("g", "h")], 200, {"g": "old"}) == memory
    assert memory.stamp([("g", "other")], 200, {"g": "new"}).mod("g") == 200


def test_p3_a_memory_that_does_not_know_the_rendering_learns_it_and_changes_nothing() -> None:
    memory = BuiltMemory({"g": BuiltEntry("h", 100)})
    assert memory.stamp([("g", "h")], 200, {"g": "new"}).entries["g"] == BuiltEntry("h", 100, "new")


@given(MEMORIES, KEYS, HASHES, TIMES)
def test_p3_mod_never_shrinks_and_grows_exactly_on_change(
    memory: BuiltMemory, key: str, content: str, now: int
) -> None:
    after = memory.stamp([(key, content)], now)
    before = memory.entries.get(key)
    if before:
        assert (after.mod(key) > before.mod) == (content != before.hash)
        assert after.mod(key) >= before.mod
    assert all(after.entries[other] == built for other, built in memory.entries.items() if other != key)


@given(MEMORIES)
def test_what_was_written_is_read_again(memory: BuiltMemory) -> None:
    assert parse_built(format_built(memory)) == memory


@given(MEMORIES)
def test_lines_are_sorted_whatever_the_order_of_building(memory: BuiltMemory) -> None:
    backwards = BuiltMemory(dict(reversed(list(memory.entries.items()))))
    assert format_built(backwards) == format_built(memory)


def test_a_union_merge_keeps_the_later_time_in_either_order() -> None:
    old, new = '{"key": "g", "hash": "a", "mod": 5}', '{"key": "g", "hash": "b", "mod": 6}'
    assert (
        parse_built(f"{old}\n{new}\n")
        == parse_built(f"{new}\n{old}\n")
        == BuiltMemory({"g": BuiltEntry("b", 6)})
    )


def test_damaged_lines_are_left_out() -> None:
    text = (
        '<<<<<<< HEAD\n{"key": "g", "hash": "a", "mod": 5}\n=======\nnull\n[1]\n{"key": 3}\n'
        '{"key": "x", "hash": "a", "mod": -1}\n{"key": "y", "hash": "a", "mod": "7"}\n{"key": "z", "ha'
    )
    assert parse_built(text) == BuiltMemory({"g": BuiltEntry("a", 5)})


@pytest.mark.parametrize("mod", [1 << 40, 1 << 62, 10**30])
def test_p7_a_time_beyond_all_calendars_is_damage(mod: int) -> None:
    assert parse_built(f'{{"key": "g", "hash": "a", "mod": {mod}}}\n') == BuiltMemory()


@given(st.text())
def test_reading_never_raises(text: str) -> None:
    parse_built(text)
