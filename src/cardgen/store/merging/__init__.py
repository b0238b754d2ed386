"""What a generation makes of the decks there are: cards matched, merged, and the whole planned. Pure."""
