"""A law whose formula stands inside its own line: ``**Hooke's law.** The force is … $F = kx$``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.equations import left_side
from cardgen.extract.reading.inline import HELD_CHARACTER
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_LAW = expression(
    r"(?:bound|law|inequality|identity|rule|theorem|equation|formula|lemma|relation|principle|"
    r"condition|定律|定理|不等式|公式|"
    r"方程|恒等式|法则|引理)s?$",
    re.I,
)
_ASIDE = expression(
    r"(?:\b(?:if|when|where|with|for|let|since|because|suppose|assume)|若|当|设|其中|因为|"
    r"由于|如果)[^,，;；]{0,30}$",
    re.I,
)
_SHORTEST = 6
_MOST_STATEMENTS = 3


def relation(reading: Reading) -> Iterator[Finding]:
    """Find the formula that a line named after a law gives inside its text."""
    for row in reading.of_passage.values():
        term = row[0].term
        if term and _LAW.search(term.name):
            for statement in row[:_MOST_STATEMENTS]:
                tex = _formula(statement)
                if tex:
                    yield _finding(reading, statement, term.name, tex)
                    break


def _formula(statement: Statement) -> str:
    """The first formula that states something and does not only say what holds for it."""
    for match in HELD_CHARACTER.finditer(statement.text):
        shown = statement.passage.prose.restore(match[0])
        tex = shown.strip("$ ")
        relates = left_side(tex) or "\\le" in tex or "\\ge" in tex
        states = shown.startswith("$") and len(tex) >= _SHORTEST and relates
        if states and not _ASIDE.search(statement.text, 0, match.start()):
            return tex
    return ""


def _finding(reading: Reading, statement: Statement, name: str, tex: str) -> Finding:
    prose, source = statement.passage.prose, statement.sentence.source()
    shown = name if "'s" in name or "’s" in name else f"the {name}"
    question = f"{name}的公式是什么？" if statement.chinese else f"What does {shown} state as a formula?"
    topic = "" if len(name) > 3 else reading.view.topic
    asked = with_topic(prose.restore(question), topic, statement.chinese)
    return Finding(Kind.FORMULA, name, asked, f"$${tex}$$", source, 0.75, name)
