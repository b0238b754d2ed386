"""What holds for every test."""

import signal
from pathlib import Path

import pytest
from hypothesis import settings

# A shell that starts the tests in the background has them ignore Ctrl-C; the commands they stop would too.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The suite tries the same cases every time, so that a failure tells of the change that was made. New ones
# are looked for with `pytest tests/property --hypothesis-profile=default`.
settings.register_profile("same", derandomize=True, database=None)
settings.load_profile("same")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a cache of its own, in the processes it starts too; the user's is left alone."""
    folder = tmp_path_factory.mktemp("cache")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr("cardgen.cache.folder.user_cache_path", lambda *_, **__: folder / "cardgen")
    return folder
