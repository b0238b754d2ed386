"""Files written whole: one that holds its bytes already is not touched, and no other is left beside it."""

from pathlib import Path

from cardgen.atomic import write_atomically


def test_writing_the_same_text_does_not_touch_the_file(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "a.yaml"
    assert write_atomically(file, "中文\n")
    before = file.stat()
    assert not write_atomically(file, "中文\n")
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert [path.name for path in file.parent.iterdir()] == ["a.yaml"]


def test_a_name_as_long_as_a_file_system_takes_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / ("a" * 250 + ".yaml")
    assert write_atomically(file, "text")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
