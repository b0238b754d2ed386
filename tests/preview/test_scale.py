"""Ten thousand cards: only what is in sight is in the document."""

from pathlib import Path

from playwright.sync_api import Browser, expect
from tests.preview.conftest import shown

from cardgen.preview.cards import CHUNK, PreviewCard, PreviewContent
from cardgen.preview.files import write_preview
from cardgen.preview.template import Face

CARDS = 10_000


def cards() -> list[PreviewCard]:
    return [
        PreviewCard(
            id=f"card{number}",
            face=Face(
                "Forward",
                f"<main>What is \\(x_{{{number}}}\\)?</main>",
                f"<p>answer {number}: \\[\\sum_{{i=1}}^{{{number}}} a_i\\]</p>",
            ),
            deck=f"Deck {number % 50}",
            kind="formula",
            tags=("tag",),
            style=0,
            file="d.yaml",
            line=number,
            url="editor:",
            excerpt=None,
        )
        for number in range(CARDS)
    ]


def content(shown: list[PreviewCard]) -> PreviewContent:
    return PreviewContent(title="many", cards=shown, styles=[""], media={})


def test_the_document_stays_small_and_the_last_card_is_near(browser: Browser, tmp_path: Path) -> None:
    write_preview(tmp_path / "p", content(cards()))
    page = browser.new_page()
    page.goto((tmp_path / "p" / "index.html").as_uri())
    shown(page, "question")
    assert page.inner_text("#count") == f"1 / {CARDS}"
    page.evaluate("document.getElementById('list').scrollTop = 1e9")
    last = page.locator("#list .row", has_text="formula").last
    expect(last).to_be_visible()
    page.locator(f"#row-{CARDS - 1}").click()
    shown(page, "question")
    page.keyboard.press("Space")
    shown(page, "answer")
    expect(page.frame_locator("#card").locator("#qa")).to_contain_text(f"answer {CARDS - 1}")
    assert page.locator("#list .row").count() < 40
    page.fill("#search", "777")  # 777, 1777 to 9777, 7770 to 7779
    expect(page.locator("#count")).to_have_text("1 / 19")
    page.close()


def test_cards_come_in_chunks_and_old_ones_go(tmp_path: Path) -> None:
    write_preview(tmp_path / "p", content(cards()))
    assert len(list((tmp_path / "p" / "data").glob("[0-9]*.js"))) == CARDS // CHUNK
    write_preview(tmp_path / "p", content(cards()[:150]))
    assert sorted(file.name for file in (tmp_path / "p" / "data").iterdir()) == ["0.js", "1.js", "index.js"]
