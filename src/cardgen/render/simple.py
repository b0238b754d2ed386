"""The short way to HTML: most fields are plain words, formulas, a little emphasis, a short list.

Whatever is not beyond doubt is left to the engine; a test holds both ways to the same result.
"""

import re

# What Markdown, HTML or Anki may give a meaning to: anywhere, and at the start of a line.
_SIGN = re.compile(r"[\n\t\xa0\\`*<>&_\[\]=~{/]")  # all that is special has one of these: a quick look
_SPECIAL = re.compile(r"[\n\t\xa0\\`*<>&]|(?<!\w)_|_(?!\w)|==|~~|\[\[|\][(:]|\{\{|!\[|://")
_BLOCK_START = re.compile(r"[-+#=:|\s]|\d+[.)]")
# Code and emphasis that are read the same wherever they stand.
_SPAN = re.compile(  # begins with a set of characters, as the engine searches for these fastest
    r"[`*](?:(?<=`)(?<!``)(?!\s)(?P<code>[^`\n\t\xa0\\<>&]+)(?<!\s)`(?!`)"
    r"|(?<=\*)(?P<second>\*?)(?![\s*])(?P<words>[^\n\t\xa0\\`*_\[\]<>&~=]+)(?<!\s)\*(?P=second)(?!\*))"
)
_ITEM = re.compile(r"(?:-|\d{1,9}\.) ")


def simple_html(text: str) -> str | None:
    """Return the HTML that the engine would give for a Markdown ``text``; None where that is in doubt."""
    if "\n" not in text:
        return _line(text)
    parts = text.split("\n\n")
    if len(parts) == 1 and not _ITEM.match(text):
        return _lines(text.split("\n"), "\n")
    blocks: list[str] = []
    for part in parts:
        block = _block(part)
        if block is None or (blocks and block[:3] == blocks[-1][:3] != "<p>"):  # two lists may be one
            return None
        blocks.append(block)
    return "\n".join(blocks)


def _block(text: str) -> str | None:
    lines = text.split("\n")
    if not _ITEM.match(text):
        words = _lines(lines, "\n")
        return None if words is None else f"<p>{words}</p>"
    tag, starts = ("ul", "- ") if text[0] == "-" else ("ol", "1. ")
    items = [_ITEM.match(line) for line in lines]
    if not text.startswith(starts) or any(
        item is None or (item[0] == "- ") != (tag == "ul") for item in items
    ):
        return None
    words = _lines([_ITEM.sub("", line, count=1) for line in lines], "</li>\n<li>")
    return None if words is None else f"<{tag}>\n<li>{words}</li>\n</{tag}>"


def _lines(lines: list[str], between: str) -> str | None:
    found = [_line(line) if line else None for line in lines]
    words = [words for words in found if words is not None]
    return between.join(words) if len(words) == len(found) else None


def _line(text: str) -> str | None:
    if "*" not in text and "`" not in text:
        return text if _is_plain(text) else None
    if "://" in text or "![" in text or "{{" in text:
        return None
    around, *spans = _SPAN.split(text)
    plain = [around, *spans[3::4]]
    # In place of a span stands what is neither a letter nor a space, as its signs are.
    if not _is_plain("§".join(plain)):
        return None
    return around + "".join(map(_span, spans[::4], spans[1::4], spans[2::4], spans[3::4]))


def _is_plain(text: str) -> bool:
    special = _SIGN.search(text) and _SPECIAL.search(text)
    return not (special or _BLOCK_START.match(text) or text[-1:].isspace())


def _span(code: str | None, second: str, words: str, after: str) -> str:
    if code:
        return f"<code>{code}</code>{after}"
    tag = "strong" if second else "em"
    return f"<{tag}>{words}</{tag}>{after}"
