"""The report of ``cardgen push``: what was built and imported, and cards in other decks; and JSON."""

from pathlib import Path
from typing import TYPE_CHECKING

from cardgen.cli.output import counted, echo, echo_json, on_one_line
from cardgen.cli.reports.build import built_json, show_built

if TYPE_CHECKING:
    from cardgen.flows.push import Astray, Pushed


def show_pushed(pushed: "Pushed", folder: Path, *, moved: bool, dry_run: bool, as_json: bool) -> None:
    """Print what was built and imported, with paths relative to ``folder``; faults go to standard error."""
    done = moved and not dry_run
    if as_json:
        astray = [{"cards": one.cards, "from": one.found_in, "to": one.deck} for one in pushed.astray]
        echo_json({**built_json(pushed.built, folder, dry_run=dry_run), "astray": astray, "moved": done})
        return
    show_built(pushed.built, folder, dry_run=dry_run, as_json=False)
    for one in pushed.astray:
        echo(_told(one, done=done))
    if pushed.astray and not moved:
        echo("To move them: cardgen push --move")
    if not dry_run:
        number = len(pushed.built.packages)
        echo(f"Anki imported {counted(number, 'package')}.")


def _told(one: "Astray", *, done: bool) -> str:
    cards = counted(len(one.cards), "card")
    told = f"moved from '{one.found_in}' to" if done else f"in the deck '{one.found_in}'; the file says"
    return on_one_line(f"{cards} {told} '{one.deck}'")
