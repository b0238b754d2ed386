"""Entries of the cache: a value in a file that is whole and of this version, or as good as not there.

A file starts with a digest of the rest and of the version of the code, so that what another version wrote, or
a failing disk, is not believed. Two runs at once leave one of two whole files. What cannot be written is not
kept: a cache must never end a command.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from cardgen.atomic import write_of_cache


def digest(data: bytes | str) -> str:
    """Return 32 hex digits that tell ``data`` from any other."""
    return hashlib.blake2b(
        data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data, digest_size=16
    ).hexdigest()


def digest_of_file(file: Path) -> str:
    """Return the digest of what is in ``file``; empty where it cannot be read, or may never end."""
    try:
        return digest(file.read_bytes()) if file.is_file() else ""
    except OSError:
        return ""


def read_entry(file: Path, version: str) -> Any:
    """Return the value in ``file``; None if there is none, or it is damaged or of another version."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    if head.decode("ascii", "replace") != _seal(body, version):
        return None
    try:
        return json.loads(body)
    except ValueError:
        return None


def write_entry(file: Path, version: str, value: Any) -> None:
    """Keep ``value``, which JSON can hold, in ``file``, if that is possible."""
    body = json.dumps(value, separators=(",", ":")).encode("ascii")
    with suppress(OSError):
        write_of_cache(file, _seal(body, version).encode("ascii") + b"\n" + body)


def _seal(body: bytes, version: str) -> str:
    return digest(version.encode() + b"\0" + body)
