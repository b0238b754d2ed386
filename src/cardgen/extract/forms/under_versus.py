"""What a note says of each of the two things that a heading or a callout sets against each other."""

from collections.abc import Iterator

from cardgen.extract.finding import Reading
from cardgen.extract.reading.headings import versus
from cardgen.extract.reading.statement import Statement

Facing = tuple[Statement, Statement, tuple[str, str]]


def under_versus(reading: Reading) -> Iterator[Facing]:
    """Yield two statements about the two things of a ``vs`` heading or callout title, and their names."""
    of_heading = versus(reading.view.heading)
    places: dict[tuple[str, str], list[Statement]] = {}
    for statement in reading.statements:
        title = statement.passage.title
        pair = versus(title) or of_heading
        if pair and not statement.noise:
            places.setdefault(pair, []).append(statement)
    for pair, row in places.items():
        first = next((s for s in row if _about(s, pair[0], pair[1])), None)
        second = next((s for s in row if _about(s, pair[1], pair[0])), None)
        if first and second:
            yield first, second, pair


def _about(statement: Statement, name: str, other: str) -> bool:
    subject = (statement.term.name if statement.term and statement.first else statement.subject).lower()
    return bool(subject) and name.lower().rstrip(".") in subject and other.lower() not in subject
