"""The bold words that a named theorem or definition opens with: ``**Theorem 4.3 (Cayley).**``."""

from dataclasses import dataclass

from cardgen.extract.reading.view import Node, Passage
from cardgen.text.expression import expression

_HEAD = expression(
    r"(?P<sort>Theorem|Lemma|Proposition|Corollary|Law|Principle|Axiom|Definition|"
    r"定理|引理|命题|推论|性质|定律|公理|定义)\s?(?:\d[\d.]*)?\s?"
    r"[（(](?P<name>[^（）()]{2,60})[）)]\s?[。.：:]?\s*"
)


@dataclass(frozen=True, slots=True)
class TheoremHead:
    """What sort of statement it is, its name, and where in its passage the statement begins."""

    sort: str
    name: str
    end: int


def theorem_head(node: Node) -> TheoremHead | None:
    """Return the head of the theorem that ``node`` is, or None if it is none with a name."""
    if not isinstance(node, Passage) or not node.prose.strong or node.prose.strong[0][0] > 0:
        return None
    match = _HEAD.match(node.text)
    return TheoremHead(match["sort"], match["name"], match.end()) if match else None
