"""Download the pictures that cards link to, into the project."""

from collections.abc import Sequence
from pathlib import Path

from cardgen.anki.fetch import fetch
from cardgen.anki.fetched import FETCHED, fetched_file
from cardgen.anki.media import MediaFault
from cardgen.atomic import write_atomically
from cardgen.model import Diagnostic
from cardgen.project.project import Project
from cardgen.render.fields import media_references
from cardgen.render.media import MediaKind
from cardgen.store.files import load_decks
from cardgen.store.writing import refuse_outside


def fetch_media(project: Project, decks: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """Download every picture on the web that a card shows and that was not downloaded before.

    Raises:
        CardgenError: a link leads the folder of downloads out of the project.
    """
    faults = []
    loaded = load_decks(project.decks, project.root, decks)
    cards = [card for file in loaded.files for card in file.cards]
    wanted = {
        ref.path: card
        for card in reversed(cards)
        for ref in media_references(card)
        if ref.kind is MediaKind.REMOTE
    }
    if wanted:
        refuse_outside(project.root, project.root / FETCHED / "*")
    for address, card in sorted(wanted.items()):
        if fetched_file(project.root, address):
            continue
        found = fetch(address)
        if isinstance(found, MediaFault):
            faults.append(found.at(card.place))
        else:
            file, data = found
            write_atomically(project.root / file, data)
    return tuple(faults)
