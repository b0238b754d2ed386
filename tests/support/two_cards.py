"""A deck of two cards, as most stories of an import begin."""

from typing import Any

from tests.support.world import World, qa

A, B = "a000000001", "b000000002"


def two_cards(world: World, **changes: Any) -> None:
    """Write the deck, the first card with ``changes``."""
    world.deck("note/section.yaml", qa(A, **{"answer": "first", **changes}), qa(B, answer="second"))
