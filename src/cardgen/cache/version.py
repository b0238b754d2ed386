"""The version of everything that an entry of the cache depends on, beside its input."""

import os
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import cardgen
from cardgen.cache.entry import digest

# What makes the bytes of decks and packages, beside Python and its modules.
_LIBRARIES = (
    "genanki",
    "markdown",
    "markdown_it_py",
    "mdit_py_plugins",
    "nh3",
    "pygments",
    "pyyaml",
    "rapidfuzz",
)


@cache
def code_version() -> str:
    """Return a digest of our own files, the libraries that decks and packages are made with, and Python.

    Files are told by size and time, libraries by the names of their ``.dist-info`` folders: importing
    ``importlib.metadata`` alone would take longer than a build that has nothing to do.
    """
    parts = [cardgen.__version__, sys.version, sqlite3.sqlite_version, zlib.ZLIB_RUNTIME_VERSION]
    return digest("\n".join([*parts, *_own_files(), *_installed(sys.path)]))


def _own_files() -> Iterator[str]:
    for place, folders, names in os.walk(os.path.dirname(cardgen.__file__)):  # noqa: PTH120 (twice as fast)
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(file := f"{place}/{name}")  # noqa: PTH116
            yield f"{file} {status.st_size} {status.st_mtime_ns}"


def _installed(places: Iterable[str]) -> Iterator[str]:
    for place in places:
        try:
            names = sorted(path.name for path in Path(place or ".").iterdir())
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")) and _library(name) in _LIBRARIES:
                yield f"{place}/{name}"


def _library(name: str) -> str:
    return name.partition("-")[0].lower().replace(".", "_")
