"""cardgen: Markdown notes in, Anki decks out, without ever costing a review."""

__version__ = "0.1.0"
