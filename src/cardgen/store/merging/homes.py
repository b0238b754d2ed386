"""Which file a generated deck lives in: its own, a person's, or a renamed section's."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Homes:
    """Where generated decks live. All paths are relative to the project's folder.

    ``targets`` gives for each incoming deck path the file its cards belong in; ``renames`` the files to
    rename (old path to new); ``lived`` for each path generated before the file that holds that deck now.
    """

    targets: Mapping[str, str]
    renames: Mapping[str, str]
    lived: Mapping[str, str]


def find_homes(
    files: Iterable[str],
    remembered: Iterable[tuple[str, str]],
    incoming: Mapping[str, Iterable[tuple[str, str]]],
    others: frozenset[str],
) -> Homes:
    """Return the homes of the decks in ``incoming``.

    ``files`` are the deck files there are. ``remembered`` has for every remembered card in a file the path
    it was generated to and that file. ``incoming`` has for each incoming path the same pairs of its cards.
    The files in ``others`` keep their names.
    """
    present = frozenset(files)
    lived = find_lived(present, remembered)
    targets: dict[str, str] = {}
    renames: dict[str, str] = {}
    bound = set(others)
    for path, votes in incoming.items():
        target, renamed = path, ""
        if path not in present:
            target, renamed = _elect(path, Counter(votes), lived, incoming, bound)
        targets[path] = target
        if renamed:
            renames[renamed] = path
            bound.add(renamed)
    return Homes({path: renames.get(file, file) for path, file in targets.items()}, renames, lived)


def find_lived(files: Iterable[str], remembered: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return ``lived`` of the homes; a deck of which no card is in a file has none."""
    present = frozenset(files)
    votes: dict[str, Counter[str]] = {}
    for generated_to, file in remembered:
        votes.setdefault(generated_to, Counter())[file] += 1
    return {path: path if path in present else _most(counter) for path, counter in votes.items()}


def _most(counter: Counter[str]) -> str:
    return min(counter, key=lambda file: (-counter[file], file))


def _elect(
    path: str,
    votes: Counter[tuple[str, str]],
    lived: Mapping[str, str],
    incoming: Mapping[str, Iterable[tuple[str, str]]],
    bound: Set[str],
) -> tuple[str, str]:
    """Return the file for a deck with no file of its name, and the file to rename to it (or nothing).

    No file in ``bound`` is renamed.
    """
    for (generated_to, file), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if lived.get(generated_to) != file:
            continue  # a person moved this card out of its deck
        if generated_to != file:
            if generated_to == path or generated_to not in incoming:
                return file, ""  # a person renamed the file: it stays theirs
        elif file not in incoming and file not in bound:
            return path, file
    return path, ""
