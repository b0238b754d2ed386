"""The YAML header of a note -> NoteOptions. Everything in it is text; no tag builds an object."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath

from cardgen.model import Diagnostic, Severity, Source
from cardgen.notes.document import NoteOptions
from cardgen.text.yaml_tree import Mapping, Node, Scalar, Sequence, YamlFault, read_yaml

_HEADER = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"[\w-]+[ \t]*:(?:\s|$)")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_CARDGEN_KEYS = ("skip", "tags", "deck", "rules")
_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")


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
            root = read_yaml(header)
        except YamlFault as fault:
            if not _KEY.match(header.lstrip()):
                return None
            self._fault(_line(fault), f"The front matter is no YAML: {fault}.")
            return NoteOptions(date=date)
        if isinstance(root, Mapping):
            return self._from_mapping(root, date)
        return NoteOptions(date=date) if not header.strip() else None

    def _from_mapping(self, root: Mapping, date: str) -> NoteOptions:
        own = self._own(root.value("cardgen"))
        category = self._words(root.value("category")) or self._words(root.value("categories"))
        tags = self._words(root.value("tags") or root.value("tag")) + self._words(own.value("tags"))
        written = _DATE.search(_scalar(root.value("date")))
        skip, rules = own.value("skip"), own.value("rules")
        return NoteOptions(
            title=_scalar(root.value("title")),
            category="/".join(category),
            date="-".join(part.zfill(2) for part in written.groups()) if written else date,
            tags=tuple(dict.fromkeys(tags)),
            skip=self._switch(skip) if skip else False,
            deck=_scalar(own.value("deck")),
            rules=self._rules(rules),
            rule_lines=tuple(_line(name) for name, _ in rules.pairs) if isinstance(rules, Mapping) else (),
        )

    def _own(self, node: Node | None) -> Mapping:
        """Return what the header says to cardgen itself."""
        if not isinstance(node, Mapping):
            if node and not _is_empty(node):
                self._fault(_line(node), "'cardgen' is no mapping.")
            return Mapping((), 0, 0)
        for key, _ in node.pairs:
            if key.value not in _CARDGEN_KEYS:
                near = get_close_matches(key.value, _CARDGEN_KEYS, n=1)
                hint = f" Did you mean '{near[0]}'?" if near else ""
                self._fault(_line(key), f"'cardgen: {key.value}' is not known.{hint}")
        return node

    def _rules(self, node: Node | None) -> tuple[tuple[str, bool], ...]:
        if isinstance(node, Mapping):
            return tuple((name.value, self._switch(value)) for name, value in node.pairs)
        if node and not _is_empty(node):
            self._fault(_line(node), "'cardgen: rules' is no mapping of rule names to true or false.")
        return ()

    def _switch(self, node: Node) -> bool:
        word = _scalar(node).lower()
        if word not in _TRUE + _FALSE:
            self._fault(_line(node), f"'{word}' is neither true nor false.")
        return word in _TRUE

    def _words(self, node: Node | None) -> list[str]:
        """Return the words of a list, or of a text as Jekyll parts it: at spaces or commas."""
        if isinstance(node, Sequence):
            return [word for item in node.items if (word := _scalar(item))]
        text = _scalar(node)
        return [part.strip() for part in text.split(",") if part.strip()] if "," in text else text.split()

    def _fault(self, line: int, message: str) -> None:
        remedy = "The note is read without it; mend the lines between the two '---'."
        source = Source(self._path, line, line)
        self.faults.append(Diagnostic(source, Severity.WARNING, "note-front-matter", message, remedy))


def _line(node: Node | YamlFault) -> int:
    """Return the line in the note: the opening ``---`` stands above the header."""
    return node.line + 1


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and node.value in ("", "~", "null")


def _scalar(node: Node | None) -> str:
    return node.value.strip() if isinstance(node, Scalar) and not _is_empty(node) else ""
