"""Several processes make the same packages as one, whatever the decks are like."""

import shutil
from pathlib import Path

import pytest

from cardgen.flows.build import Built, build
from cardgen.flows.building import deck_packer, make
from cardgen.project.project import Project

DECKS = {
    "sound": "- {{id: card{n:06}, question: q $x_{n}$, answer: '**a**'}}\n",
    "with a picture": "- {{id: card{n:06}, question: '![](../p.png)', answer: a}}\n",
    "with a warning": "- {{id: card{n:06}, question: q $\\nosuch$, answer: a}}\n",
    "with an error": "- {{id: card{n:06}, question: q $x_{{1, answer: a}}\n",
    "without an id": "- {{question: q {n}, answer: a}}\n",
    "with the same id everywhere": "- {{id: samesame00, question: q {n}, answer: a}}\n",
    "not to be read": "- [\n",
    "empty": "",
}


def write_decks(root: Path, odd: str) -> None:
    (root / "decks").mkdir(parents=True)
    (root / "decks" / "p.png").write_bytes(b"picture")
    for number in range(24):
        kind = odd if number % 5 == 0 else "sound"
        file = root / "decks" / f"folder{number % 4}" / f"{number:02}.yaml"
        file.parent.mkdir(exist_ok=True)
        cards = DECKS[kind].format(n=number)
        file.write_text(f"deck: Deck {number}\ncards:{' []' * (not cards)}\n{cards}", encoding="utf-8")


def outcome(root: Path) -> tuple[object, ...]:
    built: Built = build(Project(root))
    report = [(package.file.name, package.decks, package.cards, package.media) for package in built.packages]
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "lock"
    }
    return report, [file.name for file in built.held_back], built.diagnostics, files


@pytest.mark.parametrize("odd", DECKS)
def test_several_processes_make_what_one_makes(
    odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    write_decks(tmp_path / "one", odd)
    shutil.copytree(tmp_path / "one", tmp_path / "several")
    expected = outcome(tmp_path / "one")
    for module, size in ((deck_packer, "_MUCH"), (deck_packer, "_SHARE"), (make, "_MUCH")):
        monkeypatch.setattr(module, size, 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert outcome(tmp_path / "several") == expected
