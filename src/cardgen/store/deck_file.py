"""Deck files as they were read: their text and what it holds."""

from dataclasses import dataclass

from cardgen.model import Card, Deck, Diagnostic


@dataclass(frozen=True, slots=True)
class DeckFile:
    """One deck file: ``path`` relative to the project, ``text`` as on disk, ``deck`` if it could be read."""

    path: str
    text: str
    deck: Deck | None

    @property
    def cards(self) -> tuple[Card, ...]:
        """Return the cards of the deck, none where it could not be read."""
        return self.deck.cards if self.deck else ()


@dataclass(frozen=True, slots=True)
class LoadedDecks:
    """The deck files of a project, sorted by path, and all their faults."""

    files: tuple[DeckFile, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def faulty(self) -> bool:
        """Tell whether an error was found."""
        return any(fault.is_error for fault in self.diagnostics)
