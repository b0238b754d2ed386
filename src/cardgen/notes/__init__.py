"""Markdown notes to documents: sections of blocks, each with its lines."""
