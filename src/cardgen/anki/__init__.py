"""Note types, identities, media and packages, as Anki wants them."""
