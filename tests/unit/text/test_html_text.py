import pytest

from cardgen.text.html_text import html_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p>\n<p>two</p>", "one two"),
        ("a<strong>b</strong>c", "abc"),
        (r"\(a &lt; b\)", r"\(a < b\)"),
        ('<img src="cardgen-1.png" alt="x">', "[cardgen-1.png]"),
        ("", ""),
        ("1 < 2", "1 < 2"),
    ],
)
def test_the_words_of_html(html: str, text: str) -> None:
    assert html_text(html) == text
