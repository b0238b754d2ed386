"""What a formula's TeX says: what stands left of its relation, whether it is two formulas, or none."""

import re

from cardgen.extract.reading.view import Formula
from cardgen.model import Source

_RELATION = re.compile(
    r"(?<![\\<>!])(?:&?\s*(?:=|:=|\\leftarrow|\\gets|\\to(?![a-z])|\\le(?:q|qslant)?(?![a-z])|"
    r"\\ge(?:q|qslant)?(?![a-z])|"
    r"\\approx|\\sim|\\propto|\\equiv|\\triangleq|\\rightarrow|\\Leftrightarrow|\\Rightarrow|<|>))"
)
_CONTINUED = ("=", "&=", r"\Rightarrow", r"\Leftrightarrow", r"\to")
_TAG = re.compile(r"\\tag\*?\{[^{}]*\}|\\label\{[^{}]*\}|\\nonumber|\\notag")
_LABEL = re.compile(
    r"^\s*\\(?:text|mathrm|textbf|textrm)\{\s*(?P<label>[A-Za-z][A-Za-z -]{2,20}?)\s*(?:[：:]\s*\}|"
    r"\}\s*[：:])"
)
_DECORATION = re.compile(r"\\begin\{[a-z*]+\}(?:\{[^{}]*\})?|\\displaystyle|&")
_COMPUTED = re.compile(r"\\sum|\\int|\\\\")
_ALIGNED = re.compile(
    r"\s*\\begin\{(?:aligned|align\*?|split|gathered)\}(?P<body>.*)\\end\{(?:aligned|align\*?|split|"
    r"gathered)\}\s*",
    re.S,
)
_ROW_END = re.compile(r"[,.\s]*(?:\\\\)?\s*$")
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


def without_tag(tex: str) -> str:
    """Return the formula without its number."""
    return _TAG.sub("", tex).strip()


def left_side(tex: str) -> str:
    """Return what stands left of a formula's first relation, or nothing when it names no quantity."""
    plain = _DECORATION.sub(" ", _LABEL.sub("", tex)).strip()
    for match in _RELATION.finditer(plain, 0, 80):
        side = plain[: match.start()].strip()
        if side and side.count("(") == side.count(")") and side.count("{") == side.count("}"):
            return side if len(side) <= _LONGEST_SIDE and not _COMPUTED.search(side) else ""
    return ""


def equations(node: Formula) -> list[Formula]:
    """Return the two long equations that one display sets, else the display itself."""
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


def _row(node: Formula, start: int, row: str) -> Formula:
    lead = len(row) - len(row.lstrip())
    own_lines = node.source.end_line - node.source.start_line > node.tex.count("\n")
    first = node.source.start_line + node.tex.count("\n", 0, start + lead) + own_lines
    tex = _ROW_END.sub("", row.strip())
    last = min(node.source.end_line, first + tex.count("\n"))
    body = f"\\begin{{aligned}}{tex}\\end{{aligned}}" if "\\\\" in tex else tex.replace("&", "")
    return Formula(node.index, body, Source(node.source.path, min(first, last), last), node.run)
