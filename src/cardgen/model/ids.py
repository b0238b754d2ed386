"""Ids of cards: made once from what a card is, then stored and never derived again."""

import hashlib

ID_LENGTH = 10
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
_PAIRS = [low + high for high in _ALPHABET for low in _ALPHABET]  # two digits at once, the lower one first


def derive_id(*parts: str) -> str:
    """Return ten letters or digits that depend on ``parts`` and their order alone, the first a letter."""
    digest = hashlib.sha256("\x00".join(parts).encode()).digest()
    number = int.from_bytes(digest[:16], "big")
    number, first = divmod(number, 26)
    letters = [_ALPHABET[10 + first]]
    for _ in range(ID_LENGTH // 2):
        number, pair = divmod(number, len(_PAIRS))
        letters.append(_PAIRS[pair])
    return "".join(letters)[:ID_LENGTH]
