"""A regular expression for any word of a long list, as fast as for a short one.

Python's engine tries the alternatives of ``a|b|c`` one after the other, at every place of a text. A tree by
letters (``ab(?:c|d)?``) takes one step a letter instead, and begins with a letter that can be searched for.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

_Tree: TypeAlias = "dict[str, _Tree]"
_END = ""  # the key that says a word ends here


def one_of(words: Iterable[str], conditions: Mapping[str, str] | None = None) -> str:
    """Return a regular expression that matches the longest of ``words``, then shorter ones.

    ``conditions`` are expressions without width that must hold at the end of a word.
    """
    tree: _Tree = {}
    for word in words:
        place = tree
        for letter in word:
            place = place.setdefault(letter, {})
        place[_END] = {}
    return _pattern(tree, "", conditions or {})


def _pattern(tree: _Tree, before: str, conditions: Mapping[str, str]) -> str:
    branches = [
        re.escape(letter) + _pattern(below, before + letter, conditions)
        for letter, below in tree.items()
        if letter != _END
    ]
    if _END not in tree:
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    condition = conditions.get(before, "")
    if not branches:
        return condition
    return f"(?:{'|'.join(branches)}|{condition})"
