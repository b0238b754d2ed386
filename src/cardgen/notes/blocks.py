"""Tokens of markdown-it -> blocks with their lines. Headings stand between blocks, as ``Heading`` records."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it.token import Token

from cardgen.model import Source
from cardgen.notes.document import (
    Block,
    CodeBlock,
    DefinitionBlock,
    ImageBlock,
    ListBlock,
    ListItem,
    MathBlock,
    Paragraph,
    QuoteBlock,
    RuleBlock,
    TableBlock,
    TableRow,
    Text,
)
from cardgen.notes.inline import TextMaker, image_attributes, join_texts, lines_of
from cardgen.notes.refine import refine
from cardgen.notes.tables import part_below, split_rows

if TYPE_CHECKING:
    from collections.abc import Callable

_CALLOUT = re.compile(r"\[!([\w -]+)\][+-]?[ \t]*(.*)")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_IMAGE_TAG = re.compile(r"<img\b([^<>]*)>", re.I)
_LONGEST_HEADING = 80  # characters; a longer line above '---' is a paragraph above a rule


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between blocks; ``text`` still has its attributes (``{#id}``)."""

    text: Text
    level: int
    source: Source


Flow = Block | Heading


class BlockReader:
    """Reads the tokens of one note. ``lines`` are the lines of the note, for cutting blank ones off."""

    def __init__(self, tokens: list[Token], texts: TextMaker, path: str, lines: list[str]) -> None:
        self._tokens = tokens
        self._texts = texts
        self._path = path
        self._lines = lines
        self._at = 0
        self.footnotes: list[tuple[str, Text]] = []
        self._readers: dict[str, Callable[[Token], list[Flow]]] = {
            "paragraph_open": self._paragraph,
            "heading_open": self._heading,
            "math_block": self._math,
            "bullet_list_open": self._list,
            "ordered_list_open": self._list,
            "blockquote_open": self._quote,
            "table_open": self._table,
            "fence": self._code,
            "code_block": self._code,
            "hr": self._rule,
            "html_line": self._html,
            "dl_open": self._definitions,
            "footnote_reference_open": self._footnote,
        }

    def read(self) -> list[Flow]:
        """Return the note's blocks and headings in order."""
        return self._until("")

    def _until(self, closer: str) -> list[Flow]:
        found: list[Flow] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == closer:
                break
            reader = self._readers.get(token.type)
            if reader:
                found += reader(token)
        return found

    def _blocks(self, closer: str) -> list[Block]:
        """Read a container; a heading inside of one is a paragraph."""
        flow = self._until(closer)
        return [Paragraph(b.text, b.source) if isinstance(b, Heading) else b for b in flow]

    def _source(self, token: Token) -> Source:
        first, end = token.map or (0, 1)
        while end > first + 1 and not self._lines[end - 1].strip(" \t>"):
            end -= 1
        return Source(self._path, first + 1, end)

    def _inline(self) -> Text:
        """Read the text between an opening token and its closing one."""
        token = self._tokens[self._at]
        self._at += 2
        return self._texts.text(token.content, (token.map or [0])[0] + 1)

    def _paragraph(self, _: Token) -> list[Flow]:
        text = self._inline()
        return [Paragraph(text, text.source())] if text.value else []

    def _heading(self, token: Token) -> list[Flow]:
        text = self._inline()
        source = self._source(token)
        if token.markup in ("-", "=") and not _may_be_heading(text):
            rule = RuleBlock(Source(self._path, source.end_line, source.end_line))
            return [Paragraph(text, text.source()), rule] if text.value else [rule]
        return [Heading(text, int(token.tag[1]), source)]

    def _math(self, token: Token) -> list[Flow]:
        return [MathBlock(token.content, self._source(token))]

    def _list(self, token: Token) -> list[Flow]:
        ordered = token.type == "ordered_list_open"
        items = []
        while self._tokens[self._at].type == "list_item_open":
            item = self._tokens[self._at]
            self._at += 1
            items.append(self._item(item))
        self._at += 1
        return [ListBlock(ordered, tuple(items), self._source(token))]

    def _item(self, token: Token) -> ListItem:
        blocks = self._blocks("list_item_close")
        source = self._source(token)
        text = Text("", self._path, (0,), (source.start_line,))
        if blocks and isinstance(blocks[0], Paragraph):
            text = _without_task(blocks[0].text)
            blocks = blocks[1:]
        elif blocks and isinstance(blocks[0], MathBlock) and blocks[0].source.start_line == source.start_line:
            text = Text(f"$${blocks[0].tex}$$", self._path, (0,), (source.start_line,))
            blocks = blocks[1:]
        return ListItem(token.info + token.markup, text, refine(blocks), source)

    def _quote(self, token: Token) -> list[Flow]:
        blocks = self._blocks("blockquote_close")
        callout, title = "", ""
        if blocks and isinstance(blocks[0], Paragraph):
            first, *rest = lines_of(blocks[0].text)
            opening = _CALLOUT.fullmatch(first.value)
            if opening:
                callout, title = opening[1].strip().lower(), opening[2].strip()
                body = [Paragraph(join_texts(rest), join_texts(rest).source())] if rest else []
                blocks = [*body, *blocks[1:]]
        if not blocks and not callout:
            return []
        return [QuoteBlock(refine(blocks), callout, title, self._source(token))]

    def _table(self, token: Token) -> list[Flow]:
        while self._tokens[self._at].type != "table_close":
            self._at += 1
        self._at += 1
        first = (token.map or [0])[0] + 1
        table, below = part_below(token.content)
        header, *rows = (self._row(cells, first + index) for index, cells in split_rows(table))
        last = (rows or [header])[-1].source.end_line if below else self._source(token).end_line
        found: list[Flow] = [TableBlock(header, tuple(rows), Source(self._path, first, last))]
        if below:
            text = self._texts.text(below, first + table.count("\n") + 1)
            found.append(Paragraph(text, text.source()))
        return found

    def _row(self, cells: tuple[str, ...], line: int) -> TableRow:
        return TableRow(tuple(self._texts.text(cell, line) for cell in cells), Source(self._path, line, line))

    def _code(self, token: Token) -> list[Flow]:
        language = token.info.split()[0].strip("{}.") if token.info.split() else ""
        return [CodeBlock(language, token.content.rstrip("\n"), self._source(token))]

    def _rule(self, token: Token) -> list[Flow]:
        return [RuleBlock(self._source(token))]

    def _html(self, token: Token) -> list[Flow]:
        images = (image_attributes(found[1]) for found in _IMAGE_TAG.finditer(token.content))
        return [ImageBlock(alt, url, self._source(token)) for url, alt in images if url]

    def _definitions(self, _: Token) -> list[Flow]:
        found: list[Flow] = []
        while self._tokens[self._at].type == "dt_open":
            first = self._tokens[self._at]
            self._at += 1
            term = self._inline()
            texts: list[Text] = []
            end = self._source(first).end_line
            while self._tokens[self._at].type == "dd_open":
                entry = self._tokens[self._at]
                self._at += 1
                texts += [b.text for b in self._blocks("dd_close") if isinstance(b, Paragraph)]
                end = self._source(entry).end_line
            source = Source(self._path, self._source(first).start_line, end)
            found.append(DefinitionBlock(term, tuple(texts), source))
        self._at += 1
        return found

    def _footnote(self, token: Token) -> list[Flow]:
        label = str(token.meta.get("label", ""))
        texts = [b.text for b in self._blocks("footnote_reference_close") if isinstance(b, Paragraph)]
        if texts:
            self.footnotes.append((label, join_texts([line for text in texts for line in lines_of(text)])))
        return []


def _may_be_heading(text: Text) -> bool:
    return len(text.starts) == 1 and len(text.value) <= _LONGEST_HEADING and text.value[-1:] not in "。.：:"


def _without_task(text: Text) -> Text:
    box = _TASK.match(text.value)
    if not box:
        return text
    cut = box.end()
    return Text(text.value[cut:], text.path, tuple(max(0, start - cut) for start in text.starts), text.lines)
