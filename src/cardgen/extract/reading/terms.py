"""The term a line opens with: ``**X**：…``, ``X（English）：…``, ``X. …``, ``- X — …``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.extract.language import chinese
from cardgen.extract.language.english import is_third_person
from cardgen.extract.reading.english_clause import read_english
from cardgen.extract.reading.gloss import Gloss, read_gloss
from cardgen.extract.reading.sentences import is_chinese
from cardgen.extract.reading.view import Passage
from cardgen.text.expression import expression

_COLON = expression(
    r"(?P<name>[^：:，,。；;？！?!“”]{1,40}?)\s*(?P<gloss>[（(][^（）()]{1,90}[）)])?\s*"
    r"(?P<sign>：{1,2}|:(?!:)|::(?=\s)|\s[—–-]{1,2}\s|——|\s=\s(?=[^\d=][^=]{0,12}[\u4e00-\u9fff]{2}|[a-z][^=]{12}|"
    r"\d-[a-z]|\d+ [A-Za-z]))\s*(?=\S)"
)
# A dash or an equals sign behind the opening words of a plain paragraph.
_SHORT_LATIN = expression(
    r"(?!(?:The|A|An|This|That|These|Those|It|One|Note|Not|No|My|Our|Your|All|Some|Most|Many|Two|Three|Then|Now|Yes|Here|"
    r"There|However|Finally)\b)[A-Za-z][\w’'+/-]*(?: [\w’'+/-]+){0,3}"
)
_NO_OTHER_DASH = expression(r"[^.;=]*?(?<!\s[—–=-])(?:[.;]|$)")
_AFTER_STRONG = expression(
    r"\s*(?:(?P<symbol>[^\s\w：:（(。—–-]{1,2})\s*)?(?P<gloss>[（(][^（）()]{1,90}[）)])?"
    r"(?:,? (?:or|also|aka|a\.k\.a\.)(?: known as| called)? [a-z][\w "
    r"-]{2,40}(?=:))?\s*(?P<sign>[：:]{1,2}|[—–-]{1,2}\s|\.(?=\s)|。)?\s*"
)
_INNER_GLOSS = expression(r"(?P<name>[^（(]{1,40})(?P<gloss>[（(][^（）()]{1,90}[）)])")
_CLAUSE = expression(
    r"(?:\S要[高低大小多少快准稳]$|^从.*看|^先(?!.{1,2}[先后]|验)|^(?:好处|坏处|优点|缺点|毛病|短处|代价|优势)(?!$)|依次|相反$|"
    r"[在于]\d{4} ?年|[两二三四五六七八几]部分|就更|[也却]|了|着|吗|呢|我们|可以|因为|所以|如果|"
    r"当|比如|例如|如下|以下|下面|为了|这|那|它|他|其|和上|一下|首先|其次|有(?:个|一|两|三|几)|\S分[两三四五六七八]|"
    r"\S[两三四五六七八九几](?:道|招|样|件|关|派|条|项|方面|大类|大块|部分$|处)|在于|不少$|多多$|"
    r"是(?![否非])|是指|是用|等于$|为$|是$|有$|是指$|在于$|容易|混淆|很|太|怕(?!数)|(?<![困艰疑])难(?![度点题民])|不(?=[能会是])|不同$)|\b(?:is|are|was|we|"
    r"you|this|that|these|it|following|below)\b|[=<>{}\\]|"
    r"http|::",
    re.I,
)
_BRINGS_UP = expression(
    r"(?:过|听说|的是|所谓的?|叫做?|面临|提到|靠|采用|改用|使用)(?:一?[个种]|经典的?|著名的?)?\s?$"
)
_COUNTED = expression(r"[一二两三四五六七八九十几\d][个种类点条步件样大]|^[先再]?[说讲谈看来]|结论$")
_COLON_INSIDE = expression(r"(?<!:)[：:](?!:)\s*\S{4}")  # a whole sentence is in bold, not its term alone
_STATES = expression(r"(?<![但还于总])是(?![否非])|可以|必须|取决于|不需要|在于")
_SIGNS = ("：", ":", "—", "–", " -", " = ")
# ``光学里有个费马原理：``: the name is what there is.
# ``最后提一句TTA（…）：…``
_MENTIONS = expression(r"^(?:最后|顺带|顺便|另外|再|还要|还得)+(?:说|提|讲)[到一]?[下句嘴笔]?(?=[A-Za-z])")
# ``变种 Dynamic NTK：``, ``Code Llama最干脆：``: what a thing is to others, and how it is
_SORT_FIRST = expression(r"^(?:变种|变体|改进版|升级版|加强版|轻量版)\s?(?=[A-Z])")
_HOW_LAST = expression(r"(?<=[A-Za-z0-9])\s?(?:最|更|很|比较|非常|相对)[一-鿿]{1,4}$")
# ``支持`byte_fallback`：``: what is there, and not that it is.
_OFFERS = expression(r"^(?:支持|引入了?|采用了?|加入了?|增加了?|提供了?)\s?(?=[A-Z\U000f0000-\U000ffffd])")
_THERE_IS = expression(
    r"^[^，。]{0,12}?有(?:一?个|一条|一种)(?:著名的?|经典的?|有名的|叫做?)?"
    r"(?=\S{2,12}(?:定[理律]|效应|原[理则]|法则|现象|悖论|公式|不等式|引理|准则|猜想)$)"
)
# ``对付它的办法叫X：``: the name is what comes last.
_IS_CALLED = expression(
    r"^[^，。：]{2,16}(?:方法|办法|做法|技术|机制|策略|模型|算法|步骤|阶段|部分|过程|操作|现象|问题|毛病|麻烦|难题|结构|框架|网络|架构|形式|思路|方案|这招)(?:就|也)?(?:叫做?|叫作|称为|名为|名叫)(?=\S{2})"
)
_ALSO_KNOWN = expression(r"^(?:a\.k\.a\.|aka|also (?:known as|called)|or just)\s(?:the\s)?", re.I)
_LONGEST_PLAIN = 7
_LEAST_BEHIND = 12  # characters behind a bold name that say something of it
_DEFINING = ("Definition", "Term", "Name")
_LONGEST_STOPPED = 30
_BRACKET = expression(r"[（(].*")
_OPENER = expression(
    r"(?:Because|Since|If|When|For|In|On|So|But|And|Thus|and|but|or|so|then|where|which|while|because|since)\s"
)
_IDENTIFIER = expression(r"`[A-Za-z_][\w.-]{2,40}(?:\(\))?`")
_SPACE = expression(r" +(?=[\u4e00-\u9fff]{2})")
_JOINS = expression(r"[的和与及或等这那其它之]|以及|之间|可以|会|能")
_LATIN_ITEM = expression(
    r"(?P<name>[A-Za-z][A-Za-z0-9+-]*(?: "
    r"[A-Za-z0-9+-]+){0,3})(?P<gloss>[（(][A-Za-z][^（）()]{3,60}[）)])?，(?=[\u4e00-\u9fff][^，。]{2,}[，。]|"
    r"[^，。]{8,}$)"
)
_CODED = expression(
    r"(?P<name>[\U000f0000-\U000ffffd])\s(?P<said>(?!(?:is|are|and|or|in|to|of|with|has|can)\b)[a-z].{5,})"
)
_STOPPED = expression(
    r"(?P<name>[^，。：；？！（()、]{2,10}?)\s*(?P<gloss>[（(][^（）()]{1,60}[）)])?。(?=[^，。]{2,40}[，。][^。]{4})"
)
# The same, looser, where other items of the list open so too.
_STOPPED_TOO = expression(
    r"(?P<name>[^，。：；？！（()、]{2,30}?)\s*(?P<gloss>[（(][^（）()]{1,60}[）)])?"
    r"(?:，(?P<other>(?:简称|又称|也叫|又叫|也称)\s?[^，。；]{2,20}))?(?:。|\.(?=\s?[\u4e00-\u9fff]))\s*(?=\S{4})"
)
_DOING_ITEM = expression(
    r"(?P<name>[A-Za-z][\w’'-]*(?: [\w’'-]+){0,4})\s?(?P<gloss>\([^()]{1,60}\))?, (?P<verb>[a-z]+s)\s"
    r"(?P<object>(?:an?|the|its|all|only|each)\s|\d)?(?!(?:and|or|of|between|is|are)\b)(?=[^,]{6})"
)
# Verbs that end a name as nouns: ``对极约束：``, ``稀疏惩罚：``.
_NOUN_END = expression(
    r"(?<=[^，。；：的]{2})(?:约束|惩罚|分解|映射|损失|表示|要求|支持|估计|预测|近似|更新|假设)$"
)
# ``冷酷触发策略``: the verb before the noun is a part of the name.
_KIND_END = expression(
    rf"(?<=[^，。；：的]{{2}})(?:{chinese.VERBS})?(?:策略|算法|定理|原理|模型|机制|协议|效应|法则)$"
)
_TWO_SENTENCES = expression(r"[a-z]\. [A-Z]")
_LETTER = expression(r"[A-Za-z\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Term:
    """The term of a line; ``body`` is where what is said of it begins, ``strong`` whether it is in bold."""

    name: str
    gloss: Gloss
    body: int
    strong: bool


def passage_term(passage: Passage) -> Term | None:
    """Return the term the passage opens with, if it is a ``term: text`` line."""
    for start, end in (*passage.prose.strong, *passage.prose.emphasis):
        if start == 0 and end <= 60:
            return _strong_term(passage.text, end) or _plain_term(passage) or _bare_term(passage, end)
    return _plain_term(passage) or _latin_term(passage) or _stopped_term(passage) or _doing_term(passage)


def bold_end(passage: Passage) -> int:
    """Return where the bold words end that a passage opens with; 0 where it opens with none."""
    start, end = next(iter(passage.prose.strong), (0, 0))
    return end if start == 0 else 0


def _doing_term(passage: Passage) -> Term | None:
    """``- vernier scale, measures tenths of …``: an item's name and, behind a comma, what it does."""
    match = _DOING_ITEM.match(passage.text) if passage.run >= 0 else None
    if (
        match is None
        or not (match["object"] or is_third_person(match["verb"]))
        or not _is_term(match["name"])
    ):
        return None
    if any(is_third_person(word) for word in match["name"].split()):
        return None
    return Term(match["name"], read_gloss(match["gloss"] or ""), match.start("verb"), False)


def _bare_term(passage: Passage, end: int) -> Term | None:
    """``- **SJF** 短作业优先，…``: an item's bold name with what it is behind a space, no verb between."""
    name, body = passage.text[:end].strip(), _SPACE.match(passage.text, end)
    if passage.run < 0 or body is None or not _is_term(name):
        return None
    begins = body.end()
    if any(sign.match(passage.text, begins) for sign in (chinese.PREDICATE, chinese.STRONG_VERB, _JOINS)):
        return None
    return Term(name, Gloss(), begins, True)


def _latin_term(passage: Passage) -> Term | None:
    """``- minor fault，不需要磁盘IO，…``: an item that opens with a name in Latin letters."""
    match = _LATIN_ITEM.match(passage.text) if passage.run >= 0 else None
    if match is None or not _is_term(match["name"]):
        return None
    return Term(match["name"], read_gloss(match["gloss"] or ""), match.end(), False)


def _stopped_term(passage: Passage) -> Term | None:
    """``- 队列。字典做成…``: an item that says its name first, as a sentence of its own."""
    match = _STOPPED.match(passage.text) if passage.run >= 0 else None
    if match is None or not _is_term(match["name"]) or _leads_in(match["name"]):
        return None
    return Term(match["name"], read_gloss(match["gloss"] or ""), match.end(), False)


def listed_terms(items: Sequence[Passage]) -> dict[int, Term]:
    """Return the terms of a list's items by the index of their passage.

    Two items of one list that say their name first, as a sentence of its own, are no accident:
    ``1. Bi-encoder。…``, ``2. Cross-encoder。…``.
    """
    found = {item.index: term for item in items if (term := passage_term(item))}
    stopped = {item.index: term for item in items if item.index not in found and (term := _stopped_too(item))}
    names = sum(1 for item in items if _STOPPED_TOO.match(item.text))
    coded = {item.index: term for item in items if item.index not in found and (term := _coded_term(item))}
    found |= coded if len(coded) > 1 and 2 * len(coded) >= len(items) else {}
    return found | stopped if stopped and names > 1 and 2 * names >= len(items) else found


def _coded_term(passage: Passage) -> Term | None:
    """``- `$` end of the string``: a sign set as code and, behind a space, what it is."""
    match = _CODED.match(passage.text)
    code = passage.prose.restore(match["name"]) if match else ""
    return Term(code, Gloss(), match.start("said"), False) if match and code.startswith("`") else None


def _stopped_too(passage: Passage) -> Term | None:
    match = _STOPPED_TOO.match(passage.text)
    if match is None or not _is_term(match["name"]) or _leads_in(match["name"]):
        return None
    gloss = match["gloss"] or (f"（{match['other']}）" if match["other"] else "")
    return Term(match["name"], read_gloss(gloss), match.end(), False)


def _plain_term(passage: Passage) -> Term | None:
    text = passage.text
    match = _COLON.match(text) if any(sign in text for sign in _SIGNS) else None
    if match is None:
        return None
    dash = match["sign"].startswith((" ", "—", "="))
    named = _bold_last(passage, match.end("name")) or match["name"].strip()
    named = _OFFERS.sub("", _THERE_IS.sub("", _MENTIONS.sub("", named)))
    named = _ALSO_KNOWN.sub("", _IS_CALLED.sub("", _HOW_LAST.sub("", _SORT_FIRST.sub("", named))))
    beside = match["sign"].strip() in ("——", "=") and match["gloss"]  # ``按需调页（demand paging）——…``
    equals = match["sign"].startswith(" =") and is_chinese(named)
    plain = (
        not passage.prose.strong and _SHORT_LATIN.fullmatch(named) and _NO_OTHER_DASH.match(text, match.end())
    )
    if (dash and passage.run < 0 and not (beside or equals or plain)) or not (
        _is_term(named) or _is_code(passage, named)
    ):
        return None
    if len(named.split()) > 2 and not is_chinese(named) and read_english(named, 0).verb_start > 0:
        return None  # ``Saturated neurons kill the gradient: …``
    bold = next((stop for begin, stop in passage.prose.strong if begin == match.end()), 0)
    if bold and not is_chinese(text) and len(text) - bold > _LEAST_BEHIND and named not in _DEFINING:
        return None  # ``A relative: **stochastic depth** skips …``
    if dash and any(is_third_person(word) for word in named.split()[1:]):
        return None  # ``setns() joins a namespace — …``
    if match["sign"].startswith(" =") and (len(named.split()) > 3 or named.startswith("The ")):
        return None
    if text.startswith(("too ", "Too "), match.end()):  # of two extremes, and no definition
        return None
    if passage.run < 0 and not match["gloss"] and _leads_in(match["name"].strip()):
        return None
    # A name set as code is held by a sign that only its own passage can read.
    name = passage.prose.restore(named)
    return Term(name, read_gloss(match["gloss"] or ""), match.end(), False)


def _bold_last(passage: Passage, end: int) -> str:
    """``大家都遇到过**X**：…``: the bold words with which what stands before the colon ends."""
    for start, stop in passage.prose.strong:
        if 0 < start < stop == end and _BRINGS_UP.search(passage.text[:start]):
            return passage.text[start:stop]
    return ""


def _leads_in(name: str) -> bool:
    """Tell whether what a paragraph says before its colon is a clause that leads in the rest, and no name."""
    name = _NOUN_END.sub("", _KIND_END.sub("", name))
    return any(sign.search(name, 1) for sign in (chinese.PREDICATE, chinese.STRONG_VERB, _COUNTED))


def _is_code(passage: Passage, name: str) -> bool:
    """Tell whether ``name``, with which an item opens, is set as code: an identifier, no value."""
    return (
        passage.run >= 0 and len(name) == 1 and _IDENTIFIER.fullmatch(passage.prose.restore(name)) is not None
    )


def _strong_term(text: str, end: int) -> Term | None:
    inside = text[:end]
    name = inside.strip().rstrip("：:.。 ")
    after = _AFTER_STRONG.match(text, end)
    inner = _INNER_GLOSS.fullmatch(name)
    if after is None or not name or after.end() >= len(text) or _COLON_INSIDE.search(name):
        return None
    if after["sign"] == "。" and not (len(name) <= _LONGEST_STOPPED and _is_term(_BRACKET.sub("", name))):
        return None
    if len(name) > _LONGEST_PLAIN and _STATES.search(name):
        return None
    if not (after["sign"] or inside.rstrip().endswith(("：", ":", ".", "。"))):
        return None
    gloss = read_gloss((inner["gloss"] if inner else after["gloss"]) or "")
    return Term(inner["name"].strip() if inner else name, gloss, after.end(), True)


def _is_term(name: str) -> bool:
    if not name or len(name) > (24 if is_chinese(name) else 40) or len(name.split()) > 5:
        return False
    if any(name.count(opens) != name.count(closes) for opens, closes in ("《》", "()", "（）")):
        return False
    if (
        _TWO_SENTENCES.search(name)
        or _OPENER.match(name)
        or chinese.RELATION.search(name)
        or _CLAUSE.search(name)
    ):
        return False
    return _LETTER.search(name) is not None
