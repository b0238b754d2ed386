"""Which new cards of a run are cards of notes that it does not read: their text came over from there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cardgen.model import GeneratedCard, GeneratedDeck
from cardgen.store.format.fields import canonical_deck
from cardgen.store.merging.match import LIKENESS, Candidate, Incoming, likeness, match
from cardgen.store.merging.merge import bases_by_id
from cardgen.store.merging.pairing import candidates
from cardgen.store.merging.plan import Run
from cardgen.store.merging.recognize import recognize


@dataclass(frozen=True, slots=True)
class Arrival:
    """A card that a note of the run makes, and the card of another note that it is."""

    generated: GeneratedCard
    old: Candidate

    @property
    def is_alike(self) -> bool:
        """Tell whether the two say the same, or nearly; a question may name its section."""
        return likeness(self.generated.card, self.old.card) >= LIKENESS


def arrivals(run: Run, notes: frozenset[str], elsewhere: Sequence[GeneratedDeck] = ()) -> tuple[Arrival, ...]:
    """Return the cards of ``run`` that are cards of ``notes`` out of its reach, which make ``elsewhere`` now.

    It is what a run that reads these notes too would say.
    """
    files, _ = recognize(run)
    where = {card.id: card for file in files for card in file.cards if card.id}
    wide = replace(run, files=files, scope=run.scope | notes)
    known = candidates(wide, bases_by_id(run.memory.cards, where), where)
    decks = tuple(canonical_deck(deck) for deck in (*run.generated, *elsewhere))
    incoming = [Incoming(card, deck.note) for deck in decks for card in deck.cards]
    matched = ((incoming[number], old) for number, old in match(incoming, tuple(known)).items())
    return tuple(
        Arrival(new.generated, old) for new, old in matched if new.note not in notes and old.note in notes
    )
