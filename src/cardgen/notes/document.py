"""A note as data: sections in a tree, blocks in order, every one with its lines.

Texts of blocks are inline Markdown as the note has it: emphasis, links, math and code untouched;
kramdown attributes, footnotes, comments and raw HTML are gone, and emphasis has one form (``**``, ``*``).
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from cardgen.model import Source


@dataclass(frozen=True, slots=True)
class Text:
    """Inline Markdown of a block, hard-wrapped lines joined, that knows each character's line.

    ``starts[i]`` is the offset in ``value`` at which line ``lines[i]`` (1-based) of the note begins.
    """

    value: str
    path: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def source(self, start: int = 0, end: int | None = None) -> Source:
        """Return the lines of the note on which ``value[start:end]`` stands."""
        if len(self.lines) == 1:
            return Source(self.path, self.lines[0], self.lines[0])
        last = len(self.value) if end is None else end
        first = self.lines[bisect_right(self.starts, start) - 1]
        return Source(self.path, first, self.lines[bisect_right(self.starts, max(start, last - 1)) - 1])

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text
    source: Source


@dataclass(frozen=True, slots=True)
class MathBlock:
    """A display formula that stands by itself; ``tex`` is without its delimiters."""

    tex: str
    source: Source


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: ``marker`` as written (``-``, ``1.``, ``（2）``), ``text`` its first paragraph.

    ``blocks`` are what follows inside the item: further paragraphs, formulas, nested lists.
    """

    marker: str
    text: Text
    blocks: tuple["Block", ...]
    source: Source


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; numbered paragraphs (``1.text``, ``（1）text``, ``第一，text``) are lists too."""

    ordered: bool
    items: tuple[ListItem, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table."""

    cells: tuple[Text, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; rows are padded or cut to the width of the header."""

    header: TableRow
    rows: tuple[TableRow, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """A block quote, or a callout: then ``callout`` is its type in lower case and ``title`` its title."""

    blocks: tuple["Block", ...]
    callout: str
    title: str
    source: Source


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Fenced or indented code."""

    language: str
    code: str
    source: Source


@dataclass(frozen=True, slots=True)
class ImageBlock:
    """A picture that stands by itself."""

    alt: str
    url: str
    source: Source


@dataclass(frozen=True, slots=True)
class Reference:
    """A link of a link list: its address as written and its title, which may be "" and is never prose."""

    title: str
    url: str
    source: Source


@dataclass(frozen=True, slots=True)
class ReferenceBlock:
    """A run of references, with the words that open it (``参考：``, ``References:``) or ``""``."""

    lead: str
    references: tuple[Reference, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class DefinitionBlock:
    """A kramdown definition list entry: a term and what is said of it."""

    term: Text
    definitions: tuple[Text, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """A horizontal rule: what stands above it does not reach below."""

    source: Source


Block = (
    Paragraph
    | MathBlock
    | ListBlock
    | TableBlock
    | QuoteBlock
    | CodeBlock
    | ImageBlock
    | ReferenceBlock
    | DefinitionBlock
    | RuleBlock
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it, up to the next heading of the same or a higher level.

    ``path`` is the headings from the top down to this one, itself included; ``blocks`` are those
    before the first sub-heading. The root section has level 0 and an empty heading. Headings are
    inline Markdown without attributes. ``anchor`` is the id the heading has in the published page.
    """

    heading: str
    level: int
    anchor: str
    path: tuple[str, ...]
    blocks: tuple[Block, ...]
    sections: tuple["Section", ...]
    source: Source

    def walk(self) -> Iterator["Section"]:
        """Yield this section and all below it, in the order of the note."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class NoteOptions:
    """What the note's front matter says that matters here.

    ``rules`` switches rules on or off by name, ``rule_lines`` are the lines on which it does; ``deck``
    overrides the name of the note's top deck.
    """

    title: str = ""
    category: str = ""
    date: str = ""
    tags: tuple[str, ...] = ()
    skip: bool = False
    deck: str = ""
    rules: tuple[tuple[str, bool], ...] = ()
    rule_lines: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One note. ``skipped`` are the line ranges between ``cardgen: skip`` and ``cardgen: end`` comments.

    ``footnotes`` are (label, text) pairs. ``line_count`` is the number of lines of the file.
    """

    path: str
    options: NoteOptions
    root: Section
    footnotes: tuple[tuple[str, Text], ...] = ()
    skipped: tuple[tuple[int, int], ...] = ()
    line_count: int = 0
