"""Near-duplicates are found among very many cards without comparing every pair."""

import random

from cardgen.lint.checks import near_duplicate
from cardgen.lint.subject import subject
from cardgen.model import Card, Deck, Source

CARDS, DOUBLES = 5000, 50


def cards() -> list[Card]:
    """Return different cards, the last of them reworded copies of the first."""
    random.seed(7)
    signs = [chr(0x4E00 + n) for n in range(2000)]
    words = ["".join(random.choices(signs, k=2)) for _ in range(3000)]
    made = [
        Card(
            question=f"什么是{''.join(random.choices(words, k=3))}？",
            answer=f"{''.join(random.choices(words, k=12))}。",
            place=Source("d.yaml", line, line),
        )
        for line in range(1, CARDS + 1)
    ]
    for line, card in enumerate(made[:DOUBLES], CARDS + 1):
        question = card.question.replace("什么是", "何谓")
        made.append(
            Card(question=question, answer=f"{card.answer[:-1]}等", place=Source("d.yaml", line, line))
        )
    return made


def test_every_reworded_card_is_found_and_no_other() -> None:
    seen = subject((Deck(name="D", cards=tuple(cards())),))
    found = [finding.place.start_line for finding in near_duplicate.CHECK.find(seen)]
    assert found == list(range(CARDS + 1, CARDS + DOUBLES + 1))
