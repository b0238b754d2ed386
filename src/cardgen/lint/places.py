"""Find the exact line and column of a fault in the text of its deck file."""

from collections.abc import Sequence

from cardgen.model import Source


def exact_place(place: Source, snippet: str, lines: Sequence[str]) -> Source:
    """Return where ``snippet`` stands on the lines of ``place``, else ``place``.

    A snippet that YAML wraps or escapes is looked for by its beginning, down to its first word.
    """
    pieces = (snippet, snippet[:40], snippet.split(" ")[0])
    for piece in dict.fromkeys(piece for piece in pieces if piece.strip()):
        for number in range(place.start_line, min(place.end_line, len(lines)) + 1):
            column = lines[number - 1].find(piece) + 1
            if column:
                return Source(place.path, number, number, column)
    return place
