"""Rules that turn a document into cards."""

from cardgen.extract.decks import arrange, note_deck_name
from cardgen.extract.explain import Explanation, explain
from cardgen.extract.options import Dropped, Extraction, ExtractOptions
from cardgen.extract.registry import RULES, extract

__all__ = [
    "RULES",
    "Dropped",
    "Explanation",
    "ExtractOptions",
    "Extraction",
    "arrange",
    "explain",
    "extract",
    "note_deck_name",
]
