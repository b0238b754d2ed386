"""Paragraphs that are nothing but pictures."""

import re
from collections.abc import Iterable, Iterator

from cardgen.notes.document import Block, ImageBlock, Paragraph
from cardgen.notes.inline import lines_of

_IMAGE = re.compile(
    r"""!\[([^\[\]]*+)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+["'(][^()]*["')])?\s*\)"""
)
_LINKED = re.compile(rf"\[\s*{_IMAGE.pattern}\s*\]\([^()\s]*\)")
_EMBED = re.compile(r"!\[\]\(([^()]*)\)")


def lone_images(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield ``blocks`` with each paragraph that holds only pictures replaced by its pictures."""
    for block in blocks:
        if isinstance(block, Paragraph) and "![" in block.text.value:
            yield from _pictures(block) or [block]
        else:
            yield block


def _pictures(paragraph: Paragraph) -> list[Block]:
    found: list[Block] = []
    for line in lines_of(paragraph.text):
        bare = _LINKED.sub(lambda link: _IMAGE.search(link[0])[0], line.value)  # type: ignore[index]
        if _EMBED.sub("", _IMAGE.sub("", bare)).strip():
            return []
        images = [(m[1], m[2]) for m in _IMAGE.finditer(bare)] or [("", m[1]) for m in _EMBED.finditer(bare)]
        found += [ImageBlock(alt, url, line.source()) for alt, url in images]
    return found
