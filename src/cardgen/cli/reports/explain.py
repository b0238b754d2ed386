"""The report of ``cardgen generate --explain``: why places of notes have the cards they have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from cardgen.cli.output import echo, echo_diagnostics, echo_json, exit_code, on_one_line

if TYPE_CHECKING:
    from cardgen.flows.generating.explain import Explained, Explanations


def show_explained(explanations: "Explanations", as_json: bool) -> int:
    """Print why places of notes have the cards they have; return the exit code."""
    echo_diagnostics(explanations.diagnostics)
    if as_json:
        echo_json([_place_json(place) for place in explanations.places])
    for place in () if as_json else explanations.places:
        for line in _explained_lines(place):
            echo(f"{on_one_line(str(place.place))}: {line}")
    return exit_code(explanations.diagnostics)


def _explained_lines(place: "Explained") -> Iterator[str]:
    for sentence in place.made:
        yield f"{click.style('card', fg='green')} {on_one_line(sentence)}"
    for sentence in place.left_out:
        yield f"{click.style('left out', fg='yellow')} {on_one_line(sentence)}"
    if place.reason:
        yield f"no card: {on_one_line(place.reason)}"


def _place_json(place: "Explained") -> dict[str, Any]:
    return {
        "note": place.place.path,
        "line": place.place.start_line,
        "made": place.made,
        "left_out": place.left_out,
        "reason": place.reason,
    }
