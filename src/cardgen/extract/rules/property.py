"""Properties: what a sentence says of a concept that no more special rule has taken; the object is asked for."""

import re
from collections.abc import Iterator

from cardgen.extract.answers import clean, plain_answer, sentence_case
from cardgen.extract.finding import Finding, Reading
from cardgen.extract.headings import generic_name
from cardgen.extract.language import chinese, english
from cardgen.extract.phrasing import cloze, cloze_question, with_topic
from cardgen.extract.statements import Statement
from cardgen.extract.view import Formula
from cardgen.model import Kind

_OBJECT_NOUN = re.compile(
    r"(?:的)?(?P<noun>作用|特点|性质|效果|问题|影响|关系|服务|能力|特性|形式|结构|假设|限制|角色|功能|"
    r"优势|现象|条件|顺序|方式|策略|信号|信息)$"
)
_BE_OF = re.compile(r"^(?P<adj>[^，。；]{1,24})的$")
_PLAINLY = re.compile(
    r"(?P<cue>通俗(?:的|地)?(?:说|讲|来说|来讲|理解)|翻译成人话|直观(?:的|地)?(?:说|理解)|说白了|"
    r"换句话说)[，,]?(?:就是)?(?:说)"
    r"?[：:，,]?\\s*(?P<what>\\S.{6,})"
)
_REVERSED = re.compile(
    r"^(?P<what>[^，。；]{2,50}?)(?:才)?是(?P<of>[^，。；]{2,30}(?:的关键(?:所在)?|的核心|的基础|"
    r"的前提|的本质|的瓶颈|的根本原因|的主要原因|"
    r"的原因|的条件|的目标|的主流))$"
)
_WHERE_VERB = ("运行在", "位于", "工作在", "发生在", "存储在", "保存在", "放在", "集中在", "分布在", "处于")
_STOP_VERB = {"由于", "说明", "证明", "令", "指"}
_UNRESOLVED = re.compile(
    r"^(?:这|那|此|上|下|我|你|大家|人们|有人|本|以上|以下|前者|后者|两者|二者|图|表|公式|式|"
    r"第[一二三四五六]|一个|有些|有的|很多|许多|其他|另外?|每|各|某|不|"
    r"只|因为|由于|所以|如果|为了|除了|通过|假设|设|令|对|在|从|当|已知|考虑|例如|比如|首先|其次|随着|"
    r"在(?!线))"
)
_WORDS = re.compile(rf"(?:{chinese.ADVERB})+|决定|计算|重新|说明|注意|代表|所谓|单位|结果|中间|其")
_VALUE = re.compile(r"^(?:约|大约|等于|≈)?\s*[\d\U000f0000-\U000ffffd]")


def property_(reading: Reading) -> Iterator[Finding]:
    """Find what is said of a concept, one card a statement."""
    for statement in reading.statements:
        if statement.noise or _is_lead(reading, statement):
            continue
        found = _chinese(reading, statement) if statement.chinese else _english(reading, statement)
        if found:
            yield found
        if not statement.chinese:
            yield from _told_by_us(reading, statement)


def _is_lead(reading: Reading, statement: Statement) -> bool:
    text = statement.text.rstrip()
    if re.search(r"，即：$", text):
        return False
    if text.endswith(("：", ":")):
        return True
    after = statement.passage.index + 1
    opens = after < len(reading.view.nodes) and isinstance(reading.view.nodes[after], Formula)
    return (
        opens
        and not text.endswith((".", "。", "！"))
        and statement is reading.of_passage[statement.passage.index][-1]
    )


def _sure(reading: Reading, statement: Statement, concept: str) -> float:
    sure = 0.45
    if reading.knows(concept) or concept == reading.view.topic:
        sure += 0.12
    elif any(name in concept.lower() for name in reading.known if len(name) > 1):
        sure += 0.06
    if statement.pronoun:
        sure -= 0.05
    if len(concept) > 18:
        sure -= 0.05
    return sure


def _chinese(reading: Reading, statement: Statement) -> Finding | None:
    text, topic = statement.text, reading.view.topic
    plain = _PLAINLY.match(text)
    if plain and reading.knows(statement.concept):
        return _finding(
            statement,
            statement.concept,
            f"通俗地说，{statement.concept}是什么意思？",
            plain_answer(plain["what"]),
            0.55,
            plain["cue"],
        )
    reversed_ = _REVERSED.match(clean(re.split(r"[，,]", clean(text[statement.start :]))[-1]))
    if (
        reversed_
        and not _UNRESOLVED.match(reversed_["what"])
        and not re.search(r"[是为]|目的", reversed_["what"])
    ):
        return _finding(
            statement, reversed_["of"], f"{reversed_['of']}是什么？", reversed_["what"], 0.65, "是"
        )
    subject = _subject(reading, statement)
    if not subject or generic_name(subject) or statement.predicate >= len(text):
        return None
    if statement.verb in _STOP_VERB:
        return None
    asked = _ask(subject, statement)
    if asked is None:
        return None
    question, answer = asked
    if len(answer) < 2 or len(answer) > 170 or re.search(r"[？?]$", answer) or answer in subject:
        return None
    question = _before(statement) + question
    question = with_topic(question, topic if not (reading.knows(subject) and statement.subject) else "", True)
    return _finding(
        statement, subject, question, answer, _sure(reading, statement, subject), statement.verb or "…"
    )


def _subject(reading: Reading, statement: Statement) -> str:
    """The words a question names the subject with; empty when a reader of the card could not know it."""
    owned = statement.text[statement.start : statement.predicate]
    if statement.pronoun:
        if not _resolves(statement) or len(statement.concept) > 24:
            return ""
        rest = owned[len(statement.pronoun) :].strip("的 ") if owned.startswith(statement.pronoun) else ""
        if _UNRESOLVED.match(statement.concept):
            return ""
        if rest and statement.pronoun in ("它", "它们", "其"):
            return f"{statement.concept}的{rest}"
        if len(rest) > 4:
            return ""
        return statement.concept
    subject = statement.subject
    if subject:
        if (
            (_UNRESOLVED.match(subject) and not reading.knows(subject))
            or len(subject) > 34
            or re.search(r"[我你]|[这那此该]|上述|如上|左边|右边|上式|公式$", subject)
            or _WORDS.fullmatch(subject)
        ):
            return ""
        return subject
    if statement.predicate == statement.start and statement.verb_start >= 0 and statement.lead == "":
        return ""
    return ""


def _resolves(statement: Statement) -> bool:
    """Tell whether the pronoun stands for the concept carried here, and not for what was said."""
    if re.match(r"^(?:它|它们|其|该|这[种个类些]|此)", statement.pronoun):
        return True
    after = statement.text[statement.start + len(statement.pronoun) :]
    return (
        statement.pronoun.startswith("这")
        and re.match(r"(?:样做|么做)?(?:会|导致|带来|使得|算得上|可以看作|本质上是|也?是一种)", after)
        is not None
    )


def _before(statement: Statement) -> str:
    before = ""
    if statement.condition and not re.search(r"[这那此其它我你]", statement.condition):
        before = statement.condition + "，"
    if (
        statement.adverbial
        and not re.search(r"[这那此其它我你上]|例如|比如|如果", statement.adverbial)
        and len(statement.adverbial) <= 30
    ):
        before += statement.adverbial
    return before


def _ask(subject: str, statement: Statement) -> tuple[str, str] | None:
    text, verb = statement.text, statement.verb
    if statement.verb_start < 0:
        return _ask_state(subject, clean(text[statement.predicate :]))
    adverbs = text[statement.predicate : statement.verb_start].strip("，, ")
    if statement.rest[:1] in ("", "，", "。", ","):
        return _ask_state(subject, clean(text[statement.predicate :]))
    answer = plain_answer(statement.rest)
    agent = re.match(r"^(?P<before>.*?)由(?P<agent>[^，。；]{1,24})$", adverbs)
    if agent and len(answer) <= 4:
        return f"{subject}{agent['before']}由什么{verb}？", agent["agent"]
    if verb in ("把", "将"):
        match = re.match(
            r"(?P<object>[^，。；]{1,20}?)(?=[\u4e00-\u9fff]{1,3}(?:为|成|到|在|给|入|出|作|至)|划分|"
            r"分解|设|转|映射|替换|视|"
            r"看|压缩|引入|投影|减半)",
            answer,
        )
        return (
            (f"{subject}{adverbs}如何处理{match['object']}？", verb + answer)
            if match
            else (f"{subject}{adverbs}会怎么做？", verb + answer)
        )
    if len(adverbs) > 26:
        return None
    stem = f"{subject}{adverbs}{verb}"
    if not answer:
        return None
    if verb == "做":
        answer = verb + answer
    if verb in _WHERE_VERB or text[statement.verb_start : statement.verb_end].endswith("在"):
        return f"{stem}{'在' if not verb.endswith(('在', '于')) else ''}哪里？", answer
    if verb in ("是", "为"):
        return _ask_is(subject, adverbs, answer)
    if verb in ("使", "使得", "让", "令"):
        return f"{stem}什么发生？", answer
    stem = f"{subject}{adverbs}{text[statement.verb_start : statement.verb_end]}"
    noun = _OBJECT_NOUN.search(answer)
    if noun and len(answer) <= 24:
        return f"{stem}什么{noun['noun']}？", answer
    return f"{stem}什么？", answer


def _ask_state(subject: str, state: str) -> tuple[str, str] | None:
    """A predicate without an object: how it is, or what happens."""
    most = re.match(r"最[大小高低多少快慢好差强弱长短早晚]", state)
    owner = re.fullmatch(r"(?P<of>[^的]{2,16})的(?P<what>[^的]{2,10})", subject)
    if most and owner:
        return f"什么的{owner['what']}{most[0]}？", owner["of"]
    state = plain_answer(state)
    if len(state) < 3 or len(state) > 120:
        return None
    if re.match(r"(?:很|非常|十分|相对|比较|更|较|比|最)", state):
        return f"{subject}有什么特点？", state
    if re.match(r"(?:不能|无法|不会|无需|无须|不需要|没有|难以|可以|能|会|将|必须|应|需|可能|容易)", state):
        return f"{subject}会怎样？", state
    return f"{subject}怎么样？", state


def _ask_is(subject: str, adverbs: str, answer: str) -> tuple[str, str] | None:
    adjective = _BE_OF.match(answer) or answer.startswith(("唯一", "第一个", "最"))
    if adjective or re.search(r"不|并非", adverbs):
        answer = f"{adverbs}是{answer}" if re.search(r"不|并非", adverbs) else answer
        return f"{subject}有什么特点？", answer
    if _VALUE.match(answer) and len(answer) <= 12:
        return f"{subject}{adverbs}是多少？", answer
    return f"{subject}{adverbs}是什么？", answer


_EN_COMPLEMENT = re.compile(
    r"^(?P<main>.+?)(?P<tail>,\s(?:which|where|who|thereby|thus|allowing|making|since|because|as|"
    r"while)\b.*|,\s(?:and|but|so)\s(?:it|they|we|the|this|you)\b.*|\s(?:because|since|which)\s.*|"
    r"\s\([^)]*\))?$",
    re.S,
)
_EN_OPEN = re.compile(
    r"\b(?:this|these|those|such|we|you|I|it|they|its|their|our|your|there|here|where|suppose|things|"
    r"figure|example)\b|[,:]",
    re.I,
)
_EN_VAGUE = re.compile(
    r"^(?:the (?:following|main|most|first|second|next|same|other|rest)|what|who|there|all|some|many|"
    r"one|another|several|both|each|such|further|more|new)\b",
    re.I,
)


def _english(reading: Reading, statement: Statement) -> Finding | None:
    if statement.verb_start < 0:
        return None
    subject = _english_subject(reading, statement)
    if (
        len(subject.split()) > 12
        or (len(subject) < 2 and not subject > "\U000f0000")
        or _EN_OPEN.search(subject)
    ):
        return None
    rest = statement.text[statement.verb_end :].strip().rstrip(".;")
    if len(rest) < 3:
        return None
    denied = _denied(subject, statement)
    if denied:
        return _finding(
            statement,
            _name(subject),
            with_topic(denied, _english_topic(reading, denied), False),
            f"No: {clean(statement.text[statement.start :])}",
            _sure(reading, statement, _name(subject)),
            statement.verb,
        )
    question = _english_question(subject, statement, rest)
    if question:
        asked, answer = question
        asked = with_topic(asked, _english_topic(reading, asked), False)
        return _finding(
            statement,
            _name(subject),
            asked,
            sentence_case(clean(answer)),
            _sure(reading, statement, _name(subject)),
            statement.verb,
        )
    return _english_cloze(reading, statement, subject, rest)


_WE_USE = re.compile(
    r"\b(?:[Ww]e|[Yy]ou)\s(?:can\s|then\s|also\s|often\s|usually\s|first\s){0,2}(?P<verb>use|apply|"
    r"add|need|introduce|learn)\s(?P<what>[^,.;]{2,70}?)(?:\s\((?:[^()]*)\))?(?:,?\s(?P<where>(?:to|"
    r"on|after|before|over|for)\s(?:the|each|a)\s[^,.;]{3,80}?))?\s(?:in order\s)"
    r"?to\s(?P<aim>(?!the\b|a\b|each\b)[a-z]+\s[^.;]{6,160})"
)
_WHICH = re.compile(
    r"(?P<what>[A-Z][\w-]*(?:[ -][\w-]+){0,5}?)(?:\s(?:on|after|over|in|of|to|for)\s(?:the|a|an|each)"
    r"\s[\w -]{2,50}?)?,?\s(?:\([^()]*\)\s)?which\s(?P<verb>[a-z]+s)\s(?P<rest>[^.;]{4,160})"
)
_DEFINE = re.compile(r"\b[Ww]e\sdefine\s(?P<what>[^,.;=]{2,60}?)\s(?:as|to be)\s(?P<rest>.{3,200})$")
_EQUATION = re.compile(r"^(?P<what>[A-Z][\w-]*(?:\([^()]*\))?)\s=\s(?P<rest>.{3,120})$")
_IN_IT = re.compile(
    r"^(?:Recall that |Note that )?[Ii]n\s(?P<what>[A-Z][^,.;]{2,40}?),?\swe\s(?P<rest>(?:are\s|can\s|"
    r"only\s)?[a-z]+\s[^;]{8,180})$"
)


def _told_by_us(reading: Reading, statement: Statement) -> Iterator[Finding]:
    """What a lecture says in the first person plural, and what it says behind ``which``."""
    text = statement.text.rstrip(" .")
    match = _WE_USE.search(text)
    if match and not re.search(r"\b(?:this|these|it|them|following)\b", match["what"]):
        where = f" {match['where']}" if match["where"] else ""
        question = (
            f"Why do we {match['verb']} {match['what']}{where}?"
            if match["verb"] != "use"
            else f"What is {match['what']} used for?"
        )
        yield _finding(
            statement,
            match["what"],
            _in_topic(reading, question),
            "To " + clean(match["aim"]),
            0.5,
            match["verb"],
        )
    match = _WHICH.search(text)
    if match and match["verb"] not in ("is", "was", "has", "means"):
        what = re.sub(
            r"^(?:We|In|The|Then|Finally|And|A|An|Apply|Use)\s(?:then\s|apply\s|have\s|a\s|an\s|the\s|"
            r"use\s|pass\s)*",
            "",
            match["what"],
        )
        if what and not re.search(r"\b(?:we|this|these)\b", what, re.I):
            question = f"What does {what} {_base(match['verb'])}?"
            yield _finding(
                statement,
                what,
                _in_topic(reading, question),
                sentence_case(clean(match["rest"])),
                0.45,
                "which",
            )
    match = _DEFINE.search(text) or _EQUATION.match(text)
    if match:
        name = _low(match["what"])
        yield _finding(
            statement,
            match["what"],
            _in_topic(reading, f"How is {name} defined?"),
            clean(match["rest"]) if match.re is _DEFINE else clean(match[0]),
            0.55,
            "define",
        )
    match = _IN_IT.match(text)
    if match:
        yield _finding(
            statement,
            match["what"],
            f"What do we do in {match['what']}?",
            sentence_case(clean(match["rest"])),
            0.48,
            "in",
        )


def _in_topic(reading: Reading, question: str) -> str:
    return with_topic(question, _english_topic(reading, question), False)


def _denied(subject: str, statement: Statement) -> str:
    """A denial is asked as a question that is answered with no."""
    match = re.match(
        r"(?P<aux>does|do|can|is|are|will)(?: not|n[’']t|not)\s(?P<rest>.+)$",
        statement.text[statement.verb_start :].strip(),
        re.S,
    )
    if not match or statement.pronoun:
        return ""
    rest = re.split(r",\s(?:but|and|so|which|because)\s|;", clean(match["rest"]))[0]
    return (
        f"{match['aux'].capitalize()} {_low(subject)} {rest}?"
        if 4 <= len(rest) <= 120 and not rest.startswith(("only", "just"))
        else ""
    )


def _english_subject(reading: Reading, statement: Statement) -> str:
    """The subject's words; for ``it``, ``they`` and ``this method`` those of the subject before."""
    if not statement.pronoun:
        return statement.subject
    choice = re.match(
        r"This (?P<np>(?:choice|kind|form|version|family|type) of [^,.;]{1,30}?)(?=\s(?:is|are|turns|"
        r"can|will|has|allows|makes|gives|leads|captures|works)\b)",
        statement.text[statement.start :],
    )
    if choice:
        return f"the {choice['np']}"
    noun = re.match(
        r"[Tt]his (?:function|method|model|technique|approach|algorithm|process|objective|quantity|"
        r"procedure|system|principle|effect|operation|measure)\b",
        statement.text[statement.start :],
    )
    if not (noun or re.match(r"(?:It|They)$", statement.pronoun, re.I)) or re.search(
        r"[Ii]t (?:is|turns) (?:\w+ )?(?:to|that|out)\b", statement.text
    ):
        return ""
    concept = _name(statement.concept)
    return (
        statement.concept if reading.knows(concept) or concept.lower() == reading.view.topic.lower() else ""
    )


def _english_topic(reading: Reading, asked: str) -> str:
    topic = reading.view.topic
    words = [word for word in re.findall(r"[a-z]{4,}", topic.lower())]
    return "" if any(word.rstrip("s") in asked.lower() for word in words) else topic


def _name(subject: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", subject, flags=re.I).strip(' *"“”')


def _low(subject: str) -> str:
    match = re.match(r"(?:The|A|An|Each|Every|All|Both|Most|Some|Many|Our|Only)\b", subject)
    return subject[0].lower() + subject[1:] if match else subject


def _english_question(subject: str, statement: Statement, rest: str) -> tuple[str, str] | None:
    verb, named = statement.verb, subject
    subject = _low(subject)
    match = english.VERB.match(statement.text, statement.verb_start - 1)
    if match is None:
        do, base = ("does", _base(verb)) if verb.endswith("s") else ("do", verb)
        return f"What {do} {subject} {base}?", rest
    if match["third"] or match["base"]:
        base = english.BASE_OF.get(verb, verb)
        do = "does" if match["third"] else "do"
        person = re.match(r"(?:us|you|them|it|him|her)\s", rest)
        if person:
            return f"What {do} {subject} {base} {person[0].strip()}?", rest[person.end() :]
        prep = english.PREPOSITION.match(" " + rest)
        if prep and prep["prep"] == "to":
            return f"What {do} {subject} {base} to do?", rest[prep.end() - 1 :]
        if prep:
            return f"What {do} {subject} {base} {prep['prep']}?", rest[prep.end() - 1 :]
        if base in (
            "rise",
            "grow",
            "decrease",
            "increase",
            "shrink",
            "decay",
            "become",
            "remain",
            "stay",
            "fall",
            "go",
            "come",
            "fail",
            "tend",
            "lie",
            "exist",
            "arise",
            "occur",
            "happen",
            "differ",
        ):
            return None
        return f"What {do} {subject} {base}?", rest
    if match["modal"] and match["mverb"] not in ("be", "have"):
        modal = match["modal"].split()[0]
        if modal in ("can", "may", "will", "must", "should", "might", "could") and "not" not in (
            match["madv"] or ""
        ):
            base = match["mverb"]
            prep = english.PREPOSITION.match(" " + rest)
            if prep:
                return f"What {modal} {subject} {base} {prep['prep']}?", rest[prep.end() - 1 :]
            return f"What {modal} {subject} {base}?", rest
    if (
        match["be"]
        and re.match(r"(?:the|a|an)\s[\w -]+\sof\s", named, re.I)
        and re.match(r"(?:the|a|an|to|that)\b", rest)
    ):
        return f"What {match['be']} {subject}?", rest
    return None


def _base(verb: str) -> str:
    return (
        verb[:-3] + "y"
        if verb.endswith("ies")
        else verb[:-2]
        if verb.endswith(("shes", "ches", "sses", "xes"))
        else verb[:-1]
    )


def _english_cloze(reading: Reading, statement: Statement, subject: str, rest: str) -> Finding | None:
    """Where no question reads well, the complement is hidden."""
    match = _EN_COMPLEMENT.match(rest)
    hidden = match["main"] if match else rest
    if not 2 <= len(hidden) <= 170 or (_EN_VAGUE.match(_name(subject)) and not reading.knows(subject)):
        return None
    text = statement.text
    place = text.find(hidden, statement.verb_end)
    if place < 0:
        return None
    before = text[statement.start : place]
    if statement.pronoun:
        before = subject + " " + text[statement.verb_start : place]
    before = before[0].upper() + before[1:]
    if statement.condition:
        before = f"{statement.condition}, {before[0].lower() + before[1:] if before.startswith(('The ', 'A ')) else before}"
    after = text[place + len(hidden) :]
    if len(after) > 90:
        after = "."
    topic = _english_topic(reading, before)
    prefix = f"({topic}) " if topic else ""
    prose = statement.passage.prose
    body = cloze(prefix + before, hidden, after).replace("}}}", "}} }")
    question, answer = cloze_question(body)
    return Finding(
        Kind.PROPERTY, _name(subject), prose.restore(question), prose.restore(answer), statement.sentence.source(),
        _sure(reading, statement, _name(subject)) - 0.02, statement.verb, prose.restore(body),
    )  # fmt: skip


def _finding(
    statement: Statement, concept: str, question: str, answer: str, sure: float, words: str
) -> Finding:
    prose = statement.passage.prose
    return Finding(
        Kind.PROPERTY, concept, prose.restore(question), prose.restore(answer), statement.sentence.source(), round(sure, 3), words
    )  # fmt: skip
