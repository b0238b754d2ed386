"""What a formula is called: by the words before it, the term or heading above, or its own left side."""

import re
from dataclasses import replace

from cardgen.extract.finding import Reading
from cardgen.extract.forms.english_formula import from_english
from cardgen.extract.forms.equations import left_side, text_label
from cardgen.extract.forms.formula_place import (
    LATIN_NAME,
    LOSS,
    POINTING,
    holder,
    is_first_below,
    named_behind,
    named_in,
    opened_with,
)
from cardgen.extract.forms.formula_question import FormulaName, ask, by_side, lead_of
from cardgen.extract.forms.has_form import has_form, opening_noun
from cardgen.extract.forms.law_name import LAW, law_of
from cardgen.extract.forms.marked_last import marked_last
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.terms import passage_term
from cardgen.extract.reading.view import Formula, Passage
from cardgen.extract.wording.phrasing import with_topic
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

# The openings of a clause that explains the symbols of the formula before it.
EXPLAINS = expression(
    r"^(?:其中|(?:这里|此处)的?(?=[\U000f0000-\U000ffffdA-Za-z])|式中|上式中|公式中|"
    r"[Ww]here\b|[Hh]ere\b|in which\b)"
)
_PROOF = expression(r"推导|证明(?!要)|证毕|\bproof\b|\bderivation\b", re.I)
_DERIVATION = expression(
    r"推导|证明|证毕|求导|求偏导|令其|令它|两边(?=[都同取求乘除积平再])|代入|整理|展开(?!之后|式|"
    r"后)|化简|移项|例如|比如|举例|(?:^|[，。；：])(?:我们|先)?假[设定]|^令|不妨|"
    r"设$|QED|\bderive|"
    r"for example|suppose|替换|考虑"
)
_WEAK = expression(
    r"^(?:因此|所以|于是|即|也就是|可得|则|有|得|那么|故|从而|显然|同理|进而|最终|最后|由此可得|这样|"
    r"特别的|综上|thus|so|hence|"
    r"therefore|then|we get|we have|that is)*[，,：:]*$",
    re.I,
)
_NAMED_END = expression(
    r"(?:就是(?:所谓的)?|叫做|叫作|称为|称作|称之为|得到了?|可得|则有|即为?|有(?=[^，：]{0,8}(?:公式|"
    r"定理|不等式|法则|方程|定律))|"
    r"就得到了?|导出|引出|定义(?:了|出)?|给出了?|写出)\s*(?P<name>(?!如下|下式|以下|下面|下列)"
    r"[^，,。：:的]{2,24}?|[^，,。：:的]{1,16}的[^，,。：:的]{0,6}(?:置信度|个数|概率|得分|分数|似然|损失|比例|次数|大小|长度|权重|数目|数量|期望|方差))"
    r"\s*(?:[（(][^（）()]{1,60}[）)])?\s*[：:]?\s*$"
)
_NAMED_LAST = expression(
    r"(?:——|—|也就是|这就是|即|就是)(?P<name>[^，,。：:；—的]{2,24}|[^，,。：:；—]{2,20}(?:条件|"
    r"公式|形式|方程|关系))$"
    r"|(?:满足|服从|遵循|利用|引入|用到)了?(?P<law>[^，,。：:；的]{1,24}(?:条件|公式|定理|定律|"
    r"方程|法则|不等式|恒等式|准则|约束|性质))$"
    r"|(?:给出|写出|提出|推出)了?(?P<given>[^，,。：:；]{2,26}(?:条件|公式|形式|定义|表达式|方程|"
    r"关系|估计|上界|下界|"
    r"目标|解|范围))$"
)
_AS = expression(
    r"(?P<of>[^，,。：:；]{1,40}?)(?:的(?=定义)|可以|可|能|会|常|通常|一般|也|又|就|分别|"
    r"(?<![规法准原守细])则|被|近似|都|大?约|由(?:下面|如下)?的?递推(?:式|公式)?)*(?:定义(?:如下|$|(?=[：:]$)|"
    r"为)|(?:如下|简化[为成]|(?<![认以])为|(?<!于)是|等于|有|"
    r"写成|写作|写为|表示为|表示成|记为|记作|变成|变为|计算(?:如下|为|得)?|如下所示|满足|得到?|"
    r"给出|长这样|是这样的?|就是|"
    r"成立|近似为|更新为|展开为|"
    r"分解为|(?<![变转])化为)(?:如下|下式|以下(?:形式|公式|关系)?)?)(?:所示)?[，,]?[：:]?\s*$"
)
_PRONOUN = expression(r"^(?:它|其(?!中)|它们|该\S{0,4}|这个?\S{0,2}|此|上式|两者|二者)的?")
_BEFORE_ASPECT = expression(
    r"^(?:(?:[\u4e00-\u9fff]{1,4}上|一般|通常)?[把将](?!来)|因此|所以|于是|那么|从而|则|此外|而|显然|特别的|一个|所谓的?)+"
)
_NO_ASPECT = expression(
    r"定义|公式|形式|上式|其|也|可以?|我们|下面的?\S{0,3}|马上|立刻|立马|随即|"
    r"对于?[^，。]{1,12}来[说讲]|拿[^，。]{1,12}|(?:写作|(?:写|化|翻译)成代数|写出来|表示成|记成|记作|展开来?)\S{0,4}|用公式\S{0,4}|数学上"
    r"|(?:根据|由|按照?|依据|利用)[^，。]{1,12}"
)
_MAXIMISED = expression(r"(?:想|需|就)?要(?:去)?(?P<how>最大化|最小化|优化)的(?:目标)?(?:函数)?")
# ``WER``, ``\\text{IoU}``: no product of matrices where the text holds it too.
_WORD = expression("(?=.{3})[A-Z][A-Za-z]*(?:-?[A-Z]){1,6}(?:@[kK])?")
_ARGUMENT = expression(r"\([^()]{1,12}\)$")  # ``BIC(G)``
_UPRIGHT = expression(r"\\(?:mathrm|mathsf|text|operatorname|mathbf)\s*\{([A-Za-z@-]+)\}")
# ``两者的关系由费雪效应给出：``: the formula is that of the law.
_BY_LAW = expression(
    r"[^，]{2,24}由(?P<law>[^，由的]{2,14}(?:效应|定[理律]|公式|方程|原理|不等式|法则|准则))"
)
_ASKS = expression(r"怎么|如何|怎样|该(?![^，]{0,2}的)")
_NO_WORDS = expression(
    r"我们|它|[是，]把|等人|(?<!未)(?:来算|来|改|[用给层]的)$|^[和与跟看]|^(?:写成|化成)|一起(?:按|来)|用.{2,12}来|^(?:直接)?拿|^若|^也叫|可以|^[设令记]|指出|认为|表明|发现了?|只在|^(?:就|便|于是就|代入[之以]?后?就?|[^，]{0,4}[之以]后就?)$"
)
_COLON = expression(r"[：:]\s*$")
_CLOSED = expression(r"[。！!.]\s*$")
_CASE = expression(r"以(?P<case>[^，。]{2,20})为例")
_PLAIN_FORMULA = expression(r"(?:只?列一下|给出|其)?(?:公式|定义|表达式)")
_ONLY_ASPECT = expression(
    r"(?!因此|所以|于是|可得|同理|其中|例如|比如|显然|进而|最终|最后|公式|定义|推导|证明|则|即|故|有|令|设)"
    r"[\u4e00-\u9fffA-Za-z]{2,10}"
)
# The Latin name that the last clause before the formula ends with: ``每帧还要乘上Hamming窗：``.
_OBJECT_LAST = expression(
    r"(?:[用叫是加上到为入]|称作|变成|换成)了?(?:一个)?\s?"
    r"(?P<name>[A-Za-z][A-Za-z0-9 -]{2,24}(?:[\u4e00-\u9fff]{1,2}(?<![来去][\u4e00-\u9fff]))?)$"
)
# ``X的思路是…，再…：``: what X does is its formula.
_DOES_SO = expression(r"的(?:思路|想法|做法|办法|更新|主意|改动|改进|处理)$")
_SAYS_HOW = expression(r"(?<=.{2})(?:也|就|便|其实)+(?:一目了然|不言而喻|呼之欲出|很?简单|好写|不难)?$")
_DEED = expression(r"[让把用将去求使取按对]")  # no name begins so
_WE_WRITE = expression(r"[，,]?(?:我们|咱们)(?:先|再|来)*(?:写|列|推)(?:一下|出来|下来)$")
_FORMULA_NOUN = expression(
    r"(?<![一-鿿A-Za-z])(?:总|最终的?|整体的?|训练)?(?:损失函数|损失|目标函数|优化目标|更新公式|更新规则|更新式|打分函数|评分函数|递推公式|递推式|状态方程|能量函数|代价函数)"
    r"(?![的与和是为A-Za-z（(\U000f0000-\U000ffffd])"
)


def formula_name(reading: Reading, node: Formula) -> FormulaName | None:
    """Return what ``node`` is asked by, or None where nothing names it."""
    before = reading.view.nodes[node.index - 1] if node.index else None
    label = text_label(node.tex)
    behind = named_behind(reading, node)
    if behind:
        return FormulaName(behind, ask(behind, _in_chinese(reading)), 0.75)
    word = _ARGUMENT.sub("", _UPRIGHT.sub(r"\1", left_side(node.tex)))
    if _WORD.fullmatch(word) and isinstance(before, Passage) and (word in before.text or reading.knows(word)):
        return FormulaName(word, ask(word, _in_chinese(reading)), 0.75)
    if isinstance(before, Passage):
        headed = _first_below(reading, before, node)
        named = None if headed and not left_side(node.tex) else _from_passage(reading, before, node)
        named = named or headed
        if named and label:
            return replace(named, question=named.question.replace("的公式", f"的 {label} 公式"))
        return named
    concept, chinese = holder(reading, node), _in_chinese(reading)
    if not concept:
        return None
    if label:
        worded = (
            f"{concept}的 {label} 公式是什么？" if chinese else f"What is the {label} formula of {concept}?"
        )
        return FormulaName(concept, worded, 0.7)
    if before is not None:
        return by_side(node, concept, chinese, 0.5)
    return FormulaName(concept, ask(concept, chinese), 0.7)


def _first_below(reading: Reading, before: Passage, node: Formula) -> FormulaName | None:
    """The first formula below a heading, led in by no more than ``即：``: it is what the heading names."""
    topic = reading.view.topic
    if _DERIVATION.search(before.text) or not is_first_below(reading, before, node):
        return None
    return FormulaName(topic, ask(topic, _in_chinese(reading)), 0.55)


def _in_chinese(reading: Reading) -> bool:
    if not reading.statements:
        return has_han(reading.view.topic)
    return any(statement.chinese for statement in reading.statements)


def _from_passage(reading: Reading, passage: Passage, node: Formula) -> FormulaName | None:
    """The name that the passage before gives the formula."""
    last = reading.of_passage[passage.index][-1]
    if _PROOF.search(last.text):
        return None
    if last.chinese and last.text.startswith("其中"):  # it explains the formula before
        return by_side(node, reading.view.topic, True, 0.5)
    if not last.chinese:
        return from_english(reading, last, node)
    if _CLOSED.search(last.text) and not _COLON.search(last.text):
        return _from_closed(reading, passage, last, node)
    body = _WE_WRITE.sub("", _COLON.sub("", last.text))
    named = _NAMED_END.search(body) or _NAMED_LAST.search(body)
    name = named and next(filter(None, named.groups()), "")
    name = last.subject if name and _ASKS.search(name) else name
    deed = not name or _DEED.match(name)
    if owned := _of_noun(reading, last) if deed and not _DERIVATION.search(last.text) else None:
        return owned
    if name and not (generic_name(name) or POINTING.search(name)):
        condition = last.condition or (re.split(r"[，,]则", body)[0] if body.startswith("若") else "")
        return FormulaName(name, ask(name, True), 0.85, condition)
    clause = _last_clause(body).removesuffix("因为").removesuffix("由于")
    aspect = None if _WEAK.match(clause) else _AS.match(clause)
    if aspect:
        return _from_aspect(reading, last, aspect["of"], node)
    return _from_clause(reading, last, clause, node)


def _from_closed(reading: Reading, passage: Passage, last: Statement, node: Formula) -> FormulaName | None:
    """A formula after a full stop shows what the sentence or the term line spoke of."""
    term = passage_term(passage)
    concept = term.name if term and not generic_name(term.name) else last.concept
    points = EXPLAINS.match(last.text) or last.pronoun.startswith("这")
    if points or not reading.knows(concept):
        lead = lead_of(last)
        told = not points and (reading.known.any_in(lead) or LATIN_NAME.search(lead))
        return by_side(node, named_in(reading, last), True, 0.45, lead if told else "")
    return FormulaName(concept, ask(concept, True), 0.6)


def _from_clause(reading: Reading, last: Statement, clause: str, node: Formula) -> FormulaName | None:
    topic, derived = reading.view.topic, _DERIVATION.search(last.text) is not None
    if formed := _of_law(last) or has_form(reading, last) or opening_noun(reading, last):
        return formed
    if used := None if derived else _OBJECT_LAST.search(clause):
        return FormulaName(used["name"], with_topic(ask(used["name"], True), topic, True), 0.6)
    if last.verb and not last.pronoun and reading.knows(last.concept) and not derived:
        return FormulaName(last.concept, ask(last.concept, True), 0.75)
    if _PLAIN_FORMULA.fullmatch(clause):
        concept = _spoken_of(reading, last) or topic
        return FormulaName(concept, ask(concept, True), 0.75)
    if clause == last.text.rstrip("：: ") and _ONLY_ASPECT.fullmatch(clause) and not last.verb and topic:
        law = LAW.search(clause) and not clause.endswith(("公式", "方程"))
        whole = law or clause.startswith(topic)
        return FormulaName(topic, ask(clause if whole else f"{topic}的{clause}", True), 0.7)
    if not derived:
        marked = marked_last(last) or _whole_subject(reading, last)
        if marked:
            return FormulaName(marked, ask(marked, True), 0.7)
    owner = last.subject.partition("的")[0].strip()
    if not derived and owner != last.subject and _DOES_SO.search(last.subject) and _is_name(reading, owner):
        return FormulaName(owner, ask(owner, True), 0.6)
    opened = opened_with(reading, last)
    if opened and not derived and LOSS.fullmatch(left_side(node.tex)):
        return FormulaName(opened, ask(opened, True), 0.6)
    of = opened or named_in(reading, last)
    return by_side(node, of, True, 0.41 if derived else 0.5, lead_of(last))


def _of_law(last: Statement) -> FormulaName | None:
    law = law_of(last)
    return FormulaName(law, ask(law, True), 0.8) if law else None


def _of_noun(reading: Reading, last: Statement) -> FormulaName | None:
    """``损失函数推到最后…，就是让…：``: what every thing has, of the thing at hand."""
    noun = _FORMULA_NOUN.match(last.text, len(last.lead))
    concept = last.carried if reading.knows(last.carried) else reading.view.topic
    return FormulaName(concept, ask(f"{concept}的{noun[0]}", True), 0.7) if noun and concept else None


def _is_name(reading: Reading, words: str) -> bool:
    return (
        reading.knows(words) or LATIN_NAME.fullmatch(words) is not None or _WORD.fullmatch(words) is not None
    )


def _spoken_of(reading: Reading, last: Statement) -> str:
    """The subject of the sentence before in the same passage, if it is short enough for a name."""
    before = reading.before(last)
    return before.concept if before and before.subject and len(before.concept) <= 20 else ""


def _whole_subject(reading: Reading, last: Statement) -> str:
    """A subject that names an aspect of a known concept: ``X的目标函数，就是…：``."""
    subject = last.subject
    held = reading.known.any_in(subject) or reading.view.topic in subject
    named = "的" in subject and last.verb in ("是", "为", "等于") and len(subject) <= 18
    return subject if named and held and not last.pronoun else ""


def _last_clause(body: str) -> str:
    return body[max(body.rfind(mark) for mark in "，,。；") + 1 :]


def _from_aspect(reading: Reading, last: Statement, of: str, node: Formula) -> FormulaName | None:
    """``其概率密度函数为：``: an aspect of the subject."""
    case = _CASE.search(last.text)
    topic = case["case"] if case else reading.view.topic
    words = _SAYS_HOW.sub("", _BEFORE_ASPECT.sub("", of.strip())).removesuffix("方面").removesuffix("本身")
    pronoun = _PRONOUN.match(words)
    if pronoun:
        rest = _MAXIMISED.sub(r"\g<how>的目标函数", words[pronoun.end() :])
        words = f"{last.concept or topic}的{rest}" if rest else last.concept or topic
    if not words or _WEAK.match(words) or _NO_ASPECT.fullmatch(words):
        words = last.concept if reading.knows(last.concept) else topic
    law = _BY_LAW.fullmatch(words)
    words = law["law"] if law else words
    if len(words) > 30 or _NO_WORDS.search(words):
        return by_side(node, opened_with(reading, last) or topic, True, 0.5, lead_of(last))
    question = ask(words, True)
    if topic and topic not in question and not reading.knows(words):
        question = with_topic(question, topic, True)
    return FormulaName(words, question, 0.8)
