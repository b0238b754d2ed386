"""Deck files made ready for packing: read, checked, their cards rendered; by several processes where it pays.

A worker takes only files that nothing is wrong with and whose cards all have ids. The others are left to
the one process that sees all files, as ids must differ between them.
"""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cardgen.anki.faults import deck_control_faults
from cardgen.anki.media import MediaFolder
from cardgen.cache.entry import digest
from cardgen.flows.building.pack import Packer
from cardgen.flows.building.prepared import Prepared, PreparedBefore
from cardgen.flows.building.refusals import refusals
from cardgen.flows.shared.source_links import Lines, SourceLinks
from cardgen.flows.shared.workers import in_processes, shares_of
from cardgen.progress import Progress
from cardgen.project.settings import Settings
from cardgen.store.deck_file import DeckFile
from cardgen.store.files import read_deck_file

# Where the work of several processes outweighs starting them: about four thousand cards.
_MUCH = 2_000_000  # bytes of deck files
_SHARE = 200_000  # bytes: some tenths of a second, which ctrl-C may have to wait for


class Preparer:
    """Prepares the deck files of one project; ``lines`` are those of each card in its note, by card id."""

    def __init__(self, root: Path, settings: Settings, lines: Mapping[str, Lines]) -> None:
        self._root = root
        self._settings = settings
        links = SourceLinks(root, settings.source_url, lines)
        self._packer = Packer(root, settings.namespace, MediaFolder(root, settings.media_root), links)
        self._before = PreparedBefore(root, settings, links, lines)

    def prepare(self, file: DeckFile, *, sound: bool) -> Prepared:
        """Return ``file`` with its cards packed; ``sound`` says that no fault was found when it was read."""
        deck = file.deck
        if deck is None:
            return Prepared(file.path, digest(file.text), "", (), (), ())
        cards = tuple(self._packer.pack(card, deck) for card in deck.cards if card.id)
        faults = [fault for card in cards for fault in card.diagnostics]
        prepared = Prepared(
            path=file.path,
            digest=digest(file.text),
            note=deck.note,
            ids=tuple(card.id for card in deck.cards),
            cards=cards,
            faults=(*faults, *deck_control_faults(deck), *refusals((file,), self._settings)),
        )
        if sound:
            self._before.keep(prepared)
        return prepared

    def prepare_sound(self, path: Path) -> Prepared | None:
        """Return the deck file at ``path`` prepared; None if it has a fault or lacks an id."""
        file, faults = read_deck_file(path, self._root)
        if file is None or file.deck is None or faults or not all(card.id for card in file.deck.cards):
            return None
        return self.prepare(file, sound=True)

    def recall(self, path: str, file: Path) -> Prepared | None:
        """Return the deck ``file``, called ``path``, as it was prepared before, if that still holds."""
        return self._before.recall(path, file)

    def seen(self) -> dict[str, str]:
        """Return what was looked at beside the deck files."""
        return self._packer.seen()


@dataclass(frozen=True, slots=True)
class Share:
    """What workers did: the files they prepared, and what they looked at beside them."""

    prepared: tuple[Prepared, ...]
    seen: Mapping[str, str]


def prepare_in_parallel(
    paths: Sequence[Path], root: Path, settings: Settings, lines: Mapping[str, Lines], report: Progress
) -> Share:
    """Prepare the sound files among ``paths`` with several processes; none if there is too little to do."""
    if sum(path.stat().st_size for path in paths) < _MUCH:
        return Share((), {})
    hire = partial(_sharer, root, settings, lines)
    shares = in_processes(hire, shares_of(paths, _SHARE), report, _load_writer) or []
    prepared = tuple(file for share in shares for file in share.prepared)
    return Share(prepared, {key: value for share in shares for key, value in share.seen.items()})


def _load_writer() -> None:
    """Import what writes packages: a twentieth of a build of ten thousand cards, and no worker needs it."""
    importlib.import_module("cardgen.flows.building.make")


def _sharer(root: Path, settings: Settings, lines: Mapping[str, Lines]) -> Callable[[Sequence[Path]], Share]:
    """Return a worker that prepares a share of the files."""
    preparer = Preparer(root, settings, lines)

    def prepare(paths: Sequence[Path]) -> Share:
        prepared = tuple(file for path in paths if (file := preparer.prepare_sound(path)))
        return Share(prepared, preparer.seen())

    return prepare
