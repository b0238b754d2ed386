"""Cards that were packed before: what has the same key is not rendered again.

Only cards without pictures, sounds and faults are kept: what they become depends on nothing but their key.
"""

from pathlib import Path

from cardgen.cache.entry import digest, read_entry, write_entry
from cardgen.cache.folder import cache_folder
from cardgen.cache.version import code_version
from cardgen.flows.pack import PackedCard, Packer
from cardgen.model import Card, Deck
from cardgen.render.fields import media_references


class PackedBefore:
    """Packs the cards of the deck files of one project, the known ones from the cache."""

    def __init__(self, root: Path, packer: Packer) -> None:
        self._packer = packer
        self._folder = cache_folder(root) / "cards"

    def pack(self, deck: Deck) -> tuple[PackedCard, ...]:
        """Return the cards of ``deck`` that have an id, packed; keep what the next build can use."""
        file = self._folder / f"{digest(deck.place.path)}.json"
        entry = read_entry(file, code_version())
        known = entry if isinstance(entry, dict) else {}
        kept: dict[str, list[object]] = {}
        packed = []
        for card in deck.cards:
            if card.id:
                key = self._packer.key(card, deck)
                done = self._known(card, deck, known.get(key)) or self._packer.pack(card, deck)
                packed.append(done)
                if _is_whole(card, done):
                    kept[key] = [done.note.fields, done.content]
        if kept.keys() != known.keys():
            write_entry(file, code_version(), kept)
        return tuple(packed)

    def _known(self, card: Card, deck: Deck, row: list[object] | None) -> PackedCard | None:
        match row:
            case [list(fields), str(content)]:
                return self._packer.recall(card, deck, fields, content)
        return None


def _is_whole(card: Card, packed: PackedCard) -> bool:
    return not (packed.media or packed.diagnostics or media_references(card))
