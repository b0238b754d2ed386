"""Build packages from deck files. A package with a faulty deck is not written; the others are."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cardgen.errors import UsageError
from cardgen.flows.asked_paths import decks_at, must_be_folder, must_be_package
from cardgen.flows.clock import now
from cardgen.flows.grades import graded
from cardgen.flows.last_build import (
    BuildRecord,
    LastBuild,
    Made,
    Target,
    input_digests,
    kept_packages,
    memory_file,
    of_whole_packages,
    package_groups,
    package_path,
    shares_ids,
)
from cardgen.flows.report import Report, quiet
from cardgen.model import Diagnostic, Severity, Source
from cardgen.project.load import load_settings
from cardgen.project.project import SETTINGS_FILE, Project
from cardgen.project.settings import DEFAULT_NAMESPACE, Settings
from cardgen.store.files import deck_files, find_decks, locked, skipped_links
from cardgen.store.journal import recover
from cardgen.store.writing import refuse_outside


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
    report: Report = quiet,
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
    decks = _asked(project, decks)
    if one:
        must_be_package(one, "--one")
    if folder:
        must_be_folder(folder, "-o")
    settings, wrong = load_settings(project)
    if wrong:
        return Built(packages=(), held_back=(), diagnostics=wrong)
    target = Target(one.parent, one.name) if one else Target(folder or project.dist)
    _refuse_strangers(project, decks, target)
    faults = () if decks else skipped_links(project.decks, project.root)
    notices = _shared_namespace(project, settings)
    if dry_run:
        done = _dry(project, settings, _whole(project, decks, target), target, report)
        done = _with_notices(_with_faults(done, faults, settings), notices)
        return _with_stale(done, project, settings, decks, target)
    with locked(project.memory):
        recover(project.decks)
        whole = _whole(project, decks, target)
        faults += _fetched(project, whole) if fetch_media else ()
        done = _rebuilt(project, settings, whole, target, report)
    done = _with_notices(_with_faults(done, faults, settings), notices)
    return _with_stale(done, project, settings, decks, target)


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


def _whole(project: Project, decks: Sequence[Path], target: Target) -> Sequence[Path]:
    return decks if target.one or not decks else of_whole_packages(project, decks) or decks


def _with_faults(done: Built, faults: tuple[Diagnostic, ...], settings: Settings) -> Built:
    """Add ``faults``, and grade all as the settings say."""
    return replace(done, diagnostics=tuple(graded((*faults, *done.diagnostics), settings.checks)))


def _with_notices(done: Built, notices: tuple[Diagnostic, ...]) -> Built:
    return replace(done, notices=notices) if done.packages else done


def _with_stale(
    done: Built, project: Project, settings: Settings, decks: Sequence[Path], target: Target
) -> Built:
    """Add the stale packages: known only after a build of all decks into dist/, which tells all that counts.

    A package whose decks have no card any more is not made, and so is stale like one without decks.
    """
    if decks or target != Target(project.dist):
        return done
    from cardgen.flows.stale import stale_packages

    files = (*(package.file for package in done.packages), *done.held_back)
    made = {file.relative_to(project.dist).as_posix() for file in files}
    return replace(done, stale=stale_packages(project, settings, made))


def _fetched(project: Project, decks: Sequence[Path]) -> tuple[Diagnostic, ...]:
    from cardgen.flows.fetch_media import fetch_media

    return fetch_media(project, decks)


def _asked(project: Project, decks: Sequence[Path]) -> list[Path]:
    if not decks and not project.decks.is_dir():
        raise UsageError(
            f"{project.root}: there are no decks. Run `cardgen generate`, or write decks/NAME.yaml."
        )
    return decks_at(project, decks)


def _rebuilt(
    project: Project, settings: Settings, decks: Sequence[Path], target: Target, report: Report
) -> Built:
    """Build what is not as the last build left it; an id that is in both parts makes all of it build anew."""
    groups = package_groups(project, deck_files(project.decks, decks), target)
    _refuse_links_out(project, groups, target)
    last, inputs, kept = _left(project, settings, groups, target)
    rest = [file for path, files in groups.items() if path not in kept for file in files]
    if kept and not rest:
        return _built(target, kept, kept)
    # Imported only here: a build that finds nothing to do takes a third of the time without.
    from cardgen.flows.build_memory import lost_memory
    from cardgen.flows.plan import plan

    planned = plan(project, settings, now(), rest if kept else decks, report, writing=True)
    if kept and shares_ids(kept, planned.sources):
        kept, planned = {}, plan(project, settings, now(), decks, report, writing=True)
    from cardgen.flows.make import held_back, make  # loaded while the decks were prepared, if these are many

    lost = lost_memory(project, target, groups)
    making = make(planned, project, target, inputs)
    seen = {**last.seen, **planned.seen} if kept else planned.seen
    record = BuildRecord(project, settings, target)
    record.write(LastBuild(memory=making.memory, seen=seen, packages=kept | making.packages))
    done = _built(
        target, kept | making.packages, kept, held_back(planned, target), (*planned.diagnostics, *lost)
    )
    return replace(done, written=planned.new_texts)


def _refuse_strangers(project: Project, decks: Sequence[Path], target: Target) -> None:
    """Refuse decks from elsewhere whose package would replace, in dist/, one of the project's own decks."""
    asked = {project.name_of(file) for file in deck_files(project.decks, decks)} if decks else set()
    home = f"{project.decks.name}/"
    strangers = sorted(name for name in asked if not name.startswith(home))
    if not strangers or target != Target(project.dist):
        return
    own = {package_path(project.name_of(file), project) for file in find_decks(project.decks)}
    for name in strangers:
        if (package := package_path(name, project)) in own:
            raise UsageError(
                f"{name}: is not in {home}, and its package would replace your own dist/{package}."
                " Say where it goes: -o DIR, or --one FILE.apkg."
            )


def _refuse_links_out(project: Project, packages: Iterable[str], target: Target) -> None:
    """Refuse to write to dist/ through a link out of the project; another folder is the user's own."""
    if target == Target(project.dist):
        files = (target.folder / path for path in packages)
        for one_a_folder in {file.parent: file for file in files}.values():
            refuse_outside(project.root, one_a_folder)


def _dry(
    project: Project, settings: Settings, decks: Sequence[Path], target: Target, report: Report
) -> Built:
    from cardgen.flows.build_memory import lost_memory
    from cardgen.flows.make import held_back, would_make
    from cardgen.flows.plan import plan

    planned = plan(project, settings, now(), decks, report)
    making = would_make(planned, target)
    lost = lost_memory(project, target, making.packages)
    groups = package_groups(project, deck_files(project.decks, decks), target)
    _, _, kept = _left(project, settings, groups, target)
    return _built(target, making.packages, kept, held_back(planned, target), (*planned.diagnostics, *lost))


def _left(
    project: Project, settings: Settings, groups: Mapping[str, Sequence[Path]], target: Target
) -> tuple[LastBuild, Mapping[str, str], dict[str, Made]]:
    """Return the last build into ``target``, the inputs as they are now, the packages that need no making."""
    last = BuildRecord(project, settings, target).read()
    inputs = input_digests(project, groups if last.packages else {})
    return last, inputs, kept_packages(project, settings, groups, target, last, inputs)


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
        diagnostics=tuple(sorted(told, key=lambda fault: (fault.source, fault.code, fault.message))),
    )
