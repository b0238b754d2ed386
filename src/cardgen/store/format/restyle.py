"""A changed value in the style its old one was written in: quotes, block headers and margins stay."""

import re
from typing import Any

from cardgen.store.format.dump import dump_value
from cardgen.store.format.fields import Field, FieldType
from cardgen.store.format.scalars import (
    double_quoted,
    fits_block,
    is_plain,
    line_scalar,
    single_quoted,
    text_scalar,
)
from cardgen.store.format.tree import Node, Scalar

_PRINTABLE_LINE = re.compile(
    "[\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)
_LONG = 100
_INDICATOR = re.compile(r"[1-9]")


def restyle(field: Field, value: Any, old: Node, raw: str, indent: int) -> str:
    """Return ``value`` for the key of ``field`` in place of ``old``, whose text is ``raw``.

    ``indent`` is the column of the mapping's keys.
    """
    if field.type in (FieldType.WORDS, FieldType.LINKS, FieldType.FLAG):
        return dump_value(field, value, indent)
    text = str(value or "")
    style = old.style if isinstance(old, Scalar) else ""
    if style == "'" and _PRINTABLE_LINE.fullmatch(text):
        return single_quoted(text)
    if style == '"' and "\n" not in text:
        return double_quoted(text)
    if field.type is not FieldType.TEXT:
        return line_scalar(text)
    if style in ("|", ">") and fits_block(text):
        return _block_like(text, raw, indent)
    if not style and is_plain(text) and len(raw) > _LONG:
        return text
    return text_scalar(text, indent)


def _block_like(text: str, raw: str, indent: int) -> str:
    """Return ``text`` as a block with the header (and its comment) and the margin of ``raw``."""
    header, _, body = raw.replace("\r\n", "\n").partition("\n")
    folds = header.startswith(">") and "\n" in text
    sign, hash_, comment = header.partition("#")
    sign = _INDICATOR.sub("", sign)
    if folds:
        sign = "|" + sign[1:]
    lines = [line for line in body.split("\n") if line.strip()]
    margin = (
        len(lines[0]) - len(lines[0].lstrip(" "))
        if lines and not _INDICATOR.search(header.split("#")[0])
        else indent + 2
    )
    if text[0] in " \t":
        margin = indent + 2
        sign = sign[0] + "2" + sign[1:]
    if sign[0] == ">" and text[0] in " \t":
        sign = "|" + sign[1:]
    pad = " " * margin
    return "\n".join([sign + hash_ + comment, *(pad + line if line else "" for line in text.split("\n"))])
