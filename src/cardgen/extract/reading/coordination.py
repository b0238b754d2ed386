"""A sentence that joins two statements, cut between them: at ``, and``, or where its Chinese verb returns."""

import re
from functools import lru_cache

from cardgen.extract.language.chinese import NO_REASON
from cardgen.extract.reading.english_clause import read_english
from cardgen.extract.reading.sentences import Sentence
from cardgen.text.expression import expression

_JOINT = expression(r",\s(?P<joint>and|but|so|yet|hence|thus|therefore|whereas)\s")
_EXPLAINS = expression(r"\b(?:is|are) (?:an?|the) [a-z-]+(?: [a-z-]+)?: ")
_FINITE = (
    r"(?:is|are|was|were|has|have|had|can|cannot|will|may|might|must|should|does|do|[a-z]{2,14}(?:s|ed))"
)
_DEPENDENT = (
    "(?:if|when|where|on|in|for|with|at|by|to|from|as|under|after|before|not|only|what|which|who|that|"
    "since|because|though|although|while|whereas|too)"
)
_DEPENDENT_INSIDE = expression(r"^[a-z]+(?:ed|ing)\b|\b(?:that|which|who|whose|where|when)\b")
_CLAUSE = expression(
    r"(?:thus |hence |therefore |then |usually |often )?"
    r"(?:it|they|(?:its|their|the|an?|this|these|each|every|no|any) [^,;:.]{1,90}?)"
    rf"\s(?:also |only |then |thus |often |usually |typically |never |always |[a-z]{{2,12}}ly )?{_FINITE}\s"
    rf"|(?!{_DEPENDENT}\b)"
    rf"[a-zA-Z][\w-]*(?: (?!(?:that|which|who|whose|where|when|how|it|they|we|you|if)\b)[\w-]+){{0,5}}"
    r"\s(?:is|are|was|were|has|have|can|cannot|will|may|must)\s"
)
# ``…, and α2-antiplasmin mops up free plasmin``
_NAMED_CLAUSE = expression(
    r"[\wα-ω-]{0,30}[A-Z\d][\wα-ω-]{0,30}\s(?!and\b|or\b|of\b)[a-z]{3,}s\s"
    r"(?:up|the|an?|its|to|on|in|into|out|with|from|by|as|for|all|no|[a-z]+ [a-z]+)\b"
)
_FIRST_HALF = expression(r"(?!如果|因为|由于|当|假设|若|设|虽然|尽管|比如|例如|譬如)[^，。；：]{4,60}(?=，)")
# What stands under a condition or a reason goes on in the second half.
_GOVERNED = expression(
    r"(?:[Ww]here|If|When|Whenever|Once|Unless|Suppose|Let|Assume|Because|Since|Although|While|"
    r"Given|As|Not only|Both)\b"
    r"|.{0,200}\b(?:such that|not only|so that|says? that|means? that|suppose|assum\w+)\b",
    re.S,
)


_ADVERB_FIRST = expression(
    r"^(?:Throughout|Here|Below|Formally|Usually|In general|For short), "
)  # ``Throughout, U is open, and …``
_RATHER = expression(r"(?:it|they|instead|rather)\b")
_SEMICOLON = expression(r"[；;]\s*")
_IT_SAYS = expression(
    r"(?:(?<=[）)])|(?<=提出)|(?<=发明)|(?<=发布)|(?<=设计)|(?<=引入))[，,]\s*(?=它们?(?:是|的|等于|用|以|由|通过|可以|能|会|将|"
    r"把|主要|通常|不|也|只|在|对|"
    r"采用|使用|利用|基于|具有|需))"
)

# ``A擅长…，B擅长…``: the second half has the verb of the first and a subject of its own.
_SHARED_VERBS = (
    "是指 说的是 指的是 管的是 是 擅长 负责 关注 属于 用于 表示 指 取决于 强调 "
    "侧重于 收敛到 适合 适用于 需要 采用 使用 利用 得到 给出 描述 反映 处理 解决 "
    "追求 依赖 决定 退化为 保证"
)
_SAME_VERB = _SHARED_VERBS.split()
_IS = expression(r"(?<![于但可若])是")
_BY = expression(rf"由(?<![自路缘]由){NO_REASON}(?!于)")  # ``A由B保证，C由D负责``
_OWN_SUBJECT = (
    r"(?!也|还|又|都|就|只|不|并|这|那|它|其|此|该|一[个种]|两者|二者|所以|因此|但|而且|因为|如果|由于|我|你|首先|其次|"
    r"关键|结果|原因|目的|问题|最|更|主要|更多|于是|实际|其实|同时|前者|后者|有的|"
    r"有些)(?:[^，。；：的（）()]{1,10}|[A-Za-z][A-Za-z0-9+-]+(?: "
    r"[A-Za-z][A-Za-z0-9+-]*){1,2}\s?)(?:的[^，。；：的（）()]{1,8})?"
    r"(?:[（(][^（）()]{1,40}[）)](?:[\u4e00-\u9fff]{1,3}的(?=是))?)?(?:则|却|主要|更|通常)?"
)
_ROW = 3  # clauses that each open with a name
_NAME_FIRST = expression(r"(?P<name>[a-z]{0,2}[A-Z][A-Za-z0-9+-]{1,14})(?=[\u4e00-\u9fff（(])")
_ANOTHER_NAME = expression(
    r"[，；](?:而|于是)?(?=(?P<name>[a-z]{0,2}[A-Z][A-Za-z0-9+-]{1,14})(?:[（(][^（）()]{1,60}[）)])?(?:则(?=[一-鿿])|(?:就|却|进一步|直接|主要|后来)"
    r"(?:是|用|把|将|采用|提出|引入|使用|在|对|只|换|改|没有|不)))"
)
# Symbols: several of them are explained in one breath.
_SYMBOL = r"\s?(?:[A-Za-z]{1,2}|[A-Za-z_]?[\U000f0000-\U000ffffd]{1,3})\s?"


@lru_cache(256)  # there are as many as verbs
def _half(verb: str) -> re.Pattern[str]:
    return expression(rf"，(?:而)?(?!{_SYMBOL}{verb})(?={_OWN_SUBJECT}{verb}(?![否非，于]))")


def segments(sentence: Sentence) -> list[Sentence]:
    """Return the statements of a sentence: its parts between semicolons, those that join two cut in half."""
    return [part for piece in _between_semicolons(sentence) for part in _coordinated(piece)]


def _belongs(before: str, after: str) -> bool:
    """Tell whether a semicolon ends nothing: inside a bracket, or between what is not so and what is."""
    inside = before.count("(") + before.count("（") > before.count(")") + before.count("）")
    return inside or (" not " in before and _RATHER.match(after) is not None)


def _between_semicolons(sentence: Sentence) -> list[Sentence]:
    text, pieces, start = sentence.text, [], 0
    pattern = _IT_SAYS if "，它" in text and _IT_SAYS.search(text) else _SEMICOLON
    if pattern is _SEMICOLON and "；" not in text and ";" not in text:
        return [sentence]
    for match in pattern.finditer(text):
        if match.start() - start >= 4 and not _belongs(text[start : match.start()], text[match.end() :]):
            pieces.append(Sentence(sentence.prose, sentence.start + start, sentence.start + match.start()))
            start = match.end()
    if start < len(text):
        pieces.append(Sentence(sentence.prose, sentence.start + start, sentence.end))
    return pieces


def _coordinated(sentence: Sentence) -> list[Sentence]:
    """The statements of a sentence; the sentence itself where it is one statement."""
    text = sentence.text
    if not text.isascii() and ("，" in text or "。" in text):
        return _names_each(sentence, text) or _with_one_verb(sentence, text)
    return _joined(sentence, text)


def _with_one_verb(sentence: Sentence, text: str) -> list[Sentence]:
    twice = [verb for verb in _SAME_VERB if text.count(verb) > 1 and (verb != "是" or _twice_is(text))]
    twice += [_BY.pattern] if len(_BY.findall(text)) > 1 else []
    first = _FIRST_HALF.match(text) if twice else None
    verbs = [verb for verb in twice if re.search(verb, first[0])] if first else []
    if first is None or not verbs or "不是" in text or "并非" in text:
        return _with_another_name(sentence, text)
    cuts = next(filter(None, ([*_half(verb).finditer(text, first.end())] for verb in verbs)), [])
    pieces, start = [], 0
    for match in cuts:
        pieces.append(Sentence(sentence.prose, sentence.start + start, sentence.start + match.start()))
        start = match.end()
    return [*pieces, Sentence(sentence.prose, sentence.start + start, sentence.end)]


def _names_each(sentence: Sentence, text: str) -> list[Sentence]:
    """``SAD就是绝对误差之和，Grad看的是梯度误差，Conn管连通性。``: each clause speaks of another thing."""
    clauses = text.split("，")
    names = [match["name"] for clause in clauses if (match := _NAME_FIRST.match(clause))]
    if len(names) < _ROW or len(names) < len(clauses) or len({*names}) < len(names):
        return []
    pieces, start = [], sentence.start
    for clause in clauses:
        pieces.append(Sentence(sentence.prose, start, start + len(clause)))
        start += len(clause) + 1
    return pieces


def _twice_is(text: str) -> bool:
    return len(_IS.findall(text)) > 1


def _with_another_name(sentence: Sentence, text: str) -> list[Sentence]:
    """``DIN忽略了顺序，DIEN就用GRU建模``: the second half speaks of another thing in Latin letters."""
    for match in _ANOTHER_NAME.finditer(text):
        name = _NAME_FIRST.match(text)
        if name and name["name"] != match["name"] and match["name"] not in text[: match.start()]:
            cut, end = sentence.start + match.start(), sentence.start + match.end()
            return [
                Sentence(sentence.prose, sentence.start, cut),
                Sentence(sentence.prose, end, sentence.end),
            ]
    return [sentence]


def _joined(sentence: Sentence, text: str) -> list[Sentence]:
    pieces, start = [], 0
    for match in _JOINT.finditer(text):
        # More than two clauses in a row are a series, and ``X is a Y: …`` goes on with what a Y is: one fact.
        if (
            match["joint"] == "and"
            and (
                ", " in _ADVERB_FIRST.sub("", text[start : match.start()])
                or _EXPLAINS.search(text, start, match.start())
            )
            and not text.startswith(("it", "they"), match.end())
        ):
            continue
        named = match["joint"] != "whereas" and _NAMED_CLAUSE.match(text, match.end())
        if _GOVERNED.match(text, start) or not (named or _CLAUSE.match(text, match.end())):
            continue
        if read_english(text[start : match.start()] + " ", 0).verb_start < 0:
            continue
        begin, end = sentence.start + start, sentence.start + match.start()
        pieces.append(Sentence(sentence.prose, begin, end))
        start = match.end()
    if pieces:
        return [*pieces, Sentence(sentence.prose, sentence.start + start, sentence.end)]
    return _names_in_a_row(sentence, text) or _in_a_row(sentence, text) or _spliced(sentence, text)


# ``IL-6 induces …, IL-8 attracts …, and IL-10 damps …``
_TELLING = r"[A-Z][\w-]{0,30}[A-Z\d][\w-]{0,30}"
_ROW_OF_NAMES = expression(rf"{_TELLING}\s(?!and\b|or\b)[a-z]")
_NEXT_NAME = expression(rf",\s(?:and\s|while\s|whereas\s|but\s)?(?={_TELLING}\s[a-z]+s\s)")


def _names_in_a_row(sentence: Sentence, text: str) -> list[Sentence]:
    """Clauses that follow on each other, each of which opens with a name in capitals and its verb."""
    if not _ROW_OF_NAMES.match(text) or read_english(f"{text.partition(',')[0]} ", 0).verb_start < 0:
        return []
    pieces, start = [], 0
    for match in _NEXT_NAME.finditer(text):
        if read_english(text[match.end() :], 0).verb_start > 0:
            pieces.append(Sentence(sentence.prose, sentence.start + start, sentence.start + match.start()))
            start = match.end()
    return [*pieces, Sentence(sentence.prose, sentence.start + start, sentence.end)] if pieces else []


# ``An open system …, a closed system …, and an isolated system …``
_OF_A_ROW = expression(r"(?:[Aa]n?|[Tt]he) (?:[\w-]+ ){1,2}")
_ANOTHER_OF_IT = expression(r",\s(?:and\s|while\s)?(?:an?|the) ")


def _in_a_row(sentence: Sentence, text: str) -> list[Sentence]:
    """Clauses that follow on each other and whose subjects are of one kind, told apart by a word."""
    if not _OF_A_ROW.match(text) or not _ANOTHER_OF_IT.search(text) or _GOVERNED.match(text):
        return []
    subject = read_english(text, 0).subject
    if len(subject.split()) < 2 or "," in subject:
        return []
    head = subject.split()[-1]
    joint = re.compile(rf",\s(?:and\s|while\s)?(?=(?:an?|the) (?:[\w-]+ ){{1,2}}{re.escape(head)}\s)")
    pieces, start = [], 0
    for match in joint.finditer(text):
        clause = read_english(text[match.end() :], 0)
        if clause.verb_start < 0 or clause.subject.split()[-1:] != [head]:
            continue
        pieces.append(Sentence(sentence.prose, sentence.start + start, sentence.start + match.start()))
        start = match.end()
    return [*pieces, Sentence(sentence.prose, sentence.start + start, sentence.end)] if pieces else []


def _spliced(sentence: Sentence, text: str) -> list[Sentence]:
    """``A measures X, B measures Y``: two clauses of one verb with no word between them."""
    first, _, second = text.partition(", ")
    if not second or ", " in second or _GOVERNED.match(text) or re.match(rf"{_DEPENDENT}\b", second):
        return [sentence]
    left, right = read_english(first, 0), read_english(second, 0)
    named = all(
        half.subject and not (half.pronoun or half.condition or half.adverbial) for half in (left, right)
    )
    # ``…, made for things that are …`` is no clause of its own.
    hangs_on = _DEPENDENT_INSIDE.search(right.subject)
    if not named or left.verb != right.verb or right.lead or hangs_on:
        return [sentence]
    end = sentence.start + len(first)
    return [Sentence(sentence.prose, sentence.start, end), Sentence(sentence.prose, end + 2, sentence.end)]
