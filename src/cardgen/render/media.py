"""Pictures and sounds of a card: which files its text refers to, and how each is shown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from cardgen.render.characters import SOUND

_SCHEME = re.compile(r"(?i)([a-z][a-z0-9+.-]*):|//")
_PLAYED = (".mp3", ".ogg", ".oga", ".opus", ".wav", ".m4a", ".flac", ".mp4", ".webm", ".mkv", ".mov", ".ogv")
_SIZE = re.compile(r"(?i)\b(width|height)\s*=\s*[\"']?(\d{1,4})(?:px)?(%?)[\"']?")
_OBSIDIAN_SIZE = re.compile(r"(\d{1,4})(?:x(\d{1,4}))?$")


class MediaKind(StrEnum):
    """Where a reference leads."""

    LOCAL = "local"
    REMOTE = "remote"
    OTHER = "other"  # what no card can show: `data:`, `file:` and the like


@dataclass(frozen=True, slots=True)
class MediaReference:
    """A file a card refers to: ``path`` as written in its Markdown, ``alt`` the words that stand for it.

    ``path`` is empty where the address was made safe, as no card can show it. ``width`` and ``height`` are in
    CSS pixels, or per cent where they end in ``%``; empty where not given.
    """

    path: str
    kind: MediaKind
    alt: str = ""
    width: str = ""
    height: str = ""


class Gallery:
    """Shows the media of one card and remembers what was asked for.

    ``names`` maps a reference as written to the name of the packed file.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self.references: list[MediaReference] = []

    def html(self, path: str, alt: str = "", size: str = "", *, in_link: bool = False) -> str:
        """Return the HTML of a reference: picture, sound, web link, or its words where it is missing."""
        reference = _reference(path, _kind(path), alt, size)
        self.references.append(reference)
        if reference.kind is MediaKind.OTHER:
            return escape(alt or path)
        name = self._names.get(path)
        if name is not None:
            return _packed(name, reference)
        words = escape(alt or path)
        if reference.kind is MediaKind.LOCAL:
            return f'<span class="missing">{words}</span>'
        return words if in_link else f'<a href="{escape(path)}" rel="noopener">{words}</a>'


def _kind(path: str) -> MediaKind:
    if not path:  # as is one that was made safe
        return MediaKind.OTHER
    scheme = _SCHEME.match(path)
    if not scheme:
        return MediaKind.LOCAL
    return MediaKind.REMOTE if (scheme[1] or "http").lower() in ("http", "https") else MediaKind.OTHER


def _reference(path: str, kind: MediaKind, alt: str, size: str) -> MediaReference:
    obsidian = _OBSIDIAN_SIZE.match(size.strip())
    if obsidian:
        return MediaReference(path, kind, alt, obsidian[1], obsidian[2] or "")
    given = {name.lower(): number + unit for name, number, unit in _SIZE.findall(size)}
    return MediaReference(path, kind, alt, given.get("width", ""), given.get("height", ""))


def _packed(name: str, reference: MediaReference) -> str:
    if name.lower().endswith(_PLAYED):
        return f"{SOUND}{escape(name, quote=False)}]"
    attributes = [f'src="{escape(name)}"']
    if reference.alt:
        attributes.append(f'alt="{escape(reference.alt)}"')
    attributes += [
        f'{side}="{length}"'
        for side, length in (("width", reference.width), ("height", reference.height))
        if length
    ]
    return f"<img {' '.join(attributes)}>"
