"""The blocks of CommonMark in the spelling that Python-Markdown takes.

Both know the same blocks but part them differently: Python-Markdown wants a blank line before a list, a table
or a heading, four spaces for each level of a list, and knows fences only at the start of a line. Notes are
written, and read by ``cardgen.notes``, as CommonMark has it.
"""

import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple

DEEPEST_BLOCK = 30  # levels of lists and quotations; what is deeper is text
_ITEM = re.compile(r"([-+*]|(\d{1,9})[.)])(?: |$)( *)")
_RULE = re.compile(r"(?:(?:-[ ]*){3,}|(?:_[ ]*){3,}|(?:\*[ ]*){3,})$")
_HEADING = re.compile(r"#{1,6}(?= |$)")
_FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
_CALLOUT = re.compile(r"\[!([\w -]+)\][+-]?[ \t]*(.*)")
_DELIMITER_ROW = re.compile(r"\|? *:?-+:? *(?:\| *:?-+:? *)*\|?$")
_RAW_ENDS = {"<!--": "-->", "<pre": "</pre>"}
# What Python-Markdown, not CommonMark, takes for the start of a block.
_MISREAD = re.compile(r"(?=#)|(?:(?=[-+*] )|\d+(?=\. ))|(?=>)")


class _Item(NamedTuple):
    """An open list item: the column where its content starts, and whether its list is numbered."""

    content: int
    numbered: bool


def common_blocks(lines: list[str], keep: Callable[[str], str], depth: int = 0) -> list[str]:
    """Return ``lines`` (without tabs) as Python-Markdown must see them to find the blocks of CommonMark.

    ``keep`` takes the HTML of a block of code and returns the text that stands for it. ``depth`` is how many
    quotations and list items are around ``lines``.
    """
    scanner = _Scanner(lines, keep, depth)
    while scanner.at < len(lines):
        scanner.line()
    return scanner.out


class _Scanner:
    def __init__(self, lines: list[str], keep: Callable[[str], str], depth: int) -> None:
        self.at = 0
        self.out: list[str] = []
        self._lines = lines
        self._keep = keep
        self._depth = depth
        self._items: list[_Item] = []
        self._marker = ""  # of an item that begins on this line
        self._paragraph = False  # whether the line above is a paragraph that may go on
        self._unended: set[str] = set()  # endings of raw HTML that do not come any more
        self._loose = False  # whether a blank line stands between here and the innermost item's marker

    def line(self) -> None:
        """Take in the block that begins on this line, or the one line of a paragraph."""
        text = self._lines[self.at].lstrip(" ")
        if text:
            self._block(text, len(self._lines[self.at]) - len(text))
        else:
            self.out.append("")
            self.at += 1
            self._paragraph, self._loose = False, True

    def _block(self, text: str, column: int) -> None:
        level = sum(item.content <= column for item in self._items)
        base = self._items[level - 1].content if level else 0
        if column - base >= 4 and not self._marker:
            self._indented(text, level, column - base)
        elif text[0] == ">" and self._has_room():
            self._quotation(level, base)
        elif fence := _FENCE.match(text):
            self._fence(fence, level, column)
        elif heading := _HEADING.match(text):
            self._alone(heading[0] + " " + _heading_text(text[heading.end() :]), level)
        elif _RULE.match(text) and not self._is_underline(text, level):
            self._alone("***", level)
        elif (item := _ITEM.match(text)) and self._has_room() and self._may_begin(item, text, level):
            self._item(item, text, level, column)
        elif self._is_table(text):
            self._table(level)
        elif not self._raw(text, level):
            self._text(text, level)

    def _has_room(self) -> bool:
        return self._depth + len(self._items) < DEEPEST_BLOCK

    def _is_underline(self, text: str, level: int) -> bool:
        return self._paragraph and level == len(self._items) and text.rstrip() == "-" * len(text.rstrip())

    def _may_begin(self, item: re.Match[str], text: str, level: int) -> bool:
        """Tell whether an item may stand here: within a paragraph, only one with text, numbered 1 or not."""
        if not self._paragraph or level < len(self._items):
            return True
        return item.end() < len(text) and int(item[2] or 1) == 1

    def _is_table(self, text: str) -> bool:
        if "|" not in text or self.at + 1 >= len(self._lines):
            return False
        below = self._lines[self.at + 1].strip()
        return "|" in below and _DELIMITER_ROW.match(below) is not None

    def _emit(self, text: str) -> None:
        indent = " " * 4 * len(self._items) if self._loose else ""
        self.out.append((self._marker or indent) + text)
        self._marker = ""

    def _gap(self) -> None:
        if self._marker or not self.out or not self.out[-1]:
            return
        self.out.append("")
        self._loose = True

    def _open(self, level: int, *, apart: bool = False) -> None:
        """Leave the items that end here and part what begins from what is above, where that must be."""
        tight = level == len(self._items) > 0 and not self._loose
        if level < len(self._items):
            self._loose = True
        del self._items[level:]
        if apart or not tight:
            self._gap()
        self._paragraph = False

    def _text(self, text: str, level: int) -> None:
        if not self._paragraph:
            self._open(level)
        underline = self._paragraph and not text.strip("=- ")
        misread = _MISREAD.match(text)
        self._emit(f"{text[: misread.end()]}\\{text[misread.end() :]}" if misread else text)
        self._paragraph = True
        if underline:
            self._gap()
            self._paragraph = False
        self.at += 1

    def _indented(self, text: str, level: int, indent: int) -> None:
        """Take in a line four or more columns to the right: of code, unless a paragraph goes on."""
        if self._paragraph:
            self._text(text, level)
            return
        above = self.out[-1] if self.out else ""
        if above:
            self._open(level, apart=not above.startswith(" " * 4 * (level + 1)))
        del self._items[level:]
        self._loose = True
        self._emit(" " * indent + text)
        self.at += 1

    def _alone(self, text: str, level: int) -> None:
        self._open(level, apart=True)
        self._emit(text)
        self._gap()
        self.at += 1

    def _item(self, item: re.Match[str], text: str, level: int, column: int) -> None:
        numbered = item[2] is not None
        same = level < len(self._items) and self._items[level].numbered == numbered
        nested = level == len(self._items) > 0
        if self._loose or not (same or nested):
            self._gap()
        del self._items[level:]
        indent = "" if self._marker else " " * 4 * level
        self._marker += indent + (f"{item[2]}. " if numbered else "- ")
        rest = text[item.end() :]
        padding = len(item[3]) + 1 if rest and len(item[3]) < 4 else 1
        self._items.append(_Item(column + len(item[1]) + padding, numbered))
        self._paragraph, self._loose = False, False
        if rest:
            self._block(rest, self._items[-1].content)
        else:
            self._emit("")
            self.at += 1

    def _quotation(self, level: int, base: int) -> None:
        self._open(level)
        inner = []
        while self.at < len(self._lines) and (line := self._lines[self.at][base:].lstrip(" "))[:1] == ">":
            inner.append(line[2:] if line[1:2] == " " else line[1:])
            self.at += 1
        scanned = common_blocks(_titled(inner), self._keep, self._depth + len(self._items) + 1)
        for line in scanned:
            self._emit(f"> {line}" if line else ">")
        self._paragraph = bool(scanned and scanned[-1])

    def _fence(self, fence: re.Match[str], level: int, column: int) -> None:
        self._open(level)
        base = self._items[-1].content if self._items else 0
        sign, info = fence[1] or fence[3], (fence[2] or fence[4] or "").split()
        closing = re.compile(rf" {{0,{base + 3}}}{sign[0]}{{{len(sign)},}} *$")
        self.at += 1
        code = self._until(lambda line: closing.match(line) is not None, base)
        text = "".join(f"{line[min(column, len(line) - len(line.lstrip(' '))) :]}\n" for line in code)
        named = f' class="language-{escape(info[0])}"' if info else ""
        self._emit(self._keep(f"<pre><code{named}>{escape(text, quote=False)}</code></pre>"))

    def _until(self, is_end: Callable[[str], bool], base: int) -> list[str]:
        """Return the lines up to the one that ends the block, which is passed; at most those of the item."""
        found: list[str] = []
        while self.at < len(self._lines):
            line = self._lines[self.at]
            if base and line and len(line) - len(line.lstrip(" ")) < base:
                break
            self.at += 1
            if is_end(line):
                return found
            found.append(line)
        while found and not found[-1]:
            found.pop()
        return found

    def _table(self, level: int) -> None:
        self._open(level, apart=True)
        base = self._items[-1].content if self._items else 0
        first = self.at
        while self.at < len(self._lines) and (
            self.at < first + 2 or self._is_row(self._lines[self.at], base)
        ):
            self._emit(self._lines[self.at].strip() if self.at > first else self._header(base))
            self.at += 1
        self._gap()

    def _header(self, base: int) -> str:
        return self._lines[self.at][base:].strip()

    def _is_row(self, line: str, base: int) -> bool:
        text = line.lstrip(" ")
        starts_block = text[:1] == ">" or _FENCE.match(text) or _HEADING.match(text) or _ITEM.match(text)
        return bool(text) and len(line) - len(text) >= base and not starts_block

    def _raw(self, text: str, level: int) -> bool:
        """Take in HTML that is no Markdown, if this is some: a comment goes, preformatted text stays."""
        ending = _RAW_ENDS.get(text[:4].lower())
        if ending is None:
            return False
        last = self._end_of(ending)
        if last is None or (ending == "-->" and (last == self.at or self._marker)):
            return False
        lines = [text, *self._lines[self.at + 1 : last + 1]]
        self.at = last + 1
        if ending != "-->":
            self._open(level, apart=True)
            self._emit(self._keep("\n".join(lines)))
            self._gap()
        elif behind := lines[-1].partition(ending)[2].strip():
            self._text(behind, level)
            self.at = last + 1
        return True

    def _end_of(self, ending: str) -> int | None:
        """Return the line with the ``ending`` of raw HTML; a search in vain is not made again."""
        if ending not in self._unended:
            for at in range(self.at, len(self._lines)):
                if ending in self._lines[at].lower():
                    return at
            self._unended.add(ending)
        return None


def _titled(quoted: list[str]) -> list[str]:
    """Return the lines of a quotation; for those of a callout, its title or type in place of the mark."""
    callout = _CALLOUT.fullmatch(quoted[0].strip())
    if not callout:
        return quoted
    title = callout[2].strip() or callout[1].strip().capitalize()
    gap = [""] if quoted[1:] else []
    return [title if "**" in title else f"**{title}**", *gap, *quoted[1:]]


def _heading_text(text: str) -> str:
    """Return the words of a heading without closing signs; others are escaped, as each would close it."""
    text = text.strip(" ")
    words = text.rstrip("#")
    if words != text and (not words or words.endswith(" ")):
        return words.rstrip(" ")
    return words + "\\#" * (len(text) - len(words))
