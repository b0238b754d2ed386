"""The files of the page, as shipped: HTML, style sheet and scripts, with ``{{name}}`` to be filled in."""

from importlib.resources import files


def asset(name: str) -> str:
    """Return the text of the shipped file ``name`` (``app.js``), its ``{{name}}`` not yet filled in."""
    return files("cardgen.preview.assets").joinpath(name).read_text(encoding="utf-8")
