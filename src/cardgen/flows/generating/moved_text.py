"""Notes beside those of a run that the text of its new cards may have come from: read, to double none."""

from collections.abc import Iterable
from dataclasses import replace

from cardgen.flows.generating.last_generation import exists
from cardgen.flows.generating.note_decks import read_decks
from cardgen.model import Diagnostic, Severity
from cardgen.project.project import Project, is_file_in
from cardgen.project.settings import Settings
from cardgen.store.merging.arrivals import Arrival, arrivals
from cardgen.store.merging.plan import Run


def with_arrivals(project: Project, settings: Settings, run: Run) -> tuple[Run, tuple[Diagnostic, ...]]:
    """Return ``run`` knowing which of its new cards are cards of other notes that say them no more.

    Where such a note cannot be read, or lies outside the project, a new card that says nearly the
    same waits, and that is told: the learner would have it twice, once without its reviews. A note that
    is gone says nothing more.
    """
    named = {file.deck.note for file in run.files if file.deck and file.deck.note}  # also by memory lost
    beyond = frozenset(note for note in run.memory.notes | named if not run.reaches(note))
    found = arrivals(run, beyond) if beyond else ()
    if not found:
        return run, ()
    asked = sorted({arrival.old.note for arrival in found})
    files = [file for note in asked if is_file_in(project.root, file := project.root / note)]
    read = read_decks(project, settings, files).notes
    names = frozenset(note.name for note in read)
    come = arrivals(run, names, [deck for note in read for deck in note.decks])
    alike = [one for one in found if one.old.note not in names and one.is_alike]
    waiting = [one for one in alike if exists(project.root / one.old.note)]
    left = (*come, *(one for one in alike if one not in waiting))
    departed = frozenset(arrival.old.card.id for arrival in left)
    return replace(_without(run, waiting), departed=departed), tuple(map(_waits, waiting))


def _without(run: Run, waiting: Iterable[Arrival]) -> Run:
    places = {(one.generated.card.place, one.generated.card.id) for one in waiting}
    decks = (
        replace(deck, cards=tuple(c for c in deck.cards if (c.card.place, c.card.id) not in places))
        for deck in run.generated
    )
    return replace(run, generated=tuple(deck for deck in decks if deck.cards))


def _waits(arrival: Arrival) -> Diagnostic:
    note = arrival.old.note
    message = f"the card `{arrival.old.card.id}` of `{note}` says this, and that note was not read."
    remedy = "Generate both notes together: a moved text keeps its card, a copied one gets its own."
    return Diagnostic(arrival.generated.card.place, Severity.WARNING, "text-elsewhere", message, remedy)
