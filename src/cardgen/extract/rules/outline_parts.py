"""What stands below an item: a formula, the steps below ``步骤``, answers, two things set apart by ``vs``."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.equations import left_side
from cardgen.extract.forms.members import numbered_lines, source_of, whole_items
from cardgen.extract.reading.headings import is_question, versus
from cardgen.extract.reading.outline import items_behind
from cardgen.extract.reading.view import Passage
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.own_question import as_question
from cardgen.extract.wording.phrasing import with_the, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_FORMULA = expression(r"(?P<tex>[\U000f0000-\U000ffffd])(?P<more>[，,]\s?\S.{1,40})?[。.]?")
_STEPS = expression(
    r"(?:具体|训练|推理|算法|主要|基本)?(?:步骤|流程|过程|做法)[：:]?"
    r"|(?:the )?(?:steps|procedure|algorithm):?"
)
_SHORTEST_TEX = 6
_FEWEST, _LONGEST = 2, 500  # steps; characters of all


def outline_parts(reading: Reading) -> Iterator[Finding]:
    """Find the formulas and the steps of what an item stands below."""
    for node in reading.view.nodes:
        if not isinstance(node, Passage) or node.run < 0:
            continue
        yield from _answers(reading, node)
        owner = reading.name_above(node)
        if owner:
            yield from _formula(node, owner)
        if _STEPS.fullmatch(node.text.strip().lower()):
            yield from _steps(reading, node, owner or reading.view.topic)


def _formula(node: Passage, owner: str) -> Iterator[Finding]:
    match = _FORMULA.fullmatch(node.text.strip())
    tex = node.prose.restore(match["tex"]) if match else ""
    side = left_side(tex.strip("$"))
    if match is None or not side or not tex.startswith("$") or len(tex.strip("$ ")) < _SHORTEST_TEX:
        return
    chinese = has_han(owner + (match["more"] or ""))
    question = f"{owner}中，${side}$ 等于什么？" if chinese else f"In {owner}, what is ${side}$?"
    answer = node.prose.restore(clean(node.text))
    yield Finding(Kind.FORMULA, owner, question, answer, node.source, 0.6, side)


def _steps(reading: Reading, node: Passage, owner: str) -> Iterator[Finding]:
    below = list(_below(node, items_behind(reading.view.nodes, node.index + 1)))
    answer = numbered_lines(whole_items(below))
    if not owner or len(below) < _FEWEST or len(answer) > _LONGEST:
        return
    asked = (
        f"{owner}的步骤是什么？" if has_han(answer + owner) else f"What are the steps of {with_the(owner)}?"
    )
    yield Finding(Kind.PROCEDURE, owner, asked, answer, source_of((node, *below)), 0.7, node.text)


def _answers(reading: Reading, node: Passage) -> Iterator[Finding]:
    """``- 为什么快？`` and the reasons below; ``- LT vs ET`` and what each is."""
    text = node.prose.restore(clean(node.text))
    pair, asks = versus(text), is_question(text) and text.endswith(("？", "?"))
    if not (pair or asks):
        return
    below = list(_below(node, items_behind(reading.view.nodes, node.index + 1)))
    answer = "\n".join(f"- {part}" for part in whole_items(below))
    if len(below) < _FEWEST or len(answer) > _LONGEST:
        return
    topic = reading.name_above(node) or reading.view.topic
    chinese = has_han(text + answer)
    if pair:
        kind, asked = Kind.COMPARISON, f"{pair[0]}和{pair[1]}有什么区别？"
        asked = asked if chinese else f"How do {pair[0]} and {pair[1]} differ?"
    else:
        kind, asked = Kind.QA, as_question(text)
    if not any(map(reading.knows, pair or (text,))):
        asked = with_topic(asked, topic, chinese)
    yield Finding(kind, "/".join(pair) or text, asked, answer, source_of((node, *below)), 0.65, text)


def _below(node: Passage, items: Sequence[Passage]) -> Iterator[Passage]:
    """The items right below an item."""
    inside = takewhile(lambda one: one.depth > node.depth, items)
    return (one for one in inside if one.depth == node.depth + 1)
