"""Short names in full: of a heading by the words below it, of a title that spells its own name."""

from collections.abc import Iterator

from cardgen.extract.finding import Reading
from cardgen.extract.forms.initials import spelled_in
from cardgen.extract.reading.gloss import is_abbreviation, spells, spells_loosely
from cardgen.extract.reading.statement import Statement
from cardgen.text.expression import expression
from cardgen.text.scripts import HAN

Spelled = tuple[str, str, float]  # the short name, the full one, how sure
_BARE_FULL_NAME = expression(
    r"(?P<said>(?:英文)?全[称名](?:[^，。；A-Za-z]{0,8}：|是|为)?)?\s*"
    r"(?P<full>[A-Z][A-Za-z’'-]+(?:,? [A-Za-z][A-Za-z’'-]*){1,7})(?=[，。：]|$)"
)
_IN_MARKS = expression(
    r"[（(《](?P<full>[A-Za-z][A-Za-z’'-]+(?:,? [A-Za-z][A-Za-z’'-]*){1,7})(?:[，,][^（）()]*)?[）)》]"
)
_SHORT_IN = expression(r"(?<![A-Za-z0-9-])[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*(?![A-Za-z0-9-])")
_FIRST = 4  # statements of a section in which its heading is spelled out
_TITLE = expression(
    rf"(?:[{HAN}]{{1,4}})?(?P<short>[A-Z][A-Za-z0-9-]{{1,11}})\s*(?:[:：=]|——)\s*"
    r"(?P<full>[A-Z][A-Za-z’'-]*(?: [A-Za-z][A-Za-z’'-]*){1,11})(?=$|[，。；（(])"
)
_ONE_WORD = expression(r"[A-Z][A-Za-z0-9-]{2,9}")


def spelled_below(reading: Reading, statement: Statement) -> Iterator[Spelled]:
    """Yield the heading above ``statement``, its full name there, and how sure that is."""
    yield from _heading_name(reading, statement)
    yield from _letters_below(reading, statement)


def _heading_name(reading: Reading, statement: Statement) -> Iterator[Spelled]:
    """The full name with which the text below a heading begins."""
    heading = reading.view.topic
    if statement is not reading.statements[0] or heading != reading.view.heading or statement.subject:
        return
    named = _BARE_FULL_NAME.match(statement.text, statement.start)
    if named and _is_short(heading) and (named["said"] or spells(heading, named["full"])):
        yield heading, named["full"], 0.85


def _letters_below(reading: Reading, statement: Statement) -> Iterator[Spelled]:
    """``## PCA``, and below it ``主成分分析（Principal Component Analysis）``, a title or bare words."""
    short = reading.view.topic
    full = spelled_in(short, statement.text) if is_abbreviation(short) and short.isupper() else ""
    if full:
        yield short, full, 0.6
    if not (statement.chinese and statement in reading.statements[:_FIRST]):
        return
    for short in _SHORT_IN.findall(reading.view.topic):
        for match in _IN_MARKS.finditer(statement.text):
            full = match["full"].strip()
            if full[0].lower() == short[0].lower() and spells(short, full):
                yield short, full, 0.65


def titled(statement: Statement) -> Iterator[Spelled]:
    """Yield what a title spells, as ``spelled_below`` does: ``ALBERT = A Lite BERT``."""
    match = _TITLE.match(statement.text) if statement.first else None
    if match and spells_loosely(match["short"], match["full"]):
        yield match["short"], match["full"], 0.7


def _is_short(heading: str) -> bool:
    """Tell whether a heading may be short for something: capitals, or one Latin word (``Adam``)."""
    return is_abbreviation(heading) or _ONE_WORD.fullmatch(heading) is not None
