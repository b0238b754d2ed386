"""Rules that turn a document into cards."""
