"""Reasons and purposes: ``因为…所以…``, ``由于``, ``为了``, ``because``, ``since``."""

import re
from collections.abc import Iterator

from cardgen.extract.answers import clean, sentence_case
from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.headings import generic_name
from cardgen.extract.language import chinese, english
from cardgen.extract.phrasing import lower_first, missing_topic, with_topic
from cardgen.extract.signs import signs
from cardgen.extract.statements import Statement
from cardgen.model import Kind

_UNRESOLVED = re.compile(r"^(?:这|那|此|上|它|其|他|我|你|该|如此|不过|但)")
_BECAUSE_LAST = re.compile(
    r"^(?P<what>[^。]{4,80}?)[，,](?:这?是)?(?:正是)?(?:主要)?(?:因为|(?:根本|主要)?(?:原因|病根|根源|症结|"
    r"道理|理由)(?:就|也|其实)?(?:在于|是|出在)|由于|是由于|究其原因[，,]?(?:是|在于)?)"
    r"(?P<why>[^。]{2,120}?)(?:[，,]这[种个]?[^，。]{0,6}(?:叫做?|称为|被称为)[^。]*)?$"
)
_BECAUSE_FIRST = re.compile(
    r"^(?:正)?(?:因为|由于)(?P<why>[^。]{4,100}?)[，,](?:所以|因此|因而|导致|故|从而)(?:了)"
    r"?[，,]?(?:通常来说[，,]|一般来说[，,])"
    r"?(?P<what>[^。]{4,80})$"
)
# A consequence that says what can, cannot or must be: what only goes on (``所以我们…``) explains nothing.
_SO = re.compile(
    r"^(?P<why>[^。]{6,100}?)[，,](?:所以|因此|因而|于是|故而?)(?P<what>(?!又叫|也叫|称|叫|我们|得|有)[^，。]{0,20}?"
    r"(?:没法|无法|不能|不会|不用|不必|不再|难以|不需要|无需|必须|只能|才能|能够?|可以|需要|要|会|容易|更|很|比较|适合|习惯|改用|选|用)"
    r"[^。]{2,50})$"
)
_DUE_TO = re.compile(r"^由于(?P<why>[^，。]{4,60})[，,](?P<what>[^，。]{6,50})$")
_IS_THE_REASON = re.compile(
    r"^(?P<why>[^。]{4,100}?)[，,]这(?:也|就|正|便)*是(?P<what>[^，。]{4,40}?)的(?:主要|根本|真正)?(?:原因|理由)$"
)
_PURPOSE = re.compile(r"^为了?(?P<why>[^，。]{3,50})[，,](?P<what>[^。]{4,100})$")
_THE_REASON = re.compile(
    r"^(?P<what>[^，。]{2,40}?)的(?:根本|主要)?(?:原因|理由|目的|好处|意义|动机|出发点|初衷|用意)(?:就|其实)?(?:在于|是|：|:)"
    r"[，,：:]?(?P<why>[^。]{4,120})$"
)
_INTRODUCES = re.compile(
    r"(?P<verb>提出|引入|设计|采用|使用|发明|引进|加入|增加)了?(?:一[种个])?(?P<new>[^，。；的了（）()]{2,20})(?=$|[，（(])"
)
_THOUGHT = re.compile(r"(?:想出|有|出现|诞生)了?(?P<new>[^，。；的了（）()]{2,20})(?=$|[，（(])")
_OBTAINED = re.compile(r"[，,](?:就|便)?得到了?(?P<new>[^，。；的了（）()]{2,20})(?=$|[，（(])")
_AIMS = re.compile(r"目的|动机|出发点|初衷|用意")
_AIM = re.compile(
    r"^(?P<what>[^。]{4,70}?)[，,](?:其|它的)?(?:主要)?目的(?:就)?(?:是|在于)(?P<why>[^。]{4,100})$"
)
_WHY_NAME = re.compile(
    r"^(?P<why>[^。]{8,160}?)[，,](?:这就是|所以|因此)(?P<what>(?:又|也|被)?(?:叫做?|称为)[^，。]{2,20}|"
    r"[^，。]{2,40}(?:名字|名称)的由来)$"
)
_LEAD = re.compile(
    r"^(?:因此|所以|此外|毕竟|需要注意的是|其实|实际上|不过|但是|但|然而|正如[^，,]{2,20}(?:那样|一样)?)[，,]"
)
_BARE_REASON = re.compile(r"^(?:它的|其|主要)?原因(?:在于|是|：)[，,]?(?P<why>[^。]{4,160})")
_DOING_SO = re.compile(
    r"^(?:这样做|这么做|如此)的(?:原因|理由|目的|好处)(?:在于|是|：|:)[，,：:]?(?P<why>[^。]{4,160})$"
)
_CALLED = re.compile(r"(?:叫做?|称为)(?P<name>.+)|(?P<from>.+)的由来")
_NO_GROUND = re.compile(r"^[这那此其它]|区别|[前后]者|[：:]")
_IT = re.compile(r"它们?|其(?=的)")
_POINTING = re.compile(r"[这那此其它]")
_OWN_PURPOSE = re.compile(r"我们|简单|方便|更好地|分析|说明|理解")
_EDGE_WORDS = re.compile(r"^(?:其实|实际上|不过|但是|但|显然|这里的?(?=[用把将取选采])|需要注意的是)[，,]?")
_CONNECTIVE = re.compile(r"^(?:并且|而且|而|但是?|同时|也|不过|然而)")
_CONDITION = re.compile(r"当|如果")
_STANDS_FOR = re.compile(r"^(?:它|其|该|这[种个])")

_EN_CAUSED = re.compile(
    r"(?P<cue>(?:is|are|was|were) (?:\w+ly )?(?:caused by|due to|the result of|a consequence of)|"
    r"(?:results?|stems?|arises?|comes?) from)\s"
    r"(?P<why>[^;.]{4,200})"
)
_EN_VAGUE = re.compile(r"\b(?:this|that|these|those|all|both|what|which|who|we|there)\b", re.I)

_SIGNS = signs(
    "因由目处义叫称为动出初用根症道所于故",
    "because since due result results caused consequence stem stems arise arises come comes",
)


def reason(reading: Reading) -> Iterator[Finding]:
    """Find why something is so, or what it is for."""
    for statement in reading.with_signs(_SIGNS):
        found = _chinese(reading, statement) if statement.chinese else _english(reading, statement)
        if found:
            yield found


def _chinese(reading: Reading, statement: Statement) -> Finding | None:
    text = clean(_LEAD.sub("", statement.text))
    return (
        _the_reason(reading, statement, text)
        or _origin(reading, statement, text)
        or _because(reading, statement, text)
        or _so(reading, statement, text)
        or _purpose(reading, statement, text)
    )


def _the_reason(reading: Reading, statement: Statement, text: str) -> Finding | None:
    """``X的原因是Y``, ``这样做的理由是Y``."""
    match = _THE_REASON.match(text)
    if match and not _UNRESOLVED.match(match["what"]):
        what = match["what"]
        aim = _AIMS.search(text, match.end("what"), match.start("why")) is not None
        question = f"{what}的目的是什么？" if aim else f"为什么{what}？"
        return _finding(reading, statement, question, match["why"], 0.7, "原因")
    match = _AIM.match(text)
    if match and not _UNRESOLVED.match(match["what"]) and not reading.knows(statement.subject):
        question = with_topic(f"{match['what']}，目的是什么？", reading.view.topic, True)
        return _finding(reading, statement, question, match["why"], 0.6, "目的")
    match = _BARE_REASON.match(text)
    of = statement.passage.title or statement.concept
    if match and of and reading.knows(of):
        return _finding(reading, statement, f"{of}的原因是什么？", match["why"], 0.6, "原因", of)
    match = _DOING_SO.match(text)
    if match:
        concept = statement.concept or reading.view.topic
        return _finding(reading, statement, f"{concept}这样做的理由是什么？", match["why"], 0.6, "理由")
    return None


def _origin(reading: Reading, statement: Statement, text: str) -> Finding | None:
    """``Y，所以又叫X``, ``Y，这就是X名字的由来``."""
    match = _WHY_NAME.match(text)
    if not match or "：" in match["why"]:
        return None
    name = _CALLED.search(match["what"])
    if name and name["name"]:
        question = f"为什么{statement.concept}又叫{name['name']}？"
    else:
        question = f"{name['from'] if name else match['what']}是怎么来的？"
    return _finding(reading, statement, question, match["why"], 0.6, "由来")


def _because(reading: Reading, statement: Statement, text: str) -> Finding | None:
    match = _BECAUSE_LAST.match(text)
    if match:
        return _why(reading, statement, match["what"], match["why"], 0.75, "因为")
    match = _BECAUSE_FIRST.match(text) or _BECAUSE_FIRST.match(text[max(0, text.find("由于")) :])
    if match is None and text.startswith("由于"):
        match = _DUE_TO.match(text)
    return _why(reading, statement, match["what"], match["why"], 0.65, "由于") if match else None


def _so(reading: Reading, statement: Statement, text: str) -> Finding | None:
    """``Y，所以X``, ``Y，这也是X的原因``: a consequence whose ground stands before it."""
    match = _IS_THE_REASON.match(text)
    if match:
        what = _IT.sub(statement.concept, match["what"])
        return _why(reading, statement, what, match["why"], 0.65, "原因")
    match = _SO.match(text)
    if not match or _POINTING.search(match["what"]) or _NO_GROUND.search(match["why"]):
        return None
    return _why(reading, statement, match["what"], match["why"], 0.5, "所以")


def _purpose(reading: Reading, statement: Statement, text: str) -> Finding | None:
    """``为了P，X做Y``."""
    match = _PURPOSE.match(text)
    if not match or _POINTING.search(match["why"]) or _OWN_PURPOSE.search(match["why"] + match["what"][:6]):
        return None
    patterns = (_OBTAINED, _INTRODUCES, _THOUGHT)
    introduced = next(filter(None, (pattern.search(match["what"]) for pattern in patterns)), None)
    by_concept = introduced and reading.known.any_in(match["what"][: introduced.start()])
    if introduced and not by_concept and not _POINTING.search(introduced["new"]):
        new = introduced["new"]
        question = f"{introduced.groupdict().get('verb', '引入')}{new}的目的是什么？"
        return _finding(reading, statement, question, match["why"], 0.65, "为了", new)
    subject, what = statement.subject, match["what"]
    named = subject and len(subject) <= 20 and what.strip("“”").startswith(subject)
    if named:
        what = what[what.find(subject) + len(subject) :].lstrip("”")
    question = f"为了{match['why']}，{subject if named else '可以'}怎么做？"
    question = with_topic(question, reading.view.topic, True)
    return _finding(reading, statement, question, what, 0.5, "为了")


def _why(
    reading: Reading, statement: Statement, what: str, why: str, sure: float, words: str
) -> Finding | None:
    what = _last_clause(statement, _EDGE_WORDS.sub("", what)).removeprefix("之所以")
    if len(what) < 4 or _CONDITION.match(what):
        return None
    if _UNRESOLVED.match(what):
        topical = statement.concept == reading.view.topic == reading.view.heading
        whole = statement.pronoun.startswith("这") and topical
        if not statement.concept or not (whole or _STANDS_FOR.match(statement.pronoun)):
            return None
        what = statement.concept + what[len(statement.pronoun) :]
        sure -= 0.1
    named = reading.known.any_in(what)
    question = with_topic(f"为什么{what}？", "" if named else reading.view.topic, True)
    return _finding(reading, statement, question, why, sure, words)


def _last_clause(statement: Statement, what: str) -> str:
    """Of a long statement only the clause before the reason is explained; it keeps the subject."""
    clauses = re.split(r"[，,]", what)
    if len(what) <= 16 or len(clauses) < 2:
        return what
    last = _CONNECTIVE.sub("", clauses[-1])
    return statement.concept + last if chinese.PREDICATE.match(last) else last


def _caused(reading: Reading, statement: Statement) -> Finding | None:
    """``X is caused by Y``, ``X results from Y``: asked by what is caused."""
    match = _EN_CAUSED.match(statement.text, statement.verb_start) if statement.verb_start >= 0 else None
    what = statement.subject or (
        statement.concept if statement.pronoun in ("It", "it", "They", "they") else ""
    )
    if not match or not 0 < len(what.split()) <= 8 or _EN_VAGUE.search(what):
        return None
    question = f"What {'leads to' if 'from' in match['cue'] else 'causes'} {lower_first(what)}?"
    asked = with_topic(question, missing_topic(reading.view.topic, question), False)
    return _finding(reading, statement, asked, sentence_case(clean(match["why"])), 0.7, "caused")


def _english(reading: Reading, statement: Statement) -> Finding | None:
    caused = _caused(reading, statement)
    if caused:
        return caused
    text = statement.text.rstrip(" .")
    match = english.REASON.search(text)
    if match is None or statement.pronoun or not statement.subject or match.start() < statement.verb_start:
        return None
    question = _ask_why(statement, text[statement.start : match.start()].strip(" ,"))
    why = clean(match["why"])
    if question is None or len(why) < 10:
        return None
    if match[0].lstrip(" ,").startswith("because of"):
        why = "because of " + why
    question = with_topic(question, missing_topic(reading.view.topic, question), False)
    return _finding(reading, statement, question, sentence_case(why), 0.7, "because")


def _ask_why(statement: Statement, main: str) -> str | None:
    match = english.VERB.match(statement.text, statement.verb_start - 1) if statement.verb_start > 0 else None
    if match is None:
        return None
    subject = lower_first(statement.subject)
    rest = statement.text[statement.verb_end : statement.start + len(main)].strip(" ,")
    if match["be"]:
        return f"Why {match['be']} {subject} {rest}?"
    if match["modal"]:
        return f"Why {match['modal'].split()[0]} {subject} {match['madv'] or ''}{match['mverb']} {rest}?"
    if match["third"]:
        return f"Why does {subject} {english.base_form(match['third'])} {rest}?"
    return f"Why do {subject} {match['base']} {rest}?" if match["base"] else None


def _finding(
    reading: Reading,
    statement: Statement,
    question: str,
    answer: str,
    sure: float,
    words: str,
    concept: str = "",
) -> Finding | None:
    answer = clean(answer)
    if len(answer) < 4 or generic_name(answer):
        return None
    concept = concept or statement.concept or reading.view.topic
    return finding_at(statement, Kind.REASON, concept, question, answer, round(sure, 2), words)
