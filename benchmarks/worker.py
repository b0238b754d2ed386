"""One stage or floor in a fresh process: ``python -m benchmarks.worker NAME FOLDER``.

Prints what it took as JSON. A stage prepares its input, which is not timed, and returns the work, which is.
"""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Work = Callable[[], object]


def deck_files(folder: Path) -> list[Path]:
    return sorted((folder / "decks").rglob("*.yaml"))


def note_texts(folder: Path) -> list[tuple[str, str]]:
    files = sorted((folder / "notes").rglob("*.md"))
    return [(file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8")) for file in files]


def read(folder: Path) -> Work:
    from cardgen.notes.parse import parse

    texts = note_texts(folder)
    return lambda: [len(parse(text, path).document.root.sections) for path, text in texts]


def extract(folder: Path) -> Work:
    from cardgen.extract.registry import extract
    from cardgen.notes.parse import parse

    documents = [parse(text, path).document for path, text in note_texts(folder)]
    return lambda: [len(extract(document).cards) for document in documents]


def blocks(folder: Path) -> Work:
    from benchmarks.floors import parse_blocks

    texts = [text for _, text in note_texts(folder)]
    return lambda: parse_blocks(texts)


def load(folder: Path) -> Work:
    from cardgen.store.files import load_decks

    return lambda: load_decks(folder / "decks", folder)


def yaml_events(folder: Path) -> Work:
    from benchmarks.floors import load_yaml

    return lambda: load_yaml(file.read_text(encoding="utf-8") for file in deck_files(folder))


def field_texts(folder: Path) -> list[str]:
    from cardgen.store.files import load_decks

    loaded = load_decks(folder / "decks", folder)
    decks = [file.deck for file in loaded.files if file.deck]
    return [text for deck in decks for card in deck.cards for text in (card.question, card.answer)]


def render(folder: Path) -> Work:
    from cardgen.render.markdown import markdown_to_html
    from cardgen.render.media import Gallery

    texts, gallery = field_texts(folder), Gallery({})
    return lambda: [len(markdown_to_html(text, gallery)) for text in texts]


def field_blocks(folder: Path) -> Work:
    from benchmarks.floors import parse_blocks

    texts = field_texts(folder)
    return lambda: parse_blocks(texts)


def write(folder: Path) -> Work:
    from cardgen.anki.package import write_package
    from cardgen.flows.building.plan import plan
    from cardgen.project.project import Project
    from cardgen.project.settings import Settings

    planned = plan(Project(folder), Settings(), now=1_795_000_000)
    target = folder / "floor"
    return lambda: [
        write_package(target / package.path, package.notes, planned.note_type_mods, {})
        for package in planned.packages
    ]


def rows(folder: Path) -> Work:
    from benchmarks.floors import write_packages

    packages = _joined(folder, field_texts(folder))
    return lambda: write_packages(packages)


def hash_all(folder: Path) -> Work:
    from benchmarks.floors import hash_files

    return lambda: hash_files(deck_files(folder))


def least_build(folder: Path) -> Work:
    """A build that renders nothing: deck files to dicts, their texts as they are to zipped sqlite."""

    def work() -> None:
        from benchmarks.floors import load_yaml, write_packages

        decks = load_yaml(file.read_text(encoding="utf-8") for file in deck_files(folder))
        cards = (card for deck in decks for card in deck["cards"])
        texts = [card[key] for card in cards for key in ("question", "answer")]
        write_packages(_joined(folder, texts))

    return work


def _joined(folder: Path, texts: Sequence[str]) -> list[tuple[Path, list[str]]]:
    """Return for each package its file and its notes' fields in one string, ten deck files in a package."""
    from benchmarks.inputs import CARDS_IN_DECK, DECKS_IN_NOTE

    fields = ["\x1f".join(pair) for pair in zip(texts[::2], texts[1::2], strict=True)]
    size = CARDS_IN_DECK * DECKS_IN_NOTE
    target = folder / "floor"
    target.mkdir(exist_ok=True)
    return [
        (target / f"{start // size}.apkg", fields[start : start + size])
        for start in range(0, len(fields), size)
    ]


WORK = {
    "read": read,
    "extract": extract,
    "load": load,
    "render": render,
    "write": write,
    "floor-blocks": blocks,
    "floor-events": yaml_events,
    "floor-field-blocks": field_blocks,
    "floor-rows": rows,
    "floor-hash": hash_all,
    "floor-build": least_build,
}


def main() -> None:
    work = WORK[sys.argv[1]](Path(sys.argv[2]))
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    del result
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"wall": wall, "cpu": cpu, "memory": memory}))


if __name__ == "__main__":
    main()
