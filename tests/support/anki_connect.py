"""What the add-on AnkiConnect does, for the actions that cardgen uses, over a learner's real engine."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from anki.cards import CardId
from tests.support.engine import Learner


class AddOn:
    """The actions, by their names; ``asked`` are those that were called."""

    def __init__(self, learner: Learner) -> None:
        self._learner = learner
        self.asked: list[str] = []
        self.answer_to_version: Any = 6

    def do(self, action: str, parameters: dict[str, Any]) -> Any:
        self.asked.append(action)
        known: dict[str, Callable[..., Any]] = {
            "version": lambda: self.answer_to_version,
            "importPackage": self._import,
            "findCards": lambda query: list(self._learner.col.find_cards(query)),
            "notesInfo": self._notes,
            "getDecks": self._decks,
            "changeDeck": self._change,
        }
        return known[action](**parameters)

    def _import(self, path: str) -> bool:
        self._learner.take(Path(path), merge_notetypes=True, with_scheduling=True, with_deck_configs=True)
        return True

    def _notes(self, query: str) -> list[dict[str, Any]]:
        notes = [self._learner.col.get_note(id_) for id_ in self._learner.col.find_notes(query)]
        return [
            {
                "noteId": note.id,
                "fields": {name: {"value": value} for name, value in note.items()},
                "cards": list(note.card_ids()),
            }
            for note in notes
        ]

    def _decks(self, cards: list[int]) -> dict[str, list[int]]:
        decks: dict[str, list[int]] = {}
        for card in cards:
            name = self._learner.col.decks.name(self._learner.col.get_card(CardId(card)).did)
            decks.setdefault(name, []).append(card)
        return decks

    def _change(self, cards: list[int], deck: str) -> None:
        id_ = self._learner.col.decks.id(deck)
        assert id_
        self._learner.col.set_deck([CardId(card) for card in cards], id_)


@contextmanager
def running_anki(learner: Learner) -> Iterator[tuple[str, AddOn]]:
    """Serve the learner's collection as the add-on does; yield the address, and the add-on."""
    add_on = AddOn(learner)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            said: dict[str, Any] = {"result": None, "error": None}
            try:
                said["result"] = add_on.do(asked["action"], asked["params"])
            except Exception as fault:  # as the add-on does
                said["error"] = str(fault)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", add_on
        finally:
            server.shutdown()
            thread.join()
