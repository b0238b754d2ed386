"""The text of a deck file: read as a ``Deck``, written as one, and changed line by line."""
