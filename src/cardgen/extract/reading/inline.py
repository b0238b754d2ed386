"""Inline Markdown made ready for the rules: plain words, every formula and code span one character.

A rule that looks for a comma must not find one inside a formula. So each formula and code span is replaced
by one private-use character, emphasis marks are taken off (their ranges are kept), and every position in the
plain text still knows its place in the note.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from cardgen.model import Source
from cardgen.notes.document import Text
from cardgen.text.expression import expression
from cardgen.text.math import math_spans

HELD = "\U000f0000-\U000ffffd"
_HELD_BASE = 0xF0000
_HELD_LAST = 0xFFFFD
HELD_CHARACTER = expression(f"[{HELD}]")
_MARKUP = expression(
    r"""(?=[`!\[{<*_=~&\\\n:在如从由与]|http|\s(?:[ \t]*\n|:))  # most characters need no closer look
    (?:(?P<code>(?P<ticks>`{1,3})[^`\n]+(?P=ticks))
    |(?P<image>!\[[^\[\]\n]*\](?:\([^()\s]*(?:\s"[^"\n]*")?\))?)
    |(?P<embed>!\[\[[^\[\]\n]*\]\])
    |(?P<wiki>\[\[(?:[^\[\]|\n]*\|)?(?P<page>[^\[\]|\n]*)\]\])
    |(?P<note>\[\^[^\[\]\n]{1,40}\])
    |(?P<link>\[(?P<label>[^\[\]\n]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s"[^"\n]*")?\))
    |(?P<liquid>\{%[^{}]*%\}|\{:[^{}\n]*\}|\{\{[^{}\n]*\}\})
    |(?P<role>[在如从由与]?\s?:(?:numref|eqref|ref|cite|citet|citep|label|eqlabel):`[^`\n]*`(?:中的|中|所示|所述|里的?|给出的?)?)
    |(?P<raised><(?P<script>su[bp]|kbd)>[^<>\n]{1,40}</(?P=script)>)
    |(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    |(?P<tag></?[A-Za-z][^<>\n]{0,200}>)
    |(?P<url>https?://[^\s，。；）)\]]+)
    |(?P<strong>\*\*|__|==)
    |(?P<em>\*(?=\S|\Z)|(?<=\S)\*)  # a formula may begin where the piece ends
    |(?P<low>(?<![A-Za-z0-9_\\])_(?P<lowered>[^_\n]{1,80})_(?![A-Za-z0-9_]))
    |(?P<strike>~~(?=\S)[^~]{1,400}~~|~~)  # what is struck out is no longer meant
    |\\(?P<escaped>[!-/:-@\[-`{-~])
    |(?P<space>[ \t]*\n[ \t]*))""",
    re.X,
)
# A star with its partner not far behind it.
_OPENS = expression(r"\*[^\s*][^*\n]{0,200}(?<=\S)\*")
# What every markup has one of; plain words need no closer look.
_MARK = expression(r"[`*_=~\[<{&\\\n]|https?:|\s:\w+:")
_ADDRESS = expression(r"<https?://[^<>\s]+>")
# What an address completes: ``is at https://…``, ``主页是https://…``.
_TO = expression(r"(?:\b(?:at|from|on|to|via|is|visit) |[是在从到为] ?)$")
# What would be markup on the card, were it not written so.
_MEANT = frozenset("*_`<>~$&\\")
_GLUE = expression(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")


@dataclass(frozen=True)
class Prose:
    """Plain text of a block.

    ``held[i]`` is the Markdown that the i-th private-use character stands for; ``strong`` and ``emphasis``
    are ranges of ``text``; ``points`` are pairs (offset in ``text``, offset in the block's Markdown).
    """

    text: str
    origin: Text
    held: tuple[str, ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()
    points: tuple[tuple[int, int], ...] = ((0, 0),)

    @cached_property
    def _starts(self) -> list[int]:
        return [plain for plain, _ in self.points]

    def restore(self, text: str) -> str:
        """Return ``text``, a piece of this prose, with formulas and code as the note has them."""
        if not self.held:
            return text
        return HELD_CHARACTER.sub(lambda match: self._held(match[0]), text)

    def _held(self, character: str) -> str:
        index = ord(character) - _HELD_BASE
        return self.held[index] if index < len(self.held) else ""

    def origin_offset(self, position: int) -> int:
        """Return where in the block's Markdown the character at ``position`` stands."""
        plain, raw = self.points[max(0, bisect_right(self._starts, position) - 1)]
        return raw + position - plain

    def source(self, start: int, end: int) -> Source:
        """Return the lines of the note on which ``text[start:end]`` stands."""
        last = self.origin_offset(max(start, end - 1))
        return self.origin.source(self.origin_offset(start), last + 1)


class _Builder:
    """Collects the plain text piece by piece."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.held: list[str] = []
        self.points: list[tuple[int, int]] = []
        self.open: dict[str, int] = {}
        self.ranges: dict[str, list[tuple[int, int]]] = {"strong": [], "em": []}

    def add(self, piece: str, raw: int) -> None:
        if piece:
            self.points.append((self.length, raw))
            self.parts.append(piece)
            self.length += len(piece)

    def hold(self, markdown: str, raw: int) -> None:
        if _HELD_BASE + len(self.held) >= _HELD_LAST:
            return
        self.add(chr(_HELD_BASE + len(self.held)), raw)
        self.held.append(markdown)

    def toggle(self, mark: str) -> None:
        start = self.open.pop(mark, None)
        if start is None:
            self.open[mark] = self.length
        elif start < self.length:
            self.ranges["strong" if mark in ("**", "__", "==") else "em"].append((start, self.length))

    def last(self, most: int = 1) -> str:
        """Return the last ``most`` characters of the piece added last."""
        return self.parts[-1][-most:] if self.parts else ""


# A mark that a line is set off with, and no part of what it says: ``★ X和Y容易混``.
_BULLETS = frozenset("★☆※▲△◆◇■►▶✦")
_BULLET = expression(r"[★☆※▲△◆◇■►▶✦]{1,5}\s*(?=[\w*`$“《「（(])")


def read_prose(text: Text) -> Prose:
    """Return the plain words of a block's inline Markdown."""
    value, builder = text.value, _Builder()
    bullet = _BULLET.match(value) if value[:1] in _BULLETS else None
    position = bullet.end() if bullet else 0
    if "$" in value or "\\" in value:
        for span in math_spans(value):
            _add_words(builder, value, position, span.start)
            builder.hold(value[span.start : span.end], span.start)
            position = span.end
    _add_words(builder, value, position, len(value))
    return Prose(
        "".join(builder.parts),
        text,
        tuple(builder.held),
        tuple(builder.ranges["strong"]),
        tuple(builder.ranges["em"]),
        tuple(builder.points) or ((0, 0),),
    )


def _add_words(builder: _Builder, value: str, start: int, end: int) -> None:
    position = start
    if not _MARK.search(value, start, end):
        builder.add(value[start:end], start)
        return
    for match in _MARKUP.finditer(value, start, end):
        builder.add(value[position : match.start()], position)
        _add_markup(builder, match, value)
        position = match.end()
    builder.add(value[position:end], position)


def _add_markup(builder: _Builder, match: re.Match[str], value: str) -> None:
    kind = match.lastgroup
    if kind == "em" and "*" not in builder.open and not _OPENS.match(value, match.start()):
        builder.add("*", match.start())  # a star of its own, as in A* search
    elif kind in ("strong", "em"):
        builder.toggle(match[0])
    elif match["low"]:
        builder.toggle("_")
        builder.add(match["lowered"], match.start("lowered"))
        builder.toggle("_")
    elif match["code"] or match["raised"] or _is_needed(builder, match):
        builder.hold(match[0], match.start())
    elif match["wiki"]:
        builder.add(match["page"], match.start("page"))
    elif match["link"]:
        _add_words(builder, value, match.start("label"), match.end("label"))
    elif match["escaped"] or match["entity"]:
        _add_sign(builder, match)
    elif match["space"]:
        after = value[match.end() : match.end() + 1]
        if not (_GLUE.match(builder.last()) or _GLUE.match(after)):
            builder.add(" ", match.start())


def _is_needed(builder: _Builder, match: re.Match[str]) -> bool:
    """Tell whether the sentence needs an address, and does not only show it."""
    address = match["url"] or _ADDRESS.fullmatch(match["tag"] or "")
    return bool(address and _TO.search(builder.last(8)))


def _add_sign(builder: _Builder, match: re.Match[str]) -> None:
    """Add a sign that is written by other characters; as it is written if it would else be markup."""
    sign = match["escaped"] or unescape(match["entity"])
    if sign in _MEANT:
        builder.hold(match[0], match.start())
    else:
        builder.add(" " if sign.isspace() else sign, match.start())
