"""The statistics as one small page: plots in SVG, no script, nothing fetched."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from cardgen.atomic import write_atomically
from cardgen.flows.shared.asked_paths import must_be_page
from cardgen.flows.surveying.coverage import Thing
from cardgen.flows.surveying.note_stats import NoteStats
from cardgen.preview.assets import asset

_WIDTH, _LABEL, _BAR, _GAP = 640, 200, 18, 8  # px of a plot: whole, of its labels, of a bar, between bars


def write_stats_page(file: Path, title: str, told: Sequence[NoteStats]) -> None:
    """Write the page to ``file``.

    Raises:
        UsageError: ``file`` does not end in ``.html``, is a folder, or is below a file.
        OSError: it cannot be written; a page that was there is then as it was.
    """
    must_be_page(file, "--html")
    write_atomically(file, stats_page(title, told))


def stats_page(title: str, told: Sequence[NoteStats]) -> str:
    """Return the page: cards by kind, cards by note, what is covered, and what is not, with its place."""
    kinds: Counter[str] = Counter()
    for note in told:
        kinds.update(note.total.kinds)
    cards = {_name(note): note.total.cards for note in told}
    body = [
        f"<p class=lead>{sum(kinds.values())} cards from {sum(bool(note.note) for note in told)} notes</p>",
        "<h2>Cards by kind</h2>",
        bars(dict(kinds.most_common())),
        "<h2>Cards by note</h2>",
        bars(cards),
        "<h2>Formulas with a card</h2>",
        shares({_name(note): note.total.formulas for note in told}),
        "<h2>Concepts with a card</h2>",
        shares({_name(note): note.total.concepts for note in told}),
        *_missing(told),
    ]
    page = asset("stats.html").replace("{{title}}", escape(title))
    return page.replace("{{body}}", "\n".join(body))


def _name(note: NoteStats) -> str:
    return note.note.removeprefix("notes/").removesuffix(".md") or note.total.name


def bars(values: Mapping[str, int]) -> str:
    """Return a plot of horizontal bars, one a name, each with its number."""
    most = max(values.values(), default=0) or 1
    scale = (_WIDTH - _LABEL - 60) / most
    parts = []
    for at, (name, value) in enumerate(values.items()):
        parts.append(
            _label(name, at) + _bar("bar", 0, value * scale, at) + _number(str(value), value * scale, at)
        )
    return _svg(len(values), parts)


def shares(things: Mapping[str, Sequence[Thing]]) -> str:
    """Return a plot of the share that is covered, a bar a name; names with nothing to cover are left out."""
    scale = _WIDTH - _LABEL - 60
    given = {name: found for name, found in things.items() if found}
    parts = []
    for at, (name, found) in enumerate(given.items()):
        covered = sum(thing.covered for thing in found)
        full = _bar("rest", 0, scale, at) + _bar("bar", 0, scale * covered / len(found), at)
        parts.append(_label(name, at) + full + _number(f"{covered}/{len(found)}", scale, at))
    return _svg(len(given), parts) if given else "<p>none</p>"


def _missing(told: Sequence[NoteStats]) -> Iterator[str]:
    for note in told:
        rows = [
            f"<li><code>{escape(note.note)}:{thing.line}</code> {escape(thing.name)}</li>"
            for thing in (*note.total.formulas, *note.total.concepts)
            if not thing.covered
        ]
        if rows:
            yield f"<h2>Without a card: {escape(note.note)}</h2>\n<ul>{''.join(rows)}</ul>"


def _svg(rows: int, parts: Sequence[str]) -> str:
    height = rows * (_BAR + _GAP)
    return f'<svg viewBox="0 0 {_WIDTH} {height}" role="img">{"".join(parts)}</svg>'


def _top(at: int) -> int:
    return at * (_BAR + _GAP) + _GAP // 2


def _bar(name: str, left: float, width: float, at: int) -> str:
    size = f'width="{max(width, 1):.1f}" height="{_BAR}" rx="4"'
    return f'<rect class="{name}" x="{_LABEL + left:.1f}" y="{_top(at)}" {size}/>'


def _label(name: str, at: int) -> str:
    short = name if len(name) <= 28 else f"…{name[-27:]}"
    place = f'x="{_LABEL - 10}" y="{_top(at) + _BAR - 5}" text-anchor="end"'
    return f"<text {place}>{escape(short)}<title>{escape(name)}</title></text>"


def _number(text: str, width: float, at: int) -> str:
    return f'<text class="number" x="{_LABEL + width + 8:.1f}" y="{_top(at) + _BAR - 5}">{text}</text>'
