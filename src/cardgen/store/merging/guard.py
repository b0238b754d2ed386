"""When a run is to stop and ask: it would take so much away that a mistake is likelier than the wish."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cardgen.store.merging.plan import GUARD, Alarm, Change, LostDecks, Verb

_FEW = 10  # cards that may go without a question


def orphan_alarms(active: Mapping[str, int], changes: Iterable[Change]) -> Iterable[Alarm]:
    """Yield the decks that would lose the source of more than a third of their ``active`` cards."""
    orphaned = Counter(c.path for c in changes if c.verb is Verb.ORPHAN and c.fresh)
    for path, number in sorted(orphaned.items()):
        if number * GUARD > active[path]:
            yield Alarm(path, number, active[path])


def lost_decks(decks: Sequence[str], active: int) -> LostDecks | None:
    """Return what is told where the deck files are gone of more than a third of the ``active`` cards.

    ``decks`` has the deck of each card that went with its file. One file, or a few cards, a person deletes.
    """
    files = tuple(sorted(set(decks)))
    if len(files) > 1 and len(decks) >= _FEW and len(decks) * GUARD > active:
        return LostDecks(files, len(decks), active)
    return None
