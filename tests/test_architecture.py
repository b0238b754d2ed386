"""The layers of docs/architecture.md, read from the imports of the code."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "cardgen"
PAGE = Path(__file__).parent.parent / "docs" / "architecture.md"
LAYERS = {
    "atomic": 0, "errors": 0, "folders": 0, "model": 0, "progress": 0, "text": 0,
    "cache": 1, "project": 1, "notes": 1, "store": 1, "render": 1,
    "extract": 2, "lint": 2, "anki": 2,
    "preview": 3,
    "flows": 4,
    "cli": 5,
}  # fmt: skip
LAYERS_OF_EXTRACT = {
    "language": 0, "options": 0,
    "reading": 1,
    "wording": 2, "finding": 2,
    "confidence": 3,
    "forms": 4,
    "rules": 5,
    "torn": 5, "placing": 5, "own_case": 5, "references": 5, "dedupe": 6,
    "registry": 7, "decks": 7, "explain": 7, "__init__": 8,
}  # fmt: skip
LAYERS_OF_STORE = {"format": 0, "merging": 2}
FILES_OF_STORE = 1
LAYERS_OF_FLOWS = {"shared": 0, "building": 1, "generating": 1, "surveying": 2}  # the use cases stand above
USE_CASE = 3
# Who may touch a user's disk (docs/architecture.md); data of the package is read where it is used.
WRITE_ANYWHERE = {"cache", "project", "flows", "cli", "preview"}
TOUCH_THE_DISK = (
    "atomic.py", "folders.py", "notes/files.py", "store/files.py", "store/writing.py", "store/journal.py",
    "anki/media.py", "anki/fetch.py", "anki/connect.py", "anki/fetched.py", "anki/package.py", "anki/read.py",
)  # fmt: skip
DISK = {
    "open",
    "read_bytes",
    "write_bytes",
    "write_text",
    "unlink",
    "mkdir",
    "rename",
    "iterdir",
    "rglob",
    "glob",
    "os.walk",
    "os.replace",
}
FILES = sorted(SOURCE.rglob("*.py"))
GENANKI_MAY = "anki"
LONGEST_MODULE = 300  # lines


def package_of(file: Path) -> str:
    return file.relative_to(SOURCE).with_suffix("").parts[0]


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return names


def our_packages(file: Path) -> set[str]:
    parts = (name.split(".") for name in imported(file) if name.startswith("cardgen."))
    return {name[1] for name in parts if name[1] in LAYERS}


def may_import(own: str, other: str) -> bool:
    return own == other or LAYERS[other] < LAYERS[own]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_package_imports_only_lower_layers(file: Path) -> None:
    own = package_of(file)
    if own in LAYERS:
        assert not {other for other in our_packages(file) if not may_import(own, other)}


@pytest.mark.parametrize("file", sorted((SOURCE / "extract").rglob("*.py")), ids=lambda file: file.stem)
def test_inside_extract_imports_go_one_way_too(file: Path) -> None:
    own = LAYERS_OF_EXTRACT[file.relative_to(SOURCE / "extract").with_suffix("").parts[0]]
    parts = (name.split(".") for name in imported(file) if name.startswith("cardgen.extract."))
    others = {name[2] for name in parts if name[2] in LAYERS_OF_EXTRACT}
    assert all(LAYERS_OF_EXTRACT[other] <= own for other in others)


@pytest.mark.parametrize("file", sorted((SOURCE / "store").rglob("*.py")), ids=lambda file: file.stem)
def test_inside_store_imports_go_one_way_too(file: Path) -> None:
    own = LAYERS_OF_STORE.get(file.relative_to(SOURCE / "store").parts[0], FILES_OF_STORE)
    parts = (name.split(".") for name in imported(file) if name.startswith("cardgen.store."))
    assert all(LAYERS_OF_STORE.get(name[2], FILES_OF_STORE) <= own for name in parts)


@pytest.mark.parametrize("file", sorted((SOURCE / "flows").rglob("*.py")), ids=lambda file: file.stem)
def test_no_inside_of_a_use_case_imports_a_use_case(file: Path) -> None:
    own = file.relative_to(SOURCE / "flows").parts[0]
    parts = (name.split(".") for name in imported(file) if name.startswith("cardgen.flows."))
    others = {name[2] for name in parts} - {own}
    level = LAYERS_OF_FLOWS.get(own, USE_CASE)
    assert all(LAYERS_OF_FLOWS.get(other, USE_CASE) < level or level == USE_CASE for other in others)


def modules(folder: str) -> set[str]:
    return {file.stem for file in (SOURCE / folder).glob("*.py")}


def test_each_command_has_a_use_case_of_its_name() -> None:
    assert modules("cli/commands") == modules("flows")


def called(file: Path) -> set[str]:
    """The names of all functions and methods that a file calls; of methods also with what they are of."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    calls = [node.func for node in nodes if isinstance(node, ast.Call)]
    return {getattr(call, "attr", getattr(call, "id", "")) for call in calls} | set(map(ast.unparse, calls))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_only_some_touch_the_disk_and_only_the_command_line_prints(file: Path) -> None:
    own, name = package_of(file), file.relative_to(SOURCE).as_posix()
    if own not in WRITE_ANYWHERE and not name.startswith(TOUCH_THE_DISK):
        assert not called(file) & DISK
    if own != "cli":
        assert not called(file) & {"print", "echo", "secho"}


def test_a_module_can_be_read_at_a_sitting() -> None:
    lengths = {
        f.relative_to(SOURCE).as_posix(): len(f.read_text(encoding="utf-8").splitlines()) for f in FILES
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_package_has_a_layer() -> None:
    assert {package_of(f) for f in FILES} - {"__init__", "__main__"} == set(LAYERS)


@pytest.mark.parametrize("folder", ["extract/rules", "lint/checks", "cli/commands"])
def test_siblings_do_not_import_each_other(folder: str) -> None:
    module = "cardgen." + folder.replace("/", ".")
    for file in (SOURCE / folder).glob("*.py"):
        assert not any(name.startswith(module + ".") for name in imported(file)), file


def test_only_anki_imports_genanki() -> None:
    users = {package_of(f) for f in FILES if any(n.split(".")[0] == "genanki" for n in imported(f))}
    assert users <= {GENANKI_MAY}


@pytest.mark.parametrize(
    "name",
    [
        *LAYERS,
        *(f"store/{folder}/" for folder in LAYERS_OF_STORE),
        *(f"flows/{folder}/" for folder in LAYERS_OF_FLOWS),
        *(name for name in TOUCH_THE_DISK if "/" in name),
    ],
)
def test_the_page_names_each_layer_and_who_touches_the_disk(name: str) -> None:
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")
