"""The text of a note -> Document. Pure; whatever the text is, a document comes out and nothing is raised."""

import re
from dataclasses import dataclass

from cardgen.model import Diagnostic
from cardgen.notes.blocks import BlockReader
from cardgen.notes.blog_math import with_dollars
from cardgen.notes.document import Document
from cardgen.notes.frontmatter import front_matter
from cardgen.notes.inline import TextMaker
from cardgen.notes.markdown import block_tokens
from cardgen.notes.masking import mask
from cardgen.notes.sections import section_tree
from cardgen.text.cloze import without_deletions

_LINE_BREAK = re.compile(r"\r\n?")
# Characters that no deck file may hold (YAML 1.2, 5.1) and no reader can see.
_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document and what was wrong in its note."""

    document: Document
    diagnostics: tuple[Diagnostic, ...] = ()


def parse(text: str, path: str) -> Parsed:
    """Read ``text``, the note at ``path`` (relative, with forward slashes; its name may give a date)."""
    text = with_dollars(_UNSEEN.sub("\ufffd", _LINE_BREAK.sub("\n", text.removeprefix("\ufeff"))))
    header = front_matter(text, path)
    lines = text.split("\n")
    lines[: header.line_count] = [""] * header.line_count
    masked = mask(without_deletions("\n".join(lines)), path)
    blocks = block_tokens(masked.text)
    reader = BlockReader(blocks.tokens, TextMaker(path, blocks.references), path, masked.text.split("\n"))
    flow = reader.read()
    line_count = len(lines) - (not lines[-1])
    document = Document(
        path=path,
        options=header.options,
        root=section_tree(flow, path, line_count, lines),
        footnotes=tuple(reader.footnotes),
        skipped=masked.skipped,
        line_count=line_count,
    )
    return Parsed(document, header.diagnostics + masked.diagnostics)
