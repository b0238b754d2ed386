"""The references that belong to a card: those after its paragraph, else of its section, else of one above."""

from cardgen.model import Link, Source
from cardgen.notes.document import Document, Reference, ReferenceBlock, Section

_MOST = 8


class References:
    """The references of a note by the lines they belong to, so that a card finds its own at once."""

    def __init__(self, document: Document) -> None:
        """Read ``document`` once."""
        self._titled: dict[int, list[tuple[int, Reference]]] = {}  # line -> number of the block, reference
        self._behind: dict[int, tuple[int, ReferenceBlock]] = {}  # line of a block -> the references after it
        self._nearest: dict[int, tuple[Link, ...]] = {}  # section, by identity
        self._blocks = 0
        self._read(document.root, ())

    def near(self, section: Section, source: Source) -> tuple[Link, ...]:
        """Return at most eight references for a card made from ``source`` in ``section``.

        A card made from a reference's title has that reference; else those right behind its paragraph, up to
        the next text; else all of its section, or of the nearest section above that has some.
        """
        return (self._of_paragraph(source) or self._nearest[id(section)])[:_MOST]

    def _read(self, section: Section, above: tuple[Link, ...]) -> None:
        own: dict[str, Link] = {}
        before: Source | None = None
        for block in section.blocks:
            if isinstance(block, ReferenceBlock):
                self._read_block(block, before)
                for reference in block.references:
                    own.setdefault(reference.url, Link(reference.title, reference.url))
            else:
                before = block.source
        self._nearest[id(section)] = nearest = tuple(own.values()) or above
        for below in section.sections:
            self._read(below, nearest)

    def _read_block(self, block: ReferenceBlock, before: Source | None) -> None:
        self._blocks += 1
        for reference in block.references:
            for line in _lines(reference.source):
                self._titled.setdefault(line, []).append((self._blocks, reference))
        if before and not block.lead:
            for line in _lines(before):
                self._behind.setdefault(line, (self._blocks, block))

    def _of_paragraph(self, source: Source) -> tuple[Link, ...]:
        """The references whose title is the source, or that follow its paragraph before any other text."""
        titled = [found for line in _lines(source) for found in self._titled.get(line, ())]
        behind = [self._behind[line] for line in _lines(source) if line in self._behind]
        first = min((number for number, _ in (*titled, *behind)), default=0)
        own = dict.fromkeys(reference for number, reference in titled if number == first)
        rest = next((block.references for number, block in behind if number == first), ())
        return tuple(Link(reference.title, reference.url) for reference in own or rest)


def _lines(source: Source) -> range:
    return range(source.start_line, source.end_line + 1)
