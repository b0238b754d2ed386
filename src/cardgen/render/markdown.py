"""Markdown of one field to the HTML of one field: the order of the steps, and the engine's settings.

The engine is Python-Markdown (see ``engine``), which is loaded with the first field that needs it. Formulas,
addresses and all else it must not touch are cut out before it sees the text.
"""

import re
from html import escape

from cardgen.render.assemble import assemble, assemble_simple
from cardgen.render.characters import arm_sounds, clean_text, disarm_anki_tags
from cardgen.render.clean import clean_html, hide_unknown_tags, is_too_deep
from cardgen.render.cloze import HINT, Marks, without_marks
from cardgen.render.cloze_edges import balanced
from cardgen.render.math import stash_math, take_math
from cardgen.render.media import Gallery
from cardgen.render.simple import simple_html
from cardgen.render.stash import Stash

_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9_<\"'=/])(?<!\]\()https?://(?:(?!{HINT})[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|\\(?=::))+"
)
_EMBED = re.compile(r"!\[\[([^\[\]\n|\\]+)(?:\\?\|([^\[\]\n]*))?\]\]")
# A path with spaces is no address in CommonMark, but many editors write it so.
_SPACED_IMAGE = re.compile(
    r"!\[([^\[\]\n]*)\]\(([^()<>\n\"']{1,200}\.[A-Za-z0-9]{2,4})\)(?:\{:?([^{}\n]*)\})?"
)
_LONE_TILDE = re.compile(r"(?<![~\\])~(?!~)")
_STAND_IN = "\u9fffm\u9fff"  # for a formula: a word between Han letters, as the tokens of a stash
_STAND_IN_IN_CODE = re.compile(f"<code>[^<]*{_STAND_IN}")
_LIQUID = re.compile(r"\{\{-?\s*(site\.\w+)\s*-?\}\}")


def markdown_to_html(text: str, gallery: Gallery, *, cloze: bool = False) -> str:
    """Return the HTML of a Markdown field; never raises on text.

    With ``cloze``, ``{{c1::…}}`` is a cloze; without, braces are text. A single paragraph gives no ``<p>``.
    """
    if not text:
        return ""
    text = clean_text(text).strip("\n")
    if not cloze and (html := _short_way(text)) is not None:
        return html
    stash = Stash(text)
    marks = Marks(stash.digest) if cloze else None
    body = stash_math(text, stash, marks)
    body = marks.mark(body) if marks else body
    html = simple_html(body)
    if html is None:
        html = _engine(body, stash, gallery)
    html = arm_sounds(disarm_anki_tags(assemble(html, stash, gallery, marks)))
    return marks.finish(balanced(html, marks)) if marks else html


def _short_way(text: str) -> str | None:
    """Return the HTML of a simple text without clozes: the same as the long way's, without any digest."""
    if "\u9fff" in text or "%E9" in text:  # the one may stand for a formula, the other in code for the one
        return None
    body, formulas = take_math(text, _STAND_IN)
    html = simple_html(body)
    if html is None or (formulas and "<code>" in html and _STAND_IN_IN_CODE.search(html)):
        return None
    html = assemble_simple(html)
    if formulas:
        first, *rest = html.split(_STAND_IN)
        html = first + "".join(map(str.__add__, formulas, rest))
    return disarm_anki_tags(html)


def _engine(text: str, stash: Stash, gallery: Gallery) -> str:
    body = _hide(text, stash, gallery)
    html = _converted(body)
    if html is None or is_too_deep(html):
        return f"<pre>{escape(body, quote=False)}</pre>"
    html = _canonical(html.strip()) if _is_ours(body, html) else clean_text(clean_html(html.strip()))
    html = html.replace("<p></p>", "").strip()
    one_paragraph = html.startswith("<p>") and html.find("</p>") == len(html) - len("</p>")
    return html[len("<p>") : -len("</p>")] if one_paragraph else html


def _converted(text: str) -> str | None:
    from cardgen.render.engine import engine

    try:
        return engine().reset().convert(text)
    except RecursionError:
        engine.cache_clear()  # it may be amid a list for ever
        return None


def _is_ours(text: str, html: str) -> bool:
    """Tell whether all tags are the engine's own and without addresses or names: nothing to be made safe."""
    return not ("<" in text or "&" in text or "<a" in html or "<img" in html or "class=" in html)


def _canonical(html: str) -> str:
    """Return HTML of the engine as the sanitizer would spell it."""
    return html.replace(" />", ">").replace("&quot;", '"').replace("\xa0", "&nbsp;")


def _hide(text: str, stash: Stash, gallery: Gallery) -> str:
    """Cut out what the engine would read otherwise than the author meant it."""
    if "{{" in text:
        text = _LIQUID.sub(r"{{\1}}", text)
    if "<" in text:
        text = hide_unknown_tags(text, lambda source: stash.put(source, bare=True))
    if "![[" in text:
        text = _EMBED.sub(lambda m: _picture(m[0], m[1].strip(), "", m[2] or "", stash, gallery), text)
    if "![" in text and " " in text:
        text = _SPACED_IMAGE.sub(lambda m: _spaced_picture(m, stash, gallery), text)
    if "://" in text:
        text = _ADDRESS.sub(lambda address: _address(address[0], stash), text)
    if "~" in text:
        text = _LONE_TILDE.sub(lambda tilde: stash.put(tilde[0], bare=True), text)
    return text


def _spaced_picture(image: re.Match[str], stash: Stash, gallery: Gallery) -> str:
    path = image[2].strip()
    return _picture(image[0], path, image[1], image[3] or "", stash, gallery) if " " in path else image[0]


def _picture(source: str, path: str, alt: str, size: str, stash: Stash, gallery: Gallery) -> str:
    path, alt = (without_marks(stash.as_written(text)) for text in (path, alt))
    shown, in_link = gallery.html(path, alt, size), gallery.html(path, alt, size, in_link=True)
    return stash.put(source, shown, in_link, bare=True)


def _address(found: str, stash: Stash) -> str:
    url = found.rstrip(".,;:!?'*~_")
    while url.endswith(")") and url.count("(") < url.count(")"):
        url = url[:-1].rstrip(".,;:!?'*~_")
    shown = escape(url.replace("\\::", "::"))  # two colons that are no hint
    link = f'<a href="{shown}" rel="noopener">{shown}</a>'
    return stash.put(url, link, shown, bare=True) + found[len(url) :]
