"""Deck files and the tool's memory: load, dump, match, merge, write."""
