"""Formulas that an English sentence states on the way: ``The random walk $…$ looks innocent``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.equations import left_side
from cardgen.extract.language.english import is_third_person
from cardgen.extract.reading.inline import HELD, HELD_CHARACTER
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import lower_first, with_missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_SURE = 0.6
_SHORTEST = 8  # characters of a formula that says something
_EQUALS = expression(r"(?<![<>!\\])(?:=|:=|\\approx|\\propto|\\sim)")
_VALUE = expression(r"[\d.\s\\,;{}%\[\]()-]*$|\\?[A-Za-z]+$")
_NAMED = expression(
    rf"(?:(?P<article>\b[Tt]he|\b[Ii]ts)\s(?P<name>[A-Za-z][\w–’'-]*(?:\s[A-Za-z][\w–’'-]*){{0,3}})|"
    rf"\b(?P<short>[A-Z][A-Z0-9-]{{1,7}}))"
    rf"(?:\sof\s(?P<of>(?:the |an? )?[a-z][\w -]{{2,24}}))?\s(?P<held>[{HELD}])"
)
_DEFINED = expression(
    rf"[Tt]he\s(?P<name>[a-z][\w–’'-]*(?:\s[a-z][\w–’'-]*){{0,3}})(?:\s[{HELD}])?,?\s(?:is\s)?defined\s"
    rf"(?:through|by|as|via|to be)\s(?P<held>[{HELD}])"
)
# ``Enthalpy, defined as $H = U + PV$, is …``
_DEFINED_ASIDE = expression(
    rf"(?P<short>[A-Z][\w-]*(?: [a-z][\w-]*){{0,3}}),\s(?:which is )?defined\s(?:as|by|to "
    rf"be)\s(?P<held>[{HELD}])"
)
_CLAUSE = expression(r"\b(?:is|are|was|were|has|have|of|that|which|we|and)\b|\w(?:ly|ed)$|\b(?:just|only)$")
# A word that ends no name: what stands before the formula is a verb or points to it.
_NO_NOUN = expression(
    r"(?:is|are|was|were|be|by|as|with|at|of|to|in|on|for|from|and|or|that|when|where|if|so|then|has|have|gives?|"
    r"reads?|equals?|becomes?|means?|says?|satisf\w+|yields?|fact|case|form|condition|assumption|choice|setting|"
    r"first|second|third|last|other|same|term|factor|point|value|number)$"
)


# A left side that is a name: no product of matrices.
_WORD = expression(r"[A-Z][A-Za-z]*(?:-?[A-Z][a-z]*){2,6}|[A-Z][a-z]{3,}(?: [A-Za-z]+){0,2}")
_UPRIGHT = expression(r"\\(?:mathrm|mathsf|text|operatorname|mathit)\s*\{([A-Za-z@ -]+)\}")
_IS_NAMED = expression(r"\s(?:is|are)\s(?:called\s|known as\s|referred to as\s|termed\s)?(?:the|an?)\s")
# ``We plot precision = TP / (TP + FP) against …``: set in plain words.
_TERM = r"(?:[A-Za-z][\w.]*)?(?:\([^()]{1,40}\)|(?<=\w))"
_IN_WORDS = expression(
    rf"\b(?P<name>[A-Za-z][A-Za-z-]{{2,20}}) = (?P<value>{_TERM} / {_TERM})(?=[,.;]?$|[,.;] | [a-z])"
)
# ``Define $V = …$``: the sign is asked for by what the section is about.
_DEFINE = expression(rf"(?:[Dd]efine|[Ww]e define|[Dd]efining)\s(?P<held>[{HELD}])")


def english_inline_formula(reading: Reading) -> Iterator[Finding]:
    """Find equations that stand right behind the name of what they define."""
    for statement in reading.statements:
        if statement.chinese or statement.noise:
            continue
        if "=" in statement.text:
            yield from _in_words(reading, statement)
        if HELD_CHARACTER.search(statement.text):
            for match in (
                *_NAMED.finditer(statement.text),
                *_DEFINED.finditer(statement.text),
                *_DEFINED_ASIDE.finditer(statement.text),
            ):
                if _IS_NAMED.match(
                    statement.text, match.end()
                ):  # ``the matrix $P=…$ is the *transition matrix*``
                    continue
                found = _found(reading, statement, match)
                if found:
                    yield found
            yield from _of_words(reading, statement)
            if defined := _DEFINE.match(statement.text, statement.start):
                yield from filter(None, (_defined(reading, statement, defined),))


def _in_words(reading: Reading, statement: Statement) -> Iterator[Finding]:
    for match in _IN_WORDS.finditer(statement.text):
        question = with_missing_topic(f"What is the formula for {match['name']}?", reading.view.topic)
        answer = f"{match['name']} = {match['value']}"
        yield finding_at(
            statement, Kind.FORMULA, match["name"], question, answer, _SURE, match["name"], match.span()
        )


def _of_words(reading: Reading, statement: Statement) -> Iterator[Finding]:
    """``Reported as INR, where $INR = …$``: the left side is a name."""
    for match in HELD_CHARACTER.finditer(statement.text):
        shown = statement.passage.prose.restore(match[0])
        side = _UPRIGHT.sub(r"\1", left_side(shown.strip("$ ")))
        if _WORD.fullmatch(side) and _is_equation(shown):
            question = with_missing_topic(f"What is the formula for {side}?", reading.view.topic)
            yield finding_at(statement, Kind.FORMULA, side, question, shown, _SURE, side, match.span())


def _defined(reading: Reading, statement: Statement, match: re.Match[str]) -> Finding | None:
    shown = statement.passage.prose.restore(match["held"])
    side = left_side(shown.strip("$ "))
    if not side or not reading.view.topic or not _is_equation(shown):
        return None
    question = f"In {lower_first(reading.view.topic)}, how is ${side}$ defined?"
    return finding_at(statement, Kind.FORMULA, side, question, shown, _SURE, side, match.span("held"))


def _found(reading: Reading, statement: Statement, match: re.Match[str]) -> Finding | None:
    groups = match.groupdict()
    name = groups.get("name") or groups.get("short") or ""
    last = name.split()[-1]
    shown = statement.passage.prose.restore(match["held"])
    if (
        not _is_equation(shown)
        or _CLAUSE.search(name)
        or _NO_NOUN.match(last)
        or (last.islower() and is_third_person(last))
    ):
        return None
    of = f" of {groups['of']}" if groups.get("of") else ""
    asked = f"What is the formula for {'the ' if groups.get('name') else ''}{lower_first(name)}{of}?"
    question = with_missing_topic(asked, reading.view.topic)
    return finding_at(statement, Kind.FORMULA, name, question, shown, _SURE, name, match.span("held"))


def _is_equation(shown: str) -> bool:
    tex = shown.strip("$ ")
    if not shown.startswith("$") or len(tex) < _SHORTEST or not _EQUALS.search(tex):
        return False
    side = left_side(tex)
    return bool(side or tex.startswith("=")) and not _VALUE.fullmatch(tex[len(side) :].lstrip(" :="))
