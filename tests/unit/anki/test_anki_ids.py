from hypothesis import given
from hypothesis import strategies as st

from cardgen.anki.ids import deck_ids, deck_key, deck_name, guid
from cardgen.model import CardSort


def test_a_guid_is_fixed_for_ever() -> None:
    assert guid("cardgen", "k3v9x2abqp", CardSort.BASIC) == "ce417cd2ec9b12410ed6"


def test_namespace_id_and_sort_each_make_another_guid() -> None:
    guids = {
        guid("cardgen", "a", CardSort.BASIC),
        guid("cardgen", "a", CardSort.CLOZE),
        guid("cardgen", "b", CardSort.BASIC),
        guid("mine", "a", CardSort.BASIC),
        guid("cardgena", "", CardSort.BASIC),
    }
    assert len(guids) == 5


def test_deck_names_are_written_as_anki_stores_them() -> None:
    assert deck_name(" A :: B\n ") == "A::B"
    assert deck_name("A::::B") == "A::blank::B"
    assert deck_name("e\u0301") == "\u00e9"
    assert deck_name("Default") == "Default deck"
    assert deck_name("Default::A") == "Default::A"


@given(st.sets(st.text(max_size=20), max_size=40))
def test_deck_ids_are_unique_and_never_ankis_own(names: set[str]) -> None:
    ids = deck_ids(names)
    assert len(set(ids.values())) == len(ids) == len({deck_key(name) for name in names})
    assert all(1 < number < 1 << 53 for number in ids.values())


def test_a_deck_id_depends_on_no_other_deck() -> None:
    assert deck_ids(["A", "B"])[deck_key("B")] == deck_ids(["b"])[deck_key("B")]
