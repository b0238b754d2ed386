"""What a note says to the machine, taken out before its Markdown is read.

Comments, Liquid tags, kramdown attribute lines and abbreviations, the tags of Obsidian (``#topic/part``) and
``cardgen: skip`` ranges become blank; line breaks stay, so that every line keeps its number. Fenced code and
code spans are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.model import Diagnostic, Severity, Source

_WORTH_A_SCAN = ("<!--", "{%", "{:", ":::", "label:`", "%%", "[TOC", "[toc", "[_TOC", "[_toc", "*[")
# A tag at an edge of its line, with a path or such as marks cards: ``#include`` may be what is told.
_TAG = r"\#(?:(?i:cards?|flashcards?|anki)(?![\w/-])|[^\W\d][\w-]*(?:/[\w-]+)++)"
_HAS_TAG = re.compile(rf"(?<!\S){_TAG}")
_TOKEN = re.compile(
    r"""^(?:
      [ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<fence>`{3,}|~{3,})[^\n]*$
      |(?P<toc>[*+-]|1\.)[ \t]+[^\n]*\n\{:[ \t]*toc[^\n]*$
      |[ \t]*+(?P<hidden>\{::comment\})
      |[ \t>]*+(?:[-*+][ \t]+)?(?P<tags>TAG(?:[ \t]+TAG)*+)[ \t]*$
      |[ \t]*+(?P<line>\{:[^}\n]*\}|:::[^\n]*|:\w*label:`[^`\n]*`|%%[^%\n]*%%|\[\[?_?(?i:toc)_?\]?\])[ \t]*$
      |(?P<short>\*\[[^\]\n]+\]:[^\n]*)$
    )
    |(?<=\S)(?P<last>(?:[ \t]++TAG)++)(?P<edge>(?=[。.]?[ \t]*$))?
    |(?=[`<{])(?:
      (?<!`)(?P<ticks>`++)(?:[^\n]*?(?<!`)(?P=ticks)(?!`))?
      |(?P<comment><!--)
      |\{%-?[ \t]*(?P<liquid>[a-z]\w*)
    )""".replace("TAG", _TAG),
    re.X | re.M,
)
_CONTROL = re.compile(r" ?<!--\s*cardgen\s*:\s*([\w-]*)\s*-->")
_LONGEST_TAG = 4000  # characters of a Liquid tag


@dataclass(frozen=True, slots=True)
class Masked:
    """A note's text with the same lines, the line ranges to skip, and what was wrong."""

    text: str
    skipped: tuple[tuple[int, int], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int
    text: str = ""


def mask(text: str, path: str) -> Masked:
    """Return ``text`` with everything blank that is not Markdown for a reader."""
    if not any(mark in text for mark in _WORTH_A_SCAN) and _HAS_TAG.search(text) is None:
        return Masked(text)
    cuts = list(_Scan(text).cuts())
    masked = _apply(text, cuts)
    controls = [(cut.start, found[1]) for cut in cuts if (found := _CONTROL.match(text, cut.start, cut.end))]
    return _skip(masked, text, path, controls) if controls else Masked(masked)


def _apply(text: str, cuts: list[_Cut]) -> str:
    parts, position = [], 0
    for cut in cuts:
        parts += [text[position : cut.start], cut.text, "\n" * text.count("\n", cut.start, cut.end)]
        position = cut.end
    return "".join(parts) + text[position:]


class _Scan:
    """Walks over a text once; remembers which closers are known to be missing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()

    def cuts(self) -> Iterator[_Cut]:
        position = 0
        while token := _TOKEN.search(self._text, position):
            position = token.end()
            if token["fence"]:
                position = self._after_fence(token)
            elif token["comment"] or token["hidden"]:
                end = self._end_of_comment(token)
                if end > 0:
                    yield _Cut(self._start_with_space(token.start(), end), end)
                    position = end
            elif token["liquid"]:
                for cut in self._liquid(token):
                    yield cut
                    position = cut.end
            elif token["edge"] is not None or any(token[blank] for blank in ("toc", "line", "short", "tags")):
                yield _Cut(token.start(), token.end())

    def _start_with_space(self, start: int, end: int) -> int:
        """Take one of the two spaces around what goes out of the middle of a line."""
        around = self._text[max(0, start - 1) : start] + self._text[end : end + 1]
        return start - 1 if around in ("  ", " \n") else start

    def _liquid(self, token: re.Match[str]) -> Iterator[_Cut]:
        end = self._text.find("%}", token.end(), token.start() + _LONGEST_TAG) + len("%}")
        if end < token.end():
            return
        name = token["liquid"]
        close = self._closing_tag(name, end) if name in ("highlight", "comment") else None
        if close is None:
            yield _Cut(token.start(), end)
        elif name == "comment":
            yield _Cut(token.start(), close.end())
        else:  # the fence that stands for a highlight tag keeps its language
            words = self._text[token.end() : end - 2].strip("- \t").split()
            yield _Cut(token.start(), end, "```" + (words[0] if words else ""))
            yield _Cut(close.start(), close.end(), "```")

    def _closing_tag(self, name: str, start: int) -> re.Match[str] | None:
        key = f"end{name}"
        if key in self._missing:
            return None
        match = re.compile(rf"\{{%-?[ \t]*{key}[ \t]*-?%\}}").search(self._text, start)
        if match is None:
            self._missing.add(key)
        return match

    def _end_of_comment(self, token: re.Match[str]) -> int:
        """Return where ``<!-- … -->`` or ``{::comment} … {:/comment}`` ends; -1 where it does not."""
        closers = ("-->",) if token["comment"] else ("{:/comment}", "{:/}")
        ends = [end for closer in closers if (end := self._after(closer, token.start())) > 0]
        return min(ends, default=-1)

    def _after(self, closer: str, start: int) -> int:
        if closer in self._missing:
            return -1
        found = self._text.find(closer, start)
        if found < 0:
            self._missing.add(closer)
        return found + len(closer) if found >= 0 else -1

    def _after_fence(self, token: re.Match[str]) -> int:
        fence = token["fence"]
        closer = re.compile(rf"^[ \t>]*+{fence[0]}{{{len(fence)},}}[ \t]*$", re.M)
        close = closer.search(self._text, token.end())
        return close.end() if close else len(self._text)


def _skip(masked: str, text: str, path: str, controls: list[tuple[int, str]]) -> Masked:
    """Blank the lines between ``skip`` and ``end``; tell of controls that do nothing."""
    ranges: list[tuple[int, int]] = []
    faults: list[Diagnostic] = []
    opened = 0
    for offset, word in controls:
        line = text.count("\n", 0, offset) + 1
        if word == "skip" and not opened:
            opened = line
        elif word == "end" and opened:
            ranges.append((opened, line))
            opened = 0
        else:
            faults.append(_control_fault(path, line, word))
    if opened:
        ranges.append((opened, text.count("\n") + 1))
        faults.append(_control_fault(path, opened, ""))
    return Masked(_blank(masked, ranges), tuple(ranges), tuple(faults))


def _blank(text: str, ranges: list[tuple[int, int]]) -> str:
    lines = text.split("\n")
    for first, last in ranges:
        lines[first - 1 : last] = [""] * (last - first + 1)
    return "\n".join(lines)


def _control_fault(path: str, line: int, word: str) -> Diagnostic:
    if word in ("skip", "end"):
        message = f"'cardgen: {word}' has no effect here."
    elif word:
        message = f"'cardgen: {word}' is not known."
    else:
        message = "'cardgen: skip' is never ended; the rest of the note is left out."
    remedy = "Write <!-- cardgen: skip --> before and <!-- cardgen: end --> after what makes no cards."
    return Diagnostic(Source(path, line, line), Severity.WARNING, "note-control", message, remedy)
