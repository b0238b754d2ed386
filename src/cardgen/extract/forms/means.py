"""By what something is done, called or computed: ``检测X用Y``, ``X被称为“Y”``, ``X = Y / Z``."""

import re

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.subjects import is_unresolved, points_elsewhere
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_SURE = 0.5
_DEEDS = (
    "检测|检验|测量|测定|鉴定|鉴别|判断|判定|计算|估计|衡量|度量|评价|评估|区分|识别|防止|避免|控制|调节|提高|降低|减少|缓解|治疗|"
    "预防|解决|求解|描述|刻画|表示|排查|定位|查看|解释"
)
_WITH_TOOL = expression(
    rf"(?P<do>(?:{_DEEDS})(?!指标|方法|方式|标准|结果|[器者时要式])[^，。；：用的]{{1,14}}?)"
    r"(?:一般|通常|常|主要|可以?|往往|多|都|就|要)*用"
    r"(?![来于到途户量处法])的?(?:是)?(?P<what>[^，。；：]{2,30})"
)
_NICKNAME = expression(
    r"(?P<what>[^，。；：“”]{2,16}?)(?:也|常|又|还|一般|经常|因此|往往|通常)*被?(?:人们|大家|人)?"
    r"(?:称为|称作|誉为|叫做|叫作|戏称为|俗称|比作|比喻为|形容为)(?P<name>“[^“”]{2,20}”)"
)
_EQUATION = expression(
    r"(?P<name>[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff /%-]{0,18}?)\s?(?P<gloss>[（(][^（）()]{1,30}[）)])?"
    r"\s?[=＝]\s?(?P<value>[^，。；=＝<>]{1,50}?\s?[/×÷]\s?[^，。；=＝<>]{1,60}?)(?=[，。；]|$)"
)
# ``准备金率提高，货币乘数变小``
_MOVES = (
    "(?:提高|增大|升高|上升|增加|变大|变长|变多|变强|加快|下降|降低|减小|减少|变小|变短|变少|"
    "变弱|减慢|翻倍|减半|不变)"
)
_GOES_WITH = expression(
    rf"(?P<of>[^，。；：]{{2,16}}?{_MOVES})(?:时|后)?[，,](?P<what>(?:则|那么)?[^，。；：]{{2,24}}?(?:就|便|会|也|将|反而)*{_MOVES})"
    r"(?=[，。；]|$)"
)
# ``控制混杂，设计阶段靠限制，分析阶段用分层``
_HOW_TO = expression(
    rf"(?P<do>(?:{_DEEDS}|控制|处理|选择|实现|加速|优化|诊断|抵御|应对)(?![的是])[^，。；：的了只有是]{{1,8}})，"
    r"(?P<what>(?!所以|因此|是|会|就会|也)(?=[^。；]{0,14}(?:靠|用(?!户)|先|通过|可以|需要|采用|要(?!求)))[^。；]{8,120})"
)
# ``A和B都能缓解它``
_HELPS_IT = expression(
    r"(?P<what>[^，。；：]{2,50}?)(?:都|也|均)?(?:可以|能够?)(?P<does>缓解|解决|避免|防止|消除|减轻|加速|抑制|治疗)(?:它|这个问题|这一问题|该问题)"
    r"(?=[，。；]|$)"
)
_NO_NAME = expression(r"[其该这那它此]|如果|当|设|令|若|例如|比如")


def by_means(reading: Reading, statement: Statement) -> Finding | None:
    """Return the card of a Chinese statement that tells by what something is done or called, or nothing."""
    return (
        _goes_with(reading, statement)
        or _how_to(reading, statement)
        or _helps(reading, statement)
        or _with_tool(reading, statement)
        or _nickname(reading, statement)
        or _equation(reading, statement)
    )


def _goes_with(reading: Reading, statement: Statement) -> Finding | None:
    match = _matched(_GOES_WITH, statement)
    if match is None:
        return None
    return _found(reading, statement, Kind.PROPERTY, f"{match['of']}时会怎样？", match["what"], match["of"])


def _how_to(reading: Reading, statement: Statement) -> Finding | None:
    match = _matched(_HOW_TO, statement)
    if match is None:
        return None
    return _found(reading, statement, Kind.PROCEDURE, f"如何{match['do']}？", match["what"], match["do"])


def _helps(reading: Reading, statement: Statement) -> Finding | None:
    """What is good against what was spoken of before."""
    match = _HELPS_IT.match(statement.text, len(statement.lead)) if statement.carried else None
    if match is None or _NO_NAME.match(match["what"]):
        return None
    asked = f"什么能{match['does']}{statement.carried}？"
    return _found(reading, statement, Kind.PROPERTY, asked, match["what"], match["does"])


def _with_tool(reading: Reading, statement: Statement) -> Finding | None:
    match = _matched(_WITH_TOOL, statement) if "用" in statement.signs else None
    if match is None:
        return None
    return _found(reading, statement, Kind.PROPERTY, f"用什么{match['do']}？", match["what"], match["do"])


def _nickname(reading: Reading, statement: Statement) -> Finding | None:
    match = _matched(_NICKNAME, statement) if "“" in statement.signs else None
    if match is None:
        return None
    return _found(reading, statement, Kind.PROPERTY, f"什么被称为{match['name']}？", match["what"], "称为")


def _equation(reading: Reading, statement: Statement) -> Finding | None:
    """An equation in plain words: ``呼吸商 = 放出的量 / 吸收的量``."""
    match = _matched(_EQUATION, statement) if not statement.signs.isdisjoint("=＝") else None
    if match is None:
        return None
    question = f"{match['name']}{match['gloss'] or ''}的公式是什么？"
    return _found(reading, statement, Kind.FORMULA, question, match["value"], match["name"])


def _matched(form: re.Pattern[str], statement: Statement) -> re.Match[str] | None:
    match = form.match(statement.text, len(statement.lead))
    said = match[0] if match else ""
    return (
        None if not said or _NO_NAME.match(said) or points_elsewhere(said) or is_unresolved(said) else match
    )


def _found(reading: Reading, statement: Statement, kind: Kind, asked: str, said: str, words: str) -> Finding:
    known = reading.known.any_in(asked)
    question = with_topic(asked, "" if known else reading.view.topic, True)
    return finding_at(statement, kind, words, question, clean(said), _SURE, words)
