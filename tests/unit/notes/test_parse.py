"""What the reader sees in a note: cases as text in tests/cases/notes, and what holds for every text."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.notes.dump import dump, sources, texts

from cardgen.notes.parse import parse

CASES = Path(__file__).parents[2] / "cases" / "notes"
# Pieces of notes; joined at random they make every kind of broken Markdown.
PIECES = [
    "\n", "\n\n", " ", "    ", "\t", "\r\n", "\0", "\ufeff", "\u3000", "\u2028", "text", "熵是期望", "。",
    "：", "。\n", "- ", "* ", "1. ", "1.a", "2.b", "（1）a", "（2）b", "第一，a", "①a", "•a", "> ", "# ",
    "##x", "---\n", "===\n", "$", "$$", "\\[", "\\]", "\\begin{a}", "\\end{a}", "`", "```", "~~~",
    "| a | b |\n|---|---|\n", "|", "https://a.b/c", "[a](b)", "![](c)", "![[d]]", "[[e|f]]", "==", "**",
    "[^1]", "[^1]: ", "[r]: r", "[r]", "参考：", ": ", "{: #i}", "{:toc}", "<!--", "-->",
    "<!-- cardgen: skip -->", "<!-- cardgen: end -->", "{% x %}", "{% highlight c %}", "{% endhighlight %}",
    "<div>", "</div>", "<br>", "<table>", "<img src=a>", "> [!note] T\n", "---\ntitle: a\n---\n", "\\",
    "[ ] ", ":::", "%%",
]  # fmt: skip
NOTES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
LONG = 50_000  # characters
LINES = [
    "*",
    "[",
    "（",
    "$",
    " ",
    ">",
    "`",
    "- ",
    "> ",
    "$$ ",
    "==a ",
    "[[",
    "[^",
    "<",
    "<!--",
    "{%a ",
    "![",
    "^[",
    "|",
]
LINES += [
    f"{line}\n"
    for line in ("*", "1.a", "$$ a", "```", "（1）a", "https://a.b", "| a |", "<table>", "[^1]: a", "\\[")
]


def cases() -> list[tuple[str, str, str]]:
    """Return (title, note, dump) of each case: three parts, each ended by a line with a full stop."""
    found = []
    for file in sorted(CASES.glob("*.md")):
        parts = file.read_text(encoding="utf-8").split("\n.\n")
        assert len(parts) % 3 == 1, file
        found += [
            (f"{file.stem}: {parts[i].strip()}", parts[i + 1], parts[i + 2])
            for i in range(0, len(parts) - 1, 3)
        ]
    return found


@pytest.mark.parametrize(
    ("note", "expected"), [case[1:] for case in cases()], ids=[case[0] for case in cases()]
)
def test_case(note: str, expected: str) -> None:
    assert dump(parse(note, "notes/a.md")) == expected


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(PIECES)), max_size=25))
def test_every_word_is_on_the_line_its_text_names(pieces: list[tuple[str, str]]) -> None:
    note = "\n".join(f"{before.strip()} w{i}x {after.strip()}" for i, (before, after) in enumerate(pieces))
    lines = note.split("\n")
    for section in parse(note, "a.md").document.root.walk():
        for text in texts(section.blocks):
            for word in re.finditer(r"w\d+x", text.value):
                place = text.source(word.start(), word.end())
                assert place.start_line == place.end_line
                assert word[0] in lines[place.start_line - 1]


@given(NOTES)
def test_a_block_holds_the_lines_of_its_texts(note: str) -> None:
    document = parse(note, "a.md").document
    for section in document.root.walk():
        for block in section.blocks:
            assert 1 <= block.source.start_line <= block.source.end_line <= document.line_count
            inside = range(block.source.start_line, block.source.end_line + 1)
            assert all(
                source.start_line in inside and source.end_line in inside for source in sources([block])
            )
            assert all(line in inside for text in texts([block]) for line in text.lines)


@given(NOTES)
def test_sections_cover_the_note_in_order(note: str) -> None:
    root = parse(note, "a.md").document.root
    starts = [section.source.start_line for section in list(root.walk())[1:]]
    assert starts == sorted(set(starts))
    for section in root.walk():
        assert all(below.level > section.level for below in section.sections)
        assert all(below.path == (*section.path, below.heading) for below in section.sections)


@given(st.text())
def test_nothing_is_raised_on_any_text(note: str) -> None:
    parse(note, "a.md")


@given(NOTES)
def test_line_breaks_of_windows_change_nothing(note: str) -> None:
    unix = note.replace("\r\n", "\n")
    assert parse(unix.replace("\n", "\r\n"), "a.md") == parse(unix, "a.md")


@pytest.mark.parametrize("piece", LINES)
def test_time_is_linear_in_the_length_of_the_note(piece: str) -> None:
    note = piece * (LONG // len(piece))
    began = time.process_time()
    parse(note, "a.md")
    assert time.process_time() - began < 4  # what is quadratic takes longer


@pytest.mark.parametrize(
    "note",
    [
        "\n".join(">" * depth + " a" for depth in range(1, 300)),
        "\n".join("  " * depth + "- a" for depth in range(300)),
    ],
    ids=["quotes", "lists"],
)
def test_deep_nesting_is_no_fault(note: str) -> None:
    assert parse(note, "a.md").document.root.blocks


def test_what_no_deck_file_may_hold_becomes_a_sign_that_can_be_seen() -> None:
    blocks = parse("A **duct**\x1b[31m is\x00 a pipe.\x85\ufffe", "a.md").document.root.blocks
    assert [text.value for text in texts(blocks)] == ["A **duct**\ufffd[31m is\ufffd a pipe.\ufffd\ufffd"]


def test_liquid_tags_whose_end_is_far_away_take_linear_time() -> None:
    note = "{%a " * 60_000 + "%}"
    began = time.process_time()
    parse(note, "a.md")
    assert time.process_time() - began < 4
