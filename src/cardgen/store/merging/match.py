"""Which card of the decks an incoming card is: by its text, a like text, its id, its anchor and concept.

A wrong match gives one card's review history to another, a missed one loses it (docs/merge-contract.md, M).
Text goes before id because the second card of a concept takes the first one's derived id when the first
is deleted from the note: ids say where a card is from, texts say what it is.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from cardgen.model import Card, GeneratedCard
from cardgen.store.card_text import text_of

TELLING = 8  # characters of an answer that two cards of one note hardly share
LIKENESS = 0.75  # share of the text that two versions of one card have in common
LIKENESS_ELSEWHERE = 0.9  # of the answers, where note and concept are both others
LIKENESS_SAME_CONCEPT = 0.45  # the same, where rule and concept are the same too


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that an incoming one may be: its text, and what is known of where it is from.

    ``by_text_alone`` is true for a card that a person may have written: only its id or its very text count.
    ``stands`` says that it is in a deck file, and remembered or of a note whose memory was lost.
    """

    card: Card
    note: str = ""
    rule: str = ""
    concept: str = ""
    by_text_alone: bool = False
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """A generated card and the note it is from."""

    generated: GeneratedCard
    note: str


def match(incoming: Sequence[Incoming], candidates: Sequence[Candidate]) -> dict[int, Candidate]:
    """Return for each matched index of ``incoming`` its candidate; no candidate is given twice.

    A doubtful card is none but one of same or like text that stands in a deck file; sure ones choose first.
    Depends on the texts and their order alone.
    """
    matching = _Matching(incoming, candidates)
    _pair_same(matching, _sure, lambda key: key)
    _pair_same(matching, _doubtful, _standing)
    matching.pair_alike(LIKENESS, _sure(_sort_of_incoming), _sort_of_candidate)
    matching.pair_alike(LIKENESS, _doubtful(_sort_of_incoming), _standing(_sort_of_candidate))
    matching.pair(_sure(lambda new: new.generated.card.id), lambda old: old.card.id)
    matching.pair(_sure(_concept_of_incoming), _concept_of_candidate)
    matching.pair_alike(LIKENESS_SAME_CONCEPT, _sure(_topic_of_incoming), _topic_of_candidate)
    return matching.pairs


KeyOfIncoming = Callable[[Incoming], Hashable]
KeyOfCandidate = Callable[[Candidate], Hashable]


def _pair_same(
    matching: "_Matching",
    some: Callable[[KeyOfIncoming], KeyOfIncoming],
    some_old: Callable[[KeyOfCandidate], KeyOfCandidate],
) -> None:
    """Pair those of one text or answer that ``some`` and ``some_old`` leave a key."""
    matching.pair(
        some(lambda new: (new.note, text_of(new.generated.card))),
        some_old(lambda old: (old.note, text_of(old.card))),
    )
    matching.pair(some(lambda new: text_of(new.generated.card)), some_old(lambda old: text_of(old.card)))
    matching.pair(some(_statement_of_incoming), some_old(_statement_of_candidate))
    matching.pair_only(some(_answer_of_incoming), some_old(_answer_of_candidate))


def _sure(key: KeyOfIncoming) -> KeyOfIncoming:
    return lambda new: None if new.generated.doubtful else key(new)


def _doubtful(key: KeyOfIncoming) -> KeyOfIncoming:
    return lambda new: key(new) if new.generated.doubtful else None


def _standing(key: KeyOfCandidate) -> KeyOfCandidate:
    return lambda old: key(old) if old.stands else None


def _statement_of_incoming(new: Incoming) -> Hashable:
    card = new.generated.card
    return (new.note, new.generated.concept, card.sort, card.answer or card.cloze)


def _statement_of_candidate(old: Candidate) -> Hashable:
    if old.by_text_alone or not old.concept:
        return None
    return (old.note, old.concept, old.card.sort, old.card.answer or old.card.cloze)


def _answer_of_incoming(new: Incoming) -> Hashable:
    return _answer(new.note, new.generated.card)


def _answer_of_candidate(old: Candidate) -> Hashable:
    return None if old.by_text_alone else _answer(old.note, old.card)


def _answer(note: str, card: Card) -> Hashable:
    """What a card tells, where that is enough to know it by."""
    told = card.answer or card.cloze
    return (note, card.sort, told) if len(told) >= TELLING else None


def _concept_of_incoming(new: Incoming) -> Hashable:
    return (new.note, new.generated.card.anchor, _topic_of_incoming(new))


def _concept_of_candidate(old: Candidate) -> Hashable:
    topic = _topic_of_candidate(old)
    return None if topic is None else (old.note, old.card.anchor, topic)


def _topic_of_incoming(new: Incoming) -> Hashable:
    return (new.generated.rule, new.generated.concept, new.generated.card.sort)


def _topic_of_candidate(old: Candidate) -> Hashable:
    if old.by_text_alone or not old.concept:
        return None
    return (old.rule, old.concept, old.card.sort)


def _sort_of_incoming(new: Incoming) -> Hashable:
    return new.generated.card.sort


def _sort_of_candidate(old: Candidate) -> Hashable:
    return None if old.by_text_alone else old.card.sort


class _Matching:
    """The pairs found so far and what is still free."""

    def __init__(self, incoming: Sequence[Incoming], candidates: Sequence[Candidate]) -> None:
        self._incoming = incoming
        self._free_incoming = list(range(len(incoming)))
        self._free = list(candidates)
        self.pairs: dict[int, Candidate] = {}

    def pair(self, key_new: KeyOfIncoming, key_old: KeyOfCandidate) -> None:
        """Pair those of equal key, in order; the key None pairs with nothing."""
        wanted = self._wanted(key_new)
        waiting: dict[Hashable, list[Candidate]] = {}
        for old in self._free if wanted else ():
            waiting.setdefault(key_old(old), []).append(old)
        self._settle((index, olds.pop(0)) for index, key in wanted.items() if (olds := waiting.get(key)))

    def _wanted(self, key_new: KeyOfIncoming) -> dict[int, Hashable]:
        """Return the keys of the free incoming, by index: where there is none, no old card is looked at."""
        keys = ((index, key_new(self._incoming[index])) for index in self._free_incoming)
        return {index: key for index, key in keys if key is not None}

    def pair_only(self, key_new: KeyOfIncoming, key_old: KeyOfCandidate) -> None:
        """Pair those of equal key, where one comes in and one is free; the key None pairs with nothing."""
        coming = Counter(self._wanted(key_new).values())
        free = Counter(map(key_old, self._free if coming else ()))
        only = {key for key, count in coming.items() if count == free[key] == 1}
        self.pair(
            lambda new: key if (key := key_new(new)) in only else None,
            lambda old: key if (key := key_old(old)) in only else None,
        )

    def pair_alike(self, least: float, key_new: KeyOfIncoming, key_old: KeyOfCandidate) -> None:
        """Pair the most alike of equal key first, those ``least`` alike; the key None pairs with nothing."""
        wanted = self._wanted(key_new)
        mains: dict[Hashable, dict[int, str]] = {}
        for number, old in enumerate(self._free) if wanted else ():
            mains.setdefault(key_old(old), {})[number] = old.card.cloze or old.card.answer
        scored = []
        for index, key in wanted.items():
            new = self._incoming[index]
            for number in _alike(new.generated.card, mains.get(key, {}), least):
                old = self._free[number]
                score = likeness(new.generated.card, old.card)
                if score >= least and _may_be(new, old):
                    scored.append((-score, index, number))
        pairs: dict[int, int] = {}
        taken: set[int] = set()
        for _, index, number in sorted(scored):
            if index not in pairs and number not in taken:
                taken.add(number)
                pairs[index] = number
        self._settle((index, self._free[number]) for index, number in pairs.items())

    def _settle(self, pairs: Iterable[tuple[int, Candidate]]) -> None:
        found = dict(pairs)
        if not found:
            return
        self.pairs |= found
        gone = {id(old) for old in found.values()}
        self._free = [old for old in self._free if id(old) not in gone]
        self._free_incoming = [index for index in self._free_incoming if index not in found]


def _may_be(new: Incoming, old: Candidate) -> bool:
    """Tell whether a card may be one of a like text: where note and concept differ, if it tells the same.

    ``什么是上确界？`` and ``什么是下确界？`` are two facts that one letter tells apart.
    """
    if new.note == old.note or not old.concept or new.generated.concept == old.concept:
        return True
    one, other = new.generated.card, old.card
    return fuzz.ratio(one.cloze or one.answer, other.cloze or other.answer) >= LIKENESS_ELSEWHERE * 100


def _alike(card: Card, mains: dict[int, str], least: float) -> list[int]:
    """Return the numbers of the texts that can still be ``least`` alike once the questions are compared."""
    floor = least if card.cloze else 2 * least - 1
    found = process.extract(
        card.cloze or card.answer, mains, scorer=fuzz.ratio, score_cutoff=max(0.0, floor * 100), limit=None
    )
    return [number for _, _, number in found]


def likeness(new: Card, old: Card) -> float:
    """Return how alike two cards are, from 0 to 1; 0 where one is a cloze and the other is not.

    The mean of the likeness of question and answer (for clozes that of the text), each the share of
    characters in common as ``rapidfuzz.fuzz.ratio`` has it.
    """
    if new.sort is not old.sort:
        return 0.0
    if new.cloze:
        return fuzz.ratio(new.cloze, old.cloze) / 100
    return (fuzz.ratio(new.answer, old.answer) + fuzz.ratio(new.question, old.question)) / 200
