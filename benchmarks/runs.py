"""What is measured: start-up, each stage beside its floor, whole builds."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.inputs import edit_one_card, write_notes, write_project
from benchmarks.measure import ROOT, Result, Run, run_command, run_stage, side_by_side

STAGES = (
    ("read", "floor-blocks"),
    ("extract", "floor-blocks"),
    ("load", "floor-events"),
    ("render", "floor-field-blocks"),
    ("write", "floor-rows"),
)
OF_NOTES = frozenset({"read", "extract", "generate"})
MOST_FACTS = 10_000  # in notes: 8 MB; ten times as much would take minutes and say no more
FLOORS = {
    "start": "`python -c pass`",
    "read": "markdown-it-py's block parse",
    "extract": "markdown-it-py's block parse",
    "generate": "markdown-it-py's block parse",
    "load": "YAML events to dicts",
    "render": "markdown-it-py's block parse",
    "write": "sqlite + zip of ready rows",
    "build, cold": "YAML to dicts + sqlite + zip",
    "build, no change": "hashing the files",
    "build, one edit": "hashing the files",
}
_STARTS = 9  # a start is so short that few would tell little


@dataclass(slots=True)
class Bench:
    """A folder to measure in; ``repetitions`` is how often each pair runs."""

    folder: Path
    repetitions: int
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.environment = dict(os.environ) | {
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            # Installed programs have their bytecode; "" lets it be written where this machine forbids that.
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode"),
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src"))),  # this checkout, nothing installed
            "SOURCE_DATE_EPOCH": "1795000000",
        }

    def start(self) -> Result:
        """Measure ``cardgen --help``."""
        return side_by_side(
            "start",
            0,
            max(self.repetitions, _STARTS),
            lambda: self._cardgen(self.folder, "--help"),
            self._pass,
        )

    def stages(self, size: int, names: frozenset[str]) -> Iterator[Result]:
        """Measure the stages called ``names`` on ``size`` cards."""
        project = self.project(size)
        if size > MOST_FACTS:
            names -= OF_NOTES
        for name, floor in STAGES:
            if name in names:
                yield side_by_side(
                    name, size, self.repetitions, self._stage(name, project), self._stage(floor, project)
                )
        if "generate" in names:
            yield side_by_side(
                "generate",
                size,
                self.repetitions,
                lambda: self._generate(project),
                self._stage("floor-blocks", project),
            )

    def builds(self, size: int) -> Iterator[Result]:
        """Measure a first build, one with nothing to do, and one after an edit."""
        project = self.project(size)
        least, hashing = self._process("floor-build", project), self._process("floor-hash", project)
        yield side_by_side("build, cold", size, self.repetitions, lambda: self.cold(project), least)
        yield side_by_side(
            "build, no change", size, self.repetitions, lambda: self._cardgen(project, "build"), hashing
        )
        edits = iter(range(1, 100))
        yield side_by_side(
            "build, one edit", size, self.repetitions, lambda: self._edited(project, next(edits)), hashing
        )

    def project(self, size: int) -> Path:
        """Return a project of ``size`` cards, with notes for as many facts."""
        folder = self.folder / f"project-{size}"
        if not folder.is_dir():
            write_project(folder, size)
            if size <= MOST_FACTS:
                write_notes(folder, size)
        return folder

    def _pass(self) -> Run:
        return run_command([sys.executable, "-c", "pass"], self.folder, self.environment)

    def _cardgen(self, folder: Path, *arguments: str) -> Run:
        return run_command([sys.executable, "-m", "cardgen", *arguments], folder, self.environment)

    def _stage(self, name: str, project: Path) -> Callable[[], Run]:
        return lambda: run_stage(name, project, self.environment)

    def _process(self, name: str, project: Path) -> Callable[[], Run]:
        command = [sys.executable, "-m", "benchmarks.worker", name, str(project)]
        return lambda: run_command(command, ROOT, self.environment)

    def _generate(self, project: Path) -> Run:
        """Generate as for the first time: what was read of the notes before is in the cache."""
        target = self.folder / "generate"
        for trace in (self.folder / "cache", target):
            self._put_aside(trace)
        shutil.copytree(project / "notes", target / "notes")
        return self._cardgen(target, "generate")

    def _put_aside(self, path: Path) -> None:
        """Make ``path`` free. Nothing is deleted: after that, ext4 takes ten times as long for a new file.

        It looks through all that it deleted in the last minutes for one that it may use again.
        """
        if path.exists():
            aside = self.folder / "aside"
            aside.mkdir(exist_ok=True)
            path.rename(aside / str(len(list(aside.iterdir()))))

    def cold(self, project: Path) -> Run:
        """Build as for the first time: without cache, packages and memory."""
        for trace in (self.folder / "cache", project / "dist", project / "decks" / ".cardgen"):
            self._put_aside(trace)
        return self._cardgen(project, "build")

    def _edited(self, project: Path, number: int) -> Run:
        edit_one_card(project, f"edited {number} times, ${number} < x$")
        return self._cardgen(project, "build")
