"""The project's folder, its settings, and links to its notes."""
