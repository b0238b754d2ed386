"""Media: from a reference as it is written in a card to a file in the project and its name in Anki."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from cardgen.model import Diagnostic, Severity, Source

MAX_MEDIA = 64 << 20  # bytes; Anki reports files over 100 MB as missing and AnkiWeb takes less
NAME_DIGITS = 12  # of the hash in a name: enough that no two files of a project share one
MEDIA_TYPES = frozenset(
    {
        *(
            ".apng",
            ".avif",
            ".bmp",
            ".gif",
            ".ico",
            ".jpeg",
            ".jpg",
            ".png",
            ".svg",
            ".tif",
            ".tiff",
            ".webp",
        ),
        *(".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"),
        *(".mkv", ".mov", ".mp4", ".ogv", ".webm"),
    }
)
_LIQUID = re.compile(r"^\{\{-?\s*site\.\w+\s*-?\}\}")
_SKIPPED = re.compile(r"^(?:\.|node_modules$|dist$)")


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file to be packed: its name in Anki, ``cardgen-<hash of its content>.png``, and where it is."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class MediaFault:
    """Why a reference leads to no file that may be packed."""

    code: str
    message: str
    remedy: str

    def at(self, source: Source) -> Diagnostic:
        """Return the fault as an error at ``source``."""
        return Diagnostic(source, Severity.ERROR, self.code, self.message, self.remedy)


@dataclass(slots=True)
class MediaFolder:
    """The media of a project. Reads a folder's list and a file's bytes once.

    ``root`` is the project's folder, outside of which nothing is read, links resolved. ``media_root`` is the
    folder, relative to it, that ``/images/a.png`` starts from.
    """

    root: Path
    media_root: str = ""
    _lists: dict[Path, dict[str, list[str]]] = field(default_factory=dict)
    _files: dict[Path, MediaFile | MediaFault] = field(default_factory=dict)
    _real: dict[Path, Path] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _index: dict[str, list[Path]] | None = None

    def find(self, reference: str, folders: Sequence[Path]) -> MediaFile | MediaFault:
        """Return the file that ``reference`` means, looked for in ``folders`` and then in the project.

        ``%20`` and the like are decoded if the name as written leads nowhere; Jekyll's ``{{ site.url }}``
        is dropped. A name without a folder (Obsidian's ``![[a.png]]``) is last looked for everywhere.
        """
        near = ""
        for name in _spellings(reference):
            for base in self._bases(name, folders):
                path, exact = self._on_disk(base, PurePosixPath(name.lstrip("/")))
                if path and exact:
                    return self._checked(path, reference)
                near = near or (self._shown(path) if path else "")
        if near:
            return MediaFault(
                "media-case",
                f"'{reference}' is written '{near}' on the disk.",
                "Write capital and small letters as the file has them.",
            )
        return self._anywhere(reference, folders)

    def look_in(self, folder: Path) -> None:
        """Take note of what is in ``folder``, as if something had been looked for there."""
        self._listed(folder)

    def seen(self) -> dict[str, str]:
        """Return all that ``find`` has looked at so far: what is the same again gives the same answers.

        The keys are ``folder:PATH``, ``file:PATH`` and ``everywhere:``; the values are digests.
        """
        seen = {f"folder:{folder}": _digest(names) for folder, names in self._lists.items()}
        seen |= {f"file:{path}": f"{_told(self._files[real])} {real}" for path, real in self._real.items()}
        if self._index is not None:
            seen["everywhere:"] = _digest(self._index)
        return seen

    def sees(self, seen: Mapping[str, str]) -> bool:
        """Tell whether all that was ``seen`` before is still the same."""
        try:
            for key in seen:
                self._look_again(*key.split(":", 1))
        except OSError:
            return False
        now = self.seen()
        return all(now.get(key) == value for key, value in seen.items())

    def _look_again(self, kind: str, path: str) -> None:
        if kind == "folder":
            self._listed(Path(path))
        elif kind == "file":
            self._checked(Path(path), "")
        else:
            self._everywhere()

    def _bases(self, name: str, folders: Sequence[Path]) -> tuple[Path, ...]:
        site = self.root / self.media_root
        return (site, self.root) if name.startswith("/") else (*folders, self.root, site)

    def _on_disk(self, base: Path, name: PurePosixPath) -> tuple[Path | None, bool]:
        """Follow ``name`` from ``base`` part by part; tell too whether it is spelled as on the disk."""
        path, exact = base, True
        for part in name.parts:
            if part == "..":
                path = path.parent
                continue
            found = self._listed(path).get(_folded(part), [])
            if not found:
                return None, False
            same = [other for other in found if _nfc(other) == _nfc(part)]
            exact = exact and bool(same)
            path = path / (same or found)[0]
        return (path, exact) if path.is_file() else (None, False)

    def _listed(self, folder: Path) -> dict[str, list[str]]:
        if folder not in self._lists:
            names: dict[str, list[str]] = {}
            for name in sorted(_names_in(folder)) if self._inside(folder) else ():
                names.setdefault(_folded(name), []).append(name)
            self._lists[folder] = names
        return self._lists[folder]

    def _inside(self, path: Path) -> bool:
        try:
            return path.resolve().is_relative_to(self.root.resolve())
        except (ValueError, RuntimeError):  # a NUL in the name, a link to itself
            return False

    def _shown(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.root)).as_posix()

    def _anywhere(self, reference: str, folders: Sequence[Path]) -> MediaFile | MediaFault:
        if self._leads_out(reference, folders):
            return MediaFault(
                "media-outside",
                f"'{reference}' is outside the project, of which nothing is read.",
                "Copy the file into the project.",
            )
        found = [] if "/" in reference else self._everywhere().get(_folded(unquote(reference)), [])
        if len(found) > 1:
            places = ", ".join(f"'{self._shown(path)}'" for path in found)
            return MediaFault("media-ambiguous", f"'{reference}' could be {places}.", "Write the folder too.")
        if found:
            return self._checked(found[0], reference)
        return MediaFault(
            "media-missing", f"there is no file '{reference}'.", "Add the file or mend the path."
        )

    def _leads_out(self, reference: str, folders: Sequence[Path]) -> bool:
        name = unquote(reference)
        places = (Path(os.path.normpath(f"{base}/{name}")) for base in self._bases(name, folders))
        return not any(place.is_relative_to(self.root) for place in places)

    def _everywhere(self) -> dict[str, list[Path]]:
        if self._index is None:
            self._index = {}
            for path in _media_files(self.root):
                self._index.setdefault(_folded(path.name), []).append(path)
        return self._index

    def _checked(self, path: Path, reference: str) -> MediaFile | MediaFault:
        real = self._real[path] = path.resolve()
        if real not in self._files:
            self._files[real] = self._read(real, reference)
        return self._files[real]

    def _read(self, path: Path, reference: str) -> MediaFile | MediaFault:
        ending = path.suffix.lower()
        if not self._inside(path):
            return MediaFault(
                "media-outside",
                f"'{reference}' is a link to a file outside the project.",
                "Copy the file itself.",
            )
        if ending not in MEDIA_TYPES:
            return MediaFault(
                "media-type",
                f"'{reference}' is no picture, sound or video that Anki shows.",
                f"Known endings: {', '.join(sorted(MEDIA_TYPES))}.",
            )
        size = path.stat().st_size
        if size > MAX_MEDIA:
            return MediaFault(
                "media-too-big",
                f"'{reference}' has {size >> 20} MB, over the limit of {MAX_MEDIA >> 20} MB.",
                "Make it smaller.",
            )
        return self._named(path, ending, reference)

    def _named(self, path: Path, ending: str, reference: str) -> MediaFile | MediaFault:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        name = f"cardgen-{digest[:NAME_DIGITS]}{ending}"
        if self._names.setdefault(name, digest) != digest:
            return MediaFault(
                "media-name-twice",
                f"'{reference}' would share the name {name} with another file.",
                "Save it anew.",
            )
        return MediaFile(name, path)


def _digest(names: Mapping[str, Sequence[object]]) -> str:
    text = "\n".join(str(name) for key in sorted(names) for name in names[key])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:NAME_DIGITS]


def _told(file: MediaFile | MediaFault) -> str:
    return file.name if isinstance(file, MediaFile) else file.code


def _spellings(reference: str) -> Iterator[str]:
    plain = _LIQUID.sub("", reference.strip()).replace("\\", "/")
    decoded = unquote(plain)
    for name in dict.fromkeys((plain, decoded, decoded.partition("#")[0].partition("?")[0])):
        if name.strip("/") and "\x00" not in name:
            yield name


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _folded(name: str) -> str:
    return _nfc(name).casefold()


def _names_in(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []


def _media_files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not _SKIPPED.match(name))
        for name in sorted(names):
            path = Path(folder) / name
            if path.suffix.lower() in MEDIA_TYPES and path.is_file():  # no pipe, no link to nowhere
                yield path
