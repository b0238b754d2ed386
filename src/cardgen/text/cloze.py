"""Cloze deletions: ``{{c1::text::hint}}`` in the Markdown of a card. Formulas and code are whole pieces."""

import re
from dataclasses import dataclass

from cardgen.text.cloze_hint import hint_at
from cardgen.text.math import replace_math

_DELETION = re.compile(r"\{\{c(\d{1,4}(?:,\d{1,4}){0,20})::((?:(?!\{\{c\d|\}\}).)*)\}\}", re.S)
# What opens a deletion in Anki, its numbers as group 1: they may have zeros before them, and go up to 500.
OPEN = re.compile(r"\{\{c(0*[1-9]\d{0,2}(?:,0*[1-9]\d{0,2})*)::")
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`\n](?:[^\n]*?[^`\n])?\1(?!`)")
# All code of a note: what is fenced, and what stands in a line.
_NOTE_CODE = re.compile(
    rf"(?ms){_CODE.pattern}|^[ \t>]*(?P<fence>`{{3,}}|~{{3,}}).*?(?:^[ \t>]*(?P=fence)|\Z)"
)
_STASHED = re.compile("\ue000(\\d+)\ue001")
_DEEPEST = 8  # Anki nests no deeper either


@dataclass(frozen=True, slots=True)
class Deletion:
    """One hidden piece: its numbers, its Markdown, its hint or ``""``."""

    numbers: tuple[int, ...]
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class ClozeText:
    """A cloze text taken apart: its deletions, inner ones first, and what stands around the outer ones.

    ``around`` has ``[…]`` for each outer deletion.
    """

    deletions: tuple[Deletion, ...]
    around: str


def read_cloze(markdown: str) -> ClozeText:
    """Return the deletions of ``markdown``, those inside a formula among them."""
    stash = _Stash()
    around = shown = stash.put_away(markdown)
    found: list[Deletion] = []
    for _ in range(_DEEPEST):
        matches = list(_DELETION.finditer(shown))
        if not matches:
            break
        found += (_deletion(match, stash) for match in matches)
        shown = _DELETION.sub(lambda match: _halves(match[2])[0], shown)
        around = _DELETION.sub("[…]", around)
    return ClozeText(tuple(found), stash.put_back(around))


def without_deletions(note: str) -> str:
    """Return the text of a note with the words of its deletions and without marks and hints.

    Its lines stay as many as they were. What stands in code is code.
    """
    if not OPEN.search(note):
        return note
    stash = _Stash()
    shown = stash.put_away(note, code=_NOTE_CODE)
    for _ in range(_DEEPEST):
        shown = _DELETION.sub(_words, shown)
    return stash.put_back(shown)


def _words(deletion: re.Match[str]) -> str:
    hidden, hint = _halves(deletion[2])
    return hidden + "\n" * hint.count("\n")


def cloze_numbers(html: str) -> tuple[int, ...]:
    """Return the numbers of the clozes of a rendered field, ascending; Anki makes a card of each."""
    return tuple(sorted({int(number) for match in OPEN.finditer(html) for number in match[1].split(",")}))


def without_hints(markdown: str) -> str:
    r"""Return a cloze text in which every ``::`` of a deletion is hidden with it: ``\::`` begins no hint."""
    if "::" not in OPEN.sub("", markdown):
        return markdown
    stash = _Stash()
    return stash.put_back(_DELETION.sub(_without_hint, stash.put_away(markdown)))


def _without_hint(deletion: re.Match[str]) -> str:
    opening, content = deletion[0][: -len(deletion[2]) - 2], deletion[2]
    parts, end, start = [opening], 0, 0
    while (at := hint_at(content, start, len(content))) is not None:
        parts += [content[end:at], "\\"]
        end, start = at, at + 1
    return f"{''.join(parts)}{content[end:]}}}}}"


def _deletion(match: re.Match[str], stash: "_Stash") -> Deletion:
    hidden, hint = _halves(match[2])
    return Deletion(tuple(map(int, match[1].split(","))), stash.put_back(hidden), stash.put_back(hint))


def _halves(content: str) -> tuple[str, str]:
    """Return what a deletion hides, and its hint."""
    at = hint_at(content, 0, len(content))
    return (content, "") if at is None else (content[:at], content[at + 2 :])


class _Stash:
    """Formulas and code of a text, so that nothing in them is taken for a mark."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def put_away(self, markdown: str, code: re.Pattern[str] | None = None) -> str:
        """Return ``markdown`` with a token for each formula and code span that holds no deletion itself.

        What ``code`` matches is put away before, deletion or not.
        """
        text = markdown.replace("\ue000", "").replace("\ue001", "")
        whole = text = code.sub(lambda piece: self._keep(piece[0]), text) if code else text
        text = replace_math(whole, lambda span: self._token(whole[span.start : span.end]))
        return _CODE.sub(lambda code: self._token(code[0]), text)

    def put_back(self, text: str) -> str:
        """Return ``text`` with all tokens replaced by what they stand for."""
        while _STASHED.search(text):  # code may hold a formula's token
            text = _STASHED.sub(lambda token: self._pieces[int(token[1])], text)
        return text

    def _token(self, piece: str) -> str:
        return piece if "{{c" in piece else self._keep(piece)

    def _keep(self, piece: str) -> str:
        self._pieces.append(piece)
        return f"\ue000{len(self._pieces) - 1}\ue001"
