"""Formulas that a Chinese sentence states on the way: ``令$a=b$``, ``基础矩阵$F=…$``, ``$T=…$叫透射率``."""

from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.equations import left_side
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.inline import HELD, HELD_CHARACTER
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_SURE = 0.6
_LEAST = 4  # characters right of the relation: less is a value, no formula
_LONGEST_SIDE = 30
_COMPUTED = expression(r"(?<![\^{])[-+]|[=/<>]|\\(?:frac|cdot|times|partial)|\d$")
_EQUALS = expression(r"\s*(?:=|:=|\\triangleq|\\equiv|\\propto)")
_SEVERAL = expression(r",[^()]*=|^[\d.\s]*$")  # ``\gamma=2, \alpha=0.25``: values
_LET = expression(
    rf"(?:(?<![命指如])令|(?<![假预建创])设(?![计备置定])|(?<![标登笔书忘])记(?:作|为)?|定义(?:了|为)?)\s*"
    rf"(?P<all>[{HELD}](?:\s?(?:[，,、和与；]|以及)\s?[{HELD}])*)"
)
_NAMED = expression(
    rf"(?P<name>[\u4e00-\u9fff]{{2,12}}?)(?:[（(](?P<gloss>[A-Za-z][^（）()]{{1,50}})[）)])?"
    rf"(?:定义|写|记|计算|表示)?(?:成|为|作|是|就是|等于|即|得到?)?\s?(?P<held>[{HELD}])"
)
_CALLED = expression(
    rf"(?P<held>[{HELD}])\s?(?:就)?(?:也)?(?:叫做?|叫作|被?称为|称作|称之为)(?P<name>[^，。；：、（）()的]{{2,14}})"
    r"(?:[（(][^（）()]{1,60}[）)])?(?=[，。；、]|$)"
)
_THAT_IS = expression(
    r"\s?[，,]\s?(?:也就是|即|就是|它是|表示|代表)(?P<what>[^，。；：]{3,40})(?=[，。；：]|$)"
)
_UNDER = expression(
    r"(?:^|(?<=[，,；;]))\s?(?P<given>(?:当|若|如果|假如|对于?)[^，。；：]{2,30}|[^，。；：]{2,30}?(?:时候?|的话|[情条][况件]下))"
    rf"[，,]\s?(?:则|有|就有|那么|此时|这时)*\s?(?P<held>[{HELD}])(?=\s?[。；;，,]|$)"
)
_POINTING = expression(r"[这那它其此我你]|上述")
_OF_SOME = expression(r"(?:某个?|一个|任意|任一)[^，]{0,10}的")  # ``某个凸函数的梯度$T=…$``
_WHEN_SO = expression(r"\s?(?:的?时候?|的[情条][况件]下)(?:[，,：]|$)")  # ``代价函数为$c=…$时``
# What ends before a name: verbs and particles that a run of Chinese letters may begin with.
_BEFORE_NAME = expression(
    r".*(?:得到的?|采用|使用|利用|引入|给出|叫做?|称为|就是|也是|都是|不是|即是|对应|作为|由于|所以|因此|可得|代入|假设|"
    r"满足|服从|那么|取决于|对(?![数角称偶比])|(?<![需请追])求(?!导)|[是为有用由把将被在从到的了着和与及或令设记即则使让取按以于其该这那此而但若当])"
)
_NO_NAME = expression(
    r"^(?:惯例|默认|初值|阈值|论文|全文|原文|文中|式中|上式|写[作成]|经典|[反求改]解|并|注意(?!力)|推导|做|化|如果|所以|因此|于是|可以|我们|然后|那么|同理|显然|例如|比如|只要|只需|必须|一般|通常|最后|其中|这里|[一二两三四五几每各某\d])|"
    r"(?:时候?|之后|以后|之前|大于|小于|满足|可知|可得|得到|条件|写成|变成|拆|近似|以及|结果|形式|公式|式子|不能|需要|"
    r"假[设定]|代入|[出成来]|推荐|约定|改[为成]|[会能要可就便才再也都不]|分别|依次)$"
)


_IN_WORDS = expression(
    r"，(?:即|也就是|表示|指|是指)?(?P<what>[^，。；]{2,30}(?:比例|概率|比率|百分比|次数|数量|数目|均值|方差|距离|长度|之比|之和|之差|之积|面积|大小))"
    r"(?=[，。；]|$)"
)


def inline_formula(reading: Reading) -> Iterator[Finding]:
    """Find equations inside sentences that say what a symbol or a name is."""
    for statement in reading.statements:
        if statement.chinese and not statement.noise and HELD_CHARACTER.search(statement.text):
            yield from _let(reading, statement)
            yield from _of_name(statement)
            yield from _under_condition(reading, statement)


def _let(reading: Reading, statement: Statement) -> Iterator[Finding]:
    """``令$a=b$，$c=d$``: what each symbol is, and in words where the sentence says so."""
    for match in _LET.finditer(statement.text):
        for held in HELD_CHARACTER.finditer(match["all"]):
            place = match.start("all") + held.start()
            side, shown = _equation(statement, held[0])
            if side:
                yield _asked_of_symbol(reading, statement, side, shown, place)
        said = _THAT_IS.match(statement.text, match.end())
        if side and said:
            question = with_topic(f"${side}$是什么？", reading.view.topic, True)
            span = said.span("what")
            yield finding_at(
                statement, Kind.DEFINITION, side, question, said["what"], _SURE, said["what"], span
            )


def _asked_of_symbol(reading: Reading, statement: Statement, side: str, shown: str, place: int) -> Finding:
    question = with_topic(f"${side}$等于什么？", reading.view.topic, True)
    return finding_at(statement, Kind.FORMULA, side, question, shown, _SURE, side, (place, place + 1))


def _under_condition(reading: Reading, statement: Statement) -> Iterator[Finding]:
    """``列满秩时，$A^+=…$``: what a symbol is where the condition holds."""
    for match in _UNDER.finditer(statement.text):
        side, shown = _equation(statement, match["held"])
        if side and not _POINTING.search(match["given"]):
            question = with_topic(f"{match['given']}，${side}$等于什么？", reading.view.topic, True)
            span = match.span("held")
            yield finding_at(statement, Kind.FORMULA, side, question, shown, _SURE, match["given"], span)


def _of_name(statement: Statement) -> Iterator[Finding]:
    """``基础矩阵$F=…$``, ``$T=…$叫透射率``: the formula of what has a name."""
    found = [*_NAMED.finditer(statement.text), *_CALLED.finditer(statement.text)]
    for match in found:
        name = _name(match["name"])
        side, shown = _equation(statement, match["held"])
        given = _WHEN_SO.match(statement.text, match.end("held")) or _OF_SOME.search(match["name"])
        if name and side and not given:
            span = match.span("held")
            question = f"{name}的公式是什么？"
            yield finding_at(statement, Kind.FORMULA, name, question, shown, _SURE, name, span)
            said = _IN_WORDS.match(statement.text, match.end("held"))
            if said:  # ``敏感度$Se=…$，有病的人里面查出阳性的比例``
                asked, what = f"什么是{name}？", said.span("what")
                yield finding_at(statement, Kind.DEFINITION, name, asked, said["what"], _SURE, name, what)


def _name(words: str) -> str:
    name = _BEFORE_NAME.sub("", words)
    plain = 2 <= len(name) <= 10 and not _NO_NAME.search(name)
    return name if plain and not generic_name(name) else ""


def _equation(statement: Statement, held: str) -> tuple[str, str]:
    """The left side of a held formula that says what a symbol is, and the formula; else nothing."""
    shown = statement.passage.prose.restore(held)
    tex = shown.strip("$ ")
    side = left_side(tex) if shown.startswith("$") else ""
    rest = tex[len(side) :].lstrip(" :=&")
    is_symbol = side and len(side) <= _LONGEST_SIDE and not _COMPUTED.search(side)
    is_equal = _EQUALS.match(tex, len(side)) and not _SEVERAL.search(rest)
    return (side, shown) if is_symbol and is_equal and len(rest) >= _LEAST else ("", "")
