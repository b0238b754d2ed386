"""What is done about a question or an answer that was torn out of its sentence."""

import pytest
from tests.unit.extract.cards import shown

from cardgen.extract.finding import Finding
from cardgen.extract.torn import mend, torn_part
from cardgen.extract.wording.answers import clean
from cardgen.model import Kind, Source


def finding(question: str, answer: str) -> Finding:
    return Finding(Kind.DEFINITION, "x", question, answer, Source("note.md", 1, 1), 0.8, "words")


@pytest.mark.parametrize(
    ("question", "mended"),
    [
        ("什么是还有虹吸效应？", "什么是虹吸效应？"),
        ("流体中，又叫伯努利方程的公式是什么？", "流体中，伯努利方程的公式是什么？"),
        ("什么是所谓层流？", "什么是层流？"),
        ("什么是层流？", "什么是层流？"),
        ("流体中，就是层间的阻力：$f$ 等于什么？", "流体中，层间的阻力：$f$ 等于什么？"),
        ("流体中，是层间的阻力：$f$ 等于什么？", "流体中，层间的阻力：$f$ 等于什么？"),
        ("流体中，是否有漩涡？", "流体中，是否有漩涡？"),
        ("所以湍流的缺点是什么？", "湍流的缺点是什么？"),
    ],
)
def test_words_that_lead_a_name_in_are_no_part_of_it(question: str, mended: str) -> None:
    assert mend(finding(question, "一种流动")).question == mended


@pytest.mark.parametrize(
    ("answer", "mended"),
    [
        ("一种没有漩涡的流动，其速度分布为", "一种没有漩涡的流动"),
        ("两层之间的阻力，计算方法如下", "两层之间的阻力"),
        ("把黏度当作常数，称之为牛顿流体的行为", "把黏度当作常数，称之为牛顿流体的行为"),
        ("流量之和", "流量之和"),
        ("Some keep every fifth sample, which", "Some keep every fifth sample"),
    ],
)
def test_a_last_clause_that_stops_before_its_object_is_cut(answer: str, mended: str) -> None:
    assert mend(finding("什么是层流？", answer)).answer == mended


@pytest.mark.parametrize(
    "question",
    [
        "流量由什么m³）来表示？",
        "所谓“慢指的是什么？",
        "要同时满足哪三个条件？",
        "区别有哪两点？",
        "什么是实际管道往往粗糙？",
    ],
)
def test_a_question_that_cannot_be_mended_makes_no_card(question: str) -> None:
    assert torn_part(question)


@pytest.mark.parametrize(
    "question", ["什么是层流（laminar flow）？", "函数 $f(x$ 的值域是什么？", "Why is $[0,1)$ half open?"]
)
def test_a_whole_question_is_left_alone(question: str) -> None:
    assert torn_part(question) == ""


def test_a_bracket_of_a_formula_is_the_formulas_own() -> None:
    assert clean("$[0,+\\infty)$，") == "$[0,+\\infty)$"
    assert clean("雷诺数（无量纲") == "雷诺数无量纲"


def test_a_star_without_a_partner_is_a_letter() -> None:
    assert shown("B*树是一种非根结点至少填满三分之二的B树。", "definition") == [
        "1 definition: 什么是B*树？ -> 一种非根结点至少填满三分之二的B树"
    ]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("When are which equals one if all weights?", "If all are equal"),
        ("管径固定时，会怎样？", "后者对流量是线性的"),
        ("湍流去掉了什么？", "去掉了后者，却多了阻力"),
        ("湍流有哪些模型？", "下面分开讲"),
        ("流体中，正因为是什么？", "量出来的"),
        ("流体中，阀门怎么做什么？", "做相邻的两个"),
        ("什么是岩爆（rock burst）？", "采矿最头疼的问题"),
        ("什么是锚杆支护？", "Rabcewicz的解法"),
    ],
)
def test_what_only_points_or_has_no_subject_is_torn(question: str, answer: str) -> None:
    assert torn_part(question, answer)


def test_a_pair_told_apart_by_its_order_is_whole() -> None:
    assert not torn_part("层流和湍流有什么区别？", "后者有漩涡，前者没有")
