"""Formulas, named by what the text around says of them, with the clause that explains their symbols."""

from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.equations import equations, is_statement, left_side, without_stop, without_tag
from cardgen.extract.forms.formula_name import EXPLAINS, formula_name
from cardgen.extract.forms.formula_question import FormulaName
from cardgen.extract.forms.theorem_head import theorem_head
from cardgen.extract.reading.view import Formula, Node, Passage
from cardgen.extract.wording.answers import clean
from cardgen.model import Kind
from cardgen.text.expression import expression

_BOTH = expression(r"(?<=[\u4e00-\u9fff])[和与](?=[\u4e00-\u9fff])|\band\b")  # asks for both at once
_LONGEST_WHERE = 260


def formula(reading: Reading) -> Iterator[Finding]:
    """Find display formulas; the question names them, the answer is the formula and its symbols."""
    asked: set[str] = set()
    sides = [left_side(node.tex) for node in reading.view.nodes if isinstance(node, Formula)]
    for node in reading.view.nodes:
        name = formula_name(reading, node) if isinstance(node, Formula) and is_statement(node.tex) else None
        if name is None or not isinstance(node, Formula):
            continue
        if node.index and theorem_head(reading.view.nodes[node.index - 1]):
            continue  # a part of what the theorem says
        rows = equations(node, apart=not _BOTH.search(name.question))
        whole = left_side(node.tex)
        for row in rows:
            side, question = left_side(row.tex), name.question
            if len(rows) > 1 and whole and f"${whole}$" in question:
                question = question.replace(f"${whole}$", f"${side}$")
            elif question in asked or len(rows) > 1 or _one_of_several(name, side, sides, reading.view.topic):
                question = _with_side(question, side)
            asked.add(question)
            yield _finding(reading, row, name, question)


def _one_of_several(name: FormulaName, side: str, sides: list[str], topic: str) -> bool:
    """Tell whether a formula is asked for by no more than its section, though that has others too."""
    several = len(sides) > 1 and sides.count(side) == 1
    return (
        several
        and name.concept == topic
        and ("的公式是什么" in name.question or "formula for" in name.question)
    )


def _with_side(question: str, side: str) -> str:
    """Tell a formula apart from another of the same name by its left side."""
    if not side or side in question:
        return question
    if "的公式是什么" in question:
        return question.replace("的公式是什么", f" ${side}$ 的公式是什么")
    return f"{question[:-1]}（${side}$）？" if question.endswith("？") else f"{question[:-1]} (${side}$)?"


def _finding(reading: Reading, node: Formula, name: FormulaName, question: str) -> Finding:
    tex = without_stop(without_tag(node.tex))
    answer = f"$${tex}$$" if "\n" not in tex else f"$$\n{tex}\n$$"
    before = reading.view.nodes[node.index - 1] if node.index else None
    if isinstance(before, Passage):
        question = before.prose.restore(question)
        answer = f"{before.prose.restore(name.condition)}：{answer}" if name.condition else answer
    where = _where(reading.view.nodes[node.index + 1 : node.index + 4])
    answer = f"{answer}\n\n{where}" if where else answer
    return Finding(Kind.FORMULA, name.concept, question, answer, node.source, name.sure, name.concept)


# ``where m is the mean and the covariance is``: the next formula is another card.
_NEXT_ONE = expression(r",? and the [^.;]{3,60}? (?:is|are)[:,]?$")


def _where(followers: tuple[Node, ...]) -> str:
    """The clause behind the formula, or behind the formulas after it, that explains its symbols."""
    for follower in followers:
        if isinstance(follower, Formula):
            continue
        if not isinstance(follower, Passage) or not EXPLAINS.match(follower.text):
            break
        first = _NEXT_ONE.sub("", follower.sentences[0].text)
        if len(first) <= _LONGEST_WHERE:
            return follower.prose.restore(clean(first)) + ("。" if first.endswith("。") else "")
    return ""
