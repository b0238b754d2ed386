"""Generate, check and build on every save. A fault in a file is told; it never ends the watching."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from threading import Event

from cardgen.errors import CardgenError, LockedProject
from cardgen.flows.build import build
from cardgen.flows.check import check
from cardgen.flows.generate import generate
from cardgen.flows.shared.saves import Saves
from cardgen.model import Diagnostic, Severity, in_order
from cardgen.project.load import FaultySettings
from cardgen.project.project import Project

_TRY_AGAIN = 0.5  # seconds until a cycle that another run held up is tried again
Counts = dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """What one save led to.

    ``saved`` are the files saved, none for the first cycle; ``cards`` counts new, updated and other cards by
    verb; ``packages`` are the names of those written, ``up_to_date`` is how many were left as they were;
    ``failure`` tells what ended it early, ``held_up`` that this is another run, whose end will let it go on.
    ``seconds`` is how long it took. ``written`` are the texts of deck files written, by path (None: deleted).
    """

    saved: tuple[str, ...]
    cards: Counts = field(default_factory=dict)
    packages: tuple[str, ...] = ()
    up_to_date: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: str = ""
    held_up: bool = False
    seconds: float = 0.0
    written: Mapping[str, str | None] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """Return how many faults of this severity there are."""
        return sum(fault.severity is severity for fault in self.diagnostics)


def watch(project: Project, tell: Callable[[Cycle], None], stop: Event | None = None) -> None:
    """Run a cycle now and after every save in ``project``, and ``tell`` of each, until ``stop`` is set."""
    saves = Saves(project)
    stop = stop or Event()
    for saved in chain([()], saves.until(stop)):
        done = cycle(project, saved)
        if done.held_up:
            tell(done)
            done = _cycle_after_other(project, saved, stop)
        saves.own_work_done(done.written)
        tell(done)


def _cycle_after_other(project: Project, saved: tuple[str, ...], stop: Event) -> Cycle:
    """Run the cycle as soon as no other run holds it up, or ``stop`` is set: no save is to be passed over."""
    while not stop.wait(_TRY_AGAIN):
        done = cycle(project, saved)
        if not done.held_up:
            return done
    return Cycle(saved=saved)


def cycle(project: Project, saved: tuple[str, ...]) -> Cycle:
    """Generate, check and build once; whatever goes wrong is told in the result."""
    begin = time.perf_counter()
    written: dict[str, str | None] = {}
    try:
        done = _done(project, saved, written)
    except FaultySettings as failure:
        done = Cycle(saved=saved, diagnostics=failure.diagnostics)
    except LockedProject:
        done = Cycle(saved=saved, failure="another cardgen is writing here; waiting for it.", held_up=True)
    except (CardgenError, OSError) as failure:
        done = Cycle(saved=saved, failure=str(failure))
    return replace(done, seconds=time.perf_counter() - begin, written=written)


def _done(project: Project, saved: tuple[str, ...], written: dict[str, str | None]) -> Cycle:
    """Generate, check and build; ``written`` takes the deck files, also where one of the three then fails."""
    cards = dict(_generated(project, written))
    checked = check(project)
    built = build(project) if project.decks.is_dir() else None
    written |= built.written if built else {}
    packages = built.packages if built else ()
    faults = {*checked.diagnostics, *_untold(built.diagnostics if built else (), checked.diagnostics)}
    return Cycle(
        saved=saved,
        cards=cards,
        packages=tuple(package.file.name for package in packages if not package.up_to_date),
        up_to_date=sum(package.up_to_date for package in packages),
        diagnostics=in_order(faults),
    )


def _untold(faults: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield those of ``faults`` that are not ``told`` already, there with a more exact place."""
    known = {(fault.source.path, fault.code, fault.message) for fault in told}
    yield from (fault for fault in faults if (fault.source.path, fault.code, fault.message) not in known)


def _generated(project: Project, written: dict[str, str | None]) -> Iterator[tuple[str, int]]:
    if not project.notes.is_dir():
        return
    done = generate(project)
    written |= done.written
    if done.stopped:
        what = "deck files are gone" if done.lost else "more than a third of a deck would lose its source"
        raise CardgenError(f"{what}. Run `cardgen generate` to decide.")
    fresh = [change.verb for change in done.cards if change.fresh]
    for verb in dict.fromkeys(fresh):
        yield str(verb), fresh.count(verb)
