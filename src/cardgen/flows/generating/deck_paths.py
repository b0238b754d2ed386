"""Which file each generated deck goes to: that of another note is not touched, one's own is kept."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from cardgen.model import GeneratedDeck
from cardgen.store.deck_file import DeckFile
from cardgen.store.memory import Memory
from cardgen.store.merging.plan import DECKS

_NUMBERED = re.compile(r"(.+)-\d+\.yaml")


@dataclass(frozen=True, slots=True)
class Claims:
    """Whose the deck files are: ``notes`` by path below ``decks/``; those in ``gone`` exist no more.

    ``names`` are those that decks were last generated with, by note and path. ``numbered`` are the paths with
    a number, by the path that they have it behind.
    """

    notes: Mapping[str, Sequence[str]]
    numbered: Mapping[str, Sequence[str]]
    gone: frozenset[str]
    names: Mapping[tuple[str, str], str]

    def owner(self, path: str) -> str:
        """Return the note that ``path`` belongs to, "" where there is none."""
        return next((note for note in self.notes.get(path, ()) if note not in self.gone), "")

    def is_disputed(self, path: str, note: str) -> bool:
        """Tell whether ``path`` is of another note than ``note``, or was, and not of ``note`` now."""
        return any(one != note for one in self.notes.get(path, ())) and self.owner(path) != note

    def is_open(self, path: str, note: str) -> bool:
        """Tell whether ``note`` may have its deck at ``path``."""
        return self.owner(path) in ("", note)


def claims(files: Iterable[DeckFile], memory: Memory, gone: frozenset[str]) -> Claims:
    """Return whose the deck files are: as remembered, else as the head of the file says."""
    notes: dict[str, list[str]] = {}
    for deck in sorted(memory.decks, key=lambda deck: deck.note):
        notes.setdefault(deck.path, []).append(deck.note)
    for file in files:
        if file.deck and file.deck.note:
            notes.setdefault(file.path.removeprefix(DECKS), [file.deck.note])
    numbered: dict[str, list[str]] = {}
    for path in notes:
        if match := _NUMBERED.fullmatch(path):
            numbered.setdefault(f"{match[1]}.yaml", []).append(path)
    return Claims(notes, numbered, gone, {(deck.note, deck.path): deck.name for deck in memory.decks})


def with_own_paths(decks: Iterable[GeneratedDeck], known: Claims) -> tuple[GeneratedDeck, ...]:
    """Give each deck a file of its own: two notes may have one name (``a.md``, ``a.markdown``, dated ones).

    What a note has had it keeps; what belongs to another note, also one that is not read now, it never gets.
    """
    wanted = tuple(decks)
    first = {(deck.note, deck.path) for deck in wanted}
    taken: set[str] = set()
    placed = []
    for deck in wanted:
        path = _kept(deck, known, first, taken) or _free(deck, known, taken)
        taken.add(path)
        placed.append(replace(deck, path=path))
    return tuple(placed)


def _kept(deck: GeneratedDeck, known: Claims, first: set[tuple[str, str]], taken: set[str]) -> str:
    """Return the numbered path that a deck has had since its first one was another note's, else "".

    Where no note has the first one any more, a deck of the same name shows that this is the case; another
    name, that its section was renamed.
    """
    freed = deck.path not in known.notes
    if not freed and not known.is_disputed(deck.path, deck.note):
        return ""
    own = (path for path in known.numbered.get(deck.path, ()) if known.owner(path) == deck.note)
    had = (path for path in own if not freed or known.names.get((deck.note, path)) == deck.name)
    return min((path for path in had if path not in taken and (deck.note, path) not in first), default="")


def _free(deck: GeneratedDeck, known: Claims, taken: set[str]) -> str:
    return next(path for path in _numbered(deck.path) if path not in taken and known.is_open(path, deck.note))


def _numbered(path: str) -> Iterator[str]:
    yield path
    for number in count(2):
        yield f"{path.removesuffix('.yaml')}-{number}.yaml"
