"""What holds for every text, however odd: it renders, and what comes out is safe for Anki."""

import re
import sys
import time
from html import unescape
from html.parser import HTMLParser
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.support.balance import unbalanced

from cardgen.preview.template import reveal_cloze
from cardgen.render import markdown
from cardgen.render.clean import LINK_SCHEMES, TAGS
from cardgen.render.markdown import markdown_to_html
from cardgen.render.media import Gallery
from cardgen.text.cloze import cloze_numbers

SNIPPETS = [
    *("**", "*", "_", "~", "~~", "==", "`", "``", "```", "\n", "\n\n", "    ", "\t", " "),
    *(
        "- ",
        "1. ",
        "> ",
        "# ",
        "|",
        "|-|",
        "[^1]",
        "[^1]: n",
        "[ ] ",
        "{{c1::",
        "{{c2::",
        "}}",
        "}",
        "{",
        "::",
        ":",
    ),
    *("$", "$$", "\\(", "\\)", "\\[", "\\]", "\\", "x_1", "\\frac{a}{b}", "\\begin{a}", "\\end{a}"),
    *("<", ">", "&", "<b>", "</b>", "<script>", "<img src=x onerror=y>", "<a href=javascript:x>", "<svg>"),
    *("<!--", "-->", "![a](x.png)", "![a](x y.png)", "![[x.png|30]]", "[a](b)", "[[p|t]]", "{width=30}"),
    *("https://a.org/b", "[sound:x]", "[latex]", "[$]", "&#31;", "&#x5c;(", "&lbrack;sound:x]"),
    *("\x00", "\x1f", "\ud800", "\u9fff", "中", "。", "：", "（", "a", "B", "7", "é", '"', "'"),
    *("q0123456789abq0b", "\u9fffq0123456789abq0m\u9fff"),
]
TEXTS = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=3), max_size=14).map("".join)
SIMPLE = st.lists(
    st.sampled_from(
        [*"*`_[]()~^=a中。1.-:!{}|#§ \n", "**", "*a*", "**b**", "`c`", "a_b", "\n\n", "\n- ", "1. ", "$x$"]
    ),
    max_size=12,
).map("".join)
BLOCKS = st.lists(
    st.sampled_from(
        [
            *("{{c1::", "{{c2::", "}}", "::h", "a", "b ", "**", "\n", "\n\n", "\n- ", "\n  - ", "\n> "),
            *("\n\n|a|b|\n|-|-|\n|", "|", "|\n|", "`", "\n```\n", "[^1]", "\n\n[^1]: ", "\n# ", "$x$"),
        ]
    ),
    max_size=16,
).map("".join)
LINES = [
    "- a\n",
    "a\n===\n",
    "<pre>\n",
    "<!--\n",
    "\\\n",
    "> - a\n",
    "|-|\n",
    "- - ",
    "[[",
    "**a",
    "x  \n",
    "# a\n",
]
CROSSING = ["**a {{c1::b** c}} ", "- {{c1::a\n- b}}\n", "{{c1::a\n\nb}} ", "|-|\n|{{c1::a|}}\n"]
MATH = re.compile(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", re.S)
CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.S)

# The editor writes all entities but these as their characters. A host of the net has no other spelling.
EDITED = re.compile(r"&(?!(?:amp|lt|gt|nbsp);)#?\w+;")
ADDRESS = re.compile(r"(?<=href=\")[a-z]+://[^/\"]*")
MARKS = re.compile(r"::|\}\}|\{\{c\d|\[sound:|\[latex")


class Tags(HTMLParser):
    """Collects tags, attributes and the text outside of code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def visible(html: str) -> str:
    return re.sub(r"<(?!img|hr)[^>]*>|\{\{c\d+::|[}:\s]", "", html)


def render(text: str, *, cloze: bool = False) -> str:
    return markdown_to_html(
        text, Gallery({"x.png": "cardgen-1.png", "x y.png": "cardgen-1.png"}), cloze=cloze
    )


@given(TEXTS, st.booleans())
@example("![{{c1::a}}](x y.png) {{c1::![[{{c2::b}}]]}}", True)
def test_p7_only_allowed_tags_attributes_and_addresses(text: str, cloze: bool) -> None:
    allowed = {
        "href",
        "rel",
        "src",
        "alt",
        "width",
        "height",
        "class",
        "title",
        "lang",
        "dir",
        "start",
        "open",
    }
    for tag, attributes in Tags(render(text, cloze=cloze)).tags:
        assert tag in TAGS | {"wbr"}
        assert set(attributes) <= allowed | {"align", "colspan", "rowspan"}
        assert attributes.get("href", "https:").split(":")[0].lower() in LINK_SCHEMES
        assert attributes.get("src", "cardgen-1.png") == "cardgen-1.png"
        assert not (cloze and any(re.search(r"\{\{c\d+::", value) for value in attributes.values()))


@given(TEXTS, st.booleans())
def test_what_anki_acts_upon_is_harmless(text: str, cloze: bool) -> None:
    html = render(text, cloze=cloze)
    assert not re.search(r"(?i)\[(sound:|anki:|latex\]|/latex\]|\$\]|\[type:)", html)
    assert not re.search("[\x00\x1f\r\ud800-\udfff]", html)
    html.encode()


@given(TEXTS, st.booleans())
def test_math_delimiters_are_balanced(text: str, cloze: bool) -> None:
    outside = MATH.sub("", CODE.sub("", re.sub(r"\{\{c[\d,]+::|\}\}", "", render(text, cloze=cloze))))
    assert not re.search(r"(?<!\\)\\[()\[\]]", unescape(re.sub(r"<[^>]*>", "", outside)))


@given(TEXTS)
@example("{{c1::$e^{x_{y}}$}}")
@example("{{c1::{{c2::a}}}}")
@example("{{c1::`}}`}}")
def test_every_cloze_ends_where_it_was_closed(text: str) -> None:
    depth = 0
    for mark in re.finditer(r"\{\{c[\d,]+::|\}\}", render(text, cloze=True)):
        if mark[0] != "}}":
            depth += 1
        elif depth:
            depth -= 1
    assert depth == 0


@given(TEXTS | BLOCKS)
@example("{{c1::- a\n- b}} **c {{c2::d** e::f *g}} h*")
def test_both_sides_of_every_cloze_are_balanced(text: str) -> None:
    html = render(text, cloze=True)
    assert not unbalanced(html)
    for number in cloze_numbers(html):
        assert not unbalanced(reveal_cloze(html, number, question=True))
        assert not unbalanced(reveal_cloze(html, number, question=False))


@given(TEXTS, st.booleans())
@example('{{c1::a\\::b}} {{c1:: {{c2::`a::}}`}} {{c3::[a](b://c/x::y "a::b")}} {{c4::![a::b](x.png)}}', True)
@example("[sound:x] ![[sound:y]](x.png)", False)
def test_p3_the_editor_of_anki_makes_no_mark_of_what_was_none(text: str, cloze: bool) -> None:
    html = ADDRESS.sub("", render(text, cloze=cloze))
    assert MARKS.findall(EDITED.sub(lambda entity: unescape(entity[0]), html)) == MARKS.findall(html)


@given(BLOCKS)
def test_nothing_but_marks_moves_where_a_cloze_is_balanced(text: str) -> None:
    without_hints = text.replace("::h", "")  # a hint goes with the first of several pieces
    html = render(without_hints, cloze=True)
    with patch.object(markdown, "balanced", lambda html, _: html):
        assert visible(render(without_hints, cloze=True)) == visible(html)


@given(TEXTS)
def test_text_cannot_forge_the_place_of_a_formula(text: str) -> None:
    assert "\u9fffq" not in render("$x$ " + text.replace("\u9fff", ""))
    assert render(text).count("FORMULA") == 0
    assert render(text + "\n\n$FORMULA$").count("FORMULA") <= 1


@given(TEXTS | SIMPLE | st.text())
def test_the_short_ways_give_what_the_long_way_gives(text: str) -> None:
    quick = render(text)
    with patch.object(markdown, "simple_html", lambda _: None):
        assert render(text) == quick
        with patch.object(markdown, "_is_ours", lambda *_: False):
            assert render(text) == quick


@given(TEXTS)
def test_rendering_is_a_function_of_the_text(text: str) -> None:
    assert render(text) == render(text)


@pytest.mark.parametrize("cloze", [False, True])
@pytest.mark.parametrize(
    "unit", [*SNIPPETS, *LINES, *CROSSING, "{{c1::a}}", "$a$", "<div>", "> ", "[a](b) ", "{{c1::{"]
)
def test_time_grows_with_the_length_alone(unit: str, cloze: bool) -> None:
    text = unit * 3000
    start = time.perf_counter()
    render(text, cloze=cloze)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("unit", ["{{c2::ab}} ", "`x` {{c2::a}} ", "`a::b` ", "::"])
def test_time_grows_with_the_length_of_what_one_cloze_holds(unit: str) -> None:
    start = time.perf_counter()
    render("{{c1::" + unit * 6000 + "}}", cloze=True)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(("unit", "tag"), [("> ", "<blockquote>"), ("- ", "<li>"), ("1. ", "<li>")])
def test_what_is_nested_too_deep_is_text(unit: str, tag: str) -> None:
    html = render(unit * 2000 + "a")
    assert html.count(tag) == 30
    assert html.count(unit.strip().replace(">", "&gt;")) == 1970


def test_a_paragraph_with_too_many_marks_is_text_the_next_is_not() -> None:
    html = render("*a* [[" * 2000 + "\n\n*b*")
    assert html == f"<p>{'*a* [[' * 2000}</p>\n<p><em>b</em></p>"


@pytest.mark.parametrize(
    "deep", ["- " * 20 + "a", "> " * 20 + "a", "\n".join("  " * i + "- a" for i in range(400))]
)
def test_a_full_stack_is_no_fault(deep: str) -> None:
    with patch.object(markdown, "simple_html", side_effect=lambda _: None):
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(_stack_depth() + 70)
        try:
            html = render(deep)
        finally:
            sys.setrecursionlimit(limit)
    assert "a" in html
    assert render("# b\n\nc") == "<h1>b</h1>\n<p>c</p>"


def _stack_depth() -> int:
    frame, depth = sys._getframe(), 0
    while frame.f_back:
        frame, depth = frame.f_back, depth + 1
    return depth
