"""Cases kept as text: a line with a dot ends each part of a case, an empty line behind it the case."""

from pathlib import Path


def text_cases(file: Path) -> list[list[str]]:
    """Return the cases in ``file``, each as its parts: the title first."""
    cases = file.read_text(encoding="utf-8").split("\n.\n\n")
    return [case.removesuffix("\n.\n").split("\n.\n") for case in cases]
