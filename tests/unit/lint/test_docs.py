"""The table in docs/checks.md says of each check what its code says of itself."""

from pathlib import Path

import pytest

from cardgen.lint.check import Check
from cardgen.lint.registry import CHECKS

DOCS = Path(__file__).parents[3] / "docs" / "checks.md"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_has_its_row(check: Check) -> None:
    rows = DOCS.read_text(encoding="utf-8").splitlines()
    row = next(row for row in rows if row.startswith(f"| `{check.code}` |"))
    _, _, severity, example, reason, _ = (cell.strip() for cell in row.split("|"))
    assert (severity, reason) == (check.severity, check.reason)
    assert example
