"""What CommonMark does not see: pictures that stand alone, numbered paragraphs, lists of links.

Each step takes the blocks of one container (a section, an item, a quote) and returns blocks.
"""

from collections.abc import Sequence

from cardgen.notes.document import Block
from cardgen.notes.images import lone_images
from cardgen.notes.numbered import numbered_lists
from cardgen.notes.references import link_lists


def refine(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` with pictures, numbered lists and references made blocks of their own."""
    return tuple(link_lists(numbered_lists(lone_images(blocks))))
