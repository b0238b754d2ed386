"""The names a note itself marks as concepts: headings, terms, bold words, names with a gloss."""

import re
from collections.abc import Iterable, Iterator, Sequence

from cardgen.extract.headings import (
    clean_heading,
    clean_title,
    generic_name,
    is_navigation,
    is_question,
    versus,
)
from cardgen.extract.statements import Statement
from cardgen.extract.view import Passage, View
from cardgen.notes.document import Document

_PARTS = re.compile(r"\s*[&、/]\s*|(?<=[\u4e00-\u9fff])[与和及](?=[\u4e00-\u9fff])|\s+(?:and|or)\s+|[,，]\s*")


def known_names(
    document: Document, views: Iterable[View], rows: Iterable[Sequence[Statement]]
) -> frozenset[str]:
    """Return the note's concepts, in lower case."""
    names: set[str] = set()
    title = clean_title(document.options.title)
    names.update(_heading_names(title))
    for view, statements in zip(views, rows, strict=True):
        names.update(_heading_names(clean_heading(view.section.heading)))
        names.update(_marked_names(view))
        for statement in statements:
            if statement.term and not generic_name(statement.term.name):
                names.add(statement.term.name)
                names.update((statement.term.gloss.full, statement.term.gloss.abbreviation))
            if statement.gloss:
                names.update(
                    (
                        statement.subject,
                        statement.gloss.full,
                        statement.gloss.abbreviation,
                        statement.gloss.other,
                    )
                )
    return frozenset(name.strip(" “”\"'").lower() for name in names if len(name.strip()) > 1)


def _heading_names(heading: str) -> Iterator[str]:
    if not heading or is_navigation(heading) or is_question(heading):
        return
    yield heading
    yield from versus(heading)
    yield from _PARTS.split(heading)


def _marked_names(view: View) -> Iterator[str]:
    for node in view.nodes:
        if isinstance(node, Passage):
            for start, end in (*node.prose.strong, *node.prose.emphasis):
                name = node.text[start:end].strip(" ：:。.")
                if 1 < len(name) <= 30 and not generic_name(name):
                    yield re.sub(r"[（(].*", "", name)
