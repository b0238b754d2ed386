"""A callout whose title is a law or an effect: what stands in it says what that is."""

import re
from collections.abc import Iterator

from cardgen.extract.answers import clean, plain_answer, sentence_case
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.phrasing import what_is
from cardgen.extract.sentences import is_chinese
from cardgen.extract.view import Passage
from cardgen.model import Kind

_NAMES = re.compile(
    r".{2,}(?:effect|law|rule|principle|theorem|lemma|paradox|bias|phenomenon|method|model|fallacy|"
    r"test|curse|syndrome|"
    r"定律|定理|效应|原理|法则|现象|悖论|公式|原则|谬误|准则)(?:[（(][^（）()]{1,40}[）)])?$",
    re.I,
)
_NO_FACT = frozenset(("example", "todo", "question", "quote", "cite", "bug", "abstract"))
_LONGEST = 260


def callout(reading: Reading) -> Iterator[Finding]:
    """Find what a callout says of the law that its title names."""
    titled = ""
    for node in reading.view.nodes:
        if not isinstance(node, Passage) or not node.title:
            titled = ""
            continue
        title = node.title.strip(" *")
        if title != titled and node.quoted not in _NO_FACT and _NAMES.fullmatch(title):
            yield from _definition(node, title)
        titled = title


def _definition(node: Passage, title: str) -> Iterator[Finding]:
    first = node.sentences[0]
    answer = clean(plain_answer(first.text))
    if first.text.endswith(("？", "?", "：", ":")) or not 6 <= len(answer) <= _LONGEST:
        return
    chinese = is_chinese(first.text)
    shown = node.prose.restore(answer if chinese else sentence_case(answer))
    yield Finding(Kind.DEFINITION, title, what_is(title, chinese), shown, first.source(), 0.8, title)
