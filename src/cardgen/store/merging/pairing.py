"""Which card of the decks each generated card is, and which doubtful ones are none and come to nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cardgen.model import GeneratedCard, GeneratedDeck
from cardgen.store.memory import Remembered
from cardgen.store.merging.match import Candidate, Incoming, match
from cardgen.store.merging.plan import Run


@dataclass(frozen=True, slots=True)
class Paired:
    """A generated deck, and for each of its cards the one that it is, None for a new one."""

    deck: GeneratedDeck
    olds: tuple[Candidate | None, ...]

    @property
    def cards(self) -> Iterator[tuple[GeneratedCard, Candidate | None]]:
        """Yield each generated card with the known card that it is, None for a new one."""
        return zip(self.deck.cards, self.olds, strict=True)


def pair_decks(
    run: Run,
    decks: Sequence[GeneratedDeck],
    remembered: Mapping[str, Remembered],
    where: Mapping[str, object],
) -> tuple[Paired, ...]:
    """Return ``decks`` with what each card is. ``remembered`` and ``where`` (cards in deck files) are by id.

    A doubtful card that is none is left out, and so is a deck of such cards alone.
    """
    incoming = [Incoming(card, deck.note) for deck in decks for card in deck.cards]
    matched = match(incoming, tuple(candidates(run, remembered, where)))
    olds = iter([matched.get(number) for number in range(len(incoming))])
    paired = (_paired(deck, tuple(next(olds) for _ in deck.cards)) for deck in decks)
    return tuple(one for one in paired if one.deck.cards)


def _paired(deck: GeneratedDeck, olds: Sequence[Candidate | None]) -> Paired:
    stay = [(card, old) for card, old in zip(deck.cards, olds, strict=True) if old or not card.doubtful]
    return Paired(replace(deck, cards=tuple(card for card, _ in stay)), tuple(old for _, old in stay))


def candidates(
    run: Run, remembered: Mapping[str, Remembered], where: Mapping[str, object]
) -> Iterator[Candidate]:
    """Yield the cards that a generated one may be: what is remembered in reach, what else is in the decks."""
    yield from _known(run, remembered, where)
    yield from _strangers(run, remembered)


def _known(
    run: Run, remembered: Mapping[str, Remembered], where: Mapping[str, object]
) -> Iterable[Candidate]:
    for id_, record in remembered.items():
        if run.reaches(record.note) or id_ in run.departed:
            yield Candidate(record.card, record.note, record.rule, record.concept, stands=id_ in where)


def _strangers(run: Run, remembered: Mapping[str, Remembered]) -> Iterable[Candidate]:
    """Yield cards in deck files that the memory does not know: hand-made, or the memory was lost."""
    notes = run.memory.notes - run.memory.damaged
    for file in run.files:
        note = file.deck.note if file.deck else ""
        near = not note or run.reaches(note)
        for card in file.cards if near or run.departed else ():
            if card.id and card.id not in remembered and (near or card.id in run.departed):
                forgotten = bool(note) and note not in notes
                yield Candidate(card, note, by_text_alone=not forgotten, stands=forgotten)
