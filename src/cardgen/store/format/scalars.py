"""Texts as YAML scalars: the style is chosen from the text alone, so that the same deck is the same bytes."""

import re

import yaml

_PLAIN_MAX = 100  # characters; a longer text is easier to read and to change on a line of its own
_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~]")
_NEEDS_QUOTES = re.compile(r":(?:\s|$)|\s#|^\s|\s$|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff]")
_FLOW_SPECIAL = re.compile(r"[,?\[\]{}]|:$")  # "?" only for readers in pure Python
# YAML 1.2 words and numbers that the rules of YAML 1.1 below do not know
_OTHER_TYPE = re.compile(r"(?i)y|n|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|0o[0-7]+|[\d_,.:+-]+")
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_PRINTABLE = "\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_NOT_IN_BLOCK = re.compile(f"[^\n\t{_PRINTABLE}]")
_NOT_IN_QUOTES = re.compile(f"[^{_PRINTABLE}]")
_ESCAPED = re.compile(f'[^{_PRINTABLE}]|["\\\\]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Tell whether ``text`` without quotes reads back as itself, as text, for every reader of YAML."""
    if not _START.match(text) or _NEEDS_QUOTES.search(text) or (flow and _FLOW_SPECIAL.search(text)):
        return False
    if _OTHER_TYPE.fullmatch(text) or text.startswith(("---", "...")):
        return False
    rules = _RESOLVERS.get(text[0], []) + _RESOLVERS.get(None, [])
    return not any(pattern.match(text) for _, pattern in rules)


def fits_block(text: str) -> bool:
    """Tell whether ``text`` can stand in a block scalar: no line breaks at its ends, all of it printable."""
    return bool(text) and text == text.strip("\n") and not _NOT_IN_BLOCK.search(text) and bool(text.strip())


def line_scalar(text: str, *, flow: bool = False) -> str:
    """Return ``text`` as a scalar on one line: plain where that is safe, else in quotes."""
    if is_plain(text, flow=flow):
        return text
    return double_quoted(text) if _NOT_IN_QUOTES.search(text) else single_quoted(text)


def text_scalar(text: str, indent: int) -> str:
    """Return ``text`` as the value of a key in a block mapping whose keys stand ``indent`` spaces in.

    Math, backslashes, lines and long texts go into a block after ``|``, where nothing is ever escaped.
    """
    wants_block = "\n" in text or "\\" in text or "$" in text or len(text) > _PLAIN_MAX
    if fits_block(text) and (wants_block or (not is_plain(text) and len(text) > _PLAIN_MAX // 2)):
        return block_scalar(text, indent)
    return line_scalar(text)


def block_scalar(text: str, indent: int) -> str:
    """Return ``text`` as a block after ``|``, two deeper than ``indent``, no line break at its end."""
    # Without the number the reader would take the text's own spaces for indentation.
    header = "|2" if text[0] in " \t" else "|"
    margin = " " * (indent + 2)
    return "\n".join([header, *(margin + line if line else "" for line in text.split("\n"))])


def single_quoted(text: str) -> str:
    """Return ``text``, one printable line, in single quotes, in which only the quote itself is doubled."""
    return "'" + text.replace("'", "''") + "'"


def double_quoted(text: str) -> str:
    """Return any ``text`` in double quotes on one line, with escapes for what cannot be shown."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
