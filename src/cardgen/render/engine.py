"""Python-Markdown as the fields of a card need it: CommonMark's blocks, GitHub's marks, Obsidian's links.

Version 3.11 or later pairs the marks of emphasis in linear time, beside CJK as their writer meant them.
"""

import re
import string
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import (
    AutolinkInlineProcessor,
    DelimiterProcessor,
    ImageInlineProcessor,
    LinkInlineProcessor,
    SimpleTextInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from cardgen.render.blocks import common_blocks

_AUTOLINK = r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>"
_PAGE = r"\[\[(?:[^\[\]\n|\\]+\\?\|)?([^\[\]\n|\\]+)\]\](?!\()"  # [[page|title]] is its title

_INLINE = re.compile(r"[\\`*_\[<&]|~~|==|  \n")
_MARK = re.compile(r"[\\`*_<&~=]")
_BUSIEST = 100_000_000  # steps: below a second, and more than any paragraph of a card needs


@cache
def engine() -> Markdown:
    """Return the one engine of this process; ``reset`` it before each text."""
    extensions = [TableExtension(use_align_attribute=True), SaneListExtension(), _Footnotes(), _Cards()]
    return Markdown(extensions=extensions, output_format="html")


def is_too_busy(text: str) -> bool:
    """Tell whether the marks of one paragraph would take Python-Markdown over a second.

    Each mark may make it copy the paragraph, each bracket read it to its end, which is slower by far.
    """
    if len(text) < 2000:
        return False
    return len(text) * (len(_MARK.findall(text)) + 20 * text.count("[")) > _BUSIEST


class _Cards(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        """Register what differs from plain Python-Markdown."""
        md.ESCAPED_CHARS = list(string.punctuation)
        md.preprocessors.deregister("html_block")  # the sanitizer sees to HTML, and Markdown works in it
        md.preprocessors.register(_CommonBlocks(md), "common_blocks", 20)
        md.parser.blockprocessors.register(_Heading(md.parser), "hashheader", 70)
        md.treeprocessors.register(_Inert(md), "inert", 25)  # before "inline"
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 185)
        md.inlinePatterns.register(SimpleTextInlineProcessor(_PAGE), "page", 185)
        md.inlinePatterns.register(_Link(r"(?<!!)\[", md), "link", 160)
        md.inlinePatterns.register(_Image(r"!\[", md), "image_link", 150)
        md.inlinePatterns.register(AutolinkInlineProcessor(_AUTOLINK, md), "autolink", 120)
        emphasis = md.inlinePatterns["em_strong"]
        assert isinstance(emphasis, DelimiterProcessor)
        emphasis.add("~", "del", double=True)
        emphasis.add("=", "mark", double=True)


class _CommonBlocks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return common_blocks(lines, self.md.htmlStash.store)


class _Inert(Treeprocessor):
    """Keep the inline patterns from texts in which they find nothing, or would search for minutes."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and (not _INLINE.search(element.text) or is_too_busy(element.text)):
                element.text = AtomicString(element.text)
            if element.tail and is_too_busy(element.tail):
                element.tail = AtomicString(element.tail)


class _Heading(HashHeaderProcessor):
    """A heading has a space behind its signs, and a line of its own."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?:(?=\n|$)|[ ]+)(?P<header>[^\n]*)(?:\n|$)")


class _Link(LinkInlineProcessor):
    """A link's address has no spaces: ``f[i](a b)`` is text."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        href, title, end, handled = super().getLink(data, index)
        bare = data[index : index + 2] != "(<"
        return href, title, end, handled and not (bare and " " in href)


class _Image(_Link, ImageInlineProcessor):
    pass


class _Footnotes(FootnoteExtension):
    """Footnotes as a section of the card, without the rule above and with no ways back to tell apart."""

    def unique_ref(self, reference: str, found: bool = False) -> str:  # noqa: ARG002
        return reference

    def makeFootnotesDiv(self, root: Element) -> Element | None:
        notes = super().makeFootnotesDiv(root)
        if notes is not None:
            notes.tag = "section"
            notes.remove(notes[0])
        return notes
