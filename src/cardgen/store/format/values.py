"""Values of a deck file's keys: a node becomes a text, a list, a flag, or a fault with its place."""

import re
from typing import Any

from cardgen.model import Diagnostic, Kind, Link, Severity
from cardgen.model.ids import ID_LENGTH
from cardgen.store.format.fields import FieldType, canonical_text
from cardgen.store.format.lines import Lines
from cardgen.store.format.tree import MappingNode, Node, Scalar, SequenceNode
from cardgen.text.nearest import did_you_mean

_ID_FORM = re.compile(rf"[A-Za-z0-9]{{{ID_LENGTH}}}")
_KINDS = {str(kind): kind for kind in Kind}
# Asked for with every value: to find a member in its class takes as long as to read a short text.
_TEXT, _WORDS, _LINKS = FieldType.TEXT, FieldType.WORDS, FieldType.LINKS
_FLAG, _KIND, _ID = FieldType.FLAG, FieldType.KIND, FieldType.ID
_FLAGS = {"true": True, "false": False}


class Values:
    """Reads values out of nodes and collects what is wrong with them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.faults: list[Diagnostic] = []

    def tell(
        self, start: int, code: str, message: str, remedy: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Take note of a fault at one character."""
        self.faults.append(Diagnostic(self._lines.place(start), severity, code, message, remedy))

    def fault(self, node: Node, code: str, message: str, remedy: str) -> None:
        """Take note of an error in ``node``."""
        place = self._lines.place(node.start, node.end)
        self.faults.append(Diagnostic(place, Severity.ERROR, code, message, remedy))

    def check_keys(self, node: MappingNode, known: tuple[str, ...]) -> None:
        """Take note of keys that are not ``known`` or are given twice."""
        names = {key.value for key, _ in node.pairs}
        if len(names) == len(node.pairs) and not names.difference(known):
            return
        seen: dict[str, Scalar] = {}
        for key, _ in node.pairs:
            if key.value in seen:
                line = self._lines.line(seen[key.value].start)
                self.fault(
                    key,
                    "duplicate-key",
                    f"`{key.value}` is already given on line {line}.",
                    "Keep one of them.",
                )
            elif key.value not in known:
                remedy = did_you_mean(key.value, known) or f"Known are {', '.join(known)}."
                self.fault(key, "unknown-key", f"there is no key `{key.value}`.", remedy)
            seen.setdefault(key.value, key)

    def read(self, mapping: MappingNode, key: str, type_: FieldType) -> Any:
        """Return the value of ``key`` as ``type_`` wants it; None where it is missing, empty or at fault."""
        node = mapping.value(key)
        return None if node is None else self.of(node, key, type_)

    def of(self, node: Node, key: str, type_: FieldType) -> Any:
        """Return what ``node``, the value of ``key``, holds; None where it is empty or at fault."""
        if type(node) is Scalar:
            if not node.value and not node.style:
                return None
            if type_ is _TEXT:
                return canonical_text(node.value)
        if type_ is _WORDS:
            return self._words(node, key)
        if type_ is _LINKS:
            return self._links(node, key)
        if not isinstance(node, Scalar):
            self.fault(
                node,
                "wrong-type",
                f"`{key}` must be a text.",
                "Put text that begins with [, { or `- ` in quotes.",
            )
            return None
        return self._scalar(node, key, type_)

    def _scalar(self, node: Scalar, key: str, type_: FieldType) -> Any:
        text = canonical_text(node.value)
        if type_ is _FLAG:
            if text.lower() not in _FLAGS:
                self.fault(node, "wrong-type", f"`{key}` is `{text}`.", "Write true or false.")
            return _FLAGS.get(text.lower())
        if type_ is _KIND:
            return self._kind(node, text)
        if type_ is _ID and not _ID_FORM.fullmatch(text):
            self.fault(
                node,
                "bad-id",
                f"the id `{text}` is not {ID_LENGTH} letters or digits.",
                "Delete the line to get a new id.",
            )
            return None
        if type_ is not _TEXT and "\n" in text:
            self.fault(node, "wrong-type", f"`{key}` must be one line.", "Join its lines.")
        return text

    def _kind(self, node: Scalar, text: str) -> Kind | None:
        if text in _KINDS:
            return _KINDS[text]
        remedy = did_you_mean(text, _KINDS) or f"Known are {', '.join(_KINDS)}."
        self.fault(node, "unknown-kind", f"there is no kind `{text}`.", remedy)
        return None

    def _words(self, node: Node, key: str) -> tuple[str, ...] | None:
        if not isinstance(node, SequenceNode):
            self.fault(node, "wrong-type", f"`{key}` must be a list.", f"Write `{key}: [one, two]`.")
            return None
        words = []
        for item in node.items:
            if not isinstance(item, Scalar) or not item.value.strip() or "\n" in item.value.strip("\n"):
                self.fault(
                    item,
                    "wrong-type",
                    f"each of `{key}` must be a text of one line.",
                    f"Write `{key}: [one, two]`.",
                )
                continue
            if key == "tags" and re.search(r"\s", item.value.strip()):
                safe = "_".join(item.value.split())
                message = f"the tag `{item.value}` holds a space, which Anki does not allow."
                self.tell(item.start, "bad-tag", message, f"It becomes `{safe}`.", Severity.WARNING)
            words.append(item.value.strip())
        return tuple(words)

    def _links(self, node: Node, key: str) -> tuple[Link, ...] | None:
        if not isinstance(node, SequenceNode):
            self.fault(node, "wrong-type", f"`{key}` must be a list.", "Write `- {title: …, url: …}`.")
            return None
        return tuple(link for item in node.items if (link := self._link(item)) is not None)

    def _link(self, node: Node) -> Link | None:
        if not isinstance(node, MappingNode):
            self.fault(node, "wrong-type", "a reference must be a mapping.", "Write `- {title: …, url: …}`.")
            return None
        self.check_keys(node, ("title", "url"))
        title, url = self.read(node, "title", FieldType.LINE), self.read(node, "url", FieldType.LINE)
        if not title or not url:
            missing = "url" if title else "title"
            self.fault(
                node, "missing-link", f"the reference has no `{missing}`.", "Write `- {title: …, url: …}`."
            )
            return None
        return Link(title, url)
