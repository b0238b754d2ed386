"""What a learner wrote in Anki is taken only if the next build says it in the same words, and looks."""

import pytest

from cardgen.render.round_trip import markdown_of, rendered


def taken(theirs: str, ours: str = "a red fox") -> str | None:
    return markdown_of(theirs, rendered(ours, cloze=False), ours, cloze=False)


def test_words_and_emphasis_are_taken() -> None:
    assert taken("a <b>grey</b> fox") == "a **grey** fox"


@pytest.mark.parametrize(
    "theirs",
    [
        '<span style="color: rgb(255, 0, 0);">a grey fox</span>',
        '<span style="font-size: 1em; background-color: yellow">a grey fox</span>',
        '<font color="#ff0000">a grey fox</font>',
    ],
)
def test_what_has_colours_is_not_taken_as_the_next_build_would_lose_them(theirs: str) -> None:
    assert taken(theirs) is None


@pytest.mark.parametrize(
    "formula", [r"$e^{x_{i}}$", r"$\frac{a}{b_{\text{C::D}}}$", r"\(x^{y_{z}}\)", r"$a$"]
)
def test_a_formula_in_a_cloze_that_was_not_touched_stays_as_it_is_written(formula: str) -> None:
    ours = f"The term {{{{c1::{formula}}}}} is old."
    html = rendered(ours, cloze=True)
    text = markdown_of(html.replace("old", "new"), html, ours, cloze=True)
    dollars = formula.replace(r"\(", "$").replace(r"\)", "$")
    assert text == ours.replace("old", "new").replace(formula, dollars)


def test_a_formula_that_the_learner_changed_is_taken_as_it_is() -> None:
    ours = "The term {{c1::$e^{x_{i}}$}} and $a^{b_{c}}$."
    html = rendered(ours, cloze=True)
    text = markdown_of(html.replace("x_", "y_"), html, ours, cloze=True)
    assert text == "The term {{c1::$e^{y_{i} }$}} and $a^{b_{c}}$."


def test_a_size_or_the_word_colour_is_none() -> None:
    assert taken('a <span style="font-size: 1em">grey</span> fox') == "a grey fox"
    assert taken("a fox of one colour") == "a fox of one colour"
