"""Enumerations: a lead-in with a list, or a sentence that counts the members."""

import re
from collections.abc import Iterator

from cardgen.extract.answers import clean
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.headings import generic_name, versus
from cardgen.extract.phrasing import with_topic
from cardgen.extract.statements import Statement
from cardgen.extract.terms import passage_term
from cardgen.extract.view import ListRun, Node, Passage
from cardgen.model import Kind, Source

_COUNT = r"(?P<count>[一二三四五六七八九十两几]|\d+)"
_ZH_LEAD = re.compile(
    r"(?P<of>[^，。；：]{0,30}?)(?P<verb>主要有|一般有|通常有|常见的有|可以分为|可分为|主要分为|分为|"
    r"分成|包括了?|包含|有|具有|存在|由|满足)?(?:以下|"
    r"如下|下面|下列|这样|的)?(?:的)?(?:(?P<count>[一二三四五六七八九十两几]|\d+)(?:个|种|类|条|点|大|"
    r"项|步|部分)+(?:著名的|主要的?|重要的?|"
    r"基本的?|常见的?|典型的?|关键的?)?)?(?P<what>[^，。；：]{0,14}?)(?:如下|组成|构成|为|是)?[：:。]\s*$"
)
_STEP = re.compile(r"步骤|流程|过程|会|如下操作|方法如下|依次|执行|做法|算法如下|怎么做|操作|工作原理")
_IN = re.compile(
    r"(?P<of>[^，。；：]{1,30}?)(?:主要|通常|一般|大致|又|可以|可|常|也|都|只)*(?P<verb>分为|分成|"
    r"包括|包含|包含了|涵盖|"
    r"有(?=[^，。]{0,10}[：:])|由)(?P<count>[一二三四五六七八九十两几\d]+(?:个|种|类|大类|部分|步|层|"
    r"点|阶段|状态)"
    r"[^，。：:]{0,10}[：:，,])?(?P<members>[^。；]+?)(?P<tail>[一二三四五六七八九十两几\d]*(?:个|种|"
    r"类|大)?(?:部分|阶段|模块|层|算法|"
    r"步骤)?(?:组成|构成|组合而成))?[。]?$"
)
_COMPOSED = re.compile(
    r"(?P<of>[^，。；：]{1,30}?)(?:主要|通常|一般)?由(?P<count>[一二三四五六七八九十两几\d]+(?:个|种|"
    r"类)?[^，。：:、]{0,6})"
    r"?(?P<mid>组成|构成)?[：:]?(?P<members>[^。；]+?)(?:[一二三四五六七八九十两几\d]+(?:个|种|类)"
    r"?(?:部分|阶段|模块|层|步骤)?)"
    r"?(?P<tail>组成|构成)?[。]?$"
)
_EXAMPLE = re.compile(
    r"(?:代表(?P<noun>模型|作品|算法|方法|性?的?)?(?:主要)?有|代表(?:模型|作|性?的?算法|性?工作)"
    r"?(?:有|包括|是)|"
    r"常见的(?P<kind>[^，。]{0,8})(?:有|包括))(?P<members>[^。；]{2,80})"
)
_SPLIT = re.compile(r"、|，|,\s|和(?![^、，]{0,3}$)|以及|与(?=[A-Z\u4e00-\u9fff])|及(?=[A-Z])")
_EN_IN = re.compile(
    r"(?P<of>.{3,80}?)\s(?P<verb>consists? of|is composed of|are composed of|is made up of|includes?|"
    r"contains?|comprises?|is divided into|falls? into|has|have)\s(?:(?P<count>two|three|four|five|"
    r"six|several)\s(?P<noun>[\w -]{2,40})[:,]\s*)?(?P<members>.+?)\.?$",
    re.I,
)
_EN_ARE = re.compile(
    r"(?P<of>(?:The|Two|Three|Four|Some|Common|Popular|Typical|Examples of)?\s?[\w -]{3,60}?)"
    r"\s(?P<verb>are|include)\s(?:to\s)?(?P<members>[^.;:]+,[^.;:]*(?:and|or)\s[^.;]+|[\w -]+ and [\w "
    r"-]+?)\.?$",
    re.I,
)
_EN_NUMBER = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven)\s(?P<what>[\w -]{3,40}?)(?=$|[\s,.:])", re.I
)
_NUMBER_WORDS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "一": 1}


def enumeration(reading: Reading) -> Iterator[Finding]:
    """Find the members, kinds, conditions or parts of a concept."""
    for run in reading.view.lists:
        found = _list(reading, run)
        if found:
            yield found
    for statement in reading.statements:
        if statement.noise:
            continue
        found = _sentence(reading, statement) if statement.chinese else _english(reading, statement)
        if found:
            yield found


def item_names(reading: Reading, run: ListRun) -> list[str]:
    """Return what each item of a list is called: its term, its first clause, or all of it when short."""
    names = []
    for index in run.items:
        item = reading.view.nodes[index]
        if isinstance(item, Passage):
            names.append(_item_name(item))
    return [name for name in names if name]


def _item_name(item: Passage) -> str:
    term = passage_term(item)
    if term and not generic_name(term.name):
        return term.name
    if len(item.text) <= 80:
        return clean(item.prose.restore(item.text))
    return clean(item.prose.restore(item.sentences[0].text))


def _list(reading: Reading, run: ListRun) -> Finding | None:
    lead = reading.view.nodes[run.lead] if run.lead >= 0 else None
    names = item_names(reading, run)
    if not 2 <= len(names) <= 14 or any(re.search(r"[？?]$", name) for name in names):
        return None
    if all(_is_role(reading, index) for index in run.items):
        return None
    if not isinstance(lead, Passage) or not (lead.opens or lead.text.endswith(("。", ".", "!", "！"))):
        return None
    statement = reading.of_passage[lead.index][-1]
    if statement.noise and not lead.opens:
        return None
    question = (
        _lead_question(reading, statement, len(names))
        if statement.chinese
        else _lead_english(reading, statement)
    )
    if question is None:
        return None
    kind, text, sure = question
    if kind is Kind.PROCEDURE:
        names = [_short(name) for name in names]
    elif len(names) > 8 or sum(map(len, names)) > 420:
        return None
    answer = "\n".join(f"{number}. {name}" for number, name in enumerate(names, 1))
    first, last = reading.view.nodes[run.items[0]], reading.view.nodes[run.items[-1]]
    source = _span(first, last)
    return Finding(
        kind, statement.concept, lead.prose.restore(text), answer, source, sure, statement.text[-12:]
    )


def _short(step: str) -> str:
    """A step without its asides: a procedure is asked for as a whole."""
    step = re.sub(r"\s*[（(][^（）()]{6,}[）)]", "", step)
    return clean(re.split(r",?\s(?:which|where|because|so that)\s|，(?:从而|因为|以便|其中)", step)[0])


def _is_role(reading: Reading, index: int) -> bool:
    item = reading.view.nodes[index]
    term = passage_term(item) if isinstance(item, Passage) else None
    return term is not None and generic_name(term.name)


def _span(first: Node, last: Node) -> Source:
    assert isinstance(first, Passage) and isinstance(last, Passage)
    return Source(first.source.path, first.source.start_line, last.source.end_line)


def _lead_question(reading: Reading, statement: Statement, size: int) -> tuple[Kind, str, float] | None:
    text = statement.text.rstrip()
    topic = reading.view.topic
    if re.search(r"推导|证明|参考|链接|教材|书籍|论文|回答[^，。]*问题|需要说明|目录", text):
        return None
    clauses = re.split(r"[，,；]", text)
    clause = clauses[-1]
    if len(clauses) > 1 and re.fullmatch(
        r"(?:主要)?(?:有|包括|分为|如下)(?:以下|如下|下面)?(?:[一二三四五六七八两几\d]+)"
        r"?[个种点条类]?[：:。]?",
        clause,
    ):
        clause = re.sub(r"^(?:总结|概括|归纳|关于|对于|说到)(?:一下|起来)?", "", clauses[-2]) + "有以下几点："
    if re.search(r"强调|说明的|假设|发生|注意[：:]", clause):
        return None
    if re.search(r"区别|不同|差异|差别", clause):
        pair = versus(reading.view.heading)
        asked = f"{pair[0]}和{pair[1]}有什么区别？" if pair else _difference(statement, clause, topic)
        return Kind.COMPARISON, asked, 0.7
    if _STEP.search(clause) and not re.search(r"(?:有|分为|包括)[^：]{0,6}[：:]", clause):
        subject = clean(
            re.sub(r"(?:的)?(?:步骤|流程|具体|主要|大致|基本)*(?:如下|为|是|包括|有)?$", "", clean(text))
        )
        owner = _resolve(statement, subject, topic)
        if re.search(r"会$|执行$|做法$|操作$|依次$", clean(text)):
            return (
                Kind.PROCEDURE,
                with_topic(f"{_resolve(statement, clean(text), topic)}怎么做？", topic, True),
                0.65,
            )
        return Kind.PROCEDURE, f"{owner}的步骤是什么？", 0.7
    counted = re.search(
        r"的(?P<n>[二两三四五六七八])(?P<m>个|种|类|点|步)(?P<what>[^，。：]{1,8})[：:]$", clause
    )
    if counted and len(clause) > 24 and _NUMBER_WORDS.get(counted["n"]) == size:
        return (
            Kind.ENUMERATION,
            with_topic(f"有哪{counted['n']}{counted['m']}{counted['what']}？", topic, True),
            0.65,
        )
    match = _ZH_LEAD.match(clause)
    if (
        not match
        or not lead_counts(clause)
        or re.match(r"(?:首先|先|再)?(?:明确|介绍|来看|看|了解|说明|列出)|其中|这里", clause)
    ):
        return None
    owner = _resolve(statement, re.sub(r"(?:的|主要|一般|通常|还|也|又)*$", "", match["of"]), topic)
    what = match["what"].strip("的") or ""
    if re.fullmatch(r"(?:具体|原因|理由)?(?:来说|如下)?|意思|以下|例子", what) and not match["verb"]:
        what = ""
    if not what and not match["verb"]:
        aspect = re.search(
            r"(?:的)(?P<a>[\u4e00-\u9fff]{2,6})$", clean(re.sub(r"(?:如下|为|是)$", "", clean(clause)))
        )
        if not aspect:
            return (
                (Kind.ENUMERATION, f"{reading.view.heading or topic}包括哪些？", 0.5)
                if reading.view.heading and size <= 6
                else None
            )
        owner, what = _resolve(statement, clean(clause)[: -len(aspect["a"]) - 1], topic), aspect["a"]
    count = match["count"]
    number = (
        f"哪{count}{_measure(clause)}"
        if count and _NUMBER_WORDS.get(count, 0 if not count.isdigit() else int(count)) == size
        else "哪些"
    )
    what = re.sub(r"^(?:的|主要|重要)+", "", what)
    verb = (
        "包括"
        if match["verb"] in ("包括", "包含")
        else "分为"
        if match["verb"] and "分" in match["verb"]
        else "有"
    )
    if not owner:
        owner = topic
    question = f"{owner}{verb}{number}{what}？"
    return Kind.ENUMERATION, with_topic(question, topic, True) if len(owner) <= 3 else question, 0.75


def lead_counts(clause: str) -> bool:
    """Tell whether a lead-in says that members follow, and does not merely run into them."""
    return re.search(r"[：:]\s*$|如下|以下|下面|包括|分为|几[个种类点]", clause) is not None


def _measure(clause: str) -> str:
    match = re.search(r"[一二三四五六七八九十两几\d](个|种|类|条|点|大|项|步|部分)", clause)
    return {"点": "几点", "大": "大", None: "个"}.get(
        match[1] if match else None, match[1] if match else "个"
    )


def _resolve(statement: Statement, owner: str, topic: str) -> str:
    owner = re.sub(
        r"^(?:因此|所以|此外|那么|总结|一般来说|针对以上\S{1,4}|首先)[，,]?\s*", "", owner.strip(" ，,：:")
    )
    pronoun = re.match(r"(?:它们?|其|该\S{0,4}|这[个种些]?|此|上述\S{0,3}|以上\S{0,3}|公式\d+)(?:的)?", owner)
    if pronoun:
        rest = owner[pronoun.end() :]
        holder = statement.concept if not re.match("公式", owner) else topic
        return f"{holder}的{rest}" if rest else holder
    return owner or topic


def _difference(statement: Statement, clause: str, topic: str) -> str:
    match = re.search(
        r"(?P<pair>[^，。：]{1,20}?[和与跟同][^，。：]{1,20}?)(?:之间)?(?:的)?(?:主要)?(?:区别|不同|"
        r"差异|差别)",
        statement.text,
    )
    pair = match["pair"] if match else topic
    return f"{pair}有什么区别？"


def _lead_english(reading: Reading, statement: Statement) -> tuple[Kind, str, float] | None:
    text, topic = statement.text.rstrip(" .:!"), reading.view.topic
    if re.search(r"\b(?:refer|link|read|resource|chapter|table of contents|discuss)", text, re.I):
        return None
    steps = re.search(r"(?:the )?steps? (?:of|for|in|to) (?P<of>.{3,50})$|(?P<walk>walk through)", text, re.I)
    if steps:
        of = clean((steps["of"] or topic).rstrip("!"))
        return (
            Kind.PROCEDURE,
            f"What are the steps of {'' if of.lower().startswith('the ') else 'the '}{of}?",
            0.75,
        )
    differ = re.search(r"differences? between (?P<pair>.{5,60}?)(?: (?:is|are|include)\b.*)?$", text, re.I)
    if differ:
        return Kind.COMPARISON, f"What are the differences between {differ['pair']}?", 0.7
    number = _EN_NUMBER.search(text)
    if number:
        return (
            Kind.ENUMERATION,
            with_topic(f"Which {number['count'].lower()} {number['what']} are there?", topic, False),
            0.6,
        )
    has = re.search(
        r"(?P<of>[A-Za-z][^,.:;]{2,50}?) (?:has|have) (?:the following|several|these|some)\s(?:\w+ )"
        r"?(?P<what>[\w ]{4,40}?)(?: that .*)?$",
        text,
    )
    if has and not re.match(r"(?:we|it|they|this|these)\b", has["of"], re.I):
        return (
            Kind.ENUMERATION,
            f"Which {has['what']} does "
            f"{has['of'][0].lower() + has['of'][1:] if has['of'].startswith('The ') else has['of']} "
            f"have?",
            0.65,
        )
    return None


def _sentence(reading: Reading, statement: Statement) -> Finding | None:
    text = statement.text
    example = _EXAMPLE.search(text)
    if example:
        concept = (
            statement.term.name
            if statement.term and not generic_name(statement.term.name)
            else statement.concept
            if not statement.chinese or reading.knows(statement.concept)
            else statement.above
        )
        noun = example["noun"] or ""
        answer = clean(example["members"])
        question = (
            f"{concept}的代表{noun if noun not in ('性的', '的', '性') else ''}有哪些？"
            if not example["kind"]
            else f"常见的{example['kind']}有哪些？"
        )
        return _finding(
            statement,
            Kind.ENUMERATION,
            concept,
            question,
            answer,
            example.start("members"),
            0.8,
            example[0][:6],
        )
    composed = _COMPOSED.match(text, statement.start)
    if composed and (composed["mid"] or composed["tail"]):
        return _members(reading, statement, composed, "由哪{}组成")
    match = _IN.match(text, statement.start)
    if match and match["verb"] != "由":
        return _members(
            reading,
            statement,
            match,
            ("分为哪{}" if "分" in match["verb"] else "包括哪{}" if match["verb"] != "有" else "有哪{}"),
        )
    return None


def _members(reading: Reading, statement: Statement, match: re.Match[str], wording: str) -> Finding | None:
    members = clean(re.sub(r"^(?:了|：|:)", "", match["members"].strip(" ：:，,")))
    names = [part for part in _SPLIT.split(members) if part and part.strip()]
    if (
        len(names) < 2
        or len(members) > 160
        or re.search(r"例如|比如|但不限于", members)
        or max(map(len, names)) > 40
    ):
        return None
    if "、" not in members and not match["count"] and not re.search(r"[和与及]", members):
        return None
    owner = re.sub(r"(?:又|主要|一般|通常|都|也)$", "", match["of"].strip())
    owner = _resolve(statement, owner, reading.view.topic)
    if not owner or generic_name(owner) or re.search(r"我|你|什么|其中$|如果|因为", owner):
        return None
    count = re.match(
        r"(?P<n>[一二三四五六七八九十两几\d]+)(?P<m>个|种|类|大类|部分|步|层|点|阶段|状态)"
        r"(?P<what>[^，。：:]*)",
        match["count"] or "",
    )
    asked = (
        f"{count['n']}{count['m']}{count['what']}" if count and not members.rstrip().endswith("等") else "些"
    )
    if "由" in wording and asked == "些":
        asked = "些部分"
    return _finding(
        statement,
        Kind.ENUMERATION,
        owner,
        f"{owner}{wording.format(asked)}？",
        members,
        match.start("members"),
        0.75,
        match[0][-6:],
    )


def _english(reading: Reading, statement: Statement) -> Finding | None:
    if statement.pronoun or statement.verb_start < 0:
        return None
    text = statement.text[statement.start :]
    match = re.match(
        r"(?P<of>.{3,80}?)\s(?P<verb>consists? of|(?:is|are) composed of|(?:is|are) made up of|"
        r"comprises?|(?:is|are) divided into|include)\s(?P<members>[^.;]+)",
        text,
    )
    if match:
        verb = match["verb"]
        owner = match["of"]
        question = (
            f"What does {_low(owner)} {re.sub(r's(?= of|$)', '', verb)}?"
            if not verb.startswith(("is", "are"))
            else f"What {verb.split()[0]} {_low(owner)} {' '.join(verb.split()[1:])}?"
        )
        return _finding(
            statement,
            Kind.ENUMERATION,
            owner,
            question,
            clean(match["members"]),
            statement.start + match.start("members"),
            0.7,
            verb,
        )
    match = re.match(
        r"(?P<count>[Tt]wo|[Tt]hree|[Ff]our|[Ss]ome|[Cc]ommon|[Pp]opular|[Tt]he usual|[Tt]he (?:two|"
        r"three|four|main|key))\s(?P<of>[\w -]{3,60}?)\s(?:are|include)\s(?P<members>[^.;]+?)\.?$",
        text,
    )
    if match and re.search(r",| and | or ", match["members"]):
        return _finding(
            statement,
            Kind.ENUMERATION,
            match["of"],
            with_topic(
                f"What are {match['count'].lower()} {match['of']}?",
                "" if reading.knows(match["of"]) else "",
                False,
            ),
            clean(match["members"]),
            statement.start + match.start("members"),
            0.75,
            match["count"],
        )
    return None


def _low(name: str) -> str:
    return name[0].lower() + name[1:] if re.match(r"(?:The|A|An|Each|Every|This)\s", name) else name


def _finding(
    statement: Statement,
    kind: Kind,
    concept: str,
    question: str,
    answer: str,
    start: int,
    sure: float,
    words: str,
) -> Finding:
    prose = statement.passage.prose
    begin = statement.sentence.start + start
    return Finding(
        kind,
        concept,
        prose.restore(question),
        prose.restore(answer),
        prose.source(begin, statement.sentence.end),
        sure,
        words,
    )
