"""How much of what a student must learn from a note the rules find: labelled notes, a scorer, a baseline."""
