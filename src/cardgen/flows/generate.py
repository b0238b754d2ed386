"""Notes to deck files: generate, match, merge, and write all or nothing."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cardgen.flows.generating.last_generation import (
    Found,
    GenerationRecord,
    Inputs,
    digests_below,
    is_settled,
)
from cardgen.flows.generating.writing import texts_to_write, write_generation
from cardgen.flows.shared.asked_paths import notes_at
from cardgen.flows.shared.grades import graded
from cardgen.flows.shared.skipped_notes import skipped_notes
from cardgen.model import Diagnostic, in_order
from cardgen.progress import Progress, quiet
from cardgen.project.load import sound_settings
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.files import locked
from cardgen.store.journal import recover
from cardgen.store.merging.plan import Alarm, Change, LostDecks

if TYPE_CHECKING:
    from cardgen.flows.generating.deck_texts import FileChange
    from cardgen.flows.generating.planned import PlannedGeneration


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """What a generation of so many ``notes`` did, or with ``dry_run`` would do.

    ``cards`` tell what becomes of which card, ``changes`` are the deck files that differ; both are empty if
    ``unplanned``: faults in deck files left nothing to plan from. ``stopped`` says that for ``alarms``
    or ``lost`` decks, too many cards at once, nothing was written. ``recovered`` tells that a run that was
    cut off was completed first. ``written`` are the texts of the files written, by path (None: deleted).
    """

    notes: int
    diagnostics: tuple[Diagnostic, ...]
    cards: tuple[Change, ...] = ()
    changes: "tuple[FileChange, ...]" = ()
    alarms: tuple[Alarm, ...] = ()
    lost: LostDecks | None = None
    unplanned: bool = False
    stopped: bool = False
    recovered: bool = False
    written: Mapping[str, str | None] = field(default_factory=dict)


def generate(
    project: Project,
    paths: Sequence[Path] = (),
    *,
    dry_run: bool = False,
    yes: bool = False,
    min_confidence: float | None = None,
    restore: Sequence[str] = (),
    report: Progress = quiet,
) -> Generated:
    """Bring the deck files up to date with the notes at ``paths`` (default: all); a person's edits stay.

    ``yes`` lets a run through that takes away the source of more than a third of a deck's cards, or takes
    more than a third of all for deleted with their files. ``restore`` names deleted cards to bring back, by
    id, by deck file or by folder of these.

    Raises:
        FaultySettings: the settings are at fault.
        UsageError: a path does not exist, a card to restore is not known or not deleted.
        CardgenError: there are no notes, another run is writing, a person saved a deck file meanwhile.
        OSError: a file cannot be read or written; see ``write_together`` for what is written then.
    """
    settings = sound_settings(project)
    files = notes_at(project, paths)
    record = GenerationRecord(project, settings, paths, min_confidence)
    links = skipped_notes(project, paths or (project.notes,))
    if not restore and (known := _recalled(project, record, files, dry_run=dry_run)):
        return _graded(known, links, settings)
    # Importing the rules takes longer than a generation that finds nothing to do.
    from cardgen.flows.generating.note_decks import read_decks
    from cardgen.flows.generating.planned import plan_generation, read_there

    notes = read_decks(project, settings, files, min_confidence=min_confidence, report=report)
    with nullcontext() if dry_run else locked(project.memory):
        recovered = False if dry_run else recover(project.decks)
        there = read_there(project)
        if there.loaded.faulty:
            faults = (*notes.diagnostics, *there.loaded.diagnostics)
            done = Generated(notes=len(notes.notes), diagnostics=faults, unplanned=True)
        else:
            planned = plan_generation(project, settings, notes, there, paths, restore)
            done = _told(planned, stopped=planned.plan.asks and not yes)
            if not (dry_run or done.stopped):
                done = replace(done, written=_write(project, planned, record))
    return _graded(replace(done, recovered=recovered), links, settings)


def _graded(done: Generated, links: Sequence[Diagnostic], settings: Settings) -> Generated:
    told = in_order({*done.diagnostics, *links}) if links else done.diagnostics
    return replace(done, diagnostics=graded(told, settings.checks))


def _recalled(
    project: Project, record: GenerationRecord, files: Sequence[Path], *, dry_run: bool
) -> Generated | None:
    """Return what was found the last time, None where something may have changed since."""
    if not record.there:
        return None
    with nullcontext() if dry_run else locked(project.memory):
        found = record.recall(files)
    if found is None:
        return None
    return Generated(notes=found.notes, diagnostics=found.diagnostics, cards=found.changes)


def _told(planned: "PlannedGeneration", *, stopped: bool) -> Generated:
    return Generated(
        notes=len(planned.notes.notes),
        diagnostics=planned.diagnostics,
        cards=planned.plan.changes,
        changes=planned.changes,
        alarms=planned.plan.alarms,
        lost=planned.plan.lost,
        stopped=stopped,
    )


def _write(
    project: Project, planned: "PlannedGeneration", record: GenerationRecord
) -> Mapping[str, str | None]:
    """Write what was planned and keep what the next generation finds; return the texts of deck files."""
    decks = texts_to_write(planned.changes)
    texts = write_generation(project, planned, decks)
    _keep(project, planned, record, texts)
    return decks


def _keep(
    project: Project,
    planned: "PlannedGeneration",
    record: GenerationRecord,
    texts: Mapping[Path, str | None],
) -> None:
    """Keep what the next generation finds, where that is certain; ``texts`` are those this one wrote."""
    before = planned.there.digests
    inputs = Inputs(planned.notes.digests, before, planned.others)
    found = Found(len(planned.notes.notes), planned.plan.changes, planned.diagnostics)
    if texts and is_settled(planned.run, planned.plan):
        record.keep(inputs.with_decks(project.decks, texts), replace(found, changes=()))
    elif not (texts or planned.run.restore or planned.waiting) and digests_below(project.decks) == before:
        record.keep(inputs, found)
