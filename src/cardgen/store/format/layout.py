"""Where things stand in the text of a deck file: lines of a node, its dash, its comments."""

import re
from dataclasses import dataclass

from cardgen.store.format.lines import Lines
from cardgen.store.format.tree import Node, Scalar, SequenceNode

_COMMENT = re.compile(r"(?:(?<=[\s,\[{])|^)#[^\n]*", re.M)
_DASH = re.compile(r"^(?P<margin> *)-(?=\s|$)", re.M)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a block list: from the first character of its dash's line to the end of its last line.

    ``margin`` is how many spaces stand before the dash. ``end`` is past the line break, where there is one.
    ``above`` is where the comments begin that stand directly above it; the first item has none.
    """

    node: Node
    start: int
    end: int
    margin: int
    above: int


class Layout:
    """The text of a file with its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text, "")

    def line_start(self, index: int) -> int:
        """Return where the line of ``index`` begins."""
        return self.lines.start(index)

    def line_end(self, index: int) -> int:
        """Return where the line of ``index`` ends, past its line break."""
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end + 1

    def text_end(self, index: int) -> int:
        """Return where the line of ``index`` ends, before its line break."""
        end = self.line_end(index)
        return len(self.text[:end].rstrip("\r\n")) if end > index else end

    def column(self, index: int) -> int:
        """Return how many characters stand before ``index`` on its line."""
        return index - self.line_start(index)

    def items(self, sequence: SequenceNode) -> tuple[Item, ...]:
        """Return the items of a block list, in order.

        Raises:
            ValueError: a dash begins no line, as YAML breaks lines where no editor does.
        """
        found: list[Item] = []
        position = self.line_start(sequence.start)
        for node in sequence.items:
            dashes = list(_DASH.finditer(self.text, position, max(node.start, position + 1)))
            if not dashes:
                raise ValueError(f"no line begins with the dash of the item at character {node.start}")
            dash = dashes[-1]
            end = self.line_end(max(node.end - 1, dash.start()))
            above = self._comments_above(dash.start(), position) if found else dash.start()
            found.append(Item(node, dash.start(), end, len(dash["margin"]), above))
            position = end
        return tuple(found)

    def _comments_above(self, start: int, end_above: int) -> int:
        """Return where the lines of comments above ``start`` begin, none of which is before ``end_above``."""
        while start > end_above:
            above = self.line_start(start - 1)
            if not self.text[above:start].lstrip().startswith("#"):
                break
            start = above
        return start

    def comments(self, start: int, end: int, node: Node) -> list[str]:
        """Return the comments between ``start`` and ``end``, a stretch that holds ``node`` alone."""
        gaps, position = [], start
        for scalar in scalars(node):
            gaps.append(self.text[position : max(position, scalar.start)])
            position = max(position, scalar.end)
            if scalar.style in ("|", ">"):
                gaps.append(self._header(scalar))
        gaps.append(self.text[position:end])
        return [found.strip() for gap in gaps for found in _COMMENT.findall(gap)]

    def _header(self, scalar: Scalar) -> str:
        return self.text[scalar.start : self.text_end(scalar.start)]


def scalars(node: Node) -> list[Scalar]:
    """Return the texts in ``node``, keys included, in order."""
    if isinstance(node, Scalar):
        return [node]
    children = (
        node.items if isinstance(node, SequenceNode) else tuple(part for pair in node.pairs for part in pair)
    )
    return [scalar for child in children for scalar in scalars(child)]


def reindent(chunk: str, by: int) -> str:
    """Return ``chunk`` with ``by`` more spaces (fewer if negative) before every line that is not blank."""
    if by >= 0:
        return re.sub(r"^(?=[^\n])", " " * by, chunk, flags=re.M)
    return re.sub(rf"^ {{0,{-by}}}", "", chunk, flags=re.M)
