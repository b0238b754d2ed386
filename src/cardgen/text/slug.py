"""Slugs and anchors: names for files and places made from headings, keeping CJK letters."""

import re
import unicodedata

_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")  # Windows has no files of these names
_NOT_WORD = re.compile(r"[^\w\- ]+")


def slug(text: str) -> str:
    """Return a file name made of ``text``: lower case, letters and digits of any script, hyphens.

    Never empty, never longer than 60 characters, never a name that a file system treats specially.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    words = re.sub(r"[^\w]+|_+", "-", plain).strip("-")[:60].rstrip("-")
    return f"{words}-section" if _DEVICE.fullmatch(words) else words or "section"


def github_anchor(heading: str) -> str:
    """Return the anchor GitHub gives a heading: lower case, punctuation dropped, a space becomes a hyphen."""
    return _NOT_WORD.sub("", heading.strip().lower()).replace(" ", "-")
