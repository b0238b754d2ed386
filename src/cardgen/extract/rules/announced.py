"""Members counted first and told later: ``Two schools exist. *X* methods …``, ``分为两类。**X**…``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.counting import ENGLISH_NUMBERS, NUMBERS
from cardgen.extract.forms.members import numbered_lines
from cardgen.extract.reading.marks import marked_names
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import with_missing_topic, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_COUNTED = expression(
    rf"(?<!the )(?<!these )(?<!The )(?<!These )\b(?P<count>{'|'.join(ENGLISH_NUMBERS)}) "
    r"(?P<what>(?:[a-z-]+ ){0,2}?[a-z]+s)\b",
    re.I,
)
_NOT_MEMBERS = expression(
    r".*(?:times|ways|numbers|things|variables|steps|points|lines|years|minutes|sides|words)$"
)
_NAMED_AT_ONCE = expression(r", [A-Z]\w* and ")  # ``Two wires, CAN_H and CAN_L, …``
_SIZES = NUMBERS | {"二": 2}
_COUNTED_ZH = expression(
    r"(?P<of>[^，。；：]{2,24}?)(?:主要|通常|一般|大致|大体|又|可以?|常|也|都|上)*(?P<verb>分为|分成|包括|包含|有)(?:以下|如下)?"
    r"(?P<count>[两二三四五2-5])(?P<what>(?:种|类|个|大类|部分|派|层)[^，。；：]{0,8})[。：:]?$"
)
_POINTING = expression(r"[这那其它此该]|我们")
_NEAR = 60  # characters in which a sentence names its member
_SIGNS = signs("两二三四五2345", words=" ".join(ENGLISH_NUMBERS))


def announced(reading: Reading) -> Iterator[Finding]:
    """Find the members of what a sentence counts, where as many names are marked behind it."""
    for statement in reading.with_signs(_SIGNS):
        if statement.chinese:
            yield from _chinese(reading, statement)
            continue
        match = _COUNTED.search(statement.text)
        match = None if match and _NAMED_AT_ONCE.match(statement.text, match.end()) else match
        if match and not _NOT_MEMBERS.match(match["what"]):
            members = _members(reading.of_passage[statement.passage.index], statement)
            if len(members) == ENGLISH_NUMBERS[match["count"].lower()]:
                yield _finding(reading, statement, match, members)


def _chinese(reading: Reading, statement: Statement) -> Iterator[Finding]:
    """``X分为两类。**A**…。**B**…``: as many bold names open the sentences behind."""
    match = _COUNTED_ZH.match(statement.text, len(statement.lead))
    if match is None or statement.passage.opens or _POINTING.search(match["of"]):
        return
    members = _members(reading.of_passage[statement.passage.index], statement, near=2)
    if len(members) != (_SIZES.get(match["count"]) or int(match["count"])):
        return
    names = numbered_lines(name for name, _ in members)
    asked = with_topic(
        f"{match['of']}{match['verb']}哪{match['count']}{match['what']}？", reading.view.topic, True
    )
    found = finding_at(statement, Kind.ENUMERATION, match["of"], asked, names, 0.75, match["verb"])
    end = members[-1][1].sentence.end
    yield replace(found, source=statement.passage.prose.source(statement.sentence.start, end))


def _members(
    row: Sequence[Statement], statement: Statement, near: int = _NEAR
) -> list[tuple[str, Statement]]:
    """The first name that each statement behind marks near its beginning, no name twice."""
    found: dict[str, Statement] = {}
    for one in row:
        if one.sentence.start >= statement.sentence.end:
            names = (one.text[start:end].strip(" .,:") for start, end in marked_names(one) if start < near)
            name = next(names, "")
            if name:
                found.setdefault(name, one)
    return [*found.items()]


def _finding(
    reading: Reading, statement: Statement, match: re.Match[str], members: list[tuple[str, Statement]]
) -> Finding:
    names = [name for name, _ in members]
    question = f"Which {match['count'].lower()} {match['what']} are there?"
    asked = with_missing_topic(question, reading.view.topic)
    answer = f"{', '.join(names[:-1])} and {names[-1]}"
    found = finding_at(statement, Kind.ENUMERATION, reading.view.topic, asked, answer, 0.7, match[0])
    end = members[-1][1].sentence.end
    return replace(found, source=statement.passage.prose.source(statement.sentence.start, end))
