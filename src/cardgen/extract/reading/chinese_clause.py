"""A Chinese clause taken apart: what stands before the subject, the subject, its bracket, the verb.

There is no tagger: a clause's predicate begins at the first modal, adverb or preposition that follows a
subject, or at the first verb that is hardly ever part of a noun. A verb that often is one needs a sign of
the first sort before it.
"""

import re
from collections.abc import Callable

from cardgen.extract.language import chinese
from cardgen.extract.reading.chinese_opening import before_subject, has_comma
from cardgen.extract.reading.clause import Clause
from cardgen.extract.reading.gloss import read_gloss
from cardgen.extract.reading.latin_opening import TAIL_NOUN, latin_name, latin_subject
from cardgen.text.expression import expression

_END = expression(r"[，,。；;：:！？!?]")
_GLOSSED = expression(
    r"(?P<np>[^，,。：:；;！？?!（）()]{1,40}?)\s*(?P<gloss>[（(][^（）()]{1,120}[）)])"
    rf"(?P<tail>(?:{TAIL_NOUN})?)(?P<comma>[，,]?)"
)
# ``动态博弈用博弈树（game tree）表示``: the bracket stands behind the means.
_SHOWN_BY = expression(
    r"[^，。；：（）()]{2,20}(?<![作使应通利费信占调引复公专实适可启禁效常选采])用[^，。；：（）()]{2,16}[（(][^（）()]{1,60}[）)]\s?"
    r"(?=来|表示|实现|描述|刻画|求|训练|拟合|建模|度量|衡量|近似)"
)
_OWNED = expression(r"\s*的[^，。；：]{1,14}?(?=如同|是|为|在于|包括|有|用于|主要|通常)")
_BRACKETS = expression(r"[（(][^（）()]*[）)]|“[^“”]*”")
_APPOSED = expression(
    r"(?P<np>[^，,。；：:？！（）()“”]{2,16}(?:“[^”]{1,10}”)?)(?:作为[^，。]{2,16})?[，,]"
    r"(?:(?:也就是|即|亦即|或者说)[^，。]{2,16}[，,])?(?:说白了|说到底|归根结底|本质上|无非|简单地?说|一句话)?[，,]?"
    r"(?=(?:正是|[干做用靠]的(?:就|便)?是|指的是|就?是|等于|等价于|取决于|服从|满足|必须|属于|由|用于|用来|又|也|通常|一般|主要|可以|能够|无[需须]|不[会能必]|修改|一直|极大)(?!其|此))"
)
_MODIFIED = expression(
    r"(?:这种|这样的|这个|该)(?P<np>[^，。；：]{5,26}的[^，。；：的]{2,4}?)[，,]?"
    r"(?=可能|可以|会|能|将|是|也|就|往往|通常|容易|不|需要|使)"
)
_LOCATION = expression(
    r"(?:[^，。]{0,4})?在[^，。]{1,24}?(?:下|中|上|里|内|时|后|前|之间|方面|以内|以外|以上|阶段|过程)"
    r"(?![降载层限述])"
)
_COPULA_OBJECT = expression(
    rf"(?P<np>.{{1,20}}?)(?:想?要|所|想)?(?P<verb>{chinese.VERBS}|(?<=[A-Za-z0-9])[学做用省管走讲看存拟预])的"
)
_DEFINED = expression(r"(?P<np>.{2,20}?)(?:的定义|(?<!的)(?:可以|可|被|常|通常)?定义)")
# ``…可以分解成趋势（trend）、…``: the bracket stands behind a part, and no subject.
_PARTS_INTO = expression(r"(?:可以|可|能|会|通常|一般)[^，。]{0,4}(?:分|拆)(?:解|割)?[成为]")
_LONGEST_RUN = 12
_HOW = expression(r"(?<![心所获])得$")
_BESIDES = expression(r"除了[^，。；]{1,24}，(?=[还也更又])")
_ADVERBS_ONLY = expression(rf"(?:{chinese.ADVERB})+")
_COPULAS = ("是", "是指", "指的是", "指代", "等于", "为", "称为", "意味着", "取决于", "需要")
_USES = expression(r"(?:一般|通常|常|都|可以|往往|主要|工程上|实践中)用")  # ``分歧一般用X（English）来衡量``
_HANDLES = expression(
    r"由(?=[^，。]{2,20}?[于在]\s?\d{3,4})|把(?![手柄关握戏脉风])|将(?=[^军来领士相帅])|让|给(?![出定])|借助|拿(?!铁)"
)
# ``哥德尔不完备定理由…``: a law's name is not cut at what looks like a verb.
_LAW_FIRST = expression(
    r"(?!利用|根据|应用|使用|代入|证明|由|用|把|将|对|在|从|这|那|该|此|其|它|按|一个|有)(?:(?!满足|服从|遵循|用到)[^，。；：（）()的是]){2,16}?(?:定理|定律|引理|猜想|不等式|悖论|假说)(?=由|是|说|指|给|，|于)"
)
_SYMBOL = expression(r"[\U000f0000-\U000ffffd]")  # ends a name: ``$k$控制…``
_THIS_SYMBOL = expression(r"(?:这个|该|此)(?=[\U000f0000-\U000ffffd])")  # ``这个$\\tau$不是…``
_LEADS_TO = expression(
    r"[\u4e00-\u9fff](?:会|可能|容易|往往|常常)?(?:导致|造成|引起|带来|产生|出现|引发)[^的]+$"
)
_WORTH_BRACKETS = expression(r"[（(“]")


def read_chinese(
    text: str, start: int, names: tuple[str, ...] = (), named_at: Callable[[str, int], str] | None = None
) -> Clause:
    """Return the parts of the clause that begins at ``start``.

    One of ``names`` that stands there is not cut in two, nor is the name that ``named_at`` finds at a place.
    """
    clause = Clause(start, start)
    place = before_subject(clause, text, start)
    this = _THIS_SYMBOL.match(text, place)
    if this:
        place = clause.start = clause.predicate = this.end()
    pronoun = chinese.PRONOUN.match(text, place)
    if pronoun is None:
        known = (named_at(text, place) if named_at else "") or latin_name(text, place)
        law = _LAW_FIRST.match(text, place)
        known = known or (law[0] if law else "")
        whole = max(
            (len(name) for name in (*names, known) if name and text.startswith(name, place)), default=1
        )
        if not (_apposed(clause, text, place, whole) or _glossed(clause, text, place)):
            _predicate(clause, text, place, whole)
            _copula_object(clause, text)
            clause.subject = _defined(clause)
            _without_object(clause, text)
            _latin_subject(clause, text, place)
        if not clause.subject and not clause.holder:
            clause.holder = known
        return clause
    clause.pronoun = pronoun[0]
    begin = pronoun.end() + (1 if text.startswith("还是", pronoun.end()) else 0)
    _predicate(clause, text, begin, 0)
    clause.subject = ""
    modified = _MODIFIED.match(text, place)
    if modified:
        clause.pronoun, clause.subject, clause.predicate = "", modified["np"], modified.end()
        _verb_from(clause, text, modified.end())
    return clause


def _without_object(clause: Clause, text: str) -> None:
    """``把建树变成一串动作``: what is handled is no subject."""
    if _HANDLES.match(clause.subject):
        clause.predicate, clause.subject = max(clause.start, text.find(clause.subject)), ""


def _latin_subject(clause: Clause, text: str, place: int) -> None:
    """Take the Latin name that a clause without any known verb opens with for its subject."""
    name = latin_subject(text, place) if not clause.subject and clause.verb_start < 0 else ""
    if name:
        clause.subject, clause.predicate = name, place + len(name)


def _apposed(clause: Clause, text: str, place: int, named: int) -> bool:
    """``X，是Y``, ``X，也就是Z，由Y…``, ``X作为Z，…``: the subject stands by itself."""
    match = _APPOSED.match(text, place) if has_comma(text, place) else None
    if match is None:
        return False
    verbal = chinese.STRONG_VERB.search(match["np"], named if named > 1 else 0)
    if verbal or chinese.PREDICATE.search(match["np"], named):
        return False
    clause.subject = _clean(match["np"])
    clause.predicate = match.end("np") if "作为" in match[0] else match.end()
    _verb_from(clause, text, match.end())
    return True


def _glossed(clause: Clause, text: str, place: int) -> bool:
    """``X（English）…``: the bracket ends the subject."""
    match = _GLOSSED.match(text, place) if "（" in text or "(" in text else None
    verb = chinese.STRONG_VERB.search(match["np"], 1) if match else None
    stated = verb is not None and (verb["le"] or verb["verb"] == "是")
    if match and _SHOWN_BY.match(text, match.start()):
        return False
    if not match or _PARTS_INTO.search(match["np"]) or _USES.search(match["np"]):
        return False
    named = not match["comma"] and text.startswith("是", match.end())  # what is, is named before its bracket
    if verb and not named and (not match["comma"] or stated):
        return False
    clause.gloss = read_gloss(match["gloss"])
    if not clause.gloss and not named and chinese.STRONG_VERB.search(match["np"]):
        return False
    if match["comma"] and _LEADS_TO.search(match["np"]):  # ``X会导致Y（English），``
        clause.gloss = read_gloss("")
        return False
    clause.subject = _clean(match["np"] + ("" if match["comma"] else match["tail"]))
    clause.predicate, begin = match.end("tail"), match.end()
    owned = None if match["comma"] else _OWNED.match(text, begin)
    if owned:
        clause.subject += owned[0].strip()
        clause.predicate = begin = owned.end()
    elif not match["comma"] and text.startswith("的", begin):  # ``X（2011）的做法绕开了…``
        inner = Clause(begin + 1, begin + 1)
        _predicate(inner, text, begin + 1, 1)
        if inner.subject:
            clause.subject += "的" + inner.subject
            clause.predicate = begin = inner.predicate
    _verb_from(clause, text, begin)
    if not clause.gloss and clause.verb_start < 0:
        clause.subject = ""
    return True


def _clean(words: str) -> str:
    words = words.strip(' “”"*，,、')
    if words[-1:] not in chinese.ADVERB_ENDS:
        return words
    run = chinese.ADVERB_RUN.search(words, max(0, len(words) - _LONGEST_RUN))
    return words[: run.start()] if run and run.start() else words


def _hide_brackets(text: str) -> str:
    if "是，" in text:  # ``衡量的是，…``: the comma only lets the reader breathe
        text = text.replace("的是，", "的是\0")
    if not _WORTH_BRACKETS.search(text):
        return text
    return _BRACKETS.sub(lambda match: "\0" * len(match[0]), text)


def _predicate(clause: Clause, text: str, place: int, named: int) -> None:
    """Split the clause at ``place`` into subject and predicate; ``named`` characters are the subject's."""
    plain = _hide_brackets(text)
    besides = _BESIDES.match(plain, place + named) if named > 1 else None
    if besides:  # ``X除了A，还B``
        clause.subject, clause.predicate = _clean(text[place : place + named]), besides.end()
        clause.adverbial += besides[0]
        _verb_from(clause, text, besides.end())
        return
    if clause.adverbial and plain.startswith("由", place) and chinese.PREDICATE.match(plain, place):
        _verb_from(clause, text, place)  # ``1969年，由…设计``: the subject was named before
        return
    end = _END.search(plain, place + 1)
    limit = end.start() if end else len(text)
    if clause.holder and named and _held(clause, text, plain, place):
        return
    verb = _plain_verb(plain, place + named, limit)
    marker = chinese.PREDICATE.search(plain, place + named, limit)
    begin = min(verb.start() if verb else limit, marker.start() if marker else limit)
    if begin >= limit:
        return
    if marker and (verb is None or marker.start() < verb.start()):
        inner = _LOCATION.match(plain, marker.start(), limit)
        verb = _marked_verb(plain, inner.end() if inner else marker.end(), limit)
    clause.subject, clause.predicate = _clean(text[place:begin]), begin
    left_out = _ADVERBS_ONLY.fullmatch(clause.subject) or _HOW.search(clause.subject)
    if left_out:  # ``就是…``, ``不需要…``, ``堆得越高…``
        clause.subject, clause.predicate = "", place
    if verb:
        clause.set_verb(verb["verb"], verb.start("verb"), verb.end())


def _held(clause: Clause, text: str, plain: str, place: int) -> bool:
    """``对于X来说，…``: a predicate without a subject is X's."""
    if not (chinese.PREDICATE.match(plain, place) or chinese.STRONG_VERB.match(plain, place)):
        return False
    clause.subject, clause.predicate = clause.holder, place
    _verb_from(clause, text, place)
    return True


def _verb_from(clause: Clause, text: str, place: int) -> None:
    """Find the verb of a predicate that begins at ``place``."""
    plain = _hide_brackets(text)
    end = _END.search(plain, place + 1)
    verb = _marked_verb(plain, place, end.start() if end else len(text))
    if verb:
        clause.set_verb(verb["verb"], verb.start("verb"), verb.end())


def _plain_verb(plain: str, place: int, limit: int) -> re.Match[str] | None:
    """The first verb of a clause without any other sign of its predicate."""
    strong = _strong_verb(plain, place, limit)
    if strong:
        return strong
    weak = chinese.WEAK_VERB.search(plain, place, limit)
    return weak if weak and (weak["le"] or _SYMBOL.match(plain, weak.start() - 1)) else None


def _marked_verb(plain: str, place: int, limit: int) -> re.Match[str] | None:
    """The first verb after a sign of the predicate: one that is often a noun counts too."""
    strong = _strong_verb(plain, place, limit)
    if strong is None:
        return chinese.WEAK_VERB.search(plain, place, limit)
    if strong["verb"] in ("把", "将"):
        return strong
    weak = chinese.WEAK_VERB.search(plain, place, strong.start())
    near = weak is not None and weak.start() - place <= 14 and "的" not in plain[weak.end() : strong.start()]
    return weak if near else strong


def _strong_verb(plain: str, place: int, limit: int) -> re.Match[str] | None:
    """The first strong verb; one inside ``…的`` before another verb is an attribute and passed over."""
    before: re.Match[str] | None = None
    for match in chinese.STRONG_VERB.finditer(plain, place, limit):
        if before and not _is_attribute(before, match, plain):
            return before
        before = match
    return before


def _is_attribute(match: re.Match[str], later: re.Match[str], plain: str) -> bool:
    if match["verb"] in _COPULAS or later["verb"] in ("有", "为"):
        return False
    return "的" in plain[match.end() : later.start()]


def _defined(clause: Clause) -> str:
    """``X定义为Y``, ``X的定义是Y``: the subject is X."""
    match = _DEFINED.fullmatch(clause.subject) if clause.verb in ("为", "是") else None
    return match["np"] if match else clause.subject


def _copula_object(clause: Clause, text: str) -> None:
    """``X度量的是Y``: the subject is X alone."""
    match = _COPULA_OBJECT.fullmatch(clause.subject) if clause.verb == "是" else None
    if match:
        clause.predicate = text.find(match["verb"] + "的", clause.start + len(match["np"]))
        clause.subject = match["np"]
