"""Notes of one name: told, as their cards come into one deck in Anki though nobody asked for that."""

from collections.abc import Iterable, Iterator, Mapping

from cardgen.anki.ids import deck_key
from cardgen.extract import note_deck_name
from cardgen.model import Deck, Diagnostic, Severity
from cardgen.notes.document import Document


def shared_decks(decks: Iterable[Deck], documents: Mapping[str, Document]) -> Iterator[Diagnostic]:
    """Yield a warning at the first deck of each note whose top deck is that of another one before it.

    A top deck that was chosen, in a note or in the settings, may be shared.
    """
    homes: dict[str, str] = {}
    told: set[str] = set()
    for deck in decks:
        top = _unchosen(deck, documents.get(deck.note))
        other = homes.setdefault(deck_key(top), deck.note)
        if top and other != deck.note and deck.note not in told:
            told.add(deck.note)
            yield _shared(deck, top, other)


def _unchosen(deck: Deck, document: Document | None) -> str:
    """Return the top deck that a note has by its title or its file's name, "" for any other."""
    if document is None or document.options.deck or document.options.category:
        return ""
    name = note_deck_name(document)
    return name if f"{deck_key(deck.name)}::".startswith(f"{deck_key(name)}::") else ""


def _shared(deck: Deck, top: str, other: str) -> Diagnostic:
    message = (
        f"the cards of this note and of `{other}` are all below `{top}` in Anki: the notes have one name."
    )
    remedy = (
        "Rename one, or write `cardgen: {deck: A name}` into its front matter, before it is first imported."
    )
    return Diagnostic(deck.place, Severity.WARNING, "shared-deck", message, remedy)
