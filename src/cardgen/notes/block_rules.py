r"""Block rules beyond CommonMark, as markdown-it wants them: (state, first line, end line, silent) -> bool.

``display_math`` comes before all others, so that no line of a formula is taken for a list or a heading.
"""

import re

from markdown_it.rules_block import StateBlock, table

_BEGIN = re.compile(r"\\begin\{([A-Za-z]+\*?)\}")
_AFTER_FORMULA = re.compile(r"[\s.,;:，。；：、]*(?:\{#[^{}]*\}|\(\w+:[^()]*\)|\([a-z]*\d+\))?\s*")
_HEADING = re.compile(r"#{1,6}\s")
_SPACELESS = re.compile(r"(#{2,6})([^\s#].*)")
_WHOLE = "script|style|pre|textarea|table|svg|iframe|video|audio|object"
_DROPPED = (
    "div|details|summary|section|article|aside|header|footer|nav|figure|figcaption|form|input|button|label|select"
    "|option|source|embed|link|meta|html|body|head|hr|h[1-6]|ul|ol|li|dl|dt|dd|tr|td|th|tbody|thead|center|img"
)
_OPENS_WHOLE = re.compile(rf"<({_WHOLE})(?=[\s>/])", re.I)
_LINE = re.compile(rf"</?(?:{_DROPPED}|{_WHOLE})(?=[\s>/])[^\n]*>\s*", re.I)
_ALONE = re.compile(r"(?:</?[A-Za-z][\w-]*(?:\s[^<>\n]*)?/?>\s*)+")


def display_math(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    r"""Match ``$$…$$``, ``\[…\]`` and ``\begin…\end`` that start a line and end one.

    Only ``$$`` reaches across blank lines, but over no heading. What follows the closing ``$$`` of a formula
    of several lines is a paragraph; after one on a single line it makes the whole line prose.
    """
    position = state.bMarks[start] + state.tShift[start]
    first = state.src[position : position + 1]
    if first not in ("$", "\\") or state.is_code_block(start):
        return False
    delimiters = _delimiters(state.src[position : state.eMarks[start]])
    if not delimiters:
        return False
    if delimiters[0] == "$$" and _is_closer(state, start):
        return False
    closed = _close(state, start, end, position + len(delimiters[0]), delimiters[1])
    if closed is None:
        return False
    last, close = closed
    rest = state.src[close : state.eMarks[last]]
    prose = not _AFTER_FORMULA.fullmatch(rest)
    if prose and last == start:
        return False
    if not silent:
        _push_math(state, start, last, delimiters, rest if prose else "")
    return True


def _delimiters(line: str) -> tuple[str, str] | None:
    if line.startswith("$$"):
        return ("$$", "$$")
    if line.startswith("\\["):
        return ("\\[", "\\]")
    begin = _BEGIN.match(line)
    return (begin[0], f"\\end{{{begin[1]}}}") if begin else None


def _is_closer(state: StateBlock, start: int) -> bool:
    """Tell whether the paragraph up to line ``start`` has an open ``$$``, which the one here then closes."""
    memory = state.env.setdefault("dollars", [0, 0])  # [line, number of $$ in its paragraph above it]
    line, count = memory
    if line > start:
        line, count = start, 0
        while line > 0 and not state.isEmpty(line - 1):
            line -= 1
    for number in range(line, start):
        if state.isEmpty(number):
            count = 0
        else:
            count += state.src.count("$$", state.bMarks[number], state.eMarks[number])
    memory[:] = [start, count]
    return bool(count % 2)


def _close(state: StateBlock, start: int, end: int, position: int, closer: str) -> tuple[int, int] | None:
    """Return the line of the closer and the offset after it; None where the container ends before."""
    missing = state.env.setdefault("missing_closers", {})
    if position >= missing.get(closer, len(state.src) + 1):
        return None
    if state.src.find(closer, position) < 0:
        missing[closer] = position
        return None
    indent = min(state.blkIndent, state.sCount[start])
    for line in range(start, end):
        if state.isEmpty(line):
            if closer != "$$":
                return None
            continue
        if state.sCount[line] < indent or (line > start and _is_heading(state, line)):
            return None
        begin = position if line == start else state.bMarks[line]
        found = state.src.find(closer, begin, state.eMarks[line])
        if found >= 0 and state.src[found - 1] != "\\":
            return (line, found + len(closer))
    return None


def _is_heading(state: StateBlock, line: int) -> bool:
    """Tell whether a heading stands behind a blank line: the formula above it was never closed."""
    begin = state.bMarks[line] + state.tShift[line]
    return state.isEmpty(line - 1) and _HEADING.match(state.src, begin, state.eMarks[line]) is not None


def _push_math(state: StateBlock, start: int, last: int, delimiters: tuple[str, str], rest: str) -> None:
    opener, closer = delimiters
    lines = state.getLines(start, last + 1, state.blkIndent, False)
    tex = lines[lines.index(opener) + len(opener) : lines.rindex(closer, 0, len(lines) - len(rest))]
    token = state.push("math_block", "math", 0)
    token.content = tex.strip() if opener in ("$$", "\\[") else f"{opener}{tex}{closer}"
    token.map = [start, last + 1]
    state.line = last + 1
    state.env["dollars"] = [last + 1, rest.count("$$")]
    if rest:
        _push_inline(state, "paragraph", "p", rest.strip(), [last, last + 1])


def html_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a line of raw HTML, or an element whose inside is no prose (script, table, svg) as a whole.

    Unlike CommonMark's rule it ends with the line, so that prose under a tag stays prose.
    """
    position = state.bMarks[start] + state.tShift[start]
    if state.src[position : position + 1] != "<" or state.is_code_block(start):
        return False
    line = state.src[position : state.eMarks[start]]
    last = _end_of_element(state, start, end, line)
    if last is None and not _LINE.fullmatch(line) and not _ALONE.fullmatch(line):
        return False
    if not silent:
        state.line = (start if last is None else last) + 1
        token = state.push("html_line", "", 0)
        token.content = state.getLines(start, state.line, state.blkIndent, False)
        token.map = [start, state.line]
    return True


def _end_of_element(state: StateBlock, start: int, end: int, line: str) -> int | None:
    opened = _OPENS_WHOLE.match(line)
    if not opened:
        return None
    closer = f"</{opened[1].lower()}"
    missing = state.env.setdefault("missing_closers", {})
    if state.bMarks[start] >= missing.get(closer, len(state.src) + 1):
        return None
    for number in range(start, end):
        if closer in state.src[state.bMarks[number] : state.eMarks[number]].lower():
            return number
    missing[closer] = state.bMarks[start]
    return None


def spaceless_heading(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Match ``##Title``, which older kramdown takes for a heading and people still write."""
    position = state.bMarks[start] + state.tShift[start]
    if state.src[position : position + 2] != "##" or state.is_code_block(start):
        return False
    heading = _SPACELESS.fullmatch(state.src[position : state.eMarks[start]])
    if not heading:
        return False
    if not silent:
        state.line = start + 1
        _push_inline(state, "heading", f"h{len(heading[1])}", heading[2].rstrip("# \t"), [start, start + 1])
    return True


def table_with_rows(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a table as markdown-it does, and keep its lines as the content of the opening token."""
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if not silent:
        state.tokens[first].content = state.getLines(start, state.line, state.blkIndent, False)
    return True


def _push_inline(state: StateBlock, kind: str, tag: str, content: str, lines: list[int]) -> None:
    token = state.push(f"{kind}_open", tag, 1)
    token.map = lines
    token = state.push("inline", "", 0)
    token.content = content
    token.map = lines
    state.push(f"{kind}_close", tag, -1)
