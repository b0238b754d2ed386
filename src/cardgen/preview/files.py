"""Write the preview's folder. The only place of ``preview`` that writes to the disk."""

import mimetypes
from pathlib import Path

from cardgen.errors import CardgenError
from cardgen.preview.cards import PreviewContent
from cardgen.preview.pages import data_files, media_file, page_files

_OURS = "frame.html"  # a folder that has it was written by us and may be written again
_FOLDERS = ("data", "media")


def write_preview(folder: Path, content: PreviewContent) -> None:
    """Write the preview to ``folder``.

    Files whose content stays the same are not touched; those of an earlier preview that are no longer
    needed are removed. Nothing is written through a link, and no file is trusted for its name: the folder
    may have come with a stranger's project.

    Raises:
        CardgenError: ``folder`` holds something else.
        OSError: a file cannot be written.
    """
    if _holds_something_else(folder):
        raise CardgenError(f"{folder}: the folder is not empty and holds no preview. Name another with -o.")
    written = {_write(folder, name, text) for name, text in page_files(content.title).items()}
    written |= {_write(folder, name, text) for name, text in data_files(content)}
    for name, path in sorted(content.media.items()):
        text = media_file(name, _kind(name), path.read_bytes())
        written.add(_write(folder, f"media/{name}.js", text))
    for old in (*folder.glob("data/*.js"), *folder.glob("media/*.js")):
        if old not in written:
            old.unlink()


def _holds_something_else(folder: Path) -> bool:
    if any((folder / name).is_symlink() for name in _FOLDERS):
        return True
    return folder.exists() and any(folder.iterdir()) and not (folder / _OURS).is_file()


def _write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    data = text.encode("utf-8")
    if file.is_symlink():
        file.unlink()
    if not (file.is_file() and file.read_bytes() == data):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return file


def _kind(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
