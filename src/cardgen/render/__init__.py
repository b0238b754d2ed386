"""Markdown and math of a card's field to safe HTML."""
