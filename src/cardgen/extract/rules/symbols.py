"""What the symbols of a formula mean: ``其中，p(x)是…``, ``where R is …``."""

import re
from collections.abc import Iterator, Sequence

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.equations import without_stop, without_tag
from cardgen.extract.reading.inline import HELD
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Formula, Passage
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import in_a_row
from cardgen.model import Kind
from cardgen.text.expression import expression

_SYMBOL = (
    rf"(?P<symbol>[{HELD}](?:[和、,与][{HELD}])*|"
    r"(?<![A-Za-z])(?:[A-Z]{2,4}|[A-Za-z])(?![A-Za-z])(?:['_][A-Za-z0-9]+)?'?)"
)
_ZH = expression(
    rf"(?:其中|这里|式中|此处)?的?[，,]?\s*(?:[^{HELD}，。]{{0,8}}?)?{_SYMBOL}(?:分别)?(?:是|为|表示|"
    rf"代表|指|服从|被称为|叫做?|称为)"
    rf"(?P<what>[^，。；]{{2,60}})"
)
_EN = expression(
    rf"(?:where|here|in which)?,?\s*(?:the\s)?(?P<symbol>[{HELD}]|(?<![A-Za-z])[A-Z](?:_\w+)?)\s(?:is|"
    rf"are|denotes?|"
    rf"represents?)\s(?P<what>[^,.;]+?)(?=[,.;]|$|\sand\s[\U000f0000-\U000ffffd]\s(?:is|are)\b)",
    re.I,
)
_OPEN = expression(r"(?:其中|这里|式中|此处|where|here)", re.I)
# Right behind the formula, without a word that leads there.
_TOLD = expression(rf"(?:前面|后面|上面|中间|最后)?的?[{HELD}](?:就|则|正)?是")


# ``m是均值向量，T叫总变化矩阵，w服从…``
_LETTER = rf"(?:[{HELD}]|(?<![A-Za-z])[A-Za-z](?:_[A-Za-z0-9]+)?'?(?![A-Za-z]))"
_ROW = expression(
    rf"(?:[^，。；{HELD}A-Za-z]{{1,6}}的)?(?:{_LETTER}|\d)(?:就|则|正)?(?:是|为|叫|表示|代表|指)[^，。；]{{1,40}}[，；](?:而)?{_LETTER}(?:就|则)?(?:是|为|叫|表示|代表|指|服从|取)"
)
_TERMS = expression(
    r"(?:其中|公式里?的?|右边的?|式中)?(?:第一|前|前面那?|左边那?)一?项(?!目|式)[^。]{2,60}[，；](?:而)?(?:第二|后|后面那?|右边那?)一?项[^。]{2,80}"
)
_OF_TERMS = signs("项")
_LONGEST_SHOWN = 80  # characters of TeX
_LISTED = expression(
    rf"(?P<symbol>[{HELD}](?:[,、，]\s?[{HELD}])*)\s?[：:—]\s?(?P<what>[^？?]{{3,160}})", re.S
)


def symbols(reading: Reading) -> Iterator[Finding]:
    """Find the clause that explains a formula's symbols: one card a clause; and what its terms are."""
    for statement in reading.with_signs(_OF_TERMS):
        if statement.chinese and (found := _terms(reading, statement)):
            yield found
    for node in reading.view.nodes:
        listed = _LISTED.fullmatch(node.text) if isinstance(node, Passage) and node.run >= 0 else None
        if listed and isinstance(node, Passage):
            yield _in_list(reading, reading.of_passage[node.index][0], listed)
        above = reading.view.nodes[max(0, node.index - 2) : node.index]
        explains = isinstance(node, Passage) and any(cue.match(node.text) for cue in (_OPEN, _TOLD, _ROW))
        formulas = [one for one in above if isinstance(one, Formula)]
        if explains and formulas:
            yield from _clause(reading, reading.of_passage[node.index][0], formulas)


def _terms(reading: Reading, statement: Statement) -> Finding | None:
    """``第一项管重建，第二项是…``: what each term of the formula above is there for."""
    text, start = statement.passage.prose.text, statement.sentence.start
    match = _TERMS.match(text, start + len(statement.lead))
    owner = statement.carried if reading.knows(statement.carried) else reading.view.topic
    if match is None or not owner:
        return None
    count = "三" if "第三项" in match[0] else "两"
    question = f"{owner}的公式中，{count}项各起什么作用？"
    span = (match.start() - start, match.end() - start)
    return finding_at(statement, Kind.PROPERTY, owner, question, clean(match[0]), 0.65, match[0][:3], span)


def _in_list(reading: Reading, statement: Statement, match: re.Match[str]) -> Finding:
    """``- $s$：缩放系数，用来…``."""
    topic, prose = reading.view.topic, statement.passage.prose
    symbol = prose.restore(match["symbol"])
    asked = (
        f"{topic}中，{symbol}表示什么？"
        if statement.chinese
        else f"In {topic}, what does {symbol} stand for?"
    )
    answer = clean(match["what"])
    return finding_at(statement, Kind.PROPERTY, f"{topic} {symbol}", asked, answer, 0.6, "：")


def _shown(formulas: Sequence[Formula], names: Sequence[str]) -> str:
    """The last formula that has all the symbols, where it is short enough for a question."""
    symbols = [name.strip("$ ") for name in names]
    for formula in reversed(formulas):
        tex = without_stop(without_tag(formula.tex)).strip()
        if all(symbol in tex for symbol in symbols):
            return f"${tex}$" if len(tex) <= _LONGEST_SHOWN and "\n" not in tex and "$" not in tex else ""
    return ""


def _clause(reading: Reading, statement: Statement, formulas: Sequence[Formula]) -> Iterator[Finding]:
    text, prose = statement.text, statement.passage.prose
    pattern = _ZH if statement.chinese else _EN
    found = list(pattern.finditer(text))
    if not found or not reading.view.topic:
        return
    names = [prose.restore(match["symbol"]) for match in found]
    topic = reading.view.topic
    shown = _shown(formulas, names)
    answer = clean(re.sub(rf"^{_OPEN.pattern}的?[，,]?\s*", "", text, flags=re.I))
    if statement.chinese:
        listed = "、".join(names)
        question = f"{topic}的公式{shown}中，{listed}{'分别' if len(names) > 1 else ''}表示什么？"
    else:
        listed = in_a_row(names)
        place = f"In the formula of {topic}, {shown}," if shown else f"In the formula of {topic},"
        question = f"{place} what {'do' if len(names) > 1 else 'does'} {listed} stand for?"
    yield finding_at(statement, Kind.PROPERTY, f"{topic} {listed}", question, answer, 0.6, text[:2])
