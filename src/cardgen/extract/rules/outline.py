"""What the first item below a bare name says: ``- direct-mapped``, deeper ``- 一个 block 只有一个去处``."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.reading.outline import outline_name
from cardgen.extract.reading.terms import passage_term
from cardgen.extract.reading.view import Passage
from cardgen.extract.wording.answers import clean, definition_body
from cardgen.extract.wording.phrasing import is_plural, what_is
from cardgen.model import Kind
from cardgen.text.expression import expression

_SHORTEST, _LONGEST = 4, 160  # characters of a definition
_ROLE = expression(
    r"(?:好处|坏处|优点|缺点|优势|劣势|代价|例如|比如|例子|注意|参考|见)"
    r"|(?:pros?|cons?|e\.g\.|see|note)\b",
    re.I,
)
# Whose it is and when: ``Kumar, NeurIPS 2020``.
_CITES = expression(r"[^，。：；]{0,40}(?:19|20)\d\d[）)]?")


def outline(reading: Reading) -> Iterator[Finding]:
    """Find what names in an outline are: the first item below each tells."""
    for node, child in pairwise(reading.view.nodes):
        if not (isinstance(node, Passage) and isinstance(child, Passage)):
            continue
        name = outline_name(node, child)
        if not name or passage_term(child) or _ROLE.match(child.text) or _CITES.fullmatch(child.text):
            continue
        statement = reading.of_passage[child.index][0]
        said = definition_body(clean(child.prose.restore(child.text)))
        own = not statement.chinese and statement.subject and statement.verb_start > 0  # of another thing
        if not (statement.noise or own) and _SHORTEST <= len(said) <= _LONGEST:
            question = what_is(node.prose.restore(name), statement.chinese, is_plural(name))
            yield Finding(Kind.DEFINITION, name, question, said, child.source, 0.55, name)
