"""A build that remembers the last one gives what a build from nothing gives: same bytes, same report."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cardgen.cache.folder import cache_folder
from cardgen.flows.build import Built, build
from cardgen.project.project import Project
from cardgen.store.format.load import LoadedDeck, load_deck

NOW = "1795000000"
CARD = "- id: {id}\n  question: '{question}'\n  answer: an answer with $x_{{1}}$ and **marks**\n"
FILES = ("a/one.yaml", "a/two.yaml", "b/one.yaml", "c.yaml")
IDS = tuple(f"card{letter}00000" for letter in "abcd")
SETTINGS = ("namespace: other\n", "source_url: https://x.org/{path}\n", "checks: {latex-unknown: off}\n", "")
PICTURES = ("decks/p.png", "decks/a/p.png", "p.png")

Step = Callable[[Path], None]


def write(root: Path, name: str, text: str) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def deck(file: str, question: str, ids: tuple[str, ...]) -> Step:
    """Write a deck file; its cards may have an id of another file, or none."""
    cards = "".join(
        CARD.format(id=id_, question=question) if id_ else f"- question: '{question}'\n  answer: new\n"
        for id_ in ids
    )
    return lambda root: write(root, f"decks/{file}", f"deck: Deck {file}\nnote: notes/n.md\ncards:\n{cards}")


def remove(name: str) -> Step:
    def step(root: Path) -> None:
        path = root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    return step


def damage(folder: Callable[[Path], Path], pattern: str) -> Step:
    """Change a byte in the middle of every file."""

    def step(root: Path) -> None:
        for file in folder(root).rglob(pattern):
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 1
            file.write_bytes(data)

    return step


def forget(root: Path) -> None:
    shutil.rmtree(cache_folder(root), ignore_errors=True)


QUESTIONS = st.sampled_from(
    [
        "plain",
        "with $y^2$",
        r"with $\nosuch{x}$",
        "open $x_1",
        "![](p.png)",
        "![[p.png]]",
        "![](../p.png)",
        "#",
    ]
)
DECKS = st.builds(
    deck,
    st.sampled_from(FILES),
    QUESTIONS,
    st.lists(st.sampled_from([*IDS, ""]), max_size=3, unique=True).map(tuple),
)
STEPS: st.SearchStrategy[Step] = st.one_of(
    DECKS,
    DECKS,
    st.sampled_from([f"decks/{file}" for file in FILES]).map(remove),
    st.sampled_from(SETTINGS).map(lambda text: lambda root: write(root, "cardgen.yaml", text)),
    st.tuples(st.sampled_from(PICTURES), st.sampled_from("12")).map(
        lambda p: lambda root: write(root, p[0], p[1])
    ),
    st.sampled_from(PICTURES).map(remove),
    st.sampled_from(["dist", "dist/a.apkg", "decks/.cardgen", "decks/.cardgen/built.jsonl"]).map(remove),
    st.just(damage(lambda root: root / "dist", "*.apkg")),
    st.just(damage(cache_folder, "*.json")),
    st.just(forget),
    st.just(lambda _root: None),
)


def told(built: Built, root: Path) -> Built:
    """Return the report of a build without what tells where the project is, and what was there before."""
    packages = (
        replace(package, file=package.file.relative_to(root), up_to_date=False) for package in built.packages
    )
    return replace(
        built,
        packages=tuple(packages),
        held_back=tuple(file.relative_to(root) for file in built.held_back),
        stale=tuple(file.relative_to(root) for file in built.stale),
    )


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and path.name != "lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def check_against_clean(root: Path, clean: Path) -> None:
    """Build a copy at ``clean``, of which nothing is known, and compare the reports and all files."""
    shutil.copytree(root, clean)
    expected = told(build(Project(clean)), clean)
    assert told(build(Project(root)), root) == expected
    assert files(root) == files(clean)


LOST_WITH_A_DECK = [remove("decks/a/one.yaml"), remove("decks/a/two.yaml"), remove("decks/.cardgen")]


@example(steps=[*LOST_WITH_A_DECK, lambda _root: None])
@example(steps=[remove("decks/.cardgen")] * 3)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=2, max_size=7))
def test_a_cached_build_is_a_clean_build(
    steps: list[Step], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    root = tmp_path_factory.mktemp("project")
    for file, id_ in zip(FILES, IDS, strict=True):
        deck(file, "plain", (id_,))(root)
    build(Project(root))
    for step in steps:
        step(root)
        (root / "decks").mkdir(exist_ok=True)
        check_against_clean(root, tmp_path_factory.mktemp("clean") / "project")


NOTE = "---\ndate: 2024-0{month}-01\n---\n# N\n"
MEMORY = "decks/.cardgen/generated/notes/n.md.jsonl"
REMEMBERED = (
    '{{"id": "carda00000", "deck": "a/one.yaml", "lines": [{line}, {line}], "rule": "qa", '
    '"concept": "", "headings": [], "card": {{"question": "q", "answer": "a"}}}}\n'
)
CHANGES: dict[str, Step] = {
    "nothing": lambda _root: None,
    "a picture comes nearer": lambda root: write(root, "decks/a/p.png", "1"),
    "a picture changes": lambda root: write(root, "decks/p.png", "2"),
    "a picture goes": remove("decks/p.png"),
    "a picture that is looked for everywhere is there twice": lambda root: write(root, "other/far.png", "3"),
    "the namespace": lambda root: write(root, "cardgen.yaml", "namespace: other\n"),
    "the template of links": lambda root: write(root, "cardgen.yaml", "source_url: https://x.org/{path}\n"),
    "the level of a check": lambda root: write(root, "cardgen.yaml", "checks: {latex-unknown: off}\n"),
    "the date of a note": lambda root: write(root, "notes/n.md", NOTE.format(month=2)),
    "the lines of a card in its note": lambda root: write(root, MEMORY, REMEMBERED.format(line=7)),
    "one of two deck files goes": remove("decks/a/two.yaml"),
    "a third deck file comes": deck("a/three.yaml", "plain", (IDS[3],)),
    "a package is damaged": damage(lambda root: root / "dist", "*.apkg"),
    "a package goes": remove("dist/a.apkg"),
    "the memory of builds goes": remove("decks/.cardgen/built.jsonl"),
    "another deck file has the same id": deck("c.yaml", "plain", (IDS[0],)),
    "a card without an id": deck("c.yaml", "plain", ("",)),
    "the cache is damaged": damage(cache_folder, "*.json"),
    "the cache goes": forget,
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen(change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    root = tmp_path / "project"
    deck("a/one.yaml", "![](../p.png) ![[far.png]]", (IDS[0],))(root)
    deck("a/two.yaml", r"$\nosuch{x}$", (IDS[1],))(root)
    deck("b/one.yaml", "plain", (IDS[2],))(root)
    for name, text in {
        "decks/p.png": "1",
        "pictures/far.png": "2",
        "notes/n.md": NOTE.format(month=1),
        "cardgen.yaml": "source_url: https://x.org/{date}/{path}#{lines}\n",
        MEMORY: REMEMBERED.format(line=3),
    }.items():
        write(root, name, text)
    assert build(Project(root)).packages
    CHANGES[change](root)
    check_against_clean(root, tmp_path / "clean")


def test_what_is_as_it_was_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "cardgen.yaml", "namespace: letters\n")
    for file, id_ in zip(FILES, IDS, strict=True):
        deck(file, "plain", (id_,))(tmp_path)
    first = build(Project(tmp_path))
    made: list[str] = []

    def write_package(file: Path, *_: object) -> int:
        made.append(file.name)
        return 0

    monkeypatch.setattr("cardgen.flows.building.make.write_package", write_package)
    again = build(Project(tmp_path))
    assert all(package.up_to_date for package in again.packages)
    assert told(again, tmp_path) == told(first, tmp_path)
    assert made == []
    deck("b/one.yaml", "edited", (IDS[2],))(tmp_path)
    build(Project(tmp_path))
    assert made == ["b.apkg"]


def test_of_a_package_only_the_edited_deck_file_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file, id_ in zip(FILES, IDS, strict=True):
        deck(file, "plain", (id_,))(tmp_path)
    build(Project(tmp_path))
    read: list[str] = []

    def load(text: str, path: str) -> LoadedDeck:
        read.append(path)
        return load_deck(text, path)

    monkeypatch.setattr("cardgen.store.files.load_deck", load)
    deck("a/two.yaml", "edited", (IDS[1],))(tmp_path)
    build(Project(tmp_path))
    assert read == ["decks/a/two.yaml"]
