"""The report of ``cardgen pull``: what came from Anki, what did not and why; and JSON."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from cardgen.cli.output import (
    counted,
    diagnostic_json,
    echo,
    echo_diagnostics,
    echo_json,
    exit_code,
    on_one_line,
)
from cardgen.cli.reports.card_words import field_json, field_lines, shortened

if TYPE_CHECKING:
    from cardgen.flows.pull import Pulled, PulledCard

_COLOURS = {"taken": "green", "both": "yellow", "unsaid": "yellow"}
_WHY = {
    "both": "The deck file changed too since the last build, or may have. Write there what you want of both.",
    "unsaid": "A link, a picture or a form in it would be lost or changed on the way: edit the deck file.",
}


def show_pulled(pulled: "Pulled", *, written: bool, as_json: bool) -> int:
    """Print the cards changed in Anki and what became of them; return the exit code, 1 if one was left."""
    left = any(card.fate != "taken" for card in pulled.cards)
    if as_json:
        echo_json(_as_json(pulled, written))
        return exit_code(pulled.diagnostics) or int(left)
    echo_diagnostics(pulled.diagnostics)
    for card in pulled.cards:
        for line in _card_lines(card):
            echo(line)
    echo(_summary(pulled, written))
    return exit_code(pulled.diagnostics) or int(left)


def _card_lines(card: "PulledCard") -> Iterator[str]:
    fate = click.style(str(card.fate), fg=_COLOURS.get(card.fate))
    yield f"{fate}  {on_one_line(str(card.place))}  {shortened(card.title)}"
    yield from field_lines(card.fields)
    if card.fate in _WHY:
        yield f"    ! {_WHY[card.fate]}"


def _summary(pulled: "Pulled", written: bool) -> str:
    if not pulled.cards:
        return "Nothing to take: no card in sound decks was changed in Anki since the last build."
    taken = sum(card.fate == "taken" for card in pulled.cards)
    left = len(pulled.cards) - taken
    told = f"{counted(taken, 'card')} {'' if written else 'to be '}taken from Anki"
    told += f", {left} left" if left else ""
    if not taken:
        return f"{told}."
    if written:
        return f"{told}.\nNext: look at the decks, then `cardgen build`."
    return f"{told}. Nothing was written.\nIf Anki has the newer words of each: cardgen pull FROM --yes"


def _as_json(pulled: "Pulled", written: bool) -> dict[str, Any]:
    return {
        "written": written,
        "cards": [
            {
                "fate": str(card.fate),
                "id": card.id,
                "path": card.place.path,
                "line": card.place.start_line,
                "title": card.title,
                "fields": [field_json(change) for change in card.fields],
            }
            for card in pulled.cards
        ],
        "diagnostics": [diagnostic_json(fault) for fault in pulled.diagnostics],
    }
