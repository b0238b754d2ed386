"""Formulas, named by what the text around says of them, with the clause that explains their symbols."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.extract.answers import clean
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.headings import generic_name
from cardgen.extract.statements import Statement
from cardgen.extract.terms import passage_term
from cardgen.extract.view import Formula, Passage
from cardgen.model import Kind, Source

_RELATION = re.compile(
    r"(?<![\\<>!])(?:&?\s*(?:=|:=|\\leftarrow|\\gets|\\to(?![a-z])|\\le(?:q|qslant)?(?![a-z])|"
    r"\\ge(?:q|qslant)?(?![a-z])|\\approx|\\sim|\\propto|\\equiv|\\triangleq|\\rightarrow|"
    r"\\Leftrightarrow|\\Rightarrow|<|>))"
)
_WHERE = re.compile(r"^(?:其中|这里|式中|其中的|此处|上式中|公式中|where\b|here\b|in which\b|Where\b|Here\b)")
_DERIVATION = re.compile(
    r"推导|证明|证毕|两边|代入|整理|展开(?!之后|式|后)|化简|移项|例如|比如|举例|假设|假定|^令|不妨|"
    r"设$|QED|\bproof\b|\bderive|for example|"
    r"suppose|替换|考虑"
)
_WEAK = re.compile(
    r"^(?:因此|所以|于是|即|也就是|可得|则|有|得|那么|故|从而|显然|同理|进而|最终|最后|由此可得|这样|"
    r"特别的|综上|thus|so|hence|therefore|then|"
    r"we get|we have|that is)*[，,：:]*$",
    re.I,
)
_NAMED_END = re.compile(
    r"(?:就是(?:所谓的)?|叫做|叫作|称为|称作|称之为|得到了?|可得|则有|即为?|有(?=[^，：]{0,8}(?:公式|"
    r"定理|不等式|法则|方程|定律))|就得到了?|导出|引出|"
    r"定义(?:了|出)?|给出了?|写出)\s*(?P<name>[^，,。：:的]{2,24}?)"
    r"\s*(?P<gloss>[（(][^（）()]{1,60}[）)])?\s*[：:]?\s*$"
)
_AS = re.compile(
    r"(?P<of>[^，,。：:；]{1,40}?)(?:可以|可|能|常|通常|一般|也|又|就|分别|则|被|近似)*(?:定义(?:如下|"
    r"为)|(?:如下|为|是|等于|有|写成|写作|"
    r"写为|表示为|表示成|记为|记作|变成|变为|计算(?:如下|为|得)?|如下所示|满足|得到?|给出|成立|近似为|"
    r"更新为|展开为|分解为|化为)(?:如下|下式|以下(?:形式|公式|"
    r"关系)?)?)(?:所示)?[，,]?[：:]?\s*$"
)
_GENERIC_ASPECT = re.compile(r"^(?:它|其|它们|该\S{0,4}|这个?\S{0,2}|此|上式|两者|二者)的?")
_COLON = re.compile(r"[：:]\s*$")
_TAG = re.compile(r"\\tag\*?\{[^{}]*\}|\\label\{[^{}]*\}|\\nonumber|\\notag")
_TEXT_LABEL = re.compile(
    r"^\s*\\(?:text|mathrm|textbf|textrm)\{\s*([A-Za-z][A-Za-z -]{2,20}?)\s*[：:]?\s*\}\s*[：:]?"
)
_EN_LEAD = re.compile(
    r"(?P<of>(?:the|a|an)\s[^.,:;]{3,70}?)\s+(?:is|are|becomes?|can be written|is defined|is given|"
    r"takes|has|gives?|reads)\b[^.,:;]{0,40}[:.]?\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Name:
    concept: str
    question: str
    sure: float
    condition: str = ""


def formula(reading: Reading) -> Iterator[Finding]:
    """Find display formulas; the question names them, the answer is the formula and its symbols."""
    asked: dict[str, int] = {}
    nodes = reading.view.nodes
    for node in nodes:
        if not isinstance(node, Formula) or _unfit(node.tex):
            continue
        name = _name(reading, node)
        if name is None:
            continue
        rows = _equations(node)
        for row in rows:
            question = name.question
            if question in asked or len(rows) > 1:
                side = left_side(row.tex)
                question = _with_side(question, side) if side and side not in question else question
            asked[question] = 1
            yield _finding(reading, row, name, question)


_ALIGNED = re.compile(
    r"\s*\\begin\{(?:aligned|align\*?|split|gathered)\}(?P<body>.*)\\end\{(?:aligned|align\*?|split|"
    r"gathered)\}\s*",
    re.S,
)
_ONE_CARD = 100


def _equations(node: Formula) -> list[Formula]:
    """Two long equations set in one display are two formulas; several rows of one are one."""
    match = _ALIGNED.fullmatch(node.tex)
    if not match or len(node.tex) <= _ONE_CARD:
        return [node]
    rows, starts, text = [], [], ""
    for row in re.split(r"(?<=\\\\)", match["body"]):
        if rows and not left_side(row):
            rows[-1] += row
        else:
            starts.append(match.start("body") + len(text))
            rows.append(row)
        text += row
    sides = [left_side(row) for row in rows]
    if len(rows) != 2 or not all(sides) or sides[0] == sides[1]:
        return [node]
    return [_row(node, row, start) for row, start in zip(rows, starts, strict=True)]


def _row(node: Formula, row: str, start: int) -> Formula:
    lead = len(row) - len(row.lstrip())
    first = node.source.start_line + node.tex.count("\n", 0, start + lead)
    if node.source.end_line - node.source.start_line > node.tex.count("\n"):
        first += 1
    tex = re.sub(r"[,.\s]*(?:\\\\)?\s*$", "", row.strip())
    last = min(node.source.end_line, first + tex.count("\n"))
    body = tex if "\\\\" in tex else tex.replace("&", "")
    body = f"\\begin{{aligned}}{body}\\end{{aligned}}" if "\\\\" in tex else body
    return Formula(
        node.index, body, Source(node.source.path, min(first, node.source.end_line), last), node.run
    )


def _unfit(tex: str) -> bool:
    plain = tex.strip()
    return (not _RELATION.search(plain) and len(plain) < 12) or plain.startswith(
        ("=", "&=", r"\Rightarrow", r"\Leftrightarrow", r"\to")
    )


def left_side(tex: str) -> str:
    """Return what stands left of a formula's first relation, or nothing when it names no quantity."""
    plain = re.sub(
        r"\\begin\{[a-z*]+\}(?:\{[^{}]*\})?|\\displaystyle|&", " ", _TEXT_LABEL.sub("", tex)
    ).strip()
    side = ""
    for match in _RELATION.finditer(plain, 0, 80):
        side = plain[: match.start()].strip()
        if side and side.count("(") == side.count(")") and side.count("{") == side.count("}"):
            break
    if not 0 < len(side) <= 60:
        return ""
    if (
        side.count("{") != side.count("}")
        or side.count("(") != side.count(")")
        or re.search(r"\\sum|\\int|\\\\", side)
    ):
        return ""
    return side


def _with_side(question: str, side: str) -> str:
    if "的公式是什么" in question:
        return question.replace("的公式是什么", f" ${side}$ 的公式是什么")
    if question.endswith("？"):
        return f"{question[:-1]}（${side}$）？"
    return f"{question[:-1]} (${side}$)?"


def _name(reading: Reading, node: Formula) -> _Name | None:
    before = _before(reading, node)
    chinese = _is_chinese(reading, before)
    label = _TEXT_LABEL.match(node.tex)
    if isinstance(before, Passage):
        named = _from_passage(reading, before, node)
        if named and label:
            return _Name(named.concept, named.question.replace("的公式", f"的 {label[1]} 公式"), named.sure)
        return named
    concept = _holder(reading, node)
    if before is None and concept:
        return _Name(concept, _ask(concept, chinese), 0.7)
    if label and concept:
        question = (
            f"{concept}的 {label[1]} 公式是什么？"
            if chinese
            else f"What is the {label[1]} formula of {concept}?"
        )
        return _Name(concept, question, 0.7)
    return _by_side(reading, node, concept or reading.view.topic, chinese, 0.5)


def _before(reading: Reading, node: Formula) -> object:
    if node.index == 0:
        return None
    return reading.view.nodes[node.index - 1]


def _is_chinese(reading: Reading, before: object) -> bool:
    if isinstance(before, Passage):
        return reading.of_passage[before.index][-1].chinese
    row = reading.statements
    return row[0].chinese if row else bool(re.search("[一-鿿]", reading.view.topic))


def _holder(reading: Reading, node: Formula) -> str:
    """The concept of the nearest term line or heading above, across formulas."""
    for index in range(node.index - 1, -1, -1):
        above = reading.view.nodes[index]
        if isinstance(above, Passage):
            term = passage_term(above)
            if term and not generic_name(term.name):
                return term.name
            row = reading.of_passage.get(above.index, ())
            return row[-1].above if row else reading.view.topic
        if not isinstance(above, Formula):
            break
    return reading.view.topic


def _from_passage(reading: Reading, passage: Passage, node: Formula) -> _Name | None:
    last = reading.of_passage[passage.index][-1]
    text = last.text
    topic = reading.view.topic
    if not last.chinese:
        return _from_english(reading, last, node)
    opens = bool(_COLON.search(text)) or not re.search(r"[。！!.]\s*$", text)
    if not opens:
        term = passage_term(passage)
        concept = (
            term.name
            if term and not generic_name(term.name)
            else last.above
            if _WHERE.match(text)
            else last.concept
        )
        if _WHERE.match(text) or last.pronoun.startswith("这"):
            return _by_side(reading, node, topic, True, 0.45)
        return (
            _Name(concept, _ask(concept, True), 0.6)
            if reading.knows(concept)
            else _by_side(reading, node, topic, True, 0.45)
        )
    if re.search(r"推导|证明(?!要)|证毕", text):
        return None
    body = _COLON.sub("", text)
    named = _NAMED_END.search(body)
    if (
        named
        and not generic_name(named["name"])
        and not re.match(r"(?:如下|下式|以下|下面|下列)", named["name"])
    ):
        condition = last.condition
        if not condition and body.startswith("若"):
            condition = re.split(r"[，,]则", body)[0]
        return _Name(named["name"], _ask(named["name"], True), 0.85, condition)
    as_match = _AS.search(body, _last_clause(body))
    if as_match:
        return _from_aspect(reading, last, as_match["of"], node)
    if (
        last.verb
        and last.concept
        and not last.pronoun
        and reading.knows(last.concept)
        and not _DERIVATION.search(text)
    ):
        return _Name(last.concept, _ask(last.concept, True), 0.75)
    clause = body[_last_clause(body) :]
    if _WEAK.match(clause) or _DERIVATION.search(text) or len(clause) > 20:
        return _by_side(reading, node, topic, True, 0.5 if not _DERIVATION.search(text) else 0.35)
    clause = re.sub(r"^(?:只?列一下|给出|其)", "", clause)
    if re.fullmatch(r"公式|定义|表达式", clause):
        return _Name(topic, _ask(topic, True), 0.75)
    side = _by_side(reading, node, topic, True, 0.5)
    return side


def _last_clause(body: str) -> int:
    places = [body.rfind(mark) for mark in "，,。；"]
    return max(places) + 1


def _from_aspect(reading: Reading, last: Statement, of: str, node: Formula) -> _Name | None:
    owner = last.concept if last.pronoun or not last.subject else ""
    topic = reading.view.topic
    case = re.search(r"以(?P<case>[^，。]{2,20})为例", last.text)
    topic = case["case"] if case else topic
    words = of.strip()
    words = re.sub(r"^(?:因此|所以|于是|那么|从而|则|此外|而|显然|特别的)", "", words)
    words = re.sub(r"^(?:一个|所谓的?)", "", words)
    pronoun = _GENERIC_ASPECT.match(words)
    if pronoun:
        rest = words[pronoun.end() :]
        holder = owner or last.concept or topic
        words = f"{holder}的{rest}" if rest else holder
    if not words or _WEAK.match(words) or re.fullmatch(r"定义|公式|形式|上式|其|也|可以|我们|下面的T", words):
        words = last.concept if reading.knows(last.concept) else topic
    if len(words) > 30 or re.search(r"我们|可以", words):
        return _by_side(reading, node, topic, True, 0.5)
    concept = words
    question = _ask(words, True)
    if topic and topic not in question and not reading.knows(words):
        question = f"{topic}中，{question}"
    return _Name(concept, question, 0.8)


def _ask(name: str, chinese: bool) -> str:
    name = re.sub(r"[（(][^（）()]*[）)]$", "", name)
    if not chinese:
        return f"What is the formula for {name}?"
    if re.search(
        r"(?:公式|函数|方程|表达式|关系|范围|方式|形式|定律|定理|法则|不等式|期望和方差|方差|均值|值)$", name
    ):
        return f"{name}是什么？"
    return f"{name}的公式是什么？"


def _by_side(reading: Reading, node: Formula, topic: str, chinese: bool, sure: float) -> _Name | None:
    side = left_side(node.tex)
    if not side or re.fullmatch(r"[\d.\s]+", side) or not topic:
        return None
    if chinese:
        return _Name(topic, f"{topic}中，${side}$ 等于什么？", sure)
    return _Name(topic, f"In {topic}, what is ${side}$?", sure)


def _from_english(reading: Reading, last: Statement, node: Formula) -> _Name | None:
    text, topic = last.text, reading.view.topic
    known = last.concept if reading.knows(re.sub(r"^(?:the|a|an)\s+", "", last.concept, flags=re.I)) else ""
    if re.search(r"\b(?:proof|derivation)\b", text, re.I):
        return None
    match = re.search(r"called (?:the )?\*?(?P<name>[A-Za-z-]+(?: [A-Za-z-]+){0,3})", text)
    subject = re.sub(r"^(?:the|a|an)\s+", "", last.subject, flags=re.I)
    if (
        last.subject
        and not last.pronoun
        and not re.search(r"\b(?:we|on|this|these|that)\b|^\w+ing\b", subject, re.I)
        and 1 <= len(subject.split()) <= 12
        and not re.search(r"^(?:we|this|these)\b", subject, re.I)
    ):
        return _Name(
            subject,
            f"What is the formula for the {subject}?"
            if not known
            else f"What is the formula for {last.concept}?",
            0.7,
        )
    if match:
        return _Name(match["name"], f"What is the formula for {match['name']}?", 0.6)
    following = re.search(r"\bfollowing (?P<what>[a-z]+(?: [a-z]+){0,2}):\s*$", text)
    if following and topic and not left_side(node.tex):
        return _Name(topic, f"In {topic}, what is the {following['what']}?", 0.55)
    return _by_side(reading, node, known or topic, False, 0.5)


def _finding(reading: Reading, node: Formula, name: _Name, question: str) -> Finding:
    tex = _TAG.sub("", node.tex).strip()
    answer = f"$${tex}$$" if "\n" not in tex else f"$$\n{tex}\n$$"
    if name.condition:
        answer = f"{name.condition}：{answer}"
    where = _where(reading, node)
    if where:
        answer = f"{answer}\n\n{where}"
    prose = _prose(reading, node)
    shown = prose.restore(question) if prose else question
    answer = prose.restore(answer) if prose and name.condition else answer
    return Finding(Kind.FORMULA, name.concept, shown, answer, node.source, name.sure, name.concept)


def _prose(reading: Reading, node: Formula):
    before = _before(reading, node)
    return before.prose if isinstance(before, Passage) else None


def _where(reading: Reading, node: Formula) -> str:
    """The clause after the formula, or after the formulas behind it, that explains its symbols."""
    for follower in reading.view.nodes[node.index + 1 : node.index + 4]:
        if isinstance(follower, Formula):
            continue
        if isinstance(follower, Passage) and _WHERE.match(follower.text):
            first = follower.sentences[0]
            if first.end - first.start <= 260:
                return follower.prose.restore(clean(first.text)) + ("。" if first.text.endswith("。") else "")
        return ""
    return ""
