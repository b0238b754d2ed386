"""The note types of our packages, as data: read from the files in ``templates``, which are shipped with us.

Their ids, fields and templates are published and final: Anki makes a second note type of any change and
stops updating the notes of the first. The text of templates and the style sheet may change.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

import yaml

from cardgen.model import CardSort

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in a build, this is read by every process
_TEMPLATES = files("cardgen.anki") / "templates"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a note type. Anki matches fields by ``id``."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Template:
    """A template makes one card of a note; ``front`` and ``back`` are Anki's HTML with ``{{Field}}``."""

    id: int
    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteType:
    """One note type; ``sort_field_index`` is the field that Anki's browser sorts by."""

    id: int
    name: str
    is_cloze: bool
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]
    css: str
    sort_field_index: int

    def __hash__(self) -> int:
        return self.id  # as a key it is asked for with every note

    def __reduce__(self) -> tuple[Callable[[CardSort], "NoteType"], tuple[CardSort]]:
        """Have another process take its own: notes are handed over by the thousand."""
        return note_type, (CardSort.CLOZE if self.is_cloze else CardSort.BASIC,)

    @property
    def content_hash(self) -> str:
        """20 hex digits that change when anything of the note type does: its ``mod`` must then grow."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:20]


def note_types() -> tuple[NoteType, ...]:
    """Return all note types: ``cardgen Q&A`` and ``cardgen Cloze``."""
    return tuple(note_type(sort) for sort in CardSort)


@cache
def note_type(sort: CardSort) -> NoteType:
    """Return the note type that cards of ``sort`` become, as its files in ``templates/`` define it."""
    folder = _TEMPLATES / sort.value
    given = yaml.load((folder / "note_type.yaml").read_text(encoding="utf-8"), _LOADER)
    names = [field["name"] for field in given["fields"]]
    return NoteType(
        id=given["id"],
        name=given["name"],
        is_cloze=given["cloze"],
        fields=tuple(Field(**field) for field in given["fields"]),
        templates=tuple(_template(sort, **template) for template in given["templates"]),
        css=(_TEMPLATES / "card.css").read_text(encoding="utf-8"),
        sort_field_index=names.index(given["sort_field"]),
    )


def _template(sort: CardSort, id: int, name: str, front: str, back: str) -> Template:
    folder = _TEMPLATES / sort.value
    return Template(
        id,
        name,
        (folder / front).read_text(encoding="utf-8"),
        (folder / back).read_text(encoding="utf-8"),
    )
