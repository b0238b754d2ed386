"""Clozes that hold blocks: a list, a table, a quotation or a listing begins and ends on lines of its own.

So must their marks: with ``{{c1::- a`` on one line Markdown finds no list, and a ``}}`` behind the last bar
of a table is a cell too many, which it drops.
"""

import re

_ITEM = r"(?:[-+*]|[0-9]{1,9}[.)]) "
_BLOCK = re.compile(
    r"(?P<below>[ \t]*\n\s*)?(?:"
    rf"{_ITEM}[^\n]*\n(?:[^\n]*\n)*?[ >]*{_ITEM}|(?P<quoted>>)[^\n]*\n[ >]*>"
    r"|(?P<ends>\|[^\n]*\n[ >]*\|?[ :|-]+(?:\n|$)|(?:`{3,}|~{3,})[^`\n]*\n))"
)
_TABLE = re.compile(r"(?m)^[ >]*\|?(?: *:?-+:? *\|)+[ :-]*$(?P<rows>(?:\n(?:[^\n]*\||[ >]*\}\})[^\n]*)*)")
_BAR = re.compile(r"(?<!\\)\|[ >\n]*\}\}[} >\n]*")
_END = re.compile(r"\}\}")
NO_ROOM = "", ""
_MORE_IN_LINE = re.compile(r"[ \t]*\S")
_MARGIN = re.compile(r"[ >]*")


def room_for_block(text: str, start: int, end: int, behind: int) -> tuple[str, str]:
    """Return what is to stand behind the first and before the next mark of a cloze that holds a block.

    ``start`` and ``end`` are those of its content in ``text``; ``behind`` is where its marks are over.
    """
    block = _BLOCK.match(text, start, end)
    if not block:
        return NO_ROOM
    lines = [line for line in text[start:end].split("\n")[1:] if line.strip()]
    if block["quoted"]:  # the signs of its lines are its own
        lines = [text[text.rfind("\n", 0, start) + 1 : start]]
    margin = min((_MARGIN.findall(line)[0] for line in lines), key=len, default="")
    first = "" if block["below"] else f"\n{margin}"
    apart = block["ends"] or _MORE_IN_LINE.match(text, behind)
    return first, f"\n{margin.rstrip()}\n{margin}" if apart else ""


def bars_before_ends(text: str) -> dict[int, int]:
    """Return the bar at the end of a table's row by each place of a last mark that stands behind it."""
    tables = _TABLE.finditer(text) if "|" in text else ()
    return {
        end.start(): bar.start()
        for table in tables
        for bar in _BAR.finditer(text, *table.span("rows"))
        for end in _END.finditer(text, *bar.span())
    }
