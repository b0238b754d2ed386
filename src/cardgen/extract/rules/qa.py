"""Questions the note asks and answers: headings, ``Q:``/``A:`` lines, a question with ``因为`` behind."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cardgen.extract.finding import Finding, Reading, finding_at
from cardgen.extract.forms.asking_label import asking_label
from cardgen.extract.forms.question_lines import asks_by_label, question_lines
from cardgen.extract.forms.reasons_below import reasons_below
from cardgen.extract.reading.headings import clean_heading, is_question
from cardgen.extract.reading.noise import is_errand
from cardgen.extract.reading.sentences import is_chinese
from cardgen.extract.reading.statement import Statement
from cardgen.extract.reading.view import Formula, Passage, Table
from cardgen.extract.wording.answers import clean, sentence_case
from cardgen.extract.wording.own_question import as_question
from cardgen.extract.wording.phrasing import with_topic
from cardgen.model import Kind, Source
from cardgen.text.expression import expression

_COMPARES = expression(r"区别|不同|差[别异]|区分|\bdiffer", re.I)
_ASKS_WHICH = expression(r"哪[些几两三四五六]|[几多]少?[种个类]|\bwhich\b", re.I)
_YES_OR_NO = expression(
    r"有没有|是不是|是否|能不能|会不会|可不可以|要不要|吗[？?]?$|^(?:is|are|does|do|can|will|"
    r"should)\s",
    re.I,
)
_ANSWERS = expression(
    r"^(?:这(?:主要)?是)?(?:因为|由于)|^(?:原因|答案|理由)(?:在于|是|很简单|：|:)|^(?:Because|Since|"
    r"The (?:reason|answer) "
    r"is)\b|^(?:No|Yes|不|是的|不是|不会|不能)[.,，。]",
    re.I,
)
_ASKS = expression(
    r"什么是|是什么|^谁|从哪|[难错差]在哪|哪[来里儿些个种几一]|从何|凭什么|靠什么|多[少大久长高]|怎么(?!办|可能|能)|怎[样么]$|会怎[样么]|[用叫图有]什么|"
    r"\S\S怎么办|还是[^，。]{1,20}[？?]|什么时候|有什么(?:区别|不同|用)|(?:^|[^么])为什么(?=.{2})|为啥(?=.{2})|为何|如何|怎[么样](?!办)"
)
_ASKS_EN = expression(
    r"^(?:So |But |And |Now |Then )?,?(?:why|what|how|when|where|which|who)\b.{8,110}\?$", re.I
)
# ``How X works``: the section tells it, its first sentence does not.
_TELLS_EN = expression(
    r"(?:what|how|why|when|where|which|who|whose)\b(?! (?:is|are|was|were|do|does|did|can|could|should|"
    r"would|will|may|"
    r"must|has|have|to|not|much|many)\b)",
    re.I,
)
_POINTING_EN = expression(r"\b(?:it|this|that|these|those|they|them|we|you|I|there|here)\b", re.I)
# Whoever it is.
_WE_DO = expression(
    r"(?<=why )(?:do|can|must) (?:we|you) need\b|(?<=what )(?:do|should|can) (?:we|you) do\b(?= \w)", re.I
)
_NO_ANSWER_EN = expression(
    r".*\?$|(?:Well|Let|We|I|You|This|That|It|So|But|Consider|Suppose|First|To)\b", re.S
)
_NO_ANSWER = expression(
    r"[^。]*[？?]|[^。]{0,20}(?:当然|固然)|我们?|先|首先|下面|让|这[要得是就]|这[^，。]{0,8}(?:叫|称)|别急|答案(?:就)?在|要回答|要理解|为了|接下来|其实并|显然|当然是|本[文节章]"
)
# Asked for effect alone: nothing that follows is an answer.
_RHETORIC = expression(
    r"^(?:可是?|但是?)?(?:难道|岂|何必|何苦|谁家|谁不|谁又|谁会)|怎么可能|怎么能|哪里[能会]|哪有|不是[^，。]*吗|对吧|是不是|有什么好|凭什么不"
)
# A question that asks why of what was just said.
_WHY_SO = expression(
    r"(?:那么?)?为(?:什么|何|啥)(?:要|会|偏要|非要)?(?:这样做?|这么(?:做|干|麻烦|设计|规定)|如此|多此一举|费这个劲|绕这个?弯|大费周章)?(?:呢|啊)?[？?]"
)
_LONGEST_SAID = 50
# A question that yes or no would answer, and such an answer.
_ASKS_WHETHER = expression(r"(?:吗|么)(?:？|\?)$|能不能|会不会|是不是|要不要|行不行|可不可以|是否")
_VERDICT = expression(
    r"(?:不?(?:能|会|可以|行|要|需要|是|对|用|必)|没有?|有|可以|并不|不一定|未必|当然(?:不|能|会|可以)?|肯定(?:不|会)?|没错)(?:的|了)?[，。,.]"
)
_LEAST_SAID = 10  # characters of a verdict that says why
_VAGUE = expression(r"^(?:That depends|It depends|看情况|See\b|TODO|待续|TBD)", re.I)
# An answer put off: ``得分开来看``.
_PUTS_OFF = expression(r"(?:分开|分别|逐个|一个个|挨个|慢慢|往下|接着)来?[看说讲聊]|且听|说来话长")
_OF_ONESELF = expression(
    r"[^。，]{0,8}问题[^。]{0,4}我(?!们)[^。]*|(?:当年|当时|有(?:一)?次|最近|之前|刚)?我(?!们)"
)
_CLOSED = expression(r"[。！？.!?：:][”\"’)）]*$")
_NAME = expression(r"[A-Z][A-Za-z0-9]{2,}|[a-z][A-Z]")
# What one sentence hardly answers: how, when and under which conditions.
_ASKS_HOW = expression(
    r"怎么(?![会能])|如何|怎样|什么时候|何时|什么(?:情况|条件)|做了什么|\b(?:how|when)\b", re.I
)
_SHORT = 110
_FEWEST_SPACES = 3  # of a question in English that says what it asks of
_WHY_NAME = expression(r"Why (?:not )?[A-Z][\w-]{2,}(?: [\w-]+)?\?")  # ``Why Cholesky?``
_MOST = 220
_TELLING, _TELLING_BELOW = 8, 5  # characters of a question that says what it is about; below a heading


def qa(reading: Reading) -> Iterator[Finding]:
    """Find questions with their answers."""
    yield from _heading(reading)
    for node in reading.view.nodes:
        if isinstance(node, Passage):
            yield from question_lines(reading, node)
    yield from filter(None, (asking_label(reading, statement) for statement in reading.statements))
    for before, after in zip(reading.statements, reading.statements[1:], strict=False):
        found = _asked(reading, before, after)
        if found:
            yield found


def _heading(reading: Reading) -> Iterator[Finding]:
    heading = clean_heading(reading.view.section.heading)
    if not reading.view.section.level or not is_question(heading) or len(heading) < 5:
        return
    if "：" in heading and not is_question(heading.rpartition("：")[2]):
        return  # ``怎么收：三种算法``: the heading answers itself
    opening = reading.view.nodes[0] if reading.view.nodes else None
    if isinstance(opening, Table) and _ASKS_WHICH.search(heading):
        yield from _in_rows(heading, opening)
        return
    first = next((node for node in reading.view.nodes if isinstance(node, Passage)), None)
    if (
        first is None
        or reading.view.nodes.index(first) > 0
        or _VAGUE.match(first.text)
        or is_errand(first.text)
    ):
        return
    if first.run >= 0 or first.opens:
        yield from _listed(reading, heading, first)
        return
    if _TELLS_EN.match(heading) and not heading.endswith("?"):
        return
    asked = [one.end for one in first.sentences if one.text.endswith(("？", "?"))]
    start = asked[0] if asked and asked[0] == first.sentences[0].end else 0
    end = _answer_end(first, heading, start)
    answer = first.prose.restore(clean(first.text[start:end]))
    after = reading.view.nodes[first.index + 1 : first.index + 2]
    if after and isinstance(after[0], Formula) and end == len(first.text) and not _CLOSED.search(first.text):
        return  # the sentence goes on in a formula
    if len(answer) >= 6 and not _OF_ONESELF.match(answer) and not _PUTS_OFF.search(answer):
        source = first.prose.source(start, end)
        yield Finding(Kind.QA, heading, _under(reading, heading), answer, source, 0.8, heading)


def _under(reading: Reading, heading: str) -> str:
    """The question of a heading, under the section above where it names nothing: ``为什么不允许 null？``."""
    question, topic = as_question(heading), reading.view.topic
    names = reading.known.any_in(heading) or _NAME.search(heading)
    return question if names or not topic else with_topic(question, topic, is_chinese(question))


def _in_rows(heading: str, table: Table) -> Iterator[Finding]:
    """A heading asks which there are, and a table has one a row."""
    names = [clean(row[0].restore(row[0].text)) for row in table.rows]
    if 2 <= len(names) <= 8 and all(0 < len(name) <= 40 for name in names):
        answer = "\n".join(f"- {name}" for name in names)
        yield Finding(Kind.ENUMERATION, heading, as_question(heading), answer, table.source, 0.7, heading)


def _listed(reading: Reading, heading: str, first: Passage) -> Iterator[Finding]:
    items = [
        node for node in reading.view.nodes if isinstance(node, Passage) and node.run >= 0 and node.depth == 0
    ]
    if not 2 <= len(items) <= 7:
        return
    parts = [item.prose.restore(clean(item.sentences[0].text)) for item in items]
    lead = _verdict(heading, first)
    if sum(map(len, parts)) + len(lead) > 420:
        return
    source = Source(first.source.path, items[0].source.start_line, items[-1].source.end_line)
    yield Finding(
        Kind.QA,
        heading,
        as_question(heading),
        lead + "\n".join(f"- {part}" for part in parts),
        replace(source, start_line=first.source.start_line) if lead else source,
        0.65,
        heading,
    )


def _verdict(heading: str, lead: Passage) -> str:
    """What a lead-in says to a question that yes or no would answer."""
    asked = lead.opens and _YES_OR_NO.search(heading)
    return lead.prose.restore(clean(lead.text)) + "\n" if asked and len(lead.text) <= 120 else ""


def _answer_end(passage: Passage, heading: str, start: int = 0) -> int:
    """The first informative sentence; a bare yes takes the next one with it, a comparison all of them.

    So does what is asked by how or when, where the sentences are short.
    """
    longest = _MOST if _COMPARES.search(heading) else _SHORT if _ASKS_HOW.search(heading) else 0
    end = 0
    for sentence in passage.sentences:
        if sentence.start < start:
            continue
        if end and (sentence.end > _MOST or (end - start >= 12 and sentence.end - start > longest)):
            break
        end = sentence.end
    return end


def _goes_on(before: Statement, after: Statement) -> bool:
    return after.passage is before.passage and not after.noise and not _NO_ANSWER.match(after.text)


def _of_the_topic(reading: Reading, question: Statement) -> bool:
    """``**Where to put it?** …`` opens a passage: ``it`` is what the section is about."""
    passage = question.passage
    bold = passage.prose.strong[:1] == ((0, question.sentence.end),)
    pointers = {word.lower() for word in _POINTING_EN.findall(question.text)}
    return bold and bool(reading.view.topic) and pointers <= {"it", "they", "them"}


def _told(reading: Reading, before: Statement, after: Statement) -> bool:
    """``什么是X呢？…``: a question about a known concept; the next sentence of its passage answers it."""
    if _ASKS_WHETHER.search(before.text) and not _RHETORIC.search(before.text):
        return after.passage is before.passage and _VERDICT.match(after.text) is not None
    if not _goes_on(before, after):
        return False
    if not before.chinese:
        points = _POINTING_EN.search(_WE_DO.sub("", before.text)) and not _of_the_topic(reading, before)
        of_name = _WHY_NAME.fullmatch(before.text)
        short = before.text.count(" ") < _FEWEST_SPACES and not reading.known.any_in(before.text)
        refused = _NO_ANSWER_EN.match(after.text) and not after.text.startswith("It ")
        return not points and (
            bool(of_name and not refused)
            or bool(_ASKS_EN.match(before.text) and not short and not _NO_ANSWER_EN.match(after.text))
        )
    asks = _ASKS.search(before.text)
    if asks is None or _RHETORIC.search(before.text):
        return False
    telling = bool(before.subject) or len(before.text) >= (_TELLING_BELOW if reading.view.topic else _TELLING)
    return asks[0] == "什么是" or telling or reading.known.any_in(before.text)


def _whole(after: Statement) -> str:
    """The answer's sentence, past its semicolons, where it is short."""
    text, begin = after.passage.text, after.sentence.start
    later = [one.end for one in after.passage.sentences if one.start >= begin]
    end = next(iter(later), after.sentence.end)
    if end - begin < _LEAST_SAID and len(later) > 1 and later[1] - begin <= _MOST:  # ``能。…``
        end = later[1]
    return text[begin:end] if end - begin <= _MOST else after.text


def _said_before(reading: Reading, question: Statement) -> str:
    """What the statement before says, for a question that only asks why: its last part, behind a colon."""
    before = reading.before(question)
    if before is None or before.noise:
        return ""
    said = re.split(r"[：:]", clean(before.text))[-1]
    return said if 6 <= len(said) <= _LONGEST_SAID else ""


def _asked(reading: Reading, before: Statement, after: Statement) -> Finding | None:
    text = before.text.strip(' ”"')
    if (
        not text.endswith(("？", "?"))
        or after.passage.index - before.passage.index > 1
        or asks_by_label(text)
    ):
        return None
    said = _said_before(reading, before) if _WHY_SO.fullmatch(text) else ""
    answers = (
        _ANSWERS.match(after.text) or (said and _goes_on(before, after)) or _told(reading, before, after)
    )
    if (len(text) < 4 and not said) or not answers:
        return None
    question = f"为什么{said}？" if said else as_question(clean(before.text))
    if re.match(r"(?:怎么办|那怎么办|是不是|难道|对吧|why\?|what\?)", question, re.I) or re.search(
        r"这(?!么[多少大小高低长短久快慢])|[那它我你]", question
    ):
        return None
    if listed := reasons_below(reading, before, after):
        asked = with_topic(before.passage.prose.restore(question), reading.view.topic, before.chinese)
        return replace(listed, question=asked, concept=question)
    answer = clean(
        re.sub(r"^就是(?=\S{4})|^(?:这(?:主要)?是)?(?:因为|由于)|^(?:Because|Since)\s", "", _whole(after))
    )
    if len(answer) < 4:
        return None
    question = before.passage.prose.restore(question)
    asked = with_topic(question, reading.view.topic, before.chinese)
    said = answer if after.chinese else sentence_case(answer)
    return finding_at(after, Kind.QA, question, asked, said, 0.7, after.text[:4])
