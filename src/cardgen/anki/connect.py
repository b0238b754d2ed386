"""Speak to a running Anki through the add-on AnkiConnect: JSON over HTTP, version 6 of its interface.

https://git.sr.ht/~foosoft/anki-connect describes the actions used here.
"""

import json
import urllib.request
from collections import Counter
from collections.abc import Sequence
from http.client import HTTPException
from pathlib import Path
from typing import Any

from cardgen.errors import CardgenError

_VERSION = 6
_TIMEOUT = 600.0  # seconds: Anki answers when it has imported a package, however large
_LARGEST = 1 << 28  # bytes of an answer
_NOTES = 500  # ids of notes in one search


class AnkiConnect:
    """A running Anki at ``address``. Every method raises ``CardgenError`` where it does not do its part."""

    def __init__(self, address: str) -> None:
        self._address = address
        # A proxy of the system has no part in what stays on this machine.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def greet(self) -> None:
        """Find out whether Anki is there and its add-on is new enough."""
        version = self._ask("version")
        if not isinstance(version, int) or version < _VERSION:
            raise CardgenError(f"{self._address}: AnkiConnect speaks version {version}. Update the add-on.")

    def import_package(self, file: Path) -> None:
        """Have Anki import ``file``, which it opens itself."""
        if self._ask("importPackage", path=str(file.absolute())) is not True:
            raise CardgenError(f"{file}: Anki did not import it. Import it by hand to see why.")

    def cards_of(self, ids: Sequence[str], note_type: str) -> dict[int, str]:
        """Return our id for each of Anki's cards of notes with ``ids``, of the type called ``note_type``.

        An id of two notes (another project made one) is left out: nobody can tell whose cards they are.
        """
        found: dict[int, str] = {}
        for start in range(0, len(ids), _NOTES):
            some = "|".join(ids[start : start + _NOTES])
            notes = self._ask("notesInfo", query=f'"Id:re:^({some})$" "note:{note_type}"')
            named = [(note["fields"]["Id"]["value"], note["cards"]) for note in notes]
            times = Counter(id_ for id_, _ in named)
            found |= {card: id_ for id_, cards in named if times[id_] == 1 for card in cards}
        return found

    def decks_of(self, cards: Sequence[int]) -> dict[str, list[int]]:
        """Return ``cards`` by the decks they are in, but for those in filtered decks."""
        filtered = set(self._ask("findCards", query="deck:filtered")) if cards else set()
        found: dict[str, list[int]] = self._ask("getDecks", cards=[c for c in cards if c not in filtered])
        return found

    def move(self, cards: Sequence[int], deck: str) -> None:
        """Put ``cards`` into ``deck``, which is made if there is none."""
        self._ask("changeDeck", cards=list(cards), deck=deck)

    def _ask(self, action: str, **parameters: Any) -> Any:
        body = json.dumps({"action": action, "version": _VERSION, "params": parameters}).encode()
        try:
            request = urllib.request.Request(self._address, body, {"Content-Type": "application/json"})
            with self._opener.open(request, timeout=_TIMEOUT) as answer:
                said = json.loads(answer.read(_LARGEST))
            if said["error"] is None:
                return said["result"]
        except (OSError, HTTPException, ValueError, LookupError, TypeError) as fault:
            raise CardgenError(
                f"{self._address}: no Anki answers ({fault}). Start Anki with the add-on AnkiConnect."
            ) from fault
        raise CardgenError(f"{self._address}: Anki refuses {action}: {said['error']}")
