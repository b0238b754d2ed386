"""HTML of Anki's editor to Markdown: the cases of tests/cases/from_html; what we rendered comes back."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.text_cases import text_cases

from cardgen.render.from_html import html_to_markdown
from cardgen.render.markdown import markdown_to_html
from cardgen.render.media import Gallery

CASES = Path(__file__).parents[2] / "cases" / "from_html" / "from_html.txt"
PIECES = (
    "words", "一些字", "**bold**", "*emphasis*", "`code`", "$x_1 < y$", "~~gone~~", "[page](https://a.org)",
    "5 < 6", "“引号”", "a_b", r"\*", "A & B", "H<sub>2</sub>O",
)  # fmt: skip
BLOCKS = ("{}", "- {}\n- x", "1. {}\n2. x", "> {}", "$$\n\\sum_i {{x}}_i\n$$", "| a |\n| --- |\n| {} |")


def cases() -> list[object]:
    return [pytest.param(html, text, id=title.strip()) for title, html, text in text_cases(CASES)]


@pytest.mark.parametrize(("html", "text"), cases())
def test_html_becomes(html: str, text: str) -> None:
    assert html_to_markdown(html) == text


@given(
    st.lists(
        st.tuples(st.sampled_from(BLOCKS), st.lists(st.sampled_from(PIECES), min_size=1, max_size=4)),
        min_size=1,
        max_size=4,
    )
)
def test_what_we_rendered_comes_back_the_same(parts: list[tuple[str, list[str]]]) -> None:
    text = "\n\n".join(block.format(" ".join(words)) for block, words in parts)
    html = markdown_to_html(text, Gallery({}))
    assert _tight(markdown_to_html(html_to_markdown(html), Gallery({}))) == _tight(html)


def _tight(html: str) -> str:
    """Return ``html`` without paragraphs: two lists of one kind in a row become a loose one."""
    return re.sub(r"</?p>|\s", "", html)


@given(st.text(st.sampled_from("<>/abpdiv &;\\()[]${}c1:*_`#-\n\ue000\ue0010"), max_size=60))
def test_any_text_becomes_some_markdown(html: str) -> None:
    assert isinstance(html_to_markdown(html), str)
