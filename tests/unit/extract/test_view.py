"""What of a section stands at a line."""

from cardgen.extract.reading.view import View, read_section
from cardgen.notes.parse import parse

NOTE = """\
# Kiln

A kiln burns.

$$T = a + b$$

- **long kiln**: built on a slope
- round kiln
"""


def view() -> View:
    document = parse(NOTE, "note.md").document
    return read_section(document, document.root.sections[0])


def test_the_passage_at_a_line() -> None:
    found = {line: view().passage_at(line) for line in (1, 3, 5, 7, 8)}
    assert {line: passage.text[:6] for line, passage in found.items() if passage} == {
        3: "A kiln",
        7: "long k",
        8: "round ",
    }


def test_the_last_passage_above_what_is_none() -> None:
    above = view().passage_above(5)
    assert above is not None
    assert above.text == "A kiln burns."
    assert view().passage_above(1) is None
