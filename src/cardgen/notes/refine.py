"""What CommonMark does not see: pictures that stand alone, numbered paragraphs, links, lines of names.

Each step takes the blocks of one container (a section, an item, a quote) and returns blocks.
"""

from collections.abc import Sequence

from cardgen.notes.document import Block
from cardgen.notes.images import lone_images
from cardgen.notes.numbered import numbered_lists
from cardgen.notes.references import link_lists
from cardgen.notes.term_lines import term_lines


def refine(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` with pictures, numbered lists, links, lines of names made blocks of their own."""
    return tuple(term_lines(link_lists(numbered_lists(lone_images(blocks)))))
