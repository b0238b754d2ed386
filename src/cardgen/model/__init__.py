"""The records everything else speaks of: frozen, built whole, importing nothing of ours."""

from cardgen.model.card import Card, CardSort, Link
from cardgen.model.deck import Deck, GeneratedCard, GeneratedDeck
from cardgen.model.diagnostic import Diagnostic, Severity, in_order
from cardgen.model.ids import derive_id
from cardgen.model.kind import Kind
from cardgen.model.source import Source

__all__ = [
    "Card",
    "CardSort",
    "Deck",
    "Diagnostic",
    "GeneratedCard",
    "GeneratedDeck",
    "Kind",
    "Link",
    "Severity",
    "Source",
    "derive_id",
    "in_order",
]
