"""Whether the tags of a piece of HTML begin and end in it."""

import re


def unbalanced(html: str) -> list[str]:
    """Return the tags of ``html`` that end what is not begun, or are not ended."""
    opened: list[str] = []
    html = re.sub(r"(?s)<(style|script)\b.*?</\1>", "", html)
    for slash, name in re.findall(r"<(/?)([a-z][a-z0-9]*)[^>]*>", html):
        if slash and opened[-1:] != [name]:
            return [f"/{name}"]
        if slash:
            opened.pop()
        elif name not in ("br", "hr", "img", "col", "wbr"):
            opened.append(name)
    return opened
