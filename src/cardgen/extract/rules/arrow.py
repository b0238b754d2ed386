"""What a terse line says comes of a thing: ``- more silica → lighter colour, lower density``."""

from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.reading.view import Passage
from cardgen.extract.wording.phrasing import cloze, cloze_question, missing_topic
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_SURE = 0.45
_ARROW = expression(
    r"(?P<of>(?!if\b|when\b|如果|当)[^→⇒:：;；.。`\U000f0000-\U000ffffd]{3,60}?)\s(?:→|⇒|-->|->)\s"
    r"(?P<to>[^→⇒:：`\U000f0000-\U000ffffd]{2,120}?)[.。]?"
)
_LETTERS = expression(r"[A-Za-z\u4e00-\u9fff]{2}")
_SHORT = 5  # letters
_FEW = 3  # words that tell something of a single one


def arrow(reading: Reading) -> Iterator[Finding]:
    """Find what stands behind the arrow of an item that is no more than that."""
    for node in reading.view.nodes:
        match = _ARROW.fullmatch(node.text.strip()) if isinstance(node, Passage) and node.run >= 0 else None
        if isinstance(node, Passage) and match and _tells(match["of"], match["to"]):
            yield _finding(reading, node, match["of"].strip(), match["to"].strip())


def _tells(of: str, to: str) -> bool:
    """Tell whether both sides are words, and one of them several."""
    words = has_han(of + to) or (len(of.split()) > 1 and len(to) > _SHORT) or len(to.split()) >= _FEW
    return bool(words and _LETTERS.search(of) and _LETTERS.search(to))


def _finding(reading: Reading, node: Passage, of: str, to: str) -> Finding:
    owner = reading.name_above(node) or reading.view.topic
    topic = owner if has_han(of + to) and owner not in of else missing_topic(owner, of)
    before = (
        f"（{topic}）{of} → " if topic and has_han(of + to) else f"({topic}) {of} → " if topic else f"{of} → "
    )
    body = node.prose.restore(cloze(before, to, ""))
    question, answer = cloze_question(body)
    return Finding(Kind.PROPERTY, of, question, answer, node.source, _SURE, "→", body)
