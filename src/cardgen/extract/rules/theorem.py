"""A theorem or a definition with a name: ``**Theorem 4.3 (Cayley).** …``, ``**定义 2.1（完美校准）** …``."""

import re
from collections.abc import Iterator, Sequence

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.theorem_head import TheoremHead, theorem_head
from cardgen.extract.reading.view import Formula, Node, Passage
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import lower_first, what_is
from cardgen.model import Kind, Source
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_WHEN = expression(r",?\s(?:1[5-9]|20)\d\d$")
_SORTS = expression(
    r"(?:theorem|lemma|law|principle|inequality|identity|formula|rule|criterion|"
    r"定理|引理|定律|不等式|恒等式|公式|法则|原理|条件|准则|性质|公理)$",
    re.I,
)
_PERSON = expression(r"[A-Z][\w’']+(?: and [A-Z][\w’']+)?")
_DEFINES = ("Definition", "定义")
_SHORTEST, _LONGEST = 12, 400  # characters of what is said


def theorem(reading: Reading) -> Iterator[Finding]:
    """Find what named theorems say and named definitions define."""
    for node in reading.view.nodes:
        if isinstance(node, Passage) and (head := theorem_head(node)):
            yield from _told(reading, node, head)


def _told(reading: Reading, node: Passage, head: TheoremHead) -> Iterator[Finding]:
    name = _WHEN.sub("", node.prose.restore(head.name))
    below = list(_below(node, reading.view.nodes[node.index + 1 :]))
    parts = [clean(node.prose.restore(node.text[head.end :])), *map(_shown, below)]
    answer = "\n\n".join(part for part in parts if part)
    if not _SHORTEST <= len(answer) <= _LONGEST:
        return
    told = Kind.FORMULA if any(isinstance(one, Formula) for one in below) else Kind.PROPERTY
    kind = Kind.DEFINITION if head.sort in _DEFINES else told
    last = below[-1].source.end_line if below else node.source.end_line
    source = Source(node.source.path, node.source.start_line, last)
    yield Finding(kind, name, _asked(head.sort, name), sentence_case(answer), source, 0.75, head.sort)


def _below(node: Passage, after: Sequence[Node]) -> Iterator[Passage | Formula]:
    """The formulas, or the items of a list, that the sentence runs into."""
    ended = node.text.rstrip().endswith((".", "。"))
    for one in after:
        item = isinstance(one, Passage) and one.run >= 0 and one.depth == 0
        if not (item or (isinstance(one, Formula) and not ended)):
            return
        if isinstance(one, Passage | Formula):
            yield one


def _shown(node: Passage | Formula) -> str:
    if isinstance(node, Formula):
        return f"$${node.tex}$$"
    return f"- {clean(node.prose.restore(node.text))}"


def _asked(sort: str, name: str) -> str:
    chinese = has_han(sort + name)
    if sort in _DEFINES:
        return what_is(name if chinese else lower_first(name), chinese)
    kind = "" if _SORTS.search(name) else sort
    if chinese:
        return f"{name}{kind}的内容是什么？"
    if _PERSON.fullmatch(name):
        return f"What does {name}'s {kind.lower()} say?"
    return f"What does the {name} {kind.lower()}".rstrip() + " say?"
