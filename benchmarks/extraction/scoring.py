"""Cards against labels: recall of the essential facts, precision of the cards.

A card tells a fact when it stands within a line of it, its question names the concept, and its answer
holds every key piece, which the question may not give away altogether; and when the answer is short enough.
A card tells one fact and a fact is told by one card: the largest such pairing counts, essential facts first.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.extraction.labels import Fact

LINE_SLACK = 1
LONGEST_ANSWER = 400
ROOM_PER_MEMBER = 120
_LISTED = ("enumeration", "procedure")


@dataclass(frozen=True, slots=True)
class Asked:
    """A card as it is scored: a cloze as the question and answer it stands for."""

    question: str
    answer: str
    first_line: int
    last_line: int
    kind: str
    rule: str


@dataclass(slots=True)
class Score:
    """Counts of one note, or of many added up. ``kinds`` maps a kind to (told, labelled)."""

    cards: int = 0
    told: int = 0
    facts: int = 0
    essential: int = 0
    essential_told: int = 0
    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)
    missed: list[Fact] = field(default_factory=list)
    noise: list[Asked] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.essential_told / self.essential if self.essential else 1.0

    @property
    def precision(self) -> float:
        return self.told / self.cards if self.cards else 0.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def score(cards: Sequence[Asked], facts: Sequence[Fact]) -> Score:
    """Return how well ``cards`` tell ``facts``."""
    order = sorted(range(len(facts)), key=lambda index: not facts[index].essential)
    tellers = {index: [c for c, card in enumerate(cards) if tells(card, facts[index])] for index in order}
    pairs = _pair(order, tellers)
    result = Score(cards=len(cards), told=len(pairs), facts=len(facts))
    for index, fact in enumerate(facts):
        result.essential += fact.essential
        result.essential_told += fact.essential and index in pairs
        told, labelled = result.kinds.get(fact.kind, (0, 0))
        result.kinds[fact.kind] = (told + (index in pairs), labelled + 1)
    result.missed = [fact for index, fact in enumerate(facts) if index not in pairs]
    used = set(pairs.values())
    result.noise = [card for number, card in enumerate(cards) if number not in used]
    return result


def total(scores: Iterable[Score]) -> Score:
    """Return the counts of all notes added up."""
    result = Score()
    for one in scores:
        result.cards += one.cards
        result.told += one.told
        result.facts += one.facts
        result.essential += one.essential
        result.essential_told += one.essential_told
        for kind, (told, labelled) in one.kinds.items():
            before = result.kinds.get(kind, (0, 0))
            result.kinds[kind] = (before[0] + told, before[1] + labelled)
    return result


def tells(card: Asked, fact: Fact) -> bool:
    """Tell whether ``card`` asks for ``fact``."""
    if card.last_line < fact.first_line - LINE_SLACK or card.first_line > fact.last_line + LINE_SLACK:
        return False
    question, answer = bare(card.question), bare(card.answer)
    if not any(_names(name, card.question, question) for name in fact.about):
        return False
    pieces = [bare(piece) for piece in fact.key]
    if not all(piece in answer for piece in pieces) or all(piece in question for piece in pieces):
        return False
    listed = fact.kind in _LISTED
    return _prose_length(card.answer) <= (
        max(LONGEST_ANSWER, ROOM_PER_MEMBER * len(pieces)) if listed else LONGEST_ANSWER
    )


def bare(text: str) -> str:
    """Return a text without white space, emphasis, math marks and the addresses of links, in lower case."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(
        r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]", r"\1", re.sub(r"\[([^\[\]]*)\]\([^()\s]*\)", r"\1", text)
    )
    return re.sub(r"\\[()\[\]]|[\s*_`$=]|~~", "", text)


def _names(name: str, question: str, bare_question: str) -> bool:
    short = bare(name)
    if len(short) <= 2 and short.isascii() and short.isalnum():
        plain = unicodedata.normalize("NFKC", question).lower()
        return re.search(rf"(?<![a-z0-9\\]){short}(?![a-z0-9])", plain) is not None
    return short in bare_question


def _prose_length(answer: str) -> int:
    without_math = re.sub(r"\$\$.*?\$\$|\$[^$\n]*\$", "", answer, flags=re.S)
    return len(re.sub(r"\s", "", without_math))


def _pair(order: Sequence[int], tellers: dict[int, list[int]]) -> dict[int, int]:
    """Return the largest pairing of facts with cards (Kuhn's algorithm), facts in ``order``."""
    fact_of: dict[int, int] = {}
    for fact in order:
        _place(fact, tellers, fact_of, set())
    return {fact: card for card, fact in fact_of.items()}


def _place(fact: int, tellers: dict[int, list[int]], fact_of: dict[int, int], tried: set[int]) -> bool:
    for card in tellers[fact]:
        if card in tried:
            continue
        tried.add(card)
        if card not in fact_of or _place(fact_of[card], tellers, fact_of, tried):
            fact_of[card] = fact
            return True
    return False
