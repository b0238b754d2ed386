"""Numbered paragraphs made lists, and lists put together that formulas or pictures had cut in pieces."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from cardgen.model import Source
from cardgen.notes.document import (
    Block,
    ImageBlock,
    ListBlock,
    ListItem,
    MathBlock,
    Paragraph,
    QuoteBlock,
    RuleBlock,
    Text,
)
from cardgen.notes.inline import join_texts, lines_of
from cardgen.notes.markers import Marker, has_marker, marker_of, ordered_style

_MOST_BETWEEN = 6  # blocks between two items; more, and the numbers belong to different lists
_BRACKETED = ("(", "（", *"①②③④⑤⑥⑦⑧⑨")
_BULLETS = "•●▪◦"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block or a part of a paragraph. With a ``style`` it may be of a list: items ``first`` to ``last``."""

    block: Block
    style: str = ""
    first: int = 0
    items: tuple[ListItem, ...] = ()

    @property
    def next(self) -> int:
        return self.first + len(self.items)

    @property
    def is_list(self) -> bool:
        return isinstance(self.block, ListBlock)


def numbered_lists(blocks: Iterable[Block]) -> list[Block]:
    """Return ``blocks`` with runs of numbered paragraphs as lists.

    A run starts at 1 (or is a list already) and goes on where the next number of its style follows within
    a few blocks; what stands between belongs to the item before. A formula after a last item that
    ends in a colon belongs to that item.
    """
    blocks = list(blocks)
    if not any(map(_may_be_listed, blocks)):
        return blocks
    pieces = [piece for block in blocks for piece in _pieces(block)]
    found: list[Block] = []
    at = 0
    while at < len(pieces):
        run, end = _run(pieces, at)
        if run is None:
            found.append(pieces[at].block)
            at += 1
        else:
            found.append(run)
            at = end
    return _rejoined(found)


def _may_be_listed(block: Block) -> bool:
    if isinstance(block, Paragraph):
        text = block.text
        return any(
            text.value[start : start + 1] in _BULLETS or has_marker(text.value, start)
            for start in text.starts
        )
    return isinstance(block, ListBlock)


def _run(pieces: Sequence[_Piece], at: int) -> tuple[ListBlock | None, int]:
    """Return the list that starts at piece ``at`` and the index after it."""
    start = pieces[at]
    if not start.style or (start.first > 1 and not start.is_list):
        return None, at
    items, expected, end, probe = list(start.items), start.next, at + 1, at + 1
    while probe < len(pieces) and probe - end <= _MOST_BETWEEN and not _ends_run(pieces[probe]):
        piece = pieces[probe]
        if piece.style == start.style and piece.first in (expected, 0):
            if piece.first == 0 and any(not _belongs(p.block) for p in pieces[end:probe]):
                break
            items[-1] = _with_blocks(items[-1], pieces[end:probe])
            items += piece.items
            expected, end = piece.next, probe + 1
        elif piece.style == start.style:
            break
        probe += 1
    if _introduces(items[-1]):
        formulas = list(
            takewhile(lambda piece: isinstance(piece.block, MathBlock), islice(pieces, end, None))
        )
        items[-1] = _with_blocks(items[-1], formulas)
        end += len(formulas)
    if end == at + 1 and not start.is_list and len(items) < 2:
        return None, at
    return _list_of(items, start), end


def _list_of(items: list[ListItem], start: _Piece) -> ListBlock:
    first, last = items[0].source, items[-1].source
    ordered = start.block.ordered if isinstance(start.block, ListBlock) else start.style[0] not in _BULLETS
    return ListBlock(ordered, tuple(items), Source(first.path, first.start_line, last.end_line))


def _ends_run(piece: _Piece) -> bool:
    if isinstance(piece.block, Paragraph):
        return piece.block.text.value.startswith("http")
    return isinstance(piece.block, RuleBlock)


def _belongs(block: Block) -> bool:
    return isinstance(block, MathBlock | ImageBlock | QuoteBlock)


def _introduces(item: ListItem) -> bool:
    return item.text.value.endswith(("：", ":")) and all(isinstance(b, MathBlock) for b in item.blocks)


def _with_blocks(item: ListItem, pieces: Sequence[_Piece]) -> ListItem:
    if not pieces:
        return item
    blocks = numbered_lists(_rejoined([piece.block for piece in pieces]))
    source = replace(item.source, end_line=blocks[-1].source.end_line)
    return replace(item, blocks=item.blocks + tuple(blocks), source=source)


def _pieces(block: Block) -> Iterator[_Piece]:
    if isinstance(block, ListBlock):
        marker = block.items[0].marker
        style = ordered_style(marker) if block.ordered else marker
        number = int(marker[:-1]) if block.ordered and marker[:-1].isdecimal() else 0
        yield _Piece(block, style, number, block.items)
    elif isinstance(block, Paragraph):
        yield from _parts(block)
    else:
        yield _Piece(block)


def _parts(paragraph: Paragraph) -> Iterator[_Piece]:
    """Cut a paragraph before each line that starts with a marker."""
    if len(paragraph.text.starts) == 1:
        yield _part(paragraph)
        return
    part: list[Text] = []
    for line in lines_of(paragraph.text):
        if part and _marker(line.value):
            yield _part(_paragraph(part))
            part = []
        part.append(line)
    yield _part(_paragraph(part))


def _part(paragraph: Paragraph) -> _Piece:
    text = paragraph.text
    marker = _marker(text.value)
    if not marker:
        return _Piece(paragraph)
    item = ListItem(marker.text, _rest(text, marker), (), paragraph.source)
    return _Piece(paragraph, marker.style, marker.value, (item,))


def without_marker(text: Text) -> Text:
    """Return the text of a list item without a number of its own in brackets: ``1. (1) text``."""
    marker = marker_of(text.value) if text.value[:1] in _BRACKETED else None
    return _rest(text, marker) if marker else text


def _rest(text: Text, marker: Marker) -> Text:
    cut = len(text.value) - len(marker.rest)
    return Text(marker.rest, text.path, tuple(max(0, start - cut) for start in text.starts), text.lines)


def _paragraph(lines: list[Text]) -> Paragraph:
    text = join_texts(lines)
    return Paragraph(text, text.source())


def _marker(line: str) -> Marker | None:
    if line[:1] in _BULLETS and line[1:].strip():
        return Marker(line[0], 0, line[0], line[1:].strip())
    return marker_of(line)


def _rejoined(blocks: list[Block]) -> list[Block]:
    """Put parts of one paragraph together again where they became no list: their lines follow each other."""
    found: list[Block] = []
    parts: list[Paragraph] = []
    for block in blocks:
        if parts and not (isinstance(block, Paragraph) and _follows(parts[-1], block)):
            found.append(_whole(parts))
            parts = []
        if isinstance(block, Paragraph):
            parts.append(block)
        else:
            found.append(block)
    return [*found, _whole(parts)] if parts else found


def _follows(above: Paragraph, below: Paragraph) -> bool:
    return above.source.end_line + 1 == below.source.start_line


def _whole(parts: list[Paragraph]) -> Paragraph:
    return (
        parts[0] if len(parts) == 1 else _paragraph([line for part in parts for line in lines_of(part.text)])
    )
