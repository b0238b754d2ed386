"""HTML made safe: what Markdown and raw HTML of a note may leave on a card."""

import re
from collections.abc import Callable

import nh3

TAGS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd",
    "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rb", "rp", "rt", "ruby",
    "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "u", "ul", "var",
})  # fmt: skip
LINK_SCHEMES = frozenset({"http", "https", "mailto", "obsidian", "vscode"})
DEEPEST = 100  # levels; the sanitizer's time grows with their square, and no card needs more
_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "code": {"class"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style"},
    attributes=_ATTRIBUTES,
    url_schemes=set(LINK_SCHEMES),
    link_rel="noopener",
)
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset({"br", "hr", "img", "col", "wbr", "input", "p", "li", "td", "th", "tr"})
# A tag we do not know is text that looks like one (List<String>): shown, not swallowed. <http://…> is a link.
_UNKNOWN_TAG = re.compile(r"<(?=/?([A-Za-z][A-Za-z0-9-]*)(?![A-Za-z0-9.+-]*[:@]))")


def clean_html(html: str) -> str:
    """Return ``html`` with nothing but allowed tags, attributes and link schemes, in canonical spelling."""
    return _CLEANER.clean(html)


def is_too_deep(html: str) -> bool:
    """Tell whether tags are nested more than ``DEEPEST`` levels."""
    if html.count("<") <= DEEPEST:
        return False
    depth = 0
    for closing, name in _ANY_TAG.findall(html):
        if name.lower() not in _VOID:
            depth += -1 if closing else 1
        if depth > DEEPEST:
            return True
    return False


def hide_unknown_tags(text: str, hide: Callable[[str], str]) -> str:
    """Return Markdown in which ``hide`` replaced each ``<`` that opens a tag which no card may have."""
    return _UNKNOWN_TAG.sub(lambda tag: tag[0] if tag[1].lower() in TAGS else hide(tag[0]), text)
