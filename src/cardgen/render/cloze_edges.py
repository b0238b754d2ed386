"""Clozes that run over the edge of a paragraph, a list item, a cell or emphasis, brought into balance.

Anki puts a ``<span>`` around a cloze, or dots in its place: where a tag begins within and ends without, both
sides of the card fall apart. So such a cloze is set around the widest pieces that lie wholly between its
marks; where these do not stand side by side, each is hidden by itself under the one number.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from cardgen.render.cloze import Mark, Marks

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")
_VOID, _SEEN_VOID = frozenset({"br", "col", "hr", "img", "wbr"}), frozenset({"hr", "img"})
# What stands in a list or a table alone: no ``<span>`` may stand around it.
_MEMBERS = frozenset({"li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "caption", "summary"})


class _Tag(Enum):
    BEGIN = "<"
    END = "</"


class _Part(NamedTuple):
    """A mark, a tag, or what has no ``sort``: a text, or a tag without end. ``name`` is that of a tag."""

    sort: Mark | _Tag | None
    html: str
    name: str = ""


@dataclass(slots=True, eq=False)
class _Node:
    """An element, a text or a mark. ``first`` and ``last`` are the places of what is seen in it.

    ``order`` is that among its neighbours, ``at`` or what a mark that was set there goes by.
    """

    at: int
    html: str
    order: int
    name: str = ""
    end_tag: str = ""
    children: list["_Node"] = field(default_factory=list)
    first: int = -1
    last: int = -1


_order = attrgetter("order")


class _Cloze(NamedTuple):
    """The nodes of two marks, each with the element it stands in."""

    begin: _Node
    begin_in: _Node
    end: _Node
    end_in: _Node


def balanced(html: str, marks: Marks) -> str:
    """Return ``html`` with its clozes in balance; ``marks`` has made their tokens.

    A mark without its partner is left out.
    """
    pieces = _paired(list(marks.pieces(html)))
    parts = [part for sort, piece in pieces for part in _parts(sort, piece)] if "<" in html else []
    if _nest(parts):
        return "".join(piece for _, piece in pieces)
    root, clozes = _tree(_with_flat_hints(parts))
    for cloze in clozes:
        if cloze.begin_in is not cloze.end_in:
            _balance(root, cloze, marks.end)
    return _EMPTY_PARAGRAPH.sub("", _html(root)).strip()


def _paired(pieces: Sequence[tuple[Mark | None, str]]) -> list[tuple[Mark | None, str]]:
    opened: list[list[int]] = []  # each with its hint
    lost: set[int] = set()
    for at, (sort, _) in enumerate(pieces):
        if sort == Mark.BEGIN:
            opened.append([at])
        elif sort == Mark.HINT and opened:
            opened[-1].append(at)
        elif sort == Mark.END and opened:
            opened.pop()
        elif sort:
            lost.add(at)
    lost.update(at for marks in opened for at in marks)
    return [piece for at, piece in enumerate(pieces) if at not in lost]


def _parts(sort: Mark | None, html: str) -> Iterator[_Part]:
    if sort:
        yield _Part(sort, html)
        return
    end = 0
    for tag in _TAG.finditer(html):
        yield _Part(None, html[end : tag.start()])
        yield _Part(None if tag[2] in _VOID else _Tag.END if tag[1] else _Tag.BEGIN, tag[0], tag[2])
        end = tag.end()
    yield _Part(None, html[end:])


def _nest(parts: Sequence[_Part]) -> bool:
    """Tell whether every tag begins and ends on the same side of each mark."""
    opened: list[Mark | _Tag] = []
    for part in parts:
        if part.sort in (Mark.BEGIN, _Tag.BEGIN):
            opened.append(part.sort)
        elif part.sort in (Mark.HINT, Mark.END, _Tag.END):
            if not opened or opened[-1] != (_Tag.BEGIN if part.sort == _Tag.END else Mark.BEGIN):
                return False
            if part.sort != Mark.HINT:
                opened.pop()
    return True


def _with_flat_hints(parts: Sequence[_Part]) -> list[_Part]:
    """Return ``parts`` with each hint and the mark behind it as one, the tags that reach out around it."""
    flat: list[_Part] = []
    hints: list[int] = []  # where that of each open cloze begins, or -1
    for part in parts:
        flat.append(part)
        if part.sort == Mark.BEGIN:
            hints.append(-1)
        elif part.sort == Mark.HINT and hints[-1] < 0:
            hints[-1] = len(flat) - 1
        elif part.sort == Mark.END and (hint := hints.pop()) >= 0:
            flat[hint:] = _flat(flat[hint:])
    return flat


def _flat(hint: Sequence[_Part]) -> list[_Part]:
    begun: list[int] = []
    ended: list[int] = []
    for place, part in enumerate(hint):
        if part.sort == _Tag.BEGIN:
            begun.append(place)
        elif part.sort == _Tag.END and begun:
            begun.pop()
        elif part.sort == _Tag.END:
            ended.append(place)
    apart = {*begun, *ended}
    inner = "".join(part.html for place, part in enumerate(hint) if place not in apart)
    return [*(hint[place] for place in ended), _Part(Mark.END, inner), *(hint[place] for place in begun)]


def _tree(parts: Sequence[_Part]) -> tuple[_Node, list[_Cloze]]:
    """Return a root that holds ``parts``, and their clozes, inner ones first."""
    path = [_Node(-1, "", -1)]
    opened: list[tuple[_Node, _Node]] = []
    clozes = []
    for at, part in enumerate(parts):
        if part.sort == _Tag.END:
            path.pop().end_tag = part.html
            continue
        node = _Node(at, part.html, at, part.name)
        path[-1].children += [node] if part.html else []
        if part.sort == _Tag.BEGIN:
            path.append(node)
        elif part.sort == Mark.BEGIN:
            opened.append((node, path[-1]))
        elif part.sort == Mark.END:
            clozes.append(_Cloze(*opened.pop(), node, path[-1]))
        elif part.name in _SEEN_VOID or (not part.name and part.html.strip()):
            for holder in (*path, node):
                holder.first, holder.last = at if holder.first < 0 else holder.first, at
    return path[0], clozes


def _balance(root: _Node, cloze: _Cloze, end_mark: str) -> None:
    """Set the marks of ``cloze`` around each of the widest pieces between them, the hint to the first."""
    begin, end = cloze.begin, cloze.end
    hidden = list(_hidden(root, begin.at, end.at))
    _take_out(end, cloze.end_in.children)
    if not hidden:
        cloze.begin_in.children.insert(cloze.begin_in.children.index(begin) + 1, end)
        return
    _take_out(begin, cloze.begin_in.children)
    closing = end.html
    for parent, pieces in hidden:
        first, last = map(parent.children.index, (pieces[0], pieces[-1]))
        parent.children[last + 1 : last + 1] = [_Node(end.at, closing, pieces[-1].order)]
        parent.children[first:first] = [_Node(begin.at, begin.html, pieces[0].order)]
        closing = end_mark


def _take_out(mark: _Node, nodes: list[_Node]) -> None:
    """Remove ``mark``, and the space before it where nothing stands behind it."""
    place = nodes.index(mark)
    del nodes[place]
    if place == len(nodes) > 0 and not nodes[-1].name:
        nodes[-1].html = nodes[-1].html.rstrip()


def _hidden(node: _Node, begin: int, end: int) -> Iterator[tuple[_Node, list[_Node]]]:
    """Yield the widest pieces of ``node`` between two places: neighbours, each time with what holds them."""

    def is_whole(child: _Node) -> bool:
        if child.first < 0:  # another mark, or nothing to be seen
            return begin < child.at < end
        return begin < child.first and child.last < end and child.name not in _MEMBERS

    for whole, neighbours in groupby(_between(node.children, begin, end), is_whole):
        children = list(neighbours)
        if whole and any(child.first >= 0 for child in children):
            ends = [place for place, child in enumerate(children) if child.first >= 0 or _is_mark(child)]
            yield node, children[ends[0] : ends[-1] + 1]
        elif not whole:
            for child in children:
                if child.first < end and child.last > begin:
                    yield from _hidden(child, begin, end)


def _is_mark(node: _Node) -> bool:
    return not node.name and node.html.strip() != ""


def _between(nodes: list[_Node], begin: int, end: int) -> list[_Node]:
    """Return those of ``nodes`` that may reach between two places, however many there are beside."""
    low = max(bisect_right(nodes, begin, key=_order) - 1, 0)
    low = bisect_left(nodes, nodes[low].order, key=_order) if nodes else 0  # with the marks set before it
    return nodes[low : bisect_left(nodes, end, key=_order)]


def _html(node: _Node) -> str:
    return f"{node.html}{''.join(map(_html, node.children))}{node.end_tag}"
