"""Build packages from deck files. A package with a faulty deck is not written; the others are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cardgen.anki.fetch import fetch, fetched_file
from cardgen.anki.media import MediaFault
from cardgen.anki.package import count_cards, replacing, write_package
from cardgen.errors import UsageError
from cardgen.flows.clock import now
from cardgen.flows.plan import Plan, PlannedPackage, Report, memory_file, plan
from cardgen.model import Diagnostic
from cardgen.project.load import load_settings
from cardgen.project.project import Project
from cardgen.render.fields import media_references
from cardgen.render.media import MediaKind
from cardgen.store.built import format_built
from cardgen.store.files import load_decks, locked, write_atomically


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
        return _built(
            plan(project, settings, now(), decks, report), folder or project.dist, one, dry_run=True
        )
    with locked(project.memory):
        faults = _fetch_all(project, decks) if fetch_media else ()
        planned = plan(project, settings, now(), decks, report)
        for path, text in planned.new_texts.items():
            write_atomically(project.root / path, text)
        # The memory goes first: a package that someone imported must never be unknown to it.
        write_atomically(memory_file(project), format_built(planned.memory))
        done = _built(planned, folder or project.dist, one, dry_run=False)
    return replace(done, diagnostics=(*faults, *done.diagnostics))


def _check_paths(project: Project, decks: Iterable[Path]) -> None:
    for path in decks:
        if not path.exists():
            raise UsageError(f"{path}: no such deck or folder.")
    if not decks and not project.decks.is_dir():
        raise UsageError(
            f"{project.root}: there are no decks. Run `cardgen generate`, or write decks/NAME.yaml."
        )


def _built(planned: Plan, folder: Path, one: Path | None, *, dry_run: bool) -> Built:
    packages = _merged(planned.packages, one) if one else planned.packages
    base = one.parent if one else folder
    written = [
        _write(package, base / package.path, planned, dry_run=dry_run)
        for package in packages
        if package.notes and not package.faulty
    ]
    held_back = tuple(base / package.path for package in packages if package.faulty)
    return Built(packages=tuple(written), held_back=held_back, diagnostics=planned.diagnostics)


def _merged(packages: Iterable[PlannedPackage], one: Path) -> tuple[PlannedPackage, ...]:
    """Return all packages as one; it is faulty if any of them is."""
    parts = list(packages)
    merged = PlannedPackage(
        path=one.name,
        notes=tuple(note for part in parts for note in part.notes),
        media={name: file for part in parts for name, file in part.media.items()},
        faulty=any(part.faulty for part in parts),
    )
    return (merged,)


def _write(package: PlannedPackage, file: Path, planned: Plan, *, dry_run: bool) -> BuiltPackage:
    cards = (
        count_cards(package.notes)
        if dry_run
        else write_package(file, package.notes, planned.note_type_mods, package.media)
    )
    return BuiltPackage(
        file=file, decks=package.decks, notes=len(package.notes), cards=cards, media=len(package.media)
    )


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
