"""MathJax as Anki runs it: the same version, packages and output, read from an installed Python package.

Anki 26 ships MathJax 3.2.2 (``tex-chtml-full.js``) with the settings in ``assets/mathjax.js``. The
distribution django-static-mathjax carries that release and depends on nothing.
"""

import base64
import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from cardgen.preview.assets import asset

# Anki leaves text macros out. Outside of a card's own frame a formula may set no links, styles or ids either.
ON_CARDS = ("textmacros",)
ELSEWHERE = ("textmacros", "html")


@cache
def mathjax(without: tuple[str, ...] = ON_CARDS) -> str:
    """Return MathJax with its settings and fonts as one script, lacking the packages ``without``.

    It fetches nothing. ``MathJax.startup.promise`` is kept when it is ready.
    """
    setup = asset("mathjax.js").replace("{{without}}", json.dumps(without))
    script = _release().joinpath("tex-chtml-full.js").read_text(encoding="utf-8")
    return f"{setup.replace('{{fonts}}', json.dumps(_fonts()))}\n{script}"


def _fonts() -> dict[str, str]:
    """Return MathJax's fonts as ``data:`` addresses by file name."""
    folder = _release().joinpath("output", "chtml", "fonts", "woff-v2")
    return {
        file.name: "data:font/woff;base64," + base64.b64encode(file.read_bytes()).decode("ascii")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
    }


def _release() -> Traversable:
    return files("mathjax").joinpath("static", "mathjax", "es5")
