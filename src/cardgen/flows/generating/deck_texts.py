"""The plan of a generation as texts of deck files: what each holds before and after."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cardgen.model import Card, Source
from cardgen.store.deck_file import DeckFile
from cardgen.store.format.dump import dump_deck, schema_path
from cardgen.store.format.rewrite import card_lines, comments_in, rewrite, settles_conflict
from cardgen.store.merging.plan import FilePlan, Plan

_SCHEMA_LINE = "# yaml-language-server: $schema="


@dataclass(frozen=True, slots=True)
class FileChange:
    """One deck file that changes: its text ``before`` (empty: new) and after (None: it goes).

    ``gone`` is its old path where it gets a new one; ``arrivals`` says that cards of other files come to it.
    """

    path: str
    before: str
    text: str | None
    gone: str = ""
    arrivals: bool = False


def deck_texts(files: Sequence[DeckFile], plan: Plan) -> tuple[FileChange, ...]:
    """Return the deck files that ``plan`` changes, sorted by path.

    Raises:
        RewriteError: a file is written in a way that cannot be changed line by line.
    """
    by_path = {file.path: file for file in files}
    merged = {card.place: card for file in plan.files for card in file.deck.cards}
    plans = {planned.old: planned for planned in reversed(plan.files)}
    carried: dict[str, str] = {}
    for file in files:
        carried |= _leaving(file, plans.get(file.path), merged)
    changes = (_change(planned, by_path.get(planned.old), carried) for planned in plan.files)
    return tuple(sorted((change for change in changes if change), key=lambda change: change.path))


def _leaving(file: DeckFile, planned: FilePlan | None, merged: dict[Source, Card]) -> dict[str, str]:
    """Return, by id, the lines of the cards that leave ``file`` for another, changes made."""
    if file.deck is None:
        return {}
    stay = {card.place for card in planned.deck.cards} if planned else set()
    leaving = [card for card in file.deck.cards if card.place not in stay and card.place in merged]
    if not leaving:
        return {}
    updated = replace(file.deck, cards=tuple(merged.get(card.place, card) for card in file.deck.cards))
    ids = {merged[card.place].id for card in leaving}  # which a card may have got back only now
    return card_lines(rewrite(file.text, file.path, updated), ids)


def _change(planned: FilePlan, file: DeckFile | None, carried: dict[str, str]) -> FileChange | None:
    path = planned.path
    if file is None or file.deck is None:
        return FileChange(path, "", _new_text(planned, carried), arrivals=True)
    same = planned.deck == file.deck and path == file.path
    if same and not settles_conflict(file.text):
        return None
    text = rewrite(file.text, file.path, planned.deck, carried)
    if same and text == file.text:
        return None
    if path != file.path:
        text = _with_schema_of(text, file.path, path)
        return FileChange(path, file.text, text, gone=file.path, arrivals=True)
    if not planned.deck.cards and file.deck.cards and planned.as_generated and _has_no_comment(text):
        return FileChange(path, file.text, None)
    places = {card.place for card in file.deck.cards}
    arrivals = any(card.place not in places for card in planned.deck.cards)
    return FileChange(path, file.text, text, arrivals=arrivals)


def _new_text(planned: FilePlan, carried: dict[str, str]) -> str:
    reference = schema_path(planned.path.removeprefix("decks/"))
    if not any(card.id in carried for card in planned.deck.cards):
        return dump_deck(planned.deck, reference)
    text = dump_deck(replace(planned.deck, cards=()), reference)
    return rewrite(text, planned.path, planned.deck, carried)


def _has_no_comment(text: str) -> bool:
    return all(comment.startswith(_SCHEMA_LINE) for comment in comments_in(text))


def _with_schema_of(text: str, old: str, new: str) -> str:
    """Return ``text`` with the path of the schema right for its new folder."""
    before, after = (_SCHEMA_LINE + schema_path(path.removeprefix("decks/")) for path in (old, new))
    first, line_break, rest = text.partition("\n")
    return f"{after}{line_break}{rest}" if first.rstrip("\r") == before else text
