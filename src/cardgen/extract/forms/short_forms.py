"""Abbreviations that an English sentence spells out: ``X, short for Y``, ``maximum segment size, or MSS``."""

from collections.abc import Iterator

from cardgen.extract.reading.gloss import is_abbreviation, spells
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression

_REACH = 60  # characters before an abbreviation in which its name stands
LOWER_BEFORE = expression(r"(?P<name>(?:[A-Za-z][A-Za-z’'-]*\s+){1,7}[A-Za-z][A-Za-z’'-]*)\s*$")
_FOR_SHORT = expression(
    r",?\s(?:or (?:just |simply )?|abbreviated (?:as |"
    r"to )?)(?P<short>[A-Z][A-Z0-9-]{1,7})(?: for short|(?=[.,;]|$))"
)

_SHORT_FOR = expression(
    r"(?P<short>[A-Z][A-Za-z0-9-]{1,15})(?:,| is|, which is) short for (?:the )?"
    r"(?P<full>[A-Za-z][\w -]{4,50}?)(?P<more> and [\w-]+)?(?=[,.;:]| (?:is|was|and)\b|$)"
)


# ``PTP, the Precision Time Protocol``
_BESIDE = expression(
    r"(?<![\w-])(?P<short>[A-Z][A-Z0-9]{1,7}),\s(?:the\s)?(?P<full>[A-Z][A-Za-z]+(?:[ -](?:of|for|and|"
    r"the|in|[A-Z][A-Za-z]+)){1,6})"
    r"(?=[,.;]|\s\(|$)"
)


def short_forms(statement: Statement) -> Iterator[tuple[str, str, float]]:
    """Yield each abbreviation that ``statement`` spells out, its full name, and how sure that is."""
    short_for = _SHORT_FOR.search(statement.text) if "short for" in statement.text else None
    if short_for:
        whole = f"{short_for['full']}{short_for['more'] or ''}"
        full = whole if spells(short_for["short"], whole) else short_for["full"]
        yield short_for["short"], full, 0.85
    for beside in _BESIDE.finditer(statement.text) if ", " in statement.text else ():
        if spells(beside["short"], beside["full"]):
            yield beside["short"], beside["full"], 0.8
    match = _FOR_SHORT.search(statement.text)
    before = statement.text[max(0, match.start() - _REACH) : match.start()] if match else ""
    latin = LOWER_BEFORE.search(before)
    name = spelled(match["short"], latin["name"]) if match and latin else ""
    if match and name:
        yield match["short"], name, 0.8
    marked = None if statement.first else _marked(statement)
    if marked:
        yield marked


def _marked(statement: Statement) -> tuple[str, str, float] | None:
    """A marked name that spells the abbreviation its line opens with."""
    short = statement.term.name if statement.term else ""
    for start, end in marked_names(statement) if is_abbreviation(short) else ():
        name = statement.text[start:end].strip(" .,")
        if spells(short, name) or spells(short, f"{name} {statement.text[end:].split(' ')[1:2]}"):
            return short, name, 0.75
    return None


def spelled(short: str, words: str) -> str:
    """Return the last of ``words`` whose initials spell ``short``, or nothing."""
    parts = words.split()
    for start in reversed(range(len(parts))):
        name = " ".join(parts[start:])
        if spells(short, name) and parts[start][0].lower() == short[0].lower():
            return name
    return ""
