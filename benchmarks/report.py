"""The tables, as Markdown."""

from collections.abc import Iterable, Sequence

from benchmarks.contest import Entry
from benchmarks.measure import Result, Run
from benchmarks.runs import FLOORS

_INTRODUCTION = """\
# Results

Written by `python -m benchmarks --write`; do not edit. Read ratios, not seconds: the machine was shared. A
ratio is the median of the ratios of pairs that ran one right after the other. Wall clock unless it says CPU;
memory is the peak of the largest process, inputs included. What and why: [docs/speed.md](../docs/speed.md).
"""


_PEER_HEAD = (
    *("tool", "cards", "time", "x cardgen", "memory"),
    *("cards there", "formulas right", "marks right", "decks", "guid from"),
)


def stage_table(results: Iterable[Result]) -> str:
    """Return the table of stages and builds."""
    rows = [
        (
            result.stage,
            f"{result.size:,}" if result.size else "",
            _seconds(result.run.wall),
            _seconds(result.run.cpu),
            _megabytes(result.run),
            FLOORS.get(result.stage, ""),
            _seconds(result.floor.wall) if result.floor else "",
            f"{result.ratio:.1f}" if result.ratio else "",
        )
        for result in results
    ]
    return _table(("stage", "cards", "time", "CPU", "memory", "floor", "its time", "ratio"), rows)


def peer_table(entries: Iterable[Entry]) -> str:
    """Return the table of peers."""
    return _table(
        _PEER_HEAD,
        [_peer_row(entry) for entry in entries],
    )


def _peer_row(entry: Entry) -> tuple[str, ...]:
    size = f"{entry.size:,}"
    if entry.result is None or entry.quality is None:
        return (entry.name, size, entry.fault, *[""] * 6, entry.identity)
    quality = entry.quality
    shares = (f"{share:.0%}" for share in (quality.cards, quality.formulas, quality.markup))
    run, ratio = entry.result.run, entry.result.ratio or 0
    return (
        entry.name,
        size,
        _seconds(run.wall),
        f"{ratio:.2f}",
        _megabytes(run),
        *shares,
        str(quality.decks),
        entry.identity,
    )


def document(day: str, machine: str, results: Sequence[Result], entries: Sequence[Entry]) -> str:
    """Return the whole of ``RESULTS.md``."""
    parts = [_INTRODUCTION, f"{day}. {machine}\n", "## Stages and builds\n", stage_table(results)]
    if entries:
        parts += ["\n## Peers\n", _PEERS, peer_table(entries)]
    return "\n".join(parts)


_PEERS = """\
The same cards in each tool's own syntax, formulas in the delimiters its documentation asks for. A formula is
right if Anki's MathJax gets the TeX that was written; marks are right if emphasis and code became HTML.
"""


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _megabytes(run: Run) -> str:
    return f"{run.memory / 2**20:.0f} MB"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
