r"""What is wrong with a formula, as far as its text shows: braces, pairs, and names that MathJax lacks.

The names MathJax knows stand in ``mathjax.json``, read from MathJax itself under Anki's settings by
``scripts/mathjax_macros.py``.
"""

import json
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

_TOKEN = re.compile(
    r"""\\(?P<pair>begin|end)\s*\{(?P<env>[^{}\\$]{1,40})\}
    |\\(?P<macro>[A-Za-z]+)
    |\\(?P<sign>.)
    |(?P<brace>[{}])
    |(?P<percent>%)
    |(?P<hash>\#)
    |\\$""",
    re.X | re.S,
)
_DEFINES = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|def|let|DeclareMathOperator|DeclarePairedDelimiters?X?(?:PP)?)"
    r"\*?\s*\{?\s*\\([A-Za-z]+)"
)
_VERBATIM = re.compile(
    r"\\verb\*?([^A-Za-z\s*])[^\n]*?\1|\\(?:text(?:rm|bf|it|sf|tt|up|normal)?|[mh]box)\s*\{(?:[^{}$\n\\]|\\.)*\}"
)
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))%[^\n]*", re.M)  # on any line but the last
_PIECE = re.compile(r"\\[A-Za-z]+|\\.|[{}%#]", re.S)
_INSTEAD = {
    "bm": r"\boldsymbol",
    "mathds": r"\mathbb",
    "mathbbm": r"\mathbb",
    "argmax": r"\operatorname*{arg\,max}",
    "argmin": r"\operatorname*{arg\,min}",
    "softmax": r"\operatorname{softmax}",
    "sgn": r"\operatorname{sgn}",
    "norm": r"\lVert … \rVert",
    "abs": r"\lvert … \rvert",
    "qty": r"\left( … \right)",
    "dd": r"\mathrm{d}",
    "degree": r"^\circ",
    "textmu": r"\mu",
}


@dataclass(frozen=True, slots=True)
class TexFault:
    """One fault of a formula: ``snippet`` is the piece of it at fault, at ``offset`` in the TeX."""

    message: str
    remedy: str
    snippet: str
    offset: int


@cache
def _names(group: str) -> frozenset[str]:
    data = json.loads(files("cardgen.text").joinpath("mathjax.json").read_text(encoding="utf-8"))
    return frozenset(data[group])


@cache
def known_macros() -> frozenset[str]:
    r"""Return the names MathJax knows after a backslash, without it; ``begin`` and ``left`` among them."""
    return _names("macros") | _names("delimiters")


@cache
def _harmless() -> frozenset[str]:
    """Return what may stand anywhere in a formula: known macros that neither pair up nor hide text."""
    names = known_macros() - {"begin", "end", "left", "right", "verb"}
    signs = frozenset(f"\\{sign}" for sign in string.punctuation + " ")
    return signs | {f"\\{name}" for name in names if not name.startswith("text") and not name.endswith("box")}


def is_sound(tex: str) -> bool:
    """Tell whether a glance shows that ``syntax_faults`` and ``unknown_names`` find nothing in ``tex``."""
    depth, harmless = 0, _harmless()
    for piece in _PIECE.findall(tex):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth -= 1
        if depth < 0 or (piece not in "{}" and piece not in harmless):
            return False
    return depth == 0


def syntax_faults(tex: str) -> Iterator[TexFault]:
    r"""Yield what does not pair up in ``tex``: braces, ``\begin`` and ``\end``, ``\left`` and ``\right``.

    A bare ``%`` that is no comment and a bare ``#`` are too: MathJax drops the rest of the line or stops.
    """
    open_marks: list[tuple[str, int]] = []
    bare: set[str] = set()
    for token in _TOKEN.finditer(_masked(tex)):
        if token["percent"] or token["hash"]:
            yield from () if token[0] in bare else (_bare(token),)
            bare.add(token[0])
        elif mark := _mark(token):
            yield from _pair(mark, token.start(), open_marks)
    for mark, offset in open_marks:
        yield TexFault(f"`{mark}` is not closed.", f"Add `{_closer(mark)}`.", mark, offset)


def unknown_names(tex: str) -> Iterator[TexFault]:
    """Yield each macro and environment of ``tex`` that MathJax lacks, once; ``tex`` may define its own."""
    defined = set(_DEFINES.findall(tex))
    seen: set[str] = set()
    for token in _TOKEN.finditer(_masked(tex)):
        fault = _unknown(token, defined)
        if fault and fault.snippet not in seen:
            seen.add(fault.snippet)
            yield fault


def _masked(tex: str) -> str:
    r"""Blank out what is no TeX of its own (``\verb``, ``\text``, comments), keeping every offset."""
    return _comments_replaced(_VERBATIM.sub(_blank, tex), _blank)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _comments_replaced(tex: str, replace: Callable[[re.Match[str]], str]) -> str:
    lines, line_break, last = tex.rpartition("\n")
    return f"{_COMMENT.sub(replace, lines)}{line_break}{last}"


def without_comments(tex: str) -> str:
    """Return ``tex`` without comments: from a ``%`` that begins a line or follows a space to the end.

    Any other ``%``, or one on the last line, was hardly meant as a comment.
    """
    return _comments_replaced(tex, lambda _: "")


def _mark(token: re.Match[str]) -> str:
    if token["env"] is not None:
        return f"\\{token['pair']}{{{token['env']}}}"
    if token["macro"] in ("left", "right"):
        return f"\\{token['macro']}"
    return token["brace"] or ""


def _closer(mark: str) -> str:
    return {"{": "}", "\\left": "\\right."}.get(mark) or mark.replace("\\begin", "\\end")


def _pair(mark: str, offset: int, open_marks: list[tuple[str, int]]) -> Iterator[TexFault]:
    if mark in ("{", "\\left") or mark.startswith("\\begin"):
        open_marks.append((mark, offset))
        return
    wanted = _closer(open_marks[-1][0]) if open_marks else ""
    if mark == wanted or (mark == "\\right" and wanted == "\\right."):
        open_marks.pop()
    elif not open_marks:
        yield TexFault(f"`{mark}` closes nothing.", "Remove it, or open it before.", mark, offset)
    else:
        opener, _ = open_marks.pop()
        yield TexFault(f"`{opener}` is closed by `{mark}`.", f"Close it by `{wanted}` first.", mark, offset)


def _bare(token: re.Match[str]) -> TexFault:
    sign = token[0]
    what = (
        "starts a comment: MathJax drops the rest of the line" if sign == "%" else "is no sign of a formula"
    )
    return TexFault(f"a bare `{sign}` {what}.", f"Write `\\{sign}`.", sign, token.start())


def _unknown(token: re.Match[str], defined: set[str]) -> TexFault | None:
    if token["pair"] == "begin" and token["env"] not in _names("environments"):
        name, kind, known = token["env"], "environment", _names("environments")
        return TexFault(
            f"MathJax has no {kind} `{name}`.", _nearest(name, known, ""), token[0], token.start()
        )
    name = token["macro"]
    if not name or name in known_macros() or name in defined:
        return None
    return TexFault(
        f"MathJax has no `\\{name}`.", _nearest(name, known_macros(), "\\"), token[0], token.start()
    )


@cache
def _nearest(name: str, known: frozenset[str], prefix: str) -> str:
    if prefix and name in _INSTEAD:
        return f"Write `{_INSTEAD[name]}`."
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.75)
    return f"Did you mean `{prefix}{near[0]}`?" if near else "Anki shows it in red; write it in other words."
