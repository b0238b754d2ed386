"""The header of a note: read as text, faulty ones told with their line, prose between rules left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.notes.document import NoteOptions
from cardgen.notes.frontmatter import front_matter
from cardgen.notes.parse import parse

JEKYLL = """\
---
layout: post
title:  Attention（六）——BERT进阶
category: Attention
date: 2023-1-2 10:00:00 +0800
tags: [017, no, 熵]
---

# A
"""


def options(header: str, path: str = "notes/a.md") -> NoteOptions:
    return front_matter(f"---\n{header}\n---\n", path).options


def test_what_jekyll_says() -> None:
    read = front_matter(JEKYLL, "notes/a.md")
    assert read.options == NoteOptions(
        title="Attention（六）——BERT进阶", category="Attention", date="2023-01-02", tags=("017", "no", "熵")
    )
    assert (read.line_count, read.diagnostics) == (7, ())


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    (section,) = parse(JEKYLL, "notes/a.md").document.root.sections
    assert section.source.start_line == 9


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ("tags: a b", ("a", "b")),
        ("tag:\n  - a b\n  - c", ("a b", "c")),
        ("tags: a, b c", ("a", "b c")),
        ("tags:", ()),
        ("tags: ~", ()),
    ],
)
def test_tags_as_a_list_or_as_text(header: str, tags: tuple[str, ...]) -> None:
    assert options(header).tags == tags


def test_several_categories_are_one_path() -> None:
    assert options("categories: [math, theory]").category == "math/theory"


@pytest.mark.parametrize(
    ("header", "path", "date"),
    [
        ("title: a", "notes/2023-01-02-name.md", "2023-01-02"),
        ("date: 2024-05-06", "notes/2023-01-02-name.md", "2024-05-06"),
        ("title: a", "notes/name.md", ""),
        ("date: someday", "notes/name.md", ""),
    ],
)
def test_the_date_is_the_headers_else_the_file_names(header: str, path: str, date: str) -> None:
    assert options(header, path).date == date


def test_what_is_said_to_cardgen() -> None:
    read = options(
        "tags: [a]\ncardgen: {skip: yes, tags: [b, a], deck: 'X::Y', rules: {formulas: off, tables: true}}"
    )
    rules = (("formulas", False), ("tables", True))
    assert read == NoteOptions(tags=("a", "b"), skip=True, deck="X::Y", rules=rules)


@pytest.mark.parametrize(
    ("header", "line", "words"),
    [
        ("title: a\nb: [", 4, "no YAML"),
        ("title: a\ncardgen:\n  decks: x", 4, "Did you mean 'deck'?"),
        ("cardgen: yes", 2, "no mapping"),
        ("cardgen: {skip: perhaps}", 2, "'perhaps' is neither true nor false"),
        ("cardgen:\n  rules: [a]", 3, "no mapping of rule names"),
        ("a: &x 1\nb: *x", 2, "anchors"),
        ("a: " + "[" * 100_000, 2, "nested too deeply"),
    ],
)
def test_a_fault_is_a_warning_with_its_line(header: str, line: int, words: str) -> None:
    (fault,) = front_matter(f"---\n{header}\n---\ntext\n", "a.md").diagnostics
    assert str(fault).startswith(f"a.md:{line}: warning[note-front-matter]:")
    assert words in fault.message


def test_a_faulty_header_is_no_text_of_the_note() -> None:
    document = parse("---\ntitle: [\n---\ntext\n", "a.md").document
    assert [block.source.start_line for block in document.root.blocks] == [4]


@pytest.mark.parametrize("note", ["---\n\n# A\n\ntext\n\n---\n", "---\nSome text.\n---\n", "---\n- a\n---\n"])
def test_prose_between_two_rules_is_no_header(note: str) -> None:
    assert front_matter(note, "a.md").line_count == 0


def test_an_empty_header_and_one_without_a_note() -> None:
    assert front_matter("---\n---\ntext", "a.md").line_count == 2
    assert parse("---\ntitle: a\n---", "a.md").document.options.title == "a"


def test_p7_a_tag_builds_nothing() -> None:
    assert (
        options("title: !!python/object/apply:os.getcwd []\ncategory: !!python/name:os.sep x").category == "x"
    )


@given(st.text(alphabet="ab:-[]{}&*!|>'\"# \n,?%@\t", max_size=60))
def test_nothing_is_raised_on_any_header(header: str) -> None:
    front_matter(f"---\n{header}\n---\n", "a.md")
