"""English names in questions, written as the note writes them inside a sentence.

A name taken from the beginning of a sentence or from a heading has a capital that is not its own, and one
taken from a heading has lost its article: ``can Elements be removed?``, ``the advantages of Bloom filter``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from cardgen.extract.finding import Finding
from cardgen.extract.reading.view import Passage, View
from cardgen.extract.wording.phrasing import is_plural
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

# A word, ``inner`` where it cannot begin a sentence; parts of paths, addresses and code are none.
_WORD = expression(r"(?<![\w\\./-])(?P<inner>(?<=[a-z] )|(?<=, ))?[A-Za-z][a-z]+(?:-[a-z]+)*(?![\w/-]|\.\w)")
# The first word of a subject behind the verb that asks (``can Elements be``); no name of several capitals.
_SUBJECT = expression(
    r"(?<!\S)(?P<asks>[Ww]hich|do|does|did|is|are|was|were|can|could|may|should|must|will|has|have|"
    r"(?:of|for)(?: the)?) (?P<word>[A-Z][a-z]{2,}(?:-[a-z]+)*)(?=\?|\s[^A-Z])"
)
_THE = expression(r"(?<!\S)(In|for|of|is|are|does|do|in) The ")
_OWNER = expression(r"(?<=\s)the (?=[A-Z][\w-]*['’]s\s)")  # ``the RetinaNet's loss``
_SEVERAL = expression(r"[Hh]ow do (?:[^?]+, |[^?]+ and [A-Z][a-z])[^?]+ differ")  # all of them, or none
_SHORTEST, _LONGEST = 3, 40
# What ends a name, so that ``a Bloom filter array`` is no Bloom filter.
_BEHIND = expression(
    r"\s*(?:[.,;:?!)(]|$)|\s(?:is|has|was|can|may|must|will|that|which|who|with|and|or|in|on|to|for|by|"
    r"at|as|from|does)\b"
)
_INSIDE = expression(r"[A-Za-z] ")  # before a name: no sentence begins with it
_ASKED_OF, _ENDS = (" of ", " is "), ("?", " (")
_LAST_WORD = expression(r"[A-Za-z-]+(?= $)")
_REACH = 30
_OF_ANOTHER = frozenset(
    ("this", "that", "these", "each", "every", "its", "their", "our", "your", "no", "one")
)
# ``In Leitner system, what …``
_TOPIC = expression(r"^In (?P<name>(?!the |an? )[^,(?]{3,40}?)(?=,| \()")
# Words by whose end one sees that they are no names.
_PLAIN_WORD = expression(
    r"(?!Hamming|Turing|Ising|Stirling|Deming|Fleming|Boeing|Beijing|Nanjing)[A-Z][a-z]{3,}(?:tions?|ments?|ness|"
    r"ity|ities|ings?|ance|ence|ful|less|able|ible|ous|ical|ually?)|[A-Z][a-z]+-(?:based|free|wise|level|order|time|side)|"
    r"Young|Old|New|Right|Left|Manual|Random|Late|Early|Hard|Soft|High|Low|Large|Small|Big|Long|Short|Deep|Shallow|"
    r"Wide|Narrow|Free|Full|Plain|Pure|Raw|Dry|Wet|Hot|Cold|Fast|Slow|Strong|Weak|Good|Bad|Wrong|Simple|Modern|"
    r"Public|Private|Local|Global|Normal|Special|Single|Double|Direct|Indirect|Internal|External|Natural|Physical"
)
# Several things of a kind: no name of one stands behind these.
_OF_SEVERAL = frozenset(("are", "do", "were", "have"))
_FIRST_WORD = expression(r"[A-Z][a-z]+(?:-[a-z]+)*(?=\s|$)")


def _places(name: str, text: str) -> Iterator[int]:
    """Yield where ``name`` begins in ``text``, its first letter large or small."""
    for form in sorted({f"{letter}{name[1:]}" for letter in (name[0].lower(), name[0].upper())}):
        place = text.find(form)
        while place >= 0:
            yield place
            place = text.find(form, place + 1)


class OwnCase:
    """How one note writes its English names."""

    def __init__(self, views: Iterable[View]) -> None:
        self._views = views
        self._articles: dict[str, str] = {}

    def written(self, finding: Finding) -> Finding:
        """Return ``finding`` with the names in its question as the note writes them."""
        question = finding.question
        if finding.cloze or has_han(question) or _SEVERAL.search(question):
            return finding
        question = _OWNER.sub("", _THE.sub(r"\1 the ", question))
        asked = self._with_article(_SUBJECT.sub(self._small, question), finding.concept)
        asked = _TOPIC.sub(self._topic, asked)
        return finding if asked == finding.question else replace(finding, question=asked)

    def _small(self, match: re.Match[str]) -> str:
        word, several = match["word"], match["asks"] in _OF_SEVERAL
        small = self._is_small(word) or (several and is_plural(word) and word not in self._written)
        return f"{match['asks']} {word.lower() if small else word}"

    def _is_small(self, word: str) -> bool:
        """Tell whether a word with a capital, or its singular, stands small in the note's sentences."""
        forms = {word.lower(), word.lower().removesuffix("s")}
        if word in self._written:
            return False
        return not forms.isdisjoint(self._written) or _PLAIN_WORD.fullmatch(word) is not None

    def _with_article(self, question: str, concept: str) -> str:
        if not _SHORTEST <= len(concept) <= _LONGEST or is_plural(concept):
            return question
        ends = tuple(f"{concept[1:]}{end}" for end in _ENDS)
        for place in _places(concept, question):
            if question[:place].endswith(_ASKED_OF) and question.startswith(ends, place + 1):
                article = self._article(concept)
                return f"{question[:place]}{article} {question[place:]}" if article else question
        return question

    def _topic(self, match: re.Match[str]) -> str:
        """``In Leitner system, …``: the topic with its article."""
        name = match["name"]
        article = "" if is_plural(name) else self._article(name)
        if not article:
            return match[0]
        word = _FIRST_WORD.match(name)
        small = word is not None and self._is_small(word[0])
        return f"In {article} {name[0].lower() if small else name[0]}{name[1:]}"

    def _article(self, name: str) -> str:
        if name not in self._articles:
            self._articles[name] = self._find_article(name)
        return self._articles[name]

    def _find_article(self, name: str) -> str:
        """The article most often before a name; none where it mostly stands without."""
        text, length = self._text, len(name)
        places = (place for place in _places(name, text) if _INSIDE.match(text, max(0, place - 2)))
        named = (place for place in places if _BEHIND.match(text, place + length))
        before = (_LAST_WORD.search(text, max(0, place - _REACH), place) for place in named)
        counts = Counter(word[0].lower() for word in before if word)
        one, the = counts["a"] + counts["an"], counts["the"]
        others = sum(counts.values()) - one - the - sum(counts[word] for word in _OF_ANOTHER)
        if one + the <= others:
            return ""
        return "the" if the > one else "an" if counts["an"] else "a"

    @cached_property
    def _text(self) -> str:
        passages = (node for view in self._views for node in view.nodes if isinstance(node, Passage))
        return "\n".join(passage.prose.text for passage in passages)

    @cached_property
    def _written(self) -> frozenset[str]:
        """The words as they stand inside sentences: a capital at the beginning of one says nothing."""
        words = _WORD.finditer(self._text)
        return frozenset(word[0] for word in words if word[0].islower() or word["inner"] is not None)
