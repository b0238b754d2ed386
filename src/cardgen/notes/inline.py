"""Inline Markdown of a block made clean: one form of emphasis, no marks that mean nothing on a card."""

import re
from collections.abc import Mapping

from cardgen.notes.document import Text
from cardgen.text.math import math_spans
from cardgen.text.scripts import HAN

_WORTH_A_LOOK = ("[[", "==", "[^", "{:", "<", ":cite:", "][", "^[", " ^", "\n^")
_IN_ALL_OF_THEM = re.compile(r"[\[=<:^]")  # one of these, so that most texts are looked through once
_MATH = re.compile(r"\$|\\[(\[b]")
_TAGS = "a|b|strong|i|em|mark|hr|font|span|center|div|p|img|big|small|ins|u|details|summary|figure"
_MARK = re.compile(
    rf"""(?P<keep>\\.|(?<!`)(?P<ticks>`++)(?:.*?(?<!`)(?P=ticks)(?!`))?)
    |!\[\[(?P<embed>[^\[\]\n|]++)(?:\|(?P<size>[^\[\]\n]*+))?\]\]
    |\[\[(?P<page>[^\[\]\n|]++)(?:\|(?P<alias>[^\[\]\n]*+))?\]\]
    |(?<!=)==(?!=)(?P<marked>\S|\S[^=\n]*[^=\s])==(?!=)
    |[ ]?(?:\[\^[^\[\]\s]++\](?!\()|\^\[[^\[\]\n]*+\]|\{{:[^{{}}\n]*+\}}|:cite:`[^`\n]*`|\^[\w-]++[ \t]*+$)
    |[ ]?<br[ ]?/?>[ ]?(?P<br>)
    |<(?P<close>/?)(?P<tag>{_TAGS})\b(?P<rest>[^<>]*+)>
    |\[(?P<link>[^\[\]\n]++)\]\[(?P<label>[^\[\]\n]*+)\]""",
    re.X | re.M | re.I | re.S,
)
_ATTRIBUTE = re.compile(r"""\b(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_WIDE = f"[{HAN}\u3000-\u303f\uff00-\uffef“”‘’…—]"
_NO_SPACE = re.compile(f"{_WIDE}\n{_WIDE}|[\u3001-\u3020\uff00-\uffef]\n|\n[\u3001-\u3020\uff00-\uffef]")
_EMPHASIS = {"b": "**", "strong": "**", "mark": "**", "i": "*", "em": "*"}


class TextMaker:
    """Makes the texts of one note.

    ``references`` are the note's link definitions by normalised label (``[label]: address``).
    """

    def __init__(self, path: str, references: Mapping[str, Mapping[str, str]]) -> None:
        self._path = path
        self._references = references

    def text(self, content: str, line: int) -> Text:
        """Return ``content``, which begins on line ``line`` of the note, cleaned and joined to one line."""
        clean = self.clean(content)
        if "\n" not in clean:
            return Text(clean.strip(), self._path, (0,), (line,))
        return join_lines([(line + i, part) for i, part in enumerate(clean.split("\n"))], self._path)

    def clean(self, content: str) -> str:
        """Return ``content`` without marks that mean nothing on a card; every line break stays."""
        if not _IN_ALL_OF_THEM.search(content) or not any(mark in content for mark in _WORTH_A_LOOK):
            return content
        if not _MATH.search(content):
            return _MARK.sub(self._replace, content)
        parts, position = [], 0
        for span in math_spans(content):
            parts.append(_MARK.sub(self._replace, content[position : span.start]))
            parts.append(content[span.start : span.end])
            position = span.end
        parts.append(_MARK.sub(self._replace, content[position:]))
        return "".join(parts)

    def _replace(self, mark: re.Match[str]) -> str:
        if mark["keep"]:
            return mark[0]
        if mark["br"] is not None:
            return " "
        if mark["tag"]:
            return _plain_tag(mark) + "\n" * mark[0].count("\n")
        if mark["marked"]:
            inner = mark["marked"]
            return inner if inner.startswith("**") and inner.endswith("**") else f"**{inner}**"
        if mark["embed"]:
            return f"![]({mark['embed'].strip()})"
        if mark["page"]:
            return _page_name(mark["page"]) if mark["alias"] is None else mark["alias"].strip()
        if mark["link"]:
            return self._resolve(mark)
        return ""

    def _resolve(self, mark: re.Match[str]) -> str:
        label = " ".join((mark["label"] or mark["link"]).split()).lower().upper()
        target = self._references.get(label)
        return f"[{mark['link']}]({target['href']})" if target else mark[0]


def join_lines(lines: list[tuple[int, str]], path: str) -> Text:
    """Return hard-wrapped lines, given as (line number, text), as one text; blank ones are left out.

    Lines are joined with a space, but Chinese to Chinese without.
    """
    value, starts, numbers = "", [], []
    parts: list[str] = []
    length = 0
    for number, raw in lines:
        part = raw.strip().removesuffix("\\").rstrip()
        if not part:
            continue
        if parts and not _NO_SPACE.match(f"{parts[-1][-1]}\n{part[0]}"):
            parts.append(" ")
            length += 1
        starts.append(length)
        numbers.append(number)
        parts.append(part)
        length += len(part)
    value = "".join(parts)
    return Text(value, path, tuple(starts) or (0,), tuple(numbers) or (lines[0][0],))


def lines_of(text: Text) -> list[Text]:
    """Return the lines of the note that ``text`` was joined from, each as a text."""
    if len(text.starts) == 1:
        return [text]
    ends = (*text.starts[1:], len(text.value))
    return [
        Text(text.value[start:end].rstrip(), text.path, (0,), (line,))
        for start, end, line in zip(text.starts, ends, text.lines, strict=True)
    ]


def join_texts(texts: list[Text]) -> Text:
    """Return lines as given by ``lines_of`` as one text again."""
    return texts[0] if len(texts) == 1 else join_lines([(t.lines[0], t.value) for t in texts], texts[0].path)


def _page_name(target: str) -> str:
    page, _, heading = target.partition("#")
    return page.strip() or heading.strip()


def _plain_tag(mark: re.Match[str]) -> str:
    name = mark["tag"].lower()
    if name == "img":
        source, alt = image_attributes(mark["rest"])
        return f"![{alt}]({source})" if source else ""
    if name in _EMPHASIS:
        return _EMPHASIS[name]
    return mark[0] if name == "u" else ""


def image_attributes(attributes: str) -> tuple[str, str]:
    """Return the address and the alternative text among the attributes of an ``<img>`` tag."""
    found = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(attributes)}
    return found.get("src", ""), found.get("alt", "")
