"""docs/deck-format.md says what the loader does."""

import re
from pathlib import Path

import pytest

from cardgen.model import Kind
from cardgen.store.format.fields import CARD_KEYS
from cardgen.store.format.load import load_deck

PAGE = (Path(__file__).parents[3] / "docs" / "deck-format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)


def test_every_key_of_a_card_is_described() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert {key for row in rows for key in re.findall(r"`(\w+)`", row.split("|")[1])} == set(CARD_KEYS)


def test_every_kind_is_named() -> None:
    assert [kind for kind in Kind if kind not in PAGE] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_a_deck(example: str) -> None:
    text = example if example.startswith("#") else f"deck: A\ncards:\n{example}"
    assert not load_deck(text, "decks/a.yaml").faulty
