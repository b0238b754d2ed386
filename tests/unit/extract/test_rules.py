"""What each rule makes of a note: text cases, one file a rule; and what holds for all notes."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.extract.cards import cards_of, shown

from cardgen.extract import RULES, ExtractOptions, extract
from cardgen.extract.confidence import doubting_short
from cardgen.notes.parse import parse

CASES = Path(__file__).parents[2] / "cases" / "extract"
NO_CARD = "(no card)"
LONG = 100_000  # characters
HOSTILE = [
    "A和B",
    "X在1999年",
    "*",
    "[",
    "（",
    "(",
    "$",
    " ",
    "“",
    "：",
    "，",
    "是",
    "的",
    "a ",
    "的是",
    "，则",
    "a, ",
    "if ",
    "`",
    "==",
    "、",
    "__",
    "\\\\(",
    "\\\\[",
]
HELD_SIGN = "\U000f0000"  # the first of the signs that stand for formulas while a note is read
PIECES = [
    "熵", "自信息（self-information）", "是指", "用于衡量", "不确定性", "，", "。", "：", "；",
    "它", "这种现象叫做", "**", "*", "因为", "所以", "由", "组成", "优点", "缺点", "的", "$x$",
    r"$\sigma$-代数", "归功于 ", "获得了1996年诺贝尔奖。", "，这也是它存在的原因",
    "\n\n$$y=x$$\n\n", "\n\n", "- ", "1.", "## ", "当", "时", "如果", "则", "ABC（Aaa Bbb Ccc）",
    "A vs B", "（", "）", "“", "”", "？", "| a | b |\n|---|---|\n| c | d |\n", "X is a ",
    "because ", "the kernel ", "uses ", ". ", "In contrast, ", HELD_SIGN, "其中，",
    "\n\nQ: ", "\nA: ", "\n    - ", "如何", "$$P_1$$管的是",
    "参考：\n\nhttps://a.b/c\n\nX：一种方法\n\n",
]  # fmt: skip


def cases() -> list[tuple[str, str, str, str]]:
    """(name, rule, note, cards) of every case: title, ``.``, note, ``.``, cards, ``.``."""
    found = []
    for file in sorted(CASES.glob("*.md")):
        parts = file.read_text(encoding="utf-8").split("\n.\n")
        for number in range(0, len(parts) - 1, 3):
            title, note, cards = parts[number : number + 3]
            found.append((f"{file.stem}: {title.strip()}", file.stem, note, cards))
    return found


@pytest.mark.parametrize(
    ("rule", "note", "expected"), [case[1:] for case in cases()], ids=[case[0] for case in cases()]
)
def test_p1_a_rule_makes_these_cards_of_an_ordinary_note(rule: str, note: str, expected: str) -> None:
    assert "\n".join(shown(note, rule)) == ("" if expected == NO_CARD else expected)


def test_every_rule_has_cases_with_cards_and_names_no_other() -> None:
    telling = {rule for _, rule, _, expected in cases() if expected != NO_CARD}
    assert telling == {name for name, _ in RULES}


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_p1_no_text_makes_the_rules_fail_and_every_card_says_something_and_its_lines(note: str) -> None:
    for generated in cards_of(note):
        card = generated.card
        assert card.cloze or (card.question.strip() and card.answer.strip())
        shown = card.question + card.answer + card.cloze
        assert HELD_SIGN in note or not any(sign >= HELD_SIGN for sign in shown)  # formulas are put back
        assert 1 <= card.place.start_line <= card.place.end_line <= note.count("\n") + 1
        assert 0 <= generated.confidence <= 1


@pytest.mark.parametrize("end", ["", "(AB), where x is y."], ids=["open", "in English"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_p7_a_long_line_costs_time_in_proportion(piece: str, end: str) -> None:
    document = parse(piece * (LONG // len(piece)) + end, "note.md").document
    start = time.process_time()
    extract(document)
    assert time.process_time() - start < 2


def test_p1_the_same_note_gives_the_same_cards_and_each_id_once() -> None:
    note = "\n\n".join(case[2] for case in cases())
    first, again = cards_of(note), cards_of(note)
    assert first == again
    assert len({generated.card.id for generated in first}) == len(first) > 50


def test_a_rule_is_switched_off_by_the_caller_and_by_the_note() -> None:
    note = "汉明距离是指两个等长字符串在对应位置上不同字符的个数。"
    document = parse(note, "note.md").document
    assert extract(document).cards
    without = extract(document, ExtractOptions(rules=(("definition", False), ("property", False))))
    assert without.cards == ()
    header = "---\ncardgen:\n  rules: {definition: false, property: false}\n---\n"
    assert extract(parse(header + note, "note.md").document).cards == ()


def test_sections_are_left_out_by_name_with_all_below_them() -> None:
    note = "# 参考\n\n## 熵\n\n熵是一种度量。\n\n# 正文\n\n互信息是一种度量。"
    document = parse(note, "note.md").document
    cards = extract(document, ExtractOptions(skip_sections=("参考",))).cards
    assert {card.headings[0] for card in cards} == {"正文"}


def test_a_least_confidence_trades_cards_for_sureness() -> None:
    note = "\n\n".join(case[2] for case in cases())
    document = parse(note, "note.md").document
    least = [
        len(extract(document, ExtractOptions(min_confidence=sure)).cards) for sure in (0.3, 0.5, 0.7, 0.95)
    ]
    assert least == sorted(least, reverse=True)
    assert least[0] > least[2] > least[3] == 0


def test_a_short_answer_of_a_general_rule_is_doubted_a_number_is_not() -> None:
    assert doubting_short(0.5, "容易抖动", least=10) < ExtractOptions().min_confidence
    assert doubting_short(0.5, "512页", least=10) == 0.5
    assert doubting_short(0.5, "负载突增时把热页一起挤出去", least=10) == 0.5
    note = "# 缓存\n\n淘汰队列的首部容易抖动。"
    document = parse(note, "note.md").document
    assert extract(document).cards == ()
    (doubted,) = extract(document, ExtractOptions(min_confidence=0.3)).cards
    assert doubted.card.answer == "容易抖动"
