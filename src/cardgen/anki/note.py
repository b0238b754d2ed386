"""A note on its way into a package. Without genanki, so that processes which only make notes start sooner."""

import hashlib
from typing import NamedTuple

from cardgen.anki.note_types import NoteType
from cardgen.model import Source

# When the shipped note types last changed. The same for every project, so that a learner's own style of the
# cards outlives the first build of another one. Raise it with each change of a template or the CSS.
NOTE_TYPES_CHANGED = 1_795_906_000  # seconds
RETIRED_TAG = "cardgen::retired"  # of a note whose card is in no deck any more


class PackageNote(NamedTuple):
    """A note to be packed. ``fields`` are HTML in the order of the note type, ``mod`` seconds since 1970.

    ``place`` is its card in a deck file; no part of it goes into the package. A tuple, as notes go from
    process to process by the thousand.
    """

    guid: str
    note_type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    mod: int
    deck: str
    suspended: bool = False
    place: Source = Source("")

    @property
    def named_fields(self) -> dict[str, str]:
        """The HTML of its fields by name, in order."""
        return dict(zip((field.name for field in self.note_type.fields), self.fields, strict=True))

    @property
    def card_id(self) -> str:
        """The id of the card that it is made of."""
        return self.named_fields["Id"]

    @property
    def shown(self) -> str:
        """10 hex digits that change when what it shows does; the source names lines, which may move."""
        fields = "\x1f".join(html for name, html in self.named_fields.items() if name != "Source")
        return hashlib.sha256(fields.encode()).hexdigest()[:10]

    def dated(self, mod: int) -> "PackageNote":
        """Return the same note with another ``mod``: in half the time of ``_replace``."""
        return PackageNote(
            self.guid, self.note_type, self.fields, self.tags, mod, self.deck, self.suspended, self.place
        )
