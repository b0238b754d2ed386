"""A generation that remembers the last one gives what one from nothing gives: same decks, memory, report."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardgen.cache.folder import cache_folder
from cardgen.errors import CardgenError
from cardgen.flows.generate import generate
from cardgen.project.project import Project

NOTES = ("notes/a.md", "notes/b.md", "notes/part/c.md", "notes/A b.markdown", "notes/2024-01-02-d.md")
TERMS = ("Entropy", "A queue", "Entropy", "熵", "conflict:")
SECTIONS = (
    "## {term}\n\n**{term}** is a measure of disorder number {n}, with $H_{n} = 1$.\n",
    "## Part {n}\n\n**{term}** is a list: it holds {n} items.\n\n"
    "The advantages of {term} are:\n\n- fast\n- small\n",
    "## 第{n}节\n\n{term}是一种度量，它有{n}个部分。\n",
    "**Again** is a thing that is said twice.\n",
)
HEADS = (
    "",
    "---\ntags: [t, 'two words']\n---\n",
    "---\nno: [yaml\n---\n",
    "# Title\n",
    "<!-- cardgen: skip -->\n",
)
SETTINGS = (
    "deck_level: 1\n",
    "min_confidence: 0.9\n",
    "rules: {definition: false}\n",
    "folders:\n- folder: notes/part\n  tags: [p]\n  deck: Other\n",
    "deck_level: oh\n",
    "",
)

HAND = b"deck: H\nnote: notes/gone.md\ncards:\n- question: q\n  answer: a\n"

Step = Callable[[Path], None]


def write(root: Path, name: str, data: bytes) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def note_text(head: str, sections: list[tuple[str, str, int]]) -> str:
    return head + "\n".join(text.format(term=term, n=number) for text, term, number in sections)


def remove(name: str) -> Step:
    def step(root: Path) -> None:
        if (root / name).is_dir():
            shutil.rmtree(root / name)
        else:
            (root / name).unlink(missing_ok=True)

    return step


def move(old: str, new: str) -> Step:
    def step(root: Path) -> None:
        if (root / old).is_file():
            (root / old).rename(root / new)

    return step


def in_each(pattern: str, old: str, new: str, folder: Callable[[Path], Path]) -> Step:
    """Change what stands in the files of a folder, the first ``old`` of each."""

    def step(root: Path) -> None:
        for file in sorted(folder(root).rglob(pattern)):
            file.write_bytes(file.read_bytes().replace(old.encode(), new.encode(), 1))

    return step


def decks(root: Path) -> Path:
    return root / "decks"


def forget(root: Path) -> None:
    shutil.rmtree(cache_folder(root), ignore_errors=True)


TEXTS = st.builds(
    note_text,
    st.sampled_from(HEADS),
    st.lists(st.tuples(st.sampled_from(SECTIONS), st.sampled_from(TERMS), st.integers(1, 3)), max_size=4),
).map(str.encode)
WRITINGS = st.tuples(st.sampled_from(NOTES), TEXTS).map(lambda p: lambda root: write(root, *p))
EDITS: tuple[Step, ...] = (
    in_each("*.yaml", "disorder", "order", decks),
    in_each("*.yaml", "- id:", "# mine\n- id:", decks),
    in_each("*.yaml", "  answer:", "  hint: by hand\n  answer:", decks),
    in_each("*.yaml", "deck: ", "deck: My ", decks),
    in_each("*.yaml", "cards:", "carts:", decks),
    in_each("*.yaml", "tags: [", "tags: [own, ", decks),
    in_each("*.jsonl", '"state"', '"estate"', decks),
    in_each("*.jsonl", '{"id"', '{"di"', decks),
    in_each("*.jsonl", "disorder", "dissent", decks),
    in_each("*.md", "disorder", "unrest", lambda root: root / "notes"),
    in_each("*.md", "\n", "\r\n", lambda root: root / "notes"),
    in_each("*.json", "a", "b", cache_folder),
    remove("decks"),
    remove("decks/.cardgen"),
    remove("decks/.cardgen/deck.schema.json"),
    remove("decks/a"),
    move("decks/a/entropy.yaml", "decks/mine.yaml"),
    *(remove(note) for note in NOTES),
    move("notes/a.md", "notes/e.md"),
    lambda root: write(root, "decks/hand.yaml", HAND),
    lambda root: write(root, "notes/gone.md", b"# Back\n"),
    lambda root: write(root, "notes/b.md", b"\xff\xfe\x00"),
    lambda root: write(root, "notes/b.md", "# 熵\n\n熵是不确定性的度量。\n".encode("gb18030")),
    lambda root: write(root, "decks/.cardgen/journal.json", b"[]"),
    lambda root: write(root, "decks/.left.cardgen-tmp", b"half"),
    forget,
    lambda _root: None,
)
STEPS: st.SearchStrategy[Step] = st.one_of(
    WRITINGS,
    st.sampled_from(EDITS),
    st.sampled_from(SETTINGS).map(lambda text: lambda root: write(root, "cardgen.yaml", text.encode())),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks of a generation."""

    paths: tuple[str, ...] = ()
    yes: bool = True
    dry_run: bool = False
    min_confidence: float | None = None


ASKED = st.builds(
    Asked,
    st.sampled_from([(), (), (), ("notes/a.md",), ("notes/part",), ("notes/a.md", "notes/b.md")]),
    st.booleans(),
    st.sampled_from([False, False, False, True]),
    st.sampled_from([None, None, None, 0.8]),
)


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in (root / "decks").rglob("*") if path.is_file() and path.name != "lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def told(root: Path, asked: Asked) -> object:
    """Return all that ``cardgen generate`` reports, or why it did nothing."""
    try:
        done = generate(
            Project(root),
            [root / path for path in asked.paths],
            yes=asked.yes,
            dry_run=asked.dry_run,
            min_confidence=asked.min_confidence,
        )
    except (CardgenError, OSError) as failure:
        return type(failure), str(failure).replace(str(root), "ROOT")
    return done


def check_against_clean(root: Path, clean: Path, asked: Asked) -> None:
    """Generate in a copy at ``clean``, of which nothing is known, and compare the reports and all files."""
    shutil.copytree(root, clean)
    expected = told(clean, asked)
    assert told(root, asked) == expected
    assert files(root) == files(clean)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=3, max_size=3), steps=st.lists(st.tuples(STEPS, ASKED), max_size=7))
def test_a_cached_generation_is_a_clean_generation(
    texts: list[bytes], steps: list[tuple[Step, Asked]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("project")
    for note, text in zip(NOTES, texts, strict=False):
        write(root, note, text)
    for step, asked in [(forget, Asked()), *steps]:
        step(root)
        for _ in range(2):  # what the first run changes, the second one finds
            check_against_clean(root, tmp_path_factory.mktemp("clean") / "project", asked)


BASE = note_text("", [(SECTIONS[0], "Entropy", 1), (SECTIONS[1], "A queue", 2)]).encode()


@pytest.mark.parametrize("number", range(len(EDITS)))
@pytest.mark.parametrize("quiet", [True, False], ids=["after one run", "after two"])
def test_every_change_is_seen(number: int, quiet: bool, tmp_path: Path) -> None:
    root = tmp_path / "project"
    write(root, "notes/a.md", BASE)
    write(root, "notes/b.md", BASE.replace(b"Entropy", b"A tree"))
    for _ in range(1 if quiet else 2):
        told(root, Asked())
    EDITS[number](root)
    check_against_clean(root, tmp_path / "clean", Asked(yes=False))


def count(monkeypatch: pytest.MonkeyPatch, name: str) -> list[tuple[object, ...]]:
    """Return a list that gets the arguments of every call of the function called ``name``."""
    calls: list[tuple[object, ...]] = []
    module, _, function = name.rpartition(".")
    real = getattr(import_module(module), function)

    def counted(*arguments: object) -> object:
        calls.append(arguments)
        return real(*arguments)

    monkeypatch.setattr(name, counted)
    return calls


def test_what_is_as_it_was_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "notes/a.md", BASE)
    write(tmp_path, "notes/b.md", BASE.replace(b"Entropy", b"A tree"))
    generate(Project(tmp_path))
    made = count(monkeypatch, "cardgen.flows.generating.note_cards.parse")
    loaded = count(monkeypatch, "cardgen.flows.generating.planned.load_decks")
    assert generate(Project(tmp_path)).changes == ()
    assert (len(made), len(loaded)) == (0, 0)
    EDITS[0](tmp_path)
    kept = told(tmp_path, Asked())
    assert told(tmp_path, Asked()) == kept
    assert (len(made), len(loaded)) == (0, 1)
    write(tmp_path, "notes/b.md", BASE.replace(b"Entropy", b"A heap"))
    generate(Project(tmp_path))
    assert [path for _, path in made] == ["notes/b.md"]
