"""'Now' is SOURCE_DATE_EPOCH where that is set."""

import time

import pytest

from cardgen.errors import UsageError
from cardgen.flows.shared.clock import now


def test_source_date_epoch_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    assert now() == 1_795_000_000


def test_without_it_the_clock_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert abs(now() - time.time()) < 60


@pytest.mark.parametrize("text", ["soon", "-5", "1.5", "１２", "9" * 20, "9" * 5000])
def test_what_is_no_time_is_told(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        now()
