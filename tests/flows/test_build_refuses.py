"""What would fail in Anki without a word ends a build with its place; the other packages are built."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cardgen.errors import CardgenError, UsageError
from cardgen.flows.build import Built, build
from cardgen.flows.building.build_memory import memory_file
from cardgen.flows.check import check
from cardgen.model import Severity
from cardgen.project.project import Project

SOUND = "deck: Sound\ncards:\n- {id: sound00001, question: q, answer: a}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/sound.yaml").write_text(SOUND)
    return Project(tmp_path)


def build_with(project: Project, cards: str) -> Built:
    (project.decks / "faulty.yaml").write_text(f"deck: Faulty\ncards:\n{cards}\n", encoding="utf-8")
    return build(project)


def errors(built: Built) -> list[tuple[str, str]]:
    return [
        (f"{fault.source.path}:{fault.source.start_line}", fault.code)
        for fault in built.diagnostics
        if fault.severity is Severity.ERROR
    ]


@pytest.mark.parametrize("tex", [r"\frac{a}{b}", r"\beta", r"\alpha", r"\varepsilon"])
def test_p6_a_formula_in_double_quotes_is_told_what_quotes_to_use(project: Project, tex: str) -> None:
    built = build_with(project, f'- {{id: a000000001, question: "What is ${tex}$?", answer: a}}')
    (fault,) = (fault for fault in built.diagnostics if fault.code == "control-character")
    assert "in single quotes or in a block after `|`" in fault.remedy
    built = build_with(project, f"- {{id: a000000001, question: 'What is ${tex}$?', answer: a}}")
    assert errors(built) == []


CASES = Path(__file__).parent.parent / "cases" / "build_refuses.txt"
CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<cards>.+?)\n\.\n(?P<faults>(?:\d+ [^\n]+\n)+)\.$", re.M | re.S
)
FAULTS = {case["title"]: case for case in CASE.finditer(CASES.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", FAULTS)
def test_p6_the_fault_is_told_with_its_place_and_holds_its_package_back(project: Project, name: str) -> None:
    case = FAULTS[name]
    built = build_with(project, case["cards"])
    assert [f"{place.partition(':')[2]} {code}" for place, code in errors(built)] == case[
        "faults"
    ].splitlines()
    assert not (project.dist / "faulty.apkg").exists()


@pytest.mark.parametrize("name", FAULTS)
def test_the_other_packages_are_built(project: Project, name: str) -> None:
    built = build_with(project, FAULTS[name]["cards"])
    assert [package.file.name for package in built.packages] == ["sound.apkg"]
    assert built.held_back == (project.dist / "faulty.apkg",)
    assert (project.dist / "sound.apkg").is_file()


def test_two_decks_with_one_id_are_both_held_back(project: Project) -> None:
    built = build_with(project, "- {id: sound00001, question: q, answer: a}")
    assert errors(built) == [("decks/sound.yaml:3", "duplicate-id")]
    assert built.packages == ()


def test_a_lone_dollar_of_a_word_is_no_error(project: Project) -> None:
    assert not errors(
        build_with(project, "- {id: a000000001, question: What is $PATH?, answer: It costs $5}")
    )


def test_the_cards_of_a_package_that_was_held_back_are_not_remembered_as_built(project: Project) -> None:
    build_with(project, FAULTS["a missing picture"]["cards"])
    keys = [json.loads(line)["key"] for line in (project.memory / "built.jsonl").read_text().splitlines()]
    assert len([key for key in keys if not key.startswith("type:")]) == 1


def test_a_faulty_deck_leaves_the_package_of_its_last_sound_build(project: Project) -> None:
    build_with(project, "- {id: a000000001, question: q, answer: a}")
    before = (project.dist / "faulty.apkg").read_bytes()
    build_with(project, "- {id: a000000001, question: q, answer: '![](no.png)'}")
    assert (project.dist / "faulty.apkg").read_bytes() == before


@pytest.mark.parametrize(("setting", "told"), [("", "warning"), ("error", "error"), ("off", "")])
def test_p6_a_reference_that_cannot_be_opened_is_told_and_keeps_no_card_back(
    project: Project, setting: str, told: str
) -> None:
    if setting:
        (project.root / "cardgen.yaml").write_text(f"checks: {{see-link: {setting}}}\n")
    see = "[{title: good, url: 'https://a.org/b?c#d'}, {title: a page, url: example.org}]"
    built = build_with(project, f"- {{id: a000000001, question: q, answer: a, see: {see}}}")
    assert [(fault.code, fault.severity) for fault in built.diagnostics] == [("see-link", told)] * bool(told)
    assert bool(built.held_back) is (told == "error")


def test_a_macro_that_mathjax_lacks_is_a_warning(project: Project) -> None:
    built = build_with(project, r"- {id: a000000001, question: q, answer: '$\bm{x}$'}")
    assert [(fault.code, fault.severity) for fault in built.diagnostics] == [
        ("latex-unknown", Severity.WARNING)
    ]
    assert len(built.packages) == 2


def test_one_package_of_all_decks_is_held_back_by_any_fault(project: Project) -> None:
    (project.decks / "faulty.yaml").write_text("deck: F\ncards: 3\n")
    built = build(project, one=project.root / "all.apkg")
    assert built.held_back == (project.root / "all.apkg",)
    assert not (project.root / "all.apkg").exists()


def test_a_fault_in_the_settings_holds_everything_back(project: Project) -> None:
    (project.root / "cardgen.yaml").write_text("namespace: two words\n")
    built = build(project)
    assert errors(built) == [("cardgen.yaml:1", "settings-value")]
    assert not project.dist.exists()


def test_a_deck_that_is_not_there_is_wrong_use(project: Project) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.yaml"):
        build(project, [project.decks / "nowhere.yaml"])


def test_no_decks_at_all_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no decks"):
        build(Project(tmp_path))


def test_p5_a_disk_that_fails_leaves_the_old_package(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)
    before = (project.dist / "sound.apkg").read_bytes()
    (project.decks / "sound.yaml").write_text(SOUND.replace("answer: a", "answer: b"))

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        build(project)
    assert (project.dist / "sound.apkg").read_bytes() == before
    assert sorted(path.name for path in project.dist.iterdir()) == ["sound.apkg"]


def test_p7_a_strangers_deck_reads_nothing_outside_the_project(project: Project, tmp_path: Path) -> None:
    secret = tmp_path.parent / "secret.png"
    secret.write_bytes(b"secret")
    (project.root / "decks/link.png").symlink_to(secret)
    (project.root / ".env").write_text("KEY=1")
    for reference in (str(secret), f"../../{secret.name}", "link.png", "../.env", "file:///etc/passwd"):
        built = build_with(project, f"- {{id: a000000001, question: q, answer: '![]({reference})'}}")
        assert not any(package.media for package in built.packages), reference


def test_p2_a_deck_that_is_write_protected_gets_no_ids(project: Project) -> None:
    file = project.decks / "own.yaml"
    file.write_text("deck: One\ncards:\n- {question: q, answer: a}\n")
    file.chmod(0o444)
    with pytest.raises(CardgenError, match=r"decks/own\.yaml is write-protected"):
        build(project)
    assert "id:" not in file.read_text()


KILLED = """
import os, signal, sys
from pathlib import Path
from cardgen.anki import package
from cardgen.flows.build import build
from cardgen.project.project import Project
package._write_archive = lambda file, *_: (file.touch(), os.kill(os.getpid(), signal.SIGKILL))
build(Project(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_p5_what_a_killed_build_left_goes_with_the_next(project: Project) -> None:
    command = [sys.executable, "-c", KILLED, str(project.root)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == -signal.SIGKILL
    assert [file.name for file in project.dist.iterdir()] == [".sound.apkg.tmp"]
    build(project)
    assert [file.name for file in project.dist.iterdir()] == ["sound.apkg"]


@pytest.mark.parametrize("link", ["decks", "decks/.cardgen", "dist", "dist/sub"])
def test_p7_nothing_is_built_through_a_link_out_of_the_project(
    project: Project, tmp_path_factory: pytest.TempPathFactory, link: str
) -> None:
    (project.decks / "sub/deep").mkdir(parents=True)
    (project.decks / "sub/deep/one.yaml").write_text("deck: One\ncards:\n- {question: q, answer: a}\n")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    place = project.root / link
    place.parent.mkdir(exist_ok=True)
    if link == "decks":
        place.rename(elsewhere / "decks")
        elsewhere /= "decks"
    place.symlink_to(elsewhere)
    before = sorted(elsewhere.rglob("*"))
    with pytest.raises(CardgenError, match="a link leads"):
        build(project)
    assert sorted(elsewhere.rglob("*")) == before


def test_a_folder_that_the_user_names_may_be_anywhere(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (project.root / "out").symlink_to(elsewhere)
    build(project, folder=project.root / "out")
    assert (elsewhere / "sound.apkg").is_file()
    (project.root / "inside").mkdir()
    project.dist.symlink_to("inside")
    assert build(project).packages


@pytest.mark.timeout(60)
def test_p7_a_memory_of_builds_that_never_ends_is_not_read(project: Project) -> None:
    build(project)
    memory_file(project).unlink()
    os.mkfifo(memory_file(project))
    assert build(project).packages


def test_p7_a_strangers_deck_brings_no_script_into_a_card(project: Project) -> None:
    from cardgen.anki.read import read_package

    nasty = '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>'
    (project.decks / "nasty.yaml").write_text(
        f"deck: N\ncards:\n- id: a000000001\n  question: |\n    q {nasty}\n  answer: a\n"
    )
    build(project)
    file = project.dist / "nasty.apkg"
    html = "".join(text for note in read_package(file) for _, text in note.fields) if file.exists() else ""
    assert "<script" not in html
    assert "onerror" not in html
    assert "javascript:" not in html


def test_p2_a_card_without_room_for_its_id_is_told_and_its_file_stays(project: Project) -> None:
    text = "- {id, question: q, answer: a}"
    built = build_with(project, text)
    assert errors(built) == [("decks/faulty.yaml:3", "no-room-for-id")]
    assert (project.decks / "faulty.yaml").read_text().endswith(f"cards:\n{text}\n")
    assert built.held_back == (project.dist / "faulty.apkg",)
    assert errors(build(project)) == errors(built)


@pytest.mark.parametrize("head", ['deck: "a\\x01b"', 'deck: A\ntags: ["a\\x1fb"]'])
def test_a_deck_whose_head_anki_would_not_take_is_refused(project: Project, head: str) -> None:
    (project.decks / "head.yaml").write_text(
        f"{head}\ncards:\n- {{id: head000001, question: q2, answer: a2}}\n"
    )
    assert errors(build(project)) == [("decks/head.yaml:1", "control-character")]
    assert "control-character" in {fault.code for fault in check(project).diagnostics}
