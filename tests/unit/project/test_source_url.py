"""Links to the published note: percent-encoded, and empty rather than wrong."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.model import Card, Link
from cardgen.project.source_url import source_url, template_faults
from cardgen.render.fields import CardContext, render_card

PATH = "notes/2023-01-02-互信息 笔记.md"


def link(template: str, path: str = PATH, **values: object) -> str:
    known = {
        "anchor": "定义",
        "lines": (10, 12),
        "date": "2023-01-02",
        "category": "math",
        "text": "熵 是-期望",
    }
    return source_url(template, path=path, **known | values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("https://x.org/{category}/{date}/{slug}.html#{anchor}",
         "https://x.org/math/2023/01/02/%E4%BA%92%E4%BF%A1%E6%81%AF%20%E7%AC%94%E8%AE%B0.html#%E5%AE%9A%E4%B9%89"),
        ("https://github.com/u/r/blob/main/{path}#{lines}",
         "https://github.com/u/r/blob/main/notes/2023-01-02-%E4%BA%92%E4%BF%A1%E6%81%AF%20%E7%AC%94%E8%AE%B0.md#L10-L12"),
        ("https://x.org/{date}#:~:text={text}",
         "https://x.org/2023/01/02#:~:text=%E7%86%B5%20%E6%98%AF%2D%E6%9C%9F%E6%9C%9B"),
        ("obsidian://open?path={category}", "obsidian://open?path=math"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_template_is_filled(template: str, expected: str) -> None:
    assert link(template) == expected


def test_a_single_line_is_one_number() -> None:
    assert link("https://x/{path}#{lines}", "a.md", lines=(7, 7)) == "https://x/a.md#L7"


@pytest.mark.parametrize(
    ("field", "value"), [("date", ""), ("category", ""), ("text", " "), ("lines", (0, 0))]
)
def test_a_template_that_wants_what_the_note_has_not_gives_no_link(field: str, value: object) -> None:
    assert link(f"https://x/{{{field}}}", **{field: value}) == ""  # type: ignore[arg-type]


def test_without_an_anchor_the_link_is_to_the_page() -> None:
    assert link("https://x/{slug}#{anchor}", "a.md", anchor="") == "https://x/a"
    assert (
        link("https://x/{slug}#{anchor}:~:text={text}", "a.md", anchor="", text="w")
        == "https://x/a#:~:text=w"
    )


@pytest.mark.parametrize(
    "template", ["javascript:alert({path})", "x/{path}", "https://x/{nonsense}", "https://[x/{path}"]
)
def test_a_faulty_template_gives_no_link(template: str) -> None:
    assert link(template) == ""


@given(st.text(), st.text())
def test_a_value_never_leaves_its_place(path: str, anchor: str) -> None:
    url = link("https://x.org/{path}?q=1#{anchor}", "n" + path, anchor=anchor or "a")
    parts = urlsplit(url)
    assert (parts.scheme, parts.netloc, parts.query) == ("https", "x.org", "q=1")
    assert unquote(parts.fragment) == (anchor or "a")


def test_a_long_text_is_cut_at_a_word() -> None:
    url = link("https://x/#:~:text={text}", text="word " * 30)
    assert unquote(url).endswith("word word")
    assert len(unquote(url)) < 90


@pytest.mark.parametrize("scheme", ["http", "https", "obsidian", "vscode", "file", "javascript"])
def test_it_begins_with_what_a_card_may_lead_to(scheme: str) -> None:
    url = f"{scheme}://x/y"
    shown = render_card(Card(question="q", answer="a"), CardContext(source=Link("n", url)), {})
    assert (url in shown.fields["Source"]) is not bool(template_faults(url))
