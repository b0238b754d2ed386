"""The cases of tests/cases/render: Markdown of a field, and the HTML that Anki gets."""

from pathlib import Path

import pytest
from tests.support.text_cases import text_cases

from cardgen.render.markdown import markdown_to_html
from cardgen.render.media import Gallery

CASES = Path(__file__).parents[2] / "cases" / "render"
MEDIA = {
    "x.png": "cardgen-1.png",
    "中 文%20.PNG": "cardgen-2.png",
    "/images/a_b_c.png": "cardgen-3.png",
    "speech.mp3": "cardgen-4.mp3",
    "https://a.org/packed.png": "cardgen-5.png",
}


def cases() -> list[object]:
    return [
        pytest.param(file.stem, text, html, id=f"{file.stem}: {title.strip()}")
        for file in sorted(CASES.glob("*.txt"))
        for title, text, html in text_cases(file)
    ]


@pytest.mark.parametrize(("area", "text", "html"), cases())
def test_markdown_becomes(area: str, text: str, html: str) -> None:
    assert markdown_to_html(text, Gallery(MEDIA), cloze=area == "cloze") == html
