"""The page in a real browser, opened from disk."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect
from tests.preview.conftest import shown

# As the next build packs them: the reversed, the typed and the second cloze are cards of their own.
CARDS = [
    "forward001", "formula001", "reverse001", "reverse001-1", "typein0001", "typein0001-1", "cloze00001",
    "cloze00001-1", "pictured01", "weak000001",
]  # fmt: skip


def card_frame(page: Page) -> Frame:
    frame = page.frame(url=re.compile("frame.html"))
    assert frame is not None
    return frame


def go(page: Page, card: str) -> Frame:
    """Show the question of ``card``."""
    page.keyboard.press("Escape")
    for _ in range(CARDS.index(card)):
        page.keyboard.press("j")
    shown(page, "question")
    return card_frame(page)


def turn(page: Page) -> None:
    page.keyboard.press("Space")
    shown(page, "answer")


def test_every_card_of_every_type_is_there(page: Page) -> None:
    seen = []
    for _ in CARDS:
        seen.append(page.evaluate("location.hash.slice(1)"))
        page.keyboard.press("j")
    assert seen == CARDS


def test_no_raw_math_and_no_error_is_left_on_either_side_of_any_card(page: Page) -> None:
    frame = card_frame(page)
    for _ in CARDS:
        sides = [frame.inner_text("#qa")]
        turn(page)
        sides.append(frame.inner_text("#qa"))
        for text in sides:
            assert text.strip()
            assert not re.search(r"\\[(\[)\]]|\{\{|\[\[type", text)
        assert frame.locator("mjx-merror").count() == 0
        page.keyboard.press("j")
        shown(page, "question")


def test_math_is_typeset_by_mathjax_on_cards_and_in_the_list(page: Page) -> None:
    frame = go(page, "formula001")
    turn(page)
    assert frame.locator("mjx-container[display=true]").count() == 1
    assert frame.locator("mjx-container").count() == 3
    assert frame.locator(".answer mjx-container >> nth=0").bounding_box()["height"] > 15  # type: ignore[index]
    page.wait_for_selector("#list mjx-container")
    assert "m_t" not in page.inner_text("#list")


def test_what_is_said_to_a_screen_reader_takes_no_room(page: Page) -> None:
    frame = go(page, "formula001")
    turn(page)
    widths = frame.locator("mjx-assistive-mml[display=inline]").evaluate_all(
        "all => all.map(one => one.offsetWidth)"
    )
    assert widths
    assert set(widths) == {1}


def test_signs_that_are_parted_for_anki_stand_on_one_line(page: Page) -> None:
    question = go(page, "forward001").locator(".question")
    question.evaluate("one => { one.innerHTML = '<code>a}<wbr>}</code>'; }")
    question.evaluate("one => { one.style.cssText = 'width: 1px; overflow-wrap: normal'; }")
    assert question.locator("code").evaluate("code => code.getClientRects().length") == 1


def test_a_typed_answer_has_the_type_of_the_card_and_not_of_the_editor(page: Page) -> None:
    frame = go(page, "typein0001-1")
    turn(page)
    typed = frame.locator("#typeans")
    typed.evaluate("typed => { typed.parentElement.style.font = '30px monospace'; }")  # as Anki does
    type_of = "one => getComputedStyle(one).font"
    assert typed.evaluate(type_of) == frame.locator(".typed").evaluate(type_of)


def test_fonts_of_formulas_are_those_of_mathjax(page: Page) -> None:
    frame = go(page, "formula001")
    turn(page)
    loaded = "[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)"
    assert any("MJXTEX" in family for family in frame.evaluate(f"document.fonts.ready.then(() => {loaded})"))


def test_question_first_then_the_answer(page: Page) -> None:
    frame = card_frame(page)
    assert "自适应学习率" not in frame.inner_text("#qa")
    turn(page)
    assert "自适应学习率" in frame.inner_text("#qa")
    page.keyboard.press("Space")
    shown(page, "question")


def test_a_click_on_the_card_turns_it_and_a_click_on_its_hint_does_not(page: Page) -> None:
    frame = card_frame(page)
    frame.click(".hint summary")
    assert frame.locator(".hint[open]").count() == 1
    frame.click("main.question")
    shown(page, "answer")


def test_keys_work_in_the_cards_frame_too(page: Page) -> None:
    card_frame(page).click("main.question")
    shown(page, "answer")
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("#formula001$"))
    shown(page, "question")
    page.keyboard.press("k")
    expect(page).to_have_url(re.compile("#forward001$"))


def test_typed_answers_have_their_box_and_the_answer_what_was_to_be_typed(page: Page) -> None:
    frame = go(page, "typein0001-1")
    assert frame.locator("input#typeans").count() == 1
    turn(page)
    assert frame.inner_text("code#typeans") == "Adam"


def test_clozes_hide_one_part_each(page: Page) -> None:
    frame = go(page, "cloze00001")
    assert frame.inner_text(".cloze") == "[what]"
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("#cloze00001-1$"))
    shown(page, "question")
    assert "momentum" in frame.inner_text("#qa")
    assert frame.inner_text(".cloze") == "[...]"


def test_pictures_and_sounds_are_in_the_page(page: Page) -> None:
    frame = go(page, "pictured01")
    turn(page)
    frame.evaluate("document.querySelector('img').decode()")
    assert frame.evaluate("document.querySelector('img').naturalWidth") == 40
    assert frame.locator("audio[src^='data:audio/mpeg']").count() == 1


def test_search_and_its_key(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("sgd STOCHASTIC")
    expect(page.locator("#count")).to_have_text("1 / 2")
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    expect(page.locator("#count")).to_have_text("2 / 2")
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    expect(page.locator("#count")).to_contain_text("/ 10")


@pytest.mark.parametrize(
    ("section", "name", "count"),
    [
        ("#decks", "Adam", 10),
        ("#kinds", "formula", 1),
        ("#tags", "深度学习", 10),
        ("#weaknesses", "latex-unknown", 1),
    ],
)
def test_filters(page: Page, section: str, name: str, count: int) -> None:
    page.locator(f"{section} button", has_text=name).first.click()
    assert page.inner_text("#count") == f"1 / {count}"
    page.locator(f"{section} button", has_text=name).first.click()
    assert page.inner_text("#count").endswith("/ 10")


def test_a_weak_card_tells_its_findings(page: Page) -> None:
    go(page, "weak000001")
    page.wait_for_selector("#about .findings li")
    told = page.inner_text("#about .findings")
    assert "question-without-subject" in told
    assert "MathJax has no \\bm. Write \\boldsymbol." in told


def test_faults_that_belong_to_no_card_are_told_too(page: Page) -> None:
    told = page.inner_text("#faults")
    assert "decks/broken.yaml:3:3" in told
    assert "there is no key quetsion. Did you mean question?" in told


def test_source_lines_stand_beside_the_card_in_the_notes_own_text(page: Page) -> None:
    page.wait_for_selector(".excerpt li")
    lines = page.locator(".excerpt li.chosen").all_inner_texts()
    assert "**Adam**：一种自适应学习率的优化算法。" in lines
    assert page.locator(".excerpt li.chosen >> nth=0").get_attribute("value") == "3"


def test_links_open_deck_and_note_at_their_lines_in_the_editor(page: Page, written: Path) -> None:
    root = written.parents[2].as_posix()
    links = page.locator("#about a.edit")
    assert links.nth(0).get_attribute("href") == f"editor://open?file={root}/notes/optimizers.md&line=3"
    assert links.nth(1).get_attribute("href") == f"editor://open?file={root}/decks/adam.yaml&line=5"


def test_dark_follows_the_system_and_the_key(browser: Browser, written: Path) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(written.as_uri())
    shown(page, "question")
    frame = card_frame(page)
    assert frame.evaluate("document.body.className") == "card card1 nightMode"
    dark = frame.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("d")
    expect(frame.locator("body")).to_have_class("card card1")
    assert frame.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    assert page.evaluate("document.documentElement.className") == ""
    page.close()


def test_a_phone_shows_the_card_and_needs_no_sideways_scrolling(browser: Browser, written: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(written.as_uri())
    shown(page, "question")
    for _ in CARDS:
        page.click("#turn")
        shown(page, "answer")
        widths = [page.evaluate("document.documentElement.scrollWidth"), page.evaluate("innerWidth")]
        assert widths == [390, 390]
        assert card_frame(page).evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.click("#next")
        shown(page, "question")
    assert page.locator("#list").is_hidden()
    page.click("#menu")
    page.locator("#list .row").nth(1).click()
    assert page.evaluate("location.hash") == "#formula001"
    page.close()


def test_no_request_leaves_the_page(browser: Browser, written: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(written.as_uri())
    shown(page, "question")
    for _ in CARDS:
        page.keyboard.press("Space")
        shown(page, "answer")
        page.keyboard.press("j")
        shown(page, "question")
    page.wait_for_selector("#list mjx-container")
    folder = written.parent.as_uri()
    assert [url for url in asked if not url.startswith((folder, "data:"))] == []
    page.close()
