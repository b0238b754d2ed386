"""Tell what importing the next build will do to a learner who has an earlier one. Builds nothing."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from cardgen.anki.ids import deck_key
from cardgen.anki.note import RETIRED_TAG, PackageNote
from cardgen.anki.package import card_ordinals, is_as_written
from cardgen.anki.read import COLLECTION, AnkiNote, read_anki
from cardgen.errors import UsageError
from cardgen.flows.building.plan import BuildPlan, plan
from cardgen.flows.shared.clock import now
from cardgen.flows.shared.field_change import FieldChange, field_change, tags_change
from cardgen.flows.shared.grades import graded
from cardgen.model import Diagnostic, Source
from cardgen.progress import Progress, quiet
from cardgen.project.load import sound_settings
from cardgen.project.project import Project
from cardgen.text.html_text import html_text


class Outcome(StrEnum):
    """What import does with one note."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"  # the learner changed it after the source did: the learner's text stays
    REMOVED = "removed"  # no longer in the decks: Anki keeps it


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChange:
    """One note. ``place`` is its card in the deck file, ``title`` its first side as plain text.

    ``deck`` is where the deck file has it, ``stays_in`` the other deck that Anki leaves it in. ``lost_cards``
    will show up in Anki's Empty Cards. ``overwrites`` tells that an edit of the learner's is lost.
    ``other_sort`` tells that the card was of the other sort: it is a new one to Anki, the old one stays.
    ``note_type`` is the name of its note type in Anki.
    """

    outcome: Outcome
    guid: str
    id: str
    note_type: str
    title: str
    deck: str
    place: Source = field(default=Source(""))
    stays_in: str = ""
    fields: tuple[FieldChange, ...] = ()
    lost_cards: tuple[str, ...] = ()
    overwrites: bool = False
    other_sort: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What the next build changes, note by note in the order of the decks, the removed last.

    ``gone`` are the removed notes as the learner has them.
    """

    against: str
    notes: tuple[NoteChange, ...]
    gone: tuple[AnkiNote, ...]
    diagnostics: tuple[Diagnostic, ...]

    def of(self, outcome: Outcome) -> tuple[NoteChange, ...]:
        """Return the notes with that ``outcome``, in the order of the packages."""
        return tuple(note for note in self.notes if note.outcome is outcome)

    @property
    def counts(self) -> dict[str, int]:
        """How many notes have each outcome, in the order in which these are told."""
        return {str(outcome): len(self.of(outcome)) for outcome in Outcome}

    @property
    def changes(self) -> bool:
        """Tell whether anything differs from what the learner has."""
        return any(note.outcome is not Outcome.UNCHANGED or note.stays_in for note in self.notes)

    @property
    def moved(self) -> tuple[NoteChange, ...]:
        """The notes whose deck changed, which Anki leaves where they are."""
        return tuple(note for note in self.notes if note.stays_in)


@dataclass(frozen=True, slots=True)
class _Old:
    """What the learner has: the notes by guid, and the guids of those that stand in packages as built."""

    name: str
    notes: Mapping[str, AnkiNote]
    built: Set[str]


def diff(project: Project, against: Path | None = None, report: Progress = quiet) -> Difference:
    """Compare the next build with ``against``: a package, a collection, or a folder of packages (dist/).

    Raises:
        UsageError: ``against`` does not exist.
        FaultySettings: the settings are at fault.
        CardgenError: ``against`` cannot be read.
    """
    settings = sound_settings(project)
    planned = plan(project, settings, now(), report=report)
    old = _read_old(project, planned, against)
    gone = _gone(planned, old)
    told = graded(planned.diagnostics, settings.checks)
    return Difference(old.name, tuple(_compare(planned, old, gone)), gone, told)


def _read_old(project: Project, planned: BuildPlan, against: Path | None) -> _Old:
    path = against or project.dist
    if against and not (path.is_file() or path.is_dir()):
        raise UsageError(f"{against}: no such package, collection or folder.")
    is_one = path.is_file() or (path / COLLECTION).is_file()
    notes: dict[str, AnkiNote] = {}
    built: set[str] = set()
    for file in (path,) if is_one else _in_order(path, planned):
        found = {note.guid: note for note in read_anki(file)}
        notes |= found
        # What Anki exports may hold all that a learner has.
        built |= found.keys() if is_as_written(file) else set()
    return _Old(project.name_of(path), notes, built)


def _in_order(folder: Path, planned: BuildPlan) -> list[Path]:
    """Return the packages in ``folder``, last those that the build writes: they have a note's latest text."""
    current = {folder / package.path for package in planned.packages}
    return sorted(folder.rglob("*.apkg"), key=lambda file: (file in current, file))


def _gone(planned: BuildPlan, old: _Old) -> tuple[AnkiNote, ...]:
    """Return the notes that are in no deck any more; none while a deck, its cards unknown, is at fault."""
    if any(package.faulty for package in planned.packages):
        return ()
    guids = {note.guid for package in planned.packages for note in package.notes}
    ours = old.built | planned.before.entries.keys()
    return tuple(note for guid, note in old.notes.items() if guid in ours and guid not in guids)


def _compare(planned: BuildPlan, old: _Old, gone: Sequence[AnkiNote]) -> Iterator[NoteChange]:
    notes = [note for package in planned.packages for note in package.notes if not package.faulty]
    sorts = {note.field("Id"): note.note_type for note in gone}
    for note in notes:
        before = old.notes.get(note.guid)
        if before is None:
            yield _new(note, other_sort=_is_other(sorts, note.card_id, note.note_type.name))
        else:
            yield _known(note, before, planned)
    sorts = {note.card_id: note.note_type.name for note in notes}
    for left in gone:
        yield _removed(left, other_sort=_is_other(sorts, left.field("Id"), left.note_type))


def _is_other(sorts: Mapping[str, str], id_: str, note_type: str) -> bool:
    """Tell whether the card ``id_`` is of another note type in ``sorts``."""
    return sorts.get(id_, note_type) != note_type


def _new(note: PackageNote, *, other_sort: bool) -> NoteChange:
    return NoteChange(outcome=Outcome.NEW, **_facts(note), other_sort=other_sort)


def _facts(note: PackageNote) -> dict[str, Any]:
    title = html_text(note.fields[0])
    return {
        "guid": note.guid,
        "id": note.card_id,
        "note_type": note.note_type.name,
        "title": title,
        "deck": note.deck,
        "place": note.place,
    }


def _known(note: PackageNote, before: AnkiNote, planned: BuildPlan) -> NoteChange:
    changes = tuple(_field_changes(note, before))
    outcome = _outcome(note, before, changed=bool(changes))
    if outcome is not Outcome.CHANGED:
        return NoteChange(outcome=outcome, **_facts(note), stays_in=_stays_in(note, before), fields=changes)
    built = planned.before.entries.get(note.guid)
    return NoteChange(
        outcome=outcome,
        **_facts(note),
        stays_in=_stays_in(note, before),
        fields=changes,
        lost_cards=tuple(_lost_cards(note, before)),
        overwrites=built is not None and before.mod > built.mod,
    )


def _outcome(note: PackageNote, before: AnkiNote, *, changed: bool) -> Outcome:
    """Decide as Anki does: by ``mod`` alone. What is the same anyway counts as unchanged."""
    if not changed or note.mod == before.mod:
        return Outcome.UNCHANGED
    return Outcome.CHANGED if note.mod > before.mod else Outcome.KEPT


def _field_changes(note: PackageNote, before: AnkiNote) -> Iterator[FieldChange]:
    for name, html in note.named_fields.items():
        if name != "Source" and before.field(name) != html:
            yield field_change(name, before.field(name), html)
    old_tags, new_tags = (" ".join(sorted(tags)) for tags in (before.tags, note.tags))
    if old_tags != new_tags:
        yield tags_change(old_tags, new_tags)


def _stays_in(note: PackageNote, before: AnkiNote) -> str:
    decks = [deck for _, deck in before.cards]
    wanted = deck_key(note.deck)
    return next((deck for deck in decks if deck_key(deck) != wanted), "")


def _lost_cards(note: PackageNote, before: AnkiNote) -> Iterator[str]:
    for ordinal in sorted({ordinal for ordinal, _ in before.cards} - set(card_ordinals(note))):
        yield f"c{ordinal + 1}" if note.note_type.is_cloze else note.note_type.templates[ordinal].name


def _removed(note: AnkiNote, *, other_sort: bool) -> NoteChange:
    return NoteChange(
        outcome=Outcome.REMOVED,
        guid=note.guid,
        id=note.field("Id"),
        note_type=note.note_type,
        title=html_text(note.fields[0][1] if note.fields else ""),
        deck=note.cards[0][1] if note.cards else "",
        other_sort=other_sort,
        retired=RETIRED_TAG in note.tags,
    )
