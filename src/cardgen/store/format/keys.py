"""Changes of single keys of a mapping in a text: set, change or remove one, touching its lines only."""

from collections.abc import Container
from typing import Any

from cardgen.model import Link
from cardgen.store.format.dump import CONFLICT_COMMENT, dump_field, flow_link
from cardgen.store.format.fields import Field, FieldType, canonical_text
from cardgen.store.format.layout import Layout
from cardgen.store.format.restyle import restyle
from cardgen.store.format.scalars import line_scalar
from cardgen.store.format.splice import Splice
from cardgen.store.format.tree import MappingNode, Node, Scalar, SequenceNode


class KeyEdits:
    """Collects the edits of one text. Texts are given with line feeds."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.edits: list[Splice] = []

    def change(
        self,
        mapping: MappingNode,
        order: tuple[str, ...],
        field: Field,
        value: Any,
        gone: Container[str] = (),
    ) -> None:
        """Give ``field`` the ``value``; None removes its key. A new key goes where ``order`` has it.

        ``gone`` are all keys that are removed from ``mapping``.
        """
        node = mapping.value(field.key)
        if node is not None and value is not None:
            self._replace(mapping, field, node, value)
        elif node is not None:
            self._remove(mapping, field.key, node, gone)
        elif value is not None:
            self._insert(mapping, order, field.key, dump_field(field, value, self._indent(mapping)))

    def change_block(self, mapping: MappingNode, order: tuple[str, ...], key: str, lines: str | None) -> None:
        """Give ``key`` of a block mapping the ``lines`` (indented, key included); None removes it."""
        node = mapping.value(key)
        name = mapping.key(key)
        if node is None or name is None:
            if lines is not None:
                self._insert(mapping, order, key, lines)
        elif lines is None:
            self._remove(mapping, key, node)
        else:
            end = self._layout.text_end(max(node.end - 1, name.end))
            margin = " " * self._indent(mapping)
            own = "".join(f"\n{margin}{comment}" for comment in self._own_comments(name.end, end, node))
            self.edits.append(Splice(name.start, end, lines.lstrip(" ") + own))

    def change_flow(self, mapping: MappingNode, order: tuple[str, ...], new: dict[str, str | None]) -> None:
        """Give the keys of a mapping in braces the texts ``new`` (key included; None removes); others stay.

        A text with a comment inside must be among ``new``; its comment goes to a line of its own.
        """
        text = self._layout.text
        pairs: dict[str, str] = {}
        for name, node in mapping.pairs:
            if (pair := new.get(name.value, text[name.start : max(node.end, name.end + 1)])) is not None:
                pairs[name.value] = pair
        for key, pair in new.items():
            if pair is not None and key not in pairs:
                earlier = order[: order.index(key)]
                position = max((i for i, known in enumerate(pairs, 1) if known in earlier), default=0)
                known = list(pairs.items())
                pairs = dict([*known[:position], (key, pair), *known[position:]])
        self.edits.append(Splice(mapping.start, mapping.end, f"{{{', '.join(pairs.values())}}}"))
        for comment in self._layout.comments(mapping.start, mapping.end, mapping):
            self._hoist(mapping, comment, self._indent(mapping))

    def _indent(self, mapping: MappingNode) -> int:
        return self._layout.column(mapping.start)

    def _own_comments(self, start: int, end: int, node: Node) -> list[str]:
        """Return the comments a person wrote in a stretch that is about to go."""
        return [c for c in self._layout.comments(start, end, node) if CONFLICT_COMMENT not in c]

    # -- a changed value

    def _replace(self, mapping: MappingNode, field: Field, node: Node, value: Any) -> None:
        if isinstance(node, SequenceNode) and node.items:
            if not node.flow and self._edit_items(field, node, value):
                return
            if node.flow and not self._layout.comments(node.start, node.end, node):
                self.edits.append(Splice(node.start, node.end, self._flow_sequence(field, node, value)))
                return
        raw = self._layout.text[node.start : node.end]
        indent = self._indent(mapping)
        start = self._value_start(mapping, field.key)
        new, end = self._with_comments(mapping, start, node, restyle(field, value, node, raw, indent))
        self.edits.append(Splice(start, end, new if new.startswith("\n") else f" {new}"))

    def _value_start(self, mapping: MappingNode, key: str) -> int:
        """Return where the value of ``key`` begins: past the colon."""
        name = mapping.key(key)
        return self._layout.text.index(":", name.end) + 1 if name else mapping.start

    def _with_comments(self, mapping: MappingNode, start: int, node: Node, new: str) -> tuple[str, int]:
        """Return ``new`` with the comments that stood from ``start`` on, and where the old value ends."""
        end = self._layout.text_end(max(node.end - 1, node.start - 1))
        inside = self._layout.comments(start, end, node)
        left = [comment for comment in inside if comment not in new.partition("\n")[0]]
        if not left:
            return new, end
        first, line_break, rest = new.partition("\n")
        for comment in left[1:]:
            self._hoist(mapping, comment, self._indent(mapping))
        return f"{first}  {left[0]}{line_break}{rest}", end

    def _hoist(self, mapping: MappingNode, comment: str, indent: int) -> None:
        """Keep a comment whose place goes, on a line of its own above its mapping's item."""
        start = self._layout.line_start(mapping.start)
        self.edits.append(Splice(start, start, f"{' ' * indent}{comment}\n"))

    # -- a changed list

    def _edit_items(self, field: Field, node: SequenceNode, value: tuple[Any, ...]) -> bool:
        """Remove and add single items of a block list; false where items changed places."""
        items = self._layout.items(node)
        old = [_item_value(field, item.node) for item in items]
        kept = [entry for entry in old if entry in value]
        if kept != [entry for entry in value if entry in old] or not value or len(set(old)) != len(old):
            return False
        position = items[0].start
        for entry in value:
            if entry in old:
                position = items[old.index(entry)].end
                continue
            line = f"{' ' * items[0].margin}- {_item_text(field, entry, flow=False)}"
            broken = position == 0 or self._layout.text[position - 1] == "\n"
            self.edits.append(Splice(position, position, f"{line}\n" if broken else f"\n{line}"))
        for entry, item in zip(old, items, strict=True):
            if entry not in value:
                comments = self._layout.comments(item.start, item.end, item.node)
                margin = " " * item.margin
                self.edits.append(Splice(item.start, item.end, "".join(f"{margin}{c}\n" for c in comments)))
        return True

    def _flow_sequence(self, field: Field, node: SequenceNode, value: tuple[Any, ...]) -> str:
        raw = {_item_value(field, item): self._layout.text[item.start : item.end] for item in node.items}
        return "[" + ", ".join(raw.get(entry) or _item_text(field, entry, flow=True) for entry in value) + "]"

    # -- a key that goes or comes

    def _remove(self, mapping: MappingNode, key: str, node: Node, gone: Container[str] = ()) -> None:
        name = mapping.key(key)
        if name is None:
            return
        first = mapping.pairs[0][0]
        head = self._layout.line_start(first.start)
        is_first = all(other.value in gone for other, _ in mapping.pairs if other.start < name.start)
        if is_first and self._layout.text[head : first.start].strip():
            self._remove_behind_dash(mapping, name, node, head)
            return
        start = self._layout.line_start(name.start)
        end = self._layout.line_end(max(node.end - 1, name.end))
        self.edits.append(Splice(start, end, self._comment_lines(mapping, name.end, end, node)))

    def _remove_behind_dash(self, mapping: MappingNode, name: Scalar, node: Node, head: int) -> None:
        """Remove the first key of an item: the next one comes behind its dash, comments above ``head``."""
        following = [other.start for other, _ in mapping.pairs if other.start > name.start]
        end = following[0] if following else node.end
        comments = self._comment_lines(mapping, name.end, end, node)
        self.edits.append(Splice(head, head, comments))
        self.edits.append(Splice(name.start, end, "" if following else "{}"))

    def _comment_lines(self, mapping: MappingNode, start: int, end: int, node: Node) -> str:
        margin = " " * self._indent(mapping)
        return "".join(f"{margin}{comment}\n" for comment in self._own_comments(start, end, node))

    def _insert(self, mapping: MappingNode, order: tuple[str, ...], key: str, lines: str) -> None:
        before = self._before(mapping, order, key)
        if before is None:
            start = mapping.start
            margin = " " * self._indent(mapping)
            self.edits.append(Splice(start, start, f"{lines.lstrip(' ')}\n{margin}"))
            return
        name, node = before
        end = self._layout.line_end(max(node.end - 1, name.end))
        whole = self._layout.text[:end].endswith("\n")
        self.edits.append(Splice(end, end, f"{lines}\n" if whole else f"\n{lines}"))

    def _before(self, mapping: MappingNode, order: tuple[str, ...], key: str) -> tuple[Scalar, Node] | None:
        """Return the key after which ``order`` has ``key``: the lowest of those before it."""
        earlier = order[: order.index(key)]
        found = [(name, node) for name, node in mapping.pairs if name.value in earlier]
        return max(found, key=lambda pair: pair[0].start, default=None)


def _item_value(field: Field, node: Node) -> Any:
    if field.type is FieldType.WORDS:
        return node.value.strip() if isinstance(node, Scalar) else None
    if not isinstance(node, MappingNode):
        return None
    title, url = node.value("title"), node.value("url")
    if isinstance(title, Scalar) and isinstance(url, Scalar):
        return Link(canonical_text(title.value), canonical_text(url.value))
    return None


def _item_text(field: Field, entry: Any, *, flow: bool) -> str:
    return flow_link(entry) if field.type is FieldType.LINKS else line_scalar(entry, flow=flow)
