"""``checks`` in the settings grades what is told in reading as well, in every command that tells it."""

import re
from pathlib import Path

import pytest

import cardgen
from cardgen.flows.build import build
from cardgen.flows.check import check
from cardgen.flows.diff import diff
from cardgen.flows.export import ExportFormat, export
from cardgen.flows.generate import generate
from cardgen.flows.generating.explain import explain_notes
from cardgen.flows.generating.jsonl import rows_of_notes
from cardgen.flows.orphans import orphans
from cardgen.flows.shared.grades import TOLD_IN_READING
from cardgen.model import Diagnostic
from cardgen.project.project import Project

ROOT = Path(__file__).parents[2]
DECK = """\
deck: A
cards:
- {id: aaaaaaaaa1, question: Which formula?, answer: $x$, type_in: true}
"""
NOT_TO_BE_SET = {"all-notes-new", "text-elsewhere"}  # they must not be missed


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a link that is not followed and a formula that is to be typed."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/a.yaml").write_text(DECK)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "decks/link").symlink_to(tmp_path / "elsewhere")
    return Project(tmp_path)


def told(project: Project) -> list[dict[str, str]]:
    """Return severities by code: of check, of a build that writes, of one that does not, and of diff."""
    reports = (check(project), build(project, dry_run=True), build(project), build(project), diff(project))
    return [_levels(report.diagnostics) for report in reports]


def _levels(faults: tuple[Diagnostic, ...]) -> dict[str, str]:
    return {fault.code: str(fault.severity) for fault in faults if fault.code in TOLD_IN_READING}


def test_without_settings_both_are_warnings(project: Project) -> None:
    typed, link = {"type-in-not-text": "warning"}, {"skipped-link": "warning"}
    assert told(project) == [typed | link, typed | link, typed | link, typed | link, typed]


def test_what_is_switched_off_is_told_by_no_command(project: Project) -> None:
    (project.root / "cardgen.yaml").write_text("checks: {skipped-link: off, type-in-not-text: off}\n")
    assert told(project) == [{}, {}, {}, {}, {}]
    assert not [fault for fault in check(project).diagnostics if fault.code == "settings-unknown-name"]


def test_another_severity_holds_in_every_command(project: Project) -> None:
    (project.root / "cardgen.yaml").write_text("checks: {type-in-not-text: error, skipped-link: off}\n")
    assert told(project) == [{"type-in-not-text": "error"}] * 5
    assert (project.dist / "a.apkg").exists()


def test_every_warning_of_reading_may_be_set() -> None:
    folders = [Path(cardgen.__file__).with_name(name) for name in ("notes", "render", "store", "flows")]
    files = [file for folder in folders for file in folder.rglob("*.py")]
    code = re.compile(r'Severity\.WARNING,\s+"([a-z-]+)"')
    codes = {found for file in files for found in code.findall(file.read_text(encoding="utf-8"))}
    assert codes - NOT_TO_BE_SET <= set(TOLD_IN_READING)
    assert {"skipped-link", "orphan"} <= codes


@pytest.mark.parametrize("code", TOLD_IN_READING)
def test_the_page_of_checks_names_each(code: str) -> None:
    assert f"`{code}`" in (ROOT / "docs/checks.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("level", ["off", "info", "error"])
def test_it_holds_where_notes_and_the_memory_are_read(project: Project, level: str) -> None:
    codes = ("note-front-matter", "damaged-memory")
    checks = f"checks: {{{codes[0]}: {level}, {codes[1]}: {level}}}\n"
    (project.root / "cardgen.yaml").write_text(checks)
    (project.root / "notes").mkdir()
    (project.root / "notes/n.md").write_text("---\ncardgen: {skip: perhaps}\n---\n")
    (project.memory / "generated").mkdir(parents=True)
    for name in ("generated/n.md.jsonl", "built.jsonl"):
        (project.memory / name).write_text("damaged\n")
    for diagnostics in (
        generate(project, dry_run=True).diagnostics,
        explain_notes(project, ()).diagnostics,
        rows_of_notes(project, ())[1],
        orphans(project).diagnostics,
        export(project, (), ExportFormat.JSONL).diagnostics,
        diff(project).diagnostics,
    ):
        levels = {str(fault.severity) for fault in diagnostics if fault.code in codes}
        assert levels == {level} - {"off"}
