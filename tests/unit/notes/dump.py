"""A document as text, for cases that a person reads: one line a block, with its lines in the note."""

from collections.abc import Iterable, Iterator

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
    ReferenceBlock,
    Section,
    TableBlock,
    TableRow,
    Text,
)
from cardgen.notes.parse import Parsed


def dump(parsed: Parsed) -> str:
    """Return headings, blocks, footnotes, skipped lines and faults of a note."""
    document = parsed.document
    lines = list(_section(document.root))
    lines += [f"footnote {label} {_lines(text.source())}: {text}" for label, text in document.footnotes]
    lines += [f"skipped {first}-{last}" for first, last in document.skipped]
    lines += [str(fault) for fault in parsed.diagnostics]
    return "\n".join(lines)


def texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """Yield every text among ``blocks``, at any depth."""
    for block in blocks:
        match block:
            case Paragraph(text):
                yield text
            case ListBlock(items=items):
                for item in items:
                    yield item.text
                    yield from texts(item.blocks)
            case TableBlock(header, rows):
                yield from (cell for row in (header, *rows) for cell in row.cells)
            case QuoteBlock(inner):
                yield from texts(inner)
            case DefinitionBlock(term, definitions):
                yield from (term, *definitions)


def sources(blocks: Iterable[Block]) -> Iterator[Source]:
    """Yield the source of every block and item, at any depth."""
    for block in blocks:
        yield block.source
        inner: Iterable[Block] = ()
        if isinstance(block, ListBlock):
            for item in block.items:
                yield item.source
                yield from sources(item.blocks)
        elif isinstance(block, QuoteBlock):
            inner = block.blocks
        yield from sources(inner)


def _lines(source: Source) -> str:
    first, last = source.start_line, source.end_line
    return str(first) if first == last else f"{first}-{last}"


def _section(section: Section) -> Iterator[str]:
    if section.level:
        yield f"{'#' * section.level} {section.heading} {{#{section.anchor}}} {_lines(section.source)}"
    for block in section.blocks:
        yield from _block(block, "  " if section.level else "")
    for below in section.sections:
        yield from _section(below)


def _block(block: Block, indent: str) -> Iterator[str]:
    name = type(block).__name__.removesuffix("Block").lower()
    title, inner = _content(block, indent + "  ")
    yield f"{indent}{name} {_lines(block.source)}{title}"
    yield from inner


def _content(block: Block, indent: str) -> tuple[str, Iterable[str]]:
    match block:
        case ListBlock(ordered, items):
            return (" ordered" if ordered else ""), (line for item in items for line in _item(item, indent))
        case TableBlock(header, rows):
            return "", (_row(row, indent) for row in (header, *rows))
        case QuoteBlock(blocks, callout, title):
            kind = f" [{callout}] {title}".rstrip() if callout else ""
            return kind, (line for inner in blocks for line in _block(inner, indent))
        case ReferenceBlock(lead, references):
            links = (f"{indent}{_lines(r.source)}: {r.title} -> {r.url}" for r in references)
            return (f" {lead}" if lead else ""), links
        case DefinitionBlock(term, definitions):
            return f": {term}", (f"{indent}{_lines(text.source())}: {text}" for text in definitions)
        case _:
            return _leaf(block), ()


def _leaf(block: Block) -> str:
    match block:
        case Paragraph(text):
            return f": {text}"
        case MathBlock(tex):
            return ": " + tex.replace("\n", "⏎")
        case CodeBlock(language, code):
            return f" ({language}): " + code.replace("\n", "⏎")
        case ImageBlock(alt, url):
            return f": {alt} -> {url}"
        case _:
            return ""


def _item(item: ListItem, indent: str) -> Iterator[str]:
    yield f"{indent}{item.marker} {_lines(item.source)}: {item.text}"
    for block in item.blocks:
        yield from _block(block, indent + "  ")


def _row(row: TableRow, indent: str) -> str:
    return f"{indent}{_lines(row.source)}: " + " | ".join(str(cell) for cell in row.cells).rstrip()
