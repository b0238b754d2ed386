"""Questions and answers that lines label: ``Q: …``, ``A: …``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.reading.view import Passage
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.own_question import as_question
from cardgen.model import Kind
from cardgen.text.expression import expression

_Q = expression(r"^\s*(?:Q\d*|问|问题|Question)\s*[.:：、]\s*(?P<question>.{4,120}?[？?]?)\s*$", re.I)
_A = expression(r"^\s*(?:A\d*|答|答案|Answer)\s*[.:：、]\s*(?P<answer>\S.*)$", re.I | re.S)
_Q_AND_A = expression(
    r"^\s*(?:Q\d*|问|Question)\s*[.:：、]\s*(?P<question>[^？?]{4,120}[？?])\s*(?:A\d*|答|"
    r"Answer)\s*[.:：、]\s*(?P<answer>\S.*)$",
    re.I | re.S,
)
_MOST = 220  # characters of an answer that is shown whole


def asks_by_label(text: str) -> bool:
    """Tell whether a line is labelled as a question."""
    return _Q.match(text) is not None


def question_lines(reading: Reading, node: Passage) -> Iterator[Finding]:
    """Find the question that a line asks, with the answer on it or below."""
    both = _Q_AND_A.match(node.text)
    if both:
        shown, source = node.prose.restore(clean(both["answer"])), node.prose.source(*both.span("answer"))
        question = as_question(node.prose.restore(both["question"]))
        yield Finding(Kind.QA, both["question"], question, shown, source, 0.85, "Q:")
        return
    match = _Q.match(node.text)
    if not match or node.index + 1 >= len(reading.view.nodes):
        return
    answer = reading.view.nodes[node.index + 1]
    if not isinstance(answer, Passage):
        return
    said = _A.match(answer.text)
    if not said and not match["question"].endswith(("？", "?")):
        return  # ``问题：…`` tells what is bad of something
    text = said["answer"] if said else answer.text
    start = said.start("answer") if said else 0
    if len(text) > _MOST:
        text = text[: max(answer.sentences[0].end - start, 1)]
    shown = answer.prose.restore(clean(text))
    question = as_question(node.prose.restore(match["question"]))
    yield Finding(Kind.QA, match["question"], question, shown, answer.source, 0.85, "Q:")
