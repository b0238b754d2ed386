"""Build, then have a running Anki import the packages, and put cards into the decks their files say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cardgen.anki.connect import AnkiConnect
from cardgen.anki.ids import deck_key
from cardgen.flows.build import Built, build
from cardgen.flows.building.plan import plan
from cardgen.flows.shared.clock import now
from cardgen.progress import Progress, quiet
from cardgen.project.load import sound_settings
from cardgen.project.project import Project


@dataclass(frozen=True, slots=True)
class Astray:
    """Cards of Anki in another deck than their file says: ``cards`` are Anki's ids."""

    cards: tuple[int, ...]
    found_in: str
    deck: str


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was built and imported; the cards ``astray``, which were moved if that was asked for."""

    built: Built
    astray: tuple[Astray, ...]


def push(
    project: Project,
    anki: AnkiConnect,
    *,
    move: bool = False,
    dry_run: bool = False,
    report: Progress = quiet,
) -> Pushed:
    """Build ``project`` into dist/ and import every package that is sound into ``anki``.

    Import leaves a card in the deck where it is: with ``move``, cards go where their deck file says.
    ``dry_run`` writes nothing and imports nothing; Anki is asked only where cards are.

    Raises:
        CardgenError: Anki does not answer or refuses; packages before that are imported. Else as ``build``.
    """
    settings = sound_settings(project)
    anki.greet()
    built = build(project, dry_run=dry_run, report=report)
    for package in () if dry_run else built.packages:
        anki.import_package(package.file)
    wanted: dict[str, dict[str, str]] = {}
    for planned in plan(project, settings, now()).packages:
        for note in () if planned.faulty else planned.notes:
            wanted.setdefault(note.note_type.name, {})[note.card_id] = note.deck
    astray = tuple(_astray(anki, wanted))
    for one in astray if move and not dry_run else ():
        anki.move(one.cards, one.deck)
    return Pushed(built, astray)


def _astray(anki: AnkiConnect, wanted: Mapping[str, Mapping[str, str]]) -> Iterator[Astray]:
    """Yield the cards that are elsewhere; ``wanted`` has decks by the id of a card, by note type."""
    groups: dict[tuple[str, str], list[int]] = {}
    for note_type, decks in wanted.items():
        ids = anki.cards_of(tuple(decks), note_type)
        for found_in, cards in anki.decks_of(tuple(ids)).items():
            for card in cards:
                groups.setdefault((decks[ids[card]], found_in), []).append(card)
    for (deck, found_in), cards in sorted(groups.items()):
        if deck_key(found_in) != deck_key(deck):
            yield Astray(tuple(cards), found_in, deck)
