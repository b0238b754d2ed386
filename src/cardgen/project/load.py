"""``cardgen.yaml`` -> Settings. Every fault is told at once, with its line and column; nothing is raised."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from importlib.resources import files as package_files
from typing import Any

from cardgen.errors import CardgenError
from cardgen.folders import file_bytes
from cardgen.model import Diagnostic, Severity, Source
from cardgen.project.project import SETTINGS_FILE, Project
from cardgen.project.settings import FolderSettings, GivenName, Settings
from cardgen.project.source_url import template_faults
from cardgen.text.yaml_tree import Mapping, Node, Scalar, Sequence, YamlFault, read_yaml

_SEVERITIES = ("error", "warning", "info", "off")
_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")
_LEVELS = ("1", "2", "3", "4", "5", "6")
_EDITOR = re.compile(r"(?!javascript|vbscript|data)[a-z][a-z0-9+.-]*://")  # nothing a browser would run


class FaultySettings(CardgenError):
    """The settings are at fault: what depends on them would come out otherwise than was meant."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(
            "\n".join([*map(str, diagnostics), f"Nothing was done: correct {SETTINGS_FILE} first."])
        )
        self.diagnostics = diagnostics


def sound_settings(project: Project) -> Settings:
    """Return the settings of ``project``.

    Raises:
        FaultySettings: there is an error in them; its text tells all, a line each.
    """
    settings, faults = load_settings(project)
    if any(fault.is_error for fault in faults):
        raise FaultySettings(faults)
    return settings


def load_settings(project: Project) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Return the settings of ``project`` and the faults of its file; a faulty setting has its default."""
    file = project.root / SETTINGS_FILE
    try:
        data = file_bytes(file)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as failure:
        return Settings(), (_fault(0, 0, "settings-unreadable", failure.strerror or str(failure), ""),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        message = "The settings are not encoded as UTF-8."
        return Settings(), (_fault(line, 0, "settings-not-text", message, "Save the file as UTF-8."),)
    return settings_from_text(text)


def settings_from_text(text: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Return the settings that ``text``, a ``cardgen.yaml``, gives, and its faults."""
    reader = _Reader()
    try:
        root = read_yaml(text)
    except YamlFault as fault:
        message = f"The settings are no YAML: {fault}."
        return Settings(), (_fault(fault.line, fault.column, "settings-yaml", message, ""),)
    if root is None:
        return Settings(), ()
    values = reader.mapping(root, reader.project_fields(), "the settings")
    return Settings(**values, names=tuple(reader.names)), tuple(reader.faults)


def schema_text() -> str:
    """Return the JSON Schema of ``cardgen.yaml``, as published in the package."""
    return (package_files("cardgen.project") / "settings.schema.json").read_text(encoding="utf-8")


class _Wrong(ValueError):
    """A value is not what its key wants; the text says what is wanted."""


class _Reader:
    """Reads values, gathers faults and names; a field's reader returns a value or raises _Wrong."""

    def __init__(self) -> None:
        self.faults: list[Diagnostic] = []
        self.names: list[GivenName] = []

    def project_fields(self) -> dict[str, Callable[[Node], Any]]:
        """Return, for each key that ``cardgen.yaml`` may have, what reads its value or raises ``_Wrong``."""
        return {
            "namespace": _namespace,
            "source_url": self._source_url,
            "media_root": _text,
            "deck_level": _level,
            "min_confidence": _share,
            "rules": self._rules,
            "skip_sections": _texts,
            "checks": self._checks,
            "editor_url": _editor_url,
            "folders": self._folders,
        }

    def _folder_fields(self) -> dict[str, Callable[[Node], Any]]:
        return {
            "deck": _text,
            "tags": _texts,
            "rules": self._rules,
            "skip_sections": _texts,
            "min_confidence": _share,
        }

    def mapping(self, node: Node, fields: dict[str, Callable[[Node], Any]], what: str) -> dict[str, Any]:
        """Return the values of ``node`` by key, those at fault left out."""
        values: dict[str, Any] = {}
        for key, value in self._pairs(node, what):
            read = fields.get(key.value)
            if read is None:
                self._unknown(key, tuple(fields))
                continue
            try:
                values[key.value] = read(value)
            except _Wrong as wrong:
                self._tell(value, "settings-value", f"'{key.value}' must be {wrong}.", "")
        return values

    def _pairs(self, node: Node, what: str) -> tuple[tuple[Scalar, Node], ...]:
        if isinstance(node, Scalar) and node.plain and node.value in ("", "~", "null"):
            return ()
        if not isinstance(node, Mapping):
            self._tell(node, "settings-value", f"{what.capitalize()} must be keys with values.", "")
            return ()
        seen: set[str] = set()
        for key, _ in node.pairs:
            if key.value in seen:
                self._tell(key, "settings-twice", f"'{key.value}' is given twice.", "Remove one of them.")
            seen.add(key.value)
        return node.pairs

    def _source_url(self, node: Node) -> str:
        template = _text(node)
        faults = template_faults(template)
        for message, remedy in faults:
            self._tell(node, "settings-source-url", message, remedy)
        return "" if faults else template

    def _rules(self, node: Node) -> tuple[tuple[str, bool], ...]:
        return tuple((key.value, value) for key, value in self._each(node, "rules", _switch))

    def _checks(self, node: Node) -> tuple[tuple[str, str], ...]:
        return tuple((key.value, value) for key, value in self._each(node, "checks", _severity))

    def _folders(self, node: Node) -> tuple[FolderSettings, ...]:
        found = []
        for key, value in self._pairs(node, "folders"):
            values = self.mapping(value, self._folder_fields(), f"the folder '{key.value}'")
            found.append(FolderSettings(key.value.strip("/").removeprefix("./"), **values))
        return tuple(sorted(found, key=lambda folder: folder.folder.count("/")))

    def _each(self, node: Node, what: str, read: Callable[[Node], Any]) -> list[tuple[Scalar, Any]]:
        found = []
        for key, value in self._pairs(node, what):
            self.names.append(GivenName(what, key.value, _place(key.line, key.column)))
            try:
                found.append((key, read(value)))
            except _Wrong as wrong:
                self._tell(value, "settings-value", f"'{what}: {key.value}' must be {wrong}.", "")
        return found

    def _unknown(self, key: Scalar, known: tuple[str, ...]) -> None:
        near = get_close_matches(key.value, known, n=1, cutoff=0.0)
        message = f"'{key.value}' is no setting."
        self._tell(key, "settings-unknown-key", message, f"Did you mean '{near[0]}'?")

    def _tell(self, node: Node, code: str, message: str, remedy: str) -> None:
        self.faults.append(_fault(node.line, node.column, code, message, remedy))


def _fault(line: int, column: int, code: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(_place(line, column), Severity.ERROR, code, message, remedy)


def _place(line: int, column: int) -> Source:
    return Source(SETTINGS_FILE, line, line, column)


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise _Wrong("a text")
    return "" if node.plain and node.value in ("~", "null") else node.value


def _editor_url(node: Node) -> str:
    url = _text(node)
    if url and not _EDITOR.match(url):
        raise _Wrong("an address that an editor opens, such as vscode://file/{file}:{line}")
    return url


def _texts(node: Node) -> tuple[str, ...]:
    if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
        return tuple(_text(item) for item in node.items)
    if isinstance(node, Scalar):
        return (node.value,) if _text(node) else ()
    raise _Wrong("a list of texts")


def _namespace(node: Node) -> str:
    word = _text(node)
    if not word or not word.isprintable() or any(character.isspace() for character in word):
        raise _Wrong("one word, the same for ever, as it is part of every card's identity in Anki")
    return word


def _level(node: Node) -> int:
    word = _text(node)
    if word not in _LEVELS:
        raise _Wrong(f"a whole number from {_LEVELS[0]} to {_LEVELS[-1]}")
    return int(word)


def _share(node: Node) -> float:
    try:
        share = float(_text(node))
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise _Wrong("a number from 0 to 1")
    return share


def _switch(node: Node) -> bool:
    word = _text(node).lower()
    if word not in _TRUE + _FALSE:
        raise _Wrong("true or false")
    return word in _TRUE


def _severity(node: Node) -> str:
    word = _text(node).lower()
    if word not in _SEVERITIES:
        raise _Wrong("error, warning, info or off")
    return word
