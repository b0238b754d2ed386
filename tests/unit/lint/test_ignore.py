"""Comments in a deck file silence a check for one card."""

import pytest

from cardgen.lint.ignore import is_silent, silence
from cardgen.store.format.load import load_deck

DECK = """\
deck: D
cards:
- question: one   # cardgen: ignore[yes-no-question]
  answer: a
# cardgen: ignore[orphan-pronoun, several-facts]
- question: two
  answer: b
- question: three
  # cardgen: ignore
  answer: c
- question: four
  answer: |
    # cardgen: ignored
"""


@pytest.mark.parametrize(
    ("line", "code", "silent"),
    [
        (3, "yes-no-question", True),
        (3, "orphan-pronoun", False),
        (6, "orphan-pronoun", True),
        (6, "several-facts", True),
        (6, "yes-no-question", False),
        (8, "orphan-pronoun", True),
        (8, "anything", True),
        (11, "yes-no-question", False),
    ],
)
def test_a_comment_speaks_for_its_card_and_its_codes(line: int, code: str, silent: bool) -> None:
    deck = load_deck(DECK, "d.yaml").deck
    assert deck is not None
    assert is_silent(silence(deck, DECK.splitlines()), line, [code]) is silent
