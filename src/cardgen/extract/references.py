"""The references that belong to a card: those after its paragraph, else of its section, else of one above."""

from cardgen.model import Link, Source
from cardgen.notes.document import Document, ReferenceBlock, Section

_MOST = 8


def references_near(document: Document, section: Section, source: Source) -> tuple[Link, ...]:
    """Return at most eight references for a card made from ``source`` in ``section``.

    A card made from a reference's title has that reference; else those right behind its paragraph, up to the
    next text; else all of its section, or of the nearest section above that has some.
    """
    own = _of_paragraph(section, source)
    if own:
        return own[:_MOST]
    for place in (section, *_above(document.root, section)):
        found = _links(place)
        if found:
            return found[:_MOST]
    return ()


def _of_paragraph(section: Section, source: Source) -> tuple[Link, ...]:
    """The references whose title is the source, or that follow its paragraph before any other text."""
    lead = False
    for block in section.blocks:
        if isinstance(block, ReferenceBlock):
            titled = [one for one in block.references if _overlap(one.source, source)]
            if titled:
                return tuple(Link(one.title, one.url) for one in titled)
            if lead and not block.lead:
                return tuple(Link(one.title, one.url) for one in block.references)
        else:
            lead = _overlap(block.source, source)
    return ()


def _overlap(one: Source, other: Source) -> bool:
    return one.start_line <= other.end_line and other.start_line <= one.end_line


def _links(section: Section) -> tuple[Link, ...]:
    links: dict[str, Link] = {}
    for block in section.blocks:
        if isinstance(block, ReferenceBlock):
            for reference in block.references:
                links.setdefault(reference.url, Link(reference.title, reference.url))
    return tuple(links.values())


def _above(root: Section, section: Section) -> tuple[Section, ...]:
    chain: list[Section] = []
    place = root
    while place is not section:
        chain.insert(0, place)
        below = next(
            (
                child
                for child in place.sections
                if section.path[: len(child.path)] == child.path and _holds(child, section)
            ),
            None,
        )
        if below is None:
            break
        place = below
    return tuple(chain)


def _holds(section: Section, wanted: Section) -> bool:
    return any(candidate is wanted for candidate in section.walk())
