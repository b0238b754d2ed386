from hypothesis import given
from hypothesis import strategies as st

from cardgen.model import derive_id


@given(st.lists(st.text()))
def test_an_id_is_ten_letters_or_digits_and_starts_with_a_letter(parts: list[str]) -> None:
    made = derive_id(*parts)
    assert len(made) == 10
    assert made.isascii()
    assert made.isalnum()
    assert made[0].isalpha()
    assert made == made.lower()


def test_an_id_depends_on_each_part_and_on_their_order() -> None:
    made = {derive_id(*parts) for parts in (("a", "b"), ("b", "a"), ("ab",), ("a", "b", ""), ("a",))}
    assert len(made) == 5


def test_ids_are_the_same_for_ever() -> None:
    assert derive_id("notes/a.md", "definition", "entropy") == "cgibrjg8e4"
