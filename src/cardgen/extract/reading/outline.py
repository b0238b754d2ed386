"""An outline: an item that is no more than a name, and deeper items that tell what it is."""

from collections.abc import Sequence
from itertools import takewhile

from cardgen.extract.reading.headings import generic_name, is_part, is_question
from cardgen.extract.reading.terms import Term
from cardgen.extract.reading.view import Node, Passage
from cardgen.text.expression import expression

_LONGEST, _LONGEST_LATIN, _MOST_WORDS = 14, 36, 5  # characters and words of a name
_NO_NAME = expression(r"[，。；：、,;:!?！？=→]|\.\s|^\W*$")
_GLOSS_LAST = expression(r"(?<=\S)\s?[（(](?=[^（）()]*[A-Za-z\u4e00-\u9fff])[^（）()]{2,60}[）)]$")


def outline_name(passage: Passage, following: Node | None) -> str:
    """Return the name that an item of a list is, where ``following`` is the first of the items below it."""
    below = isinstance(following, Passage) and following.run >= 0 and following.depth == passage.depth + 1
    if passage.run < 0 or not below:
        return ""
    text = _GLOSS_LAST.sub("", passage.text.strip()).strip()
    if _NO_NAME.search(text):
        return ""
    longest = _LONGEST_LATIN if text.isascii() else _LONGEST
    too_long = len(text) > longest or len(text.split()) > _MOST_WORDS
    return "" if too_long or generic_name(text) or is_part(text) or is_question(text) else text


def names_above(nodes: Sequence[Node]) -> dict[int, str]:
    """Return, by the index of each item among ``nodes``, the name of the item that it stands right below."""
    found: dict[int, str] = {}
    above: list[Passage] = []
    for node in nodes:
        if not isinstance(node, Passage) or node.run < 0:
            above.clear()
            continue
        while above and above[-1].depth >= node.depth:
            above.pop()
        if above and above[-1].depth == node.depth - 1:
            parent = above[-1]
            found[node.index] = parent.prose.restore(outline_name(parent, nodes[parent.index + 1]))
        above.append(node)
    return found


def items_behind(nodes: Sequence[Node], index: int) -> list[Passage]:
    """Return the items, of any depth, with which ``nodes`` go on from ``index``."""
    items = takewhile(lambda node: isinstance(node, Passage) and node.run >= 0, nodes[index:])
    return [node for node in items if isinstance(node, Passage)]


class Outline:
    """The names of the items that an item stands below, by the depth of their lists."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}

    def parent(self, passage: Passage) -> str:
        """Return the name of the item right above ``passage``, or nothing; forget what is deeper."""
        self._names = {depth: name for depth, name in self._names.items() if depth < passage.depth}
        return self._names.get(passage.depth - 1, "") if passage.run >= 0 else ""

    def add(self, passage: Passage, term: Term | None, following: Sequence[Node]) -> None:
        """Take note of the name that an item is, or opens with."""
        named = term.name if term and not generic_name(term.name) else ""
        name = named or outline_name(passage, following[0] if following else None)
        if passage.run >= 0 and name:
            self._names[passage.depth] = passage.prose.restore(name)
