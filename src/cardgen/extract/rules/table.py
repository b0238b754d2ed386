"""Tables: one card a row and telling column, or one comparison a row when the concepts are the columns."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.counting import counted_in
from cardgen.extract.forms.lead_questions import counted_lead
from cardgen.extract.forms.leads import ask_heading, ask_lead
from cardgen.extract.forms.members import numbered_lines
from cardgen.extract.forms.table_heads import (
    ASPECT_HEAD,
    ATTRIBUTE,
    EN_CASES,
    EN_SORTS,
    GLOSS_HEADS,
    SORT_OF_SHORT,
    SORTS,
    STEP_HEAD,
    YEAR_HEAD,
)
from cardgen.extract.reading.headings import generic_name, versus
from cardgen.extract.reading.inline import Prose
from cardgen.extract.reading.view import Passage, Table
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import with_topic
from cardgen.extract.wording.table_question import (
    ask_chinese,
    ask_chinese_difference,
    ask_chinese_each,
    ask_difference,
    ask_english,
    in_sentence,
    listing,
)
from cardgen.model import Kind
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_TRIVIAL = expression(
    r"^(?:是|否|有|无|可能|不可能|可以|不可以|能|不能|支持|不支持|高|低|中|大|小|快|慢|√|×|✓|✗|✔|✘|"
    r"yes|no|n/a|none|possible|impossible|y|n|[-—–−/↑↓→]|\d{4}年?|"
    r"high|low|fast|slow)$",
    re.I,
)
_YEAR = expression(r"(?:c\.? ?)?(?:1[0-9]|20)\d\d(?:s|\s?年)?(?:[–—-]\d{2,4})?")
_CODE = expression(r"`[^`]+`")
_LAYOUT = expression(r"^\s*(?:!\[|<img|\[?(?:index|previous|next)\b)", re.I)
_MOST_ROWS, _LONGEST_NAME = 12, 40
_LONGEST_COUNTED = 24  # characters of a name behind the number of its row
_FEWEST = 3
_JOINED = expression(r"[与和及、]")
_SHORT_ROW = 3
_CAPITALS, _CAPITAL = expression(r"[A-Z]{2}"), expression(r"[A-Z]")
_MOST_MEASURED = 8
_LONGEST_WHOLE = 260
_NUMBER = expression(r"[\d.,]+%?")
# The first cell is a value of what the head says: ``| $e$ | orbit |``, ``| $0$ | circle |``.
_VALUE_NAME = expression(
    r"\$*\s?(?:[<>≤≥≈~]|\\(?:le|ge|leq|geq|approx|sim) )?\s?-?\d[\d.,]*\s?(?:\\%|%)?"
    r"(?:\s?[–~-]\s?\d[\d.,]*)?\s?\$*"
)
_SHORT_HEAD = 24


def table(reading: Reading) -> Iterator[Finding]:
    """Find what tables say of their concepts."""
    for node in reading.view.nodes:
        if isinstance(node, Table) and _is_data(node):
            grid = _Grid(reading, node)
            if not grid.compares:  # else the first column names no things
                yield from grid.counted()
            yield from grid.by_column() if grid.columns_are_concepts() else grid.by_row()


def _is_data(node: Table) -> bool:
    first = node.header[0]
    if _LAYOUT.match(first.text) or _LAYOUT.match(first.origin.value):
        return False
    return 2 <= len(node.header) <= 8 and 1 <= len(node.rows) <= 30


def _cell(prose: Prose) -> str:
    return clean(prose.restore(prose.text))


class _Grid:
    """A table with its heads read."""

    def __init__(self, reading: Reading, node: Table) -> None:
        self.node, self.reading = node, reading
        self.topic = reading.view.topic
        self.heads = [_cell(cell) for cell in node.header]
        self.rows = [[_cell(cell) for cell in row] for row in node.rows]
        if len(self.heads) > 2 and all(_YEAR.fullmatch(row[0]) for row in self.rows):
            for row in (self.heads, *self.rows):  # ``| 1990 | LSA |``: the row is about LSA
                row[:2] = row[1], row[0]
        if len(self.heads) > 2 and self._only_counts():
            for row in (self.heads, *self.rows):  # ``| 1 | Discover |``: the row is about Discover
                del row[0]
        self.chinese = has_han("".join(self.heads + [cell for row in self.rows for cell in row]))
        self.colon, self.comma = ("：", "、") if self.chinese else (": ", ", ")
        self.compares = ASPECT_HEAD.fullmatch(self.heads[0]) is not None
        self.keyed = len(self.heads[0]) <= _SHORT_HEAD and all(
            _VALUE_NAME.fullmatch(row[0]) and not _YEAR.fullmatch(row[0]) for row in self.rows
        )
        self.measured = [column for column in range(1, len(self.heads)) if self._is_measured(column)]

    def _only_counts(self) -> bool:
        """Tell whether the first column numbers the rows and the second one names them."""
        counts = [row[0] for row in self.rows] == [str(number) for number in range(1, len(self.rows) + 1)]
        names = {row[1] for row in self.rows}
        return (
            counts
            and len(names) == len(self.rows)
            and all(0 < len(name) <= _LONGEST_COUNTED for name in names)
        )

    def _is_measured(self, column: int) -> bool:
        return all(_NUMBER.fullmatch(row[column]) for row in self.rows)

    def columns_are_concepts(self) -> bool:
        """Tell whether the first column holds aspects (``优点``) and the heads are the concepts."""
        if self.compares:
            return True
        if sum(_CODE.fullmatch(row[0]) is not None for row in self.rows) * 2 > len(self.rows):
            return False
        if SORTS.fullmatch(self.heads[0]) or EN_SORTS.fullmatch(self.heads[0]):
            return False
        known_rows = sum(self.reading.knows(row[0]) for row in self.rows)
        known_heads = sum(map(self.reading.knows, self.heads[1:]))
        if known_rows != known_heads:
            return known_heads > known_rows
        aspects = sum(ATTRIBUTE.match(row[0]) is not None for row in self.rows)
        if aspects >= max(1, len(self.rows) // 2):
            return True
        named = not (any(ATTRIBUTE.match(head) for head in self.heads[1:]) or generic_name(self.heads[1]))
        return not self.heads[0] and len(self.heads) >= 3 and named and not self._rows_are_names()

    def _rows_are_names(self) -> bool:
        """Tell whether the first column has names in capitals, and the heads are plain words."""
        names = all(_CAPITALS.search(row[0]) for row in self.rows)
        return names and not any(_CAPITAL.search(head) for head in self.heads)

    def counted(self) -> Iterator[Finding]:
        """The names of the rows, where the heading or the lead-in counts as many (``四个必要条件``)."""
        reading, node = self.reading, self.node
        before = reading.view.nodes[node.index - 1] if node.index else None
        lead = reading.of_passage[before.index][-1] if isinstance(before, Passage) else None
        size = len(node.rows)
        leads = lead and lead.chinese and lead.text.endswith(("：", ":")) and counted_lead(lead)
        asked = ask_lead(reading, lead, size) if lead and leads and leads.size == size else None
        counted = counted_in(reading.view.heading)
        if asked is None and counted and counted.size == size:
            asked = ask_heading(reading, size)
        names = [row[0] for row in self.rows]
        sort, topic = self.heads[0], reading.view.topic
        of_one = any(name in topic for name in names) or _JOINED.search(topic)  # and not of all of them
        if (
            asked is None
            and SORTS.fullmatch(sort)
            and size >= _FEWEST
            and topic
            and not (versus(topic) or of_one)
        ):
            asked = Kind.ENUMERATION, f"{topic}有哪些{'' if sort in topic else sort}？", 0.5
        if asked and all(0 < len(name) <= _LONGEST_NAME for name in names):
            answer = numbered_lines(names)
            yield Finding(Kind.ENUMERATION, reading.view.topic, asked[1], answer, node.source, asked[2], "：")

    def by_row(self) -> Iterator[Finding]:
        rows = [(number, row) for number, row in enumerate(self.rows) if row[0] and len(row[0]) <= 40]
        if len(rows) > _MOST_ROWS:
            return
        for number, row in rows:
            for column in range(1, len(self.heads)):
                if self._tells(row[column], self.heads[column]):
                    yield self._cell_card(number, row, column)
        if 2 <= len(rows) <= 6 and len(self.heads) >= 3:
            yield from self._comparisons([row for _, row in rows])

    def _tells(self, value: str, head: str) -> bool:
        """Tell whether a cell is worth a card: no yes or no, no year, no measurement."""
        if (
            not value
            or not head
            or _TRIVIAL.match(value)
            or YEAR_HEAD.search(head)
            or value.startswith("http")
        ):
            return False
        measurement = len(self.measured) > 1 or "." in value or len(self.rows) > _MOST_MEASURED
        return not (_NUMBER.fullmatch(value) and measurement)

    def _named(self, row: list[str]) -> str:
        """The name of a row; one that only counts is its step: ``第2步``."""
        name, sort = row[0], self.heads[0]
        if name.isdecimal() and self.chinese and STEP_HEAD.search(sort):
            return f"第{name}步"
        if self.keyed and sort:
            return f"{sort}为{name}时" if self.chinese else f"{sort} = {name}".replace("= $<", "$<")
        short = self.chinese and len(name) <= _SHORT_ROW and has_han(name) and sort not in name
        return f"{name}{sort}" if short and SORT_OF_SHORT.fullmatch(sort) else name

    def _cell_card(self, number: int, row: list[str], column: int) -> Finding:
        name, value, head = self._named(row), row[column], self.heads[column]
        defines = len(self.heads) == 2 and GLOSS_HEADS.search(head) is not None
        kind = Kind.DEFINITION if defines else Kind.PROPERTY
        question = self._ask(name, head, value, defines)
        sure = 0.7 if len(value) > 4 or "$" in value or len(self.heads) == 2 else 0.6
        if self.keyed and not self.chinese:  # ``the conic of e = 0``
            question = question.replace(f" of {name}?", f" for {name}?")
        known = (len(name) > 3 and not self.keyed) or (len(name) > 1 and self.reading.knows(name))
        question = with_topic(question, "" if known else self.topic, self.chinese)
        return Finding(kind, name, question, value, self.node.row_sources[number], sure, head)

    def _ask(self, name: str, head: str, value: str, defines: bool) -> str:
        if defines:
            return f"什么是{name}？" if self.chinese else f"What is {name}?"
        return ask_chinese(name, head, value) if self.chinese else ask_english(name, head)

    def _comparisons(self, rows: list[list[str]]) -> Iterator[Finding]:
        columns = [
            column
            for column in range(1, len(self.heads))
            if self.heads[column] and column not in self.measured and not YEAR_HEAD.search(self.heads[column])
        ]
        total = sum(len(row[column]) for row in rows for column in columns)
        rows = [[self._named(row), *row[1:]] for row in rows] if self.keyed else rows
        names = self.comma.join(row[0] for row in rows)
        if len(rows) <= 4 and 2 <= len(columns) <= 4 and total <= _LONGEST_WHOLE:
            yield self._whole(rows, columns, names)
            return
        for column in columns:
            values = [row[column] for row in rows]
            if 1 < len(set(values)) < len(values) and max(map(len, values)) <= 24:
                yield self._by_aspect(rows, column, names)

    def _by_aspect(self, rows: list[list[str]], column: int, names: str) -> Finding:
        aspect = self.heads[column]
        question = (
            ask_chinese_each(names, aspect)
            if self.chinese
            else ask_difference([row[0] for row in rows], aspect, [row[column] for row in rows])
        )
        answer = ("；" if self.chinese else "; ").join(f"{row[0]}{self.colon}{row[column]}" for row in rows)
        return Finding(Kind.COMPARISON, names, question, answer, self.node.source, 0.65, aspect)

    def _whole(self, rows: list[list[str]], columns: list[int], names: str) -> Finding:
        stop = "，" if self.chinese else ", "
        lines = [
            f"- {row[0]}{self.colon}"
            + stop.join(f"{self.heads[one]}{self.colon}{row[one]}" for one in columns if row[one])
            for row in rows
        ]
        heads = [self.heads[column] for column in columns]
        aspects = self.comma.join(heads)
        question = (
            ask_chinese_difference(names, heads)
            if self.chinese
            else f"How do {listing([row[0] for row in rows])} differ ({', '.join(map(in_sentence, heads))})?"
        )
        return Finding(Kind.COMPARISON, names, question, "\n".join(lines), self.node.source, 0.65, aspects)

    def by_column(self) -> Iterator[Finding]:
        names = self.heads[1:]
        if len(names) < 2 or generic_name(names[0]):
            return
        stop = "；" if self.chinese else "; "
        listed = self.comma.join(names)
        for number, row in enumerate(self.rows):
            told = [(name, value) for name, value in zip(names, row[1:], strict=False) if value]
            if not row[0] or len({value for _, value in told}) < 2:
                continue
            aspect = row[0]
            question = (
                ask_chinese_difference(listed, (aspect,))
                if self.chinese
                else f"{aspect}: {listing(names)}?"
                if EN_CASES.fullmatch(self.heads[0])
                else ask_difference(names, aspect, [value for _, value in told])
            )
            answer = stop.join(f"{name}{self.colon}{value}" for name, value in told)
            source = self.node.row_sources[number]
            yield Finding(Kind.COMPARISON, listed, question, answer, source, 0.7, aspect)
