"""Reasons and purposes: ``因为…所以…``, ``由于``, ``为了``, ``because``, ``since``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms import grounds
from cardgen.extract.forms.english_grounds import english_ground
from cardgen.extract.forms.grounds import Ground, consequence_in, ground_in
from cardgen.extract.forms.purposes import POINTING, purpose_in
from cardgen.extract.language import chinese
from cardgen.extract.reading.headings import generic_name
from cardgen.extract.reading.signs import signs
from cardgen.extract.reading.statement import Statement
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.phrasing import with_missing_topic, with_topic
from cardgen.model import Kind
from cardgen.text.expression import expression

_UNRESOLVED = expression(r"^(?:这|那|此|上|它|其|他|我|你|该|如此|不过|但|[前后两二]者)")
# A consequence that has lost its subject: ``现在几乎没人用``, ``训练初期可以小一点``.
_SUBJECTLESS = expression(
    r"(?:现在|目前|如今|今天|一般|通常|[一-鿿]{0,2}(?:初期|后期|早期|前期)|[一-鿿]{2,5}时)?(?:几乎|基本上?|大多|已经)?"
    r"(?:没人|没有人|可以[大小高低多少快慢]|会(?!话|议)|能够?(?![量力])|只能|只好|必须)"
)
_NOBODY = expression(r"没人|没有人")
_SHORT_NAME = 8  # characters of what may be a name
_THE_REASON = expression(
    r"^(?P<what>[^，。]{2,40}?)的(?:根本|主要)?(?:原因|理由|目的|好处|意义|动机|出发点|初衷|用意)(?:就|其实)?(?:在于|是|：|:)"
    r"[，,：:]?(?P<why>[^。]{4,120})$"
)
# ``在长途车（油罐车）上，``: without its place or time the consequence is not true.
_WHERE_OR_WHEN = expression(
    r"(?!.*(?:实际|理论|事实|基本|本质|总体|直观|原则|形式|数学)上$)[^，。；]{3,24}(?:[上中里下]|时|时候|之前|之后)"
)
_AIMS = expression(r"目的|动机|出发点|初衷|用意")
_AIM = expression(
    r"^(?P<what>[^。]{4,70}?)[，,](?:其|它的)?(?:主要)?目的(?:就)?(?:是|在于)(?P<why>[^。]{4,100})$"
)
_LEAD = expression(
    r"^PS\d?[：:]\s?|^(?:因此|所以|此外|毕竟|需要注意的是|其实|实际上|不过|但是|但|然而|正如[^，,]{2,20}(?:那样|一样)?)[，,]"
)
_FOR_THAT = expression(r"^为的(?:就|正|只)?是(?P<why>[^。]{4,120})")
_BARE_REASON = expression(r"^(?:它的|其|主要)?原因(?:在于|是|：)[，,]?(?P<why>[^。]{4,160})")
_DOING_SO = expression(
    r"^(?:这样做|这么做|如此)的(?:原因|理由|目的|好处)(?:在于|是|：|:)[，,：:]?(?P<why>[^。]{4,160})$"
)
_CALLED = expression(r"(?:叫做?|称为)(?P<name>.+)|(?P<from>.+)的由来")
_NO_GROUND = expression(r"^[这那此其它]|区别|[前后]者|[：:]")
_IT = expression(r"它们?|其(?=的)")
_POTENTIAL = expression(r"\S{1,2}[得不](?!是)")
_RELATES = expression(r"[与和跟][^，。]{1,12}(?:[无有]关|相关|相同|一致|一样|等价)(?=，|$)")
_CLAUSE_AS_SUBJECT = expression(r"是|说|把|让|^(?:恰|先|再|正)|分$")
# The first clause that says something, with the circumstance before it.
_FIRST_WHOLE = expression(
    r"(?:(?:[^，]{2,20}(?:时|前|后|的话|下|里|中|上)|(?:每|在|对|当|要|经过|随着|从|为了)[^，]{2,20})，)?[^，]{5,50}"
)
_LEAD_AND = expression(
    r"^反过来|^(?:[这此][里处](?![的是])|并且|而且|而|但是?|同时|不过|然而|所以|因此|其实|另外)[，,]?"
)
_POINTS_BACK = expression(r"^(?:这|那|此|它|其(?!中))")
_EDGE_WORDS = expression(
    r"^(?:注意(?![力到])|因此|所以|首先|于是|或者|而且|其实|实际上|不过|但是|但|显然|这里的?(?=[用把将取选采])|需要注意的是)[，,]?"
)
_THAT_IS = expression(r"[，,](?:也?即|也就是)[^。]*$")  # what a name means is no consequence
_CONNECTIVE = expression(r"^(?:或者?|并且|而且|而|但是?|同时|也|不过|然而)")
_STANDS_FOR = expression(r"^(?:它|其(?!中)|该|这[种个])")

_EACH_STEP = expression(
    r"(?:每[步次个层条轮]|一步|一次|只[要需用有]|最多|至少|天然|特别|非常|尤其)(?=[^，。的]{2,})"
)

_SIGNS = signs(
    "免防便名难怪图释明以因由目处义叫称为动出初用根症道所于故否然别切千",
    "because since as why due result results caused consequence stem stems arise arises come comes never "
    "avoid do so otherwise",
)

# What ties a reason to the sentence before is no part of it.
_JOINED = expression("^(?:而且|况且|何况|另外|此外|顺带一提|再说|不过(?=[^，]{6}))[，,]?")


def reason(reading: Reading) -> Iterator[Finding]:
    """Find why something is so, or what it is for."""
    for statement in reading.with_signs(_SIGNS):
        found = _chinese(reading, statement) if statement.chinese else _english(reading, statement)
        if found:
            yield found


def _chinese(reading: Reading, statement: Statement) -> Finding | None:
    text = clean(_LEAD.sub("", statement.text))
    return (
        _ground(reading, statement, text)
        or _the_reason(reading, statement, text)
        or _origin(reading, statement, text)
        or _because(reading, statement, text)
        or _so(reading, statement, text)
        or _purpose(reading, statement, text)
    )


def _ground(reading: Reading, statement: Statement, text: str) -> Finding | None:
    """``之所以X，是怕Y``, ``Y，这就解释了为什么X``, ``X，根子就在这里``."""
    ground = ground_in(text)
    if ground is None:
        return None
    before = reading.before(statement)
    why = ground.why or (_LEAD_AND.sub("", before.text) if before and not before.noise else "")
    what = _whole(reading, statement, ground)
    if not what or not why or POINTING.search(what) or _POINTS_BACK.match(why):
        return None
    asks = f"{what}是什么？" if ground.cue == grounds.LIES_HERE else f"为什么{what}？"
    question = with_topic(asks, _topic_for(reading, what), True)
    return _finding(reading, statement, question, why, 0.65, ground.cue)


def _whole(reading: Reading, statement: Statement, ground: Ground) -> str:
    """The consequence with its subject: ``它`` of another statement is the section's topic."""
    of, topic = ground.of.strip(), reading.view.topic
    what = _THAT_IS.sub("", _LEAD_AND.sub("", ground.what))
    if of in ("它", "其", "它们"):
        return (statement.concept.partition("之所以")[0] if ground.cue == "之所以" else topic) + what
    what = topic + what[1:] if what.startswith("它") else what
    if of or ground.cue in (grounds.NOT_DONE, grounds.NEVER):
        return of + what
    bare = any(one.match(what) for one in (chinese.PREDICATE, _POTENTIAL, _EACH_STEP, _RELATES))
    return (_own_subject(reading, statement) if bare else "") + what


def _own_subject(reading: Reading, statement: Statement) -> str:
    """The term of the line, or the subject where it is short enough for a name."""
    if statement.term and not generic_name(statement.term.name):
        return statement.term.name
    subject, before = statement.subject.partition("之所以")[0], reading.before(statement)
    if not subject and before and reading.knows(before.subject):
        return before.subject
    if subject.startswith(("由于", "因为")):
        return ""
    return "" if len(subject) > 16 or _CLAUSE_AS_SUBJECT.search(subject) else subject


def _the_reason(reading: Reading, statement: Statement, text: str) -> Finding | None:
    """``X的原因是Y``, ``这样做的理由是Y``."""
    match = _THE_REASON.match(text)
    if match and not _UNRESOLVED.match(match["what"]):
        what = match["what"]
        aim = _AIMS.search(text, match.end("what"), match.start("why")) is not None
        verb = chinese.PREDICATE.search(what) or chinese.STRONG_VERB.search(what)
        named = len(what) <= _SHORT_NAME and not verb  # and no sentence
        question = f"{what}的目的是什么？" if aim else f"{what}有什么意义？" if named else f"为什么{what}？"
        return _finding(reading, statement, question, match["why"], 0.7, "原因")
    match = _AIM.match(text)
    if match and not _UNRESOLVED.match(match["what"]) and not reading.knows(statement.subject):
        question = with_topic(f"{match['what']}，目的是什么？", reading.view.topic, True)
        return _finding(reading, statement, question, match["why"], 0.6, "目的")
    match = _BARE_REASON.match(text)
    of = statement.passage.title or statement.concept
    if match and of and reading.knows(of):
        return _finding(reading, statement, f"{of}的原因是什么？", match["why"], 0.6, "原因", of)
    match = _DOING_SO.match(text) or _FOR_THAT.match(text)
    if match:
        concept = statement.concept or reading.view.topic
        return _finding(reading, statement, f"{concept}这样做的理由是什么？", match["why"], 0.6, "理由")
    return None


def _origin(reading: Reading, statement: Statement, text: str) -> Finding | None:
    """``Y，所以又叫X``, ``Y，这就是X名字的由来``."""
    match = grounds.WHY_NAME.match(text)
    if not match or "：" in match["why"]:
        return None
    name = _CALLED.search(match["what"])
    if name and name["name"] and not _known(reading, statement):
        question = f"{name['name']}这个名字是怎么来的？"
    elif name and name["name"]:
        question = f"为什么{statement.concept}又叫{name['name']}？"
    else:
        known = "在" not in statement.concept and _known(reading, statement)
        whose = statement.concept if known else reading.view.topic or statement.concept
        named = name["from"] if name else f"{whose}的名字"
        question = f"{named}是怎么来的？"
    return _finding(reading, statement, question, match["why"], 0.6, "由来")


def _known(reading: Reading, statement: Statement) -> bool:
    return reading.knows(statement.concept)


def _because(reading: Reading, statement: Statement, text: str) -> Finding | None:
    match = grounds.BECAUSE_LAST.match(text)
    if match:
        return _why(reading, statement, match["what"], match["why"], 0.75, "因为")
    match = grounds.BECAUSE_FIRST.match(text) or grounds.BECAUSE_FIRST.match(
        text[max(0, text.find("由于")) :]
    )
    if match is None and text.startswith(("由于", "因为")):
        match = grounds.DUE_TO.match(text)
    return _why(reading, statement, match["what"], match["why"], 0.65, "由于") if match else None


def _so(reading: Reading, statement: Statement, text: str) -> Finding | None:
    """``Y，所以X``, ``Y，这也是X的原因``: a consequence whose ground stands before it."""
    match = grounds.IS_THE_REASON.match(text)
    if match:
        what = _IT.sub(lambda _: statement.concept, match["what"])
        return _why(reading, statement, what, match["why"], 0.65, "原因")
    match = grounds.SO.match(text)
    if not match:
        return _therefore(reading, statement, text)
    first = _FIRST_WHOLE.match(match["what"])
    what = first[0] if first else match["what"]
    if POINTING.search(what) or _NO_GROUND.search(match["why"]):
        return None
    return _why(reading, statement, what, match["why"], 0.5, "所以")


def _therefore(reading: Reading, statement: Statement, text: str) -> Finding | None:
    """``Y，因此X``, both halves whole: the ground has a subject of its own."""
    ground = consequence_in(text)
    if ground is None or statement.pronoun:
        return None
    if not (statement.subject or statement.term or reading.known.any_in(ground.why[:12])):
        return None
    what = _FIRST_WHOLE.match(_whole(reading, statement, ground))
    if what is None or POINTING.search(what[0]) or _NO_GROUND.search(ground.why):
        return None
    question = with_topic(f"为什么{what[0]}？", _topic_for(reading, what[0]), True)
    return _finding(reading, statement, question, ground.why, 0.45, "所以")


def _topic_for(reading: Reading, what: str) -> str:
    return "" if reading.known.any_in(what) else reading.view.topic


def _purpose(reading: Reading, statement: Statement, text: str) -> Finding | None:
    """``为了P，X做Y``."""
    found = purpose_in(reading, statement, text)
    if found is None:
        return None
    return _finding(reading, statement, found.question, found.answer, found.sure, "为了", found.new)


def _why(
    reading: Reading, statement: Statement, what: str, why: str, sure: float, words: str
) -> Finding | None:
    what = _last_clause(statement, _EDGE_WORDS.sub("", _THAT_IS.sub("", what))).replace("之所以", "")
    if len(what) < 4 or what.startswith(("当", "如果")):
        return None
    if _UNRESOLVED.match(what):
        topical = statement.concept == reading.view.topic == reading.view.heading
        whole = statement.pronoun.startswith("这") and topical
        if not statement.concept or not (whole or _STANDS_FOR.match(statement.pronoun)):
            return None
        what = statement.concept + what[len(statement.pronoun) :]
        sure -= 0.1
    if _SUBJECTLESS.match(what):
        subject = _own_subject(reading, statement)
        if not subject and _NOBODY.search(what):
            return None
        what = f"{subject}{what}"
    question = with_topic(f"为什么{what}？", _topic_for(reading, what), True)
    return _finding(reading, statement, question, why, sure, words)


def _last_clause(statement: Statement, what: str) -> str:
    """Of a long statement only the clause before the reason is explained; it keeps the subject."""
    clauses = re.split(r"[，,]", what)
    if len(what) <= 16 or len(clauses) < 2:
        return what
    last = _CONNECTIVE.sub("", clauses[-1])
    if _WHERE_OR_WHEN.fullmatch(clauses[-2]):
        return f"{clauses[-2]}，{last}"
    bare = chinese.PREDICATE.match(last) and not _CLAUSE_AS_SUBJECT.search(statement.concept)
    return statement.concept + last if bare else last


def _english(reading: Reading, statement: Statement) -> Finding | None:
    ground = english_ground(reading, statement)
    if ground is None:
        return None
    question = with_missing_topic(ground.question, reading.view.topic)
    return _finding(reading, statement, question, sentence_case(ground.why), ground.sure, ground.cue)


def _finding(
    reading: Reading,
    statement: Statement,
    question: str,
    answer: str,
    sure: float,
    words: str,
    concept: str = "",
) -> Finding | None:
    answer = clean(_JOINED.sub("", answer))
    if len(answer) < (3 if statement.chinese else 4) or generic_name(answer):
        return None
    concept = concept or statement.concept or reading.view.topic
    return finding_at(statement, Kind.REASON, concept, question, answer, round(sure, 2), words)
