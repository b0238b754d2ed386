"""Reading deck files: which are found, what is told of those that cannot be read, ids that clash."""

import gc
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cardgen.model import Severity
from cardgen.store.files import find_decks, load_decks
from cardgen.store.format.load import load_deck
from cardgen.store.ids import assign_ids

CARD = "deck: A\ncards:\n- id: {}\n  question: Q\n  answer: A\n"


def write(root: Path, path: str, text: str | bytes) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_decks_are_found_sorted_without_hidden_ones(tmp_path: Path) -> None:
    for path in ("b/x.yaml", "a.yml", ".cardgen/memory.yaml", "b/.x.yaml", "b/readme.md", "中文/一.yaml"):
        write(tmp_path, path, "")
    assert [p.relative_to(tmp_path).as_posix() for p in find_decks(tmp_path)] == [
        "a.yml",
        "b/x.yaml",
        "中文/一.yaml",
    ]


def test_p7_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.yaml", CARD.format("abcdefghi1"))
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "x.yaml").symlink_to(secret)
    assert find_decks(tmp_path / "decks") == ()


def test_an_id_in_two_files_is_an_error_with_both_places(tmp_path: Path) -> None:
    write(tmp_path, "decks/a.yaml", CARD.format("abcdefghi1"))
    write(tmp_path, "decks/b.yaml", CARD.format("abcdefghi1"))
    loaded = load_decks(tmp_path / "decks", tmp_path)
    assert [str(fault) for fault in loaded.diagnostics] == [
        "decks/b.yaml:3:3: error[duplicate-id]: the id abcdefghi1 is already that of the card at "
        "decks/a.yaml:3. Both say the same: delete one of them."
    ]
    assert [len(file.deck.cards) for file in loaded.files if file.deck] == [1, 0]


def test_some_decks_only(tmp_path: Path) -> None:
    for name in "abc":
        write(tmp_path, f"decks/{name}/x.yaml", CARD.format(f"abcdefghi{name}"))
    loaded = load_decks(tmp_path / "decks", tmp_path, [tmp_path / "decks/c", tmp_path / "decks/a/x.yaml"])
    assert [file.path for file in loaded.files] == ["decks/a/x.yaml", "decks/c/x.yaml"]


def test_a_byte_order_mark_is_no_fault_and_other_encodings_are(tmp_path: Path) -> None:
    write(tmp_path, "decks/a.yaml", b"\xef\xbb\xbf" + CARD.format("abcdefghi1").encode())
    write(tmp_path, "decks/b.yaml", "deck: A\ncards: []  # 中文\n".encode("gb18030"))
    loaded = load_decks(tmp_path / "decks", tmp_path)
    assert [(fault.source.path, fault.source.start_line, fault.code) for fault in loaded.diagnostics] == [
        ("decks/b.yaml", 2, "not-utf8")
    ]
    assert loaded.files[0].text.startswith("\ufeff")


def test_no_folder_is_no_deck(tmp_path: Path) -> None:
    assert load_decks(tmp_path / "decks", tmp_path).files == ()


HAND_WRITTEN = """\
# mine
deck: A
cards:
- question: Q  # first
  answer: A

- # second
  cloze: "{{c1::x}}"
- {question: Q, answer: A}
- id:
  question: Q
  answer: A
- id: abcdefghi1
  question: Q
  answer: A
"""


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_ids_are_written_in_where_they_miss_and_nowhere_else(mark: str, line_break: str) -> None:
    text = mark + HAND_WRITTEN.replace("\n", line_break)
    new, _ = assign_ids(text, "decks/a.yaml")
    deck = load_deck(new.removeprefix("\ufeff"), "decks/a.yaml").deck
    assert deck is not None
    found = [card.id for card in deck.cards]
    assert len(set(found)) == 5
    assert all(len(id_) == 10 for id_ in found)
    bare = new
    for id_ in found[:2]:
        bare = bare.replace(f"id: {id_}{line_break}  ", "")
    assert bare.replace(f"id: {found[2]}, ", "").replace(f"id: {found[3]}", "id:") == text
    assert assign_ids(new, "decks/a.yaml") == (new, ())


def test_ids_depend_on_file_and_text_and_avoid_those_taken() -> None:
    text = "deck: A\ncards:\n- question: Q\n  answer: A\n"
    one, _ = assign_ids(text, "decks/a.yaml")
    assert one == assign_ids(text, "decks/a.yaml")[0]
    assert one != assign_ids(text, "decks/b.yaml")[0]
    taken = one.split("id: ")[1][:10]
    assert taken not in assign_ids(text, "decks/a.yaml", {taken})[0]


def test_a_faulty_file_gets_no_ids() -> None:
    text = "deck: A\ncards:\n- question: Q\n  answer: A\n- anser: x\n"
    assert assign_ids(text, "decks/a.yaml") == (text, ())


WITHOUT_ROOM = {
    "two byte order marks": "\ufeff\ufeffdeck: A\ncards:\n- question: q\n  answer: a\n",
    "line separators": "deck: A\ncards:\u2028  - question: q\u2028    answer: a\n",
    "braces and an id without a colon": "deck: A\ncards:\n- {id, question: q, answer: a}\n",
    "an id as a key with a mark": "deck: A\ncards:\n- ? id\n  question: q\n  answer: a\n",
    "brackets without braces": "deck: A\ncards: [cloze: '{{c1::q}}']\n",
}


@pytest.mark.parametrize("text", WITHOUT_ROOM.values(), ids=WITHOUT_ROOM)
def test_p2_a_file_without_room_for_an_id_stays_and_is_told(text: str) -> None:
    assert not load_deck(text.removeprefix("\ufeff"), "decks/a.yaml").faulty
    new, (fault,) = assign_ids(text, "decks/a.yaml")
    assert new == text
    assert (fault.severity, fault.code) == (Severity.ERROR, "no-room-for-id")


def test_the_first_card_without_room_is_told() -> None:
    cards = [f"- question: q{number}\n  answer: a\n" for number in range(9)]
    text = "deck: A\ncards:\n" + "".join([*cards[:5], "- {id, cloze: '{{c1::q}}'}\n", *cards[5:]])
    new, (fault,) = assign_ids(text, "decks/a.yaml")
    assert new == text
    assert fault.source.start_line == 13


@pytest.fixture
def _no_collection() -> Iterator[None]:
    """What other tests left behind makes each collection longer, and the measure with it."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collection")
def test_the_time_for_ids_grows_with_the_number_of_cards() -> None:
    def seconds(cards: int) -> float:
        text = "deck: A\ncards:\n" + "".join(f"- question: q{n}\n  answer: a\n" for n in range(cards))
        begin = time.process_time()
        assert assign_ids(text, "decks/a.yaml")[0].count("id: ") == cards
        return time.process_time() - begin

    # The least of three, as other work only adds. Eight times; with the square of it 64 times.
    assert min(seconds(8_000) for _ in range(3)) < 24 * min(seconds(1_000) for _ in range(3))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_an_error_that_spells_it(tmp_path: Path) -> None:
    write(tmp_path, os.fsdecode(b"decks/caf\xe9.yaml"), CARD.format("a"))
    loaded = load_decks(tmp_path / "decks", tmp_path)
    assert [(fault.code, fault.source.path) for fault in loaded.diagnostics] == [
        ("not-utf8", r"decks/caf\udce9.yaml")
    ]
    assert not loaded.files
