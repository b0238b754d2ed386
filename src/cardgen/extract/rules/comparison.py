"""Comparisons: how two things differ, in one sentence, in two, or under a ``vs`` heading."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.forms.english_comparison import compared, english_comparison
from cardgen.extract.forms.set_apart import bare, may_differ, set_apart
from cardgen.extract.forms.twins import are_twins, common_start
from cardgen.extract.forms.under_versus import under_versus
from cardgen.extract.reading.former import the_two
from cardgen.extract.reading.headings import versus
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, plain_answer
from cardgen.extract.wording.phrasing import without_article
from cardgen.model import Kind, Source
from cardgen.text.expression import expression

_DIFFER = expression(
    r"(?P<a>[^，,。：；]{1,20}?)(?:[和与跟]|(?<![相不共])同)(?P<b>[^，,。：；]{1,20}?)(?:之间|两者)?(?:的|"
    r"在[^，。]{1,12}上的)?(?:一个)?(?:主要|最大|本质|根本)"
    r"?的?(?:区别|不同之?处?|差异|差别|异同|分歧)(?:主要)?(?:在于|是|有[一二三两几]点|如下)"
    r"*[：:，,]?\s*(?P<what>\S.{5,})$"
)
# The other thing alone: the topic is set against it; a label says so, or a sentence.
_FROM = expression(
    r"(?:与|和|跟|同)\s?(?P<b>[^，。：；]{1,24}?)\s?的(?:主要)?(?:区别|不同|差别|差异|异同)\s?[：:]\s?(?=\S{4})"
)
_FORMER = expression(r"(?P<whole>前者(?P<former>[^。；]+?)[，,；;]\s*(?:而|但)?后者(?P<latter>[^。；]+))")
_NOT_HAN = expression(r"[^\u4e00-\u9fff]")
_UNLIKE = expression(
    r"^(?P<with>(?:与|和|跟|同)(?P<a>[^，。]{1,20}?)(?:不同|相反)|不同于(?P<a2>[^，。]{1,20})|"
    r"不像(?P<a3>[^，。]{1,20}?)"
    r"(?:那样)?|(?:与|和|跟|同)(?P<a4>[^，。]{1,24}?)相比|(?:相比|相较|比起|相对(?=于))于?(?P<a5>[^，。]{1,20}))"
    r"[，,](?P<what>[^。]{4,120})"
)
_WHILE = expression(
    r"^(?P<a>[^，,。；]{1,20}?)(?P<va>(?:是|指|用于|关注|强调|使用|采用|看|适合|由|只|把|将|在|对|"
    r"通过|可以|能|会|不)[^。；]{2,80}?)"
    r"[，,；;]\s*而(?P<b>[^，,。；]{1,20}?)(?P<vb>(?:是|则|却|指|用于|关注|强调|使用|采用|看|适合|由|"
    r"只|把|将|在|对|通过|可以|能|会|不)"
    r"[^。；]{2,80})$"
)
_PAIRED = expression(
    r"(?P<a>[^，。：；（）()]{2,24}?)[和与跟同](?P<b>[^，。：；（）()]{2,24}?)(?:最|很)?(?:容易|经常|常常|常|都|虽|很|不|是|"
    r"的(?:区别|不同|差别)|有|看|只差|差在|各)[^。；]{0,20}[：:，,]\s*$"
)
_TURN = expression(r"则|却")
_THEN = expression(r"[，,；](?P<b>[A-Za-z][A-Za-z0-9+ -]{1,24}?)\s?(?:则|却)")
_SHORTEST_TOLD = 8
_ALIKE = expression(
    r"(?P<a>[^，。：；]{1,20}?)[和与跟](?P<b>[^，。：；]{1,20}?)(?:看着|看上去|看起来|听着|听起来|乍一?看|表面上)(?:很|挺|有点|都|差不多|是)*"
    r"(?:像|相似|类似|一样|差不多)?[^：；。]{0,16}[：:]\s?(?P<what>\S[^。]{10,160})"
)
_BOTH_DIFFER = expression(
    r"(?:两者|二者|它们|两个|两种方法|这两者)(?:之间)?的?(?:主要|最大|唯一|本质)?的?(?:区别|不同|差别|差异)(?:主要|就|只|仅)*(?:在于|在|是)?"
    r"[^，。：；]{0,12}[：:]\s?(?P<what>\S[^。]{10,160})"
)
_WORTH_A_LOOK = expression(
    r"看着|看上去|看起来|区别|不同|差|异同|分歧|前者|而|相比|相较|比起|相对于|不像|相反"
)


def comparison(reading: Reading) -> Iterator[Finding]:
    """Find how two things differ."""
    faced: set[frozenset[str]] = set()
    for number, statement in enumerate(reading.statements):
        if statement.noise:
            continue
        before = reading.statements[number - 1] if number else None
        found = (
            _chinese(reading, statement, number)
            if statement.chinese
            else english_comparison(statement, before)
        )
        found = found or _parallel(reading, statement, before)
        if found:
            faced.add(frozenset(found.concept.lower().split("/")))
            yield found
    for under in under_versus(reading):
        one = _facing(*under)
        if frozenset(one.concept.lower().split("/")) not in faced:
            yield one


def _told_from(reading: Reading, statement: Statement) -> Finding | None:
    """``与X的区别：…``: of what stands above."""
    match = _FROM.match(statement.passage.text) if statement.first else None
    if match is None:
        return None
    topic = bare(reading.name_above(statement.passage) or reading.view.topic)
    if not topic or match["b"] in topic:
        return None
    said = plain_answer(clean(statement.passage.text[match.end() :]))
    question = f"{topic}和{match['b']}有什么区别？"
    return compared(statement, question, said, (topic, match["b"]), 0.75, "区别")


def _chinese(reading: Reading, statement: Statement, number: int) -> Finding | None:
    named = versus(statement.term.name) if statement.term and statement.first else ()
    if named:
        return _told_of_pair(statement, named)
    if told_from := _told_from(reading, statement):
        return told_from
    whole = _whole(statement)
    if not _WORTH_A_LOOK.search(whole):
        return None
    whole = clean(whole)
    match = _DIFFER.match(whole)
    if match and may_differ(match["a"], match["b"]):
        a, b = bare(match["a"]), bare(match["b"])
        answer = match["what"].replace("前者", a).replace("后者", b)
        return compared(statement, f"{a}和{b}有什么区别？", plain_answer(answer), (a, b), 0.8, "区别")
    if apart := set_apart(reading, statement, whole) or _both(reading, statement, whole):
        return apart
    match = _FORMER.search(whole)
    if match and min(len(match["former"]), len(match["latter"])) >= 3:
        told = _PAIRED.match(whole, 0, match.start())
        carried = the_two(
            reading.statements[:number], whole[: match.start()], reading.known, reading.view.heading
        )
        pair = (told["a"], told["b"]) if told else carried
        if pair:
            return _former(statement, match, pair)
    match = _UNLIKE.match(statement.text)
    if match:
        other = next(group for group in ("a", "a2", "a3", "a4", "a5") if match[group])
        return _unlike(statement, match, match[other])
    match = _WHILE.match(clean(statement.text))
    if match and all(reading.knows(bare(match[name])) for name in ("a", "b")):
        a, b = bare(match["a"]), bare(match["b"])
        return compared(statement, f"{a}和{b}有什么区别？", clean(statement.text), (a, b), 0.7, "而")
    return None


def _both(reading: Reading, statement: Statement, whole: str) -> Finding | None:
    """``A和B看着像，其实不是一码事：…``, ``两者的区别在边权：A…；B…``: a colon, and how they differ."""
    alike, differ = _ALIKE.match(whole), _BOTH_DIFFER.match(whole)
    pair = (bare(alike["a"]), bare(alike["b"])) if alike else versus(reading.view.heading)
    match = alike or differ
    if match is None or not pair or not may_differ(*pair):
        return None
    question = f"{pair[0]}和{pair[1]}有什么区别？"
    return compared(statement, question, plain_answer(match["what"]), pair, 0.7, "区别")


def _told_of_pair(statement: Statement, pair: tuple[str, str]) -> Finding | None:
    """``A vs B：…``: the line says how they differ."""
    start, end = statement.sentence.start, statement.sentence.start + statement.sentence_end
    answer = clean(statement.passage.text[statement.term.body if statement.term else start : end])
    found = compared(statement, f"{pair[0]}和{pair[1]}有什么区别？", answer, pair, 0.75, "vs")
    return found if len(answer) >= _SHORTEST_TOLD else None


def _parallel(reading: Reading, statement: Statement, before: Statement | None) -> Finding | None:
    """``A…；B则…``: two known concepts, set side by side in one sentence."""
    if before is None or before.passage is not statement.passage or before.pronoun or statement.pronoun:
        return None
    if not (before.subject and statement.subject):
        return None
    between = statement.passage.text[before.sentence.end : statement.sentence.start]
    one, two = before.subject, statement.subject
    alike = before.verb == statement.verb != "" or _TURN.match(statement.text[statement.predicate :])
    if between.strip() not in ("；", ";", "，而") or not alike or one.lower() == two.lower():
        return None
    known = reading.knows(without_article(one)) and reading.knows(without_article(two))
    if not (known or (statement.chinese and are_twins(one, two))):
        return None
    return _facing(before, statement, (without_article(one), without_article(two)))


_ASIDE = expression(
    r"^(?:有意思的是|有趣的是|值得一提的是|不同的是|巧的是|(?:严格|一般|通常|总的|简单|通俗|直观|准确)地?[来]?[说讲]|说白了)[，,]"
)


def _whole(statement: Statement) -> str:
    """The statement with the rest of its sentence: members of a comparison stand between semicolons."""
    text = statement.passage.prose.text
    for sentence in statement.passage.sentences:
        if sentence.start == statement.sentence.start:
            return _ASIDE.sub("", text[sentence.start : sentence.end])
    return statement.text


def _former(statement: Statement, match: re.Match[str], pair: tuple[str, str]) -> Finding:
    a, b = map(bare, pair)
    former, latter = clean(match["former"]), clean(match["latter"])
    prefix = common_start(former, latter)
    suffix = _NOT_HAN.split(common_start(former[::-1], latter[::-1])[::-1])[-1]
    short = len(suffix) > 1 and "，" not in former + latter
    if prefix in ("由", "用", "以", "是", "看", "使用", "采用") and short:
        question = f"{a}和{b}分别{prefix}什么{suffix}？"
    else:
        question = f"{a}和{b}有什么区别？"
    return compared(statement, question, f"{a}{former}；{b}{latter}", pair, 0.75, "前者…后者")


def _unlike(statement: Statement, match: re.Match[str], other: str) -> Finding | None:
    if re.search(r"[这那此其它]|前面|之前|优点|缺点", other) or re.search(r"优点|缺点|优势", match["what"]):
        return None
    named = statement.pronoun or match["what"].startswith((statement.concept, "它"))
    subject = statement.subject or (statement.concept if named else "")
    old = other.rpartition("的")[2]
    if subject and subject == old:  # ``和更早的JFA相比，JFA…，i-vector则…``
        if (new := _THEN.search(match["what"])) is None:
            return None
        question, said = f"{old}和{new['b']}有什么区别？", clean(match["what"])
        return compared(statement, question, said, (old, new["b"]), 0.65, "则")
    if not subject or len(subject) > 20:
        return None
    what = match["what"]
    answer = (
        what[what.find(subject) + len(subject) :].removeprefix("的")
        if subject in what
        else re.sub(r"^(?:它|其)", "", what)
    )
    if len(clean(answer)) < 4:
        return None
    return compared(
        statement,
        f"{match['with']}，{subject}有什么特点？",
        plain_answer(answer),
        (subject, other),
        0.55,
        match["with"][:2],
    )


def _plain(name: str) -> str:
    """A name that only begins with a capital as it stands inside a sentence."""
    return name.lower() if name[1:].islower() else name


def _facing(first: Statement, second: Statement, pair: tuple[str, ...]) -> Finding:
    pair = tuple(first.passage.prose.restore(name) for name in pair)
    if first.chinese:
        question, stop = f"{pair[0]}和{pair[1]}有什么区别？", "；"
    else:
        question, stop = f"How do {_plain(pair[0])} and {_plain(pair[1])} differ?", "; "
    one, two = (
        first.passage.prose.restore(clean(first.text)),
        second.passage.prose.restore(clean(second.text)),
    )
    low, high = first.sentence.source(), second.sentence.source()
    source = Source(low.path, min(low.start_line, high.start_line), max(low.end_line, high.end_line))
    return Finding(Kind.COMPARISON, "/".join(pair), question, f"{one}{stop}{two}", source, 0.7, "vs")
