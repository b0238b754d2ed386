r"""Formulas as Anki's MathJax wants them: ``\(…\)`` in a line, ``\[…\]`` on a line of its own."""

import re
from html import escape

from cardgen.render.cloze import Marks, part_macros
from cardgen.render.stash import Stash
from cardgen.text.latex import without_comments
from cardgen.text.math import MathSpan, dollar_parts, math_spans, replace_math

_QUOTE_MARK = re.compile(r"\n[ \t]*(?:>[ \t]?)+")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
# A delimiter within a formula would end it; inside \text{…} MathJax takes a dollar for the same.
_DELIMITER = re.compile(r"\\[()\[\]]")
_INNER_PARENTHESIS = re.compile(r"(\\\\)|\\[()]")
_INNER_BRACKET = re.compile(r"(\\\\)|\\([\[\]])")

_SUSPECT = re.compile(r"\\(?:[()\[\]]|href|style|mmlToken|bbox|require)")  # one look for what follows
# What reaches out of a formula: a link that runs a script, CSS that loads a picture, a script to be loaded.
# Anki's MathJax does all of it. Left alone: links to the web, CSS without `url(…)`, MathJax's own packages.
_REACHES_OUT = re.compile(
    r"(?P<kept>\\\\)|\\(?:href(?!\s*\{\s*https?://)|style(?!\s*\{[\w\s.,:;%-]*\})|mmlToken"
    r"|bbox(?!\s*(?:\[[\w\s.,:;%-]*\]|\{))|require(?!\s*\{[a-z]+\}))(?![A-Za-z])"
)


def stash_math(text: str, stash: Stash, marks: Marks | None = None) -> str:
    """Return ``text`` with every formula replaced by a token; clozes in formulas are marked by ``marks``."""
    parts, end = [], 0
    for span in math_spans(text):
        tex = part_macros(marks.mark(_tex(span, text), blocks=False)) if marks else _tex(span, text)
        parts += [
            text[end : span.start],
            stash.put(text[span.start : span.end], anki_math(tex, span.display)),
        ]
        end = span.end
    return "".join(parts) + text[end:]


def take_math(text: str, stand_in: str) -> tuple[str, list[str]]:
    """Return ``text`` with ``stand_in`` for every formula, and the HTML of these in order."""
    if "$" not in text and "\\" not in text:
        return text, []
    if parts := dollar_parts(text):
        return stand_in.join(parts[::2]), [anki_math(tex, False) for tex in parts[1::2]]
    spans = math_spans(text)
    return replace_math(text, lambda _: stand_in), [
        anki_math(_tex(span, text), span.display) for span in spans
    ]


def anki_math(tex: str, display: bool) -> str:
    """Return the HTML of one formula, delimiters included."""
    if "\n" in tex:
        tex = _BLANK_LINES.sub("\n", without_comments(tex))
    if "\\" in tex:
        tex = _inert(tex)
    opener, closer = ("\\[", "\\]") if display else ("\\(", "\\)")
    return f"{opener}{escape(tex, quote=False)}{closer}"


def _inert(tex: str) -> str:
    if not _SUSPECT.search(tex):
        return tex
    if _DELIMITER.search(tex):
        tex = _INNER_PARENTHESIS.sub(lambda m: m[1] or "$", tex)
        tex = _INNER_BRACKET.sub(lambda m: m[1] or m[2], tex)
    return _REACHES_OUT.sub(lambda m: m["kept"] or r"\text", tex)


def _tex(span: MathSpan, text: str) -> str:
    line_start = text.rfind("\n", 0, span.start) + 1
    if ">" in text[line_start : span.start]:
        return _QUOTE_MARK.sub("\n", span.tex)
    return span.tex
