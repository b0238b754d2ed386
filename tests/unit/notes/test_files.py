"""Notes on disk: found in order, read in whatever encoding, told where they are no text."""

import os
import sys
from pathlib import Path

import pytest

from cardgen.model import Severity
from cardgen.notes.files import find_notes, read_note


def note(folder: Path, data: bytes) -> Path:
    file = folder / "n.md"
    file.write_bytes(data)
    return file


def test_folders_are_searched_to_the_bottom_in_order(tmp_path: Path) -> None:
    for name in ["b.md", "a/z.markdown", "a/y.MD", ".git/c.md", "a/.hidden.md", "a/x.txt", "10.md", "2.md"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [file.relative_to(tmp_path).as_posix() for file in find_notes([tmp_path, tmp_path / "b.md"])]
    assert found == ["10.md", "2.md", "a/y.MD", "a/z.markdown", "b.md"]


def test_p7_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    (notes / "a").mkdir(parents=True)
    (tmp_path / "outside.md").touch()
    (notes / "a/inside.md").touch()
    (notes / "out.md").symlink_to(tmp_path / "outside.md")
    (notes / "in.md").symlink_to("a/inside.md")
    (notes / "loop.md").symlink_to("loop.md")
    assert find_notes([notes]) == [notes / "a/inside.md", notes / "in.md"]
    assert find_notes([notes / "out.md"]) == [notes / "out.md"]


def test_a_pipe_is_no_note(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "n.md")
    (told,) = read_note(tmp_path / "n.md", "n.md").diagnostics
    assert str(told) == "n.md: error[note-unreadable]: The note cannot be read: it is no ordinary file."


def test_a_file_named_outright_is_a_note_whatever_its_suffix(tmp_path: Path) -> None:
    assert find_notes([tmp_path / "x.txt"]) == [tmp_path / "x.txt"]


@pytest.mark.parametrize("data", ["# 熵\r\n".encode(), "\ufeff# 熵\r\n".encode()], ids=["plain", "with mark"])
def test_utf8_is_read_without_its_mark(tmp_path: Path, data: bytes) -> None:
    assert read_note(note(tmp_path, data), "n.md").text == "# 熵\r\n"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-32"])
def test_another_encoding_is_read_and_told(tmp_path: Path, encoding: str) -> None:
    read = read_note(note(tmp_path, "# 信息熵\n\n熵是“期望”。\n".encode(encoding)), "n.md")
    (told,) = read.diagnostics
    assert read.text == "# 信息熵\n\n熵是“期望”。\n"
    assert (told.severity, told.code) == (Severity.INFO, "note-encoding")
    assert encoding.upper() in told.message


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"# a\n\x00\x01", "n.md:2"),
        (b"# a\n\ncaf\xe9 au lait\n", "n.md:3"),
        (b"\xff\xfea", "n.md:1"),
        (b"\x89PNG\r\n\x1a\n\0", "n.md:3"),
    ],
    ids=["zero bytes", "latin-1", "half a utf-16", "picture"],
)
def test_what_is_no_text_is_an_error_with_its_line(tmp_path: Path, data: bytes, place: str) -> None:
    read = read_note(note(tmp_path, data), "n.md")
    assert read.text is None
    assert str(read.diagnostics[0]).startswith(f"{place}: error[note-not-text]")


def test_a_missing_note_is_an_error_and_no_exception(tmp_path: Path) -> None:
    read = read_note(tmp_path / "gone.md", "gone.md")
    assert read.text is None
    assert (
        str(read.diagnostics[0])
        == "gone.md: error[note-unreadable]: The note cannot be read: No such file or directory."
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"caf\xe9.md", r"caf\udce9.md"), ("咖\n啡.md".encode(), r"咖\n啡.md"), (b"a\x1bb.md", r"a\x1bb.md")],
)
def test_a_name_that_no_deck_file_could_hold_is_an_error_that_spells_it(
    tmp_path: Path, name: bytes, shown: str
) -> None:
    file = tmp_path / os.fsdecode(name)
    file.write_text("# Coffee\n")
    read = read_note(file, file.name)
    assert read.text is None
    assert str(read.diagnostics[0]).startswith(f"{shown}: error[note-name]: ")
