"""Colour for code: Pygments' short class names, which the card's style sheet colours by day and night."""

import re
from collections.abc import Callable
from html import unescape

_BLOCK = re.compile(r'<pre(?: lang="[^"]*")?><code class="language-([^"]*)">(.*?)</code></pre>', re.S)
LONGEST_CODE = 20_000  # characters; a longer listing is no card, and some lexers are slow


def highlight_blocks(html: str, except_if: Callable[[str], bool] | None = None) -> str:
    """Return ``html`` with its code blocks coloured where their language is known.

    A block for which ``except_if`` holds stays plain.
    """
    if "<pre" not in html:
        return html
    return _BLOCK.sub(lambda b: _plain(b[2]) if except_if and except_if(b[2]) else _block(b[1], b[2]), html)


def _plain(code: str) -> str:
    return f"<pre><code>{code}</code></pre>"


def _block(language: str, code: str) -> str:
    coloured = None if len(code) > LONGEST_CODE else _coloured(unescape(language), unescape(code))
    return _plain(code) if coloured is None else f'<pre class="highlight"><code>{coloured}</code></pre>'


def _coloured(language: str, code: str) -> str | None:
    from pygments import highlight
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    coloured: str = highlight(code, lexer, HtmlFormatter(nowrap=True))
    return coloured
