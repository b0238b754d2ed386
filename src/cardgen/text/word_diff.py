"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher
from enum import StrEnum

from cardgen.text.scripts import HAN

MOST_WORDS = 2000  # of both texts together; beyond it the comparison would take seconds
_CONTEXT = 6  # words kept beside a change
_WORD = re.compile(rf"[{HAN}]|[^\W{HAN}]+|\s+|[^\w\s]", re.UNICODE)


class Side(StrEnum):
    """Which of the two texts a piece stands in."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


Piece = tuple[Side, str]


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in order; long stretches that are the same are shortened by ``…``.

    A Chinese character counts as a word. Texts that are too long to compare are one change as a whole.
    """
    if old == new:
        return ()
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        return ((Side.OLD, old), (Side.NEW, new))
    pieces: list[Piece] = []
    for what, a, a_end, b, b_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            ends = (a == b == 0, a_end == len(before) and b_end == len(after))
            pieces.append((Side.BOTH, _shortened(before[a:a_end], *ends)))
        else:
            pieces += _changed(before[a:a_end], after[b:b_end])
    return tuple(pieces)


def _changed(old: list[str], new: list[str]) -> list[Piece]:
    sides = ((Side.OLD, "".join(old)), (Side.NEW, "".join(new)))
    return [(side, text) for side, text in sides if text]


def _shortened(words: list[str], first: bool, last: bool) -> str:
    head = [] if first else words[:_CONTEXT]
    tail = [] if last else words[-_CONTEXT:]
    if len(words) <= len(head) + len(tail):
        return "".join(words)
    return "".join([*head, "…", *tail])
