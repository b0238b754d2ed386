"""What a note's section says, read for the rules: passages, sentences, clauses, names, statements."""
