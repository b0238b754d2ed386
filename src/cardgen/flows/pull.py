"""What a learner changed in Anki, taken into the deck files: as an edit by hand, which generation keeps."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from cardgen.anki.note import PackageNote
from cardgen.anki.read import AnkiNote, read_anki
from cardgen.errors import UsageError
from cardgen.flows.clock import now
from cardgen.flows.diff import RETIRED_TAG, FieldChange, id_of, named_fields
from cardgen.flows.plan import Plan, plan
from cardgen.flows.prepare import Report
from cardgen.model import Card, Diagnostic, Source
from cardgen.project.load import sound_settings
from cardgen.project.project import Project
from cardgen.render.clean import is_too_deep
from cardgen.render.from_html import html_to_markdown
from cardgen.render.markdown import markdown_to_html
from cardgen.render.media import Gallery
from cardgen.store.files import load_decks, locked
from cardgen.store.journal import recover, write_together
from cardgen.store.rewrite import rewrite
from cardgen.text.cloze import read_cloze
from cardgen.text.html_text import html_text
from cardgen.text.word_diff import word_diff

# The fields a learner may edit, and what a deck file calls them; the others are made of these or of notes.
_KEYS = {"Front": "question", "Back": "answer", "Text": "cloze", "Extra": "extra", "Hint": "hint"}
_NEEDED = ("Front", "Back", "Text")
_NO_TAG = "&#91;"  # how our renderer writes the bracket of what Anki would take for a tag of its own
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
    dry_run: bool = False,
    report: Report = lambda _done, _total: None,
) -> Pulled:
    """Take what was changed in Anki since the last build into the deck files; ``source`` is what Anki has.

    A card whose deck file changed too is left alone, and so is one whose new text would not come out of the
    next build with the same words.

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
    with nullcontext() if dry_run else locked(project.memory):
        if not dry_run:
            recover(project.decks)
        planned = plan(project, settings, now(), report=report)
        edits = tuple(_edits(planned, learned))
        if not dry_run:
            _write(project, edits)
    return Pulled(tuple(edit.told for edit in edits), planned.diagnostics)


def _edits(planned: Plan, learned: Mapping[str, AnkiNote]) -> Iterator[_Edit]:
    for package in planned.packages:
        for note in () if package.faulty else package.notes:
            built, theirs = planned.before.entries.get(note.guid), learned.get(note.guid)
            if theirs and (built is None or theirs.mod > built.mod):
                changes = tuple(_changes(note, theirs))
                if changes:
                    yield _edit(note, theirs, changes, both=built is None or note.mod != built.mod)


def _changes(note: PackageNote, theirs: AnkiNote) -> Iterator[FieldChange]:
    held = dict(theirs.fields)
    for name, html in named_fields(note).items():
        if name in _KEYS and not _is_said(html, held.get(name, html), cloze=name == "Text"):
            yield FieldChange(name, word_diff(html_text(html), html_text(held[name])))
    if added := _new_tags(note, theirs):
        yield FieldChange("Tags", word_diff(" ".join(note.tags), " ".join((*note.tags, *added))))


def _is_said(ours: str, theirs: str, *, cloze: bool) -> bool:
    """Tell whether the next build says what Anki has, be it with other tags (``<b>``) than its editor."""
    if ours == theirs or is_too_deep(theirs):
        return ours == theirs
    return _rendered(html_to_markdown(theirs), cloze=cloze) == ours


def _rendered(text: str, *, cloze: bool) -> str:
    return markdown_to_html(text, Gallery({}), cloze=cloze)


def _new_tags(note: PackageNote, theirs: AnkiNote) -> tuple[str, ...]:
    known = {tag.lower() for tag in note.tags} | _OF_STUDY
    return tuple(tag for tag in theirs.tags if tag.lower() not in known)


def _edit(note: PackageNote, theirs: AnkiNote, changes: tuple[FieldChange, ...], *, both: bool) -> _Edit:
    ours, fate = named_fields(note), Fate.BOTH if both else Fate.TAKEN
    values: dict[str, Any] = {}
    for name in (change.name for change in changes if change.name in _KEYS):
        text = _said(ours[name], theirs.field(name), cloze=name == "Text")
        if text is None or (not text and name in _NEEDED):
            fate = Fate.BOTH if both else Fate.UNSAID
        values[_KEYS[name]] = text
    if added := _new_tags(note, theirs):
        values["tags"] = added
    title = html_text(note.fields[0])
    told = PulledCard(fate=fate, id=id_of(note), place=note.place, title=title, fields=changes)
    return _Edit(told, values if fate is Fate.TAKEN else {})


def _said(ours: str, theirs: str, *, cloze: bool) -> str | None:
    """Return the Markdown of ``theirs``; None where the next build would not say it in the same words.

    What ``ours`` was rendered from must come through unharmed too: the learner changed a part of it only.
    """
    if is_too_deep(theirs):
        return None
    text = html_to_markdown(theirs)
    html = _rendered(text, cloze=cloze)
    kept = _rendered(html_to_markdown(ours), cloze=cloze) == ours
    same = kept and html_text(html) == html_text(theirs)
    disarmed = _NO_TAG in html and _NO_TAG not in theirs  # a sound, or another of Anki's own tags
    return text if same and not disarmed and (not cloze or _hides_something(text)) else None


def _hides_something(text: str) -> bool:
    """Tell whether a cloze has deletions, none of them number 0: Anki would make no card of it."""
    deletions = read_cloze(text).deletions
    return bool(deletions) and all(all(one.numbers) for one in deletions)


def _write(project: Project, edits: Iterable[_Edit]) -> None:
    values = {edit.told.id: edit.values for edit in edits if edit.values}
    texts: dict[Path, str | None] = {}
    before: dict[Path, str | None] = {}
    for file in load_decks(project.decks, project.root).files if values else ():
        if file.deck and any(card.id in values for card in file.deck.cards):
            cards = tuple(_with(card, values.get(card.id, {})) for card in file.deck.cards)
            path = project.root / file.path
            texts[path] = rewrite(file.text, file.path, replace(file.deck, cards=cards))
            before[path] = file.text
    write_together(project.decks, texts, before)


def _with(card: Card, values: Mapping[str, Any]) -> Card:
    if not values:
        return card
    tags = (*card.tags, *values.get("tags", ()))
    return replace(card, **{**values, "tags": tags})
