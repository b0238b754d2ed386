"""Identities in Anki: guids of notes, names and numbers of decks. Never random, never from editable text."""

import hashlib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from cardgen.model import CardSort

_LOWEST, _SPAN = 1 << 30, (1 << 52) - (1 << 30)  # above every built-in id, exact in JavaScript's numbers


def guid(namespace: str, card_id: str, sort: CardSort) -> str:
    """Return the guid of a card's note: 20 hex digits of a hash of the namespace, the card's id and its sort.

    Anki compares guids by case and over the whole collection, so the namespace keeps projects apart.
    A card turned from question into cloze is another note to Anki: its note type cannot change on import.
    """
    text = "\x00".join(("cardgen", namespace, card_id, str(sort)))
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def deck_name(name: str) -> str:
    """Return ``name`` as Anki stores it: parts trimmed, without control characters, an empty one ``blank``.

    A deck called ``Default`` would be renamed by Anki on import; it becomes ``Default deck`` here.
    """
    parts = [_component(part) for part in name.split("::")]
    return "Default deck" if parts == ["Default"] else "::".join(parts)


def _component(part: str) -> str:
    plain = unicodedata.normalize("NFC", part)
    return "".join(c for c in plain if unicodedata.category(c) != "Cc").strip() or "blank"


@lru_cache(maxsize=4096)  # asked for each note of a deck
def deck_key(name: str) -> str:
    """Return what is equal for two names that Anki takes for one deck (it ignores case)."""
    return deck_name(name).casefold()


def deck_ids(names: Iterable[str]) -> dict[str, int]:
    """Return a number for each deck name, keyed by ``deck_key``.

    The number follows from the name alone; where two would be equal in one package the next free one is
    taken. Anki matches decks by name: the number only has to be stable, unique in the package, and neither
    0 nor 1 (1 is Anki's own Default deck).
    """
    ids: dict[str, int] = {}
    taken: set[int] = set()
    for key in sorted({deck_key(name) for name in names}):
        number = _LOWEST + int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") % _SPAN
        while number in taken:
            number += 1
        taken.add(number)
        ids[key] = number
    return ids
