"""Build packages from deck files. A package with a faulty deck is not written; the others are."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cardgen.flows.building.build_memory import (
    ahead_of_clock,
    latest,
    lost_memory,
    memory_file,
    read_built,
)
from cardgen.flows.building.last_build import OPEN, BuildRecord, LastBuild, Made, shares_ids
from cardgen.flows.building.package_paths import Target
from cardgen.flows.building.request import (
    BuildRequest,
    asked_decks,
    asked_target,
    refuse_links_out,
    refuse_strangers,
)
from cardgen.flows.shared.clock import now
from cardgen.flows.shared.grades import graded
from cardgen.model import Diagnostic, Severity, Source, in_order
from cardgen.progress import Progress, quiet
from cardgen.project.load import load_settings
from cardgen.project.project import SETTINGS_FILE, Project
from cardgen.project.settings import DEFAULT_NAMESPACE, Settings
from cardgen.store.files import locked, skipped_links
from cardgen.store.journal import recover

if TYPE_CHECKING:
    from cardgen.flows.building.plan import BuildPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPackage:
    """A package of the decks as they are: its file, and how much is in it.

    It was written, or would be; one ``up_to_date`` was as it is before, and was left.
    """

    file: Path
    decks: int
    notes: int
    cards: int
    media: int
    up_to_date: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: the packages in the order of their names, those held back, and all faults.

    ``stale`` are packages in dist/ that no card goes into any more; they are left there.
    ``written`` are the texts of the deck files in which cards got their ids, by path. ``notices`` are what to
    know of this build though nothing is at fault.
    """

    packages: tuple[BuiltPackage, ...]
    held_back: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    stale: tuple[Path, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Diagnostic, ...] = ()


def build(
    project: Project,
    decks: Sequence[Path] = (),
    *,
    folder: Path | None = None,
    one: Path | None = None,
    fetch_media: bool = False,
    dry_run: bool = False,
    report: Progress = quiet,
) -> Built:
    """Build the decks of ``project``, or the packages of the files and folders ``decks``, into ``folder``.

    Without ``folder`` that is dist/. A package is built whole, also where one of its decks is named; with
    ``one`` all decks, or just ``decks``, go into that file. A fault in the settings holds everything back, as
    the namespace is part of each card's identity. Cards without an id get theirs, written into the deck file.
    ``fetch_media`` downloads the pictures that cards link to. ``dry_run`` writes nothing.

    Raises:
        UsageError: one of ``decks`` does not exist or is a note, or there are none; one is outside of
            ``decks/`` and would take a package of these; ``one`` or ``folder`` is no name to write to.
        CardgenError: another run is writing here, a person saved a deck file meanwhile, or a link leads
            ``decks``, dist/ or the folder of downloads out of the project.
        OSError: a file cannot be read or written.
    """
    decks = asked_decks(project, decks)
    target = asked_target(project, folder, one)
    settings, wrong = load_settings(project)
    if wrong:
        return Built(packages=(), held_back=(), diagnostics=wrong)
    request = BuildRequest(project, settings, decks, target, report)
    refuse_strangers(request)
    notices = _shared_namespace(project, settings)  # which the memory that a build writes would silence
    done = _dry(request) if dry_run else _locked_build(request, fetching=fetch_media)
    links = () if decks else skipped_links(project.decks, project.root)
    told = graded((*links, *done.diagnostics), settings.checks)
    stale = _stale(request, done)
    return replace(done, diagnostics=told, notices=notices if done.packages else (), stale=stale)


def _shared_namespace(project: Project, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return a word on the namespace that projects without their own have in common; at the first build only.

    Later it would be bad advice: a new namespace is a new identity of every card. So it would be where the
    memory is lost, which packages show.
    """
    if settings.namespace != DEFAULT_NAMESPACE or memory_file(project).exists():
        return ()
    if next(project.dist.rglob("*.apkg"), None):
        return ()
    message = "the project has no `namespace` of its own: a card can overwrite one of another such project."
    remedy = "As long as Anki has no card of it, write `namespace: word-of-yours`, and build again."
    return (Diagnostic(Source(SETTINGS_FILE), Severity.INFO, "shared-namespace", message, remedy),)


def _locked_build(request: BuildRequest, *, fetching: bool) -> Built:
    with locked(request.project.memory):
        recover(request.project.decks)
        request = request.of_whole_packages()
        faults = _fetched(request) if fetching else ()
        done = _rebuilt(request)
    return replace(done, diagnostics=(*faults, *done.diagnostics))


def _fetched(request: BuildRequest) -> tuple[Diagnostic, ...]:
    from cardgen.flows.building.fetch_media import fetch_media

    return fetch_media(request.project, request.decks)


def _rebuilt(request: BuildRequest) -> Built:
    """Build what is not as the last build left it."""
    project, target = request.project, request.target
    groups = request.groups()
    refuse_links_out(request, groups)
    record = _record(request)
    left = record.left(groups)
    rest = [file for path, files in groups.items() if path not in left.kept for file in files]
    if left.kept and not rest:
        ahead = ahead_of_clock(project, read_built(project), now()) if left.last.latest > now() else ()
        return _built(target, left.kept, left.kept, diagnostics=ahead)
    kept, planned = _planned(request, left.kept, rest)
    # Loaded while the decks were packed, if these are many.
    from cardgen.flows.building.make import held_back, make

    lost = lost_memory(project, target, groups)
    making = make(planned, project, target, left.inputs)
    packages = kept | making.packages
    memory = making.memory if planned.settled and not lost else OPEN
    seen = {**(left.last.seen if kept else {}), **planned.seen}
    record.write(LastBuild(memory=memory, latest=latest(planned.memory), seen=seen, packages=packages))
    done = _built(target, packages, kept, held_back(planned, target), (*planned.diagnostics, *lost))
    return replace(done, written=planned.new_texts)


def _record(request: BuildRequest) -> BuildRecord:
    return BuildRecord(request.project, request.settings, request.target)


def _planned(
    request: BuildRequest, kept: dict[str, Made], rest: Sequence[Path]
) -> tuple[dict[str, Made], "BuildPlan"]:
    """Plan the ``rest`` beside the ``kept`` packages; if an id is in both, all of it, and none is kept."""
    # Imported only here: a build that finds nothing to do takes a third of the time without.
    from cardgen.flows.building.plan import plan

    def planned(decks: Sequence[Path]) -> "BuildPlan":
        return plan(request.project, request.settings, now(), decks, request.report, writing=True)

    if kept and not shares_ids(kept, (of_rest := planned(rest)).sources):
        return kept, of_rest
    return {}, planned(request.decks)


def _dry(request: BuildRequest) -> Built:
    from cardgen.flows.building.make import held_back, would_make
    from cardgen.flows.building.plan import plan

    request = request.of_whole_packages()
    planned = plan(request.project, request.settings, now(), request.decks, request.report)
    making = would_make(planned, request.target)
    lost = lost_memory(request.project, request.target, making.packages)
    kept = _record(request).left(request.groups()).kept
    return _built(
        request.target,
        making.packages,
        kept,
        held_back(planned, request.target),
        (*planned.diagnostics, *lost),
    )


def _stale(request: BuildRequest, done: Built) -> tuple[Path, ...]:
    """Return the stale packages: only a build of all decks into dist/ tells all that counts.

    A package whose decks have no card any more is not made, and so is stale like one without decks.
    """
    dist = request.project.dist
    if request.decks or request.target != Target(dist):
        return ()
    from cardgen.flows.building.stale import stale_packages

    files = (*(package.file for package in done.packages), *done.held_back)
    made = {file.relative_to(dist).as_posix() for file in files}
    return stale_packages(request.project, request.settings, made)


def _built(
    target: Target,
    made: Mapping[str, Made],
    kept: Container[str],
    held_back: tuple[Path, ...] = (),
    diagnostics: Iterable[Diagnostic] = (),
) -> Built:
    packages = []
    for path, package in sorted(made.items()):
        decks, notes, cards, media = package.sizes
        sizes = {"decks": decks, "notes": notes, "cards": cards, "media": media}
        packages.append(BuiltPackage(file=target.folder / path, up_to_date=path in kept, **sizes))
    told = {*diagnostics, *(fault for package in made.values() for fault in package.diagnostics)}
    return Built(
        packages=tuple(packages),
        held_back=held_back,
        diagnostics=in_order(told),
    )
