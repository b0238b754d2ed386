"""Names of checks and rules that there are not: told with their place, by check and by generate."""

from pathlib import Path

import pytest
from tests.support.small_project import NOTE, TREES, SmallProject

import cardgen
from cardgen.flows.check import check
from cardgen.flows.generating.explain import explain_notes
from cardgen.flows.generating.jsonl import rows_of_notes
from cardgen.flows.shared.grades import TOLD_IN_READING
from cardgen.lint.registry import CHECKS
from cardgen.model import Diagnostic

SETTINGS = """\
rules:
  formulas: false
  table: false
checks: {several-fact: off, orphan: error, zzz: info}
folders:
  notes/a: {rules: {definitions: true}}
"""
TOLD = [
    "cardgen.yaml:2:3: warning[settings-unknown-name]: 'rules: formulas' is no rule and changes nothing. "
    "Did you mean `formula`?",
    "cardgen.yaml:4:10: warning[settings-unknown-name]: 'checks: several-fact' is no check and changes "
    "nothing. Did you mean `several-facts`?",
    "cardgen.yaml:4:44: warning[settings-unknown-name]: 'checks: zzz' is no check and changes nothing. "
    "See docs/checks.md for the names.",
    "cardgen.yaml:6:21: warning[settings-unknown-name]: 'rules: definitions' is no rule and changes "
    "nothing. Did you mean `definition`?",
]
HEADER = "---\ntitle: Trees\ncardgen:\n  rules:\n    table: no\n    qas: no\n---\n"


def told(faults: tuple[Diagnostic, ...]) -> list[str]:
    return [str(fault) for fault in faults if "nothing" in fault.message]


def test_p6_those_of_the_settings_are_told_with_their_place(trees: SmallProject) -> None:
    trees.write("cardgen.yaml", SETTINGS)
    assert told(check(trees.project).diagnostics) == TOLD
    for _ in range(3):  # the last times by what was kept
        assert told(trees.generate().diagnostics) == TOLD
    assert told(rows_of_notes(trees.project, ())[1]) == TOLD
    assert told(explain_notes(trees.project, ()).diagnostics) == TOLD


def test_their_place_is_that_of_the_settings_as_they_are(trees: SmallProject) -> None:
    trees.write("cardgen.yaml", SETTINGS)
    trees.generate()
    trees.generate()
    trees.write("cardgen.yaml", f"# a comment\n{SETTINGS}")
    assert told(trees.generate().diagnostics)[0].startswith("cardgen.yaml:3:3: ")


def test_p6_those_of_a_note_are_told_with_their_line(trees: SmallProject) -> None:
    trees.write(TREES, HEADER + NOTE)
    wanted = [
        f"{TREES}:6: warning[note-front-matter]: 'rules: qas' is no rule and changes nothing. "
        "Did you mean `qa`?"
    ]
    assert told(check(trees.project).diagnostics) == wanted
    for _ in range(3):
        assert told(trees.generate().diagnostics) == wanted


def test_every_code_that_may_be_set_is_known(trees: SmallProject) -> None:
    codes = [*TOLD_IN_READING, *(code for one in CHECKS for code in (one.code, *one.own_codes))]
    trees.write("cardgen.yaml", "checks:\n" + "".join(f"  {code}: warning\n" for code in codes))
    assert told(check(trees.project).diagnostics) == []


@pytest.mark.parametrize("code", TOLD_IN_READING)
def test_what_is_said_to_be_told_in_reading_is_told_somewhere(code: str) -> None:
    folders = [Path(cardgen.__file__).with_name(name) for name in ("notes", "render", "store", "flows")]
    sources = [file for folder in folders for file in folder.rglob("*.py") if file.stem != "grades"]
    assert any(f'"{code}"' in file.read_text(encoding="utf-8") for file in sources)
