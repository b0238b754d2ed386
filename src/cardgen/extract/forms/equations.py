"""What a formula's TeX says: what stands left of its relation, whether it is two formulas, or none."""

import re

from cardgen.extract.reading.view import Formula
from cardgen.model import Source
from cardgen.text.expression import expression

_RELATION = expression(
    r"(?<![\\<>!])(?:&?\s*(?:=|:=|\\leftarrow|\\gets|\\to(?![a-z])|\\le(?:q|qslant)?(?![a-z])|"
    r"\\ge(?:q|qslant)?(?![a-z])|"
    r"\\approx|\\sim|\\propto|\\equiv|\\triangleq|\\rightarrow|\\Leftrightarrow|\\Rightarrow|<|>))"
)
_CONTINUED = ("=", "&=", r"\Rightarrow", r"\Leftrightarrow", r"\to")
_TAG = expression(r"\\tag\*?\{[^{}]*\}|\\label\{[^{}]*\}|\\nonumber|\\notag")
_LABEL = expression(
    r"^\s*\\(?:text|mathrm|textbf|textrm)\{\s*(?P<label>[A-Za-z][A-Za-z -]{2,20}?)\s*(?:[：:]\s*\}|"
    r"\}\s*[：:])"
)
# The stop of the sentence that a formula ends: not the dot of ``\\right.``, a delimiter that shows nothing.
_LAST_STOP = expression(
    r"(?<!\\)(?<!\\right)(?<!\\middle)(?<!\\[bB]igr)(?<!\\[bB]iggr)(?<!\\[bB]ig)(?<!\\[bB]igg)[,.;，。；]\s*$"
)
_LAST_BREAK = expression(r"(?:\\\\|\\\s|\s)+$|\\$")
_DECORATION = expression(r"\\begin\{[a-z*]+\}(?:\{[^{}]*\})?|\\displaystyle|&")
_COMPUTED = expression(r"\\sum|\\int|\\\\")
_ALIGNED = expression(
    r"\s*\\begin\{(?:aligned|align\*?|split|gathered)\}(?P<body>.*)\\end\{(?:aligned|align\*?|split|"
    r"gathered)\}\s*",
    re.S,
)
_ROW_END = expression(r"[,.\s]*(?:\\\\)?\s*$")
_APART = expression(r"[,;]?\s*(?:\\q?quad\s*)+(?:\\text\{\s*(?:and|和|,)\s*\}\s*(?:\\q?quad\s*)*)?")
_EQUALS = expression(r"(?<![\\<>!:])(?::=|=|\\leftarrow|\\gets|\\triangleq|\\equiv)")
_SIGN = expression(r"\\[A-Za-z]+|[A-Za-z]|\d+")
_NAME = expression(r"(?:\\(?:text|mathrm|operatorname)\{)?[A-Za-z-]{2,}(?:_\d)?\}?|[A-Z]_\d")
_CONSTANT = expression(r"[\d\s./{}+-]*(?:\\l?dots|\\cdots)?[\d\s.,N-]*|.{1,3}")
_MOST_APART = 4  # equations in a row
_PAIRS = (("(", ")"), ("{", "}"), ("[", "]"), ("\\left", "\\right"))  # ``\Pr[X \ge a]`` is no relation
_LONGEST_SIDE = 60
_LONGEST_OF_ONE_CARD = 100


def is_statement(tex: str) -> bool:
    """Tell whether a formula states something by itself: it does not continue one above."""
    plain = tex.strip()
    return (len(plain) >= 12 or _RELATION.search(plain) is not None) and not plain.startswith(_CONTINUED)


def text_label(tex: str) -> str:
    r"""Return the words a formula opens with (``\text{forward:}``), or nothing."""
    match = _LABEL.match(tex)
    return match["label"] if match else ""


def without_stop(tex: str) -> str:
    """Return ``tex`` without the stop and the line break at its end, which would leave a lone backslash."""
    return _LAST_BREAK.sub("", _LAST_STOP.sub("", _LAST_BREAK.sub("", tex)))


def without_tag(tex: str) -> str:
    """Return the formula without its number."""
    return _TAG.sub("", tex).strip()


def left_side(tex: str) -> str:
    """Return what stands left of a formula's first relation, or nothing when it names no quantity."""
    plain = _DECORATION.sub(" ", _LABEL.sub("", tex)).strip()
    for match in _RELATION.finditer(plain, 0, 80):
        side = plain[: match.start()].strip()
        if side and all(side.count(opens) == side.count(shuts) for opens, shuts in _PAIRS):
            return side if len(side) <= _LONGEST_SIDE and not _COMPUTED.search(side) else ""
    return ""


def equations(node: Formula, *, apart: bool = True) -> list[Formula]:
    """Return the equations that one display sets: two long rows, or some ``apart``; else the display."""
    if apart and "quad" in node.tex and (side_by_side := _side_by_side(node)):
        return side_by_side
    match = _ALIGNED.fullmatch(node.tex)
    if not match or len(node.tex) <= _LONGEST_OF_ONE_CARD:
        return [node]
    rows: list[tuple[int, str]] = []
    place = match.start("body")
    for row in re.split(r"(?<=\\\\)", match["body"]):
        if rows and not left_side(row):
            rows[-1] = rows[-1][0], rows[-1][1] + row
        else:
            rows.append((place, row))
        place += len(row)
    sides = [left_side(row) for _, row in rows]
    if len(rows) != 2 or not all(sides) or sides[0] == sides[1]:
        return [node]
    return [_row(node, start, row) for start, row in rows]


def _side_by_side(node: Formula) -> list[Formula]:
    r"""``P = …, \qquad R = …``: each part names a quantity of its own."""
    if "\\\\" in node.tex or "\\begin" in node.tex:
        return []
    parts = [_ROW_END.sub("", part).strip() for part in _APART.split(without_tag(node.tex))]
    sides = [_EQUALS.split(part)[0].strip() if _EQUALS.search(part) else "" for part in parts]
    named = all(side and side == left_side(part) for side, part in zip(sides, parts, strict=True))
    if not 2 <= len(parts) <= _MOST_APART or not named or len(set(sides)) < len(sides):
        return []
    told = [part[len(side) :].lstrip("=: ") for side, part in zip(sides, parts, strict=True)]
    alike = len({_SIGN.sub("x", one) for one in told}) < len(told) and not all(map(_NAME.fullmatch, sides))
    hang_together = any(side in one for side in sides for one in told)  # one tells of a sign in the other
    if alike or hang_together or any(map(_CONSTANT.fullmatch, told)):
        return []  # the like of each: ``\\hat m_t`` and ``\\hat v_t``; or a value of a symbol in the first
    return [Formula(node.index, part, node.source, node.run) for part in parts]


def _row(node: Formula, start: int, row: str) -> Formula:
    lead = len(row) - len(row.lstrip())
    own_lines = node.source.end_line - node.source.start_line > node.tex.count("\n")
    first = node.source.start_line + node.tex.count("\n", 0, start + lead) + own_lines
    tex = _ROW_END.sub("", row.strip())
    last = min(node.source.end_line, first + tex.count("\n"))
    body = f"\\begin{{aligned}}{tex}\\end{{aligned}}" if "\\\\" in tex else tex.replace("&", "")
    return Formula(node.index, body, Source(node.source.path, min(first, last), last), node.run)
