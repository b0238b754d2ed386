"""Every check as a table of cases: ``tests/cases/lint/<code>.txt``.

A case is a title, a line with a dot, the cards (or a whole deck), a dot, what this check alone finds, a dot.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.findings import findings

from cardgen.lint.registry import CHECKS

CASES = Path(__file__).parents[2] / "cases" / "lint"
CODES = [check.code for check in CHECKS]


def cases() -> Iterator[tuple[str, str, str, list[str]]]:
    for file in sorted(CASES.glob("*.txt")):
        parts: list[list[str]] = [[]]
        for line in file.read_text(encoding="utf-8").splitlines():
            if line == ".":
                parts.append([])
            else:
                parts[-1].append(line)
        for title, text, expected in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
            yield file.stem, " ".join(title).strip(), "".join(f"{line}\n" for line in text), expected


@pytest.mark.parametrize(
    ("code", "title", "text", "expected"),
    [pytest.param(*case, id=f"{case[0]}: {case[1]}") for case in cases()],
)
def test_case(code: str, title: str, text: str, expected: list[str]) -> None:
    assert findings(code, text) == expected


@pytest.mark.parametrize("code", CODES)
def test_every_check_has_cases_that_it_finds_and_cases_that_it_lets_pass(code: str) -> None:
    results = [bool(expected) for file, _, _, expected in cases() if file == code]
    assert True in results
    assert False in results or code == "media-remote"


def test_codes_are_unique_and_have_a_reason_and_a_remedy() -> None:
    assert len(set(CODES)) == len(CODES)
    assert all(check.reason.endswith(".") and check.remedy for check in CHECKS)
