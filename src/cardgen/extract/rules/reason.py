"""Reasons and purposes: ``因为…所以…``, ``由于``, ``为了``, ``because``, ``since``."""

import re
from collections.abc import Iterator

from cardgen.extract.answers import clean, sentence_case
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.headings import generic_name
from cardgen.extract.language import chinese, english
from cardgen.extract.phrasing import with_topic
from cardgen.extract.statements import Statement
from cardgen.model import Kind

_UNRESOLVED = re.compile(r"^(?:这|那|此|上|它|其|他|我|你|该|如此|不过|但)")
_BECAUSE_LAST = re.compile(
    r"^(?P<what>[^。]{4,80}?)[，,](?:这?是)?(?:正是)?(?:主要)?(?:因为|原因在于|原因是|由于|是由于)"
    r"(?P<why>[^。]{4,120})$"
)
_BECAUSE_FIRST = re.compile(
    r"^(?:正)?(?:因为|由于)(?P<why>[^。]{4,100}?)[，,](?:所以|因此|因而|导致|故|从而)(?:了)"
    r"?[，,]?(?:通常来说[，,]|一般来说[，,])"
    r"?(?P<what>[^。]{4,80})$"
)
_SO = re.compile(
    r"^(?P<why>[^。]{6,100}?)[，,](?:所以|因此|因而)(?:它|其)?(?P<what>(?:又|也|被|称|叫)?[^。]{4,60})$"
)
_PURPOSE = re.compile(r"^为了?(?P<why>[^，。]{3,50})[，,](?P<what>[^。]{4,100})$")
_THE_REASON = re.compile(
    r"^(?P<what>[^，。]{2,40}?)的(?:根本|主要)?(?:原因|理由|目的|好处|意义)(?:在于|是|：|:)"
    r"[，,：:]?(?P<why>[^。]{4,120})$"
)
_THAT_IS_WHY = re.compile(r"^(?P<what>[^。]{4,80}?)(?:的原因|的缘故|的由来)。?$")
_WHY_NAME = re.compile(
    r"^(?P<why>[^。]{8,160}?)[，,](?:这就是|所以|因此)(?P<what>(?:又|也|被)?(?:叫做?|称为)[^，。]{2,20}|"
    r"[^，。]{2,40}(?:名字|名称)的由来)$"
)
_BE = re.compile(
    r"^(?P<subject>.{2,90}?)\s(?P<be>is|are|was|were|can|cannot|could|may|might|will|must|should|has|"
    r"have)\s(?P<rest>.+)$"
)


def reason(reading: Reading) -> Iterator[Finding]:
    """Find why something is so, or what it is for."""
    for number, statement in enumerate(reading.statements):
        if statement.noise:
            continue
        found = _chinese(reading, statement, number) if statement.chinese else _english(reading, statement)
        if found:
            yield found


def _chinese(reading: Reading, statement: Statement, number: int) -> Finding | None:
    text = clean(
        re.sub(
            r"^(?:因此|所以|此外|毕竟|需要注意的是|其实|实际上|不过|但是|但|然而)[，,]", "", statement.text
        )
    )
    match = _THE_REASON.match(text)
    if match and not _UNRESOLVED.match(match["what"]):
        aim = "目的是什么" if "目的" in text[: match.start("why")] else ""
        question = f"{match['what']}的{aim}？" if aim else f"为什么{match['what']}？"
        return _finding(reading, statement, question, match["why"], 0.7, "原因")
    match = re.match(
        r"^(?:这样做|这么做|如此)的(?:原因|理由|目的|好处)(?:在于|是|：|:)[，,：:]?(?P<why>[^。]{4,160})$",
        text,
    )
    if match:
        concept = reading.view.topic if not statement.concept else statement.concept
        return _finding(reading, statement, f"{concept}这样做的理由是什么？", match["why"], 0.6, "理由")
    match = _WHY_NAME.match(text)
    if match and "：" not in match["why"]:
        what = match["what"]
        name = re.search(r"(?:叫做?|称为)(?P<name>.+)|(?P<from>.+)的由来", what)
        concept = statement.concept
        question = (
            f"为什么{concept}又叫{name['name']}？"
            if name and name["name"]
            else f"{name['from'] if name else what}是怎么来的？"
        )
        return _finding(reading, statement, question, match["why"], 0.6, "由来")
    match = _BECAUSE_LAST.match(text)
    if match:
        return _why(reading, statement, match["what"], match["why"], 0.75, "因为")
    match = _BECAUSE_FIRST.match(text) or _BECAUSE_FIRST.match(text[max(0, text.find("由于")) :])
    if match:
        return _why(reading, statement, match["what"], match["why"], 0.65, "由于")
    match = _PURPOSE.match(text)
    if (
        match
        and not re.search(r"[这那此其它]", match["why"])
        and not re.search(r"我们|简单|方便|更好地", match["why"] + match["what"][:6])
    ):
        subject, what = statement.subject, match["what"]
        who = subject if subject and what.strip("“”").startswith(subject) and len(subject) <= 20 else ""
        if who:
            what = what[what.find(subject) + len(subject) :].lstrip("”")
        return _finding(
            reading,
            statement,
            with_topic(f"为了{match['why']}，{who or '可以'}怎么做？", reading.view.topic, True),
            what,
            0.5,
            "为了",
        )
    return None


def _why(
    reading: Reading, statement: Statement, what: str, why: str, sure: float, words: str
) -> Finding | None:
    what = re.sub(r"^(?:其实|实际上|不过|但是|但|显然)[，,]?", "", what)
    clauses = re.split(r"[，,]", what)
    if len(what) > 30 and len(clauses) > 1:
        what = re.sub(r"^(?:并且|而且|而|但是?|同时|也|不过|然而)", "", clauses[-1])
        if chinese.PREDICATE.match(what) and statement.concept:
            what = statement.concept + what
    if len(what) < 4 or re.match(r"当|如果", what):
        return None
    if _UNRESOLVED.match(what):
        whole = (
            statement.pronoun.startswith("这")
            and statement.concept == reading.view.topic == reading.view.heading
        )
        if not statement.concept or not (whole or re.match(r"^(?:它|其|该|这[种个])", statement.pronoun)):
            return None
        what = statement.concept + what[len(statement.pronoun) :]
        sure -= 0.1
    question = (
        with_topic(f"为什么{what}？", reading.view.topic, True)
        if not any(name in what.lower() for name in reading.known)
        else f"为什么{what}？"
    )
    return _finding(reading, statement, question, why, sure, words)


def _english(reading: Reading, statement: Statement) -> Finding | None:
    text = statement.text.rstrip(" .")
    match = english.REASON.search(text)
    if (
        match is None
        or statement.pronoun
        or not statement.subject
        or statement.verb_start < 0
        or match.start() < statement.verb_start
    ):
        return None
    main = text[statement.start : match.start()]
    question = _ask_why(statement, main)
    if question is None:
        return None
    why = clean(match["why"])
    if match[0].lstrip(" ,").startswith("because of"):
        why = "because of " + why
    if len(why) < 10:
        return None
    return _finding(
        reading,
        statement,
        with_topic(question, _topic(reading, question), False),
        sentence_case(why),
        0.7,
        "because",
    )


def _topic(reading: Reading, question: str) -> str:
    words = re.findall(r"[a-z]{4,}", reading.view.topic.lower())
    return "" if any(word.rstrip("s") in question.lower() for word in words) else reading.view.topic


def _ask_why(statement: Statement, main: str) -> str | None:
    main = main.strip(" ,")
    subject = statement.subject
    if re.match(r"(?:The|A|An|Each|Every|Most|All)\b", subject):
        subject = subject[0].lower() + subject[1:]
    match = english.VERB.match(statement.text, statement.verb_start - 1)
    if match is None:
        return None
    rest = statement.text[statement.verb_end : statement.start + len(main)].strip(" ,")
    if match["be"]:
        return f"Why {match['be']} {subject} {rest}?"
    if match["modal"]:
        return f"Why {match['modal'].split()[0]} {subject} {match['madv'] or ''}{match['mverb']} {rest}?"
    if match["third"]:
        return f"Why does {subject} {english.base_form(match['third'])} {rest}?"
    if match["base"]:
        return f"Why do {subject} {match['base']} {rest}?"
    return None


def _finding(
    reading: Reading, statement: Statement, question: str, answer: str, sure: float, words: str
) -> Finding | None:
    answer = clean(answer)
    if len(answer) < 4 or generic_name(answer):
        return None
    prose = statement.passage.prose
    concept = statement.concept or reading.view.topic
    return Finding(
        Kind.REASON,
        concept,
        prose.restore(question),
        prose.restore(answer),
        statement.sentence.source(),
        sure,
        words,
    )
