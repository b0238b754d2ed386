"""What a merged field must be, stated without the merge: the table of docs/merge-contract.md."""

from cardgen.model import Card

TEXTS = ("kind", "question", "answer", "cloze", "extra", "hint")
FIELDS = ("reverse", "type_in", "suspended", "media", *TEXTS, "tags", "see")


def sides(card: Card) -> tuple[str, str, str]:
    """What a card says."""
    return card.question, card.answer, card.cloze


def check_field(name: str, base: Card, edited: Card, note: Card, new: Card) -> None:
    """Fail unless field ``name`` of ``new`` is what base, edited and incoming (``note``) make of it."""
    old, mine, theirs, now = (getattr(card, name) for card in (base, edited, note, new))
    waiting = dict(new.conflict)
    if name in ("tags", "see"):
        assert set(now) >= set(mine) - set(old), f"{name}: the person's additions are gone"
        assert not (set(old) - set(mine)) & set(now), f"{name}: what the person removed is back"
        assert set(now) >= set(theirs) - set(old), f"{name}: the note's additions are missing"
        return
    if mine in (old, theirs):
        assert now == theirs, f"{name}: not up to date: {now!r}, the note says {theirs!r}"
        assert name not in waiting
    else:
        assert now == mine, f"{name}: the person's {mine!r} became {now!r}"
        if theirs != old and name in TEXTS:
            assert waiting.get(name) == theirs, f"{name}: the note's {theirs!r} is not told"
