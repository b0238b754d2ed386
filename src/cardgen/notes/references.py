"""Lists of links: an address and its title, however a note sets them.

Forms: a line with an address and a line with its title below; ``title: address``; ``[title](address)`` by
itself; bullets that are nothing else. The words that open such a list (``参考：``) are its lead.
"""

import re
from collections.abc import Iterable

from cardgen.model import Source
from cardgen.notes.document import Block, ListBlock, ListItem, Paragraph, Reference, ReferenceBlock, Text
from cardgen.notes.inline import lines_of
from cardgen.text.scripts import HAN

_LONGEST_TITLE = 60  # Chinese characters; two Latin ones count as one
_LONGEST_LEAD = 30
_ADDRESS = r"<?(?P<url>https?://[^\s<>]+)>?"
_BARE = re.compile(rf"{_ADDRESS}(?:[ \t]+(?P<title>\S.*))?")
_TITLED = re.compile(rf"(?P<title>[^\[\]（）()]{{1,80}}?)[ \t]*[:：][ \t]*{_ADDRESS}")
_LINK = re.compile(
    r"""(?P<lead>[^\[\]：:]{0,20}[：:][ \t]*)?\[(?P<title>[^\[\]]+(?:\[[^\[\]]*\][^\[\]]*)*)\]
    \([ \t]*<?(?P<url>[^\s<>]+?)>?(?:[ \t]+["'][^"']*["'])?[ \t]*\)[ \t.,，。;；]*""",
    re.X,
)
_LEAD = re.compile(
    r"""(?:\d+[.、]\s*)?(?:参考|参考资料|参考文献|参考链接|参考阅读|参考文章|扩展阅读|拓展阅读|延伸阅读|推荐阅读|相关阅读
    |相关链接|相关资料|相关文章|详见|参见|出处|转自|(?:论文|代码|项目|原文|源码|官网|博客|视频|数据集)(?:地址|链接)?
    |教程|资料|链接|地址|来源|文档
    |references?|see\ also|further\ reading|links?|resources?|papers?|code|readings?|read\ more|sources?)""",
    re.X | re.I,
)
_CONTENTS = re.compile(r"(?:table of )?contents|目录|toc|outline", re.I)
_HAN = re.compile(f"[{HAN}]")


def link_lists(blocks: Iterable[Block]) -> list[Block]:
    """Return ``blocks`` with runs of references as reference blocks; a table of contents is left out."""
    collector = _Collector()
    for block in blocks:
        collector.take(block)
    return collector.finish()


class _Collector:
    """Gathers references until something else comes; an address waits for its title."""

    def __init__(self) -> None:
        self._found: list[Block] = []
        self._run: list[Reference] = []
        self._lead: tuple[str, int] | None = None
        self._waiting = False

    def take(self, block: Block) -> None:
        """Take the next block of the container."""
        if isinstance(block, ListBlock):
            self._list(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        else:
            self._plain(block)

    def finish(self) -> list[Block]:
        """Return all blocks taken, with the references among them gathered."""
        self._flush()
        return self._found

    def _plain(self, block: Block) -> None:
        self._flush()
        self._found.append(block)

    def _list(self, block: ListBlock) -> None:
        references = _links_of(block.items)
        if not references:
            self._plain(block)
        elif all(reference.url.startswith("#") for reference in references):
            self._flush()
            self._drop_contents_lead()
        else:
            self._run += references
            self._waiting = False

    def _paragraph(self, block: Paragraph) -> None:
        if not self._waiting and "://" not in block.text.value and "](" not in block.text.value:
            self._plain(block)
            return
        lines = lines_of(block.text)
        titled = [] if self._waiting else _titles_above(lines)
        if titled:
            self._run += titled
        elif len(lines) > 1 and not self._continues(lines):
            self._plain(block)
        else:
            for line in lines:
                self._line(line)

    def _continues(self, lines: list[Text]) -> bool:
        return _is_link_list(lines) or (self._waiting and _is_link_list(lines[1:]))

    def _line(self, line: Text) -> None:
        reference = _reference(line)
        if reference and _LEAD.fullmatch(reference.title):
            self._flush()
            self._lead = (reference.title, line.lines[0])
            reference = Reference("", reference.url, reference.source)
        if reference:
            self._run.append(reference)
            self._waiting = not reference.title
        elif self._waiting and _is_title(line.value):
            last = self._run[-1]
            source = Source(line.path, last.source.start_line, line.lines[-1])
            self._run[-1] = Reference(line.value, last.url, source)
            self._waiting = False
        else:
            self._plain(Paragraph(line, line.source()))

    def _flush(self) -> None:
        if self._run:
            lead, first = self._lead or self._lead_above()
            last = self._run[-1].source
            source = Source(last.path, first or self._run[0].source.start_line, last.end_line)
            self._found.append(ReferenceBlock(lead, tuple(self._run), source))
        self._run, self._lead, self._waiting = [], None, False

    def _lead_above(self) -> tuple[str, int]:
        above = self._found[-1] if self._found else None
        if isinstance(above, Paragraph) and _is_lead(above.text):
            self._found.pop()
            return above.text.value, above.source.start_line
        return "", 0

    def _drop_contents_lead(self) -> None:
        above = self._found[-1] if self._found else None
        if isinstance(above, Paragraph) and _CONTENTS.fullmatch(above.text.value.rstrip("：: ")):
            self._found.pop()


def _titles_above(lines: list[Text]) -> list[Reference]:
    """Return the references of a paragraph in which each line is a title and the next one its address."""
    found = []
    for title, address in zip(lines[::2], lines[1::2], strict=False):
        reference = _reference(address)
        if not reference or reference.title or _reference(title) or not _is_title(title.value):
            return []
        source = Source(title.path, title.lines[0], address.lines[0])
        found.append(Reference(title.value, reference.url, source))
    return found if len(lines) % 2 == 0 else []


def _is_link_list(lines: list[Text]) -> bool:
    """Tell whether the first line is a reference, or the words that open a list of them."""
    return _reference(lines[0]) is not None or (
        len(lines) > 1 and _is_lead(lines[0]) and _reference(lines[1]) is not None
    )


def _reference(line: Text) -> Reference | None:
    """Return the reference that ``line`` consists of, or None."""
    value = line.value
    if "://" not in value and "](" not in value:
        return None
    found = _BARE.fullmatch(value) or _LINK.fullmatch(value) or _TITLED.fullmatch(value)
    if not found or (found.re is _BARE and found["title"] and not _is_title(found["title"])):
        return None
    return Reference((found["title"] or "").strip(" *"), found["url"], line.source())


def _links_of(items: Iterable[ListItem]) -> list[Reference]:
    """Return the references of a list that consists of nothing else, else an empty list."""
    found: list[Reference] = []
    for item in items:
        reference = _reference(item.text)
        if reference is None:
            return []
        found.append(reference)
        for block in item.blocks:
            if not isinstance(block, ReferenceBlock):
                return []
            found += block.references
    return found


def _is_title(line: str) -> bool:
    """Tell a title from commentary: short, no sentence, no lead-in, no block of its own."""
    han = len(_HAN.findall(line))
    return (
        han + (len(line) - han) / 2 <= _LONGEST_TITLE
        and not line.endswith(("。", "；", "，", "：", ":", ";", ","))
        and (not line.endswith(".") or line.endswith(".."))
        and not line.startswith(("**", "$$", "![", "|"))
    )


def _is_lead(text: Text) -> bool:
    words = text.value.strip("*_ ")
    bare = words.rstrip("：: *_")
    return bool(_LEAD.fullmatch(bare)) or (words != bare and len(words) <= _LONGEST_LEAD)
