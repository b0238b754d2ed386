"""A callout whose title is a law or an effect: what stands in it says what that is."""

import re
from collections.abc import Iterator
from itertools import takewhile

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.members import member_names, source_of
from cardgen.extract.language import chinese
from cardgen.extract.reading.headings import generic_name, is_question
from cardgen.extract.reading.sentences import is_chinese
from cardgen.extract.reading.view import Node, Passage
from cardgen.extract.wording.answers import clean, plain_answer, sentence_case
from cardgen.extract.wording.phrasing import what_is, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_NAMES = expression(
    r".{2,}(?:effect|law|rule|principle|theorem|lemma|paradox|bias|phenomenon|method|model|fallacy|"
    r"test|curse|syndrome|"
    r"定律|定理|效应|原理|法则|现象|悖论|公式|原则|谬误|准则)(?:[（(][^（）()]{1,40}[）)])?$",
    re.I,
)
_LATIN = expression(r"[A-Z][A-Za-z0-9+-]{1,14}(?: [A-Z][A-Za-z0-9+-]{1,14}){0,2}")
_VERB_FIRST = expression(
    rf"(?:总是|每次|优先|只|先|直接)?(?:{chinese.VERBS}|淘汰|选|把|将|按|用|由|在[^，。]{{2,12}}时)(?=[^，。])"
)
_NO_FACT = frozenset(("example", "todo", "question", "quote", "cite", "bug", "abstract"))
# Callouts that hold no answer: what is still to be done, what was only asked for practice.
_NO_ANSWER = frozenset(("todo", "example", "quote", "cite"))
_ASKS_BACK = expression(r"(?:待|TODO|TBD|以后|回头|不知道|没想|想不|还没|查一?下)", re.I)
_TELLING = frozenset(("important", "definition", "info", "note", "abstract", "summary", "tip"))
_THING = expression(
    r"(?:An?|The|Two|Three|Any|One|Those|All)\s(?:(?!(?:is|are|was|were|has|have|can|will)\b)[\w-]+\s){1,4}?"
    r"(?:that|which|whose|who|where|of|in which|on|for)\s(?!.*\b(?:you|we|I)\b)[^:?]+$"
)
_MOST_WORDS = 4
_SHORTEST = 8
_MOST = 7
_LONGEST = 260


def callout(reading: Reading) -> Iterator[Finding]:
    """Find what a callout says of the law that its title names."""
    titled = ""
    for node in reading.view.nodes:
        if not isinstance(node, Passage) or not node.title:
            titled = ""
            continue
        title = node.title.strip(" *")
        if title != titled and title.endswith(("？", "?")) and node.quoted not in _NO_ANSWER:
            yield from _answered(reading, node, title)
        named = _NAMES.fullmatch(title) or (_LATIN.fullmatch(title) and _opens_with_verb(reading, node))
        named = named or (node.quoted in _TELLING and _says_what(node, title))
        if title != titled and node.quoted not in _NO_FACT and named:
            yield from _definition(node, title)
        titled = title


def _says_what(node: Passage, title: str) -> bool:
    """Tell whether a callout opens with what its title is: ``Two words that differ in one sound``."""
    if generic_name(title) or is_question(title) or len(title.split()) > _MOST_WORDS:
        return False
    return _THING.match(node.sentences[0].text) is not None


def _opens_with_verb(reading: Reading, node: Passage) -> bool:
    """Tell whether a callout says what its title does, and names nothing else: ``OPT``, ``淘汰…的页``."""
    first = next(iter(reading.of_passage.get(node.index, ())), None)
    return first is not None and first.chinese and _VERB_FIRST.match(first.text) is not None


def _answered(reading: Reading, first: Passage, title: str) -> Iterator[Finding]:
    """A title that asks: what stands in the callout answers it."""
    below = takewhile(lambda node: _is_in(node, first), reading.view.nodes[first.index :])
    body = [node for node in below if isinstance(node, Passage)]
    names = member_names(body)
    if first.run >= 0 and 2 <= len(names) <= _MOST and sum(map(len, names)) <= _LONGEST:
        answer, source = "\n".join(f"- {name}" for name in names), source_of(body)
    else:
        end = next((one.end for one in first.sentences if one.end >= _SHORTEST), first.sentences[-1].end)
        answer, source = first.prose.restore(clean(first.text[:end])), first.prose.source(0, end)
    if len(answer) < 4 or first.opens or answer.endswith(("？", "?")) or _ASKS_BACK.match(answer):
        return
    chinese = is_chinese(title)
    question = with_topic(title, "" if reading.known.any_in(title[:-1]) else reading.view.topic, chinese)
    yield Finding(Kind.QA, title, question, answer, source, 0.75, title)


def _is_in(node: Node, first: Passage) -> bool:
    """Tell whether ``node`` stands in the callout that ``first`` opens."""
    return not isinstance(node, Passage) or (node.title == first.title and node.quoted == first.quoted)


def _definition(node: Passage, title: str) -> Iterator[Finding]:
    first = node.sentences[0]
    answer = clean(plain_answer(first.text))
    if first.text.endswith(("？", "?", "：", ":")) or not 6 <= len(answer) <= _LONGEST:
        return
    chinese = is_chinese(first.text)
    shown = node.prose.restore(answer if chinese else sentence_case(answer))
    yield Finding(Kind.DEFINITION, title, what_is(title, chinese), shown, first.source(), 0.8, title)
