"""A card to the fields of its note in Anki."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

from cardgen.model import Card, Diagnostic, Kind, Link, Severity
from cardgen.render.characters import arm_sounds, disarm_anki_tags
from cardgen.render.links import breadcrumb, link, link_list, plain
from cardgen.render.markdown import markdown_to_html
from cardgen.render.media import Gallery, MediaReference
from cardgen.text.scripts import has_han

# Final for ever, in this order: Anki makes a second note type of any change (see docs/cards.md).
BASIC_FIELDS = (
    *("Front", "Back", "Extra", "Hint", "Context", "Source", "See", "Reverse", "TypeIn", "Id"),
    *("Spare1", "Spare2", "Spare3"),
)
CLOZE_FIELDS = ("Text", "Extra", "Hint", "Context", "Source", "See", "Id", "Spare1", "Spare2", "Spare3")
# To fill in keeps the order.
_NO_BASIC_FIELD = dict.fromkeys(BASIC_FIELDS, "")
_NO_CLOZE_FIELD = dict.fromkeys(CLOZE_FIELDS, "")

_KIND_WORDS = {
    Kind.DEFINITION: ("definition", "定义"),
    Kind.FORMULA: ("formula", "公式"),
    Kind.EXPANSION: ("in full", "全称"),
    Kind.ADVANTAGE: ("advantage", "优点"),
    Kind.DISADVANTAGE: ("disadvantage", "缺点"),
    Kind.ENUMERATION: ("list", "列举"),
    Kind.COMPARISON: ("comparison", "比较"),
    Kind.PROPERTY: ("property", "性质"),
    Kind.REASON: ("reason", "原因"),
    Kind.PROCEDURE: ("procedure", "步骤"),
    Kind.ATTRIBUTION: ("attribution", "出处"),
    Kind.QA: ("question", "问答"),
}
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContext:
    """Where a card stands: the name of its deck, its note's path, and the link to its place in the note."""

    deck: str = ""
    note: str = ""
    source: Link | None = None


@dataclass(frozen=True, slots=True)
class RenderedCard:
    """The HTML of a note's fields by name, in the order of its note type; and what was found on the way."""

    fields: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()


def render_card(card: Card, context: CardContext, media: Mapping[str, str]) -> RenderedCard:
    """Return the fields of ``card``'s note in Anki.

    ``media`` maps a reference, as written in the Markdown or in ``card.media``, to the name of the packed
    file; a local file that is not there shows as its words, one on the web as a link. Never raises on text.
    """
    gallery = Gallery(media)
    fields = {
        "Extra": _extra(card, gallery),
        "Hint": markdown_to_html(card.hint, gallery),
        "Context": _context(card, context),
        "Source": _source(context),
        "See": link_list(card.see),
        "Id": plain(card.id),
    }
    if card.cloze:
        fields["Text"] = markdown_to_html(card.cloze, gallery, cloze=True)
        return RenderedCard(_NO_CLOZE_FIELD | fields)
    fields["Front"] = markdown_to_html(card.question, gallery)
    fields["Back"] = markdown_to_html(card.answer, gallery)
    fields["Reverse"] = "1" if card.reverse else ""
    fields["TypeIn"], faults = _typed_answer(card, fields["Back"])
    return RenderedCard(_NO_BASIC_FIELD | fields, faults)


def media_references(card: Card) -> tuple[MediaReference, ...]:
    """Return the files ``card`` refers to, each path once, in the order of its fields."""
    pictured = [text for text in _texts(card) if "![" in text or ("<" in text and "<img" in text.lower())]
    if not pictured and not card.media:
        return ()
    gallery = Gallery({})
    for text in pictured:
        markdown_to_html(text, gallery)
    for path in card.media:
        gallery.html(path)
    first: dict[str, MediaReference] = {}
    for reference in gallery.references:
        first.setdefault(reference.path, reference)
    return tuple(first.values())


def _texts(card: Card) -> tuple[str, ...]:
    return (card.question, card.answer, card.cloze, card.extra, card.hint)


def _extra(card: Card, gallery: Gallery) -> str:
    extra = markdown_to_html(card.extra, gallery)
    if not card.media:
        return extra
    shown = "\n".join(gallery.html(path) for path in card.media)
    media = f'<div class="media">{arm_sounds(disarm_anki_tags(shown))}</div>' if shown else ""
    return "\n".join(part for part in (extra, media) if part)


def _context(card: Card, context: CardContext) -> str:
    path = _deck_path(context.deck)
    if card.kind is None or card.kind is Kind.QA:
        return path
    words = _KIND_WORDS[card.kind][has_han(card.question or card.cloze)]
    return f'{path} <span class="kind">{words}</span>'.strip()


@lru_cache  # the same for all cards of a deck
def _deck_path(deck: str) -> str:
    return breadcrumb(deck.split("::"))


_link = lru_cache(link)  # most cards of a deck are from one place


def _source(context: CardContext) -> str:
    if context.source:
        return _link(context.source)
    note = context.note.rsplit("/", 1)[-1].removesuffix(".md")
    return breadcrumb([note, context.deck.rsplit("::", 1)[-1]]) if note else ""


def _typed_answer(card: Card, back: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text to be typed: the answer without markup, in one line. A formula cannot be typed."""
    if not card.type_in:
        return "", ()
    if any(sign in back for sign in ("\\(", "\\[", "<img", "[sound:")):
        fault = Diagnostic(
            card.place,
            Severity.WARNING,
            "type-in-not-text",
            "an answer with a formula, a picture or a sound cannot be typed.",
            "Remove type_in or put it into extra.",
        )
        return "", (fault,)
    return escape(" ".join(unescape(_TAG.sub(" ", back)).split()), quote=False), ()
