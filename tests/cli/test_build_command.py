"""`cardgen build` and `cardgen diff` as a person calls them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

DECK = 'deck: D\ncards:\n- question: 什么？\n  answer: old\n- cloze: "{{c1::a}} {{c2::b}}"\n'
NOTHING = "There is no deck with a card to build. Run `cardgen generate`, or write decks/NAME.yaml."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "decks" / "note").mkdir(parents=True)
    (tmp_path / "cardgen.yaml").write_text("namespace: letters\n", encoding="utf-8")
    (tmp_path / "decks" / "hand.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "decks" / "note" / "one.yaml").write_text(
        DECK.replace("deck: D", "deck: N::One"), encoding="utf-8"
    )
    (tmp_path / "decks" / "note" / "two.yaml").write_text(
        DECK.replace("deck: D", "deck: N::Two"), encoding="utf-8"
    )
    return tmp_path


def cardgen(folder: Path, *arguments: str) -> tuple[int, list[str], list[str]]:
    """Run the command as in a shell, with a pipe for its output."""
    run = subprocess.run(
        [sys.executable, "-m", "cardgen", "-C", folder, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return run.returncode, run.stdout.splitlines(), run.stderr.splitlines()


def test_build_says_what_it_wrote(project: Path) -> None:
    assert cardgen(project, "build") == (
        0,
        [
            "dist/hand.apkg  1 deck, 3 cards, of 2 in the deck files",
            "dist/note.apkg  2 decks, 6 cards, of 4 in the deck files",
        ],
        [],
    )
    assert sorted(path.name for path in (project / "dist").iterdir()) == ["hand.apkg", "note.apkg"]


def test_build_says_what_it_left_as_it_was(project: Path) -> None:
    cardgen(project, "build")
    (project / "dist" / "hand.apkg").unlink()
    before = (project / "dist" / "note.apkg").stat().st_mtime_ns
    assert cardgen(project, "build")[1] == [
        "dist/hand.apkg  1 deck, 3 cards, of 2 in the deck files",
        "dist/note.apkg  2 decks, 6 cards, of 4 in the deck files (up to date)",
    ]
    assert (project / "dist" / "note.apkg").stat().st_mtime_ns == before
    told = json.loads("".join(cardgen(project, "build", "--json")[1]))
    assert [package["up_to_date"] for package in told["packages"]] == [True, True]


def test_build_gives_ids_once_by_writing_them_in(project: Path) -> None:
    cardgen(project, "build")
    text = (project / "decks" / "hand.yaml").read_text(encoding="utf-8")
    assert text.count("id: ") == 2
    assert text.replace("\n  question", "").count("什么？") == 1
    cardgen(project, "build")
    assert (project / "decks" / "hand.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("decks", [{}, {"empty.yaml": "deck: D\ncards: []\n"}])
def test_build_says_so_where_there_is_nothing_to_build(tmp_path: Path, decks: dict[str, str]) -> None:
    (tmp_path / "decks").mkdir()
    for name, text in decks.items():
        (tmp_path / "decks" / name).write_text(text)
    assert cardgen(tmp_path, "build") == (0, [NOTHING], [])


def test_a_suffix_in_capitals_is_one(project: Path) -> None:
    (project / "decks" / "hand.yaml").rename(project / "decks" / "hand.YAML")
    (project / "decks" / "note" / "one.yaml").rename(project / "decks" / "note" / "one.Yml")
    assert cardgen(project, "build")[1] == [
        "dist/hand.apkg  1 deck, 3 cards, of 2 in the deck files",
        "dist/note.apkg  2 decks, 6 cards, of 4 in the deck files",
    ]


def test_dry_run_writes_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))
    code, out, _ = cardgen(project, "build", "--dry-run")
    assert code == 0
    assert out[-1] == "Nothing was written (--dry-run)."
    assert sorted(project.rglob("*")) == before


def test_one_package_of_everything(project: Path) -> None:
    assert cardgen(project, "build", "--one", "all.apkg")[1] == [
        "all.apkg  3 decks, 9 cards, of 6 in the deck files"
    ]
    assert (project / "all.apkg").is_file()
    assert not (project / "dist").exists()


def test_another_folder_and_some_decks_only(project: Path) -> None:
    assert cardgen(project, "build", "decks/note", "-o", "out/here")[1] == [
        "out/here/note.apkg  2 decks, 6 cards, of 4 in the deck files"
    ]
    assert cardgen(project, "build", "decks/hand.yaml", "-o", "out")[1] == [
        "out/hand.apkg  1 deck, 3 cards, of 2 in the deck files"
    ]


@pytest.mark.parametrize("options", [[], ["-o", "dist"], ["--dry-run"]])
def test_a_named_deck_brings_the_whole_of_its_package(project: Path, options: list[str]) -> None:
    cardgen(project, "build")
    before = {file.name: file.read_bytes() for file in (project / "dist").iterdir()}
    out = cardgen(project, "build", "decks/note/one.yaml", *options)[1]
    assert out[0] == "dist/note.apkg  2 decks, 6 cards, of 4 in the deck files (up to date)"
    assert {file.name: file.read_bytes() for file in (project / "dist").iterdir()} == before
    assert cardgen(project, "diff")[1] == ["6 unchanged (against dist)"]


def test_a_named_deck_alone_goes_into_one_package_of_it(project: Path) -> None:
    out = cardgen(project, "build", "decks/note/one.yaml", "--one", "one.apkg")[1]
    assert out == ["one.apkg  1 deck, 3 cards, of 2 in the deck files"]


def test_a_named_deck_with_a_faulty_one_beside_it_is_held_back(project: Path) -> None:
    (project / "decks/note/two.yaml").write_text("deck: N::Two\ncards: 3\n", encoding="utf-8")
    code, out, _ = cardgen(project, "build", "decks/note/one.yaml")
    assert (code, out) == (1, ["dist/note.apkg was not written: a deck is at fault."])


def test_a_named_folder_without_decks_builds_nothing(project: Path) -> None:
    (project / "decks" / "empty").mkdir()
    assert cardgen(project, "build", "decks/empty") == (0, [NOTHING], [])


def test_names_are_aligned_as_a_terminal_shows_them(project: Path) -> None:
    (project / "decks" / "hand.yaml").rename(project / "decks" / "概率论.yaml")
    assert cardgen(project, "build")[1] == [
        "dist/note.apkg    2 decks, 6 cards, of 4 in the deck files",
        "dist/概率论.apkg  1 deck, 3 cards, of 2 in the deck files",
    ]


def test_a_package_of_no_deck_any_more_is_told(project: Path) -> None:
    cardgen(project, "build")
    (project / "decks" / "hand.yaml").rename(project / "decks" / "written.yaml")
    assert cardgen(project, "build")[1][-1] == "dist/hand.apkg is no longer made of any card: delete it."


def test_json(project: Path) -> None:
    code, out, err = cardgen(project, "build", "--json")
    report = json.loads("\n".join(out))
    assert (code, err) == (0, [])
    sizes = {"decks": 2, "notes": 4, "cards": 6, "media": 0}
    assert report["packages"][1] == {"file": "dist/note.apkg", **sizes, "up_to_date": False}
    assert (report["dry_run"], report["held_back"], report["diagnostics"]) == (False, [], [])


def test_faults_go_to_standard_error_one_a_line_with_exit_code_1(project: Path) -> None:
    (project / "decks" / "bad.yaml").write_text(
        "deck: B\ncards:\n- {question: q, answer: '![](no.png)'}\n- {cloze: none}\n"
    )
    code, out, err = cardgen(project, "build")
    assert code == 1
    assert [line.split(": ")[1] for line in err] == ["error[media-missing]", "error[cloze-number]"]
    assert all(line.startswith("decks/bad.yaml:") for line in err)
    assert out[-1] == "dist/bad.apkg was not written: a deck is at fault."
    assert len(out) == 3


def test_wrong_use_is_exit_code_2(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert cardgen(project, "build", "nowhere.yaml")[0] == 2
    assert cardgen(tmp_path_factory.mktemp("empty"), "build")[0] == 2
    assert cardgen(project, "diff", "--against", "nowhere.apkg")[0] == 2


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("build -o cardgen.yaml", "cardgen.yaml: is a file. Name a folder."),
        ("build -o cardgen.yaml/below", "cardgen.yaml: is a file. Name a folder."),
        ("build --one cardgen.yaml/all.apkg", "cardgen.yaml: is a file. Name a folder."),
        ("preview -o cardgen.yaml", "cardgen.yaml: is a file. Name a folder."),
        ("preview --serve --port 0 -o cardgen.yaml", "cardgen.yaml: is a file. Name a folder."),
        ("stats --html notes/a.md", "notes/a.md: name a file that ends in .html."),
        ("stats --html decks", "decks: is a folder. Name a file."),
        ("stats --html cardgen.yaml/page.html", "cardgen.yaml: is a file. Name a folder."),
    ],
)
def test_a_place_that_cannot_be_written_to_is_wrong_use(project: Path, command: str, told: str) -> None:
    (project / "cardgen.yaml").touch()
    before = sorted(project.rglob("*"))
    code, out, err = cardgen(project, *command.split())
    assert (code, out) == (2, [])
    assert err[-1].endswith(told)
    assert sorted(project.rglob("*")) == before


def test_build_works_in_a_folder_below(project: Path) -> None:
    assert cardgen(project / "decks" / "note", "build")[0] == 0
    assert (project / "dist" / "note.apkg").is_file()


def test_diff_tells_what_an_import_will_do(project: Path) -> None:
    cardgen(project, "build")
    assert cardgen(project, "diff", "--exit-code") == (0, ["6 unchanged (against dist)"], [])
    hand, one = project / "decks/hand.yaml", project / "decks/note/one.yaml"
    hand.write_text(hand.read_text("utf-8").replace("old", "new").replace(" {{c2::b}}", ""), "utf-8")
    one.write_text(one.read_text("utf-8").replace("N::One", "N::Three"), "utf-8")
    (project / "decks/note/two.yaml").unlink()
    code, out, _ = cardgen(project, "diff", "--exit-code")
    text = "\n".join(out)
    assert code == 1
    assert "    Back: [-old-]{+new+}" in out
    assert "    ! Empty from now on: c2." in out
    assert "    ! It stays in the deck 'N::One'; the deck file says 'N::Three'." in out
    assert text.count("- removed") == 2
    assert out[-1] == "4 changed, 2 removed, 2 in another deck (against dist)"
    assert cardgen(project, "diff")[0] == 0


def test_diff_as_json(project: Path) -> None:
    cardgen(project, "build")
    file = project / "decks/hand.yaml"
    file.write_text(file.read_text("utf-8").replace("old", "new"), "utf-8")
    report = json.loads("\n".join(cardgen(project, "diff", "--json")[1]))
    assert report["counts"] == {"new": 0, "changed": 1, "unchanged": 5, "kept": 0, "removed": 0}
    (note,) = report["notes"]
    assert (note["outcome"], note["path"], note["title"]) == ("changed", "decks/hand.yaml", "什么？")
    assert note["fields"] == [{"name": "Back", "pieces": [["old", "old"], ["new", "new"]]}]


def test_diff_writes_a_package_that_retires_removed_cards(project: Path) -> None:
    cardgen(project, "build")
    (project / "decks/note/two.yaml").unlink()
    code, out, _ = cardgen(project, "diff", "--retire", "retired.apkg")
    assert code == 0
    assert "retired.apkg: 2 cards tagged cardgen::retired, for learners to import." in out
    assert (project / "retired.apkg").is_file()
    out = cardgen(project, "diff", "--against", "retired.apkg", "--retire", "again.apkg")[1]
    assert "again.apkg was not written: there is no card to retire." in out
    assert not (project / "again.apkg").exists()


@pytest.mark.parametrize("command", ["build --one {}", "build --dry-run --one {}", "diff --retire {}"])
@pytest.mark.parametrize(
    ("name", "told"),
    [("all", "Anki imports only names that end in .apkg."), ("decks.apkg", "is a folder. Name a file.")],
)
def test_a_package_that_anki_could_not_import_is_wrong_use(
    project: Path, command: str, name: str, told: str
) -> None:
    (project / "decks.apkg").mkdir()
    before = sorted(project.rglob("*"))
    code, out, err = cardgen(project, *command.format(name).split())
    assert (code, out) == (2, [])
    assert err[-1].endswith(f"{name}: {told}")
    assert [file for file in sorted(project.rglob("*")) if file not in before] == []


def test_decks_named_through_a_link_are_those_of_the_project(project: Path, tmp_path: Path) -> None:
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(tmp_path)
    asked = ("decks/hand.yaml", str(link / "decks/hand.yaml"))
    builds = [cardgen(project, "build", "--dry-run", deck)[1] for deck in asked]
    assert builds[0] == builds[1]
    exports = [cardgen(project, "export", deck) for deck in asked]
    assert exports[0] == exports[1]
