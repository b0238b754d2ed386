"""Put a field together: walk the clean HTML and set every piece back in the way that fits its place."""

import re
from html import unescape

from cardgen.render.characters import disarm_math
from cardgen.render.cloze import Marks, without_marks
from cardgen.render.code import highlight_blocks
from cardgen.render.media import Gallery
from cardgen.render.stash import Stash
from cardgen.text.scripts import HAN

# Where the place of a piece matters: attributes, links, code.
_HAS_PLACES = re.compile(r"<(?:a|img|code|pre)\b|=\"")
_TAG = re.compile(r"(<[^>]*>)")
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_IMAGE_SIZE = re.compile(r"\{:?([^{}]*)\}")
_WEB_LINK = re.compile(r'<a href="(?:https?|mailto|obsidian|vscode):')
_FOOTNOTE_RETURN = re.compile(r'(?:\s|&nbsp;)*<a href="#fnref[^>]*>[^<]*</a>')
_TASK = re.compile(r"<li>(\s*(?:<p>)?)\[([ xX])\](?=\s)")
_WIDE = rf"[{HAN}\u3000-\u303f\uff01-\uff60]"
# Between two tokens (of formulas, of clozes) nobody knows whether what they stand for is wide.
_WIDE_BREAK = rf"(?<={_WIDE})\n(?={_WIDE})(?!(?<=\u9fff\n)\u9fff)"  # takes long to compile, is seldom needed


def assemble(html: str, stash: Stash, gallery: Gallery, marks: Marks | None = None) -> str:
    """Return ``html``, as the sanitizer spells it, with all pieces of ``stash`` in their places.

    Pictures are resolved by ``gallery``, links that lead nowhere on a card become text, a line break between
    two wide characters goes (it would show as a space), boxes of task lists become signs, code gets colours.
    """
    html = _with_boxes(html)
    if not _HAS_PLACES.search(html):
        return stash.restore_text(_running_text(html))
    if "#fnref" in html:
        html = _FOOTNOTE_RETURN.sub("", html)
    walk = _Walk(stash, gallery)
    for position, part in enumerate(_TAG.split(html)):
        if position % 2:
            walk.tag(part)
        else:
            walk.text(part)
    walk.flush_image("")
    return highlight_blocks("".join(walk.parts), except_if=marks.marked if marks else None)


def assemble_simple(html: str) -> str:
    """Return what ``assemble`` makes of simple HTML: no links, no pictures, no listings, no backslashes."""
    html = _with_boxes(html)
    return re.sub(_WIDE_BREAK, "", html) if "\n" in html else html


def _with_boxes(html: str) -> str:
    if "<li>" not in html or "[" not in html:
        return html
    return _TASK.sub(lambda box: f'<li class="task">{box[1]}{"☐" if box[2] == " " else "☑"}', html)


def _running_text(text: str) -> str:
    return disarm_math(re.sub(_WIDE_BREAK, "", text) if "\n" in text else text)


class _Walk:
    """Where in the HTML we are: in code, in a link, just behind a picture."""

    def __init__(self, stash: Stash, gallery: Gallery) -> None:
        self.parts: list[str] = []
        self._stash = stash
        self._gallery = gallery
        self._code = 0
        self._links: list[bool] = []
        self._image: dict[str, str] | None = None

    def text(self, text: str) -> None:
        """Take in what stands between two tags."""
        if self._image is not None:
            size = _IMAGE_SIZE.match(text)
            self.flush_image(size[1] if size else "")
            text = text[size.end() :] if size else text
        if not text:
            return
        if self._code:
            self.parts.append(self._stash.restore_source(text))
            return
        restore = self._stash.restore_link if any(self._links) else self._stash.restore_text
        self.parts.append(restore(_running_text(text)))

    def tag(self, tag: str) -> None:
        """Take in a tag."""
        self.flush_image("")
        if tag.startswith("<img"):
            self._image = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
        elif tag.startswith("<a ") or tag == "<a>":
            self._links.append(_WEB_LINK.match(self._attributes(tag)) is not None)
            self.parts += [self._attributes(tag)] if self._links[-1] else []
        elif tag == "</a>":
            self.parts += [tag] if self._links and self._links.pop() else []
        else:
            if tag.startswith(("<code", "<pre")):
                self._code += 1
            elif tag in ("</code>", "</pre>"):
                self._code -= 1
            self.parts.append(self._attributes(tag))

    def flush_image(self, size: str) -> None:
        """Show the picture that was met last, now that its size is known."""
        if self._image is None:
            return
        image, self._image = self._image, None
        path, alt = (without_marks(self._stash.as_written(image.get(name, ""))) for name in ("src", "alt"))
        size = size or " ".join(f'{side}="{image[side]}"' for side in ("width", "height") if side in image)
        self.parts.append(self._gallery.html(path, alt, size, in_link=any(self._links)))

    def _attributes(self, tag: str) -> str:
        if "=" not in tag:
            return tag
        return without_marks(self._stash.restore_source(tag))
