"""What of a note its cards cover: its display formulas, and the concepts it marks by heading or bold type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.extract.reading.asked_of import asked_of
from cardgen.extract.reading.headings import (
    clean_heading,
    generic_name,
    is_aspect,
    is_exercise,
    is_navigation,
    is_question,
)
from cardgen.notes.document import (
    Block,
    DefinitionBlock,
    ListBlock,
    MathBlock,
    Paragraph,
    QuoteBlock,
    Section,
    Text,
)
from cardgen.text.math import math_spans
from cardgen.text.plain import plain, squeezed

_BOLD = re.compile(r"\*\*([^*\n]{2,60}?)\*\*|__([^_\n]{2,60}?)__")
_AROUND_NAME = " ：:。.，,“”\"'（）()"
_LONGEST_NAME = 30  # characters; longer bold text is stress, not a name


@dataclass(frozen=True, slots=True)
class Thing:
    """A formula (its TeX) or a concept (its name) on a line of a note, and whether a card covers it."""

    name: str
    line: int
    covered: bool


def formulas(section: Section, cards: str) -> Iterator[Thing]:
    """Yield the display formulas of ``section`` alone; ``cards`` is the squeezed text of the note's cards."""
    for tex, line in _formulas(section.blocks):
        yield Thing(" ".join(tex.split()), line, squeezed(tex) in cards)


def concepts(section: Section, questions: str) -> Iterator[Thing]:
    """Yield the concepts of ``section`` alone, each once; ``questions`` is what its cards ask, squeezed."""
    seen: set[str] = set()
    for name, line in _concepts(section):
        key = squeezed(name)
        if key and key not in seen:
            seen.add(key)
            yield Thing(name, line, key in questions)


def _formulas(blocks: tuple[Block, ...]) -> Iterator[tuple[str, int]]:
    for block in blocks:
        if isinstance(block, MathBlock):
            yield block.tex, block.source.start_line
        for text in _texts(block):
            for span in math_spans(text.value):
                if span.display:
                    yield span.tex, text.source(span.start, span.end).start_line
        yield from _formulas(_inside(block))


def _concepts(section: Section) -> Iterator[tuple[str, int]]:
    heading = clean_heading(section.heading)
    heading = asked_of(heading) if is_question(heading) else heading  # ``跳表是怎么实现的？`` speaks of 跳表
    if _is_name(heading) and not (is_navigation(heading) or is_aspect(heading) or is_exercise(heading)):
        yield heading, section.source.start_line
    yield from _marked(section.blocks)


def _marked(blocks: tuple[Block, ...]) -> Iterator[tuple[str, int]]:
    for block in blocks:
        if isinstance(block, DefinitionBlock):
            yield plain(block.term.value), block.source.start_line
        for text in _texts(block):
            for bold in _BOLD.finditer(text.value):
                name = re.sub(r"[（(].*", "", plain(bold[1] or bold[2])).strip(_AROUND_NAME)
                if _is_name(name):
                    yield name, text.source(bold.start(), bold.end()).start_line
        yield from _marked(_inside(block))


def _is_name(name: str) -> bool:
    return 1 < len(name) <= _LONGEST_NAME and not generic_name(name)


def _texts(block: Block) -> tuple[Text, ...]:
    if isinstance(block, Paragraph):
        return (block.text,)
    if isinstance(block, ListBlock):
        return tuple(item.text for item in block.items)
    return block.definitions if isinstance(block, DefinitionBlock) else ()


def _inside(block: Block) -> tuple[Block, ...]:
    if isinstance(block, QuoteBlock):
        return block.blocks
    return (
        tuple(inner for item in block.items for inner in item.blocks) if isinstance(block, ListBlock) else ()
    )
