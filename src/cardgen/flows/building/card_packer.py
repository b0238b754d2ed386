"""A card of a deck file to a note of a package: fields, tags, media, and the hash that tells of a change."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from cardgen.anki.faults import control_faults
from cardgen.anki.fetched import FETCHED, fetched_file
from cardgen.anki.ids import guid
from cardgen.anki.media import MediaFault, MediaFile, MediaFolder
from cardgen.anki.note import PackageNote
from cardgen.anki.note_types import note_type
from cardgen.flows.shared.source_links import SourceLinks
from cardgen.model import Card, Deck, Diagnostic, Severity
from cardgen.render.blank import is_blank
from cardgen.render.fields import CardContext, media_references, render_card
from cardgen.render.media import MediaKind, MediaReference

# Part of every note's hash. Raise it for a rendering that must reach those who edited a note in Anki too:
# their text is overwritten then. All others get it anyway.
RENDERING = 1
SUSPENDED_TAG = "cardgen::suspended"
# What of a card its hash is made of, in the order in which it is hashed; tags and place come in as shown.
_WRITTEN = ("answer", "cloze", "extra", "hint", "kind", "media", "question", "reverse", "see", "type_in")
_EMPTY = Card()
_written = attrgetter(*_WRITTEN)
_UNWRITTEN = _written(_EMPTY)
_encoded = json.JSONEncoder(default=asdict).encode
_NO_TAG = re.compile(r'[\s"]+')


class PackedCard(NamedTuple):
    """A note without its ``mod``, the hash of what it was made from, its media, and what is wrong with it.

    ``pictured`` if the card refers to files, be they there or not.
    A tuple, as its note is, because processes hand over one for each card.
    """

    note: PackageNote
    content: str
    media: tuple[MediaFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class _Media:
    """The files that a card refers to, their names in Anki by the path that it gives, and what is wrong."""

    files: tuple[MediaFile, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Diagnostic, ...] = ()


_NO_MEDIA = _Media()


class CardPacker:
    """Packs the cards of one project."""

    def __init__(self, root: Path, namespace: str, media: MediaFolder, links: SourceLinks) -> None:
        self._root = root
        self._namespace = namespace
        self._media = media
        self._links = links

    def pack(self, card: Card, deck: Deck) -> PackedCard:
        """Return ``card`` of ``deck``, which has an id, as a note."""
        references = media_references(card)
        media = self._media_of(card, references, deck) if references else _NO_MEDIA
        context = CardContext(deck=deck.name, note=deck.note, source=self._links.link(card, deck))
        rendered = render_card(card, context, media.names)
        fields = tuple(rendered.fields.values())
        note = self._note(card, deck, fields)
        content = _content(card, note, media.names, self._links.lasting(card, deck))
        faults = *media.faults, *control_faults(card), *rendered.diagnostics, *_blank_fault(card, fields)
        return PackedCard(note, content, media.files, faults, bool(references))

    def seen(self) -> dict[str, str]:
        """Return what was looked at beside the cards: what is the same again gives the same notes."""
        return self._media.seen() | self._links.seen()

    def _note(self, card: Card, deck: Deck, fields: tuple[str, ...]) -> PackageNote:
        sort = card.sort
        return PackageNote(
            guid=guid(self._namespace, card.id, sort),
            note_type=note_type(sort),
            fields=fields,
            tags=tags(card, deck),
            mod=0,
            deck=deck.name,
            suspended=card.suspended,
            place=card.place,
        )

    def _media_of(self, card: Card, references: Iterable[MediaReference], deck: Deck) -> "_Media":
        found = dict(self._found(references, deck))
        files = {path: file for path, file in found.items() if isinstance(file, MediaFile)}
        return _Media(
            files=tuple(files.values()),
            names={path: file.name for path, file in files.items()},
            faults=tuple(fault.at(card.place) for fault in found.values() if isinstance(fault, MediaFault)),
        )

    def _found(
        self, references: Iterable[MediaReference], deck: Deck
    ) -> Iterator[tuple[str, MediaFile | MediaFault]]:
        folders = [(self._root / path).parent for path in (deck.place.path, deck.note) if path]
        for reference in references:
            if reference.kind is MediaKind.LOCAL:
                yield reference.path, self._media.find(reference.path, folders)
            elif reference.kind is MediaKind.REMOTE and (file := self._fetched(reference.path)):
                yield reference.path, self._media.find(file, ())

    def _fetched(self, url: str) -> str:
        self._media.look_in(self._root / FETCHED)
        file = fetched_file(self._root, url)
        return file.relative_to(self._root).as_posix() if file else ""


def tags(card: Card, deck: Deck) -> tuple[str, ...]:
    """Return the tags of a note: those of deck and card, and the kind, sorted, each once.

    Anki ends a tag at a space and ignores case; a space becomes ``_``.
    """
    return _safe_tags((*deck.tags, *card.tags, *((card.kind,) if card.kind else ())), card.suspended)


@lru_cache  # most cards of a deck have the same
def _safe_tags(given: tuple[str, ...], suspended: bool) -> tuple[str, ...]:
    given += (SUSPENDED_TAG,) if suspended else ()
    safe = (_NO_TAG.sub("_", tag.strip()).strip(":_") for tag in given)
    return tuple(sorted({tag.casefold(): tag for tag in safe if tag}.values()))


def _blank_fault(card: Card, fields: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Return an error for a side that shows nothing, in the words of the check for it."""
    front, back, *_ = fields
    if is_blank(front):
        side = "cloze" if card.cloze else "question"
    elif not card.cloze and not card.media and is_blank(back):
        side = "answer"
    else:
        return ()
    remedy = "Write both sides, or delete the card."
    return (Diagnostic(card.place, Severity.ERROR, "empty-side", f"the {side} shows nothing.", remedy),)


def _content(card: Card, note: PackageNote, names: Mapping[str, str], link: str) -> str:
    """Return the hash of all that the note is made from: what a person wrote, not how it is rendered.

    So another version of a library changes no note, nor does text that moved to other lines of its note.
    """
    values = zip(_WRITTEN, _written(card), _UNWRITTEN, strict=True)
    written = [f'"{key}": {_json(value)}' for key, value, unwritten in values if value != unwritten]
    place = _json_of_place(note.deck, note.tags)
    media = _json(sorted(names.items())) if names else "[]"
    parts = f"[{RENDERING}, {{{', '.join(written)}}}, {place}, {media}, {_json(link)}]"
    return hashlib.sha256(parts.encode()).hexdigest()[:20]


def _json(value: object) -> str:
    """Return ``value`` as JSON: a text by the library's own function, as its encoder is slow to begin."""
    return encode_basestring_ascii(value) if isinstance(value, str) else _encoded(value)


@lru_cache  # most cards of a deck have the same
def _json_of_place(deck: str, tags: tuple[str, ...]) -> str:
    return f"{_json(deck)}, {_json(tags)}"
