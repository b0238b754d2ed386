"""The words of a field of HTML, for comparing and for lists; never for showing as HTML again."""

import re
from html import unescape

_TAG = re.compile(r"<[^<>]*>")
_INLINE = re.compile(r"</?(?:a|b|code|del|em|i|mark|s|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.I)
_PICTURE = re.compile(r"<img\b[^<>]*?\bsrc=\"([^\"<>]*)\"[^<>]*>", re.I)


def html_text(html: str) -> str:
    """Return the words of ``html`` on one line; a picture is its file's name in brackets."""
    shown = _INLINE.sub("", _PICTURE.sub(r" [\1] ", html))
    return " ".join(unescape(_TAG.sub(" ", shown)).split())
