"""Keep pieces of a text away from Markdown: each is replaced by a token and put back afterwards.

A token holds a digest of the whole text, so that no text can contain a token of its own. How a piece
looks when it is put back depends on where it ended up: in running text, in a link, in code, in an attribute.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import escape

# A Han letter on both sides: emphasis opens and closes beside it (CommonMark's flanking rules as amended
# for CJK). ``bare`` tokens are plain ASCII, as they may end up inside an address.
_HAN = "\u9fff"
_ENCODED_HAN = "%E9%BF%BF"
_TOKEN = re.compile(rf"{_HAN}q[0-9a-f]{{12}}q[0-9]+m{_HAN}|q[0-9a-f]{{12}}q[0-9]+b")


@dataclass(frozen=True, slots=True)
class Piece:
    """What was cut out: ``source`` as written, and the HTML for it in running text and inside a link."""

    source: str
    text: str
    link: str


class Stash:
    """The pieces cut out of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: dict[str, Piece] = {}

    @cached_property
    def digest(self) -> str:
        """Twelve hex digits that no text has of itself."""
        return hashlib.blake2b(self._text.encode(), digest_size=6).hexdigest()

    def put(self, source: str, text: str | None = None, link: str = "", *, bare: bool = False) -> str:
        """Keep a piece, return its token; ``text`` defaults to the escaped source, ``link`` to ``text``."""
        shown = escape(source) if text is None else text
        token = f"q{self.digest}q{len(self._pieces)}"
        token = f"{token}b" if bare else f"{_HAN}{token}m{_HAN}"
        self._pieces[token] = Piece(source, shown, link or shown)
        return token

    def as_written(self, text: str) -> str:
        """Return plain ``text`` with the pieces put back as they were written."""
        return self._restore(text, lambda piece: piece.source)

    def restore_text(self, html: str) -> str:
        """Put the pieces back into running text."""
        return self._restore(html, lambda piece: piece.text)

    def restore_link(self, html: str) -> str:
        """Put the pieces back into the text of a link."""
        return self._restore(html, lambda piece: piece.link)

    def restore_source(self, html: str) -> str:
        """Put the pieces back as they were written, escaped: for code and attributes."""
        return self._restore(html.replace(_ENCODED_HAN, _HAN), lambda piece: escape(piece.source))

    def _restore(self, html: str, shown: Callable[[Piece], str]) -> str:
        if not self._pieces or self.digest not in html:
            return html

        def put_back(match: re.Match[str]) -> str:
            piece = self._pieces.get(match[0])
            return shown(piece) if piece else match[0]

        return _TOKEN.sub(put_back, html)
