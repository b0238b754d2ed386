"""Deck files with some of their cards changed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from cardgen.model import Card
from cardgen.store.deck_file import DeckFile
from cardgen.store.format.rewrite import rewrite

Texts = dict[Path, str | None]


def rewritten(
    root: Path, files: Iterable[DeckFile], change: Callable[[Card], Card | None]
) -> tuple[Texts, Texts]:
    """Return the new texts of those ``files`` in which ``change`` changes a card, and the texts they had.

    A card of which it makes None goes.
    """
    texts: Texts = {}
    before: Texts = {}
    for file in files:
        cards = tuple(new for card in file.cards if (new := change(card)) is not None)
        if file.deck and cards != file.deck.cards:
            path = root / file.path
            texts[path] = rewrite(file.text, file.path, replace(file.deck, cards=cards))
            before[path] = file.text
    return texts, before
