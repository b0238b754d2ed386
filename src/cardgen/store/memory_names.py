"""The names of the files of the memory: one a note, its own name with an ending.

A name that is too long, or leads out of the project, is a shortened one; the file then says whose it is.
"""

import hashlib
import json
import re

FOLDER = "generated"
SUFFIX = ".jsonl"
_LONGEST = 255  # bytes of a file's name, in all file systems
_DIGITS = 16
_SHORTENED = re.compile(rf"~[0-9a-f]{{{_DIGITS}}}{re.escape(SUFFIX)}$")


def file_of_note(note: str) -> str:
    """Return the memory file of ``note``, relative to the memory's folder and in it; no name is too long."""
    if _is_elsewhere(note):
        return f"{FOLDER}/{_shortened(note.rpartition('/')[2], note)}"
    folder, slash, name = note.rpartition("/")
    file = f"{name}{SUFFIX}"
    if len(file.encode("utf-8", "surrogatepass")) > _LONGEST or is_shortened(file):
        file = _shortened(name, name)
    return f"{FOLDER}/{folder}{slash}{file}"


def _is_elsewhere(note: str) -> bool:
    """Tell whether the path of a note is that of one outside the project, on any system."""
    return note.startswith(("../", "/")) or note[1:3] == ":/"


def _shortened(name: str, told_apart: str) -> str:
    digest = hashlib.sha256(told_apart.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    data, end = name.encode("utf-8", "surrogatepass"), f"~{digest}{SUFFIX}"
    return data[: _LONGEST - len(end)].decode("utf-8", "ignore") + end


def note_of_file(name: str, text: str) -> str:
    """Return the note whose memory file is ``name``, relative to the memory's folder, and holds ``text``.

    A shortened name does not tell its note, a line in the file does; "" where that is lost.
    """
    if not is_shortened(name):
        return name.removeprefix(f"{FOLDER}/").removesuffix(SUFFIX)
    notes = (told_note(line) for line in text.split("\n"))
    return next((note for note in notes if note and file_of_note(note) == name), "")


def is_shortened(file: str) -> bool:
    """Tell whether the name of the memory file ``file`` does not tell its note."""
    return bool(_SHORTENED.search(file))


def told_note(line: str) -> str:
    """Return the note that a line of a file with a shortened name tells, "" for any other line."""
    if not line.startswith('{"note": '):
        return ""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    return row["note"] if row.keys() == {"note"} and isinstance(row["note"], str) else ""
