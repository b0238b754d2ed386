"""Characters that may not reach a field: what Anki uses itself, and what is no text."""

import re

from cardgen.render.parting import PART, TAG, part_in_tag

# U+001F parts the fields of a note in Anki's database, NUL ends a text there, a lone surrogate has no UTF-8.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NEWLINE = re.compile("\r\n?")
# What Anki acts upon wherever it stands in a field: sounds, speech, LaTeX pictures, typed answers.
_ANKI_TAG = re.compile(r"\[(?=(?:\[type:|sound:|anki:|/anki:|/?latex\]|/?\${1,2}\]))", re.I)
_TAG = re.compile(f"({TAG})")
# Stands for the ``[sound:`` of a packed file until all others are disarmed; no cleaned text holds it.
SOUND = "\x1fsound:"
# MathJax reads these in any running text; a word joiner between the two keeps them text.
_MATH_DELIMITER = re.compile(r"\\(?=[()\[\]])")


def clean_text(text: str) -> str:
    """Return ``text`` with newlines as line feeds and without control characters and lone surrogates."""
    if text.isprintable():
        return text
    if "\r" in text:
        text = _NEWLINE.sub("\n", text)
    return _FORBIDDEN.sub("", text)


def disarm_math(html: str) -> str:
    r"""Return running text in which a literal ``\(`` is no math delimiter."""
    return _MATH_DELIMITER.sub("\\\\\u2060", html) if "\\" in html else html


def disarm_anki_tags(html: str) -> str:
    """Return a field in which ``[sound:…]``, ``[latex]``, ``[$]`` and their like are only text."""
    if "[" not in html or not _ANKI_TAG.search(html):
        return html
    pieces = _TAG.split(html)  # every second one is a tag
    pieces[::2] = [_ANKI_TAG.sub(f"[{PART}", text) for text in pieces[::2]]
    pieces[1::2] = [part_in_tag(_ANKI_TAG, tag) for tag in pieces[1::2]]
    return "".join(pieces)


def arm_sounds(html: str) -> str:
    """Return a field in which the sounds of packed files are played."""
    return html.replace(SOUND, "[sound:")
