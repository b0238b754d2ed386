"""English names that the words beside them explain: ``an *X*, which is …``; ``…, a defect known as *X*``."""

import re
from collections.abc import Iterator

from cardgen.extract.answers import clean, sentence_case
from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.headings import generic_name
from cardgen.extract.phrasing import what_is
from cardgen.extract.statements import Statement
from cardgen.model import Kind

_MOST_WORDS = 5
_LONGEST = 30
_ARTICLE_BEFORE = re.compile(r"(?:^|\s)(?P<article>an?|the)\s$", re.I)
_EXPLAINED = re.compile(
    r",?\s(?:which\s(?:is|are|means)\s(?:just\s|simply\s)?|i\.e\.,?\s|that is,?\s|meaning\s(?:that\s)?)"
    r"(?P<def>[^;]{8,200}?)(?=[.;]|,\s(?:and|but|so|which)\s|$)"
)
_BESIDE = re.compile(
    r",\s(?P<def>(?:an?|the)\s[^,;.]{8,120}),\s(?:is|are|was|were|can|has|have|does|[a-z]+s)\s"
)
_KIND_KNOWN_AS = re.compile(
    r"(?P<def>[^,;]{8,160}),\s(?:an?|the)\s(?:\w+\s)?(?:defect|effect|phenomenon|problem|technique|trick|process|"
    r"method|property|practice|approach|result|rule|idea)\s(?:known as|called|termed)\s(?:an?\s|the\s)?$"
)
_NAMED_SYMBOL = re.compile(
    r"[\U000f0000-\U000ffffd],\s(?P<def>(?:an?|the)\s[^,;]{8,120}),\s(?:is|are)\s(?:called|known as|termed)\s"
    r"(?:an?\s|the\s)?$"
)
_CONNECTIVE = re.compile(r"^(?:(?:but|and|so|hence|thus|it|they)\s)+", re.I)


def apposition(reading: Reading) -> Iterator[Finding]:
    """Find definitions that stand beside a name the note marks."""
    for statement in reading.statements:
        if not statement.chinese and not _is_term(statement):
            for start, end in _marked(statement):
                found = _explained(statement, start, end)
                if found:
                    yield found


def _is_term(statement: Statement) -> bool:
    return statement.term is not None and statement.first


def _marked(statement: Statement) -> Iterator[tuple[int, int]]:
    """The ranges of the statement's text that the note sets in bold or italic, short enough for a name."""
    prose, begin = statement.passage.prose, statement.sentence.start
    for start, end in sorted((*prose.strong, *prose.emphasis)):
        words = prose.text[start:end]
        inside = begin <= start and end <= statement.sentence.end
        short = end - start <= _LONGEST and len(words.split()) <= _MOST_WORDS
        if inside and short and not generic_name(words):
            yield start - begin, end - begin


def _explained(statement: Statement, start: int, end: int) -> Finding | None:
    text = statement.text
    match = (
        _EXPLAINED.match(text, end)
        or _BESIDE.match(text, end)
        or _NAMED_SYMBOL.search(text[:start])
        or _KIND_KNOWN_AS.search(text[:start])
    )
    if match is None:
        return None
    name, article = text[start:end].strip(" .,:"), _ARTICLE_BEFORE.search(text[:start])
    question = what_is(f"{article['article'].lower()} {name}" if article else name, False)
    answer = sentence_case(_CONNECTIVE.sub("", clean(match["def"])))
    return finding_at(statement, Kind.DEFINITION, name, question, answer, 0.75, name)
