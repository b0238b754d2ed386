"""A deck that a learner has studied, and what `cardgen pull` takes of their edits into its file."""

from pathlib import Path

from tests.support.world import World, card_guid, cloze, qa

from cardgen.flows.pull import PulledCard, pull
from cardgen.model import Card, CardSort
from cardgen.store.format.load import load_deck

A, B, C = "a000000001", "b000000002", "c000000003"
GUID_A, GUID_B, GUID_C = card_guid(A), card_guid(B), card_guid(C, CardSort.CLOZE)
DECK = "decks/n/d.yaml"


def let_study(world: World) -> None:
    """Give the learner three cards, which they then have had for a while."""
    hidden = cloze(C, "A heap is a {{c1::tree}}.")
    world.deck("n/d.yaml", qa(A, "One?", "the frist answer"), qa(B, "Two?", "$x_1$"), hidden, name="N::D")
    world.deliver(at=0)
    world.learner.study(3)


def collection(world: World) -> Path:
    return world.project.root.parent / "collection"


def pulled(world: World, source: Path | None = None, *, write: bool = True) -> tuple[PulledCard, ...]:
    world.set_time(100)
    return pull(world.project, source or collection(world), write=write).cards


def card(world: World, id_: str) -> Card:
    deck = load_deck((world.project.root / DECK).read_text(encoding="utf-8"), DECK).deck
    assert deck
    return next(card for card in deck.cards if card.id == id_)


def text(world: World) -> str:
    return (world.project.root / DECK).read_text(encoding="utf-8")
