"""Time and memory of a piece of work in a process of its own; ratios of pairs that ran side by side."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
_ENOUGH = 15.0  # seconds


@dataclass(frozen=True, slots=True)
class Run:
    """One run: wall clock and processor seconds, and the peak memory of its largest process in bytes."""

    wall: float
    cpu: float
    memory: int


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of several runs of a stage, and of its ratio to the floor that ran beside it each time."""

    stage: str
    size: int
    run: Run
    floor: Run | None = None
    ratio: float | None = None
    repetitions: int = 1


class FailedRun(Exception):
    """A measured command ended with an error."""


def run_command(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float = 600
) -> Run:
    """Run ``command`` in ``folder`` and measure all of it, its start included.

    Raises:
        FailedRun: it ended with an error, or took longer than ``limit`` seconds.
    """
    begin = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        output = _output(process, limit)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    if process.returncode:
        raise FailedRun(f"{' '.join(command[:6])} ended with {process.returncode}: {output[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def _output(process: subprocess.Popen[bytes], limit: float) -> str:
    import threading

    timer = threading.Timer(limit, process.kill)
    timer.start()
    try:
        return process.stdout.read().decode(errors="replace") if process.stdout else ""
    finally:
        timer.cancel()


def run_stage(name: str, folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a stage of ``benchmarks.worker`` in a fresh process: its own time, not start and preparation."""
    command = [sys.executable, "-m", "benchmarks.worker", name, str(folder)]
    found = subprocess.run(
        command, cwd=ROOT, env=dict(environment), capture_output=True, text=True, check=False
    )
    if found.returncode:
        raise FailedRun(f"{name} ended with {found.returncode}: {found.stderr[-2000:]}")
    return Run(**json.loads(found.stdout.splitlines()[-1]))


def side_by_side(
    stage: str, size: int, repetitions: int, work: Callable[[], Run], floor: Callable[[], Run] | None
) -> Result:
    """Run ``work`` and its ``floor`` in turn, ``repetitions`` times, and return the medians.

    What takes long is run less often: no pair is begun after ``_ENOUGH`` seconds.
    """
    works: list[Run] = []
    floors: list[Run] = []
    begin = time.perf_counter()
    while len(works) < repetitions and (not works or time.perf_counter() - begin < _ENOUGH):
        if floor:
            floors.append(floor())
        works.append(work())
    if not floors:
        return Result(stage, size, _median(works), repetitions=len(works))
    ratio = median(mine.wall / least.wall for mine, least in zip(works, floors, strict=True))
    return Result(stage, size, _median(works), _median(floors), ratio, len(works))


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        int(median(run.memory for run in runs)),
    )
