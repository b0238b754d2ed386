"""An entry of the cache is whole and of this version, or not there; two writers leave one of two."""

import re
import threading
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.cache.entry import digest, digest_of_file, read_entry, write_entry
from cardgen.cache.folder import cache_folder
from cardgen.cache.version import _LIBRARIES, code_version

PYPROJECT = Path(__file__).parents[3] / "pyproject.toml"
# What the project needs, but no byte of a package is made with.
FOR_OTHER_THINGS = {
    *("click", "django_static_mathjax", "filelock", "markdownify", "platformdirs", "rensa", "rich"),
    *("watchfiles", "zstandard"),
}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "entry.json"


@given(value=JSON)
def test_what_was_kept_is_read_back(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    file = tmp_path_factory.mktemp("cache") / "entry.json"
    write_entry(file, "1", value)
    assert read_entry(file, "1") == value


def test_another_version_is_not_believed(file: Path) -> None:
    write_entry(file, "1", ["value"])
    assert read_entry(file, "2") is None


def test_a_damaged_entry_is_not_believed(file: Path) -> None:
    write_entry(file, "1", ["value"])
    data = file.read_bytes()
    for place in range(len(data)):
        file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert read_entry(file, "1") is None
        file.write_bytes(data[:place])
        assert read_entry(file, "1") is None


def test_what_is_not_there_is_none(file: Path) -> None:
    assert read_entry(file, "1") is None
    assert digest_of_file(file) == ""


def test_what_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("here", encoding="utf-8")
    write_entry(in_the_way / "entry.json", "1", ["value"])
    assert in_the_way.read_text(encoding="utf-8") == "here"


def test_two_writers_leave_one_whole_entry_and_nothing_else(file: Path) -> None:
    values = [[number] * 2000 for number in range(8)]
    threads = [threading.Thread(target=write_entry, args=(file, "1", value)) for value in values]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read_entry(file, "1") in values
    assert list(file.parent.iterdir()) == [file]


def test_a_digest_tells_contents_apart() -> None:
    assert len({digest(data) for data in ("", "a", "b", b"\x00", "\ud800")}) == 5
    assert digest("梯度") == digest("梯度".encode())


def test_every_project_has_its_own_folder(tmp_path: Path) -> None:
    assert cache_folder(tmp_path / "a") != cache_folder(tmp_path / "b")
    assert cache_folder(tmp_path / "a") == cache_folder(tmp_path / "b" / ".." / "a")


def test_the_version_of_the_code_is_stable_within_a_run() -> None:
    code_version.cache_clear()
    first = code_version()
    code_version.cache_clear()
    assert code_version() == first


def test_p4_every_library_is_watched_or_known_to_make_no_byte_of_a_package() -> None:
    needed = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^\w.-]", text)[0].lower().replace("-", "_") for text in needed}
    assert not FOR_OTHER_THINGS & set(_LIBRARIES)
    assert FOR_OTHER_THINGS | set(_LIBRARIES) == names


@pytest.mark.parametrize("library", ["Markdown", "markdown_it_py", "nh3", "PyYAML"])
def test_p4_an_upgrade_of_a_library_is_another_version(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    versions = set()
    for number in (1, 2):
        (tmp_path / f"{library}-{number}.dist-info").mkdir()
        code_version.cache_clear()
        versions.add(code_version())
    code_version.cache_clear()
    assert len(versions) == 2
