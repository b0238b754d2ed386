"""Blocks are the same whether every rule is asked at every line or only those that may match."""

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from cardgen.notes import markdown
from cardgen.notes.rule_chains import RuleChains

STARTS = (
    *("- ", "+ ", "* ", "1. ", "12) ", "> ", ">", "# ", "##", "###### ", "```", "~~~", "    ", "\t", "  "),
    *(
        "$$",
        "\\[",
        "\\]",
        "\\begin{x}",
        "\\end{x}",
        "| a | b |",
        "|---|---|",
        "---",
        "===",
        "***",
        "__",
        "_ _ _",
    ),
    *(
        "[a]: http://b",
        "[^1]: ",
        "[^1]",
        ": ",
        "~ ",
        "<div>",
        "<script>",
        "</script>",
        "<br>",
        ":-|-",
        "-",
        "1.",
    ),
)
LINES = st.lists(st.sampled_from([*STARTS, "text", "熵", " ", "", "a $$ b"]), max_size=4).map("".join)
TEXTS = st.lists(LINES, max_size=14).map("\n".join) | st.text("a1-+*>#`~$[]:|=<\\_^ \t\n", max_size=60)
CHOICES = st.fixed_dictionaries(
    {name: st.booleans() for name in ("math", "html", "headings", "definitions", "footnotes")}
)


def blocks(text: str, choices: dict[str, bool], *, every: bool) -> list[Token]:
    parser = markdown._parser.__wrapped__(**choices)
    assert isinstance(parser.block.ruler, RuleChains)
    if every:
        parser.block.ruler = parser.block.ruler.whole
    tokens: list[Token] = []
    env: dict[str, Any] = {}
    parser.block.parse(text, parser, env, tokens)
    return tokens


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, choices=CHOICES)
@example("a\n: b\n", {"math": True, "html": True, "headings": True, "definitions": True, "footnotes": True})
def test_chains_by_first_character_find_what_whole_chains_find(text: str, choices: dict[str, bool]) -> None:
    assert blocks(text, choices, every=False) == blocks(text, choices, every=True)
