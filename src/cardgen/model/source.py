"""Where a thing stands in a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A range of lines of a file.

    Lines are 1-based and inclusive; line 0 stands for the file as a whole. ``column`` is 1-based and
    0 where only the line is known. ``path`` uses forward slashes, relative to the project's folder.
    """

    path: str
    start_line: int = 0
    end_line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.path]
        if self.start_line:
            parts.append(str(self.start_line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)
