"""The heads of deck files: what each was last generated as, and the merge with what the note gives now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cardgen.model import Deck, GeneratedDeck
from cardgen.store.memory import RememberedDeck
from cardgen.store.merging.merge import join_words, merge_value
from cardgen.store.merging.plan import DECKS


@dataclass(frozen=True, slots=True)
class Heads:
    """The decks that were generated before, by the path of the file that holds them now."""

    by_file: Mapping[str, tuple[RememberedDeck, ...]]

    def base(self, file: str, deck: Deck | None, path: str = "") -> RememberedDeck | None:
        """Return what the head of ``file`` was last generated as.

        Where a person put several decks into one file it is the one generated to ``path``, then that of
        the file's own name, then the one that ``deck`` is nearest to.
        """

        def rank(known: RememberedDeck) -> tuple[bool, bool, bool, bool, str]:
            given = (deck.note, deck.name) if deck else ("", "")
            own = DECKS + known.path != file
            return known.path != path, own, known.note != given[0], known.name != given[1], known.path

        return min(self.by_file.get(file, ()), key=rank, default=None)


def find_heads(decks: Iterable[RememberedDeck], lived: Mapping[str, str]) -> Heads:
    """Return the heads of ``decks``; ``lived`` gives for a path generated to the file that holds it now."""
    found: dict[str, tuple[RememberedDeck, ...]] = {}
    for deck in decks:
        file = lived.get(DECKS + deck.path, DECKS + deck.path)
        found[file] = (*found.get(file, ()), deck)
    return Heads(found)


def merge_head(base: RememberedDeck | None, deck: Deck, head: GeneratedDeck) -> Deck:
    """Return ``deck`` with its head merged with that of the note; without a ``base`` it is the person's."""
    name, clash = merge_value(base.name if base else None, deck.name, head.name)
    waiting = deck.conflict if base and deck.name not in (base.name, head.name) else ""
    return replace(
        deck,
        name=name,
        conflict=head.name if clash else waiting,
        note=merge_value(base.note if base else None, deck.note, head.note)[0],
        tags=join_words(base.tags, deck.tags, head.tags) if base else deck.tags,
    )
