"""Lists with a lead-in: members, conditions, differences, or the steps of a procedure, all on one card."""

import re
from collections.abc import Iterator

from cardgen.extract.answers import clean
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.headings import generic_name, versus
from cardgen.extract.phrasing import lower_first, with_topic
from cardgen.extract.resolve import resolve_owner
from cardgen.extract.statements import Statement
from cardgen.extract.terms import passage_term
from cardgen.extract.view import ListRun, Passage
from cardgen.model import Kind, Source

_MOST_MEMBERS = 8
_MOST_STEPS = 14
_LONGEST = 420
_Asked = tuple[Kind, str, float]
_LEAD = re.compile(
    r"(?P<of>[^，。；：]{0,30}?)(?P<verb>主要有|一般有|通常有|常见的有|可以分为|可分为|主要分为|分为|"
    r"分成|包括了?|包含|有|"
    r"具有|存在|由|满足)?(?:以下|如下|下面|下列|这样|的)?(?:的)?"
    r"(?:(?P<count>[一二三四五六七八九十两几]|\d+)(?:个|种|类|条|点|大|项|步|部分)+"
    r"(?:著名的|主要的?|重要的?|基本的?|常见的?|典型的?|关键的?)?)?"
    r"(?P<what>[^，。；：]{0,14}?)(?:如下|组成|构成|为|是)?[：:。]\s*$"
)
_NUMBERED = re.compile(
    r"(?P<of>[^，。；：]{1,40}?)(?:以下|如下|下面|下列|这|的)?(?P<count>[一二三四五六七八九十两几]|\d+)"
    r"(?P<measure>个|种|类|条|点|大|项|步|部分|处|样|方面)(?P<what>[^，。；：]{0,14}?)(?:如下)?[：:。]\s*$"
)
_LEADS = re.compile(r"(?:如下|以下|下面|下列|几[个种类点]).*[。！]$|[a-z)][.!]$")
_NO_LEAD = re.compile(r"推导|证明|参考|链接|教材|书籍|论文|回答[^，。]*问题|需要说明|目录")
_NO_CLAUSE = re.compile(r"^(?:但|却|没有|并不|也|都对)|强调|说明的|假设|发生|注意[：:]")
_INTRODUCES = re.compile(r"(?:首先|先|再)?(?:明确|介绍|来看|看|了解|说明|列出)|其中|这里")
_COUNTS = re.compile(r"[：:]\s*$|如下|以下|下面|包括|分为|几[个种类点]")
_COMMON = re.compile(
    r"(?P<which>(?:常见|常用|主要|典型|例如|其中|流行)的?)(?:一般|大致|主要|通常)?(?:有|包括)(?:这么|如下|以下|下面)?"
    r"(?:[几一二两三四五六七八九十][种个类点条])?[：:]\s*"
)
_ALSO_HAS = re.compile(r"^(?:还|也|又|则)(?:会|可以)?有(?:一些|若干|许多|很多)?")
_ONLY_COUNT = re.compile(
    r"(?:主要)?(?:有|包括|分为|如下)(?:以下|如下|下面)?(?:[一二三四五六七八两几\d]+)?[个种点条类]?[：:。]?"
)
_SUMMING_UP = re.compile(r"^(?:总结|概括|归纳|关于|对于|说到)(?:一下|起来)?")
_DIFFER = re.compile(r"区别|不同|差异|差别|分歧")
_PAIR = re.compile(
    r"(?P<pair>[^，。：]{1,20}?[和与跟同][^，。：]{1,20}?)(?:之间)?(?:的)?(?:主要)?(?:区别|不同|差异|"
    r"差别|分歧)"
)
_STEPS = re.compile(r"步骤|流程|过程|会|如下操作|方法如下|依次|执行|做法|算法如下|怎么做|操作|工作原理")
_STEPS_END = re.compile(r"(?:的)?(?:步骤|流程|具体|主要|大致|基本)*(?:如下|为|是|包括|有)?$")
_DOES_END = re.compile(r"(?:会|执行|做法|操作|依次)$")
_NAMES_COUNT = re.compile(r"(?:有|分为|包括)[^：]{0,6}[：:]|[几两三四五六][个种类列项条样][^：]{0,4}[：:]$")
_SOME = re.compile(
    r"(?P<before>[^，。；：这那]{4,40})几(?P<what>[列个种类项条样点][^，。；：]{0,6})[：:]\s*$"
)
_CONTROLS = re.compile(
    r"(?P<of>[^，。；：]{1,40}?)\s*(?:这个|该)?(?:参数|选项|配置项?|变量|字段|标志)?(?:用来|用于)?"
    r"(?P<verb>控制|决定|指定)(?P<what>[^，。；：]{2,20})[：:]$"
)
_COUNTED = re.compile(r"的(?P<n>[二两三四五六七八])(?P<m>个|种|类|点|步)(?P<what>[^，。：]{1,8})[：:]$")
_MEASURE = re.compile(r"[一二三四五六七八九十两几\d](?P<measure>个|种|类|条|点|大|项|步|部分)")
_ASPECT = re.compile(r"的(?P<aspect>[\u4e00-\u9fff]{2,6})$")
_CLAUSE = re.compile(r"就是|其实|之间|无非")
_IT = re.compile(r"(?P<before>[^它其]{1,4})(?:它们?|其(?=的))")
_EMPTY_WHAT = re.compile(r"(?:具体|原因|理由)?(?:来说|如下)?|意思|以下|例子")
_GOOD = re.compile(r"优点|优势|好处|长处")
_BAD = re.compile(r"缺点|局限|不足|劣势|弊端")
_NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "一": 1}
_ASIDE = re.compile(r"\s*[（(][^（）()]{6,}[）)]")
_STEP_END = re.compile(r",?\s(?:which|where|because|so that)\s|，(?:从而|因为|以便|其中)")
_EN_NO_LEAD = re.compile(r"\b(?:refer|link|read|resource|chapter|table of contents|discuss)", re.I)
_EN_STEPS = re.compile(r"\bsteps? (?:of|for|in|to) (?P<of>.{3,50}?)[.:!]*$|walk through", re.I)
_EN_DIFFER = re.compile(r"differences? between (?P<pair>.{5,60}?)(?: (?:is|are|include)\b.*)?$", re.I)
_EN_NUMBER = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven)\s(?P<what>[\w -]{3,40}?)(?=$|[\s,.:])", re.I
)
_EN_ROLES = re.compile(
    r"\b(?:(?P<good>advantages|benefits|strengths)|(?P<bad>disadvantages|drawbacks|limitations|weaknesses|"
    r"downsides))(?: of (?P<of>[^,.:]{3,50}?))?(?: (?:is|are)\b.*)?$"
)
_EN_HAS = re.compile(
    r"(?P<of>[A-Za-z][^,.:;]{2,50}?) (?:has|have) (?:the following|several|these|some)\s(?:\w+ )?"
    r"(?P<what>[\w ]{4,40}?)(?: that .*)?$"
)
_EN_POINTING = re.compile(r"(?:we|it|they|this|these)\b", re.I)


def listing(reading: Reading) -> Iterator[Finding]:
    """Find lists whose lead-in says what their items are."""
    for run in reading.view.lists:
        found = _list(reading, run)
        if found:
            yield found


def _list(reading: Reading, run: ListRun) -> Finding | None:
    items = [item for item in (reading.view.nodes[index] for index in run.items) if isinstance(item, Passage)]
    lead = reading.view.nodes[run.lead] if run.lead >= 0 else None
    names = [name for name in map(_item_name, items) if name]
    if not isinstance(lead, Passage) or not 2 <= len(names) <= _MOST_STEPS or all(map(_is_role, items)):
        return None
    if any(name.endswith(("？", "?")) for name in names):
        return None
    statement = reading.of_passage[lead.index][-1]
    if not lead.opens and (_is_aside(statement) or not _LEADS.search(lead.text)):
        return None
    asked = _chinese(reading, statement, len(names)) if statement.chinese else _english(reading, statement)
    if asked is None:
        return None
    kind, question, sure = asked
    answer = _answer(kind, names)
    source = Source(items[0].source.path, items[0].source.start_line, items[-1].source.end_line)
    shown = lead.prose.restore(question)
    return (
        Finding(kind, statement.concept, shown, answer, source, sure, statement.text[-12:])
        if answer
        else None
    )


def _is_aside(statement: Statement) -> bool:
    return statement.noise and not _EN_STEPS.search(statement.text)


def _answer(kind: Kind, names: list[str]) -> str:
    """The members, numbered; nothing when they are too much for a card."""
    if kind is Kind.PROCEDURE:
        names = [clean(_STEP_END.split(_ASIDE.sub("", name))[0]) for name in names]
    elif len(names) > _MOST_MEMBERS or sum(map(len, names)) > _LONGEST:
        return ""
    return "\n".join(f"{number}. {name}" for number, name in enumerate(names, 1))


def _item_name(item: Passage) -> str:
    """What an item is called: its term, else all of it when short, else its first sentence."""
    term = passage_term(item)
    if term and not generic_name(term.name):
        return term.name
    text = item.text if len(item.text) <= 80 else item.sentences[0].text
    return clean(item.prose.restore(text))


def _is_role(item: Passage) -> bool:
    term = passage_term(item)
    return term is not None and generic_name(term.name)


def _chinese(reading: Reading, statement: Statement, size: int) -> _Asked | None:
    text, topic = statement.text.rstrip(), reading.view.topic
    clauses = re.split(r"[，,；]", text)
    clause = clauses[-1]
    if len(clauses) > 1 and _ONLY_COUNT.fullmatch(clause):
        clause = _SUMMING_UP.sub("", clauses[-2]) + "有以下几点："
    if _NO_LEAD.search(text) or _NO_CLAUSE.search(clause):
        return None
    if _DIFFER.search(clause):
        pair, named = versus(reading.view.heading), _PAIR.search(text)
        both = "和".join(pair) if pair else named["pair"] if named else topic
        return Kind.COMPARISON, f"{both}有什么区别？", 0.7
    if _STEPS.search(clause) and not _NAMES_COUNT.search(clause):
        return _steps(statement, clean(text), topic)
    counted = _COUNTED.search(clause)
    if counted and len(clause) > 24 and _NUMBERS.get(counted["n"]) == size:
        question = f"有哪{counted['n']}{counted['m']}{counted['what']}？"
        return Kind.ENUMERATION, with_topic(question, topic, True), 0.65
    return _members(reading, statement, clause, size)


def _steps(statement: Statement, text: str, topic: str) -> _Asked:
    if _DOES_END.search(text):
        owner = resolve_owner(statement, text, topic)
        return Kind.PROCEDURE, with_topic(f"{owner}怎么做？", topic, True), 0.65
    owner = resolve_owner(statement, clean(_STEPS_END.sub("", text)), topic)
    return Kind.PROCEDURE, f"{owner}的步骤是什么？", 0.7


def _members(reading: Reading, statement: Statement, clause: str, size: int) -> _Asked | None:
    if _INTRODUCES.match(clause):
        return None
    some = _SOME.fullmatch(clause)
    if some and not statement.pronoun:
        return Kind.ENUMERATION, f"{some['before']}哪几{some['what']}？", 0.7
    controls = _CONTROLS.fullmatch(clause)
    if controls and not statement.pronoun:
        return Kind.ENUMERATION, f"{controls['of']}如何{controls['verb']}{controls['what']}？", 0.7
    common = _COMMON.fullmatch(clause)
    if common and clause != statement.text.rstrip() and len(statement.text) <= 40 and not statement.pronoun:
        return Kind.ENUMERATION, re.sub(r"[：:。]\s*$", "哪些？", statement.text), 0.65
    if common and reading.view.topic:
        return Kind.ENUMERATION, with_topic(f"{common['which']}有哪些？", reading.view.topic, True), 0.65
    numbered = _NUMBERED.match(clause)
    if numbered:
        return _numbered(statement, numbered, reading.view.topic, size)
    match = _LEAD.match(_ALSO_HAS.sub("有", clause))
    if match and _COUNTS.search(clause):
        return _of_lead(reading, statement, clause, size, match)
    return None


def _of_lead(
    reading: Reading, statement: Statement, clause: str, size: int, match: re.Match[str]
) -> _Asked | None:
    topic, heading = reading.view.topic, reading.view.heading
    owner = resolve_owner(statement, re.sub(r"(?:的|主要|一般|通常|还|也|又)*$", "", match["of"]), topic)
    what = match["what"].strip("的")
    if _CLAUSE.search(owner):
        return (Kind.ENUMERATION, f"{topic}有哪些？", 0.5) if topic else None
    if match["verb"] is None and _IT.match(what):
        what = _IT.sub(lambda it: f"{it['before']}{topic}", what)
    if not match["verb"] and (not what or _EMPTY_WHAT.fullmatch(what)):
        plain = clean(re.sub(r"(?:如下|为|是)$", "", clean(clause)))
        aspect = _ASPECT.search(plain)
        if not aspect:
            return (Kind.ENUMERATION, f"{heading}包括哪些？", 0.5) if heading and size <= 6 else None
        owner, what = resolve_owner(statement, plain[: aspect.start()], topic), aspect["aspect"]
    if not match["verb"] and not match["count"] and "的" in what:
        kind = (
            Kind.DISADVANTAGE
            if _BAD.search(what)
            else Kind.ADVANTAGE
            if _GOOD.search(what)
            else Kind.ENUMERATION
        )
        return kind, f"{what}有哪些？", 0.7
    verb = "包括" if match["verb"] in ("包括", "包含") else "分为" if "分" in (match["verb"] or "") else "有"
    what = re.sub(r"^(?:的|主要|重要)+", "", what)
    question = f"{owner or topic}{verb}{_how_many(match['count'], clause, size)}{what}？"
    return Kind.ENUMERATION, with_topic(question, topic, True) if len(owner) <= 3 else question, 0.75


def _numbered(statement: Statement, match: re.Match[str], topic: str, size: int) -> _Asked:
    """``燃烧需要满足三个条件：``: the number is asked for."""
    owner = resolve_owner(statement, match["of"], topic)
    how_many = f"哪{match['count']}{match['measure']}" if _NUMBERS.get(match["count"]) == size else "哪些"
    question = f"{owner}{how_many}{match['what']}？"
    return Kind.ENUMERATION, with_topic(question, topic, True) if len(owner) <= 3 else question, 0.75


def _how_many(count: str | None, clause: str, size: int) -> str:
    """``哪三个`` where the note's number is that of the list, else ``哪些``."""
    number = _NUMBERS.get(count or "", int(count) if count and count.isdecimal() else 0)
    if not count or number != size:
        return "哪些"
    measure = _MEASURE.search(clause)
    return f"哪{count}{measure['measure'] if measure else '个'}"


def _english(reading: Reading, statement: Statement) -> _Asked | None:
    text, topic = statement.text.rstrip(" .:!"), reading.view.topic
    if _EN_NO_LEAD.search(text):
        return None
    steps = _EN_STEPS.search(text)
    if steps:
        of = lower_first(clean(steps["of"] or topic))
        return Kind.PROCEDURE, f"What are the steps of {of if of.startswith('the ') else 'the ' + of}?", 0.75
    differ = _EN_DIFFER.search(text)
    if differ:
        return Kind.COMPARISON, f"What are the differences between {differ['pair']}?", 0.7
    number = _EN_NUMBER.search(text)
    roles = _EN_ROLES.search(text)
    if roles and (statement.pronoun or statement.subject):
        owner = roles["of"] or lower_first(statement.concept)
        kind = Kind.ADVANTAGE if roles["good"] else Kind.DISADVANTAGE
        return kind, f"What are the {roles['good'] or roles['bad']} of {owner}?", 0.75
    if number and statement.text.rstrip().endswith((":", "：")):
        question = f"Which {number['count'].lower()} {number['what']} are there?"
        return Kind.ENUMERATION, with_topic(question, topic, False), 0.6
    has = _EN_HAS.search(text)
    if has and not _EN_POINTING.match(has["of"]):
        return Kind.ENUMERATION, f"Which {has['what']} does {lower_first(has['of'])} have?", 0.65
    return None
