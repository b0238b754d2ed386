"""The members of a list as a card shows them: their names, their lines, the answer they make."""

from collections.abc import Iterable, Sequence

from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.terms import Term, listed_terms, passage_term
from cardgen.extract.reading.view import ListRun, Passage, View
from cardgen.extract.wording.answers import clean
from cardgen.model import Source
from cardgen.text.expression import expression
from cardgen.text.math import MathSpan, replace_math

_MOST_MEMBERS = 8
_SYMBOL = 1  # letters of a name that says nothing by itself: the item is shown whole
_LONGEST = 420
_LONGEST_ITEM = 80
_HELD = 0x100000  # the first of the signs that stand for formulas
_ASIDE = expression(r"\s*[（(][^（）()]{6,}[）)]")
_STEP_END = expression(
    r"(?<!\sat)(?<!\sof)(?<!\sin)(?<!\sto)(?<!\sfor),?\s(?:which|where|because|so that)\s"
    r"|，(?:从而|因为|以便|其中)"
)
# A name that only numbers its member: what the bracket says is the name.
_NUMBERED = expression(
    r"(?:第?\s?(?:[IVXⅠ-Ⅻ]{1,4}|[一二三四五六七八九十]|\d{1,2}|[A-F])\s?[型类种级期相层代度]|[A-F])"
)
_BRACKET = expression(r"\s?[（(][^（）()]{1,20}[）)]")


def items_of(view: View, run: ListRun) -> list[Passage]:
    """Return the items of a list that hold text."""
    nodes = (view.nodes[index] for index in run.items)
    return [node for node in nodes if isinstance(node, Passage)]


def member_names(items: Sequence[Passage]) -> list[str]:
    """Return what the items are called, without those that are empty."""
    terms = listed_terms(items)
    return [name for item in items if (name := _member_name(item, terms.get(item.index)))]


_AND_LAST = expression(r"[,;]? (?:and|or)$")


def whole_items(items: Sequence[Passage]) -> list[str]:
    """Return all that each item says, where only its name would tell nothing."""
    return [clean(item.prose.restore(item.text)) for item in items]


def hold_code(items: Sequence[Passage], names: Sequence[str]) -> bool:
    """Tell whether steps lose what to type (``nvm：`brew install nvm```) where only their names are told."""
    return any("`" in item and "`" not in name for item, name in zip(whole_items(items), names, strict=True))


def source_of(items: Sequence[Passage]) -> Source:
    """Return the lines from the first item to the last."""
    return Source(items[0].source.path, items[0].source.start_line, items[-1].source.end_line)


def members_answer(names: Sequence[str]) -> str:
    """Return the members, numbered; nothing when they are too much for a card."""
    if len(names) > _MOST_MEMBERS or sum(map(len, names)) > _LONGEST:
        return ""
    return numbered_lines(names)


def steps_answer(names: Sequence[str]) -> str:
    """Return the steps, numbered, each without what only explains it."""
    return numbered_lines([_plain_step(name) for name in names])


def _plain_step(name: str) -> str:
    """A step without its asides; the brackets of its formulas are no asides."""
    formulas: list[str] = []

    def held(span: MathSpan) -> str:
        formulas.append(name[span.start : span.end])
        return chr(_HELD + len(formulas))

    plain = clean(_STEP_END.split(_ASIDE.sub("", replace_math(name, held)))[0])
    for number, formula in enumerate(formulas, 1):
        plain = plain.replace(chr(_HELD + number), formula)
    return plain


def numbered_lines(names: Iterable[str]) -> str:
    """Return the names, a line each behind its number."""
    return "\n".join(f"{number}. {name}" for number, name in enumerate(names, 1))


def _member_name(item: Passage, term: Term | None) -> str:
    """What an item is called: its term, else all of it when short, else its first sentence."""
    if term and not generic_name(term.name) and len(term.name) > _SYMBOL:
        bracket = _BRACKET.match(item.text, len(term.name)) if _NUMBERED.fullmatch(term.name) else None
        return term.name + (item.prose.restore(bracket[0]) if bracket else "")
    text = item.text if len(item.text) <= _LONGEST_ITEM else item.sentences[0].text
    return _AND_LAST.sub("", clean(item.prose.restore(text)))


def is_role(item: Passage) -> bool:
    """Tell whether an item opens with a role (``优点：``) and is no member of anything."""
    term = passage_term(item)
    return term is not None and generic_name(term.name)
