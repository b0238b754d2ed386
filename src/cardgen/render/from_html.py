"""HTML of a field, as Anki's editor leaves it, to the Markdown of a deck file."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from markdownify import MarkdownConverter

# A formula, or code, in which there is none.
_MATH = re.compile(
    r"<pre\b.*?</pre>|<code\b.*?</code>|"
    r"\\\((?P<inline>(?:(?!\\\().)+?)\\\)|\\\[(?P<block>(?:(?!\\\[).)+?)\\\]",
    re.S | re.I,
)
_BREAK = re.compile(r"\s*(?:<br\s*/?>|</?div>)\s*", re.I)
_HELD = re.compile("(?m)(?P<before>^.*?)?\ue000(?P<number>[0-9]+)\ue001(?P<alone>$)?")
_MARGIN = re.compile(r"(?:\s|>|[-*+]\s|[0-9]{1,9}[.)]\s)*")
_MARK = re.compile(r"[-*+0-9.)]")
_SPECIAL = re.compile(r"\$|`|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_ESCAPED = {"$": "\\$", "`": "\\`", "<": "&lt;", "&": "&amp;"}
_LINE_START = re.compile(r"^(?:(?P<mark>[-+#>])|(?P<number>[0-9]{1,9})(?P<stop>[.)]))(?=\s)")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+")
_OURS = re.compile("[\ue000-\ue002]")
_LINK = re.compile(r"\bhref=\"[^\"]*")
_PARTED = "\ue002"  # where two signs of one text are parted
_BLANK_LINES = re.compile(r" *\n(?: *\n)+")


def html_to_markdown(html: str) -> str:
    """Return the Markdown that says what ``html`` says, as far as Markdown can.

    Whoever keeps it renders it again and compares: this function promises no more than to try. Pictures keep
    the names of their files in Anki.
    """
    held: list[str] = []
    body = _MATH.sub(_holder(held), _joined(_OURS.sub("", html)))
    text = str(_Converter().convert(f"<div>{body}</div>".replace("&nbsp;", " ").replace("\xa0", " ")))
    text = _ADDRESS.sub(lambda found: found[0].replace("\\", ""), text)
    text = text.replace(f":{_PARTED}:", "\\::").replace(_PARTED, "")
    return _BLANK_LINES.sub("\n\n", _put_back(text, held)).strip()


def _joined(html: str) -> str:
    """Return ``html`` with addresses as they were before their colons were parted."""
    return _LINK.sub(lambda link: link[0].replace("%3A:", "::"), html)


class _Converter(MarkdownConverter):
    """The marks that our decks use; what Markdown cannot say keeps its tag."""

    def __init__(self) -> None:
        super().__init__(
            bullets="-", heading_style="atx", escape_misc=False, sub_symbol="<sub>", sup_symbol="<sup>"
        )

    def escape(self, text: str, parent_tags: Any) -> str:
        """Return ``text`` with a backslash or an entity where our Markdown would read a mark."""
        escaped = super().escape(text, parent_tags)  # type: ignore[misc]  # not in its stubs
        escaped = _SPECIAL.sub(lambda found: _ESCAPED[found[0]], escaped)
        return _LINE_START.sub(r"\g<number>\\\g<mark>\g<stop>", escaped)

    def convert_mark(self, _element: Any, text: str, **_place: Any) -> str:
        """Return marked text."""
        return f"=={text}=="

    def convert_wbr(self, _element: Any, _text: str, **_place: Any) -> str:
        """Return a sign for what parts two signs."""
        return _PARTED

    def convert_code(self, element: Any, text: str, parent_tags: Any) -> str:
        """Return code, in which nothing is parted."""
        return str(super().convert_code(element, text.replace(_PARTED, ""), parent_tags))  # type: ignore[misc]

    def convert_u(self, element: Any, text: str, **_place: Any) -> str:
        """Return ``text`` between the tags it stands in."""
        return f"<{element.name}>{text}</{element.name}>"

    convert_kbd = convert_ins = convert_small = convert_u


def _holder(held: list[str]) -> Callable[[re.Match[str]], str]:
    """Return what puts the formula of a match aside into ``held``, and a sign in its place."""

    def hold(found: re.Match[str]) -> str:
        if not (found["inline"] or found["block"]):
            return found[0]
        held.append(_BREAK.sub("\n", found[0]))
        return f"\ue000{len(held) - 1}\ue001"

    return hold


def _put_back(text: str, held: list[str]) -> str:
    """Return ``text`` with its formulas: between dollars where these mean the same."""

    def put(found: re.Match[str]) -> str:
        before, formula = found["before"] or "", unescape(held[int(found["number"])])
        alone = not before.strip() and found["before"] is not None and found["alone"] is not None
        tex = formula[2:-2]
        if "$" not in tex and formula.startswith("\\("):
            formula = f"${tex}$"
        elif "$" not in tex and alone:
            formula = f"$${tex}$$"
        margin = _MARGIN.match(before)
        indent = _MARK.sub(" ", margin[0]) if margin else ""
        return before + formula.replace("\n", f"\n{indent}")

    return _HELD.sub(put, text)
