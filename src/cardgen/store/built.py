"""The memory of builds: for each note and note type what was last built, and when its content last changed.

One line of JSON for each, sorted by key, in ``decks/.cardgen/built.jsonl``: made to be committed and merged
line by line. Two lines for one key (a union merge) are settled by the later time; a line that cannot be
read is left out, which costs that note one update and nothing more.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from json.encoder import encode_basestring_ascii as _quoted
from types import MappingProxyType
from typing import NamedTuple

FILE_NAME = "built.jsonl"
NOTE_TYPE = "type:"  # what the key of a note type begins with
_LINE = re.compile(
    r'\{"key": "([\w:]+)", "hash": "(\w*)", "mod": (0|[1-9]\d{0,15})(?:, "shown": "(\w*)")?\}', re.ASCII
)
_MARK = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)")
_NOTHING: Mapping[str, str] = MappingProxyType({})
LATEST = 1 << 40  # seconds since 1970: what a stranger's line may claim and Anki's milliseconds can hold


class BuiltEntry(NamedTuple):
    """What was built last under a key: the hash of its content and its ``mod`` (seconds since 1970).

    ``shown`` is the hash of what the content was rendered as, ``""`` where that is not known.
    """

    hash: str
    mod: int
    shown: str = ""


@dataclass(frozen=True, slots=True)
class BuiltMemory:
    """What was built, by key: the guid of a note, or ``type:`` and the id of a note type.

    ``damaged`` are the numbers of the lines that could not be read, ``marks`` of those that git left around
    the two sides of a merge.
    """

    entries: Mapping[str, BuiltEntry] = field(default_factory=dict)
    damaged: tuple[int, ...] = field(default=(), compare=False)
    marks: tuple[int, ...] = field(default=(), compare=False)

    def stamp(
        self, contents: Iterable[tuple[str, str]], now: int, shown: Mapping[str, str] = _NOTHING
    ) -> "BuiltMemory":
        """Return the memory after building ``contents``: pairs of key and content hash, at the time ``now``.

        The ``mod`` of a key stays while its hash stays. It grows strictly when the hash changes, whatever
        the clock says; a key seen for the first time gets ``now``. Keys not built keep what they had.
        Where only what is ``shown``, by key, is another it grows by one second: Anki takes that over the
        text it has, and not over what a learner edited since.
        """
        entries = dict(self.entries)
        for key, content in contents:
            before = entries.get(key)
            look = shown.get(key, before.shown if before else "")
            if before is None:
                entries[key] = BuiltEntry(content, now, look)
            elif before.hash != content:
                entries[key] = BuiltEntry(content, max(now, before.mod + 1), look)
            elif before.shown != look:
                entries[key] = BuiltEntry(content, before.mod + bool(before.shown), look)
        return BuiltMemory(entries)

    def mod(self, key: str) -> int:
        """Return when the content under ``key`` last changed.

        Raises:
            KeyError: it was never built.
        """
        return self.entries[key].mod


def parse_built(text: str) -> BuiltMemory:
    """Return the memory written in ``text``. Never raises: lines that make no sense are left out."""
    entries: dict[str, BuiltEntry] = {}
    damaged: list[int] = []
    marks: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        key, built = _entry(line)
        if built is None and line.strip():
            (marks if _MARK.match(line) else damaged).append(number)
        if built and (key not in entries or _rank(entries[key]) < _rank(built)):
            entries[key] = built
    return BuiltMemory(entries, tuple(damaged), tuple(marks))


def format_built(memory: BuiltMemory) -> str:
    """Return ``memory`` as text: a line for each key, sorted; the same memory gives the same bytes."""
    return "".join([_line(key, memory.entries[key]) for key in sorted(memory.entries)])


def _line(key: str, built: BuiltEntry) -> str:
    shown = f', "shown": {_quoted(built.shown)}' if built.shown else ""
    return f'{{"key": {_quoted(key)}, "hash": {_quoted(built.hash)}, "mod": {built.mod:d}{shown}}}\n'


def _rank(built: BuiltEntry) -> tuple[int, str, str]:
    return built.mod, built.hash, built.shown


def _entry(line: str) -> tuple[str, BuiltEntry | None]:
    if (as_written := _LINE.fullmatch(line)) and (mod := int(as_written[3])) < LATEST:
        return as_written[1], BuiltEntry(as_written[2], mod, as_written[4] or "")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return "", None
    if not isinstance(row, dict):
        return "", None
    match row:
        case {"key": str(key), "hash": str(content), "mod": int(mod)} if key and 0 <= mod < LATEST:
            shown = row.get("shown")
            return key, BuiltEntry(content, mod, shown if isinstance(shown, str) else "")
    return "", None
