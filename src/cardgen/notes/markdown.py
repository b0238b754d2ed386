"""Block structure of Markdown by markdown-it, with the block rules that notes need beyond CommonMark.

Only block rules run: inline text stays as it was written.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from cardgen.notes.block_rules import display_math, html_line, spaceless_heading, table_with_rows
from cardgen.notes.rule_chains import RuleChains

_DEEPEST = 60  # levels of nesting, two for each list; what is deeper is left out
_INTERRUPTS = ["paragraph", "reference", "blockquote", "list"]
# A rule is asked at every line, so each is used only on texts that hold what it looks for.
_DISPLAY_MATH = re.compile(r"\$\$|\\\[|\\begin")
_SPACELESS_HEADING = re.compile(r"^[ >]*##+[^\s#]", re.M)
_DEFINITION = re.compile(r"^[ >]*[:~][ \t]", re.M)


@dataclass(frozen=True, slots=True)
class Blocks:
    """Tokens of markdown-it, and the link definitions (``[label]: address``) by normalised label."""

    tokens: list[Token]
    references: Mapping[str, Mapping[str, Any]]


def block_tokens(text: str) -> Blocks:
    """Return the blocks of ``text``, whose line breaks must be single line feeds."""
    tokens: list[Token] = []
    env: dict[str, Any] = {}
    parser = _parser(
        math=bool(_DISPLAY_MATH.search(text)),
        html="<" in text,
        headings=bool(_SPACELESS_HEADING.search(text)),
        definitions=bool(_DEFINITION.search(text)),
        footnotes="[^" in text,
    )
    parser.block.parse(text, parser, env, tokens)
    return Blocks(tokens, env.get("references", {}))


@cache
def _parser(*, math: bool, html: bool, headings: bool, definitions: bool, footnotes: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).disable("html_block")
    ruler = parser.block.ruler
    ruler.at("table", table_with_rows, {"alt": ["paragraph", "reference"]})
    ruler.enable("table")
    if math:
        ruler.before("table", "display_math", display_math, {"alt": _INTERRUPTS})
    if html:
        ruler.after("fence", "html_line", html_line, {"alt": _INTERRUPTS})
    if headings:
        ruler.after("heading", "spaceless_heading", spaceless_heading, {"alt": _INTERRUPTS})
    if definitions:
        parser.use(deflist_plugin)
    if footnotes:
        parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.block.ruler = RuleChains(ruler)
    return parser
