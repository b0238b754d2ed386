"""Find notes and read their text: the only reading of notes from disk."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cardgen.folders import file_bytes, files_below, leads_out, links_below
from cardgen.model import Diagnostic, Severity, Source
from cardgen.text.scripts import HAN

NOTE_SUFFIXES = (".md", ".markdown")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CHINESE = f"[{HAN}\u3000-\u303f\uff00-\uffef·×—‘’“”…]"
_CHINESE_SHARE = 0.8  # of all letters beyond ASCII, for a file to be taken for GB 18030
_SAVE_AS_UTF8 = "Save it as UTF-8."


@dataclass(frozen=True, slots=True)
class NoteText:
    """The text of a note, or None where it cannot be read, and what is to be told about it."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def find_notes(paths: Iterable[Path]) -> list[Path]:
    """Return the notes among ``paths``, sorted, each once: files as given, folders searched to the bottom.

    In folders a note is a ``*.md`` or ``*.markdown`` file; files and folders whose name starts with a
    dot are left out, links to folders and links out of the folder are not followed. A path that does not
    exist is returned, for ``read_note`` to tell.

    Raises:
        OSError: a folder cannot be read.
    """
    found: set[Path] = set()
    for path in paths:
        found.update(_notes_in(path) if path.is_dir() else [path])
    return sorted(found, key=lambda note: note.as_posix())


def _notes_in(folder: Path) -> Iterator[Path]:
    for path in files_below(folder):
        if path.name.lower().endswith(NOTE_SUFFIXES) and not (path.is_symlink() and leads_out(path, folder)):
            yield path


def links_past_notes(folder: Path) -> list[Path]:
    """Return the links below ``folder`` behind which notes may be and that are not followed, sorted.

    Raises:
        OSError: a folder cannot be read.
    """
    return sorted(link for link in links_below(folder) if _is_skipped(link, folder))


def _is_skipped(link: Path, folder: Path) -> bool:
    return link.is_dir() or (link.name.lower().endswith(NOTE_SUFFIXES) and leads_out(link, folder))


def read_note(file: Path, path: str) -> NoteText:
    """Return the text of ``file``; ``path`` is its name in diagnostics. Nothing is raised.

    UTF-8 is expected, a byte order mark is dropped. GB 18030, UTF-16 and UTF-32 (by mark) are read and told
    with an info ``note-encoding``. What is no text gives the error ``note-not-text``, what cannot be read
    ``note-unreadable``, a name that no deck file could hold ``note-name``.
    """
    try:
        data = file_bytes(file)
    except OSError as failure:
        reason = failure.strerror or str(failure)
        return _refused(Source(path), "note-unreadable", f"The note cannot be read: {reason}.", "")
    return note_text(data, path)


def note_text(data: bytes, path: str) -> NoteText:
    """Return the text of a note of the bytes ``data``; ``path`` is its name in diagnostics.

    Encodings and faults are those of ``read_note``.
    """
    shown = _CONTROL.sub(_escaped, path.encode("utf-8", "backslashreplace").decode())
    if shown != path:
        message = "No deck file can hold the name of the note: it is not UTF-8, or has a control character."
        return _refused(Source(shown), "note-name", message, "Rename the file or its folder.")
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):  # whose first half is the mark of UTF-16
        return _decoded(data, "utf-32", path) or _not_text(data, 0, path)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(data, "utf-16", path) or _not_text(data, 0, path)
    if b"\0" in data:
        return _not_text(data, data.index(b"\0"), path)
    try:
        return NoteText(data.decode("utf-8-sig"))
    except UnicodeDecodeError as failure:
        return _decoded(data, "gb18030", path) or _not_text(data, failure.start, path)


def _escaped(control: re.Match[str]) -> str:
    return control[0].encode("unicode_escape").decode()


def _decoded(data: bytes, encoding: str, path: str) -> NoteText | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if encoding == "gb18030":
        beyond = len(_NOT_ASCII.findall(text))
        if len(re.findall(_CHINESE, text)) < _CHINESE_SHARE * beyond:
            return None
    message = f"The note is encoded as {encoding.upper()}, not as UTF-8; it was read nevertheless."
    told = Diagnostic(Source(path), Severity.INFO, "note-encoding", message, _SAVE_AS_UTF8)
    return NoteText(text.removeprefix("\ufeff"), (told,))


def _not_text(data: bytes, offset: int, path: str) -> NoteText:
    line = data.count(b"\n", 0, offset) + 1
    message = f"The note is not text: byte {data[offset]:#04x} on this line is no part of UTF-8 text."
    return _refused(Source(path, line, line), "note-not-text", message, _SAVE_AS_UTF8)


def _refused(source: Source, code: str, message: str, remedy: str) -> NoteText:
    return NoteText(None, (Diagnostic(source, Severity.ERROR, code, message, remedy),))
