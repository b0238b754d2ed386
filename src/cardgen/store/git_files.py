"""What git must know of the tool's memory: it joins the lines of two branches, and ignores passing files."""

from pathlib import Path

_ATTRIBUTES = "# Every line is a record of its own: keep those of both sides.\n*.jsonl merge=union\n"
_IGNORE = "lock\njournal.json\n"


def git_files(memory: Path) -> dict[Path, str]:
    """Return the files for git that stand in ``memory`` (``decks/.cardgen``), with their texts."""
    return {memory / ".gitattributes": _ATTRIBUTES, memory / ".gitignore": _IGNORE}
