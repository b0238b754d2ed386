"""Signs only save time: what a rule finds with them is what it finds without."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.extract.test_rules import PIECES, cases

import cardgen.extract.forms
import cardgen.extract.rules
from cardgen.extract import Extraction, extract
from cardgen.extract.reading import noise, statements
from cardgen.notes.parse import parse

NOTES = Path(__file__).parents[3] / "benchmarks" / "extraction" / "notes"


def all_signs() -> frozenset[str]:
    """Every sign that any rule names: with all of them, no rule is ever kept from looking."""
    folders = (cardgen.extract.forms, cardgen.extract.rules)
    names = [
        name
        for folder in folders
        for _, name, _ in pkgutil.iter_modules(folder.__path__, folder.__name__ + ".")
    ]
    modules = [importlib.import_module(name) for name in names]
    found = [value for module in (*modules, noise) for value in vars(module).values()]
    return frozenset(sign for value in found if isinstance(value, frozenset) for sign in value)


def unhindered(note: str) -> Extraction:
    """What the rules find in a note when each looks at every statement."""
    everything = all_signs()

    def signs_in(text: str, chinese: bool) -> frozenset[str]:
        return everything | frozenset(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(statements, "signs_in", signs_in)
        return extract(parse(note, "note.md").document)


def assert_nothing_hidden(note: str) -> None:
    assert extract(parse(note, "note.md").document) == unhindered(note)


@pytest.mark.parametrize("note", [pytest.param(case[2], id=case[0]) for case in cases()])
def test_no_case_is_hidden_by_signs(note: str) -> None:
    assert_nothing_hidden(note)


@pytest.mark.parametrize("file", sorted(NOTES.glob("*.md")), ids=lambda file: file.stem)
def test_no_card_of_a_note_is_hidden_by_signs(file: Path) -> None:
    assert_nothing_hidden(file.read_text(encoding="utf-8"))


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_nothing_made_up_is_hidden_by_signs(note: str) -> None:
    assert_nothing_hidden(note)


def test_a_rule_finds_nothing_without_its_signs() -> None:
    note = "- 优点：简单。\n- 缺点：慢。\n\n因为热，所以膨胀。"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(statements, "signs_in", no_signs)
        rules = {card.rule for card in extract(parse(note, "note.md").document).cards}
    assert "reason" not in rules


def no_signs(text: str, chinese: bool) -> frozenset[str]:
    return frozenset()
