"""Deck files and the tool's memory: found, read, and written all or nothing.

``format`` is the text of a deck file, ``merging`` what a generation makes of the decks there are.
"""
