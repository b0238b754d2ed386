"""The table in docs/checks.md says of each check what its code says of itself, and its examples are found."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.findings import findings

from cardgen.lint.check import Check
from cardgen.lint.registry import CHECKS

DOCS = Path(__file__).parents[3] / "docs" / "checks.md"


# Rows that tell of lengths or of two cards in words, and one that is about a note.
IN_WORDS = {
    *("question-too-long", "answer-too-long", "several-facts", "ambiguous-question"),
    *("duplicate-card", "near-duplicate", "dead-anchor"),
}


def row_of(check: Check) -> list[str]:
    rows = DOCS.read_text(encoding="utf-8").splitlines()
    row = next(row for row in rows if row.startswith(f"| `{check.code}` |"))
    return [cell.strip() for cell in row.split("|")]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_has_its_row(check: Check) -> None:
    _, _, severity, example, reason, _ = row_of(check)
    assert (severity, reason) == (check.severity, check.reason)
    assert example


def examples(cell: str) -> Iterator[dict[str, object]]:
    """Yield the cards that a cell gives: ``Q: … A: …``, or texts set as code, each a key or an answer."""
    card: dict[str, object] = {"question": "What is x?", "answer": "y"}
    for question, answer in re.findall(r"Q: (.*?)(?: A: (.*?))?(?= Q: |$)", cell):
        yield card | {"question": question, "answer": answer or "y"}
    if cell.startswith("A: "):
        yield card | {"answer": cell.removeprefix("A: ")}
    for text in re.findall(r"`([^`]+)`", cell.partition("`: ")[0] + "`"):
        key, _, value = text.partition(": ")
        if key in card:
            yield card | {key: value.strip('"')}
        elif key.startswith("{title"):
            yield card | {"see": [{"title": "a page", "url": text.rpartition(": ")[2].rstrip("}")}]}
        else:
            yield {"cloze": text} if "{{c" in text else card | {"answer": text}


@pytest.mark.parametrize(
    "check", [check for check in CHECKS if check.code not in IN_WORDS], ids=lambda check: check.code
)
def test_each_example_is_found(check: Check) -> None:
    cards = list(examples(row_of(check)[3]))
    assert cards
    for card in cards:
        assert findings(check.code, f"- {json.dumps(card, ensure_ascii=False)}\n"), card
