"""``python -m benchmarks``: measure, print one table, and with ``--write`` keep it in ``RESULTS.md``."""

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_cache_path

from benchmarks.contest import contest
from benchmarks.machine import machine
from benchmarks.measure import FailedRun
from benchmarks.report import document, peer_table, stage_table
from benchmarks.runs import STAGES, Bench

RESULTS = Path(__file__).parent / "RESULTS.md"
_NAMES = ("start", *(name for name, _ in STAGES), "generate", "build", "peers")


def main() -> int:
    options = _options()
    wanted = frozenset(options.stage or _NAMES)
    results, entries = [], []
    with tempfile.TemporaryDirectory(prefix="cardgen-benchmark-") as folder:
        bench = Bench(Path(folder), options.repeat)
        try:
            if "start" in wanted:
                results.append(bench.start())
            for size in options.sizes:
                _tell(f"{size:,} cards")
                results += bench.stages(size, wanted)
                if "build" in wanted:
                    results += bench.builds(size)
                if "peers" in wanted:
                    entries += contest(bench, size, user_cache_path("cardgen-benchmarks") / "peers")
        except FailedRun as failure:
            print(f"benchmarks: {failure}", file=sys.stderr)
            return 1
    print(stage_table(results))
    if entries:
        print(peer_table(entries))
    if options.write:
        day = datetime.now(UTC).date().isoformat()
        RESULTS.write_text(document(day, machine(), results, entries), encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--sizes", type=_sizes, default=[1000], metavar="1k,10k,100k", help="numbers of cards (default: 1k)"
    )
    parser.add_argument(
        "--repeat", type=int, default=3, metavar="N", help="pairs of runs; medians are shown (default: 3)"
    )
    parser.add_argument(
        "--stage", action="append", choices=_NAMES, help="measure this alone; may be given again"
    )
    parser.add_argument("--write", action="store_true", help="write the tables to benchmarks/RESULTS.md")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return [int(part.lower().replace("k", "000")) for part in text.split(",")]


def _tell(text: str) -> None:
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
