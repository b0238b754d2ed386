"""Members that each open a paragraph in bold, behind a sentence that counts them."""

from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.bold_row import bold_row, headed_row
from cardgen.extract.forms.lead_questions import ask_counted
from cardgen.extract.forms.members import numbered_lines
from cardgen.extract.reading.signs import signs
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind

_SIGNS = signs("两三四五六七八九十23456789")


def bold_rows(reading: Reading) -> Iterator[Finding]:
    """Find ``有三派。`` and three paragraphs that open in bold: which they are."""
    if found := _of_heading(reading):
        yield found
    for statement in reading.with_signs(_SIGNS):
        row = bold_row(reading, statement) if statement.chinese else None
        question = ask_counted(reading, statement, row.counted, row.counted.size) if row else ""
        if row and question:
            answer = numbered_lines(row.names)
            found = finding_at(statement, Kind.ENUMERATION, statement.concept, question, answer, 0.7, "…")
            yield replace(found, source=replace(found.source, end_line=row.last.source.start_line))


def _of_heading(reading: Reading) -> Finding | None:
    """``三种基础算法`` as a heading, and three paragraphs below it."""
    row = headed_row(reading)
    first = next((one for one in reading.statements if one.chinese and row), None)
    if row is None or first is None:
        return None
    asked = with_topic(f"有{row.counted.which}{row.counted.what}？", reading.view.topic, True)
    answer = numbered_lines(row.names)
    found = finding_at(first, Kind.ENUMERATION, reading.view.topic, asked, answer, 0.7, row.counted.which)
    return replace(found, source=replace(found.source, end_line=row.last.source.start_line))
