"""References that are no links: no title, no address, or an address of another kind than a page's."""

import re
from collections.abc import Iterator

from cardgen.lint.check import Check, Finding
from cardgen.lint.subject import Subject
from cardgen.model import Link, Severity

_ADDRESS = re.compile(
    r"(?:https?://[^\s/?#<>\"]+\.?[^\s<>\"]*|obsidian://[^\s<>\"]+|mailto:[^\s<>\"]+@[^\s<>\"]+)", re.I
)


def _find(subject: Subject) -> Iterator[Finding]:
    for texts in subject.cards:
        for link in texts.card.see:
            if message := _fault(link):
                yield Finding(texts.card.place, message, link.url or link.title)


def _fault(link: Link) -> str:
    if not link.title.strip():
        return f"the reference to {link.url or 'nothing'} has no title."
    if not link.url.strip():
        return f"the reference “{link.title}” has no address."
    return "" if _ADDRESS.fullmatch(link.url) else f"`{link.url}` is no address of a page."


CHECK = Check(
    "see-link",
    Severity.ERROR,
    "A reference that cannot be opened is worse than none.",
    "Write `{title: …, url: https://…}`.",
    _find,
)
