"""The inside of a build: decks packed, packages planned and made, and what is known of the last one."""
