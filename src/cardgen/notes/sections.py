"""Headings and the blocks between them -> a tree of sections with anchors."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from cardgen.model import Source
from cardgen.notes.blocks import Flow, Heading
from cardgen.notes.document import Block, Section
from cardgen.notes.refine import refine
from cardgen.text.slug import github_anchor

_ATTRIBUTES = re.compile(r"\s*\{:?[ \t]*([^{}]*)\}\s*$")
_EXPLICIT = re.compile(r"(?:^|\s)#([\w:.-]+)")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,2})(?=\S)(.+?)(?<=\S)\1(?!\w)")


class Anchors:
    """Gives headings the ids they have in the published page.

    The rule is that of kramdown's GFM parser (Jekyll's default), which is GitHub's: lower case; letters of
    any script, digits, ``_``, ``-`` and spaces stay; spaces become hyphens; repeats get ``-1``, ``-2``.
    Unlike plain kramdown it keeps what stands before the first letter. An explicit ``{#id}`` is not counted.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def anchor(self, heading: str, explicit: str = "") -> str:
        """Return the id of the next ``heading`` (its Markdown); to be asked in the note's order."""
        if explicit:
            return explicit
        base = github_anchor(_plain(heading))
        self._seen[base] += 1
        return f"{base}-{self._seen[base] - 1}" if self._seen[base] > 1 else base


def _plain(heading: str) -> str:
    text = _TAG.sub("", _LINK.sub(r"\1", _IMAGE.sub("", heading)))
    return _UNDERSCORES.sub(r"\2", text)


@dataclass(slots=True)
class _Open:
    """A section under construction."""

    heading: str
    level: int
    anchor: str
    path: tuple[str, ...]
    source: Source
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def section_tree(flow: Iterable[Flow], path: str, line_count: int, lines: list[str]) -> Section:
    """Return the root section. ``lines`` are the note's as written, for ``{: #id}`` below a heading."""
    anchors = Anchors()
    stack = [_Open("", 0, "", (), Source(path, min(1, line_count), line_count))]
    for part in flow:
        if not isinstance(part, Heading):
            stack[-1].blocks.append(part)
            continue
        _close_down_to(stack, part.level, part.source.start_line - 1, lines)
        text, explicit = _heading_text(part, lines)
        above = stack[-1].path
        anchor = anchors.anchor(text, explicit)
        stack.append(_Open(text, part.level, anchor, (*above, text), part.source))
    _close_down_to(stack, 1, line_count, lines)
    return _closed(stack[0], line_count, lines)


def _heading_text(heading: Heading, lines: list[str]) -> tuple[str, str]:
    text = heading.text.value
    attributes = _ATTRIBUTES.search(text)
    if attributes:
        text = text[: attributes.start()]
    else:
        below = lines[heading.source.end_line : heading.source.end_line + 1]
        attributes = _ATTRIBUTES.fullmatch(below[0]) if below and below[0].startswith("{:") else None
    explicit = _EXPLICIT.search(attributes[1]) if attributes else None
    return text.strip(), explicit[1] if explicit else ""


def _close_down_to(stack: list[_Open], level: int, end: int, lines: list[str]) -> None:
    while stack[-1].level >= level:
        section = stack.pop()
        stack[-1].sections.append(_closed(section, end, lines))


def _closed(section: _Open, end: int, lines: list[str]) -> Section:
    while end > section.source.start_line and not lines[end - 1].strip():
        end -= 1
    return Section(
        section.heading,
        section.level,
        section.anchor,
        section.path,
        refine(section.blocks),
        tuple(section.sections),
        Source(section.source.path, section.source.start_line, end),
    )
