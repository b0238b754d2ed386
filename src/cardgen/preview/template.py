"""Fill a card template as Anki does: fields, conditions, clozes, typed answers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cardgen.anki.note_types import NoteType, Template

_TAG = re.compile(r"\{\{([#^/]?)([^{}]+)\}\}")
# What Anki takes for an empty field: nothing but spaces, line breaks and empty blocks.
_EMPTY = re.compile(r"(?:\s|</?(?:br|div) ?/?>)*", re.I)
_CLOZE_PART = re.compile(r"\{\{c(\d+(?:,\d+)*)::|\}\}")
_MATH = re.compile(r"(\\[(\[])(.*?)(\\[)\]])", re.S)
_HTML_TAG = re.compile(r"<[^>]*>")
_HIDDEN = "..."


@dataclass(frozen=True, slots=True)
class Face:
    """One card of a note as HTML: the name of its template (with the number of a cloze), and both sides."""

    name: str
    question: str
    answer: str


def faces(note_type: NoteType, fields: Mapping[str, str]) -> tuple[Face, ...]:
    """Return the cards that Anki makes of a note with these fields, in Anki's order."""
    if note_type.is_cloze:
        template = note_type.templates[0]
        text = fields[note_type.fields[0].name]
        return tuple(_face(template, fields, number) for number in cloze_ordinals(text))
    return tuple(
        _face(template, fields, 0)
        for template in note_type.templates
        if not _EMPTY.fullmatch(fill(template.front, fields))
    )


def _face(template: Template, fields: Mapping[str, str], ordinal: int) -> Face:
    question = fill(template.front, fields, ordinal)
    answer = fill(template.back, fields, ordinal, front_side=question)
    return Face(f"{template.name} {ordinal}" if ordinal else template.name, question, answer)


def fill(template: str, fields: Mapping[str, str], ordinal: int = 0, front_side: str | None = None) -> str:
    """Return ``template`` filled with ``fields``; ``ordinal`` is the number of the cloze that is asked.

    It is an answer where ``front_side``, the filled front, is given. A typed answer shows its field's box
    on the front, and what was to be typed on the back, as Anki does when nothing was typed.
    """
    parts, position = [], 0
    hidden = 0  # how many conditions around us do not hold
    for tag in _TAG.finditer(template):
        if not hidden:
            parts.append(template[position : tag.start()])
        position = tag.end()
        mark, name = tag[1], tag[2].strip()
        if mark in ("#", "^"):
            hidden += bool(hidden) or (_is_empty(fields.get(name, "")) == (mark == "#"))
        elif mark == "/":
            hidden -= bool(hidden)
        elif not hidden:
            parts.append(_value(name, fields, ordinal, front_side))
    return "".join([*parts, template[position:]])


def _is_empty(html: str) -> bool:
    return _EMPTY.fullmatch(html) is not None


def _value(name: str, fields: Mapping[str, str], ordinal: int, front_side: str | None) -> str:
    if name == "FrontSide":
        return front_side or ""
    filter_, colon, filtered = name.partition(":")
    if not colon:
        return fields.get(name, "")
    html = fields.get(filtered, "")
    if filter_ == "cloze":
        return reveal_cloze(html, ordinal, question=front_side is None)
    if filter_ == "type":
        return _typed(html, question=front_side is None)
    return html


def _typed(expected: str, *, question: bool) -> str:
    if question:
        return '<center><input type="text" id="typeans"></center>'
    return f"<div><code id=typeans>{expected}</code></div>" if expected else ""


@dataclass(slots=True)
class _Open:
    """A cloze whose end is not reached yet."""

    ordinals: tuple[int, ...]
    parts: list[str] = field(default_factory=list)
    hint: str | None = None
    inside: set[int] = field(default_factory=set)  # numbers of the clozes in it that are closed


def cloze_ordinals(html: str) -> tuple[int, ...]:
    """Return the numbers of the closed clozes of a field, ascending, each once; 0 makes no card."""
    _, numbers = _walk(html, lambda _: "")
    return tuple(sorted(numbers - {0}))


def reveal_cloze(html: str, ordinal: int, *, question: bool) -> str:
    """Return the field ``html`` with cloze ``ordinal`` hidden (``question``) or marked, the others shown.

    Inside formulas the marks are plain text, as tags would break them.
    """
    shown, numbers = _walk(html, lambda cloze: _shown(cloze, ordinal, question=question))
    if ordinal not in numbers:
        return ""
    return _MATH.sub(lambda math: math[1] + _HTML_TAG.sub("", math[2]) + math[3], shown)


def _shown(cloze: _Open, ordinal: int, *, question: bool) -> str:
    inner = "".join(cloze.parts)
    if ordinal not in cloze.ordinals:
        return f'<span class="cloze-inactive" data-ordinal="{_numbers(cloze)}">{inner}</span>'
    text = f"[{cloze.hint if cloze.hint is not None else _HIDDEN}]" if question else inner
    return f'<span class="cloze" data-ordinal="{_numbers(cloze)}">{text}</span>'


def _numbers(cloze: _Open) -> str:
    return ",".join(map(str, cloze.ordinals))


def _walk(html: str, close: Callable[[_Open], str]) -> tuple[str, set[int]]:
    """Return ``html`` with every closed cloze, inner ones first, as ``close`` writes it; and their numbers.

    As in Anki the first ``::`` of a cloze's text begins its hint, and a cloze that is never closed vanishes
    with all that is in it.
    """
    outside = _Open(())
    opened = [outside]
    position = 0
    for mark in _CLOZE_PART.finditer(html):
        _take(html[position : mark.start()], opened)
        position = mark.end()
        if mark[1]:
            opened.append(_Open(tuple(map(int, mark[1].split(",")))))
        elif len(opened) > 1:
            closed = opened.pop()
            opened[-1].parts.append(close(closed))
            opened[-1].inside.update(closed.ordinals, closed.inside)
        else:
            outside.parts.append(mark[0])
    _take(html[position:], opened)
    return "".join(outside.parts), outside.inside


def _take(text: str, opened: list[_Open]) -> None:
    if len(opened) == 1:
        opened[0].parts.append(text)
        return
    shown, colons, hint = text.partition("::")
    opened[-1].parts.append(shown)
    if colons:
        opened[-1].hint = hint
