"""Fields that show nothing."""

import re

_TAG = re.compile(r"<[^<>]*>")
_SHOWN = re.compile(r"<(?:img|audio|video)\b|\[sound:", re.I)
_UNSEEN = "&nbsp;", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"


def is_blank(html: str) -> bool:
    """Tell whether a field shows nothing: no text and no picture, sound or video."""
    if html[:1].isalnum():
        return False
    text = _TAG.sub("", html)
    for unseen in _UNSEEN:
        text = text.replace(unseen, "")
    return not text.strip() and not _SHOWN.search(html)
