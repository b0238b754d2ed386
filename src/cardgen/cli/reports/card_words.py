"""The words of a card in a report: its title on a line, and what went and came in a text."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from cardgen.cli.output import on_one_line
from cardgen.text.word_diff import Piece, Side

if TYPE_CHECKING:
    from cardgen.flows.shared.field_change import FieldChange
    from cardgen.model import Card

_MARKS = {Side.OLD: ("[-", "-]", "red"), Side.NEW: ("{+", "+}", "green")}
_TITLE = 60  # characters


def shortened(title: str) -> str:
    """Return the first side of a card, short enough for a line."""
    return on_one_line(title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…")


def card_title(card: "Card") -> str:
    """Return the first line of what a card asks, short enough for a line."""
    return shortened((card.question or card.cloze).partition("\n")[0])


def changed_words(pieces: Iterable[Piece]) -> str:
    """Return the pieces of a word diff as one line, what went and what came each in its marks."""
    return "".join(_piece(side, text) for side, text in pieces)


def _piece(side: Side, text: str) -> str:
    shown = on_one_line(text.replace("\n", "⏎"))
    if side is Side.BOTH:
        return shown
    opener, closer, colour = _MARKS[side]
    return click.style(f"{opener}{shown}{closer}", fg=colour)


def field_lines(changes: Iterable["FieldChange"]) -> Iterator[str]:
    """Yield a line for each change of a field, with the words that went and came."""
    yield from (f"    {on_one_line(change.name)}: {_words(change)}" for change in changes)


def _words(change: "FieldChange") -> str:
    if not change.pieces:
        return "(only the markup)"
    return changed_words(change.pieces)


def field_json(change: "FieldChange") -> dict[str, Any]:
    """Return the field's ``name``, and as ``pieces`` the pairs (side, text) of both its texts."""
    return {"name": change.name, "pieces": [[str(side), text] for side, text in change.pieces]}
