"""What the checks say of formulas is what MathJax, set up as in Anki, makes of them."""

import json
from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page
from scripts.mathjax_macros import names_in

from cardgen.preview.mathjax import mathjax
from cardgen.text.latex import syntax_faults, unknown_names

FINE = [
    "x", r"\frac{a}{b}", r"\{ a \}", r"50\%", r"\boldsymbol{x}", r"\verb|{|", r"\text{50% of it}",
    r"\left( a \middle| b \right)", r"\left. x \right|", r"\underbrace{a}_{b}", r"\tag{1} x",
    r"\begin{cases} a & b \\ c & d \end{cases}", r"\begin{dcases} a \end{dcases}",
    r"\operatorname*{arg\,min}_x f(x)", r"\ce{2H2 + O2 -> 2H2O}",
    r"\newcommand{\E}{\mathbb{E}} \E[x]", r"\DeclareMathOperator{\foo}{foo} \foo x",
]  # fmt: skip
FAULTY = [
    r"\frac{a}{b", "a}", r"\left( a", r"a \right)", r"\begin{cases} a", r"\begin{aligned} a \end{cases}",
    "a # b", r"\bm x", r"\begin{tikzpicture}\end{tikzpicture}", r"\mathds{1}", r"\alhpa",
    r"\dv{x}{y}",
]  # fmt: skip
# MathJax sets an unknown macro in red, and anything else it cannot read as an error.
_IS_WRONG = """tex => {
  MathJax.texReset();
  const html = MathJax.tex2chtml(tex).outerHTML;
  return html.includes("mjx-merror") || html.includes('color: red');
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.set_content("<p>")
    opened.add_script_tag(content=mathjax())
    opened.evaluate("() => MathJax.startup.promise")
    yield opened
    opened.close()


def test_the_shipped_names_are_those_mathjax_has(page: Page) -> None:
    shipped = files("cardgen.text").joinpath("mathjax.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == names_in(page)


@pytest.mark.parametrize("tex", FINE)
def test_what_passes_is_typeset(page: Page, tex: str) -> None:
    assert not [*syntax_faults(tex), *unknown_names(tex)]
    assert not page.evaluate(_IS_WRONG, tex)


@pytest.mark.parametrize("tex", FAULTY)
def test_what_is_found_is_not_typeset(page: Page, tex: str) -> None:
    assert [*syntax_faults(tex), *unknown_names(tex)]
    assert page.evaluate(_IS_WRONG, tex)


def test_a_bare_percent_sign_drops_the_rest_of_the_line(page: Page) -> None:
    assert [fault.snippet for fault in syntax_faults("50% + x")] == ["%"]
    assert page.evaluate("MathJax.tex2mml('50% + x')").count("<mi>") == 0
