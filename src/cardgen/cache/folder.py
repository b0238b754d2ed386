"""Where the cache of a project is."""

from pathlib import Path

from platformdirs import user_cache_path

from cardgen.cache.entry import digest


def cache_folder(root: Path) -> Path:
    """Return the folder of the cache of the project at ``root``; it need not be there."""
    return user_cache_path("cardgen", appauthor=False) / "builds" / digest(str(root.resolve()))
