"""Write the preview's folder. The only place of ``preview`` that writes to the disk."""

import mimetypes
from collections.abc import Mapping, Sequence
from pathlib import Path

from cardgen.atomic import TEMPORARY_SUFFIX, write_atomically
from cardgen.errors import CardgenError
from cardgen.preview.cards import PreviewContent
from cardgen.preview.pages import data_files, media_file, page_files

_OURS = "frame.html"  # a folder that has it was written by us and may be written again
_LEFT = f".*{TEMPORARY_SUFFIX}"  # by a writing that was killed
_FOLDERS = ("data", "media")
_FIRST = "data.js"  # earlier versions began with it; where their writing was cut off, frame.html is missing


def write_preview(folder: Path, content: PreviewContent) -> None:
    """Write the preview to ``folder``.

    Files whose content stays the same are not touched; those of an earlier preview that are no longer
    needed are removed, and so is what a writing that was killed left. Nothing is written through a link,
    and no file is trusted for its name: the folder may have come with a stranger's project.

    Raises:
        CardgenError: ``folder`` holds something else.
        OSError: a file cannot be written; it is then as it was, and the folder may be written again.
    """
    pages = page_files(content.title)
    _refuse_something_else(folder, pages)
    written = {_write(folder, name, pages[name]) for name in sorted(pages, key=_OURS.__ne__)}  # ours first
    written |= {_write(folder, name, text) for name, text in data_files(content)}
    for name, path in sorted(content.media.items()):
        text = media_file(name, _kind(name), path.read_bytes())
        written.add(_write(folder, f"media/{name}.js", text))
    for pattern in ("data/*.js", "media/*.js", _LEFT, f"data/{_LEFT}", f"media/{_LEFT}"):
        for old in set(folder.glob(pattern)) - written:
            old.unlink()


def _refuse_something_else(folder: Path, pages: Mapping[str, str]) -> None:
    if link := next((folder / name for name in _FOLDERS if (folder / name).is_symlink()), None):
        raise CardgenError(f"{link}: a link, through which no preview is written. Remove it.")
    if not folder.exists() or (folder / _OURS).is_file():
        return
    left = [file for file in folder.iterdir() if not file.match(_LEFT)]
    if left and not _is_cut_off(folder, left, pages):
        raise CardgenError(
            f"{folder}: the folder is not empty and holds no preview. Name another with -o, or delete it and"
            " run this again if nothing in it is yours."
        )


def _is_cut_off(folder: Path, files: Sequence[Path], pages: Mapping[str, str]) -> bool:
    """Tell whether ``files`` are what a writing left that was cut off: by their names, and by the first."""
    known = all((file.name in pages and file.is_file()) or _is_data(file) for file in files)
    return known and _begins(folder / _FIRST, pages[_FIRST].partition("\n")[0])


def _is_data(folder: Path) -> bool:
    """Tell whether ``folder`` is one of the preview's that holds scripts of ours alone."""
    if folder.name not in _FOLDERS or not folder.is_dir():
        return False
    return all(file.match(_LEFT) or _begins(file, "cardgen.") for file in folder.iterdir())


def _begins(file: Path, text: str) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as content:
        return content.read(len(text)) == text.encode()


def _write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    if file.is_symlink():
        file.unlink()
    write_atomically(file, text)
    return file


def _kind(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
