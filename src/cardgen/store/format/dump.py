"""A ``Deck`` as the text of a deck file: fixed order of keys, texts readable, the same bytes every time."""

from collections.abc import Iterator
from typing import Any

from cardgen.model import Card, Deck, Link
from cardgen.store.format.fields import BY_KEY, CARD_FIELDS, CONFLICT, Field, FieldType
from cardgen.store.format.scalars import line_scalar, text_scalar

SCHEMA = ".cardgen/deck.schema.json"  # below decks/
CONFLICT_COMMENT = "the note changed too: delete this, or delete your own text above to take it"


def dump_deck(deck: Deck, schema: str = f"../{SCHEMA}") -> str:
    """Return the text of a deck file, ending in a line break; ``load_deck`` gives back an equal deck.

    ``schema`` is the path of the JSON Schema relative to the file, for editors that check while typing.
    """
    lines = [f"# yaml-language-server: $schema={schema}", f"deck: {line_scalar(deck.name)}"]
    if deck.note:
        lines.append(f"note: {line_scalar(deck.note)}")
    if deck.tags:
        lines.append(f"tags: {flow_list(deck.tags)}")
    if deck.conflict:
        lines.append(dump_conflict((("deck", deck.conflict),), 0))
    lines.append("cards:" if deck.cards else "cards: []")
    for card in deck.cards:
        lines.append(dump_card(card, 0))
    return "\n".join(lines) + "\n"


def schema_path(deck_path: str) -> str:
    """Return the schema's path relative to the deck file at ``deck_path`` below ``decks/``."""
    return "../" * deck_path.count("/") + SCHEMA


def dump_card(card: Card, indent: int) -> str:
    """Return ``card`` as an item of a list with its dashes ``indent`` spaces in, no line break at its end."""
    keys = indent + 2
    lines = [
        dump_field(field, value, keys) for field in CARD_FIELDS if (value := getattr(card, field.attribute))
    ]
    if card.conflict:
        lines.append(dump_conflict(card.conflict, keys))
    text = "\n".join(lines)
    return f"{' ' * indent}- {text[keys:]}" if lines else f"{' ' * indent}- {{}}"


def dump_field(field: Field, value: Any, indent: int) -> str:
    """Return the lines of one key of a card, indented, no line break at their end."""
    return f"{' ' * indent}{field.key}: {dump_value(field, value, indent)}".replace(": \n", ":\n", 1)


def dump_value(field: Field, value: Any, indent: int) -> str:
    """Return ``value`` as it stands after the colon of a key ``indent`` spaces in."""
    match field.type:
        case FieldType.TEXT:
            return text_scalar(value, indent)
        case FieldType.FLAG:
            return "true" if value else "false"
        case FieldType.WORDS:
            return flow_list(value)
        case FieldType.LINKS:
            return "".join(f"\n{' ' * indent}- {flow_link(link)}" for link in value) or "[]"
        case _:
            return line_scalar(value or "")


def dump_conflict(conflict: tuple[tuple[str, object], ...], indent: int) -> str:
    """Return the lines of a ``conflict`` mapping, with the comment that says what it is."""
    head = f"{' ' * indent}{CONFLICT}:  # {CONFLICT_COMMENT}"
    return "\n".join([head, *_conflict_fields(conflict, indent + 2)])


def _conflict_fields(conflict: tuple[tuple[str, object], ...], indent: int) -> Iterator[str]:
    for key, value in conflict:
        if key in BY_KEY:
            yield dump_field(BY_KEY[key], value, indent)
        else:
            yield f"{' ' * indent}{key}: {line_scalar(str(value))}"


def dump_flow_conflict(conflict: tuple[tuple[str, object], ...]) -> str:
    """Return a ``conflict`` mapping and its key as they stand in braces."""
    return f"{CONFLICT}: {{{', '.join(dump_flow(BY_KEY[key], value) for key, value in conflict)}}}"


def dump_flow(field: Field, value: Any) -> str:
    """Return one key of a card and its value as they stand in braces."""
    match field.type:
        case FieldType.WORDS:
            text = flow_list(value)
        case FieldType.LINKS:
            text = f"[{', '.join(flow_link(link) for link in value)}]"
        case FieldType.FLAG:
            text = "true" if value else "false"
        case _:
            text = line_scalar(value or "", flow=True)
    return f"{field.key}: {text}"


def flow_list(words: tuple[str, ...]) -> str:
    """Return ``words`` as YAML on one line: ``[a, b]``, each quoted where it must be."""
    return "[" + ", ".join(line_scalar(word, flow=True) for word in words) + "]"


def flow_link(link: Link) -> str:
    """Return ``link`` as YAML on one line: ``{title: A, url: https://b}``."""
    return f"{{title: {line_scalar(link.title, flow=True)}, url: {line_scalar(link.url, flow=True)}}}"
