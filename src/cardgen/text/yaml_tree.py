"""YAML as a tree of texts that know their lines: ``no``, ``017`` and ``2024-01-01`` stay what a person wrote.

Built from libyaml's events, as its own composer recurses in C and ends the process on deep nesting. Tags are
ignored, so that nothing is ever constructed; anchors and aliases are refused, as they can expand without end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 30
_TOO_DEEP = "lists and mappings are nested too deeply"


class YamlFault(ValueError):
    """The text is no YAML that can be read; ``line`` and ``column`` are 1-based, 0 where unknown."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; ``line`` and ``column`` are 1-based. ``plain`` if it stands without quotes."""

    value: str
    plain: bool
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in order, doubles included."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int

    def value(self, key: str) -> "Node | None":
        """Return the last value of ``key``, None where it is missing."""
        return next((node for name, node in reversed(self.pairs) if name.value == key), None)


Node = Scalar | Sequence | Mapping


def read_yaml(text: str) -> Node | None:
    """Return the root of the first document in ``text``, None where it is empty.

    Raises:
        YamlFault: ``text`` is no YAML, nests too deeply, or uses anchors or keys that are no text.
    """
    try:
        events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                return _node(event, events, 0)
    except yaml.YAMLError as failure:
        mark = getattr(failure, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise YamlFault(_reason(failure), line, column) from failure
    return None


def _reason(failure: yaml.YAMLError) -> str:
    """What libyaml says; newer ones have a limit of their own for nesting, which they meet before ours."""
    reason = getattr(failure, "problem", None) or getattr(failure, "reason", None) or "it cannot be read"
    return _TOO_DEEP if "nesting" in str(reason) else str(reason)


def _node(event: Any, events: Iterator[Any], depth: int) -> Node:
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise YamlFault("anchors (&) and aliases (*) are not read here", line, column)
    if depth > _DEEPEST:
        raise YamlFault(_TOO_DEEP, line, column)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, event.style in (None, ""), line, column)
    if isinstance(event, yaml.SequenceStartEvent):
        return Sequence(tuple(_inside(events, yaml.SequenceEndEvent, depth)), line, column)
    nodes = list(_inside(events, yaml.MappingEndEvent, depth))
    keys = [key for key in nodes[::2] if isinstance(key, Scalar)]
    if len(keys) * 2 != len(nodes):
        raise YamlFault("a key is no text", line, column)
    return Mapping(tuple(zip(keys, nodes[1::2], strict=True)), line, column)


def _inside(events: Iterator[Any], end: type, depth: int) -> Iterator[Node]:
    for event in events:
        if isinstance(event, end):
            return
        yield _node(event, events, depth + 1)
