"""All deck files of a build, packed; cards without an id get theirs. Writes nothing itself.

What was packed at an earlier build is recalled, much else is shared out to workers. Only what is left is
read here: files with faults, and those with cards that lack an id.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardgen.flows.building.deck_packer import DeckPacker, pack_in_parallel
from cardgen.flows.building.new_ids import on_disk, with_ids
from cardgen.flows.building.packed_deck import PackedDeck
from cardgen.model import Diagnostic
from cardgen.progress import Progress
from cardgen.project.project import Project
from cardgen.project.settings import Settings
from cardgen.store.deck_file import DeckFile, LoadedDecks
from cardgen.store.files import deck_files, load_decks
from cardgen.store.format.load import DUPLICATE_ID, load_deck
from cardgen.store.memory import Remembered


@dataclass(frozen=True, slots=True)
class PackedDecks:
    """The deck files by path; ``faults`` are of the files themselves, ``sharing`` those with equal ids.

    ``new_texts`` are the texts of files in which cards got their ids, ``old_texts`` those of files as they
    were read; ``seen`` is all else that was looked at.
    """

    files: tuple[PackedDeck, ...]
    faults: tuple[Diagnostic, ...]
    sharing: frozenset[str]
    new_texts: Mapping[str, str]
    old_texts: Mapping[str, str]
    seen: Mapping[str, str]

    @property
    def diagnostics(self) -> set[Diagnostic]:
        """All faults, of the files and of what is in them."""
        return {*self.faults, *(fault for file in self.files for fault in file.faults)}

    @property
    def faulty(self) -> set[str]:
        """The paths of the files with an error, in which nothing is to be trusted."""
        return {fault.source.path for fault in self.diagnostics if fault.is_error}


def pack_decks(
    project: Project,
    settings: Settings,
    remembered: Mapping[str, Remembered],
    only: Sequence[Path],
    report: Progress,
    *,
    writing: bool,
) -> PackedDecks:
    """Return the decks of ``project``, or of the files and folders ``only``, packed.

    ``remembered`` is the memory of cards by their ids. Places are those in the files as they are; if
    ``writing``, as they will be with the new ids.

    Raises:
        CardgenError: a link leads a deck file out of the project.
        OSError: a folder of decks or a picture cannot be read.
    """
    lines = {id_: card.lines for id_, card in remembered.items()}
    packer = DeckPacker(project.root, settings, lines)
    paths = {project.name_of(path): path for path in deck_files(project.decks, only)}
    known = [file for name, path in paths.items() if (file := packer.recall(name, path))]
    share = pack_in_parallel(_without(paths, known), project.root, settings, lines, report)
    done = [*known, *share.packed]
    rest = _without(paths, done)
    loaded = load_decks(project.decks, project.root, rest) if rest else LoadedDecks((), ())
    if done and _has_doubles(done, loaded):  # all are to be looked at together
        done, loaded = [], load_decks(project.decks, project.root, only)
    named = _named(loaded, done, project, remembered.values(), writing=writing)
    packed = (*done, *_packed(named, packer, report))
    return PackedDecks(
        files=tuple(sorted(packed, key=lambda file: file.path)),
        faults=named.faults,
        sharing=frozenset(_sharing_ids(loaded)),
        new_texts=named.new_texts,
        old_texts={file.path: file.text for file in loaded.files},
        seen={**share.seen, **packer.seen()},
    )


def _without(paths: Mapping[str, Path], packed: Iterable[PackedDeck]) -> list[Path]:
    done = {file.path for file in packed}
    return [path for name, path in paths.items() if name not in done]


def _has_doubles(done: Iterable[PackedDeck], loaded: LoadedDecks) -> bool:
    """Tell whether two cards have one id, or two have none."""
    ids = [id_ for file in done for id_ in file.ids]
    ids += (card.id for file in loaded.files for card in file.cards)
    return len(set(ids)) < len(ids)


@dataclass(frozen=True, slots=True)
class _Named:
    """The files that were read, their cards with ids; nothing made of the ``unsound`` ones may be kept."""

    files: tuple[DeckFile, ...]
    faults: tuple[Diagnostic, ...]
    unsound: frozenset[str]
    new_texts: Mapping[str, str]


def _named(
    loaded: LoadedDecks,
    done: Iterable[PackedDeck],
    project: Project,
    remembered: Iterable[Remembered],
    *,
    writing: bool,
) -> _Named:
    texts = {file.path: file.text for file in loaded.files}
    files, no_room = with_ids(loaded, done, project, remembered)
    new_texts = {file.path: file.text for file in files if file.text != texts[file.path]}
    faults = (*_found_again(loaded.diagnostics, new_texts if writing else {}), *no_room)
    unsound = frozenset(fault.source.path for fault in faults)
    if writing:
        return _Named(files, faults, unsound, new_texts)
    # What is packed with ids that are in no file is no one's to recall.
    placed = tuple(on_disk(file, texts[file.path]) for file in files)
    return _Named(placed, faults, unsound | new_texts.keys(), new_texts)


def _found_again(faults: Iterable[Diagnostic], new_texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield ``faults`` of reading, those of ``new_texts`` where they stand in these: the ids moved them down.

    That files share an id is seen by reading all of them, and stays as it was told.
    """
    yield from (fault for fault in faults if fault.source.path not in new_texts or fault.code == DUPLICATE_ID)
    for path, text in new_texts.items():
        yield from load_deck(text.removeprefix("\ufeff"), path).diagnostics


def _packed(named: _Named, packer: DeckPacker, report: Progress) -> Iterator[PackedDeck]:
    for done, file in enumerate(named.files, 1):
        yield packer.pack(file, sound=file.path not in named.unsound)
        report(done, len(named.files))


def _sharing_ids(loaded: LoadedDecks) -> set[str]:
    """Return the files that have a card id in common: whose it is nobody can tell."""
    if not any(fault.code == DUPLICATE_ID for fault in loaded.diagnostics):
        return set()
    users: dict[str, set[str]] = {}
    for file in loaded.files:
        deck = load_deck(file.text.removeprefix("\ufeff"), file.path).deck
        for card in deck.cards if deck else ():
            users.setdefault(card.id, set()).add(file.path)
    return {path for id_, paths in users.items() if id_ and len(paths) > 1 for path in paths}
