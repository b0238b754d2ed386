"""Time every check on very many cards: ``python -m benchmarks.checks [COUNT]`` (default 100,000).

Every tenth card is a reworded copy of another, so the last column of near-duplicate must be COUNT / 10.
"""

import random
import resource
import sys
import time

from cardgen.lint.registry import CHECKS
from cardgen.lint.subject import subject
from cardgen.model import Card, Deck, Source

_SIGNS = [chr(0x4E00 + number) for number in range(3000)]


def cards(count: int) -> list[Card]:
    chance = random.Random(1)
    words = ["".join(chance.choices(_SIGNS, k=2)) for _ in range(4000)]

    def text(length: int) -> str:
        return "".join(chance.choices(words, k=length))

    made: list[Card] = []
    for number in range(count):
        place = Source("decks/a.yaml", 3 * number + 1, 3 * number + 3)
        if number % 10 == 9:
            copied = made[-4]
            question = copied.question.replace("什么是", "何谓")
            made.append(Card(question=question, answer=copied.answer.replace("，", ",") + "了", place=place))
            continue
        formula = f"：$$\\frac{{a_{number}}}{{b}}$$。" if number % 3 == 0 else "。"
        question = f"什么是{text(3)}？" if number % 2 else f"{text(3)}的公式是什么？"
        made.append(Card(question=question, answer=f"{text(12)}，{text(8)}{formula}", place=place))
    return made


def main(count: int) -> None:
    decks = (Deck(name="A", cards=tuple(cards(count))),)
    begin = time.perf_counter()
    seen = subject(decks)
    print(f"{'words of all cards':26}{time.perf_counter() - begin:7.2f} s")
    for check in CHECKS:
        begin = time.perf_counter()
        found = sum(1 for _ in check.find(seen))
        print(f"{check.code:26}{time.perf_counter() - begin:7.2f} s {found:8}")
    print(f"{'memory':26}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
