r"""Clozes: find ``{{c1::text::hint}}`` as its author meant it, and keep Anki from cutting it short.

Anki ends a cloze at the first ``}}`` and starts its hint at the first ``::``, even inside a formula or code.
So the marks are replaced by tokens before Markdown sees the text; when they are put back, every other
``}}`` and ``::`` between them is broken up in a way that neither MathJax nor the reader can see, and that
Anki's editor leaves as it is.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from cardgen.render.cloze_blocks import NO_ROOM, bars_before_ends, room_for_block
from cardgen.render.parting import PART, TAG, part_in_tag
from cardgen.text.cloze import OPEN
from cardgen.text.cloze_hint import CODE, hint_at

_BRACE = re.compile(r"\\.|(?P<code>`+)|(?P<brace>[{}])", re.S)
_CODE = re.compile(CODE, re.S)
_HAN = "\u9fff"  # as in a stash: emphasis opens and closes beside it
HINT = ":q[0-9a-f]{12}s:"  # the token before a hint: all its characters may be those of an address
_TOKEN = (
    rf"(?:{_HAN}q(?P<open>[0-9a-f]{{12}})q(?P<number>\d+)o:"
    rf"|:q(?P<hint>[0-9a-f]{{12}})s:|\}}q(?P<close>[0-9a-f]{{12}})c{_HAN})"
)
_ANY_TOKEN = re.compile(_TOKEN)
_CUT_MACRO = re.compile(rf"(?P<kept>\\\\)|(?P<macro>\\[A-Za-z]*)(?={_TOKEN})")
_BOUNDARY = re.compile(rf"(?P<escaped>\\\\)|\\(?P<delimiter>[()\[\]])|(?P<tag>{TAG})|{_TOKEN}")
_LITERAL = re.compile(r"\{(?=\{c\d[\d,]*::)")  # begins a cloze where none was meant
_END_OR_HINT = re.compile(r"\}(?=\})|:(?=:)")


_Edit = tuple[int, int, str]  # from where to where, and what stands there instead


class Mark(Enum):
    """The marks of a cloze."""

    BEGIN = "{{"
    HINT = "::"
    END = "}}"


class _Cloze(NamedTuple):
    """Offsets of one cloze: its ``{{``, its content, and its ``}}``."""

    start: int
    content: int
    end: int
    numbers: str


class Marks:
    """The cloze marks of one text; ``digest`` is what makes their tokens unlike any text."""

    def __init__(self, digest: str) -> None:
        self._digest = digest
        self._numbers: list[str] = []

    def mark(self, text: str, *, blocks: bool = True) -> str:
        """Return ``text`` with the marks of its clozes replaced by tokens; unclosed ones stay text.

        With ``blocks`` the marks leave room for a block that begins or ends beside them.
        """
        clozes = _find(text)
        inner = {cloze.content - 2: cloze.end + 2 for cloze in clozes}
        bars = bars_before_ends(text) if blocks and clozes else {}
        edits: list[_Edit] = []
        for cloze in clozes:
            hint = hint_at(text, cloze.content, cloze.end, inner)
            tail = cloze.end if hint is None else hint
            room = room_for_block(text, cloze.content, tail, cloze.end + 2) if blocks else NO_ROOM
            edits += self._edits(cloze, hint, room, bars.get(tail))
        return _splice(text, sorted(edits))

    def _edits(self, cloze: _Cloze, hint: int | None, room: tuple[str, str], bar: int | None) -> list[_Edit]:
        begin = cloze.start, cloze.content, self._begin(cloze.numbers) + room[0]
        end = cloze.end, cloze.end + 2, self.end
        if hint is not None:
            return [begin, (hint, hint + 2, f"{room[1]}:q{self._digest}s:"), end]
        if bar is not None and not room[1]:
            return [begin, (bar, bar, self.end), (cloze.end, cloze.end + 2, "")]
        return [begin, (cloze.end, cloze.end + 2, room[1] + self.end)]

    def _begin(self, numbers: str) -> str:
        self._numbers.append(numbers)
        return f"{_HAN}q{self._digest}q{len(self._numbers) - 1}o:"

    @property
    def end(self) -> str:
        """The token of an end."""
        return f"}}q{self._digest}c{_HAN}"

    def pieces(self, html: str) -> Iterator[tuple[Mark | None, str]]:
        """Yield the tokens of these in ``html``, each called by its mark, and what stands between them."""
        end = 0
        for token in _ANY_TOKEN.finditer(html):
            if self._digest in (token["open"], token["hint"], token["close"]):
                yield None, html[end : token.start()]
                end = token.end()
                yield Mark.BEGIN if token["open"] else Mark.HINT if token["hint"] else Mark.END, token[0]
        yield None, html[end:]

    def marked(self, html: str) -> bool:
        """Tell whether ``html`` holds a token of these."""
        return self._digest in html and _ANY_TOKEN.search(html) is not None

    def finish(self, html: str) -> str:
        """Return ``html`` with the marks put back and everything between them made safe."""
        parts: list[str] = []
        depth, in_math, end = 0, False, 0
        for boundary in _BOUNDARY.finditer(html):
            closing, hint = boundary["close"] == self._digest, boundary["hint"] == self._digest
            parts.append(_safe(html[end : boundary.start()], depth, in_math, at_mark=closing or hint))
            end = boundary.end()
            if boundary["delimiter"]:
                in_math = boundary["delimiter"] in "(["
            depth += (boundary["open"] == self._digest) - closing
            parts.append(_safe_tag(boundary["tag"], depth) or self._mark_of(boundary, closing, hint))
        return "".join(parts) + _safe(html[end:], depth, in_math, at_mark=False)

    def _mark_of(self, token: re.Match[str], closing: bool, hint: bool) -> str:
        if closing:
            return "}}"
        if hint:
            return "::"
        return f"{{{{c{self._numbers[int(token['number'])]}::" if token["open"] == self._digest else token[0]


def without_marks(text: str) -> str:
    """Return ``text`` without the tokens of marks: for attributes, where Anki must see no cloze."""
    return _ANY_TOKEN.sub("", text)


def part_macros(tex: str) -> str:
    """Return a formula in which no mark touches a macro: without the mark its name would run on."""
    return _CUT_MACRO.sub(lambda cut: cut["kept"] or f"{cut['macro']} ", tex)


def _safe(html: str, depth: int, in_math: bool, *, at_mark: bool) -> str:
    """Break up what Anki would take for a mark. ``depth`` is how many clozes are open around ``html``."""
    brace, colon, literal = ("} ", "{:}", "{ ") if in_math else (f"}}{PART}", f":{PART}", f"{{{PART}")
    html = _LITERAL.sub(literal, html)
    if not depth:
        return html
    html = _END_OR_HINT.sub(lambda sign: brace if sign[0] == "}" else colon, html)
    if at_mark and html.endswith("}"):
        return html[:-1] + brace
    return html[:-1] + colon if at_mark and html.endswith(":") else html


def _safe_tag(tag: str | None, depth: int) -> str:
    """Return a tag in which Anki finds no mark of a cloze; "" for none."""
    if not tag or "=" not in tag:
        return tag or ""
    tag = part_in_tag(_LITERAL, tag)
    return part_in_tag(_END_OR_HINT, tag) if depth else tag


def _find(text: str) -> list[_Cloze]:
    """Return the closed clozes of ``text`` in order: by balanced braces, else up to the next ``}}``."""
    openings = list(OPEN.finditer(text))
    if not openings:
        return []
    partner = _brace_partners(text)
    free = [match.start() for match in re.finditer(r"\}\}", text)]
    found: list[_Cloze] = []
    for opening in reversed(openings):
        end = partner.get(opening.start() + 1, -1)
        if end < 0 or partner.get(opening.start()) != end + 1:
            after = bisect_left(free, opening.end())
            end = free.pop(after) if after < len(free) else -1
        elif (after := bisect_left(free, end)) < len(free) and free[after] == end:
            free.pop(after)
        if end >= 0:
            found.append(_Cloze(opening.start(), opening.end(), end, opening[1]))
    return found[::-1]


def _brace_partners(text: str) -> dict[int, int]:
    """Return the closing brace of every opening one, as offsets; not escaped ones nor those in code."""
    partner: dict[int, int] = {}
    stack: list[int] = []
    for position, brace in _braces(text):
        if brace == "{":
            stack.append(position)
        elif stack:
            partner[stack.pop()] = position
    return partner


def _braces(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    while token := _BRACE.search(text, position):
        position = token.end()
        if token["code"]:
            code = _CODE.match(text, token.start())
            if code and not OPEN.search(code[0]):
                position = code.end()
        elif token["brace"]:
            yield token.start(), token[0]


def _splice(text: str, edits: list[_Edit]) -> str:
    parts, end = [], 0
    for start, stop, token in edits:
        parts += [text[end:start], token]
        end = stop
    return "".join(parts) + text[end:]
