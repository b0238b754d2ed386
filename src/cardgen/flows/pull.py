"""What a learner changed in Anki, taken into the deck files: as an edit by hand, which generation keeps."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from cardgen.anki.note import RETIRED_TAG, PackageNote
from cardgen.anki.read import AnkiNote, read_anki
from cardgen.errors import UsageError
from cardgen.flows.building.plan import BuildPlan, plan
from cardgen.flows.building.refusals import refusals
from cardgen.flows.shared.clock import now
from cardgen.flows.shared.field_change import FieldChange, field_change, tags_change
from cardgen.flows.shared.grades import graded
from cardgen.flows.shared.rewritten import rewritten
from cardgen.model import Card, Diagnostic, Source
from cardgen.progress import Progress, quiet
from cardgen.project.load import sound_settings
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.render.round_trip import markdown_of, rendered, says_the_same
from cardgen.store.deck_file import DeckFile
from cardgen.store.files import load_decks, locked, read_memory
from cardgen.store.journal import recover, write_together
from cardgen.text.html_text import html_text

# The fields a learner may edit, and what a deck file calls them; the others are made of these or of notes.
_KEYS = {"Front": "question", "Back": "answer", "Text": "cloze", "Extra": "extra", "Hint": "hint"}
_NEEDED = ("Front", "Back", "Text")
_OF_STUDY = frozenset(("leech", "marked", RETIRED_TAG))  # tags that say how it is studied, not what it is


class Fate(StrEnum):
    """What becomes of a card that was changed in Anki."""

    TAKEN = "taken"
    BOTH = "both"  # the deck file changed too since the last build, or may have: nobody knows which is newer
    UNSAID = "unsaid"  # a field holds what our Markdown does not say the same way


@dataclass(frozen=True, slots=True, kw_only=True)
class PulledCard:
    """One card that was changed in Anki: ``place`` is where it is in its deck file."""

    fate: Fate
    id: str
    place: Source
    title: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Pulled:
    """The cards that were changed in Anki, in the order of the decks, and all faults met."""

    cards: tuple[PulledCard, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    """A card as Anki has it; ``values`` are those of the deck file's keys, none unless all can be said."""

    told: PulledCard
    values: Mapping[str, Any]


def pull(
    project: Project,
    source: Path,
    *,
    write: bool = False,
    report: Progress = quiet,
) -> Pulled:
    """Find what was changed in Anki since the last build; ``write`` takes it into the deck files.

    ``source`` is what Anki has. A card whose deck file changed too is left alone, and so is one whose new
    text would not come out of the next build with the same words.

    Raises:
        UsageError: ``source`` does not exist.
        FaultySettings: the settings are at fault.
        CardgenError: ``source`` cannot be read, another run is writing, a person saved a deck file meanwhile.
        OSError: a file cannot be read or written; see ``write_together`` for what is written then.
    """
    settings = sound_settings(project)
    if not source.exists():
        raise UsageError(f"{source}: no such package or collection.")
    learned = {note.guid: note for note in read_anki(source)}
    with locked(project.memory) if write else nullcontext():
        if write:
            recover(project.decks)
        files = load_decks(project.decks, project.root).files  # before the plan: what is saved later is told
        planned = plan(project, settings, now(), report=report)
        homes = {card.id: file for file in files for card in file.cards if card.id}
        memory, _ = read_memory(project.memory, project.root)
        bases = {record.card.id: record.card for record in memory.cards}
        found = _edits(planned, learned, homes, bases)
        edits = tuple(_if_buildable(edit, homes, settings) for edit in found)
        if write:
            _write(project, files, edits)
    told = graded(planned.diagnostics, settings.checks)
    return Pulled(tuple(edit.told for edit in edits), told)


def _edits(
    planned: BuildPlan,
    learned: Mapping[str, AnkiNote],
    homes: Mapping[str, DeckFile],
    bases: Mapping[str, Card],
) -> Iterator[_Edit]:
    """Yield the cards in sound packages that were changed in Anki.

    By id, ``homes`` are the deck files that cards are in, ``bases`` the cards as last generated.
    """
    for package in planned.packages:
        for note in () if package.faulty else package.notes:
            built, theirs = planned.before.entries.get(note.guid), learned.get(note.guid)
            if theirs and (built is None or theirs.mod > built.mod):
                changes = tuple(_changes(note, theirs, bases.get(note.card_id)))
                sure = built is not None and planned.memory.entries[note.guid].hash == built.hash
                home = homes.get(note.card_id) if sure else None
                if changes:
                    yield _edit(note, theirs, changes, _card(home, note.card_id) if home else None)


def _card(file: DeckFile, id_: str) -> Card:
    return next(card for card in file.cards if card.id == id_)


def _if_buildable(edit: _Edit, homes: Mapping[str, DeckFile], settings: Settings) -> _Edit:
    """Return ``edit``, left alone where the next build would refuse the card."""
    id_ = edit.told.id
    if not edit.values or not _is_refused(homes[id_], id_, edit.values, settings):
        return edit
    return _Edit(replace(edit.told, fate=Fate.UNSAID), {})


def _changes(note: PackageNote, theirs: AnkiNote, base: Card | None) -> Iterator[FieldChange]:
    held = dict(theirs.fields)
    for name, html in note.named_fields.items():
        if name not in _KEYS or name not in held or says_the_same(html, held[name], cloze=name == "Text"):
            continue
        # What was generated and then edited in the deck file is old, not the learner's.
        if base is None or rendered(getattr(base, _KEYS[name]), cloze=name == "Text") != held[name]:
            yield field_change(name, html, held[name])
    if added := _new_tags(note, theirs):
        yield tags_change(" ".join(note.tags), " ".join((*note.tags, *added)))


def _new_tags(note: PackageNote, theirs: AnkiNote) -> tuple[str, ...]:
    known = {tag.lower() for tag in note.tags} | _OF_STUDY
    return tuple(tag for tag in theirs.tags if tag.lower() not in known)


def _edit(note: PackageNote, theirs: AnkiNote, changes: tuple[FieldChange, ...], card: Card | None) -> _Edit:
    """Return what becomes of a note; ``card`` is that of its deck file, None where this changed too."""
    ours, fate = note.named_fields, Fate.TAKEN if card else Fate.BOTH
    values: dict[str, Any] = {}
    for name in (change.name for change in changes if change.name in _KEYS and card):
        key = _KEYS[name]
        text = markdown_of(theirs.field(name), ours[name], getattr(card, key), cloze=name == "Text")
        if text is None or (name in _NEEDED and not html_text(rendered(text, cloze=name == "Text"))):
            fate = Fate.UNSAID
        values[key] = text
    if added := _new_tags(note, theirs):
        values["tags"] = added
    title = html_text(note.fields[0])
    told = PulledCard(fate=fate, id=note.card_id, place=note.place, title=title, fields=changes)
    return _Edit(told, values if fate is Fate.TAKEN else {})


def _is_refused(file: DeckFile, id_: str, values: Mapping[str, Any], settings: Settings) -> bool:
    """Tell whether the next build would hold back the deck with ``values`` in the card of ``id_``."""
    deck = replace(file.deck, cards=(_with(_card(file, id_), values),)) if file.deck else None
    return any(fault.is_error for fault in refusals((replace(file, deck=deck),), settings))


def _write(project: Project, files: Iterable[DeckFile], edits: Iterable[_Edit]) -> None:
    values = {edit.told.id: edit.values for edit in edits if edit.values}
    texts, before = rewritten(project.root, files, lambda card: _with(card, values.get(card.id, {})))
    write_together(project.decks, texts, before)


def _with(card: Card, values: Mapping[str, Any]) -> Card:
    if not values:
        return card
    tags = (*card.tags, *values.get("tags", ()))
    return replace(card, **{**values, "tags": tags})
