"""Deck files packed: read, checked, their cards made notes; by several processes where it pays.

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
from cardgen.flows.building.card_packer import CardPacker
from cardgen.flows.building.packed_deck import PackedBefore, PackedDeck
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


class DeckPacker:
    """Prepares the deck files of one project; ``lines`` are those of each card in its note, by card id."""

    def __init__(self, root: Path, settings: Settings, lines: Mapping[str, Lines]) -> None:
        self._root = root
        self._settings = settings
        links = SourceLinks(root, settings.source_url, lines)
        self._packer = CardPacker(root, settings.namespace, MediaFolder(root, settings.media_root), links)
        self._before = PackedBefore(root, settings, links, lines)

    def pack(self, file: DeckFile, *, sound: bool) -> PackedDeck:
        """Return ``file`` with its cards packed; ``sound`` says that no fault was found when it was read."""
        deck = file.deck
        if deck is None:
            return PackedDeck(file.path, digest(file.text), "", (), (), ())
        cards = tuple(self._packer.pack(card, deck) for card in deck.cards if card.id)
        faults = [fault for card in cards for fault in card.diagnostics]
        packed = PackedDeck(
            path=file.path,
            digest=digest(file.text),
            note=deck.note,
            ids=tuple(card.id for card in deck.cards),
            cards=cards,
            faults=(*faults, *deck_control_faults(deck), *refusals((file,), self._settings)),
        )
        if sound:
            self._before.keep(packed)
        return packed

    def pack_sound(self, path: Path) -> PackedDeck | None:
        """Return the deck file at ``path`` packed; None if it has a fault or lacks an id."""
        file, faults = read_deck_file(path, self._root)
        if file is None or file.deck is None or faults or not all(card.id for card in file.deck.cards):
            return None
        return self.pack(file, sound=True)

    def recall(self, path: str, file: Path) -> PackedDeck | None:
        """Return the deck ``file``, called ``path``, as it was packed before, if that still holds."""
        return self._before.recall(path, file)

    def seen(self) -> dict[str, str]:
        """Return what was looked at beside the deck files."""
        return self._packer.seen()


@dataclass(frozen=True, slots=True)
class Share:
    """What workers did: the files they packed, and what they looked at beside them."""

    packed: tuple[PackedDeck, ...]
    seen: Mapping[str, str]


def pack_in_parallel(
    paths: Sequence[Path], root: Path, settings: Settings, lines: Mapping[str, Lines], report: Progress
) -> Share:
    """Prepare the sound files among ``paths`` with several processes; none if there is too little to do."""
    if sum(path.stat().st_size for path in paths) < _MUCH:
        return Share((), {})
    hire = partial(_sharer, root, settings, lines)
    shares = in_processes(hire, shares_of(paths, _SHARE), report, _load_writer) or []
    packed = tuple(file for share in shares for file in share.packed)
    return Share(packed, {key: value for share in shares for key, value in share.seen.items()})


def _load_writer() -> None:
    """Import what writes packages: a twentieth of a build of ten thousand cards, and no worker needs it."""
    importlib.import_module("cardgen.flows.building.make")


def _sharer(root: Path, settings: Settings, lines: Mapping[str, Lines]) -> Callable[[Sequence[Path]], Share]:
    """Return a worker that packs a share of the files."""
    packer = DeckPacker(root, settings, lines)

    def pack(paths: Sequence[Path]) -> Share:
        packed = tuple(file for path in paths if (file := packer.pack_sound(path)))
        return Share(packed, packer.seen())

    return pack
