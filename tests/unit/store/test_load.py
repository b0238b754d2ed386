"""Loading a deck: texts stay texts, every fault is told with its place, a stranger's file does no harm."""

import re
import time
from pathlib import Path

import pytest

from cardgen.model import Card, Kind, Link, Severity
from cardgen.store.format.load import load_deck

CASES_FILE = Path(__file__).parents[2] / "cases" / "store" / "faults.txt"
_CASE = re.compile(r"^=== (?P<title>.+)\n(?P<body>(?:(?!=== ).*\n?)*)", re.M)


def fault_cases() -> list[tuple[str, str, list[str]]]:
    """Return title, deck text and expected lines of each case; the last ``---`` stands between."""
    cases = []
    for case in _CASE.finditer(CASES_FILE.read_text(encoding="utf-8")):
        text, _, expected = ("\n" + case["body"]).rpartition("\n---\n")
        lines = [line for line in expected.splitlines() if line]
        cases.append((case["title"], text.removeprefix("\n").replace("⇥", "\t") + "\n", lines))
    return cases


@pytest.mark.parametrize(("title", "text", "expected"), fault_cases(), ids=lambda value: str(value)[:40])
def test_p6_faults_are_told_with_place_and_remedy(title: str, text: str, expected: list[str]) -> None:
    assert title
    assert [str(fault) for fault in load_deck(text, "decks/a.yaml").diagnostics] == expected


ODD_TEXTS = [
    "no", "yes", "null", "~", "12:30", "017", "1_000", "1.0e+3", "2024-01-01", "0x1F", ".5", "<<", "=",
    "true",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_text_that_looks_like_another_type_stays_text(text: str) -> None:
    deck = load_deck(f"deck: {text}\ncards:\n- question: {text}\n  answer: {text}\n", "a").deck
    assert deck is not None
    assert (deck.name, deck.cards[0].question, deck.cards[0].answer) == (text, text, text)


def test_every_key_is_read() -> None:
    text = """\
deck: A::B
note: notes/a.md
tags: [one, two]
cards:
- id: abcdefghi1
  kind: formula
  question: Q
  answer: |
    $$\\frac{1}{2}$$
  extra: more
  hint: think
  tags: [three]
  reverse: true
  type_in: True
  suspended: false
  media: [img/a.png]
  source: anchor
  see:
  - {title: T, url: https://example.org/?a=b#c}
"""
    loaded = load_deck(text, "decks/a.yaml")
    assert loaded.diagnostics == ()
    deck = loaded.deck
    assert deck is not None
    assert (deck.name, deck.note, deck.tags) == ("A::B", "notes/a.md", ("one", "two"))
    assert deck.cards == (
        Card(
            id="abcdefghi1", kind=Kind.FORMULA, question="Q", answer="$$\\frac{1}{2}$$", extra="more",
            hint="think",
            tags=("three",), reverse=True, type_in=True, media=("img/a.png",), anchor="anchor",
            see=(Link("T", "https://example.org/?a=b#c"),),
        ),
    )  # fmt: skip
    place = deck.cards[0].place
    assert (place.path, place.start_line, place.end_line, place.column) == ("decks/a.yaml", 5, 19, 3)


def test_p6_a_faulty_card_does_not_hide_the_others() -> None:
    loaded = load_deck("deck: A\ncards:\n- question: 1\n  answer: x\n- anser: 2\n- cloze: '{{c1::3}}'\n", "a")
    assert loaded.faulty
    assert loaded.deck is not None
    assert [card.question or card.cloze for card in loaded.deck.cards] == ["1", "{{c1::3}}"]


def test_places_count_lines_as_editors_do() -> None:
    loaded = load_deck("deck: A\r\ncards:\r\n- question: a\x85b\u2028c\r\n  answer: x\r\n- bad: 1\r\n", "a")
    assert [fault.source.start_line for fault in loaded.diagnostics if fault.code == "unknown-key"] == [5]


def test_characters_that_yaml_forbids_are_told_one_by_one() -> None:
    faults = load_deck("deck: A\x00\ncards:\n- question: \x07\n  answer: ok\ufffe\n", "a").diagnostics
    assert [(f.source.start_line, f.source.column) for f in faults if f.code == "yaml-character"] == [
        (1, 8), (3, 13), (4, 13),
    ]  # fmt: skip


LEVELS = zip("abcdefgh", "bcdefghi", strict=True)
LAUGHS = "a: &a [x]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in LEVELS)


@pytest.mark.parametrize(
    "text",
    [
        LAUGHS,
        "[" * 100_000,
        "deck: " + "{a: " * 50_000,
        "- " * 50_000,
        "? " * 20_000,
        "deck: '" + "''" * 100_000,
    ],
    ids=["billion laughs", "brackets", "braces", "dashes", "question marks", "quotes"],
)
def test_p7_a_hostile_file_is_refused_in_no_time(text: str) -> None:
    begin = time.process_time()
    loaded = load_deck(text, "a")
    assert loaded.faulty
    assert all(fault.severity is Severity.ERROR for fault in loaded.diagnostics)
    assert time.process_time() - begin < 5
