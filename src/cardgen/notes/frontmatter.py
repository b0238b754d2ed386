"""The YAML header of a note -> NoteOptions. Everything in it is text; no tag builds an object."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from cardgen.model import Diagnostic, Severity, Source
from cardgen.notes.document import NoteOptions

_HEADER = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"[\w-]+[ \t]*:(?:\s|$)")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_CARDGEN_KEYS = ("skip", "tags", "deck", "rules")
_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")
_DEEPEST = 50  # levels of brackets; YAML readers recurse


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the header says, the number of lines it takes (0: there is none), and what is wrong in it."""

    options: NoteOptions
    line_count: int
    diagnostics: tuple[Diagnostic, ...]


def front_matter(text: str, path: str) -> FrontMatter:
    """Read the header of ``text``. A date that it does not give is taken from the file's name (Jekyll)."""
    named = _DATE.match(PurePosixPath(path).name)
    date = "-".join(part.zfill(2) for part in named.groups()) if named else ""
    header = _HEADER.match(text)
    if not header:
        return FrontMatter(NoteOptions(date=date), 0, ())
    reader = _Reader(path)
    options = reader.options(header["yaml"], date)
    if options is None:
        return FrontMatter(NoteOptions(date=date), 0, ())
    return FrontMatter(options, header[0].count("\n") or 1, tuple(reader.faults))


class _Reader:
    """Reads the nodes of one header and gathers its faults."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.faults: list[Diagnostic] = []

    def options(self, header: str, date: str) -> NoteOptions | None:
        """Return the options; None where the lines between two rules are no header at all."""
        try:
            root = _compose(header)
        except (yaml.YAMLError, ValueError) as failure:
            if not _KEY.match(header.lstrip()):
                return None
            mark = getattr(failure, "problem_mark", None)
            self._fault((mark.line if mark else 0) + 2, f"The front matter is no YAML: {_reason(failure)}.")
            return NoteOptions(date=date)
        if root is None:
            return NoteOptions(date=date) if not header.strip() else None
        if not isinstance(root, yaml.MappingNode):
            return None
        return self._from_mapping(_mapping(root), date)

    def _from_mapping(self, keys: dict[str, yaml.Node], date: str) -> NoteOptions:
        own = keys.get("cardgen")
        mine: dict[str, yaml.Node] = {}
        if isinstance(own, yaml.MappingNode):
            mine = _mapping(own)
            for key in mine.keys() - set(_CARDGEN_KEYS):
                self._fault(_line(mine[key]), f"'cardgen: {key}' is not known.")
        elif own is not None and _scalar(own):
            self._fault(_line(own), "'cardgen' is no mapping.")
        category = self._words(keys.get("category")) or self._words(keys.get("categories"))
        tags = self._words(keys.get("tags") or keys.get("tag")) + self._words(mine.get("tags"))
        written = _DATE.search(_scalar(keys.get("date")))
        return NoteOptions(
            title=_scalar(keys.get("title")),
            category="/".join(category),
            date="-".join(part.zfill(2) for part in written.groups()) if written else date,
            tags=tuple(dict.fromkeys(tags)),
            skip=self._switch(mine["skip"]) if "skip" in mine else False,
            deck=_scalar(mine.get("deck")),
            rules=self._rules(mine.get("rules")),
        )

    def _rules(self, node: yaml.Node | None) -> tuple[tuple[str, bool], ...]:
        if isinstance(node, yaml.MappingNode):
            return tuple((name, self._switch(value)) for name, value in _mapping(node).items())
        if node is not None and not (isinstance(node, yaml.ScalarNode) and not node.value):
            self._fault(_line(node), "'cardgen: rules' is no mapping of rule names to true or false.")
        return ()

    def _switch(self, node: yaml.Node) -> bool:
        word = _scalar(node).lower()
        if word not in _TRUE + _FALSE:
            self._fault(_line(node), f"'{word}' is neither true nor false.")
        return word in _TRUE

    def _words(self, node: yaml.Node | None) -> list[str]:
        """Return the words of a list, or of a text as Jekyll parts it: at spaces or commas."""
        if isinstance(node, yaml.SequenceNode):
            return [word for item in node.value if (word := _scalar(item))]
        text = _scalar(node)
        return [part.strip() for part in text.split(",") if part.strip()] if "," in text else text.split()

    def _fault(self, line: int, message: str) -> None:
        remedy = "The note is read without it; mend the lines between the two '---'."
        source = Source(self._path, line, line)
        self.faults.append(Diagnostic(source, Severity.WARNING, "note-front-matter", message, remedy))


def _compose(header: str) -> yaml.Node | None:
    depth = 0
    for bracket in re.findall(r"[\[{\]}]", header):
        depth += 1 if bracket in "[{" else -1
        if depth > _DEEPEST:
            raise ValueError("it is nested too deeply")
    return yaml.compose(header, Loader=yaml.CSafeLoader)


def _mapping(node: yaml.MappingNode) -> dict[str, yaml.Node]:
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _scalar(node: yaml.Node | None) -> str:
    return str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 2


def _reason(failure: Exception) -> str:
    return str(getattr(failure, "problem", None) or failure)
