"""P3 over years: random edits, builds, imports, reviews; and the simulation would notice a loss."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.simulate.simulation import Simulation

from cardgen.store.built import BuiltEntry, BuiltMemory


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("seed", "steps", "fsrs"), [(7, 300, False), (8, 60, True)], ids=["SM-2", "FSRS"])
def test_p3_nothing_is_lost_in_any_sequence(tmp_path: Path, seed: int, steps: int, fsrs: bool) -> None:
    figures = Simulation(tmp_path, seed, fsrs).run(steps)
    assert figures["steps"] == steps
    least = steps // 10
    busy = ("imports", "reviews", "updated", "edits", "edits kept", "tags", "suspensions", "nights")
    assert all(figures[name] > least for name in busy), figures


def stamp_always_now(
    memory: BuiltMemory, contents: Iterable[tuple[str, str]], now: int, *_: object
) -> BuiltMemory:
    return BuiltMemory({**memory.entries, **{key: BuiltEntry(content, now) for key, content in contents}})


def stamp_once(memory: BuiltMemory, contents: Iterable[tuple[str, str]], now: int, *_: object) -> BuiltMemory:
    return BuiltMemory({**{key: BuiltEntry(content, now) for key, content in contents}, **memory.entries})


@pytest.mark.parametrize("stamp", [stamp_always_now, stamp_once])
def test_the_simulation_notices_a_wrong_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stamp: object
) -> None:
    monkeypatch.setattr(BuiltMemory, "stamp", stamp)
    with pytest.raises(AssertionError, match=r"seed 7, step \d+: "):
        Simulation(tmp_path, 7).run(40)
