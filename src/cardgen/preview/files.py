"""Write the preview's folder. The only place of ``preview`` that writes to the disk."""

import mimetypes
from pathlib import Path

from cardgen.atomic import TEMPORARY_SUFFIX, write_atomically
from cardgen.errors import CardgenError
from cardgen.preview.cards import PreviewContent
from cardgen.preview.pages import data_files, media_file, page_files

_OURS = "frame.html"  # a folder that has it was written by us and may be written again
_LEFT = f".*{TEMPORARY_SUFFIX}"  # by a writing that was killed
_FOLDERS = ("data", "media")


def write_preview(folder: Path, content: PreviewContent) -> None:
    """Write the preview to ``folder``.

    Files whose content stays the same are not touched; those of an earlier preview that are no longer
    needed are removed, and so is what a writing that was killed left. Nothing is written through a link,
    and no file is trusted for its name: the folder may have come with a stranger's project.

    Raises:
        CardgenError: ``folder`` holds something else.
        OSError: a file cannot be written; it is then as it was, and the folder may be written again.
    """
    if _holds_something_else(folder):
        raise CardgenError(f"{folder}: the folder is not empty and holds no preview. Name another with -o.")
    pages = page_files(content.title)
    written = {_write(folder, name, pages[name]) for name in sorted(pages, key=_OURS.__ne__)}  # ours first
    written |= {_write(folder, name, text) for name, text in data_files(content)}
    for name, path in sorted(content.media.items()):
        text = media_file(name, _kind(name), path.read_bytes())
        written.add(_write(folder, f"media/{name}.js", text))
    for pattern in ("data/*.js", "media/*.js", _LEFT, f"data/{_LEFT}", f"media/{_LEFT}"):
        for old in set(folder.glob(pattern)) - written:
            old.unlink()


def _holds_something_else(folder: Path) -> bool:
    if any((folder / name).is_symlink() for name in _FOLDERS):
        return True
    if not folder.exists() or (folder / _OURS).is_file():
        return False
    return not all(file.match(_LEFT) for file in folder.iterdir())


def _write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    if file.is_symlink():
        file.unlink()
    write_atomically(file, text)
    return file


def _kind(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
