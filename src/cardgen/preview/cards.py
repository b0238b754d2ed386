"""What the page knows of each card, as JSON: a line in the index of all, and the card itself."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cardgen.model import Diagnostic
from cardgen.preview.template import Face
from cardgen.text.html_text import html_text

CHUNK = 100  # cards in one file; the page loads a file when one of its cards is shown
_LONGEST_LABEL, _LONGEST_TEXT = 160, 400  # characters
_MAIN = re.compile(r"<main[^>]*>(.*?)</main>", re.S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Where a card is from: its note, the lines of its source (0 where unknown), and what stands there.

    ``lines`` are (number, text, whether it is of the source).
    """

    note: str
    url: str = ""
    first: int = 0
    last: int = 0
    lines: tuple[tuple[int, str, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewCard:
    """One card as Anki shows it, and everything a reviewer of decks wants to know about it.

    ``style`` is the number of its style sheet, ``url`` opens ``file`` at ``line`` in the editor, ``media``
    are the names of the files it shows.
    """

    id: str
    face: Face
    deck: str
    kind: str
    tags: tuple[str, ...]
    style: int
    file: str
    line: int
    url: str
    excerpt: Excerpt | None
    media: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewContent:
    """All that a preview shows: its title, the cards, their style sheets, the files they show by name.

    ``faults`` are those that belong to no card shown, each with the address that opens its place.
    """

    title: str
    cards: Sequence[PreviewCard]
    styles: Sequence[str]
    media: Mapping[str, Path]
    faults: Sequence[tuple[Diagnostic, str]] = ()


def index_json(content: PreviewContent) -> dict[str, Any]:
    """Return the index of all cards: names are told once and then by their number."""
    cards = content.cards
    decks = _numbered(card.deck for card in cards)
    kinds = _numbered(card.kind for card in cards)
    tags = _numbered(tag for card in cards for tag in card.tags)
    codes = _numbered(found.code for card in cards for found in card.findings)
    return {
        "size": CHUNK,
        "styles": [{"css": css} for css in content.styles],
        "faults": [
            {**_found_json(found), "place": str(found.source), "url": url} for found, url in content.faults
        ],
        "decks": list(decks),
        "kinds": list(kinds),
        "tags": list(tags),
        "codes": list(codes),
        "cards": [
            {
                "id": card.id,
                "label": _label(card.face.question),
                "text": html_text(card.face.answer).lower()[:_LONGEST_TEXT],
                "face": "" if card.face.name in ("Forward", "Cloze 1") else card.face.name,
                "deck": decks[card.deck],
                "kind": kinds[card.kind],
                "tags": [tags[tag] for tag in card.tags],
                "codes": [codes[found.code] for found in card.findings],
                "error": int(any(found.is_error for found in card.findings)),
            }
            for card in cards
        ],
    }


def card_json(card: PreviewCard) -> dict[str, Any]:
    """Return what is shown of one card."""
    excerpt = card.excerpt
    return {
        "question": card.face.question,
        "answer": card.face.answer,
        "style": card.style,
        "media": card.media,
        "tags": card.tags,
        "file": card.file,
        "line": card.line,
        "url": card.url,
        "findings": [_found_json(found) for found in card.findings],
        "note": excerpt.note if excerpt else "",
        "noteUrl": excerpt.url if excerpt else "",
        "lines": _range(excerpt.first, excerpt.last) if excerpt else "",
        "excerpt": excerpt.lines if excerpt else (),
    }


def _found_json(found: Diagnostic) -> dict[str, str]:
    return {"severity": found.severity, "code": found.code, "message": found.message, "remedy": found.remedy}


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _range(first: int, last: int) -> str:
    if not first:
        return ""
    return str(first) if last <= first else f"{first}-{last}"


def _label(question: str) -> str:
    main = _MAIN.search(question)
    label = html_text(main[1] if main else question)
    if len(label) <= _LONGEST_LABEL:
        return label
    # Not cut within a formula: half of one cannot be typeset.
    cut = label[:_LONGEST_LABEL]
    opened = max(cut.rfind("\\("), cut.rfind("\\["))
    closed = max(cut.rfind("\\)"), cut.rfind("\\]"))
    return (cut[:opened] if opened > closed else cut) + "…"
