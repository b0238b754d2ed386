"""Cards arranged in decks: one for each section that has cards, named and filed after its headings."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from cardgen.extract.reading.headings import clean_heading, clean_title
from cardgen.model import GeneratedCard, GeneratedDeck
from cardgen.notes.document import Document
from cardgen.text.expression import expression
from cardgen.text.slug import slug

_DATE = expression(r"^\d{4}-\d{1,2}-\d{1,2}-")
_TAG_SPACE = expression(r"[\s,，、:：]+")


def arrange(
    document: Document, cards: Sequence[GeneratedCard], root_name: str = "", deck_level: int = 2
) -> tuple[GeneratedDeck, ...]:
    """Return the decks of a note; headings deeper than ``deck_level`` belong to their parent's deck.

    ``root_name`` is the name of the note's top deck; empty means what the note says of itself.
    Paths are unique. In a deck the cards stand in the order of their lines in the note.
    """
    root = _chosen(root_name) or note_deck_name(document)
    groups: dict[tuple[str, ...], list[GeneratedCard]] = {}
    for card in cards:
        groups.setdefault(_place(document, card.headings, deck_level), []).append(card)
    folder, taken = note_folder(document.path), set[str]()
    decks = []
    for headings, group in groups.items():
        path = _unique(f"{folder}/{slug(headings[-1]) if headings else folder.split('/')[-1]}", taken)
        decks.append(
            GeneratedDeck(
                path=path,
                name="::".join((root, *(_safe(heading) for heading in headings))),
                note=document.path,
                tags=_tags(document, headings),
                cards=tuple(sorted(group, key=lambda generated: generated.card.place.start_line)),
            )
        )
    return tuple(decks)


def note_deck_name(document: Document) -> str:
    """Return the name of the note's top deck: what its front matter says, else its file's name."""
    options = document.options
    name = (
        options.deck
        or options.category
        or (clean_title(options.title) if options.title else "")
        or _stem(document.path)
    )
    return _chosen(name) if options.deck else _safe(name)


def note_folder(path: str) -> str:
    """Return the folder of a note's decks below ``decks/``: its folders below ``notes/``, its own slug."""
    parts = list(PurePosixPath(path).parts[:-1])
    if "notes" in parts:
        parts = parts[parts.index("notes") + 1 :]
    elif PurePosixPath(path).is_absolute() or ".." in parts:
        parts = []
    return "/".join([*(slug(part) for part in parts), slug(_stem(path))])


def _stem(path: str) -> str:
    return _DATE.sub("", PurePosixPath(path).stem)


def _place(document: Document, headings: tuple[str, ...], deck_level: int) -> tuple[str, ...]:
    cleaned = [clean_heading(heading) for heading in headings]
    named = [heading for heading in cleaned if heading]
    title = clean_title(document.options.title) if document.options.title else ""
    kept = named[: max(1, deck_level)] if deck_level > 0 else []
    if named and named[0] == title and _is_only_top(document):
        kept = named[1 : 1 + max(1, deck_level)]
    return tuple(kept)


def _is_only_top(document: Document) -> bool:
    return len(document.root.sections) == 1


def _chosen(name: str) -> str:
    """A name that somebody wrote for a deck, in which ``::`` parts a deck from the one it stands in."""
    return "::".join(part for part in map(_safe, name.split("::")) if part)


def _safe(name: str) -> str:
    plain = re.sub(r"\s+", " ", name.replace("::", "∷")).strip(" :")
    return plain.replace('"', "”")


def _unique(path: str, taken: set[str]) -> str:
    candidate, number = f"{path}.yaml", 2
    while candidate in taken:
        candidate, number = f"{path}-{number}.yaml", number + 1
    taken.add(candidate)
    return candidate


def _tags(document: Document, headings: tuple[str, ...]) -> tuple[str, ...]:
    tags = [_TAG_SPACE.sub("_", tag.strip()) for tag in document.options.tags]
    tags.append("note::" + slug(_stem(document.path)))
    if headings:
        tags.append("section::" + slug(headings[-1]))
    return tuple(sorted({tag for tag in tags if tag}))
