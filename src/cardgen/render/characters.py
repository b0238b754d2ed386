"""Characters that may not reach a field: what Anki uses itself, and what is no text."""

import re

# U+001F parts the fields of a note in Anki's database, NUL ends a text there, a lone surrogate has no UTF-8.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NEWLINE = re.compile("\r\n?")
# What Anki acts upon wherever it stands in a field: sounds, speech, LaTeX pictures, typed answers.
_ANKI_TAG = re.compile(r"\[(?=(?:\[type:|sound:|anki:|/anki:|/?latex\]|/?\${1,2}\]))", re.I)
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
    return _ANKI_TAG.sub("&#91;", html) if "[" in html else html


def arm_sounds(html: str) -> str:
    """Return a field in which the sounds of packed files are played."""
    return html.replace(SOUND, "[sound:")
