"""YAML text as a tree of nodes that know their characters: every scalar stays text, nothing is built.

A reader of its own beside ``cardgen.text.yaml_tree``, which knows lines and columns only: a deck file
is rewritten in place, and that takes the offsets where each node begins and ends. Reads libyaml's events, so
that ``no``, ``12:30``, ``017`` and ``2024-01-01`` are what a person wrote.
Anchors, aliases and tags are refused: a deck needs none, and a stranger's could expand without end.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 12  # a deck nests five deep
_TOO_DEEP = "lists and mappings are nested too deep"
_RETRIES = 20
# What the YAML reader would refuse; told here with its place, and blanked so that the rest can be read.
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST_CARD = re.compile(r"^cards:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?P<indent> *)- ", re.M)


class Scalar(NamedTuple):
    """A text; ``style`` is ``'``, ``"``, ``|``, ``>`` or empty for a plain one. Ends where its text ends."""

    value: str
    style: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list; ``flow`` if it is written in brackets."""

    items: tuple["Node", ...]
    flow: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys with their values, in order, doubles included; ``flow`` if it is written in braces."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    flow: bool
    start: int
    end: int

    def value(self, key: str) -> "Node | None":
        """Return the first value of ``key``, None where it is missing."""
        return next((node for name, node in self.pairs if name.value == key), None)

    def key(self, key: str) -> Scalar | None:
        """Return the first ``key``, None where it is missing."""
        return next((name for name, _ in self.pairs if name.value == key), None)


Node = Scalar | SequenceNode | MappingNode


@dataclass(frozen=True, slots=True)
class TreeFault:
    """A fault of the YAML itself at a character; ``text`` has what is wrong and the remedy."""

    index: int
    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The root of a text, None where it is empty or cannot be read; ``broken`` if parts were left out."""

    root: Node | None
    faults: tuple[TreeFault, ...]
    broken: bool = False


def parse_tree(text: str) -> Tree:
    """Return the tree of ``text`` with every fault found; a fault in one card leaves the others readable."""
    faults = _unreadable(text)
    text = _UNREADABLE.sub(" ", text) if faults else text
    for _ in range(_RETRIES):
        builder = _Builder(text)
        try:
            root = builder.build()
        except yaml.YAMLError as error:
            fault = _syntax_fault(error, text)
            rest = _without_card(text, fault.index)
            faults.append(fault)
            if rest == text:
                break
            text = rest
        else:
            broken = any(fault.code == "yaml-syntax" for fault in faults)
            return Tree(root, (*faults, *builder.faults), broken)
    return Tree(None, tuple(faults), broken=True)


def _unreadable(text: str) -> list[TreeFault]:
    if text.replace("\n", "").isprintable():
        return []
    return [
        TreeFault(
            match.start(),
            "yaml-character",
            f"the character U+{ord(match[0]):04X} cannot stand here.",
            "Delete it.",
        )
        for match in _UNREADABLE.finditer(text)
    ]


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end was not met yet."""

    mapping: bool
    flow: bool
    start: int
    children: list[Node] = field(default_factory=list)


_STARTS = frozenset({yaml.SequenceStartEvent, yaml.MappingStartEvent})
_CLOSES = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
_BLOCK_STYLES = frozenset("|>")
_make: Callable[[type[Scalar], tuple[str, str, int, int]], Scalar] = tuple.__new__  # half the time of its own
_ENDS = frozenset({yaml.DocumentEndEvent, yaml.StreamEndEvent})


class _Builder:
    """Turns the events of one document into nodes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.faults: list[TreeFault] = []

    def build(self) -> Node | None:
        """Return the root of the first document, None where it is empty."""
        loader = _LOADER(self._text)
        try:
            return self._read(loader.get_event)
        finally:
            loader.dispose()

    def _read(self, next_event: Callable[[], Any]) -> Node | None:
        """Read all events. There is one for each word of a deck: what is called here is called that often."""
        top = _Open(mapping=False, flow=False, start=0)
        stack = [top]
        children = top.children
        while (sort := type(event := next_event())) not in _ENDS:
            if sort is yaml.ScalarEvent:
                style, start, end = event.style or "", event.start_mark.index, event.end_mark.index
                if style in _BLOCK_STYLES:
                    end = self._block_end(start, end)
                if event.anchor is not None or event.tag is not None:
                    self._check_properties(event)
                children.append(_make(Scalar, (event.value, style, start, end)))
                continue
            if sort in _STARTS:
                stack.append(self._opened(event, len(stack)))
            elif sort in _CLOSES:
                node = self._close(stack.pop(), event.end_mark.index)
                stack[-1].children.append(node)
            elif sort is yaml.AliasEvent:
                children.append(self._alias(event))
            children = stack[-1].children
        if sort is yaml.DocumentEndEvent and type(event := next_event()) is yaml.DocumentStartEvent:
            message = "a second document begins here."
            self._refuse(event, "yaml-documents", message, "Put it into its own file.")
        return top.children[0] if top.children else None

    def _opened(self, event: Any, depth: int) -> _Open:
        if depth > _DEPTH:
            raise yaml.MarkedYAMLError(problem=_TOO_DEEP, problem_mark=event.start_mark)
        self._check_properties(event)
        mapping = type(event) is yaml.MappingStartEvent
        return _Open(mapping, bool(event.flow_style), event.start_mark.index)

    def _alias(self, event: Any) -> Scalar:
        message = f"the alias *{event.anchor} is not allowed in a deck."
        self._refuse(event, "yaml-alias", message, "Write the text itself.")
        return Scalar("", "", event.start_mark.index, event.end_mark.index)

    def _check_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(
                event, "yaml-anchor", f"the anchor &{event.anchor} is not allowed in a deck.", "Delete it."
            )
        if event.tag is not None:
            self._refuse(
                event,
                "yaml-tag",
                f"the tag {event.tag} is not allowed in a deck.",
                "Delete it; put the text in quotes if need be.",
            )

    def _refuse(self, event: Any, code: str, message: str, remedy: str) -> None:
        self.faults.append(TreeFault(event.start_mark.index, code, message, remedy))

    def _block_end(self, start: int, end: int) -> int:
        """Return where a block scalar's last line ends: libyaml counts blank lines after it to it."""
        raw = self._text[start:end]
        if "+" in raw.partition("\n")[0].partition("#")[0]:
            return start + len(raw.rstrip(" ")) if raw.strip() else end
        return start + len(raw.rstrip())

    def _close(self, open_: _Open, end: int) -> Node:
        children = open_.children
        if not open_.flow:
            end = children[-1].end if children else open_.start
        if not open_.mapping:
            return SequenceNode(tuple(children), open_.flow, open_.start, end)
        return MappingNode(self._pairs(children), open_.flow, open_.start, end)

    def _pairs(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        pairs = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if isinstance(key, Scalar):
                pairs.append((key, value))
            else:
                fault = TreeFault(
                    key.start,
                    "yaml-key",
                    "a key must be one word.",
                    "Put text that begins with [ or { in quotes.",
                )
                self.faults.append(fault)
        return tuple(pairs)


_REMEDIES = {
    "mapping values are not allowed": "Quote text with a colon and a space, or write it below after `|`.",
    "did not find expected key": "Check the indentation of this line and the quotes above it.",
    "found character that cannot start any token": "Indent with spaces; quote text that begins with @ or %.",
    "found a tab character": "Indent with spaces.",
    "found unknown escape character": "Write backslashes in a block after `|`, or in single quotes.",
    "quoted scalar": "Close the quotes, or write the text below the key after `|`.",
    "bracket or brace": "Put text that holds a comma, brackets or braces in quotes.",
}


_MERGE_MARK = re.compile(r"^<{7} ", re.M)


def _syntax_fault(error: yaml.YAMLError, text: str) -> TreeFault:
    if merge := _MERGE_MARK.search(text):
        remedy = "Keep one side or both, and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`."
        return TreeFault(merge.start(), "yaml-syntax", "a merge conflict of git is left here.", remedy)
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "this is not YAML")
    context = str(getattr(error, "context", None) or "")
    if "quoted scalar" in context and "escape" not in problem:
        mark = getattr(error, "context_mark", None) or mark  # where the quote opens, not where the file ends
        problem = "this quoted text does not end where it should"
    if "flow" in context:
        mark = getattr(error, "context_mark", None) or mark
        problem = "the bracket or brace that opens here is not closed where it should be"
    index = min(mark.index, max(0, len(text) - 1)) if mark is not None else 0
    both = f"{problem} {context}"
    remedy = next(
        (remedy for sign, remedy in _REMEDIES.items() if sign in both), "Compare with docs/deck-format.md."
    )
    return TreeFault(index, "yaml-syntax", f"not valid YAML: {problem}.", remedy)


def _without_card(text: str, index: int) -> str:
    """Return ``text`` with the card around ``index`` blanked, all else in place; itself where none is."""
    first = _FIRST_CARD.search(text)
    if first is None:
        return text
    begin = first.start("indent")
    starts = [m.start() for m in re.compile(rf"^{first['indent']}- ", re.M).finditer(text, begin)]
    number = bisect_right(starts, index) - 1
    if number < 0:
        return text
    start = starts[number]
    end = starts[number + 1] if number + 1 < len(starts) else len(text)
    # comment lines, as blank ones would be text of a block scalar above
    return (
        text[:start] + re.sub(r"[^\r\n]+", lambda line: "#".ljust(len(line[0])), text[start:end]) + text[end:]
    )
