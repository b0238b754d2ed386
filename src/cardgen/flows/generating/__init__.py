"""The inside of a generation: notes read, their decks made and placed, and what is known of the last one."""
