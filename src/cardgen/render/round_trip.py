"""Whether a text that was changed in Anki comes through Markdown unharmed, and the Markdown of it."""

import re
from html import unescape

from cardgen.render.clean import is_too_deep
from cardgen.render.from_html import html_to_markdown
from cardgen.render.markdown import markdown_to_html
from cardgen.render.media import Gallery
from cardgen.render.parting import PART
from cardgen.text.html_text import html_text
from cardgen.text.math import MathSpan, math_spans, replace_math

_NO_TAG = f"[{PART}"  # how our renderer writes the bracket of what Anki would take for a tag of its own
# Colours, which Markdown has no words for: the next build would be without them.
_COLOURED = re.compile(
    r"<(?:font\b[^>]*\bcolor\b|[a-z]+\b[^>]*\bstyle\s*=\s*[\"'][^\"']*(?:color|background)\b)", re.I
)
_VARYING = re.compile(r"[\s\\*_`>$()\[\]-]|(?m:^\d+\.)")


def rendered(text: str, *, cloze: bool) -> str:
    """Return the HTML of a field without pictures, as the next build has it."""
    return markdown_to_html(text, Gallery({}), cloze=cloze)


def says_the_same(ours: str, theirs: str, *, cloze: bool) -> bool:
    """Tell whether the next build says what Anki has, be it with other tags (``<b>``) than its editor."""
    if ours == theirs or is_too_deep(theirs):
        return ours == theirs
    try:
        return rendered(html_to_markdown(theirs), cloze=cloze) == ours
    except RecursionError:
        return False


def markdown_of(theirs: str, ours: str, source: str, *, cloze: bool) -> str | None:
    """Return the Markdown of ``theirs``; None where the next build would not say it in the same words.

    The learner changed a part of the field only: ``source``, the Markdown of ``ours``, must come through
    unharmed, with links that cards do not show.
    """
    if is_too_deep(theirs) or (_COLOURED.search(theirs) and not _COLOURED.search(ours)):
        return None
    try:
        text, back = html_to_markdown(theirs), html_to_markdown(ours)
    except RecursionError:  # paragraphs in paragraphs, which no browser has
        return None
    text, back = (_with_formulas_of(source, markdown, cloze=cloze) for markdown in (text, back))
    html = rendered(text, cloze=cloze)
    kept = _bare(back) == _bare(source) and rendered(back, cloze=cloze) == ours
    same = kept and html_text(html) == html_text(theirs)
    disarmed = _NO_TAG in html and _NO_TAG not in theirs  # a sound, or another of Anki's own tags
    return text if same and not disarmed else None


def _with_formulas_of(source: str, text: str, *, cloze: bool) -> str:
    """Return ``text`` with the formulas that are those of ``source`` written as there.

    A card has them with braces and colons parted, where Anki would take them for marks of a cloze.
    """
    written = {_parted(span.tex): span.tex for span in math_spans(source)}

    def as_written(span: MathSpan) -> str:
        whole = text[span.start : span.end]
        return whole.replace(span.tex, written.get(_parted(span.tex), span.tex))

    as_there = replace_math(text, as_written)
    return as_there if rendered(as_there, cloze=cloze) == rendered(text, cloze=cloze) else text


def _parted(tex: str) -> str:
    """Return a formula without what a card may hold between two braces or around a colon."""
    return re.sub(r"(?<=\})\s+(?=\})|(?<=\{)\s+(?=\{)", "", tex).replace("{:}", ":")


def _bare(text: str) -> str:
    """Return Markdown without what may be written in several ways: marks of emphasis and lists, dollars."""
    return _VARYING.sub("", unescape(text))
