"""What a sentence says of what: its subject, named or carried from before, its verb and the rest.

Resolution goes the way a reader does: an explicit subject; else a pronoun, which is the subject before; else
the term the line depends on; else the section's topic. A rule, a picture, code or links end the reach.
"""

import re
from dataclasses import dataclass

from cardgen.extract.gloss import Gloss, read_gloss
from cardgen.extract.headings import generic_name
from cardgen.extract.language import chinese, english
from cardgen.extract.sentences import Sentence, is_chinese
from cardgen.extract.view import Formula, Gap, Links, Node, Passage, View

_SEMICOLON = re.compile(r"[；;]\s*")
_TERM_COLON = re.compile(
    r"(?P<name>[^：:，,。；;？！?!“”]{1,40}?)\s*(?P<gloss>[（(][^（）()]{1,90}[）)])?\s*(?P<sign>[：:]{1,2}|\s[—–-]{1,2}\s|——)\s*(?=\S)"
)
_TERM_PERIOD = re.compile(r"(?P<name>[A-Za-z][^.：:，,。；;?!]{1,50})\.\s+(?=[A-Z])")
_CLAUSE_NAME = re.compile(r"(?:了|着|吗|呢|我们|可以|因为|所以|如果|当|比如|例如|如下|以下|下面|为了|这|那|它|他|其|和上|一下|首先|其次|等于$|为$|是$|有$|是指$)|\b(?:is|are|was|we|you|this|that|these|it|following|below)\b", re.I)
_TAIL_NOUN = re.compile(r"(?:框架|模型|算法|方法|协议|机制|系统|网络|函数|分布|阶段|技术|问题|定理|结构|理论|过程|策略|公式|规则|库|工具|语言|指标|层|变换|效应)")


@dataclass(frozen=True, eq=False)
class Term:
    """The term a line opens with (``X（English）：…``); ``body`` is where what is said of it begins."""

    name: str
    gloss: Gloss
    body: int
    strong: bool


@dataclass(frozen=True, eq=False)
class Statement:
    """One statement: a sentence or the part of one between semicolons. Offsets are in ``sentence.text``.

    ``concept`` is what it is about, resolved; ``subject`` the words that say so here, empty if carried.
    ``start`` is where the subject (or the predicate, if none) begins; ``verb_start`` is -1 without a known verb.
    """

    passage: Passage
    sentence: Sentence
    chinese: bool
    concept: str
    subject: str
    gloss: Gloss
    gloss_text: str
    pronoun: str
    lead: str
    condition: str
    adverbial: str
    start: int
    predicate: int
    verb_start: int
    verb_end: int
    verb: str
    term: Term | None
    above: str
    first: bool

    @property
    def text(self) -> str:
        """Return the statement's plain text."""
        return self.sentence.text

    @property
    def rest(self) -> str:
        """Return what stands after the verb."""
        return self.text[self.verb_end :] if self.verb_start >= 0 else ""

    @property
    def body(self) -> str:
        """Return the predicate: everything after the subject."""
        return self.text[self.predicate :]


def passage_term(passage: Passage) -> Term | None:
    """Return the term the passage opens with, if it is a ``term: text`` line."""
    text = passage.text
    strong = _strong_start(passage)
    if strong:
        term = _strong_term(passage, strong)
        if term:
            return term
    match = _TERM_COLON.match(text)
    if match and _is_term(match["name"], passage.run >= 0 or bool(match["gloss"])) and not match["sign"].startswith(" "):
        return Term(match["name"].strip(), read_gloss(match["gloss"] or ""), match.end(), False)
    if match and passage.run >= 0 and match["sign"].startswith((" ", "—")) and _is_term(match["name"], True):
        return Term(match["name"].strip(), read_gloss(match["gloss"] or ""), match.end(), False)
    return None


def _strong_start(passage: Passage) -> tuple[int, int] | None:
    for start, end in (*passage.prose.strong, *passage.prose.emphasis):
        if start == 0 and end - start <= 60:
            return start, end
    return None


def _strong_term(passage: Passage, span: tuple[int, int]) -> Term | None:
    text = passage.text
    inside = text[: span[1]]
    name = inside.strip().rstrip("：:.。 ")
    after = re.compile(r"\s*(?:(?P<symbol>[^\s\w：:（(]{1,2})\s*)?(?P<gloss>[（(][^（）()]{1,90}[）)])?\s*(?P<sign>[：:]{1,2}|[—–-]{1,2}\s|\.(?=\s))?\s*").match(
        text, span[1]
    )
    inner = re.fullmatch(r"(?P<name>[^（(]{1,40})(?P<gloss>[（(][^（）()]{1,90}[）)])", name)
    gloss = read_gloss((inner and inner["gloss"]) or (after and after["gloss"]) or "")
    if inner:
        name = inner["name"].strip()
    closed = inside.rstrip().endswith(("：", ":", ".", "。")) or bool(after and after["sign"])
    if not closed or after is None or after.end() >= len(text) or not name:
        return None
    return Term(name, gloss, after.end(), True)


def _is_term(name: str, marked: bool) -> bool:
    plain = name.strip()
    if not plain or len(plain) > (24 if is_chinese(plain) else 40) or "http" in plain or "::" in plain:
        return False
    if re.match(r"(?:Because|Since|If|When|For|In|On|So|But|And|Thus)\s", plain) or chinese.RELATION.search(plain):
        return False
    if _CLAUSE_NAME.search(plain) or (len(plain.split()) > 5) or re.search(r"[=<>{}\\]", plain):
        return False
    return marked or bool(re.search(r"[A-Za-z一-鿿]", plain))


def read_statements(view: View) -> tuple[Statement, ...]:
    """Return the statements of a section in order, each with its subject resolved."""
    reader = _Reader(view)
    for node in view.nodes:
        reader.node(node)
    return tuple(reader.statements)


class _Reader:
    """Walks a section and carries the subject along."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.statements: list[Statement] = []
        self.antecedent = view.topic
        self.above = ""

    def node(self, node: Node) -> None:
        if isinstance(node, (Gap, Links)):
            if not (isinstance(node, Gap) and node.form == "image"):
                self.antecedent, self.above = self.view.topic, ""
        elif isinstance(node, Passage):
            self.passage(node)
        elif not isinstance(node, Formula):
            self.antecedent = self.view.topic

    def passage(self, passage: Passage) -> None:
        term = passage_term(passage)
        role = term is not None and generic_name(term.name)
        if term and not role:
            self.antecedent = term.name
            if passage.run < 0 or term.strong:
                self.above = term.name
        elif passage.run < 0 and not role and not self.above:
            pass
        strong = [span for span in passage.prose.strong if span[1] - span[0] >= 10]
        for number, sentence in enumerate(passage.sentences):
            for start, end in strong if not (term and number == 0) else ():
                if sentence.start < start and end < sentence.end - 2:
                    self.segment(passage, Sentence(sentence.prose, start, end), None, False)
            for segment in _segments(sentence):
                self.segment(passage, segment, term, number == 0 and segment.start == sentence.start)
        named = _named_last(passage)
        if named:
            self.antecedent = named

    def _demonstrated(self, text: str) -> str:
        """``这些地址``: the longest name ending in 地址 that the statement before holds."""
        match = re.match(r"(?:这些|这[种个类]|该|此)(?P<noun>[\u4e00-\u9fffA-Za-z]{2})", text)
        if not match or not self.statements:
            return ""
        before = self.statements[-1].text
        found = re.search(rf"(?:^|[，。、：是的为在有用到了把将对])\s?(?P<name>[^，。、：（）()是的为在有用到了把将对这]{{2,12}}{re.escape(match['noun'])})", before)
        if found:
            return found["name"].strip()
        recent = any(match["noun"] in statement.text for statement in self.statements[-3:])
        return match["noun"] if recent and match["noun"] not in _PLAIN_NOUNS else ""

    def segment(self, passage: Passage, sentence: Sentence, term: Term | None, first: bool) -> None:
        start = term.body - sentence.start if term and first else 0
        above = self.above or self.view.topic
        if term and not generic_name(term.name):
            above = term.name
        holder = term.name if term and not generic_name(term.name) else self.antecedent
        if term and generic_name(term.name):
            holder = self.above or self.view.topic
        holder = self._demonstrated(sentence.text) or holder
        statement = analyse(passage, sentence, max(0, start), holder, above, term, first)
        self.statements.append(statement)
        if _carries(statement) and not (term and passage.run >= 0):
            self.antecedent = statement.concept


_PLAIN_NOUNS = frozenset("方法 方式 做法 情况 现象 过程 问题 时候 想法 原因 结果 例子 意义 步骤 公式 概念 东西 特点".split())


def _named_last(passage: Passage) -> str:
    """The bold name an opening passage ends with: what follows speaks of it."""
    if not passage.opens or not passage.prose.strong:
        return ""
    start, end = passage.prose.strong[-1]
    return passage.text[start:end] if end > 30 and len(passage.text) - end <= 50 and end - start <= 16 else ""


_VAGUE = re.compile(r"[这那此该其它我你]|上述|方法$|问题$|时候|目的|原因|^(?:第|一|另|有的|很多|大)|什么|如下|以下")


def _carries(statement: Statement) -> bool:
    """Tell whether the statement's subject is one that the next pronoun may stand for."""
    if not statement.subject or statement.pronoun or len(statement.concept) > 24:
        return False
    if statement.chinese:
        return not _VAGUE.search(statement.subject)
    return not re.search(r"\b(?:this|these|that|such|its|their|we|you|I)\b", statement.subject, re.I)


def _segments(sentence: Sentence) -> list[Sentence]:
    text, pieces, start = sentence.text, [], 0
    for match in _SEMICOLON.finditer(text):
        if match.start() - start >= 4:
            pieces.append(Sentence(sentence.prose, sentence.start + start, sentence.start + match.start()))
            start = match.end()
    if start < len(text):
        pieces.append(Sentence(sentence.prose, sentence.start + start, sentence.end))
    return pieces


def analyse(
    passage: Passage, sentence: Sentence, start: int, antecedent: str, above: str, term: Term | None, first: bool
) -> Statement:
    """Return the statement a sentence makes; ``antecedent`` is the subject that would be carried into it."""
    text = sentence.text
    language = is_chinese(text)
    parse = _chinese if language else _english
    found = parse(text, start)
    concept = found["subject"] or antecedent
    if found["pronoun"]:
        concept = antecedent
    return Statement(
        passage, sentence, language, concept.strip(), found["subject"], found["gloss"], found["gloss_text"],
        found["pronoun"], found["lead"], found["condition"], found["adverbial"], found["start"], found["predicate"],
        found["verb_start"], found["verb_end"], found["verb"], term, above, first,
    )  # fmt: skip


def _empty(start: int) -> dict:
    return dict(
        subject="", gloss=Gloss(), gloss_text="", pronoun="", lead="", condition="", adverbial="", holder="",
        start=start, predicate=start, verb_start=-1, verb_end=-1, verb="",
    )  # fmt: skip


_CLAUSE_END = re.compile(r"[，,。；;：:！？!?]")
_GLOSSED = re.compile(r"(?P<np>[^，,。：:；;！？?!（）()]{1,40}?)\s*(?P<gloss>[（(][^（）()]{1,120}[）)])(?P<tail>(?:" + _TAIL_NOUN.pattern + r")?)(?P<comma>[，,]?)")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]|“[^“”]*”")


_APPOSED = re.compile(
    r"(?P<np>[^，,。；：:？！（）()“”]{2,16}(?:“[^”]{1,10}”)?)(?:作为[^，。]{2,16})?[，,](?:(?:也就是|即|亦即|或者说)[^，。]{2,16}[，,])?(?=(?:正是|是|由|用于|用来|又|也|通常|一般|主要|可以|能够|修改|一直|极大)(?!其|此))"
)
_MODIFIED = re.compile(r"(?:这种|这样的|这个|该)(?P<np>[^，。；：]{5,26}的[^，。；：的]{2,4}?)[，,]?(?=可能|可以|会|能|将|是|也|就|往往|通常|容易|不|需要|使)")
_FOR = re.compile(r"对于?(?P<np>[^，。；]{2,16}?)(?:来说|而言|来讲)[，,]")


def _chinese(text: str, start: int) -> dict:
    found = _empty(start)
    place = _chinese_lead(found, text, start)
    pronoun = chinese.PRONOUN.match(text, place)
    if pronoun and not (pronoun[0] == "其" and text[place : place + 2] == "其中"):
        found["pronoun"] = pronoun[0]
    apposed = None if pronoun else _APPOSED.match(text, place)
    if apposed and not (chinese.STRONG_VERB.search(apposed["np"]) or chinese.PREDICATE.search(apposed["np"], 1)):
        found.update(subject=_clean_subject(apposed["np"]), predicate=apposed.end())
        if "作为" in apposed[0]:
            found["predicate"] = apposed.end("np")
        _chinese_verb(found, text, apposed.end())
        return found
    glossed = None if pronoun else _GLOSSED.match(text, place)
    if glossed and chinese.STRONG_VERB.search(glossed["np"]) and not glossed["comma"]:
        glossed = None
    if glossed:
        found.update(gloss_text=glossed["gloss"], gloss=read_gloss(glossed["gloss"]))
        found["subject"] = _clean_subject(glossed["np"] + (glossed["tail"] if not glossed["comma"] else ""))
        found["predicate"] = glossed.end("tail")
        owned = re.compile(r"\s*的[^，。；：]{1,14}?(?=如同|是|为|在于|包括|有|用于|主要|通常)").match(text, glossed.end()) if not glossed["comma"] else None
        if owned:
            found["subject"] += owned[0].strip()
            found["predicate"] = owned.end()
        _chinese_verb(found, text, found["predicate"] if owned else glossed.end())
        if not found["gloss"] and found["verb_start"] < 0:
            found["subject"] = ""
        return found
    begin = place + (len(pronoun[0]) if pronoun else 0)
    if pronoun and text.startswith("还是", begin):
        begin += 1
    _chinese_predicate(found, text, begin)
    modified = _MODIFIED.match(text, place) if pronoun else None
    if modified:
        found.update(pronoun="", subject=modified["np"], predicate=modified.end())
        _chinese_verb(found, text, modified.end())
    elif found["pronoun"]:
        found["subject"] = ""
    else:
        _move_copula(found, text)
    return found


def _move_copula(found: dict, text: str) -> None:
    """``X度量的是Y``: the subject is X alone."""
    match = re.fullmatch(rf"(?P<np>.{{2,20}}?)(?P<verb>{chinese.VERBS})的", found["subject"]) if found["verb"] == "是" else None
    if match:
        found["predicate"] = text.find(match["verb"] + "的", found["start"] + len(match["np"]))
        found["subject"] = match["np"]


def _chinese_lead(found: dict, text: str, place: int) -> int:
    for _ in range(3):
        match = chinese.LEAD.match(text, place)
        if not match or match.end() >= len(text):
            break
        found["lead"] += match[0]
        place = match.end()
    later = re.compile(r"(?:在|当|对于?)[^，。]{2,30}(?:，[^，。]{2,20}时)?，(?=如果|若)").match(text, place)
    if later:
        place = later.end()
    match = chinese.CONDITION.match(text, place) or chinese.SUFFIX_CONDITION.match(text, place)
    if match and match.end() < len(text):
        found["condition"] = text[place : match.end("what0" if "what0" in match.groupdict() and match["what0"] else "what")]
        place = match.end()
    match = chinese.ADVERBIAL.match(text, place)
    if match and match.end() < len(text):
        found["adverbial"] = match[0]
        place = match.end()
        whose = _FOR.fullmatch(match[0])
        if whose and not chinese.PRONOUN.match(whose["np"]):
            found["holder"] = whose["np"]
    found["start"] = found["predicate"] = place
    return place


def _clean_subject(words: str) -> str:
    words = words.strip(" “”\"*，,、")
    return chinese.ADVERB_RUN.sub("", words) or words


def _mask_brackets(text: str) -> str:
    if "（" in text or "(" in text or "“" in text:
        return _BRACKETS.sub(lambda match: "\x00" * len(match[0]), text)
    return text


_LOCATION = re.compile(r"(?:[^，。]{0,4})?在[^，。]{1,24}?(?:下|中|上|里|内|时|后|前|之间|方面|以内|以外|以上|阶段|过程)(?![降载层限述])")


def _chinese_predicate(found: dict, text: str, place: int) -> None:
    """Split the clause at ``place`` into subject and predicate."""
    plain = _mask_brackets(text)
    end = _CLAUSE_END.search(plain, place + 1)
    limit = end.start() if end else len(text)
    verb = _first_verb(plain, place - (1 if found["pronoun"] else 0), limit)
    marker = chinese.PREDICATE.search(plain, place if found["pronoun"] else place + 1, limit)
    if found["holder"] and not found["pronoun"]:
        first = chinese.PREDICATE.match(plain, place)
        if first or chinese.STRONG_VERB.match(plain, place) or plain.startswith("从来", place):
            found.update(subject=found["holder"], predicate=place)
            _chinese_verb(found, text, place)
            return
    begin = min(verb.start() if verb else limit, marker.start() if marker else limit)
    if begin >= limit:
        return
    if marker and (verb is None or marker.start() < verb.start()):
        inner = _LOCATION.match(plain, marker.start(), limit)
        verb = _first_verb(plain, inner.end() if inner else marker.end(), limit, weak=True)
    found["subject"] = _clean_subject(text[place:begin])
    found["predicate"] = begin
    if verb:
        found.update(verb=verb["verb"], verb_start=verb.start("verb"), verb_end=verb.end())


def _chinese_verb(found: dict, text: str, place: int) -> None:
    """Find the verb of a predicate that begins at ``place``."""
    plain = _mask_brackets(text)
    end = _CLAUSE_END.search(plain, place + 1)
    verb = _first_verb(plain, place - 1, end.start() if end else len(text), weak=True)
    if verb:
        found.update(verb=verb["verb"], verb_start=verb.start("verb"), verb_end=verb.end())


def _first_verb(plain: str, place: int, limit: int, weak: bool = False) -> re.Match[str] | None:
    """The clause's first verb; one inside ``…的`` before another verb is an attribute and passed over."""
    matches = list(chinese.STRONG_VERB.finditer(plain, place + 1 if not weak else place, limit))
    for number, match in enumerate(matches):
        later = matches[number + 1] if number + 1 < len(matches) else None
        attribute = later is not None and match["verb"] != "是" and "的" in plain[match.end() : later.start()] and later["verb"] not in ("有", "为")
        if not attribute:
            if weak and match["verb"] in ("把", "将"):
                return match
            early = chinese.WEAK_VERB.search(plain, place, match.start()) if weak else None
            return early if early and "的" not in plain[early.end() : match.start()] and early.start() - place <= 14 else match
    if weak:
        return chinese.WEAK_VERB.search(plain, place, limit)
    match = chinese.WEAK_VERB.search(plain, place + 1, limit)
    return match if match and match["le"] else None


def _english(text: str, start: int) -> dict:
    found = _empty(start)
    place = start
    for _ in range(3):
        match = english.LEAD.match(text, place)
        if not match:
            break
        found["lead"] += match[0]
        place = match.end()
    match = english.CONDITION.match(text, place)
    if match:
        found["condition"] = match["what"]
        place = match.end()
    match = english.ADVERBIAL.match(text, place)
    if match:
        found["adverbial"] = match[0]
        place = match.end()
    found["start"] = found["predicate"] = place
    plain = _APPOSITIVE.sub(lambda match: "\x00" * len(match[0]), text)
    verb = _english_verb(plain, place)
    if verb:
        np = plain[place : verb.start()]
        bracket = re.search(r"\s*[（(]([^（）()]{1,90})[）)]\s*$", text[place : verb.start()])
        if bracket:
            found["gloss_text"] = bracket[0].strip()
            found["gloss"] = read_gloss(bracket[1])
            np = np[: bracket.start()]
        found["subject"] = re.sub(r"\s{2,}", " ", np.replace("\x00", "")).strip(" ,")
        found["predicate"] = verb.start() + 1
        found["verb"] = next((verb[g] for g in ("modal", "be", "have", "third", "base", "past") if g in verb.groupdict() and verb[g]), "")
        found["verb_start"], found["verb_end"] = verb.start() + 1, verb.end()
    context = _context_verb(plain, place, found["verb_start"])
    if context:
        found.update(subject=re.sub(r"\s{2,}", " ", plain[place : context.start("word")].replace("\x00", "")).strip(" ,"), predicate=context.start("word"))
        found.update(verb=context["word"], verb_start=context.start("word"), verb_end=context.end("word"))
    pronoun = english.PRONOUN.match(text, place)
    if pronoun:
        found["pronoun"], found["subject"] = pronoun[0], ""
    return found


_APPOSITIVE = re.compile(r",\s(?:i\.e\.|e\.g\.|such as|proposed|introduced|known|also|or|which|who|first|developed|named|called|short)\b[^,.;]{2,90},|\s-{2,3}\s.{3,120}?\s-{2,3}(?=\s)|\s\([^()]{0,90}\)")


def _context_verb(text: str, place: int, verb_start: int) -> re.Match[str] | None:
    """A word the lexicon does not know is a verb where a noun stands before and an article behind it."""
    limit = verb_start if verb_start >= 0 else min(len(text), place + 120)
    match = english.CONTEXT_VERB.search(text, place, limit + 12)
    if not match or match.start("word") >= limit or match["word"] in english.NOT_A_VERB or match["word"].endswith(("ly", "ing", "ed", "al", "ive", "ous")):
        return None
    before = text[place : match.end("noun")]
    if len(before.split()) > 7 or re.search(r"\b(?:that|which|who|where|when|if|to|of)\b", before) or "," in before:
        return None
    plural = _plural(before)
    singular = match["word"].endswith("s") and not match["word"].endswith("ss")
    return match if plural != singular else None


_NOUN_BEFORE = re.compile(r"[A-Za-z\U000f0000-\U000ffffd)\"”'’0-9*]$")
_NOT_BEFORE_BASE = re.compile(r"\b(?:the|a|an|to|of|in|on|and|or|for|with|by|this|that|its|their|our|no|each|every|any|some|which|who|can|could|may|might|will|would|should|must|do|does|did|not)$", re.I)
_AFTER_NOUN = re.compile(r"[\s,;:]+(?:the|a|an|to|by|that|how|its|their|our|each|every|all|any|some|both|more|no|only|one|two|three|of|on|in|over|from|into|for|with|at|as|like|less|much|many|most|new|it|them|whether|when|what|[a-z]+ly|[a-z]+ed|[a-z]+ing|[a-z]+)\b")


def _english_verb(text: str, place: int) -> re.Match[str] | None:
    limit = min(len(text), place + 160)
    for match in english.VERB.finditer(text, place, limit):
        before = text[place : match.start()]
        if not before.strip() or before.count("(") > before.count(")"):
            continue
        if re.search(r"\b(?:that|which|who|where|when|if|whether|because|since|while)\b", before) and not match["be"]:
            continue
        if match["base"] and (_NOT_BEFORE_BASE.search(before) or not _plural(before)):
            continue
        if match["third"] and (_NOT_BEFORE_BASE.search(before) or not _AFTER_NOUN.match(text, match.end())):
            continue
        if match["past"] and (_NOT_BEFORE_BASE.search(before) or not re.match(r"\s+(?:the|a|an|its|his|their)\b", text[match.end() :])):
            continue
        return match
    return None


def _plural(before: str) -> bool:
    words = before.split()
    last = words[-1].strip(",)\"”*") if words else ""
    return last.endswith("s") and not last.endswith(("ss", "us", "is")) or " and " in before or last in ("we", "We", "data", "people")
