"""The names a note itself marks as concepts: headings, terms, bold words, names with a gloss."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import zip_longest

from cardgen.extract.language import chinese
from cardgen.extract.reading.asked_of import asked_of
from cardgen.extract.reading.headings import (
    clean_title,
    concept_heading,
    generic_name,
    is_navigation,
    is_question,
    versus,
)
from cardgen.extract.reading.outline import outline_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Passage, View
from cardgen.notes.document import Document
from cardgen.text.expression import expression

_PARTS = expression(r"\s*[&、/]\s*|(?<=[\u4e00-\u9fff])[与和及](?=[\u4e00-\u9fff])|\s+(?:and|or)\s+|[,，]\s*")


_COUNTED = expression(
    r"(?:有|分为|分成|包括|分)(?P<names>[^，。；：有分为成（）()]{3,50}?)(?:这)?(?P<count>[两二三四五六])[种类]"
)
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_BETWEEN = expression(r"、|[和与及]|以及")
_NAME = expression(
    r"[A-Za-z][A-Za-z0-9 +/-]{1,20}|[\u4e00-\u9fff]{2,8}(?<!的)|[A-Za-z0-9]+[\u4e00-\u9fff]{1,6}"
)
_LONGEST = 40
_LONGEST_HAN = 12  # characters: what is longer and in bold is a sentence
_NAME_ENDS = expression(r"$|[\s的（(，,、：:中里上是在把将会能可也都就与和则通由对有为用要被不除比]")
_POINTS = expression("它|此外|另外|同时")
_PREPOSITIONS = frozenset("在对由被把将向从按随靠用")
_EDGES = " “”\"'"


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The concepts of a note, in lower case; ``starts`` are the names by their first two characters."""

    names: frozenset[str]
    starts: dict[str, tuple[str, ...]]

    def __contains__(self, name: str) -> bool:
        return name.strip(_EDGES).lower() in self.names

    def any_in(self, text: str) -> bool:
        """Tell whether ``text`` holds one of the names: as fast for thousands of names as for ten."""
        lower, starts = text.lower(), self.starts
        return any(
            lower.startswith(name, place)
            for place in range(len(lower) - 1)
            for name in starts.get(lower[place : place + 2], ())
        )

    def all_in(self, text: str) -> tuple[str, ...]:
        """Return the names in ``text`` in order, each once, none inside another."""
        found: dict[str, None] = {}
        place = 0
        while place < len(text):
            name = self.at(text, place)
            if name:
                found.setdefault(name)
            place += len(name) or 1
        return tuple(found)

    def at(self, text: str, place: int) -> str:
        """Return the longest name that stands at ``place`` and ends there as a word, as ``text`` has it."""
        lower = text[place : place + _LONGEST].lower()
        found = [name for name in self.starts.get(lower[:2], ()) if lower.startswith(name)]
        for name in sorted(found, key=len, reverse=True):
            plain = name.isascii() or len(name) <= _LONGEST_HAN
            if plain and _NAME_ENDS.match(lower, len(name)):
                return text[place : place + len(name)]
        return ""


def shown_names(document: Document, views: Iterable[View]) -> KnownNames:
    """Return the names that a note marks by its headings and bold words, before any sentence is read."""
    names: set[str] = set(_heading_names(clean_title(document.options.title)))
    for view in views:
        names.update(_heading_names(concept_heading(view.section.heading)))
        names.update(_marked_names(view))
    return _indexed(_plain(names))


def known_names(shown: KnownNames, rows: Iterable[Sequence[Statement]]) -> KnownNames:
    """Return the note's concepts: those ``shown``, and those that its statements name."""
    told = (name for row in rows for statement in row for name in _told_names(statement))
    return _indexed(shown.names | _plain(told))


def _plain(found: Iterable[str]) -> set[str]:
    return {name.strip(_EDGES).lower() for name in found if len(name.strip()) > 1}


def _indexed(names: Set[str]) -> KnownNames:
    starts: dict[str, list[str]] = {}
    for name in sorted(names):
        if len(name) > 1:
            starts.setdefault(name[:2], []).append(name)
    return KnownNames(frozenset(names), {start: tuple(below) for start, below in starts.items()})


def _told_names(statement: Statement) -> Iterator[str]:
    term, gloss = statement.term, statement.gloss
    if term and not generic_name(term.name):
        yield from (term.name, term.gloss.full, term.gloss.abbreviation)
    if gloss:
        yield from (gloss.full, gloss.abbreviation, gloss.other)
        if not _is_clause(statement.subject):
            yield statement.subject


def _is_clause(words: str) -> bool:
    """Tell whether ``words`` hold a verb or a preposition: no name, whatever bracket is behind."""
    if words[:1] in _PREPOSITIONS or _POINTS.search(words):
        return True
    return bool(chinese.PREDICATE.search(words, 1) or chinese.STRONG_VERB.search(words, 1))


def _heading_names(heading: str) -> Iterator[str]:
    if is_question(heading) and asked_of(heading):
        yield asked_of(heading)
    if not heading or is_navigation(heading) or is_question(heading):
        return
    yield heading
    yield from versus(heading)
    yield from _PARTS.split(heading)


def _counted_names(text: str) -> Iterator[str]:
    """``有 RDB 和 AOF 两种``, ``分为A、B和C三类``: names that a sentence counts."""
    for match in _COUNTED.finditer(text) if "种" in text or "类" in text else ():
        names = [name.strip() for name in _BETWEEN.split(match["names"])]
        if len(names) == _COUNT.get(match["count"]) and all(_NAME.fullmatch(name) for name in names):
            yield from names


def _marked_names(view: View) -> Iterator[str]:
    for node, following in zip_longest(view.nodes, view.nodes[1:]):
        if isinstance(node, Passage):
            if name := outline_name(node, following):
                yield name
            if 1 < len(node.title) <= 30 and not generic_name(node.title):
                yield node.title
            yield from _counted_names(node.text)
            for start, end in (*node.prose.strong, *node.prose.emphasis):
                name = node.text[start:end].strip(" ：:。.")
                if 1 < len(name) <= 30 and not generic_name(name):
                    yield re.sub(r"[（(].*", "", name)
