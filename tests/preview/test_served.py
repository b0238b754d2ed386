"""The served preview loads anew on every save."""

from pathlib import Path
from queue import Queue
from threading import Event, Thread

from playwright.sync_api import Browser, expect
from tests.preview.conftest import shown

from cardgen.flows.preview import serve_preview
from cardgen.project.project import Project

PATIENCE = 20  # seconds
DECK = """\
deck: D
cards:
- {id: aaaaaaaaa1, question: What is x?, answer: y}
- {id: aaaaaaaaa2, question: %s, answer: z}
"""


def test_a_save_is_shown_at_the_same_card_without_a_word(browser: Browser, tmp_path: Path) -> None:
    deck = tmp_path / "decks" / "d.yaml"
    deck.parent.mkdir()
    deck.write_text(DECK % "What was it?", encoding="utf-8")
    told: Queue[str] = Queue()
    stop = Event()
    serving = Thread(
        target=serve_preview,
        args=(Project(tmp_path), None, 0, lambda _, address: told.put(address), stop),
    )
    serving.start()
    page = browser.new_page()
    try:
        page.goto(told.get(timeout=PATIENCE))
        shown(page, "question")
        page.keyboard.press("j")
        question = page.frame_locator("#card").locator("main.question")
        expect(question).to_have_text("What was it?")
        with page.expect_navigation(timeout=PATIENCE * 1000):
            deck.write_text(DECK % "What will it be?", encoding="utf-8")
        expect(question).to_have_text("What will it be?")
        assert page.evaluate("location.hash") == "#aaaaaaaaa2"
    finally:
        page.close()
        stop.set()
        serving.join(PATIENCE)
    assert not serving.is_alive()
