"""Tables: one card a row and telling column, or one comparison a row when the concepts are the columns."""

import re
from collections.abc import Iterator

from cardgen.extract.answers import clean
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.headings import generic_name
from cardgen.extract.inline import Prose
from cardgen.extract.phrasing import with_topic
from cardgen.extract.view import Table
from cardgen.model import Kind
from cardgen.text.scripts import has_han

_ROW_HEAD = re.compile(
    r"^(?:|名称|名字|类型|种类|算法|方法|模型|协议|项目|指标|概念|术语|缩写|函数|命令|参数|字段|类别|"
    r"英文|中文|name|type|method|algorithm|"
    r"model|term|item|abbreviation|function|command)$",
    re.I,
)
_ATTRIBUTE = re.compile(
    r"^(?:优点|缺点|优势|劣势|特点|复杂度|时间复杂度|空间复杂度|适用场景|应用|原理|定义|用途|是否.+|"
    r"advantages?|disadvantages?|pros|cons|"
    r"complexity|use cases?|definition|speed|memory)$",
    re.I,
)
_TRIVIAL = re.compile(
    r"^(?:是|否|有|无|可能|不可能|可以|不可以|能|不能|支持|不支持|高|低|中|大|小|快|慢|√|×|✓|✗|✔|✘|"
    r"yes|no|n/a|y|n|-|—|/|\d{4}年?|"
    r"high|low|fast|slow)$",
    re.I,
)
_YEAR_HEAD = re.compile(r"年代|年份|时间$|日期|year|date|链接|论文|代码|作者|link|paper|url", re.I)
_LAYOUT = re.compile(r"^\s*(?:!\[|<img|\[?(?:index|previous|next)\b)", re.I)
_MOST_ROWS = 12
_GLOSS_HEADS = re.compile(
    r"含义|意义|说明|描述|解释|定义|作用|用途|meaning|description|definition|purpose", re.I
)


def table(reading: Reading) -> Iterator[Finding]:
    """Find what tables say of their concepts."""
    for node in reading.view.nodes:
        if isinstance(node, Table) and _is_data(node):
            grid = _Grid(reading, node)
            yield from grid.by_column() if grid.columns_are_concepts() else grid.by_row()


def _is_data(node: Table) -> bool:
    width = len(node.header)
    if not 2 <= width <= 8 or not 1 <= len(node.rows) <= 30:
        return False
    first = node.header[0].text
    return not (_LAYOUT.match(first) or _LAYOUT.match(node.header[0].origin.value))


def _cell(prose: Prose) -> str:
    return clean(prose.restore(prose.text))


class _Grid:
    """A table with its heads read."""

    def __init__(self, reading: Reading, node: Table) -> None:
        self.node = node
        self.topic = reading.view.topic
        self.heads = [_cell(cell) for cell in node.header]
        self.rows = [[_cell(cell) for cell in row] for row in node.rows]
        self.chinese = has_han("".join(self.heads + [cell for row in self.rows for cell in row]))

    def columns_are_concepts(self) -> bool:
        names = [row[0] for row in self.rows]
        if sum(bool(_ATTRIBUTE.match(name)) for name in names) >= max(1, len(names) // 2):
            return True
        return (
            not self.heads[0]
            and len(self.heads) >= 3
            and not any(_ATTRIBUTE.match(head) for head in self.heads[1:])
        )

    def by_row(self) -> Iterator[Finding]:
        rows = [(number, row) for number, row in enumerate(self.rows) if row[0] and len(row[0]) <= 40]
        if len(rows) > _MOST_ROWS:
            return
        for number, row in rows:
            for column in range(1, len(self.heads)):
                found = self._cell_card(number, row, column)
                if found:
                    yield found
        yield from self._comparisons([row for _, row in rows])

    def _cell_card(self, number: int, row: list[str], column: int) -> Finding | None:
        value, head = row[column], self.heads[column]
        if re.fullmatch(r"[\d.,]+%?", value) and (
            self.numeric_columns() > 1 or "." in value or len(self.rows) > 8
        ):
            return None
        if (
            not value
            or _TRIVIAL.match(value)
            or _YEAR_HEAD.search(head)
            or not head
            or value.startswith("http")
        ):
            return None
        if value == row[0]:
            value = value
        kind = Kind.DEFINITION if _GLOSS_HEADS.search(head) and len(self.heads) == 2 else Kind.PROPERTY
        if self.chinese:
            if kind is Kind.DEFINITION:
                question = (
                    f"什么是{row[0]}？"
                    if not self.topic or self.topic in row[0]
                    else f"{self.topic}中，{row[0]}是什么？"
                )
            else:
                label = self.heads[0] if self.heads[0] and not _ROW_HEAD.match(self.heads[0]) else ""
                question = f"{label + '为' if label else ''}{row[0]}{'时，' if label else '的'}{head}是什么？"
                if label:
                    question = f"{label}为{row[0]}时，{head}是什么？"
        else:
            question = (
                f"What is the {head[0].lower() + head[1:] if not head.isupper() else head} of {row[0]}?"
            )
            if (
                head.split()[0].endswith("s")
                and len(head.split()) > 1
                and head.split()[0].lower() not in ("loss", "class", "bias")
            ):
                question = f"{row[0]}: {head[0].lower() + head[1:]}?"
        source = self.node.row_sources[number]
        sure = 0.7 if len(value) > 4 or "$" in value or len(self.heads) == 2 else 0.6
        return Finding(
            kind,
            row[0],
            with_topic(question, "" if len(row[0]) > 3 else self.topic, self.chinese),
            value,
            source,
            sure,
            head,
        )

    def numeric_columns(self) -> int:
        """How many columns hold numbers only: more than one is a list of measurements, not of facts."""
        return sum(
            all(re.fullmatch(r"[\d.,]+%?", row[column]) for row in self.rows)
            for column in range(1, len(self.heads))
        )

    def _comparisons(self, rows: list[list[str]]) -> Iterator[Finding]:
        if not 2 <= len(rows) <= 6 or len(self.heads) < 3:
            return
        columns = [
            column
            for column in range(1, len(self.heads))
            if self.heads[column] and not _YEAR_HEAD.search(self.heads[column])
        ]
        names = "、".join(row[0] for row in rows) if self.chinese else ", ".join(row[0] for row in rows)
        total = sum(len(row[column]) for row in rows for column in columns)
        if len(rows) <= 4 and 2 <= len(columns) <= 4 and total <= 260:
            yield self._whole(rows, columns, names)
            return
        for column in columns:
            values = [row[column] for row in rows]
            if (
                len(set(values)) < 2
                or (len(set(values)) == len(values) and max(map(len, values)) > 12)
                or max(map(len, values)) > 24
            ):
                continue
            answer = "；".join(f"{row[0]}：{row[column]}" for row in rows)
            question = (
                f"{names}的{self.heads[column]}分别是什么？"
                if self.chinese
                else f"How do {names} differ in {self.heads[column].lower()}?"
            )
            yield Finding(
                Kind.COMPARISON, names, question, answer, self.node.source, 0.65, self.heads[column]
            )

    def _whole(self, rows: list[list[str]], columns: list[int], names: str) -> Finding:
        colon, stop = ("：", "，") if self.chinese else (": ", ", ")
        lines = [
            f"- {row[0]}{colon}"
            + stop.join(f"{self.heads[column]}{colon}{row[column]}" for column in columns)
            for row in rows
        ]
        aspects = ("、" if self.chinese else ", ").join(self.heads[column] for column in columns)
        question = (
            f"{names}在{aspects}上有何不同？"
            if self.chinese
            else f"How do {names} differ ({aspects.lower()})?"
        )
        return Finding(Kind.COMPARISON, names, question, "\n".join(lines), self.node.source, 0.65, aspects)

    def by_column(self) -> Iterator[Finding]:
        names = self.heads[1:]
        if len(names) < 2 or generic_name(names[0]):
            return
        for number, row in enumerate(self.rows):
            values = row[1:]
            if not row[0] or len({value for value in values if value}) < 2:
                continue
            listed = "、".join(names) if self.chinese else ", ".join(names)
            question = (
                f"{listed}在{row[0]}上有何不同？"
                if self.chinese
                else f"How do {listed} differ in {row[0][0].lower() + row[0][1:]}?"
            )
            answer = ("；" if self.chinese else "; ").join(
                f"{name}{'：' if self.chinese else ': '}{value}"
                for name, value in zip(names, values, strict=False)
                if value
            )
            yield Finding(
                Kind.COMPARISON, listed, question, answer, self.node.row_sources[number], 0.7, row[0]
            )
