"""Folders that cannot be read are told: what is in them must not count as deleted."""

import os
from pathlib import Path
from typing import Any

import pytest

from cardgen.folders import files_below
from cardgen.notes.files import find_notes
from cardgen.store.files import find_decks, memory_files


@pytest.fixture
def locked_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one below it that refuses to be listed, whoever runs the tests."""
    closed = tmp_path / "generated" / "closed"
    closed.mkdir(parents=True)
    scan = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    return tmp_path


@pytest.mark.parametrize("search", [find_decks, memory_files, lambda folder: find_notes([folder])])
def test_p5_a_folder_that_cannot_be_read_is_told(locked_folder: Path, search: Any) -> None:
    with pytest.raises(PermissionError, match="closed"):
        search(locked_folder)


def test_what_is_hidden_is_left_out_unless_asked_for(tmp_path: Path) -> None:
    for name in ("a", ".b", ".c/d"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [file.name for file in files_below(tmp_path)] == ["a"]
    assert sorted(file.name for file in files_below(tmp_path, hidden=True)) == [".b", "a", "d"]


def test_without_a_folder_there_are_no_files(tmp_path: Path) -> None:
    assert list(files_below(tmp_path / "none")) == []
