"""``python -m tests.simulate --steps 300 --seed 7``: simulate and print what happened."""

import argparse
import tempfile
import time
from pathlib import Path

from tests.simulate.simulation import Simulation


def main() -> None:
    """Run one simulation in a throw-away folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--fsrs", action="store_true", help="study with FSRS instead of SM-2")
    arguments = parser.parse_args()
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        figures = Simulation(Path(folder), arguments.seed, arguments.fsrs).run(arguments.steps)
    for name, number in sorted(figures.items()):
        print(f"{number:6} {name}")  # noqa: T201
    print(f"{time.perf_counter() - begin:6.1f} seconds; nothing was lost")  # noqa: T201


if __name__ == "__main__":
    main()
