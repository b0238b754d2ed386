"""The reports of ``cardgen generate``: the plan card by card with word diffs, counts, what to do next."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from cardgen.cli.output import (
    columns,
    counted,
    diagnostic_json,
    echo,
    echo_data,
    echo_diagnostics,
    echo_json,
    exit_code,
    on_one_line,
)
from cardgen.cli.reports.card_words import card_title, changed_words
from cardgen.model import Diagnostic
from cardgen.text.word_diff import word_diff

if TYPE_CHECKING:
    from cardgen.flows.generate import Generated
    from cardgen.flows.generating.deck_texts import FileChange
    from cardgen.flows.generating.jsonl import Row
    from cardgen.store.merging.plan import Change, LostDecks

_COLOURS = {
    "new": "green", "updated": "yellow", "kept": "cyan", "conflict": "red", "moved": "blue",
    "orphan": "magenta", "deleted": "magenta", "restored": "green", "adopted": "blue",
}  # fmt: skip


def show_generated(done: "Generated", *, dry_run: bool, as_json: bool) -> int:
    """Print what was (or would be) done; return the exit code."""
    if as_json:
        echo_json(_as_json(done, dry_run=dry_run))
    else:
        echo_diagnostics(done.diagnostics)
        for line in _report(done, dry_run=dry_run):
            echo(line)
    return 1 if done.stopped else exit_code(done.diagnostics)


def _report(done: "Generated", *, dry_run: bool) -> Iterator[str]:
    if done.recovered:
        yield "A run that was cut off has been completed."
    if done.unplanned:
        yield "Nothing was written: correct the deck files first."
        return
    shown = [change for change in done.cards if change.fresh]
    for change in shown:
        if dry_run or change.verb in ("conflict", "orphan", "adopted"):
            yield from _change_lines(change)
    if done.stopped:
        yield from _alarm(done)
        return
    yield from _deck_lines(done)
    yield from _ending(done, dry_run=dry_run)


def _change_lines(change: "Change") -> Iterator[str]:
    verb = click.style(f"{change.verb:9}", fg=_COLOURS[change.verb])
    place = f"  ({on_one_line(str(change.place))})" if change.place.path else ""
    yield f"{verb} {on_one_line(change.card.id)}  {card_title(change.card)}{place}"
    for key in change.keys:
        yield f"    {key}: {_difference(change, key)}"


def _difference(change: "Change", key: str) -> str:
    """Return the word diff of one field: from the old text to the new, or from the person's to the note's."""
    conflict = dict(change.card.conflict)
    if change.verb == "conflict":
        old, new = _text(change.card, key), _plain(conflict.get(key))
    else:
        old, new = _text(change.before, key), _text(change.card, key)
    return changed_words(word_diff(old, new))


def _text(card: object, key: str) -> str:
    return _plain(getattr(card, "anchor" if key == "source" else key, ""))


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(getattr(item, "url", str(item)) for item in value)
    return "" if value is None else str(value)


def _alarm(done: "Generated") -> Iterator[str]:
    if done.lost:
        yield from _lost(done.lost)
    if not done.alarms:
        return
    for alarm in done.alarms:
        yield f"{on_one_line(alarm.path)}: {alarm.orphaned} of {alarm.total} cards would lose their source."
    yield "Nothing was written. Is this the right folder? Was a note moved out of it, or can it not be read?"
    yield "If the text is really gone from the notes: cardgen generate --yes keeps the cards as orphans."


def _lost(lost: "LostDecks") -> Iterator[str]:
    for path in lost.paths:
        yield f"decks/{on_one_line(path)}: gone."
    yield f"Nothing was written: {lost.cards} of {lost.total} cards are gone with their deck files."
    yield "Bring the files back from version control, or by cardgen generate --restore decks (or DECK)."
    yield "If you deleted them: cardgen generate --yes takes their cards for deleted."


def _deck_lines(done: "Generated") -> Iterator[str]:
    rows = {path: [f"{number} {verb}" for verb, number in row.items()] for path, row in _counts(done).items()}
    for change in done.changes:
        of_file = _file_words(change, told=change.path in rows)
        rows[change.path] = [*rows.get(change.path, ()), *of_file]
    lines = {on_one_line(path): words for path, words in rows.items()}
    width = max(map(columns, lines), default=0)
    for path, words in sorted(lines.items()):
        yield f"{path}{' ' * (width - columns(path))}  {', '.join(words)}"


def _file_words(change: "FileChange", *, told: bool) -> Iterator[str]:
    """Yield what becomes of a deck file itself; ``told`` if something was told of its cards."""
    if change.gone:
        yield f"was {on_one_line(change.gone)}"
    elif change.text is None:
        yield "removed, its cards moved"
    elif not told:
        yield "changed"


def _counts(done: "Generated") -> dict[str, dict[str, int]]:
    """Return for each deck file what happens to how many cards; the order of verbs is that of ``Verb``."""
    counts: dict[str, dict[str, int]] = {}
    verbs = list(_COLOURS)
    told = [c for c in done.cards if c.fresh or c.verb != "deleted"]
    for change in sorted(told, key=lambda change: verbs.index(change.verb)):
        row = counts.setdefault(change.path, {})
        row[str(change.verb)] = row.get(str(change.verb), 0) + 1
    return counts


def _ending(done: "Generated", *, dry_run: bool) -> Iterator[str]:
    files = len(done.changes)
    notes = counted(done.notes, "note")
    what = counted(files, "deck file")
    if dry_run:
        yield f"{notes} read; {what} would change. Nothing was written (--dry-run)."
        return
    yield f"{notes} read; {what} written." if files else f"{notes} read; all decks are up to date."
    yield from _next(done)


def _next(done: "Generated") -> Iterator[str]:
    verbs = {str(change.verb) for change in done.cards}
    if "conflict" in verbs:
        yield "Next: look for `conflict:` in the decks above, and delete one of the two texts."
    if deleted := sum(change.verb == "deleted" and change.fresh for change in done.cards):
        cards = counted(deleted, "deleted card")
        yield f"{cards} will not come back; `cardgen generate --restore ID` (or DECK) undoes that."
    if "orphan" in verbs:
        yield "Next: `cardgen orphans` lists the cards whose source is gone."
    if done.changes and "conflict" not in verbs:
        yield "Next: read and edit the decks, then `cardgen build`."


def _as_json(done: "Generated", *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "stopped": done.stopped,
        "recovered": done.recovered,
        "notes": done.notes,
        "files": [
            {
                "path": change.path,
                "was": change.gone or (change.path if change.before else ""),
                "removed": change.text is None,
            }
            for change in done.changes
        ],
        "decks": _counts(done),
        "cards": [_card_json(change) for change in done.cards],
        "alarms": [
            {"path": alarm.path, "orphaned": alarm.orphaned, "total": alarm.total} for alarm in done.alarms
        ],
        "lost": _lost_json(done.lost) if done.lost else None,
        "diagnostics": [diagnostic_json(fault) for fault in done.diagnostics],
    }


def _lost_json(lost: "LostDecks") -> dict[str, Any]:
    return {"decks": [f"decks/{path}" for path in lost.paths], "cards": lost.cards, "total": lost.total}


def _card_json(change: "Change") -> dict[str, Any]:
    return {
        "id": change.card.id,
        "change": str(change.verb),
        "new": change.fresh,
        "path": change.path,
        "note": change.place.path,
        "lines": [change.place.start_line, change.place.end_line] if change.place.start_line else None,
        "question": change.card.question or change.card.cloze,
        "fields": {key: _field_json(change, key) for key in change.keys},
    }


def _field_json(change: "Change", key: str) -> dict[str, str]:
    if change.verb == "conflict":
        return {"yours": _text(change.card, key), "note": _plain(dict(change.card.conflict).get(key))}
    return {"before": _text(change.before, key), "after": _text(change.card, key)}


def show_rows(found: "Iterable[Row]", diagnostics: Iterable[Diagnostic]) -> int:
    """Print cards as JSON Lines, faults to standard error; return the exit code."""
    from cardgen.store.memory import json_line

    faults = tuple(diagnostics)
    echo_diagnostics(faults)
    echo_data(map(json_line, found))
    return exit_code(faults)
