"""What was computed before, kept in the user's cache folder: safe to delete at any time, by anyone."""
