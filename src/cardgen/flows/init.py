"""Make a project: settings, a note, a deck, and what git must know of them."""

from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path

from cardgen.atomic import write_atomically
from cardgen.errors import UsageError
from cardgen.project.load import schema_text as settings_schema_text
from cardgen.project.project import SETTINGS_FILE, Project
from cardgen.project.settings import DEFAULT_NAMESPACE
from cardgen.store.built import FILE_NAME
from cardgen.store.files import schema_text
from cardgen.store.writing import refuse_outside
from cardgen.text.slug import slug

_GITIGNORE = "dist/\n"
_GITATTRIBUTES = "decks/.cardgen/**/*.jsonl merge=union\n"


@dataclass(frozen=True, slots=True)
class Started:
    """Paths of files in the project: those written, and those that stood there already."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def start_project(folder: Path, *, dry_run: bool = False) -> Started:
    """Write the files of a new project to ``folder``, which is made if missing; no file is ever overwritten.

    Raises:
        UsageError: ``folder`` is a file.
        CardgenError: a link leads the decks out of ``folder``.
        OSError: ``folder`` cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file. Name a folder, or none for the current one.")
    if not dry_run:
        for name in ("decks/by-hand.yaml", "decks/.cardgen/deck.schema.json"):
            refuse_outside(folder, folder / name)
    written, kept = [], []
    for name, text in _contents(folder).items():
        file = folder / name
        if file.exists() or file.is_symlink():
            kept.append(name)
            continue
        written.append(name)
        if not dry_run:
            write_atomically(file, text)
    return Started(tuple(written), tuple(kept))


def namespace_for(folder: Path) -> str:
    """Return the namespace of a project made in ``folder``: its name as one word of letters and digits."""
    name = folder.absolute().name
    return slug(name) if any(character.isalnum() for character in name) else DEFAULT_NAMESPACE


def _contents(folder: Path) -> dict[str, str]:
    # What was built without settings is known to Anki by the namespace of such projects: it must not change.
    built = (Project(folder).memory / FILE_NAME).exists()
    namespace = DEFAULT_NAMESPACE if built else namespace_for(folder)
    settings = _starter("cardgen.yaml").replace("{namespace}", namespace)
    return {
        SETTINGS_FILE: settings,
        "notes/welcome.md": _starter("welcome.md"),
        "decks/by-hand.yaml": _starter("by-hand.yaml"),
        "decks/.cardgen/deck.schema.json": schema_text(),
        "decks/.cardgen/settings.schema.json": settings_schema_text(),
        ".gitignore": _GITIGNORE,
        ".gitattributes": _GITATTRIBUTES,
    }


def _starter(name: str) -> str:
    return (package_files("cardgen.flows") / "starter" / name).read_text(encoding="utf-8")
