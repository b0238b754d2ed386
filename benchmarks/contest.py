"""cardgen and its peers on the same cards, in turn: time, memory, and what came out right."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.inputs import SampleCard, sample_cards
from benchmarks.measure import FailedRun, Result, Run, run_command, side_by_side
from benchmarks.peers import PEERS, Peer, command_of, installed, split_decks
from benchmarks.quality import Quality, quality_of
from benchmarks.runs import Bench


@dataclass(frozen=True, slots=True)
class Entry:
    """A tool on the sample cards. ``result`` has its time beside cardgen's first build of the same cards;
    without one, ``fault`` says why it made nothing."""

    name: str
    size: int
    result: Result | None
    quality: Quality | None
    identity: str
    fault: str = ""


def contest(bench: Bench, size: int, environments: Path) -> Iterator[Entry]:
    """Measure cardgen, then every peer that is given as many as ``size`` cards beside cardgen."""
    cards = list(sample_cards(size))
    project = bench.project(size)
    mine = bench.cold(project)
    quality = quality_of(sorted((project / "dist").rglob("*.apkg")), cards)
    own = "the card's id, stored in the deck file"
    yield Entry("cardgen", size, Result("cardgen", size, mine, mine, 1.0), quality, own)
    for peer in PEERS:
        if size <= peer.limit:
            yield _entry(peer, bench, cards, environments)


def _entry(peer: Peer, bench: Bench, cards: list[SampleCard], environments: Path) -> Entry:
    size, project = len(cards), bench.project(len(cards))
    folder = bench.folder / "peers" / peer.name
    shutil.rmtree(folder, ignore_errors=True)
    peer.write(folder / "in", split_decks(cards))
    command = command_of(peer, installed(peer, environments), folder / "in", folder / "out")

    def pack() -> Run:
        shutil.rmtree(folder / "out", ignore_errors=True)
        (folder / "out").mkdir()
        return run_command(command, folder, bench.environment)

    try:
        result = side_by_side(peer.name, size, bench.repetitions, pack, lambda: bench.cold(project))
    except FailedRun as failure:
        return Entry(peer.name, size, None, None, peer.identity, str(failure).strip().splitlines()[-1])
    return Entry(
        peer.name, size, result, quality_of(sorted((folder / "out").rglob("*.apkg")), cards), peer.identity
    )
