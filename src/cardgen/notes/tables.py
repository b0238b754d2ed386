"""The cells of a table, with pipes inside formulas and code left where they are."""

import re
from collections.abc import Iterator

from cardgen.text.math import replace_math

_PIPE = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"(?<!`)(`++)[^\n]*?(?<!`)\1(?!`)")
_STAND_IN = "\ue000"  # of the private use area: a pipe that parts no cells


def part_below(table: str) -> tuple[str, str]:
    """Return the lines of a table, and those below that are rows for GFM but have no pipe at all."""
    lines = table.rstrip("\n").split("\n")
    end = next((i for i in range(2, len(lines)) if "|" not in lines[i]), len(lines))
    if len(_cells(lines[0])) < 2:
        end = len(lines)
    return "\n".join(lines[:end]), "\n".join(lines[end:])


def split_rows(table: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield (index of the line, cells) for the header and each row of ``table``, all of one width."""
    header, _, *rows = table.split("\n")
    width = len(_cells(header))
    yield 0, tuple(_cells(header))
    for index, row in enumerate(rows, start=2):
        if row.strip():
            yield index, _fit(row, width)


def _fit(row: str, width: int) -> tuple[str, ...]:
    cells = _cells(row)
    if len(cells) != width and ("$" in row or "`" in row):
        shielded = [cell.replace(_STAND_IN, "|") for cell in _cells(_shield(row))]
        cells = shielded if len(shielded) == width else cells
    return tuple((cells + [""] * width)[:width])


def _cells(row: str) -> list[str]:
    parts = _PIPE.split(row.strip())
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return [part.strip().replace("\\|", "|") for part in parts]


def _shield(row: str) -> str:
    row = _CODE.sub(lambda code: code[0].replace("|", _STAND_IN), row)
    return replace_math(row, lambda span: row[span.start : span.end].replace("|", _STAND_IN))
