"""Links from a card to its place in the published note, made from the template ``source_url``."""

import re
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

FIELDS = ("path", "anchor", "lines", "date", "slug", "category", "text")
_FIELD = re.compile(r"\{(\w*)\}")
_DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")
_SCHEMES = ("http", "https", "obsidian", "vscode")  # that a card may lead to
_LONGEST_TEXT = 60  # characters of a text fragment; a browser needs only as many as find the place
_KEPT = "/"  # a path keeps its slashes


def source_url(
    template: str,
    *,
    path: str,
    anchor: str = "",
    lines: tuple[int, int] = (0, 0),
    date: str = "",
    category: str = "",
    text: str = "",
) -> str:
    """Return the link to lines of a note; "" without a template, or where it wants what the note has not.

    ``path`` is that of the note (forward slashes); ``{slug}`` is its name without date and suffix. ``date``
    is ``2023-01-02`` and becomes ``2023/01/02``, as in Jekyll's links. ``{lines}`` becomes ``L10-L12``, as in
    GitHub's fragments (``#{lines}``); ``{text}`` becomes the words of a text fragment
    (``#:~:text={text}``), so ``text`` must be as the page shows it, without Markdown. Where only the
    anchor is missing, the link is to the page: a card above the first heading has none.
    """
    if not template or template_faults(template):
        return ""
    values = {
        "path": quote(path, safe=_KEPT, errors="surrogateescape"),
        "anchor": quote(anchor, safe=""),
        "lines": _lines(lines),
        "date": quote(date.replace("-", "/"), safe=_KEPT),
        "slug": quote(_slug(path), safe="", errors="surrogateescape"),
        "category": quote(category, safe=_KEPT),
        "text": _fragment(text),
    }
    if not anchor:
        template = template.replace("#{anchor}:~:", "#:~:").removesuffix("#{anchor}")
    if any(not values[name] for name in _FIELD.findall(template)):
        return ""
    return _FIELD.sub(lambda field: values[field[1]], template)


def template_faults(template: str) -> list[tuple[str, str]]:
    """Return what is wrong with ``template`` as (message, remedy) pairs; an empty template is right."""
    faults = []
    known = ", ".join(f"{{{name}}}" for name in FIELDS)
    for name in _FIELD.findall(template):
        if name not in FIELDS:
            faults.append((f"'{{{name}}}' in source_url is not known.", f"Use {known}."))
    if template and _scheme(template) not in _SCHEMES:
        remedy = f"Begin it with one of {', '.join(_SCHEMES)} and '://'."
        faults.append((f"source_url '{template}' is no web address.", remedy))
    return faults


def _scheme(template: str) -> str:
    try:
        return urlsplit(template).scheme if ":" in template else ""
    except ValueError:
        return ""


def _lines(lines: tuple[int, int]) -> str:
    first, last = lines
    if not first:
        return ""
    return f"L{first}-L{last}" if last > first else f"L{first}"


def _slug(path: str) -> str:
    return _DATED.sub("", PurePosixPath(path).stem, count=1)


def _fragment(text: str) -> str:
    """Return the words a browser looks for; a comma or a hyphen would be syntax there and is encoded."""
    words = " ".join(text.split())
    if len(words) > _LONGEST_TEXT:
        words = words[:_LONGEST_TEXT].rpartition(" ")[0] or words[:_LONGEST_TEXT]
    return quote(words, safe="").replace("-", "%2D")
