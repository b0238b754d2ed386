"""The words of one card, as the checks measure and compare them."""

import re
from dataclasses import dataclass

from cardgen.model import Card, Deck
from cardgen.text.cloze import ClozeText, read_cloze
from cardgen.text.plain import plain, without_formulas
from cardgen.text.scripts import HAN

_HAN_RUN = f"[{HAN}]+"
_WORD = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class CardTexts:
    """A card with its words: ``question`` and ``answer`` on one line each, formulas as TeX.

    Of a cloze card, ``question`` is the text around the deletions and ``answer`` the deletions themselves.
    """

    card: Card
    deck: Deck
    question: str
    answer: str
    cloze: ClozeText | None


def card_texts(card: Card, deck: Deck) -> CardTexts:
    """Return ``card`` of ``deck`` with its words, its Markdown taken away."""
    if not card.cloze:
        return CardTexts(card, deck, plain(card.question), plain(card.answer), None)
    cloze = read_cloze(card.cloze)
    hidden = " ".join(deletion.text for deletion in cloze.deletions)
    return CardTexts(card, deck, plain(cloze.around), plain(hidden), cloze)


def length(markdown: str) -> int:
    """Return how much there is to read in ``markdown``, formulas left out.

    Counted in Chinese characters; a word of another script counts as two, as it takes about as long to read.
    """
    text = without_formulas(markdown)
    han = sum(len(run) for run in re.findall(_HAN_RUN, text))
    return han + 2 * len(_WORD.findall(re.sub(_HAN_RUN, " ", text)))


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` in order, in lower case; a Chinese run gives its pairs of characters."""
    found: list[str] = []
    for word in _WORD.findall(re.sub(_HAN_RUN, lambda run: f" {run[0]} ", text.casefold())):
        if re.match(_HAN_RUN, word) and len(word) > 1:
            found += (word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.append(word)
    return found
