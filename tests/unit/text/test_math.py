import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.text import math
from cardgen.text.math import dollar_parts, math_spans, replace_math, stray_math_marks

# text -> the formulas in it; a display formula is marked with a leading "D "
CASES = {
    "plain text": [],
    "inline $x_1$ here": ["x_1"],
    r"inline \(x_1\) here": ["x_1"],
    "kramdown's $$x_1$$ within a line is inline": ["x_1"],
    "$$x_1$$": ["D x_1"],
    "before\n$$\nx_1\n$$\nafter": ["D \nx_1\n"],
    "> $$x$$": ["D x"],
    "$$\na\n\nb\n$$": ["D \na\n\nb\n"],
    r"\[x\] and \begin{cases}a\\b\end{cases}": ["D x", r"D \begin{cases}a\\b\end{cases}"],
    "从$$x_1$$至$$x_{t-1}$$": ["x_1", "x_{t-1}"],
    "it costs $5, then $6 more": [],
    "$20,000 and $x$": ["x"],
    "a $5 note": [],
    r"a \$x\$ is no math": [],
    r"$a \$ b$": [r"a \$ b"],
    "$ x$ and $x $": [],
    "`$x$` is code, ``a ` $y$`` too": [],
    "```\n$x$\n```\n$y$": ["y"],
    "~~~ tex\n$x$\n~~~\n$y$": ["y"],
    "an open $$ mark\n\nand another $$ mark": [],
    "$a\n\nb$": [],
    "```\nnever closed $x$": [],
}


@pytest.mark.parametrize("text", CASES)
def test_formulas_found(text: str) -> None:
    assert [("D " if span.display else "") + span.tex for span in math_spans(text)] == CASES[text]


@given(st.text(alphabet="$\\()[]`ab \n{}1begind", max_size=60))
def test_spans_are_ordered_and_hold_their_tex(text: str) -> None:
    end = 0
    for span in math_spans(text):
        assert end <= span.start < span.end
        assert span.tex in text[span.start : span.end]
        end = span.end


@given(st.lists(st.sampled_from(["$x$", "$", "`", "`$", "~~~", *"\\ab 1\n"]), max_size=16).map("".join))
def test_what_is_seen_at_a_glance_is_what_the_scan_finds(text: str) -> None:
    assert math_spans(text) == math._Scan(text).spans()
    if (parts := dollar_parts(text)) is not None:
        assert list(parts[1::2]) == [span.tex for span in math._Scan(text).spans()]
        assert not stray_math_marks(text)


@given(st.text(alphabet="$\\()[]`ab \n", max_size=60))
def test_replacing_each_formula_by_itself_changes_nothing(text: str) -> None:
    assert replace_math(text, lambda span: text[span.start : span.end]) == text


@pytest.mark.parametrize(
    "unit", ["$", "$a ", "`", "` ", "`a``", r"\(", "$$", "x$$ ", r"\[ ", r"\begin{a}", "\n\n$a", "```\n"]
)
def test_time_is_linear_in_the_length(unit: str) -> None:
    def seconds(size: int, more: int) -> float:
        text = unit * (size // len(unit)) + "y" * more  # a text of its own: results are kept
        begin = time.process_time()
        math_spans(text)
        return time.process_time() - begin

    def least(size: int) -> float:
        return min(seconds(size, more) for more in range(3))

    # a quadratic scan takes 100 times as long for ten times the text
    assert least(200_000) < 40 * max(least(20_000), 0.01)
