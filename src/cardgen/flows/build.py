"""Build packages from deck files. A package with a faulty deck is not written; the others are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cardgen.anki.fetch import fetch, fetched_file
from cardgen.anki.media import MediaFault
from cardgen.anki.package import count_cards, replacing, write_package
from cardgen.cache.entry import digest, digest_of_file
from cardgen.errors import UsageError
from cardgen.flows.clock import now
from cardgen.flows.last_build import BuildRecord, LastBuild, Made, input_digests, kept_packages, memory_file
from cardgen.flows.plan import Plan, PlannedPackage, Report, package_path, plan
from cardgen.model import Diagnostic
from cardgen.project.load import load_settings
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.render.fields import media_references
from cardgen.render.media import MediaKind
from cardgen.store.built import format_built
from cardgen.store.files import deck_files, load_decks, locked, write_atomically
from cardgen.store.journal import recover


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPackage:
    """A package that was written, or would be: its file, and how much is in it."""

    file: Path
    decks: int
    notes: int
    cards: int
    media: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did: the packages in the order of their names, those held back, and all faults."""

    packages: tuple[BuiltPackage, ...]
    held_back: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def build(
    project: Project,
    decks: Sequence[Path] = (),
    *,
    folder: Path | None = None,
    one: Path | None = None,
    fetch_media: bool = False,
    dry_run: bool = False,
    report: Report = lambda _done, _total: None,
) -> Built:
    """Build the decks of ``project``, or the files and folders ``decks``, into ``folder`` (or dist/).

    A fault in the settings holds everything back, as the namespace is part of each card's identity.
    With ``one`` all go into that file. Cards without an id get theirs, written into the deck file.
    ``fetch_media`` downloads the pictures that cards link to. ``dry_run`` writes nothing.

    Raises:
        UsageError: one of ``decks`` does not exist, or there are none.
        CardgenError: another run is writing here.
        OSError: a file cannot be read or written.
    """
    _check_paths(project, decks)
    settings, wrong = load_settings(project)
    if wrong:
        return Built(packages=(), held_back=(), diagnostics=wrong)
    if dry_run:
        return _dry(plan(project, settings, now(), decks, report), folder or project.dist, one)
    with locked(project.memory):
        recover(project.decks)
        faults = _fetch_all(project, decks) if fetch_media else ()
        done = _rebuilt(project, settings, decks, folder or project.dist, one, report)
    return replace(done, diagnostics=(*faults, *done.diagnostics))


def _check_paths(project: Project, decks: Iterable[Path]) -> None:
    for path in decks:
        if not path.exists():
            raise UsageError(f"{path}: no such deck or folder.")
    if not decks and not project.decks.is_dir():
        raise UsageError(
            f"{project.root}: there are no decks. Run `cardgen generate`, or write decks/NAME.yaml."
        )


def _rebuilt(
    project: Project,
    settings: Settings,
    decks: Sequence[Path],
    folder: Path,
    one: Path | None,
    report: Report,
) -> Built:
    """Build what is not as the last build left it; an id that is in both parts makes all of it build anew."""
    base = one.parent if one else folder
    record = BuildRecord(project, settings, one or folder)
    last = record.read()
    groups = _groups(project, deck_files(project.decks, decks), one)
    inputs = input_digests(project, groups)
    kept = kept_packages(project, settings, groups, base, last)
    rest = [file for path, files in groups.items() if path not in kept for file in files]
    if kept and not rest:
        return _report(base, kept, ())
    planned = plan(project, settings, now(), rest if kept else decks, report)
    if _share_ids(kept, planned):
        kept, planned = {}, plan(project, settings, now(), decks, report)
    for path, text in planned.new_texts.items():
        write_atomically(project.root / path, text)
    # The memory goes first: a package that someone imported must never be unknown to it.
    memory = format_built(planned.memory)
    write_atomically(memory_file(project), memory)
    packages = _merged(planned.packages, one) if one else planned.packages
    made = {
        package.path: _made(package, base, planned, inputs)
        for package in packages
        if package.notes and not package.faulty
    }
    seen = {**last.seen, **planned.seen} if kept else planned.seen
    record.write(LastBuild(memory=digest(memory), seen=seen, packages=kept | made))
    held_back = tuple(base / package.path for package in packages if package.faulty)
    done = _report(base, kept | made, held_back)
    told = {*done.diagnostics, *planned.diagnostics}
    return replace(done, diagnostics=tuple(sorted(told, key=lambda f: (f.source, f.code, f.message))))


def _dry(planned: Plan, folder: Path, one: Path | None) -> Built:
    """Return what a build would report that begins from nothing."""
    packages = _merged(planned.packages, one) if one else planned.packages
    base = one.parent if one else folder
    would = (package for package in packages if package.notes and not package.faulty)
    return Built(
        packages=tuple(
            BuiltPackage(
                file=base / package.path,
                decks=package.decks,
                notes=len(package.notes),
                cards=count_cards(package.notes),
                media=len(package.media),
            )
            for package in would
        ),
        held_back=tuple(base / package.path for package in packages if package.faulty),
        diagnostics=planned.diagnostics,
    )


def _groups(project: Project, files: Iterable[Path], one: Path | None) -> dict[str, list[Path]]:
    """Return the deck files of each package."""
    groups: dict[str, list[Path]] = {}
    for file in files:
        path = one.name if one else package_path(project.name_of(file), project)
        groups.setdefault(path, []).append(file)
    return groups


def _share_ids(kept: Mapping[str, Made], planned: Plan) -> bool:
    ids = {id_ for made in kept.values() for id_ in made.ids}
    return any(id_ in ids for source in planned.sources.values() for id_ in source.ids)


def _report(base: Path, made: Mapping[str, Made], held_back: tuple[Path, ...]) -> Built:
    packages = []
    for path, package in sorted(made.items()):
        decks, notes, cards, media = package.sizes
        packages.append(BuiltPackage(file=base / path, decks=decks, notes=notes, cards=cards, media=media))
    told = tuple(fault for package in made.values() for fault in package.diagnostics)
    return Built(packages=tuple(packages), held_back=held_back, diagnostics=told)


def _made(package: PlannedPackage, base: Path, planned: Plan, inputs: Mapping[str, str]) -> Made:
    """Write ``package``; ``inputs`` are digests from before the plan was made."""
    file = base / package.path
    cards = write_package(file, package.notes, planned.note_type_mods, package.media)
    sources = {path: planned.sources[path] for path in package.deck_files}
    remembered = {name: inputs.get(name, "") for source in sources.values() for name in source.remembered_in}
    return Made(
        deck_files=package.deck_files,
        inputs={**{path: digest(source.text) for path, source in sources.items()}, **remembered},
        output=digest_of_file(file),
        ids=tuple(id_ for source in sources.values() for id_ in source.ids),
        sizes=(package.decks, len(package.notes), cards, len(package.media)),
        diagnostics=tuple(f for f in planned.diagnostics if f.source.path in sources),
    )


def _merged(packages: Iterable[PlannedPackage], one: Path) -> tuple[PlannedPackage, ...]:
    """Return all packages as one; it is faulty if any of them is."""
    parts = list(packages)
    merged = PlannedPackage(
        path=one.name,
        notes=tuple(note for part in parts for note in part.notes),
        media={name: file for part in parts for name, file in part.media.items()},
        faulty=any(part.faulty for part in parts),
        deck_files=tuple(path for part in parts for path in part.deck_files),
    )
    return (merged,)


def _fetch_all(project: Project, decks: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """Download every picture on the web that a card shows and that was not downloaded before."""
    faults = []
    loaded = load_decks(project.decks, project.root, decks)
    cards = [card for file in loaded.files if file.deck for card in file.deck.cards]
    wanted = {
        ref.path: card
        for card in reversed(cards)
        for ref in media_references(card)
        if ref.kind is MediaKind.REMOTE
    }
    for address, card in sorted(wanted.items()):
        if fetched_file(project.root, address):
            continue
        found = fetch(address)
        if isinstance(found, MediaFault):
            faults.append(found.at(card.place))
        else:
            _keep(project.root / found[0], found[1])
    return tuple(faults)


def _keep(file: Path, data: bytes) -> None:
    """Write a download whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with replacing(file) as temporary:
        temporary.write_bytes(data)
