"""When a run is to stop and ask: it would take so much away that a mistake is likelier than the wish."""

from collections import Counter
from collections.abc import Iterable, Mapping

from cardgen.store.plan import GUARD, Alarm, Change, Verb


def orphan_alarms(active: Mapping[str, int], changes: Iterable[Change]) -> Iterable[Alarm]:
    """Yield the decks that would lose the source of more than a third of their ``active`` cards."""
    orphaned = Counter(c.path for c in changes if c.verb is Verb.ORPHAN and c.fresh)
    for path, number in sorted(orphaned.items()):
        if number * GUARD > active[path]:
            yield Alarm(path, number, active[path])
