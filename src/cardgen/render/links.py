"""The small print of a card: where it is from and what to read next."""

from collections.abc import Iterable, Sequence
from html import escape

from cardgen.model import Link
from cardgen.render.characters import clean_text, disarm_anki_tags, disarm_math
from cardgen.render.clean import LINK_SCHEMES

SEPARATOR = " › "


def breadcrumb(parts: Iterable[str]) -> str:
    """Return the HTML of a path of names, from the widest to the narrowest."""
    return SEPARATOR.join(plain(part.strip()) for part in parts if part.strip())


def link(link: Link) -> str:
    """Return the HTML of a link; only its title where the address is none a card may lead to."""
    title = plain(link.title.strip() or link.url)
    scheme, colon, _ = link.url.partition(":")
    if not colon or scheme.lower() not in LINK_SCHEMES:
        return title
    return f'<a href="{escape(clean_text(link.url).strip())}" rel="noopener">{title}</a>'


def link_list(links: Sequence[Link]) -> str:
    """Return the HTML of a list of links; empty where there is none."""
    if not links:
        return ""
    return f"<ul>{''.join(f'<li>{link(each)}</li>' for each in links)}</ul>"


def plain(text: str) -> str:
    """Return the HTML of a text without markup."""
    if text.isalnum():
        return text
    return disarm_anki_tags(disarm_math(escape(clean_text(text), quote=False)))
