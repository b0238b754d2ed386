"""All cards as a page, as Anki shows them."""
