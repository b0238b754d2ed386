"""Lines of one paragraph that each open with a name of their own: ``CPU：…``, ``**Cache**: …``.

CommonMark makes one paragraph of them; who wrote them put each on a line of its own, and many editors
show them so.
"""

import re
from collections.abc import Iterator, Sequence

from cardgen.notes.document import Block, Paragraph, Text
from cardgen.notes.inline import join_texts, lines_of

_STOPS = re.compile(r"[。！？.!?][”\"’')）]*$")
_BOLD = re.compile(r"\*\*[^*]{2,40}\*\*")
_NAMED = re.compile(
    r"(?:\*\*[^*]{2,40}\*\*\s?(?:[（(][^（）()]{1,60}[）)])?(?:[:：]|\s?[–—]{1,2}\s?|\s--?\s)|\*\*[^*]{2,40}[:：]\*\*|"
    r"[A-Z][\w.+/ -]{1,24}(?:\s?[（(][^（）()]{1,60}[）)])?：|"
    r"(?:优点|缺点|优势|劣势|不足|好处|坏处|特点|Pros|Cons)[:：])\s?\S"
)


def term_lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield ``blocks``, a paragraph parted where a line begins with a name.

    A whole sentence stands before it, or what stands before began with a name in bold as it does.
    """
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.text.starts) > 1:
            yield from (Paragraph(text, text.source()) for text in _parts(block.text))
        else:
            yield block


def _parts(text: Text) -> Iterator[Text]:
    lines = lines_of(text)
    begin = 0
    for number in range(1, len(lines)):
        row = _BOLD.match(lines[begin].value) and _BOLD.match(lines[number].value)
        if _NAMED.match(lines[number].value) and (row or _STOPS.search(lines[number - 1].value)):
            yield join_texts(lines[begin:number])
            begin = number
    yield text if begin == 0 else join_texts(lines[begin:])
