"""Rules 22 and 23 of docs/merge-contract.md: the memory is lines that git merges and damage cannot break."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cardgen.model import Card, Kind, Link
from cardgen.store.format.fields import CARD_FIELDS
from cardgen.store.memory import (
    Memory,
    Remembered,
    RememberedDeck,
    State,
    format_memory,
    join_memories,
    parse_memory,
)
from cardgen.store.memory_names import file_of_note, note_of_file

NOTE = "notes/中文/a.md"
DECK = RememberedDeck(path="a/b.yaml", note=NOTE, name="A::B", tags=("t",))
CARD = Remembered(
    card=Card(
        id="b000000001", kind=Kind.FORMULA, question="什么？", answer="$$x$$\n\ny", tags=("t",), anchor="s",
        see=(Link("T", "https://example.org"),), reverse=True,
    ),
    note=NOTE, deck="a/b.yaml", rule="formula", concept="x", headings=("A", "B"), lines=(3, 4),
)  # fmt: skip
OTHER = replace(CARD, card=Card(id="a000000001", cloze="{{c1::x}}"), state=State.DELETED)
MEMORY = Memory((CARD, OTHER), (DECK,))
LINES = """\
{"deck": "a/b.yaml", "name": "A::B", "tags": ["t"]}
{"id": "a000000001", "deck": "a/b.yaml", "lines": [3, 4], "state": "deleted", "rule": "formula", \
"concept": "x", "headings": ["A", "B"], "card": {"cloze": "{{c1::x}}"}}
{"id": "b000000001", "deck": "a/b.yaml", "lines": [3, 4], "rule": "formula", "concept": "x", \
"headings": ["A", "B"], "card": {"kind": "formula", "question": "什么？", "answer": "$$x$$\\n\\ny", \
"tags": ["t"], "reverse": true, "source": "s", "see": [{"title": "T", "url": "https://example.org"}]}}
"""


def test_a_card_is_a_line_sorted_by_id() -> None:
    assert format_memory(MEMORY) == LINES


def test_it_is_read_back() -> None:
    memory, faults = parse_memory(LINES, "m.jsonl", NOTE)
    assert faults == ()
    assert set(memory.cards) == set(MEMORY.cards)
    assert memory.decks == MEMORY.decks


DAMAGE = [
    "<<<<<<< HEAD", "=======", ">>>>>>> branch", "{", "[]", "1", "null", '"x"', "{}", '{"id": 1}',
    '{"deck": "x"}', LINES.splitlines()[1][:-5], LINES.splitlines()[1].replace("deleted", "asleep"),
    LINES.splitlines()[1].replace("[3, 4]", "[3]"), LINES.splitlines()[2].replace("formula", "poem"),
    *(LINES.splitlines()[1].replace("[3,", odd) for odd in ("[1e999,", "[3.5,", "[true,", "[-3,")),
    LINES.splitlines()[2].replace("什么", "\\ud800"), "[" * 9999, "\ufffd",
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE, ids=range(len(DAMAGE)))
def test_a_damaged_line_is_told_and_left_out(damage: str) -> None:
    memory, faults = parse_memory(f"{LINES}{damage}\n", "m.jsonl", NOTE)
    assert [(str(fault.severity), fault.code, fault.source.start_line) for fault in faults] == [
        ("warning", "damaged-memory", 4)
    ]
    assert set(memory.cards) == set(MEMORY.cards)
    assert memory.damaged == {NOTE}


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
ROWS = [json.loads(line) for line in LINES.splitlines()]


@st.composite
def odd_rows(draw: st.DrawFn) -> Any:
    """Return any JSON, or a row of the memory with any JSON in some of its places."""
    row = draw(st.sampled_from(ROWS))
    odd = draw(st.dictionaries(st.sampled_from(sorted({key for row in ROWS for key in row})), ANY))
    card = draw(st.dictionaries(st.sampled_from([entry.key for entry in CARD_FIELDS]), ANY))
    return draw(ANY | st.just({**row, "card": card}) | st.just({**row, **odd}))


@settings(max_examples=300, deadline=None)
@given(row=odd_rows())
@example(row={**ROWS[1], "lines": [float("inf"), 1]})
@example(row={**ROWS[1], "card": {"cloze": "\ud800"}})
def test_any_row_is_damage_or_can_be_written_again(row: Any) -> None:
    line = json.dumps(row)
    memory, faults = parse_memory(line, "m.jsonl", NOTE)
    assert len(memory.cards) + len(memory.decks) + len(faults) == 1
    text = format_memory(memory).encode().decode()
    again, _ = parse_memory(text, "m.jsonl", NOTE)
    assert (again.cards, again.decks) == (memory.cards, memory.decks)


OUTSIDE = [
    "/etc/x.yaml",
    "../x.yaml",
    "a/../../x.yaml",
    "C:/x.yaml",
    "..\\x.yaml",
    "a.md",
    "a/.yaml",
    ".git/x.yaml",
    "",
]


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("line", [0, 1])
def test_p7_a_path_that_leads_out_of_the_decks_is_damage(path: str, line: int) -> None:
    damage = LINES.splitlines()[line].replace('"a/b.yaml"', json.dumps(path))
    memory, faults = parse_memory(damage, "m.jsonl", NOTE)
    assert (memory.cards, memory.decks) == ((), ())
    assert [fault.code for fault in faults] == ["damaged-memory"]


def test_blank_lines_and_doubles_are_no_damage() -> None:
    memory, faults = parse_memory(f"{LINES}\n{LINES}", "m.jsonl", NOTE)
    assert faults == ()
    assert len(memory.cards) == 2


def test_two_versions_of_a_line_are_both_kept() -> None:
    newer = replace(CARD, card=replace(CARD.card, answer="new"))
    both = format_memory(Memory((CARD, newer)))
    assert len(parse_memory(both, "m.jsonl", NOTE)[0].cards) == 2


def test_each_note_has_its_file() -> None:
    assert file_of_note(NOTE) == "generated/notes/中文/a.md.jsonl"
    assert note_of_file(file_of_note(NOTE), LINES) == NOTE
    other = replace(CARD, note="b.md")
    parts = join_memories([MEMORY, Memory((other,))]).by_note()
    assert list(parts) == ["b.md", NOTE]
    assert parts["b.md"].cards == (other,)


LONG = [f"notes/{'长' * 84}.md", f"{'n' * 252}.md", f"a/{'🙂' * 62}.md", "notes/x~0123456789abcdef"]


@pytest.mark.parametrize("note", LONG)
def test_a_name_too_long_for_a_file_is_shortened_and_the_file_tells_the_note(note: str) -> None:
    memory = Memory((replace(CARD, note=note),), (replace(DECK, note=note),))
    text, file = format_memory(memory), file_of_note(note)
    assert file.startswith(f"generated/{note.rpartition('/')[0]}")
    assert all(len(part.encode()) <= 255 for part in file.split("/"))
    assert note_of_file(file, text) == note
    assert parse_memory(text, file, note) == (memory, ())
    assert note_of_file(file, text.replace(note, "../x.md")) == ""


def test_names_that_fit_stay_and_long_ones_differ() -> None:
    longest = f"notes/{'n' * 246}.md"
    assert file_of_note(longest) == f"generated/{longest}.jsonl"
    assert file_of_note(f"{'长' * 83}a.md") != file_of_note(f"{'长' * 83}b.md")
