"""Faults of formulas: pairs, and names that MathJax lacks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.text.latex import is_sound, known_macros, syntax_faults, unknown_names

PIECES = [*"{}% x\\", r"\{", r"\}", r"\%", r"\left(", r"\right)", r"\begin{cases}", r"\end{cases}"]


def test_the_names_are_those_of_mathjax_under_ankis_settings() -> None:
    assert {"frac", "operatorname", "boldsymbol", "ce", "coloneqq", "lVert"} <= known_macros()
    assert not {"bm", "mathds", "dv"} & known_macros()


@pytest.mark.parametrize(
    ("tex", "faults"),
    [("a % the bias\n+ b", 0), ("% all\na", 0), ("a\n% the last line", 1), ("50% of\na", 1), ("a % b", 1)],
)
def test_a_comment_is_no_fault_where_it_ends_with_its_line(tex: str, faults: int) -> None:
    assert len(list(syntax_faults(tex))) == faults


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_faults_stand_where_they_say(tex: str) -> None:
    for fault in (*syntax_faults(tex), *unknown_names(tex)):
        assert tex[fault.offset :].startswith(fault.snippet)


@given(
    st.lists(st.sampled_from([*PIECES, r"\text{", r"\verb|", r"\bm", r"\alpha", "|", "#"]), max_size=9).map(
        "".join
    )
)
def test_a_formula_that_looks_sound_has_no_fault(tex: str) -> None:
    assert not is_sound(tex) or not [*syntax_faults(tex), *unknown_names(tex)]


@given(st.recursive(st.sampled_from(["x", r"\alpha", r"\%"]), lambda inner: st.one_of(
    inner.map(lambda tex: f"{{{tex}}}"),
    inner.map(lambda tex: rf"\left({tex}\right)"),
    inner.map(lambda tex: rf"\begin{{cases}}{tex}\end{{cases}}"),
    st.tuples(inner, inner).map(" ".join),
)))  # fmt: skip
def test_what_is_nested_properly_has_no_fault(tex: str) -> None:
    assert not list(syntax_faults(tex))


def test_a_long_formula_takes_linear_time() -> None:
    assert len(list(syntax_faults("{" * 50_000 + r"\begin{a}" * 10_000))) == 60_000


def test_a_line_of_percent_signs_takes_linear_time() -> None:
    began = time.process_time()
    assert len(list(syntax_faults(" %" * 60_000))) == 1
    assert time.process_time() - began < 4
