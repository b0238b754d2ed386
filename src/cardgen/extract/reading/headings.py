"""What a heading is about: a concept, an aspect of the heading above, a question, or mere navigation."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cardgen.extract.language import chinese, english
from cardgen.extract.reading.asked_of import asked_of
from cardgen.extract.reading.gloss import spells_loosely
from cardgen.extract.reading.inline import read_prose
from cardgen.notes.document import Document, Section, Text
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_NUMBER = expression(
    r"^\s*(?!\d[\d.]*\s?(?:(?:与|和|跟|到)\s?\d|对比|vs\b))(?:(?:\d+(?:\.\d+)*\.?|[（(]?[一二三四五六七八九十]+[）)、.．])\s*[、.．:：]?\s+|"
    r"\d+[、.．]\s*(?=\D)|[（(]?[一二三四五六七八九十]+[、）)]\s*(?=\S)|"
    r"第\s?[一二三四五六七八九十\d]+\s?[章节讲课部分][:：\s]*|[（(]\d+[）)]\s*|\[\d+\]\s*(?=\S))"
)
_LECTURE = expression(
    r"^(?:Lecture|Chapter|Ch\.?|Week|Part|Lesson|Unit|Module|Explanation)s?\s*\d+(?:\s?[–—-]\s?\d+)?\s*[:.–—-]\s*(?=\S)"
    r"|^(?:[A-Z][\w&]+ ){0,3}(?:Revision|Lecture|Course|Study|Class) (?:Summary|Notes)\s*[:–—-]\s*(?=\S)"
    r"|^[^·|｜]{1,12}\s?[·|｜]\s?第[一二三四五六七八九十\d]+[章节讲课]\s?(?=\S)"
    r"|^(?:常见|高频|经典)?(?:面试题|论文阅读|(?:学习|读书|复习|课堂|论文|阅读)?笔记)\s?[：:|｜·]\s*(?=\S)"
    r"|^(?:请)?(?:简单)?(?:介绍|讲|说|谈|聊)一?下\s*(?=\S{2})",
    re.I,
)
# Where and when a paper came out, and that what follows are notes.
_PUBLISHED = expression(
    r"(?<=\S)\s*[（(][A-Z][A-Za-z&/ -]{1,24}[ ’']{0,2}(?:(?:19|20)\d\d|\d\d)[）)]$"
    r"|(?<=\S)\s?(?:课堂|学习|读书|复习|阅读|论文)笔记$|(?<=[A-Za-z])\s?篇$"
)
# Of which course a note is, and that it is for revision: ``, weeks 4–7``, ``– revision (Phys paper 1)``.
_COURSE = expression(
    r"(?<=\w)\s*(?:"
    r"[,:–—-]\s{0,2}(?:weeks?|lectures?|chapters?|ch\.|blocks?|units?|sessions?)\s?\d+(?:\s?[–-]\s?\d+)?"
    r"|\((?:[^()]{0,24}\b)?(?:course|weeks? \d|lecture|block|unit|paper \d|module|exam|Y\d)\b[^()]{0,24}\)"
    r"|[,:–—-]\s{0,2}(?:(?:revision|lecture|course|study|exam|reading|class) )?(?:notes|summary|revision)"
    r"|\s(?:revision|lecture|course|study|exam|reading|class) (?:notes|summary)"
    r"|[,:–—-]\s{0,2}[A-Z][\w ]{0,14}\b(?:block|paper|module|unit) \d+(?: (?:notes|summary|revision))?"
    r")\s*$",
    re.I,
)
# A title that only tells when it was written; one Latin name in it is what it is about.
_AFTER = expression(r"(?:之后|以后|有感|的时候|二三事|那些事|那点事|那些坑|之旅|心路)")
_SEVERAL = expression(r"\s*[,，、&]\s*")
_LATIN_NAME = expression(r"[A-Z][A-Za-z0-9+-]+")
# What a heading adds to its name: which part of several it is, how short it is told.
_CONTINUED = expression(
    r"\s*[（(](?:续\d*|上|中|下|[一二三四五六七八九十]+|\d+|I{1,3}|IV|V)[）)]\s*$"
    r"|(?<=\w)\s+(?:in (?:a nutshell|brief|short|one (?:paragraph|page)|(?:\d+|a few|one|two|three|five|"
    r"ten) minutes?)|crash course|"
    r"cheat ?sheet)\s*$"
    r"|(?<=[\w）)])\s*(?:速成|速览|速查|一览|初探|浅析)\s*$",
    re.I,
)
_EMOJI = expression("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\ufe0f]+")
_SERIES = expression(r"^(?P<name>.{1,30}?)[（(][一二三四五六七八九十百\d]+[）)]\s*(?:——|—|--|-|:|：)\s*")
# ``从X到Y`` says where a text begins and ends, not what it is about.
_JOURNEY = expression(r"从.{1,20}(?:到|说起|谈起|讲起|开始)")
_JOURNEY_BEHIND = expression(r"(?<=[^：:—-])[：:—-]{1,4}\s{0,4}从.{1,20}(?:到|说起|谈起|讲起|开始).*$")
_AND_ITS = expression(r"(?<=\S\S)(?:[与和](?:它|他|她)们?的|及其)[^，。：]{1,12}$")  # ``X与它的三笔账``
_TITLE_TAIL = expression(
    r"(?:[（(][^（）()]*[）)])?(?:协议)?(?:详解|介绍|笔记|踩坑记?|速记|小抄|实录|学习笔记|入门|总结|教程|浅谈|漫谈|杂谈|闲聊|随笔|札记|手记|复习|科普|简介|解析|概述|"
    r"基础|概览|小记|心得|(?:常见|高频|经典)?面试题?(?:总结|汇总|整理)?)?(?:[（(][^（）()]*[）)])?$"
)
_EXERCISE = expression(r"练习题?|习题|作业|思考题|课后题|TODO|待办|exercises?|problems|homework|quiz", re.I)
_ASKED_BY_LETTER = expression(r"^\s*(?:\d+[.、]\s*)?(?:Q\d*|问题?\d*)\s?[：:]\s?(?=\S.{3})")
# ``CAN bus, things I keep looking up``, ``Rust lifetimes, my notes``
_AUTHORS_WORDS = expression(
    r"(?<=\w),? (?:— |- )?(?:things|stuff|bits|what|everything) I\b.*$|, (?:my|some|a few|quick|rough) notes$"
)
_NAVIGATION = expression(
    r"^(?:概述|简介|介绍|前言|引言|导言|导论|序|参考(?:文献|资料|链接)?|总结|小结|背景|历史|教程|其他|"
    r"其它|资料|工具|数据集|示例|例子|目录|附录|练习|习题|划重点|"
    r"重点|结语|后记|应用|应用场景|资源|"
    r"扩展阅读|延伸阅读|推荐阅读|相关阅读|常见问题|FAQ|Q&A|一些|杂项|杂谈|综述|写在前面|写在最后|写在后面|问题设定|题外话|番外|概念|基本概念|基础|(?:基础|进阶|原理|实战|实践|工程|应用|理论|高级|提高|入门|面试)篇|"
    r"基础知识|预备知识|准备知识|准备工作|符号(?:说明|约定)|汇总|细节|进阶|入门|overview|introduction|"
    r"background|summary|conclusions?|references?|"
    r"further reading|resources|additional (?:resources|notes).*|exercises?|appendix|table of "
    r"contents|contents|notes?|misc|tips|see also|related work|examples?|"
    r"(?:step|case|part|reason|fix|idea|option|problem|issue|point|question|rule|lesson|attempt|way|try)"
    r"\s*(?:no\.?\s*)?#?\d+|motivation|links?)$",
    re.I,
)
_ASPECT = expression(
    r"^(?:定义|性质|特点|特性|步骤|训练|优点|缺点|优缺点|原理|公式|推导|证明|方法|结构|流程|过程|分类|"
    r"种类|目的|作用|意义|用途|优化|实现|更新|计算|评价|区别|比较|"
    r"对比|模型|算法|损失函数|目标函数|网络结构|复杂度|问题|"
    r"基本(?:原理|思想|概念|性质|流程|结构)|核心思想|工作(?:原理|流程)|改[动进良]|变化|优势|不足|局限性?|长处|短处|功能|组成|构成|成分|条件|特征|类型|"
    r"要素|并发症|症状|体征|病因|诱因|病理|病理生理|发病机制|流行病学|临床表现|表现|诊断|鉴别诊断|治疗(?:[（(][^（）()]{1,12}[）)])?|预后|预防|"
    r"(?:定义|概念|病因|诊断|症状|治疗|分类|分型)[与和及](?:定义|分类|分型|诱因|发病机制|鉴别|鉴别诊断|体征|预防|预后)|影响|影响因素|危害|起因|经过|由来|起源|"
    r"(?:(?:常见|常用|主要|典型|重要|基本|核心|著名|经典)的?)?[两三四五六七八几][个大种类条点项处道步](?!多?月|小时|星期|人)[^，。：的]{1,6}|"
    r"definitions?|properties|training|advantages?|disadvantages?|pros|cons|pros and cons|algorithm|"
    r"formula|proof|method|architecture|structure|steps|types|complexity|loss|limitations?|usage|how "
    r"it works|idea|intuition|derivation|setup|notation|preliminaries|updates?|prediction|correction|"
    r"(?:key|main|core|basic|central) (?:ideas?|points?|concepts?)|basics|results?|findings?|"
    r"experiments?|evaluation|"
    r"follow[- ]?ups?|benefits(?: claimed)?|drawbacks|weaknesses|strengths|take-?aways?|tl;?dr|"
    r"(?:open )?questions(?: for .*)?|problems?(?: setting)?|challenges?|"
    r"discussion|remarks?|analysis|implementation|tuning|pitfalls|variants|extensions|"
    r"practical (?:matters|notes|considerations|issues|tips)|in practice)$",
    re.I,
)
# What a section is of its parent: aspects in other words (``核心思想``), what only counts (``三个老毛病``).
_PART = expression(
    r"(?:基本|核心|主要|具体|数学|工作|算法|实验|模型|网络|常见|相关|整体|直观)*"
    r"(?:原理|思想|思路|想法|步骤|流程|推导|动机|直觉|理解|解释|变体|变种|改动|改进|缘起|起源|由来|来历|来龙去脉|"
    r"指标|评价指标|结果|设置|设计|架构|形式|表示|背景知识|做法|用法|局限|不足|缺陷|优势|好处|坏处|代价|"
    r"trick|变换|现状|展望)s?(?:[与和及](?:性质|推导|证明|实现|应用|步骤|分析|局限|不足))?$"
    r"|(?:算|说|聊|谈|讲|看|再|先|写|试)(?:个|一|说|聊|谈|看|写|到).*"
    r"|(?:where|things|who|putting|getting|beyond|towards?)\b.*"
    r"|(?:a few|some|two|three|four|five|several) [a-z]+s(?: (?:to|of|that|about|for|worth)\b.*)?"
    r"|.*(?:怎么|怎样|如何|为什么|为何|[在到从]哪|哪[里儿些种个]|是什么|多少)"
    r"|(?:[这那]?[一二两三四五六七八九十几\d]+[个种类条点大步]|几[个种类条点位]|一些|常见的?)[^的]{1,8}$"
    r"|[两三四五六七八九几][个种类条点].{1,12}$|.{1,12}的[一两三四五六七八九几][个种类条点]$|.{1,4}什么$"
    r"|[跟与和同](?:其[它他]|别的|另外)[^，。]{0,16}(?:关系|区别|联系|比较|对比|不同|异同)"
    r"|.{0,6}(?:经验|教训|心得|体会|踩坑|的坑|起源|由来)(?:[与和及].{1,8})?$",
    re.I,
)
_REMARKED = expression(
    r"(?P<name>(?!(?:第|方法|方案|思路|题外|番外|补充|附|例|实战|案例|彩蛋|[A-Za-z]+ \d)[^：:]{0,4}[：:])"
    r"[^：:，,？?]{2,18}?)\s?[：:]\s?(?P<said>[^：:？?]{4,})"
)
# ``LoRA: Low-Rank Adaptation of …``: the title of a paper, which spells out its name.
_PAPER = expression(r"(?P<name>[A-Z][\w+-]{1,15})\s?[:：]\s?(?P<full>[A-Z][\w-]*(?: [\w-]+)+.*)")
_CAPITAL = expression("[A-Z]")
_SAYS = expression("[不没别再拿换用靠看把让给是]")
_QUESTION = expression(
    r"[？?]\s*$|^[^，。：]{1,12}还是(?!要)[^，。：]{1,12}$|^(?:谁[^，。的]{2,}$|"
    r"什么是|为什么|如何|怎么|怎样|为何|"
    r"(?:[Ww]hy|[Ww]hat|[Hh]ow|[Ww]hen|[Ww]hich|[Ii]s|[Aa]re|[Dd]oes|[Dd]o|[Cc]an|[Ss]hould) )"
)
_LONGEST_PAIR = 200
_VERSUS = expression(r"\s*(?:≠|\bvs\.?|\bVS\.?|\bversus\b)\s*|\s+&\s+", re.I)

# A sentence, or a riddle, that a post bears as its title: it names nothing.
_SAYS_SOMETHING = expression(
    r"(?:Your|My|Our|We|You|I|It|They|There|This|That|These|Nobody|Everybody|Everything|Nothing)\b.*\b(?:is|are|was|were|"
    r"has|have|had|do|does|did|can|will|must|should|needs?|knows?|works?|\w+n[’']t)\b.*"
    r"|The \w+ (?:that|who) (?:is|are|was|were|can|\w+n[’']t)\b.*"
)


_CLOSING = expression(r"(?:^|\s)#+$")  # of ``## Heading ##``, and not the sign of C#


@lru_cache(4096)  # a heading is asked for by each section below it
def clean_heading(heading: str) -> str:
    """Return the words of a heading without markup, number, emoji and marks of continuation."""
    plain = _plain(heading)
    plain = _ASKED_BY_LETTER.sub("", plain)
    plain = _CLOSING.sub("", _EMOJI.sub("", plain).strip(" 　")).lstrip("# ")
    plain = _PUBLISHED.sub("", _LECTURE.sub("", _NUMBER.sub("", _AUTHORS_WORDS.sub("", plain))))
    while shorter := _COURSE.sub("", _CONTINUED.sub("", plain)):
        if shorter == plain:
            break
        plain = shorter
    return plain.strip(" :：。")


@lru_cache(4096)
def concept_heading(heading: str) -> str:
    """Return the words of a heading without what a colon adds: ``X：拿空间换时间``."""
    cleaned = clean_heading(heading)
    paper = _PAPER.fullmatch(cleaned)
    if paper and spells_loosely(paper["name"], paper["full"]):
        return paper["name"]
    match = _REMARKED.fullmatch(cleaned)
    name = match["name"].strip() if match else ""
    said = match["said"] if match else ""
    remark = has_han(said) and not _CAPITAL.search(said) and _SAYS.search(said)
    named = remark and not (is_navigation(name) or is_aspect(name) or is_part(name) or generic_name(name))
    return name if named else cleaned


def _plain(heading: str) -> str:
    if not any(mark in heading for mark in "*`[$_\\=~<{!"):
        return heading
    prose = read_prose(Text(heading, "", (0,), (1,)))
    return prose.restore(prose.text)


def clean_title(title: str) -> str:
    """Return what a note's title is about: without the name and the number of its series."""
    series = _SERIES.match(title.strip())
    plain = title.strip()[series.end() :] if series else title.strip()
    if series and _JOURNEY.match(plain):
        plain = series["name"]
    plain = _AND_ITS.sub("", _JOURNEY_BEHIND.sub("", _LECTURE.sub("", plain))) or plain
    names: list[str] = _LATIN_NAME.findall(plain) if _AFTER.search(plain) else []
    if len(names) == 1:
        return names[0]
    plain = re.split(r"\s*[,，|｜]\s*", plain)[0] if "——" in title or "（" in title else plain
    plain = _CONTINUED.sub("", _COURSE.sub("", _COURSE.sub("", plain))).strip()
    shorter = _TITLE_TAIL.sub("", plain).strip()
    return shorter or plain or title.strip()


def is_navigation(heading: str) -> bool:
    """Tell whether a heading only guides the reader and names no concept."""
    return _NAVIGATION.match(heading) is not None or not heading


def is_aspect(heading: str) -> bool:
    """Tell whether a heading is a one-word aspect that needs its parent's name."""
    return _ASPECT.match(heading) is not None


def is_part(heading: str) -> bool:
    """Tell whether a heading says what part of its parent a section is, and names no concept."""
    return _PART.match(heading) is not None


def is_exercise(heading: str) -> bool:
    """Tell whether a section holds exercises: questions to the reader, no facts."""
    return _EXERCISE.fullmatch(heading) is not None


def is_question(heading: str) -> bool:
    """Tell whether a heading asks something."""
    return _QUESTION.search(heading) is not None


def versus(heading: str) -> tuple[()] | tuple[str, str]:
    """Return the two things a heading sets against each other, or nothing."""
    if len(heading) > _LONGEST_PAIR:
        return ()
    parts = [part.strip() for part in _VERSUS.split(heading) if part and part.strip()]
    return (parts[0], parts[1]) if len(parts) == 2 else ()


def topic_of(document: Document, section: Section) -> str:
    """Return the concept the section is about: its nearest heading that names one, else the note's title."""
    title = clean_title(document.options.title) if document.options.title else ""
    title = "" if _SAYS_SOMETHING.fullmatch(title) else title
    named, own = next(_topics(section.path), ""), concept_heading(section.heading)
    if not named and is_part(own) and not is_question(own) and _several_named(document.options.title):
        return own
    return named or title


def _several_named(title: str) -> bool:
    """Tell whether a title lists the things its sections are about: ``…（三）——A, B, C``."""
    series = _SERIES.match(title.strip())
    return series is not None and len(_SEVERAL.split(title.strip()[series.end() :])) > 1


def topic_above(section: Section) -> str:
    """Return the concept that the section's topic is a part of, by the headings above; or nothing."""
    topics = _topics(section.path)
    next(topics, "")
    return next(topics, "")


def _topics(path: Sequence[str]) -> Iterator[str]:
    """Yield the concepts that headings name, the nearest first."""
    for heading in reversed(path):
        cleaned = concept_heading(heading)
        if _SAYS_SOMETHING.fullmatch(cleaned):
            continue
        if not (is_navigation(cleaned) or is_aspect(cleaned) or is_part(cleaned) or is_question(cleaned)):
            yield cleaned
        elif is_question(cleaned) and (asked := asked_of(cleaned)):
            yield asked


def aspect_of(section: Section) -> str:
    """Return the aspect the section's own heading names (``定义``, ``训练``), or nothing."""
    cleaned = clean_heading(section.heading)
    return cleaned if is_aspect(cleaned) else ""


@lru_cache(4096)  # many rules ask the same of one name
def generic_name(name: str) -> bool:
    """Tell whether a name says a role (``优点``, ``step 1``) and no concept."""
    plain = _EMOJI.sub("", name).strip(" *“”\"'：:.★☆❗")
    pattern = chinese.GENERIC_NAMES if has_han(plain) else english.GENERIC_NAMES
    return not plain or pattern.match(plain) is not None
