"""What only Anki minds: characters that break its import."""

import re
from collections.abc import Iterator

from cardgen.model import Card, Deck, Diagnostic, Severity

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# YAML takes such a character only as an escape in double quotes, where most are the head of a TeX macro.
_REMEDY = (
    r"A backslash in double quotes is an escape, as `\f` in `\frac` is: "
    "write the text in single quotes or in a block after `|`, or remove the character."
)


def control_faults(card: Card) -> tuple[Diagnostic, ...]:
    r"""Return an error for each text of ``card`` with a control character; ``\x1f`` parts Anki's fields."""
    see = "".join(link.title + link.url for link in card.see) if card.see else ""
    joined = "".join((card.question, card.answer, card.cloze, card.extra, card.hint, *card.tags, see))
    return () if joined.isprintable() or not _CONTROL.search(joined) else tuple(_control_faults(card, see))


def _control_faults(card: Card, see: str) -> Iterator[Diagnostic]:
    texts = [(name, getattr(card, name)) for name in ("question", "answer", "cloze", "extra", "hint")]
    for name, text in (*texts, ("tags", "".join(card.tags)), ("see", see)):
        if found := _CONTROL.search(text):
            message = f"`{name}` has the control character U+{ord(found[0]):04X}, which breaks Anki's import."
            yield Diagnostic(card.place, Severity.ERROR, "control-character", message, _REMEDY)


def deck_control_faults(deck: Deck) -> tuple[Diagnostic, ...]:
    """Return an error if the name or a tag of ``deck`` has a control character, for all its cards at once."""
    if found := _CONTROL.search("".join((deck.name, *deck.tags))):
        message = (
            f"the deck's head has the control character U+{ord(found[0]):04X}, which breaks Anki's import."
        )
        return (Diagnostic(deck.place, Severity.ERROR, "control-character", message, _REMEDY),)
    return ()
