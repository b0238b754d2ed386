"""Find cards that say nearly the same among very many, without comparing every pair.

Cards that differ in a number, a formula or a capitalized name say different things however alike they
read, so only cards equal in those are looked at together. Among them MinHash finds who shares most words,
and each such pair is measured by its edit distance.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio
from rensa import RMinHash, RMinHashLSH

from cardgen.lint.texts import CardTexts, tokens
from cardgen.text.math import math_spans
from cardgen.text.plain import squeezed, without_formulas

_LEAST_SHARE = 0.9  # of both sides together; below it other facts begin
_LEAST_ANSWER, _LEAST_QUESTION = 0.85, 0.5
_SHORTEST = 14  # characters; in less, one character is a difference of meaning
_BANDS, _ROWS = 16, 6  # of MinHash: cards that share 70% of their word pairs meet with 87%, 80% with 99%
_MOST_COMPARED = 200  # candidates measured for one card
_SEED = 1
_HARD = re.compile(r"\d+(?:[.,]\d+)*|(?<![A-Za-z])[a-z]*[A-Z][A-Za-z]*")


@dataclass(frozen=True, slots=True)
class _Entry:
    texts: CardTexts
    question: str
    answer: str


def similar_pairs(cards: Sequence[CardTexts]) -> Iterator[tuple[CardTexts, CardTexts, float]]:
    """Yield (earlier card, later card, share of equal text from 0 to 1), each later card once, in order.

    Cards that ask the very same question are left to other checks.
    """
    groups: defaultdict[tuple[bool, frozenset[str]], list[_Entry]] = defaultdict(list)
    for texts in cards:
        entry = _Entry(texts, squeezed(texts.question), squeezed(texts.answer))
        if len(entry.question) + len(entry.answer) >= _SHORTEST:
            groups[bool(texts.cloze), _hard_facts(texts)].append(entry)
    found = [pair for group in groups.values() if len(group) > 1 for pair in _within(group)]
    order = {id(texts): number for number, texts in enumerate(cards)}
    yield from sorted(found, key=lambda pair: order[id(pair[1])])


def _hard_facts(texts: CardTexts) -> frozenset[str]:
    """Return the numbers, formulas and capitalized names of a card, which no rewording changes."""
    card = texts.card
    text = f"{card.question}\n{card.answer}\n{card.cloze}"
    formulas = (squeezed(span.tex) for span in math_spans(text))
    return frozenset(_HARD.findall(without_formulas(text))).union(formulas)


def _within(group: list[_Entry]) -> Iterator[tuple[CardTexts, CardTexts, float]]:
    sketches = RMinHash.from_token_sets(
        [tokens(f"{entry.texts.question} {entry.texts.answer}") for entry in group], _BANDS * _ROWS, _SEED
    )
    index = RMinHashLSH(0.5, _BANDS * _ROWS, _BANDS)
    for number, (entry, sketch) in enumerate(zip(group, sketches, strict=True)):
        candidates = sorted(index.query(sketch))[:_MOST_COMPARED]
        best = max(((_share(group[other], entry), -other) for other in candidates), default=(0.0, 0))
        if best[0]:
            yield group[-best[1]].texts, entry.texts, best[0]
        index.insert(number, sketch)


def _share(first: _Entry, second: _Entry) -> float:
    """Return how much of two cards is equal, from 0 to 1; 0 where they are not near duplicates."""
    if first.question == second.question:
        return 0.0
    whole = ratio(
        first.question + first.answer, second.question + second.answer, score_cutoff=100 * _LEAST_SHARE
    )
    if not whole or not ratio(first.answer, second.answer, score_cutoff=100 * _LEAST_ANSWER):
        return 0.0
    return whole / 100 if ratio(first.question, second.question) >= 100 * _LEAST_QUESTION else 0.0
