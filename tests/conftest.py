"""What holds for every test."""

import signal
from pathlib import Path

import pytest

# A shell that starts the tests in the background has them ignore Ctrl-C; the commands they stop would too.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a cache of its own, in the processes it starts too; the user's is left alone."""
    folder = tmp_path_factory.mktemp("cache")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr("cardgen.cache.folder.user_cache_path", lambda *_, **__: folder / "cardgen")
    return folder
