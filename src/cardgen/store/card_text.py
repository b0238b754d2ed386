"""What a card says, by which it is known again where its id is lost."""

from cardgen.model import Card

Text = tuple[str, str, str]


def text_of(card: Card) -> Text:
    """Return what a card asks and tells: two cards with the same are one card to a reader."""
    return card.question, card.answer, card.cloze
