"""Markdown to the words a reader sees, for measuring and comparing; never for showing."""

import re
import unicodedata
from collections.abc import Callable

from cardgen.text.math import MathSpan, replace_math

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)[^\n]*$", re.M)
# As long as anybody writes them: without an end, a text of nothing but brackets takes minutes.
_WORDS, _ADDRESS = r"[^\]\n]{0,999}", r"[^)\n]{0,2999}"
_IMAGE = re.compile(rf"!\[\[{_WORDS}\]\]|!\[({_WORDS})\]\({_ADDRESS}\)")
_LINK = re.compile(rf"\[({_WORDS})\]\({_ADDRESS}\)")
_LINE_START = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)]|>|#{1,6})[ \t]+", re.M)
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|~~|==|`+|(?<!\w)_{1,2}|_{1,2}(?!\w))")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"\s+")


def plain(markdown: str, formula: Callable[[MathSpan], str] = lambda span: f" {span.tex} ") -> str:
    """Return the words of ``markdown`` on one line, without its marks.

    ``formula`` says what stands for a formula; by default its TeX, without delimiters.
    """
    formulas: list[str] = []

    def stash(span: MathSpan) -> str:
        formulas.append(formula(span))
        return f"\ue000{len(formulas) - 1}\ue001"

    text = replace_math(markdown.replace("\ue000", "").replace("\ue001", ""), stash)
    text = _IMAGE.sub(r"\1", _FENCE.sub("", text))
    text = _EMPHASIS.sub("", _LINE_START.sub("", _LINK.sub(r"\1", text)))
    text = re.sub(r"\ue000(\d+)\ue001", lambda mark: formulas[int(mark[1])], _ESCAPE.sub(r"\1", text))
    return _SPACE.sub(" ", text).strip()


def without_formulas(markdown: str) -> str:
    """Return the words of ``markdown`` with every formula left out."""
    return plain(markdown, lambda _: " ")


def squeezed(text: str) -> str:
    """Return ``text`` for comparing: compatibility forms folded, letters, digits and signs of math alone."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum() or c in "+-=<>^_\\/*|±×")
