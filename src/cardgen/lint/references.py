"""The pictures and sounds a card points to."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from cardgen.lint.subject import fields
from cardgen.model import Card
from cardgen.text.math import replace_math

_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\(\s*<?([^)>\s]{1,2000})|!\[\[([^\]|\n]{1,500})")
_REMOTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:|//")


def media_references(card: Card) -> Iterator[str]:
    """Yield the paths and addresses of all media of ``card``, as the deck file has them."""
    yield from card.media
    for _, text in fields(card):
        if "![" not in text:
            continue
        for image in _IMAGE.finditer(replace_math(text, lambda _: " ")):
            yield unquote(image[1]) if image[1] else image[2].strip()


def is_remote(reference: str) -> bool:
    """Tell whether ``reference`` is an address, not a path."""
    return _REMOTE.match(reference) is not None
