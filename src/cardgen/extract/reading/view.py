"""A section as the rules read it: passages, formulas and tables in one flat row, lists marked."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from cardgen.extract.reading.headings import aspect_of, concept_heading, topic_above, topic_of
from cardgen.extract.reading.inline import Prose, read_prose
from cardgen.extract.reading.label_lines import label_lines
from cardgen.extract.reading.sentences import Sentence, split_sentences
from cardgen.model import Source
from cardgen.notes.document import (
    Block,
    CodeBlock,
    DefinitionBlock,
    Document,
    ImageBlock,
    ListBlock,
    MathBlock,
    Paragraph,
    QuoteBlock,
    ReferenceBlock,
    RuleBlock,
    Section,
    TableBlock,
    Text,
)
from cardgen.notes.numbered import without_marker


@dataclass(frozen=True, eq=False)
class Passage:
    """A paragraph, or the text of a list item.

    ``run`` is the number of the list it is an item of, -1 for none; ``depth`` how deep that list is nested.
    ``quoted`` is ``quote`` or the type of the callout it stands in; ``title`` the callout's title.
    """

    index: int
    prose: Prose
    sentences: tuple[Sentence, ...]
    source: Source
    run: int = -1
    depth: int = 0
    marker: str = ""
    quoted: str = ""
    title: str = ""

    @property
    def text(self) -> str:
        """Return the plain text of the passage."""
        return self.prose.text

    @property
    def opens(self) -> bool:
        """Tell whether the passage leads in what follows: it ends with a colon."""
        return self.prose.text.rstrip().endswith(("：", ":"))


@dataclass(frozen=True, eq=False)
class Formula:
    """A display formula; ``tex`` without delimiters."""

    index: int
    tex: str
    source: Source
    run: int = -1


@dataclass(frozen=True, eq=False)
class Table:
    """A table with its cells as prose."""

    index: int
    header: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]
    row_sources: tuple[Source, ...]
    source: Source


@dataclass(frozen=True, eq=False)
class Links:
    """A run of references."""

    index: int
    block: ReferenceBlock


@dataclass(frozen=True, eq=False)
class Gap:
    """What ends the reach of a subject: a rule, a picture, code."""

    index: int
    form: str
    source: Source
    text: str = ""


Node = Passage | Formula | Table | Links | Gap


@dataclass(frozen=True, eq=False)
class ListRun:
    """A list: ``lead`` is the index of what opens it or -1; ``items`` are indexes of its passages."""

    lead: int
    items: tuple[int, ...]
    ordered: bool
    depth: int
    source: Source


@dataclass(frozen=True, eq=False)
class View:
    """One section, flat: ``nodes`` in the order of the note; sub-sections have views of their own."""

    section: Section
    title: str
    topic: str
    above: str
    heading: str
    aspect: str
    nodes: tuple[Node, ...]
    lists: tuple[ListRun, ...]

    def passage_above(self, line: int) -> Passage | None:
        """Return the passage at a line (1-based), else the last one above it."""
        place = self._place(line)
        return self._passages[place - 1] if place else None

    def passage_at(self, line: int) -> Passage | None:
        """Return the passage at a line (1-based); where one holds another, the outer."""
        place = self._place(line)
        found = None
        while place and self._passages[place - 1].source.end_line >= line:
            place -= 1
            found = self._passages[place]
        return found

    def _place(self, line: int) -> int:
        return bisect_right(self._passages, line, key=lambda passage: passage.source.start_line)

    @cached_property  # many findings of a section ask
    def _passages(self) -> tuple[Passage, ...]:
        return tuple(node for node in self.nodes if isinstance(node, Passage))


def read_section(document: Document, section: Section) -> View:
    """Return the section's own blocks, flat."""
    flat = _Flat()
    flat.add_blocks(section.blocks)
    return View(
        section,
        topic_of(document, document.root),
        topic_of(document, section),
        topic_above(section),
        concept_heading(section.heading),
        aspect_of(section),
        tuple(flat.nodes),
        tuple(run for run in flat.lists if run is not None),
    )


class _Flat:
    """Lays nested blocks out in a row."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.lists: list[ListRun | None] = []
        self.quoted = ""
        self.title = ""

    def add_blocks(self, blocks: tuple[Block, ...], run: int = -1, depth: int = 0) -> None:
        for block in blocks:
            self.add(block, run, depth)

    def add(self, block: Block, run: int, depth: int) -> None:
        place = len(self.nodes)
        match block:
            case Paragraph():
                lines = label_lines(block.text)
                for line in lines:
                    self.passage(line, block.source if len(lines) == 1 else line.source())
            case MathBlock():
                self.nodes.append(Formula(place, block.tex, block.source, run))
            case ListBlock():
                self.list_block(block, depth)
            case TableBlock():
                self.table(block)
            case QuoteBlock():
                self.quote(block, depth)
            case ReferenceBlock():
                self.nodes.append(Links(place, block))
            case DefinitionBlock():
                self.definition(block)
            case _:
                self.nodes.append(_gap(place, block))

    def passage(self, text: Text, source: Source, run: int = -1, depth: int = 0, marker: str = "") -> None:
        prose = read_prose(text)
        if prose.text.strip():
            sentences = split_sentences(prose)
            self.nodes.append(
                Passage(
                    len(self.nodes), prose, sentences, source, run, depth, marker, self.quoted, self.title
                )
            )

    def list_block(self, block: ListBlock, depth: int) -> None:
        number = len(self.lists)
        self.lists.append(None)
        lead = len(self.nodes) - 1
        items = []
        for item in block.items:
            place = len(self.nodes)
            self.passage(without_marker(item.text), item.source, number, depth, item.marker)
            if len(self.nodes) > place:
                items.append(place)
            self.add_blocks(item.blocks, number, depth + 1)
        self.lists[number] = ListRun(lead, tuple(items), block.ordered, depth, block.source)

    def table(self, block: TableBlock) -> None:
        header = tuple(read_prose(cell) for cell in block.header.cells)
        rows = tuple(tuple(read_prose(cell) for cell in row.cells) for row in block.rows)
        sources = tuple(row.source for row in block.rows)
        self.nodes.append(Table(len(self.nodes), header, rows, sources, block.source))

    def quote(self, block: QuoteBlock, depth: int) -> None:
        before = self.quoted, self.title
        self.quoted, self.title = block.callout or "quote", block.title
        self.add_blocks(block.blocks, depth=depth)
        self.quoted, self.title = before

    def definition(self, block: DefinitionBlock) -> None:
        """A definition list reads as ``term: definition`` lines."""
        for definition in block.definitions:
            joined = f"**{block.term.value}**: "
            starts = (0, *(start + len(joined) for start in definition.starts))
            text = Text(
                joined + definition.value, definition.path, starts, (block.term.lines[0], *definition.lines)
            )
            self.passage(text, block.source)


def _gap(place: int, block: CodeBlock | ImageBlock | RuleBlock) -> Gap:
    if isinstance(block, CodeBlock):
        return Gap(place, "code", block.source, block.code)
    if isinstance(block, ImageBlock):
        return Gap(place, "image", block.source, block.alt)
    return Gap(place, "rule", block.source)
