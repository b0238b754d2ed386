"""``python -m benchmarks.extraction``: score the rules on the labelled notes.

--check    fail when F1 fell by more than 0.02 below the recorded baseline
--record   make this result the baseline and write the table of docs/rules.md
--show     also print what was missed and what nobody labelled
--unseen   score the notes that no rule was made on, and show nothing of them but the totals
--sweep    F1 for each least confidence, to choose the default
"""

import argparse
import sys
from collections.abc import Mapping

from benchmarks.extraction.labels import UNSEEN
from benchmarks.extraction.report import fallen, record, scores, sweep, table, write_document
from benchmarks.extraction.scoring import Score


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description="Score the rules.")
    parser.add_argument("--check", action="store_true", help="fail when F1 fell below the baseline")
    parser.add_argument("--record", action="store_true", help="make this result the baseline")
    parser.add_argument("--show", action="store_true", help="print what was missed and what is noise")
    parser.add_argument("--sweep", action="store_true", help="print F1 for each least confidence")
    parser.add_argument("--unseen", action="store_true", help="score the notes no rule was made on")
    arguments = parser.parse_args()
    if arguments.sweep:
        print(sweep())
        return 0
    if arguments.unseen:
        print(table(scores(folder=UNSEEN)))
        return 0
    result = scores()
    print(table(result))
    if arguments.show:
        _show(result)
    if arguments.record:
        record(result)
        write_document(result)
    problems = fallen(result) if arguments.check else []
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _show(result: Mapping[str, Score]) -> None:
    for name, one in result.items():
        for fact in one.missed:
            mark = "! " if fact.essential else ""
            print(f"missed {name}:{fact.first_line} [{fact.kind}] {mark}{fact.question}")
        for card in one.noise:
            print(f"noise  {name}:{card.first_line} [{card.rule}] {card.question} -> {card.answer[:70]}")


if __name__ == "__main__":
    sys.exit(main())
