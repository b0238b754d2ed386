"""What one check finds in a deck, in a project with a note `note.md` and a picture `there.png`."""

from dataclasses import dataclass

from cardgen.lint.check import OFF
from cardgen.lint.places import exact_place
from cardgen.lint.registry import CHECKS, found
from cardgen.lint.subject import subject
from cardgen.model import Deck
from cardgen.store.format.load import load_deck


@dataclass(frozen=True)
class Gone:
    message: str
    remedy: str = "Add it."
    code: str = "media-missing"


def media_fault(deck: Deck, reference: str) -> Gone | None:
    return None if reference == "there.png" else Gone(f"there is no file `{reference}`.")


def findings(code: str, text: str) -> list[str]:
    """Return what the check ``code`` finds in a deck, as ``line:column message remedy``."""
    whole = text if text.startswith("deck:") else f"deck: D\ncards:\n{text}"
    loaded = load_deck(whole, "decks/d.yaml")
    assert loaded.deck is not None
    assert not loaded.faulty, (text, loaded.diagnostics)
    seen = subject(
        (loaded.deck,),
        anchors={"note.md": frozenset({"definition", "proof"})},
        missing_notes=frozenset({"gone.md"}),
        media_fault=media_fault,
    )
    levels = {check.code: OFF for check in CHECKS if check.code != code}
    lines = []
    for one in found(seen, levels):
        fault, place = one.diagnostic, exact_place(one.diagnostic.source, one.snippet, whole.splitlines())
        lines.append(f"{place.start_line}:{place.column} {fault.message} {fault.remedy}")
    return lines
