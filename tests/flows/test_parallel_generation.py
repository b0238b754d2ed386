"""Several processes make the same cards of notes as one, and tell the same faults in the same order."""

from pathlib import Path

import pytest

from cardgen.flows.generating import note_cards
from cardgen.flows.generating.note_cards import read_notes
from cardgen.project.project import Project
from cardgen.project.settings import Settings

NOTE = "---\ntags: [t]\n---\n# Part {n}\n\n**Entropy {n}** is a measure of disorder, $H_{n} = 1$.\n"
ODD = {
    2: b"\xff\xfe\x00",
    5: b"---\nno: [yaml\n---\n# Q\n",
    7: b"",
    9: "# 熵\n\n熵是不确定性的度量。\n".encode("gb18030"),
}


def test_several_processes_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes").mkdir()
    for number in range(12):
        data = ODD.get(number, NOTE.format(n=number).encode())
        (tmp_path / "notes" / f"{number:02}.md").write_bytes(data)
    expected = read_notes(Project(tmp_path), Settings())
    assert expected.diagnostics
    assert any(note.decks for note in expected.notes)
    told: list[tuple[int, int]] = []
    for size in ("_MUCH", "_SHARE"):
        monkeypatch.setattr(note_cards, size, 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    found = read_notes(Project(tmp_path), Settings(), report=lambda done, total: told.append((done, total)))
    assert found == expected
    assert told[-1] == (12, 12)
