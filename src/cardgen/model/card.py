"""A card: one question and its answer, or one cloze text, as Markdown."""

from dataclasses import dataclass, field
from enum import StrEnum

from cardgen.model.kind import Kind
from cardgen.model.source import Source


class CardSort(StrEnum):
    """Which note type a card becomes; part of its identity in Anki."""

    BASIC = "basic"
    CLOZE = "cloze"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A reference: a title and a web address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card of a deck. All texts are Markdown with ``$…$`` and ``$$…$$`` math, never HTML.

    Either ``cloze`` is set (a cloze card) or ``question`` and ``answer`` are. ``id`` is empty until
    one was given. ``kind`` is None where a person left it out. ``anchor`` is the place in the note,
    written as ``source:`` in a deck file. ``media`` holds paths of files shown below the answer,
    relative to the deck file. ``conflict`` holds what the note now says for fields that a person has
    changed too, as pairs of key and value; it is shown beside the field until one of the two is deleted.
    ``place`` is where the card was read from and no part of its value.
    """

    id: str = ""
    kind: Kind | None = None
    question: str = ""
    answer: str = ""
    cloze: str = ""
    extra: str = ""
    hint: str = ""
    tags: tuple[str, ...] = ()
    anchor: str = ""
    see: tuple[Link, ...] = ()
    media: tuple[str, ...] = ()
    reverse: bool = False
    type_in: bool = False
    suspended: bool = False
    conflict: tuple[tuple[str, object], ...] = ()
    place: Source = field(default=Source(""), compare=False)

    @property
    def sort(self) -> CardSort:
        """Basic for a question with an answer, cloze for a cloze text."""
        return CardSort.CLOZE if self.cloze else CardSort.BASIC
