"""Where downloaded pictures are. Apart from the downloading itself, which takes long to import."""

import hashlib
from pathlib import Path

FETCHED = "media/fetched"  # the folder in a project that downloads are kept in


def fetched_file(root: Path, url: str) -> Path | None:
    """Return the file of the project that ``url`` was downloaded to before; None if it was not."""
    found = sorted((root / FETCHED).glob(f"{fetched_stem(url)}.*"))
    return found[0] if found else None


def fetched_stem(url: str) -> str:
    """Return the name, without ending, of the file that ``url`` is downloaded to."""
    return hashlib.sha256(url.encode()).hexdigest()[:16]
