"""Cloze texts taken apart: what is hidden, and which colons begin a hint."""

import time

import pytest

from cardgen.text.cloze import read_cloze, without_hints


@pytest.mark.parametrize(
    ("text", "hidden", "hint"),
    [
        ("{{c1::Paris::city}}", "Paris", "city"),
        (r"{{c1::std\::vector::type}}", r"std\::vector", "type"),
        ("{{c1::`a::b`::code}}", "`a::b`", "code"),
        ("{{c1::$A::B$::sets}}", "$A::B$", "sets"),
        ("{{c1::[a::b](https://x.org)::where}}", "[a::b](https://x.org)", "where"),
        ("{{c1::<https://x.org/a::b>}}", "<https://x.org/a::b>", ""),
        ("{{c1::http://u@[::1]:80/x::local}}", "http://u@[::1]:80/x", "local"),
        ("{{c1::https://x.org/x::where}}", "https://x.org/x", "where"),
    ],
)
def test_the_first_colons_that_are_part_of_nothing_begin_the_hint(text: str, hidden: str, hint: str) -> None:
    (deletion,) = read_cloze(text).deletions
    assert (deletion.text, deletion.hint) == (hidden, hint)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a::b {{c1::std::map:::x}} c::d", r"a::b {{c1::std\::map\:\::x}} c::d"),
        ("{{c1::`a::b` and $A::B$}}", "{{c1::`a::b` and $A::B$}}"),
        ("{{c1::http://[::1]/x}}", "{{c1::http://[::1]/x}}"),
        ("{{c1::plain}}", "{{c1::plain}}"),
    ],
)
def test_a_text_without_hints_hides_the_same_words(text: str, escaped: str) -> None:
    assert without_hints(text) == escaped
    assert read_cloze(escaped).deletions[0].hint == ""


def test_colons_are_hidden_in_linear_time() -> None:
    began = time.process_time()
    assert without_hints("{{c1::" + "a::" * 20_000 + "}}").count("\\") == 20_000
    assert time.process_time() - began < 4
