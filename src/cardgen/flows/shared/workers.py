"""Work shared out to several processes, in pieces small enough that ctrl-C never waits long for one."""

import gc
import multiprocessing
import multiprocessing.context
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, TypeVar

from cardgen.progress import Progress

Share = TypeVar("Share")
Done = TypeVar("Done")


def in_processes(
    hire: Callable[[], Callable[[Share], Done]],
    shares: Sequence[Share],
    report: Progress,
    meanwhile: Callable[[], None] = lambda: None,
) -> list[Done] | None:
    """Return what workers make of each of ``shares``, in their order.

    Each process calls ``hire`` once, as it begins, for what does the work; so what many shares need is made
    in a process only once. ``hire``, the shares and what is made of them must be fit to be pickled. This
    process calls ``meanwhile`` once the others are at work. None if there is one processor or one share only,
    or a process was killed: the work is then still to be done. What a worker raises is raised.
    """
    processors = os.cpu_count() or 1
    if processors < 2 or len(shares) < 2:
        return None
    pool = ProcessPoolExecutor(min(processors, len(shares)), _start_method(), _begin, (hire,))
    try:
        tasks = [pool.submit(_do, share) for share in shares]
        meanwhile()
        for done, _ in enumerate(as_completed(tasks), 1):
            report(done, len(tasks))
        return [task.result() for task in tasks]
    except BrokenProcessPool:
        return None
    finally:
        pool.shutdown(cancel_futures=True)


def shares_of(paths: Sequence[Path], size: int) -> list[list[Path]]:
    """Return ``paths`` in runs of files that have ``size`` bytes together, or a little more."""
    return list(_shares(paths, size))


def _shares(paths: Sequence[Path], most: int) -> Iterator[list[Path]]:
    share: list[Path] = []
    size = 0
    for path in paths:
        share.append(path)
        size += path.stat().st_size if path.is_file() else 0
        if size >= most:
            yield share
            share, size = [], 0
    if share:
        yield share


def forks() -> bool:
    """Tell whether processes start as copies of this one, at once and with all that they are given.

    So they do where that is safe: on Linux, and with no thread that could hold a lock.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def _start_method() -> multiprocessing.context.BaseContext:
    return multiprocessing.get_context("fork" if forks() else "spawn")


_work: Callable[[Any], Any]  # of this process, if it is a worker


def _begin(hire: Callable[[], Callable[[Any], Any]]) -> None:
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one is told, and ends both
    gc.enable()
    gc.freeze()  # what came with the process stays: to look at it again and again would copy its memory
    _work = hire()


def _do(share: Any) -> Any:
    return _work(share)
