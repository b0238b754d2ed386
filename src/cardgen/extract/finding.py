"""What a rule finds, and the shape every rule has."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from cardgen.extract.reading.concepts import KnownNames
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.outline import names_above
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Formula, Passage, View
from cardgen.model import Kind, Source
from cardgen.text.expression import expression


@dataclass(frozen=True, slots=True)
class Finding:
    """One card as a rule proposes it. Texts are Markdown; ``words`` made the rule speak.

    ``confidence`` is from 0 to 1. A finding with ``cloze`` has the question and answer derived from it.
    ``more`` is the sentence behind, which goes to the answer where no other card tells it.
    """

    kind: Kind
    concept: str
    question: str
    answer: str
    source: Source
    confidence: float
    words: str
    cloze: str = ""
    more: str = ""


@dataclass(frozen=True, eq=False)
class Reading:
    """A section read: its view, its statements, and the names of the concepts the whole note knows."""

    view: View
    statements: tuple[Statement, ...]
    known: KnownNames

    @cached_property
    def of_passage(self) -> dict[int, tuple[Statement, ...]]:
        """Return the statements by the index of their passage."""
        found: dict[int, list[Statement]] = {}
        for statement in self.statements:
            found.setdefault(statement.passage.index, []).append(statement)
        return {index: tuple(statements) for index, statements in found.items()}

    def name_above(self, passage: Passage) -> str:
        """Return the name of the item that ``passage`` stands right below, or nothing."""
        return self._above.get(passage.index, "")

    @cached_property
    def _above(self) -> dict[int, str]:
        return names_above(self.view.nodes)

    @cached_property
    def _places(self) -> dict[Statement, int]:
        return {one: place for row in self.of_passage.values() for place, one in enumerate(row)}

    def before(self, statement: Statement) -> Statement | None:
        """Return the statement before in the same passage."""
        place = self._places[statement]
        return self.of_passage[statement.passage.index][place - 1] if place else None

    def after(self, statement: Statement) -> Statement | None:
        """Return the statement after in the same passage."""
        row, place = self.of_passage[statement.passage.index], self._places[statement] + 1
        return row[place] if place < len(row) else None

    def with_signs(self, signs: frozenset[str]) -> Iterator[Statement]:
        """Yield the statements that carry a fact and hold one of ``signs``, characters or lower-case words.

        A rule names the signs without which none of its expressions can match: most statements have none.
        """
        for statement in self.statements:
            if not (statement.noise or signs.isdisjoint(statement.signs)):
                yield statement

    def owner(self, name: str) -> str:
        """Return ``name`` where the note knows it as that of a concept, else what the section is about."""
        return name if self.knows(name) and not generic_name(name) else self.view.topic

    def knows(self, name: str) -> bool:
        """Tell whether ``name`` is one the note itself marks as a concept."""
        return name in self.known


_LEAST_SAID = 8
_SHOWING = frozenset(
    (
        "是",
        "为",
        "有",
        "得到",
        "给出",
        "is",
        "are",
        "gives",
        "yields",
        "becomes",
        "reads",
        "can",
        "could",
        "may",
    )
)
Rule = Callable[[Reading], Iterable[Finding]]


def finding_at(
    statement: Statement,
    kind: Kind,
    concept: str,
    question: str,
    answer: str,
    confidence: float,
    words: str,
    span: tuple[int, int] | None = None,
) -> Finding:
    """Return a finding made from ``statement``; ``span`` narrows its lines to a range of its text."""
    prose, start = statement.passage.prose, statement.sentence.start
    source = prose.source(start + span[0], start + span[1]) if span else statement.sentence.source()
    return Finding(kind, concept, prose.restore(question), prose.restore(answer), source, confidence, words)


def is_before_formula(reading: Reading, statement: Statement) -> bool:
    """Tell whether a formula stands right below the passage of a statement."""
    after = statement.passage.index + 1
    return after < len(reading.view.nodes) and isinstance(reading.view.nodes[after], Formula)


def is_lead(reading: Reading, statement: Statement) -> bool:
    """Tell whether a statement only leads in what is below: it ends with a colon or runs into a formula.

    One that says a whole thing before its formula (``X适合稀疏的数据，更新时乘上它：``) does more.
    """
    text = statement.text.rstrip()
    if text.endswith((".", "。", "！")):
        return False
    opens = is_before_formula(reading, statement)
    if text.endswith(("：", ":")):
        return not (opens and _says_something(statement))
    if not opens or statement is not reading.of_passage[statement.passage.index][-1]:
        return False
    return statement.chinese or not _says_something(statement)


# ``分类器其实是岭回归：``: more than that a formula follows.
_SAID_TO_BE = expression(
    r"\s?(?!这|那|下|如|以|怎么|什么|一个|由|从|按|用|通过)[^，。：；的了]{3,16}[：:]\s*"
)
# ``gives the probability of being alive at time t:``: what it is, and more than that a formula follows.
_GIVES_WHAT = expression(
    r"\s?the (?!following|formula|equation|result)[a-z]+ (?:of|that|with which) \S+ \S+ \S+"
)
_IS_TO = expression(
    r"\s?to (?!(?:find|solve|compute|minimize|maximize|write)\b)[a-z]+ [^,;]{20,}"
)  # ``the idea is to keep …:``
_ONLY_LEADS = expression(
    r"^(?:设|令|记|假设)|\bfollowing\b|(?:[是为有即得成]|如下|所示|以下|写作|写成|写为|表示|公式|式子?|表达式|定义|"
    r"形式|可得|得到|满足|等于|计算|推导|证明|\b(?:so that|as|by|is|are|with|to|that|have|has|get|reads?|"
    r"formula|follows|namely|equation|rule|i\.e\.))[，,]?\s*[：:]$"
)
_LEADING = expression(
    r"ha(?:ve|s)|(?:obtain|get|find|define|write|consider|introduce|derive|solve|minimize|maximize|compute|say|use|"
    r"take|obey|follow)s?|satisf(?:y|ies)"
)
# Words that a sentence running into a formula ends with, where it says no more than what the formula is.
_RUNS_INTO = expression(
    r"\b(?:[a-z]+s|of|as|by|on|in|at|with|to|that|for|from|have|get|obtain|write|find|define|the|a|an|and|or|i\.e\.|"
    r"rule|formula|equation|problem|form|function|objective|loss|update|bound|identity|condition|expression|inequality|term|relation|"
    r"written|namely)[,:]?$"
)


def _says_something(statement: Statement) -> bool:
    if statement.verb == "是" and _SAID_TO_BE.fullmatch(statement.rest):
        return _ONLY_LEADS.search(statement.text) is None
    text = statement.text.rstrip()
    runs_on = not (statement.chinese or text.endswith(":"))
    if runs_on and (_RUNS_INTO.search(text) or _LEADING.fullmatch(statement.verb)):
        return False
    aim = statement.verb == "is" and _IS_TO.match(statement.rest)
    return (
        statement.verb_start >= 0
        and bool(statement.verb not in _SHOWING or aim or _GIVES_WHAT.match(statement.rest))
        and len(statement.rest) > _LEAST_SAID
        and _ONLY_LEADS.search(statement.text) is None
    )
