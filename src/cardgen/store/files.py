"""Deck files, the memory and the lock on disk: found, read, held."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files as package_files
from pathlib import Path

from filelock import FileLock, Timeout

from cardgen.errors import CardgenError, LockedProject
from cardgen.folders import files_below, leads_out, links_below
from cardgen.model import Card, Diagnostic, Severity, Source
from cardgen.store.deck_file import DeckFile, LoadedDecks
from cardgen.store.format.load import duplicate_id, load_deck
from cardgen.store.memory import Memory, join_memories, parse_memory
from cardgen.store.memory_names import FOLDER as GENERATED
from cardgen.store.memory_names import SUFFIX, note_of_file
from cardgen.store.writing import name_in, refuse_outside

MEMORY_FOLDER = ".cardgen"
DECK_SUFFIXES = (".yaml", ".yml")
LOCK_FILE = "lock"
_BOM = "\ufeff"


def find_decks(folder: Path) -> tuple[Path, ...]:
    """Return the deck files below ``folder``, sorted, without hidden ones and links out of ``folder``.

    A deck file is one by its suffix, in capitals too. A link to another of these files is left out.

    Raises:
        OSError: a folder cannot be read.
    """
    names = (path for path in files_below(folder) if _is_deck_name(path.name))
    found = sorted(path for path in names if _is_own(path, folder))
    links = [path for path in found if path.is_symlink()]
    files = {path.resolve() for path in found if path not in links} if links else set()
    return tuple(path for path in found if path not in links or path.resolve() not in files)


def _is_deck_name(name: str) -> bool:
    return name.lower().endswith(DECK_SUFFIXES)


def _is_own(path: Path, folder: Path) -> bool:
    """Tell whether ``path``, found below ``folder``, is a file, and in ``folder`` still if it is a link."""
    return path.is_file() and not (path.is_symlink() and leads_out(path, folder))


def skipped_links(folder: Path, root: Path) -> tuple[Diagnostic, ...]:
    """Return a warning for every link below ``folder`` that is not followed; paths are below ``root``."""
    links = sorted(path for path in links_below(folder) if path.is_dir() or _is_deck_name(path.name))
    found = find_decks(folder) if links else ()
    return tuple(_skipped(root, folder, path) for path in links if path not in found)


def _skipped(root: Path, folder: Path, link: Path) -> Diagnostic:
    message = "this link is not followed; the cards behind it are in no package."
    remedy = "Put the decks themselves here."
    if _is_own(link, folder):
        other = name_in(root.resolve(), link.resolve())
        message, remedy = (
            f"this link leads to {other}, whose cards are in that deck alone.",
            "Delete the link.",
        )
    return Diagnostic(Source(name_in(root, link)), Severity.WARNING, "skipped-link", message, remedy)


def load_decks(folder: Path, root: Path, only: Sequence[Path] = ()) -> LoadedDecks:
    """Read the deck files below ``folder`` (with ``only``: those files, and those below those folders).

    Paths are told relative to ``root``. An id that two cards of these files share is an error that names
    both places; the later card is left out of its deck.

    Raises:
        CardgenError: a link leads one of these out of ``root``.
        OSError: a folder cannot be read.
    """
    refuse_linked(root, (folder, *only))
    files: list[DeckFile] = []
    faults: list[Diagnostic] = []
    for path in deck_files(folder, only):
        file, found = read_deck_file(path, root)
        faults += found
        if file is not None:
            files.append(file)
    unique, doubles = _without_doubles(sorted(files, key=lambda file: file.path))
    return LoadedDecks(tuple(unique), tuple(sorted([*faults, *doubles], key=lambda f: (f.source, f.code))))


def refuse_linked(root: Path, decks: Iterable[Path]) -> None:
    """Do nothing where no link leads one of ``decks`` out of ``root``; one that is outside by name may be.

    Raises:
        CardgenError: a link does so, as one in a stranger's project may.
    """
    for path in decks:
        if not name_in(root, path).startswith("../") and path.is_relative_to(root) and leads_out(path, root):
            raise CardgenError(f"a link leads {path} out of {root}. Put the decks themselves there.")


def deck_files(folder: Path, only: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the deck files below ``folder`` (with ``only``: those, and those below those), each once."""
    if not only:
        return find_decks(folder)
    return tuple(dict.fromkeys(path for start in only for path in _files_at(start)))


def _files_at(start: Path) -> tuple[Path, ...]:
    return find_decks(start) if start.is_dir() else (start,)


def read_deck_file(path: Path, root: Path) -> tuple[DeckFile | None, tuple[Diagnostic, ...]]:
    """Read one deck file; None where there is no text to read. Nothing is raised."""
    name = name_in(root, path)
    if (shown := name.encode("utf-8", "backslashreplace").decode()) != name:
        return None, (_not_utf8(Source(shown), "the name of the file is not UTF-8 text.", "Rename it."),)
    try:
        data = path.read_bytes()
    except OSError as failure:
        return None, (_unreadable(Source(name), failure.strerror or str(failure)),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        message = f"the file is not UTF-8 text (byte {fault.start})."
        return None, (_not_utf8(Source(name, line, line), message, "Save it as UTF-8."),)
    loaded = load_deck(text.removeprefix(_BOM), name)
    return DeckFile(name, text, loaded.deck), loaded.diagnostics


def _unreadable(place: Source, reason: str) -> Diagnostic:
    message = f"the deck file cannot be read: {reason}."
    return Diagnostic(place, Severity.ERROR, "deck-unreadable", message, "Check who may read it.")


def _not_utf8(place: Source, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(place, Severity.ERROR, "not-utf8", message, remedy)


def _without_doubles(files: list[DeckFile]) -> tuple[list[DeckFile], list[Diagnostic]]:
    first: dict[str, Card] = {}
    unique, faults = [], []
    for file in files:
        if file.deck is None:
            unique.append(file)
            continue
        doubles = [card for card in file.deck.cards if card.id in first]
        faults += [duplicate_id(card, first[card.id]) for card in doubles]
        cards = tuple(card for card in file.deck.cards if card.id not in first)
        first |= {card.id: card for card in cards if card.id}
        unique.append(DeckFile(file.path, file.text, replace(file.deck, cards=cards)) if doubles else file)
    return unique, faults


@contextmanager
def locked(memory: Path) -> Iterator[None]:
    """Hold the lock of the project whose memory folder this is; the system frees it when the process dies.

    Raises:
        LockedProject: another run holds it.
        CardgenError: a link leads the folder out of the decks, or these out of
            the project.
    """
    refuse_outside(memory.parent.parent, memory)
    refuse_outside(memory.parent, memory / LOCK_FILE)
    memory.mkdir(parents=True, exist_ok=True)
    lock = FileLock(_plain(memory / LOCK_FILE))
    try:
        with lock.acquire(timeout=0):
            yield
    except Timeout:
        raise LockedProject("another cardgen is writing here. Wait for it to end, then run again.") from None


def _plain(lock: Path) -> Path:
    if lock.is_symlink():  # taking the lock may empty the file that it leads to
        raise CardgenError(f"{lock} is a link. Delete it, then run again.")
    return lock


def memory_files(folder: Path) -> tuple[Path, ...]:
    """Return the files in ``folder`` (``decks/.cardgen``) that say what is remembered of notes, sorted.

    A pipe or a device, which may never end, is none of them.
    """
    files = (file for file in files_below(folder / GENERATED, hidden=True) if file.name.endswith(SUFFIX))
    return tuple(sorted(file for file in files if file.is_file()))


def remembered_notes(folder: Path) -> frozenset[str]:
    """Return the notes of which something is remembered in ``folder`` (``decks/.cardgen``)."""
    texts = ((path, path.read_bytes().decode("utf-8", errors="replace")) for path in memory_files(folder))
    notes = {note_of_file(path.relative_to(folder).as_posix(), text) for path, text in texts}
    return frozenset(notes - {""})


def read_memory(folder: Path, root: Path) -> tuple[Memory, tuple[Diagnostic, ...]]:
    """Read what is remembered in ``folder`` (``decks/.cardgen``) of all notes; damage is told and left out.

    A file that is not UTF-8 is read as far as it makes sense.
    """
    memories: list[Memory] = []
    faults: list[Diagnostic] = []
    for path in memory_files(folder):
        text = path.read_bytes().decode("utf-8", errors="replace")
        note = note_of_file(path.relative_to(folder).as_posix(), text)
        name = name_in(root, path)
        memory, found = parse_memory(text, name, note) if note else (Memory(), (_of_no_note(name),))
        memories.append(memory)
        faults += found
    return join_memories(memories), tuple(faults)


def _of_no_note(path: str) -> Diagnostic:
    message = "the memory no longer says which note it is of; its cards will be matched by their text."
    remedy = "Run `cardgen generate`; delete the file if it is told again."
    return Diagnostic(Source(path), Severity.WARNING, "damaged-memory", message, remedy)


def schema_text() -> str:
    """Return the JSON Schema of deck files, as published in the package."""
    return (package_files("cardgen.store") / "deck.schema.json").read_text(encoding="utf-8")
