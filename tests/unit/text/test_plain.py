"""The words of Markdown, for measuring and comparing."""

import pytest

from cardgen.text.cloze import Deletion, read_cloze
from cardgen.text.plain import plain, squeezed, without_formulas


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**粗体** and *more* `code` ~~gone~~", "粗体 and more code gone"),
        ("- one\n- two\n1. three\n> four\n# five", "one two three four five"),
        ("[title](https://example.org) ![alt](a.png) ![[b.png]]", "title alt"),
        ("$a_1$ and $$b$$", "a_1 and b"),
        (r"snake_case \* 2 \$", "snake_case * 2 $"),
        ("```python\nx = 1\n```", "x = 1"),
    ],
)
def test_words(markdown: str, words: str) -> None:
    assert plain(markdown) == words


def test_formulas_can_be_left_out() -> None:
    assert without_formulas("the $x$ of $$y$$") == "the of"


def test_squeezed_text_ignores_spaces_case_width_and_punctuation() -> None:
    assert squeezed("什么是 ＡＤＡＭ（Adam）？") == squeezed("什么是adam Adam?")
    assert squeezed("a - b") != squeezed("a b")


def test_a_cloze_is_taken_apart_and_formulas_stay_whole() -> None:
    cloze = read_cloze("If {{c1::$e^{x_{i}}$::a power}} then {{c2::$y$}}.")
    assert cloze.deletions == (Deletion((1,), "$e^{x_{i}}$", "a power"), Deletion((2,), "$y$", ""))
    assert cloze.around == "If […] then […]."


def test_deletions_inside_a_formula_are_found() -> None:
    assert read_cloze(r"$\frac{{{c1::a}}}{b}$").deletions == (Deletion((1,), "a", ""),)


def test_deletions_may_nest_and_share_a_place() -> None:
    cloze = read_cloze("The {{c1::outer {{c2,3::inner::hint}} part}} of `{{x}}`.")
    assert cloze.deletions == (Deletion((2, 3), "inner", "hint"), Deletion((1,), "outer inner part", ""))
    assert cloze.around == "The […] of `{{x}}`."


def test_code_is_no_mark() -> None:
    assert read_cloze("{{c1::`a}}b`}}").deletions == (Deletion((1,), "`a}}b`", ""),)
