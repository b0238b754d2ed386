"""The report of ``cardgen diff``: for people with what to do by hand, and as JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cardgen.cli.output import counted, diagnostic_json, echo, echo_diagnostics, echo_json, on_one_line
from cardgen.cli.reports.card_words import field_json, field_lines, shortened

if TYPE_CHECKING:
    from cardgen.flows.diff import Difference, NoteChange

_MARKS = {"new": "+", "changed": "~", "removed": "-", "kept": "="}
_COLOURS = {"new": "green", "changed": "yellow", "removed": "red", "kept": "cyan"}
_IDS = 40  # in one search


@dataclass(frozen=True, slots=True)
class Retired:
    """The package that was to tag removed cards, and how many it has: for none it was not written."""

    file: Path
    cards: int


def show_difference(difference: "Difference", retired: Retired | None, *, as_json: bool) -> None:
    """Print what importing the next build will do, and the package of ``retired`` cards; faults to stderr."""
    if as_json:
        echo_json(_as_json(difference, retired))
        return
    echo_diagnostics(difference.diagnostics)
    for note in difference.notes:
        if note.outcome != "unchanged" or note.stays_in:
            for line in _note_lines(note):
                echo(line)
    for line in (*_by_hand(difference, retired), _summary(difference)):
        echo(line)


def _note_lines(note: "NoteChange") -> Iterator[str]:
    mark = click.style(f"{_MARKS.get(note.outcome, ' ')} {note.outcome}", fg=_COLOURS.get(note.outcome))
    yield f"{mark}  {_where(note)}  {shortened(note.title)}"
    if note.outcome in ("changed", "kept"):
        yield from field_lines(note.fields)
    if note.overwrites:
        yield "    ! The learner's own edit of this card will be lost."
    if note.outcome == "kept":
        yield "    The learner changed this card later: it stays as it is in Anki."
    if note.other_sort and note.outcome == "new":
        yield "    ! It was of the other sort (question or cloze): a new card, without the old one's reviews."
    if note.stays_in:
        yield on_one_line(f"    ! It stays in the deck '{note.stays_in}'; the deck file says '{note.deck}'.")
    if note.lost_cards:
        yield on_one_line(f"    ! Empty from now on: {', '.join(note.lost_cards)}.")


def _where(note: "NoteChange") -> str:
    return on_one_line(str(note.place) if note.place.path else note.id or note.guid)


def _by_hand(difference: "Difference", retired: Retired | None) -> Iterator[str]:
    """Yield what Anki's import leaves to do by hand, with the searches for Anki's browser."""
    decks = sorted({note.deck for note in difference.moved})
    for deck in decks:
        yield f"\nTo move cards to '{on_one_line(deck)}', search in Anki's browser, then Cards > Change Deck:"
        yield from searches(note for note in difference.moved if note.deck == deck)
    gone = [note for note in difference.notes if note.outcome == "removed"]
    if gone:
        yield "\nAnki keeps removed cards. To see and delete them, search in Anki's browser:"
        yield from searches(gone)
        if retired is None:
            yield "To tag them for all learners, write a package: cardgen diff --retire FILE.apkg"
    if retired is not None:
        yield f"\n{_told(retired)}"
    if any(note.lost_cards for note in difference.notes):
        yield "\nAfter the import, remove empty cards by Tools > Empty Cards."


def _told(retired: Retired) -> str:
    file = on_one_line(str(retired.file))
    if not retired.cards:
        return f"{file} was not written: there is no card to retire."
    return f"{file}: {counted(retired.cards, 'card')} tagged cardgen::retired, for learners to import."


def searches(notes: Iterable["NoteChange"]) -> Iterator[str]:
    """Yield searches that find ``notes`` in Anki's browser, each of a length that Anki takes.

    The note type belongs to it: a card that became a cloze has its id on the new note as well.
    """
    ids: dict[str, list[str]] = {}
    for note in notes:
        if note.id:
            ids.setdefault(note.note_type, []).append(note.id)
    for note_type, of_type in sorted(ids.items()):
        for start in range(0, len(of_type), _IDS):
            some = "|".join(of_type[start : start + _IDS])
            yield on_one_line(f'  "Id:re:^({some})$" "note:{note_type}"')


def _summary(difference: "Difference") -> str:
    counts = difference.counts.items()
    told = ", ".join(f"{number} {outcome}" for outcome, number in counts if number) or "nothing"
    moved = f", {len(difference.moved)} in another deck" if difference.moved else ""
    return f"{told}{moved} (against {on_one_line(difference.against)})"


def _as_json(difference: "Difference", retired: Retired | None) -> dict[str, Any]:
    return {
        "against": difference.against,
        "counts": difference.counts,
        "notes": [
            _note_json(note) for note in difference.notes if note.outcome != "unchanged" or note.stays_in
        ],
        "retired": retired and {"file": retired.file.as_posix(), "cards": retired.cards},
        "diagnostics": [diagnostic_json(fault) for fault in difference.diagnostics],
    }


def _note_json(note: "NoteChange") -> dict[str, Any]:
    return {
        "outcome": str(note.outcome),
        "id": note.id,
        "guid": note.guid,
        "title": note.title,
        "path": note.place.path,
        "line": note.place.start_line,
        "deck": note.deck,
        "stays_in": note.stays_in,
        "fields": [field_json(change) for change in note.fields],
        "lost_cards": list(note.lost_cards),
        "overwrites": note.overwrites,
        "other_sort": note.other_sort,
        "retired": note.retired,
    }
