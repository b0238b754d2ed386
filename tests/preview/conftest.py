"""A real browser, and a preview of a project with every type of card."""

import os
import shutil
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from cardgen.flows.preview import preview
from cardgen.project.project import Project

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]

NOTE = """\
# 优化

## Adam

**Adam**：一种自适应学习率的优化算法。

$$m_t = \\beta_1 m_{t-1} + (1 - \\beta_1) g_t$$
"""
DECK = """\
deck: 优化::Adam
note: notes/optimizers.md
tags: [深度学习]
cards:
- id: forward001
  kind: definition
  question: 什么是 Adam（$m_t$）？
  answer: 一种自适应学习率的优化算法。
  extra: 由 Kingma 提出。
  hint: 优化
  source: adam
  see:
  - {title: 论文, url: 'https://example.org/adam'}
- id: formula001
  kind: formula
  question: Adam 的一阶矩公式是什么？
  answer: |
    $$m_t = \\beta_1 m_{t-1} + (1 - \\beta_1) g_t$$
    其中 $g_t$ 是梯度，$a < b$。
  source: adam
- id: reverse001
  question: What does SGD stand for?
  answer: stochastic gradient descent
  reverse: true
- id: typein0001
  question: Which optimizer has momentum?
  answer: Adam
  type_in: true
- id: cloze00001
  cloze: 'Adam has {{c1::momentum::what}} and {{c2::$\\frac{a}{b^{2}}$}}.'
- id: pictured01
  question: What does the loss look like?
  answer: |
    ![loss](loss.png)

    | step | loss |
    |---|---|
    | 1 | $0.5$ |

    ```python
    for step in range(10):
        train(step)
    ```
  media: [tone.mp3]
- id: weak000001
  question: 它是什么？
  answer: $\\bm x$
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = os.environ.get("CARDGEN_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        pytest.skip("no Chromium on this machine: install Debian's `chromium`, or set CARDGEN_CHROMIUM")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("project"))
    for name, content in {
        "notes/optimizers.md": NOTE.encode(),
        "decks/adam.yaml": DECK.encode(),
        "decks/broken.yaml": b"deck: B\ncards:\n- quetsion: What is x?\n",
        "decks/loss.png": png(40, 20),
        "decks/tone.mp3": b"ID3\x03\x00",
        "cardgen.yaml": b"editor_url: 'editor://open?file={file}&line={line}'\n",
    }.items():
        file = made.root / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    return made


@pytest.fixture(scope="session")
def written(project: Project) -> Path:
    """Write the preview once, and return its page."""
    return preview(project).page


@pytest.fixture(scope="session")
def opened(browser: Browser, written: Path) -> Iterator[Page]:
    """Open the preview from disk."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.goto(written.as_uri())
    yield page
    context.close()


@pytest.fixture
def page(opened: Page) -> Page:
    """Return the open page, no filter set, its first question shown."""
    opened.fill("#search", "")
    for chip in opened.locator("button[aria-pressed=true]").all():
        chip.click()
    opened.locator("#decks button").first.click()
    expect(opened.locator("#count")).to_contain_text("/ 10")
    opened.locator("#list .row").first.click()
    shown(opened, "question")
    return opened


def shown(page: Page, side: str) -> None:
    """Wait until the card's frame shows ``side``, formulas typeset."""
    page.wait_for_selector(f"#card[data-shown={side}]")


def png(width: int, height: int) -> bytes:
    """Return a red picture."""
    rows = b"".join(b"\0" + b"\xc0\x40\x40" * width for _ in range(height))
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0),
        b"IDAT": zlib.compress(rows),
        b"IEND": b"",
    }
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
