r"""Math in Markdown: finds every formula before anything else may touch the text.

Knows ``$…$``, ``$$…$$``, ``\(…\)``, ``\[…\]`` and ``\begin{env}…\end{env}``. A dollar opens math only
before a non-space and closes it only after a non-space and not before a digit (the rule of Pandoc), so
that currency stays text; ``\$`` is a plain dollar. Code spans and fences are never math, and no formula
but a ``$$`` block reaches across a blank line. Every search that fails is remembered, so the time is
linear in the length of the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_MARK = re.compile(r"[$\\`~]")  # a set of characters is what the engine searches for fastest
_TOKEN = re.compile(
    r"""(?P<ticks>`+)
    |(?P<begin>\\begin\{(?P<env>[A-Za-z]+\*?)\})
    |(?P<open>\\\[|\\\(|\$\$|\$)
    |\\.""",
    re.X | re.S,
)
_FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})[^\n]*")
_CLOSERS = {
    "$": re.compile(r"(?<!\\)\$"),
    "$$": re.compile(r"(?<!\\)\$\$"),
    "\\(": re.compile(r"\\\)"),
    "\\[": re.compile(r"\\\]"),
}
_INDENT = re.compile(r"[ \t>]*")
_REST_BLANK = re.compile(r"[ \t]*$", re.M)
_CODE = re.compile(
    r"^[ ]{0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}\1|\Z)|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)", re.M | re.S
)
_STRAY = re.compile(r"\\\\|\\\$|(?P<mark>\\[()\[\]]|\$\$|(?<![A-Za-z\d])\$(?![\d$]))")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BESIDE_CODE = re.compile(r"[^`]*(?:`[^`\n]+`[^`]*)*")


@dataclass(frozen=True, slots=True)
class MathSpan:
    r"""One formula: ``text[start:end]`` with its delimiters, ``tex`` without them.

    ``display`` is true for a formula set on a line of its own: ``\[…\]`` and ``\begin…`` always,
    ``$$…$$`` where nothing else stands on its lines (kramdown's rule).
    """

    start: int
    end: int
    tex: str
    display: bool


def math_spans(text: str) -> tuple[MathSpan, ...]:
    """Return the formulas of ``text`` in order; offsets are in characters of ``text``."""
    return _spans(text) if "$" in text or "\\" in text else ()


@lru_cache(maxsize=1024)
def _spans(text: str) -> tuple[MathSpan, ...]:
    parts = dollar_parts(text)
    if parts is None:
        return _Scan(text).spans()
    found, end = [], 0
    for words, tex in zip(parts[::2], parts[1::2], strict=False):
        start = end + len(words)
        end = start + len(tex) + 2
        found.append(MathSpan(start, end, tex, False))
    return tuple(found)


@lru_cache(maxsize=1024)  # the checks of a deck and the renderer ask for the same texts in turn
def dollar_parts(text: str) -> tuple[str, ...] | None:
    """Return words and formulas of ``text`` in turn, where single dollars part them beyond doubt.

    Most texts are of this kind: all formulas on one line, and no mark of math in the words around them.
    None for the others.
    """
    if "$$" in text:
        return None
    parts = text.split("$")
    around = parts[::2]
    if not len(parts) % 2 or not all(map(_stands_clear, parts[1::2], around[1:])):
        return None
    words = "".join(around)
    if "\\" in words or "~" in words or ("`" in words and not all(map(_BESIDE_CODE.fullmatch, around))):
        return None
    return tuple(parts)


def _stands_clear(tex: str, after: str) -> bool:
    """Tell whether dollars around ``tex``, which holds none, are read as its delimiters."""
    plain = tex != "" and tex == tex.strip() and "\n" not in tex and tex[-1] != "\\"
    return plain and not after[:1].isdecimal()


def replace_math(text: str, replace: Callable[[MathSpan], str]) -> str:
    """Return ``text`` with every formula replaced by ``replace(formula)``."""
    parts, end = [], 0
    for span in math_spans(text):
        parts += [text[end : span.start], replace(span)]
        end = span.end
    return "".join(parts) + text[end:]


def stray_math_marks(text: str) -> tuple[int, ...]:
    r"""Return where ``$``, ``$$``, ``\(``, ``\)``, ``\[`` and ``\]`` stand in ``text`` as part of no formula.

    A single dollar counts only where it is neither a price (``$5``, ``US$``) nor inside code.
    """
    if "$" not in text and "\\" not in text:
        return ()
    rest = replace_math(text, lambda _: "")
    if "$" not in rest and "\\" not in rest:
        return ()
    rest = replace_math(text, lambda span: "x" * (span.end - span.start))
    rest = _CODE.sub(lambda code: " " * len(code[0]), rest)
    return tuple(mark.start() for mark in _STRAY.finditer(rest) if mark["mark"])


class _Scan:
    """One pass over a text; remembers from where on a closer is known to be missing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: dict[str, int] = {}
        self._paragraph_end = -1
        self._line_start = 0

    def spans(self) -> tuple[MathSpan, ...]:
        found: list[MathSpan] = []
        position = 0
        while mark := _MARK.search(self._text, position):
            if fence := self._fence(mark.start()):
                position = self._after_fence(fence)
                continue
            token = _TOKEN.match(self._text, mark.start())
            span = None if token is None or token["ticks"] else self._span(token)
            if span:
                found.append(span)
                position = span.end
            elif token and token["ticks"]:
                position = self._after_code(token)
            else:
                position = token.end() if token else mark.end()
        return tuple(found)

    def _fence(self, start: int) -> re.Match[str] | None:
        """Return the line that opens a listing if its marks stand at ``start``, at most three spaces in."""
        fence = _FENCE.match(self._text, start)
        if fence is None:
            return None
        indent = 0
        while indent < 4 and self._text[start - indent - 1 : start - indent] == " ":
            indent += 1
        before = self._text[max(0, start - indent - 1) : start - indent]
        return fence if indent < 4 and before in ("", "\n") else None

    def _span(self, token: re.Match[str]) -> MathSpan | None:
        if token["begin"]:
            return self._environment(token)
        opener = token["open"]
        if not opener or (opener == "$" and self._text[token.end() : token.end() + 1].strip() == ""):
            return None
        limit = len(self._text) if self._opens_block(token) else self._end_of_paragraph(token.start())
        close = self._search(opener, _CLOSERS[opener], token.end(), limit)
        if close is None or (opener == "$" and not self._closes(close)):
            return None
        tex = self._text[token.end() : close.start()]
        return MathSpan(token.start(), close.end(), tex, self._is_display(opener, token.start(), close.end()))

    def _opens_block(self, token: re.Match[str]) -> bool:
        return token["open"] == "$$" and self._begins_line(token.start())

    def _closes(self, dollar: re.Match[str]) -> bool:
        before, after = self._text[dollar.start() - 1], self._text[dollar.end() : dollar.end() + 1]
        return not before.isspace() and before != "$" and not (after.isdecimal() or after == "$")

    def _environment(self, token: re.Match[str]) -> MathSpan | None:
        closer = re.compile(re.escape(f"\\end{{{token['env']}}}"))
        close = self._search(closer.pattern, closer, token.end(), self._end_of_paragraph(token.start()))
        if close is None:
            return None
        return MathSpan(token.start(), close.end(), self._text[token.start() : close.end()], True)

    def _search(self, key: str, closer: re.Pattern[str], start: int, limit: int) -> re.Match[str] | None:
        if start < self._missing.get(key, -1):
            return None
        match = closer.search(self._text, start, limit)
        if match is None:
            self._missing[key] = limit
        return match

    def _is_display(self, opener: str, start: int, end: int) -> bool:
        if opener != "$$":
            return opener == "\\["
        return self._begins_line(start) and _REST_BLANK.match(self._text, end) is not None

    def _begins_line(self, start: int) -> bool:
        """Tell whether only spaces and quote marks stand before ``start`` on its line."""
        self._line_start = max(self._line_start, self._text.rfind("\n", self._line_start, start) + 1)
        indent = _INDENT.match(self._text, self._line_start, start)
        return indent is not None and indent.end() == start

    def _end_of_paragraph(self, start: int) -> int:
        if start >= self._paragraph_end:
            blank = _BLANK_LINE.search(self._text, start)
            self._paragraph_end = blank.start() if blank else len(self._text)
        return self._paragraph_end

    def _after_fence(self, opening: re.Match[str]) -> int:
        marks = opening["marks"]
        closer = re.compile(rf"^ {{0,3}}{marks[0]}{{{len(marks)},}}[ \t]*$", re.M)
        close = closer.search(self._text, opening.end())
        return close.end() if close else len(self._text)

    def _after_code(self, token: re.Match[str]) -> int:
        ticks = token["ticks"]
        closer = re.compile(rf"(?<!`){ticks}(?!`)")
        close = self._search(ticks, closer, token.end(), self._end_of_paragraph(token.start()))
        return close.end() if close else token.end()
