"""Chains of block rules that ask of a line only the rules that its first character lets match.

markdown-it asks every rule at every line. Most rules look for one of a few characters first, and a table or
an underlined heading for a second line: where these are not there, their answer is known.
"""

from collections.abc import Sequence

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import (
    StateBlock,
    blockquote,
    fence,
    heading,
    hr,
    lheading,
    list_block,
    reference,
)

from cardgen.notes.block_rules import display_math, html_line, spaceless_heading, table_with_rows

_OPENERS: dict[RuleFuncBlockType, str] = {
    blockquote: ">",
    display_math: "$\\",
    fence: "`~",
    heading: "#",
    hr: "*-_",
    html_line: "<",
    list_block: "*-+0123456789",
    reference: "[",
    spaceless_heading: "#",
}
_ON_TWO_LINES = (table_with_rows, lheading)


class RuleChains(Ruler[RuleFuncBlockType]):
    """The rules of ``whole``, each chain of them as one rule that matches what the chain matches."""

    def __init__(self, whole: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self.__rules__ = whole.__rules__
        self.whole = whole
        self._chains: dict[str, list[RuleFuncBlockType]] = {}

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:
        """Return the chain as a list of one rule."""
        chain = self._chains.get(chainName)
        if chain is None:
            chain = self._chains[chainName] = [_first_to_match(self.whole.getRules(chainName))]
        return chain


def _first_to_match(rules: Sequence[RuleFuncBlockType]) -> RuleFuncBlockType:
    """Return a rule that does what the first of ``rules`` to match does."""
    on_two_lines = _by_opener(rules)
    on_one_line = _by_opener([rule for rule in rules if rule not in _ON_TWO_LINES])
    of_others = (on_one_line.pop(""), on_two_lines.pop(""))

    def match(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        position = state.bMarks[start] + state.tShift[start]
        if position >= state.eMarks[start]:
            return any(rule(state, start, end, silent) for rule in rules)
        opener = state.src[position]
        if start + 1 >= end or state.isEmpty(start + 1):
            asked = on_one_line.get(opener, of_others[0])
        else:
            asked = on_two_lines.get(opener, of_others[1])
        for rule in asked:  # noqa: SIM110  (a generator costs more than most rules)
            if rule(state, start, end, silent):
                return True
        return False

    return match


def _by_opener(rules: Sequence[RuleFuncBlockType]) -> dict[str, list[RuleFuncBlockType]]:
    """Return the rules that may match by first character; below "" those of all other characters."""
    openers = "".join(_OPENERS.values())
    return {
        opener: [rule for rule in rules if rule not in _OPENERS or (opener and opener in _OPENERS[rule])]
        for opener in ("", *openers)
    }
