"""Regular expressions that are compiled when they are first used."""

import importlib
import pkgutil
import re
import sys
from unittest import mock

import pytest

import cardgen.extract
from cardgen.text.expression import Uncompiled, expression, found_by

METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


def test_it_is_compiled_by_its_first_use_and_not_before() -> None:
    with mock.patch.object(re, "compile", wraps=re.compile) as compiled:
        word = expression("[a-z]+", re.I)
        assert (word.pattern, word.flags, compiled.call_count) == ("[a-z]+", re.I, 0)
        assert [word.findall("Ab c"), word.findall("d")] == [["Ab", "c"], ["d"]]
    assert compiled.call_count == 1


def test_each_method_is_that_of_the_compiled_one() -> None:
    for name in METHODS:
        assert getattr(expression("b+"), name) == getattr(re.compile("b+"), name)


def test_it_has_no_method_that_a_pattern_lacks() -> None:
    with pytest.raises(AttributeError):
        expression("b+").seek  # type: ignore[attr-defined]  # noqa: B018


def test_a_match_is_of_the_pattern_that_found_it() -> None:
    number, word = expression("[0-9]+"), expression("[a-z]+")
    found = number.match("12")
    assert found is not None
    assert [found_by(found, number), found_by(found, word)] == [True, False]


def test_all_those_of_the_rules_compile() -> None:
    for module in pkgutil.walk_packages(cardgen.extract.__path__, "cardgen.extract."):
        importlib.import_module(module.name)
    held = [
        value
        for name, module in list(sys.modules.items())
        if name.startswith("cardgen.extract")
        for value in vars(module).values()
        if isinstance(value, Uncompiled)
    ]
    assert len(held) > 1000
    for one in held:
        re.compile(one.pattern, one.flags)
