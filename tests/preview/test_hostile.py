"""A stranger's card in a real browser: it runs nothing, fetches nothing, and goes nowhere."""

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Frame, Page
from tests.preview.conftest import shown

from cardgen.flows.preview import preview
from cardgen.preview.cards import PreviewCard, PreviewContent
from cardgen.preview.files import write_preview
from cardgen.preview.template import Face
from cardgen.project.project import Project

RAN = "top.postMessage('ran', '*')"
# What a card's HTML might try; `{here}` is the address of a server that takes note of every visit, `{ran}` a
# script that tells the page around it.
ATTACKS = [
    "<script>{ran}; fetch('{here}/script')</script>",
    "<img src=x onerror=\"{ran}; fetch('{here}/onerror')\">",
    "<img src='{here}/image'><img srcset='{here}/srcset 2x'>",
    '<svg onload="{ran}"><script>{ran}</script></svg>',
    '<a href="javascript:{ran}" id=link>link</a>',
    "<a href=' JaVaScRiPt:alert(1)' ping='{here}/ping'>link</a>",
    "<iframe src='{here}/frame'></iframe><iframe srcdoc=\"<script>{ran}</script>\"></iframe>",
    "<object data='{here}/object'></object><embed src='{here}/embed'>",
    "<meta http-equiv=refresh content='0;url={here}/refresh'>",
    "<base href='{here}/'><link rel=stylesheet href='{here}/style'><link rel=preconnect href='{here}'>",
    "<style>@import url('{here}/import'); body {{ background: url('{here}/background') }}</style>",
    "<p style=\"background-image: url('{here}/inline')\">styled</p>",
    "<form action='{here}/form'><button id=send>send</button></form>",
    "<video poster='{here}/poster' src='{here}/video' autoplay></video><audio src='{here}/audio'></audio>",
    '<template><script>{ran}</script></template><noscript><p title="</noscript><img src=x '
    'onerror={ran}>"></noscript>',
    '<math><mtext><style><img src=x onerror="{ran}"></style></mtext></math>',
    "\\(\\href{{javascript:{ran}}}{{x}} \\require{{physics}} \\unicode[{here}]{{x41}}\\)",
]


class Visited:
    """A server on this machine that takes note of every connection, and of what is asked of it."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.connections: list[object] = []
        visited, connections = self.paths, self.connections

        class Handler(BaseHTTPRequestHandler):
            def setup(self) -> None:
                connections.append(self.client_address)
                super().setup()

            def do_GET(self) -> None:
                visited.append(self.path)
                self.send_response(204)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[Visited]:
    made = Visited()
    yield made
    made.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    made.add_init_script("window.heard = []; addEventListener('message', event => heard.push(event.data))")
    yield made
    made.close()


def card_frame(page: Page) -> Frame:
    frame = page.frame(url=re.compile("frame.html"))
    assert frame is not None, "the card left its frame"
    return frame


def attempts_are_over(frame: Frame) -> None:
    """Wait until the browser has dealt with everything that stood in the card before this picture."""
    frame.evaluate(
        "() => new Promise(done => { const last = new Image(); last.onerror = last.onload = done;"
        " document.body.append(last); last.src = 'http://127.0.0.1:9/never'; })"
    )


def assert_unharmed(page: Page, server: Visited) -> None:
    assert "ran" not in page.evaluate("heard")
    assert server.connections == []
    assert len(page.frames) == 2
    assert page.url.startswith("file:")
    card_frame(page)


def write(folder: Path, html: str) -> Path:
    """Write a preview whose card has ``html`` as it is, as if nothing had cleaned it."""
    card = PreviewCard(
        id="a", face=Face("Forward", html, html), deck=f"</script><script>{RAN}</script>",
        kind="</script>", tags=(f"<img src=x onerror=\"{RAN}\">",), style=0, file="d.yaml", line=1,
        url=f"javascript:{RAN}", excerpt=None,
    )  # fmt: skip
    title = f"</title><script>{RAN}</script>"
    write_preview(folder, PreviewContent(title=title, cards=[card], styles=["</style><b>"], media={}))
    return folder / "index.html"


def test_html_that_nothing_has_cleaned_is_harmless(page: Page, server: Visited, tmp_path: Path) -> None:
    html = "".join(ATTACKS).format(here=server.address, ran=RAN)
    page.goto(write(tmp_path / "p", html).as_uri())
    shown(page, "question")
    attempts_are_over(card_frame(page))
    card_frame(page).locator("#link").click(force=True)
    attempts_are_over(card_frame(page))
    assert_unharmed(page, server)


def test_the_policy_alone_holds_even_if_the_cleaning_failed(
    page: Page, server: Visited, tmp_path: Path
) -> None:
    page.goto(write(tmp_path / "p", "harmless").as_uri())
    shown(page, "question")
    frame = card_frame(page)
    for attack in sorted(ATTACKS, key=lambda attack: "refresh" in attack):  # the last one replaces the frame
        html = attack.format(here=server.address, ran=RAN)
        frame.evaluate("html => { document.getElementById('qa').innerHTML = html }", html)
        if "refresh" not in attack:
            attempts_are_over(frame)
    page.wait_for_event("framenavigated", lambda gone: gone.url.startswith("chrome-error:"))
    assert "ran" not in page.evaluate("heard")
    assert server.paths == []


def test_a_frame_cannot_reach_the_page_around_it(page: Page, tmp_path: Path) -> None:
    page.goto(write(tmp_path / "p", "harmless").as_uri())
    shown(page, "question")
    reach = "() => { try { return parent.document.title } catch (error) { return error.name } }"
    assert card_frame(page).evaluate(reach) == "SecurityError"
    leave = (
        "() => { try { top.location = 'about:blank'; return 'left' } catch (error) { return error.name } }"
    )
    assert card_frame(page).evaluate(leave) == "SecurityError"


def test_p7_a_hostile_deck_is_harmless_all_the_way(page: Page, server: Visited, tmp_path: Path) -> None:
    indented = "\n".join(f"    {attack.format(here=server.address, ran=RAN)}" for attack in ATTACKS)
    deck = f"deck: D\ncards:\n- question: |\n{indented}\n  answer: |\n{indented}\n"
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "d.yaml").write_text(deck, encoding="utf-8")
    page.goto(preview(Project(tmp_path)).page.as_uri())
    shown(page, "question")
    page.keyboard.press("Space")
    shown(page, "answer")
    attempts_are_over(card_frame(page))
    assert_unharmed(page, server)
