"""Markdown and math of a card's field to safe HTML."""

from cardgen.render.fields import (
    BASIC_FIELDS,
    CLOZE_FIELDS,
    CardContext,
    RenderedCard,
    media_references,
    render_card,
)
from cardgen.render.media import MediaKind, MediaReference

__all__ = [
    "BASIC_FIELDS",
    "CLOZE_FIELDS",
    "CardContext",
    "MediaKind",
    "MediaReference",
    "RenderedCard",
    "media_references",
    "render_card",
]
