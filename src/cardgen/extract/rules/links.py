"""Titles of references that say what a thing is: ``X：用于…的模型``, ``…模型X``, ``微软提出X``."""

import re
from collections.abc import Iterator

from cardgen.extract.finding import Finding, Reading
from cardgen.extract.reading.view import Links
from cardgen.extract.wording.answers import clean
from cardgen.model import Kind, Source
from cardgen.notes.document import Reference
from cardgen.text.expression import expression

_CLASS = (
    "模型|方法|框架|算法|库|网络|系统|工具箱|工具包|工具|协议|语言|平台|架构|机制|技术|编译器|引擎|"
    "数据库|数据集|"
    "transformer|Transformer|"
    "策略|函数|结构|格式|器|码|标准|优化器|损失|归一化|loss"
)
_NAME = r"[A-Z][A-Za-z0-9][A-Za-z0-9.+\-]*(?: [A-Z0-9][A-Za-z0-9.\-]*){0,2}|[a-z]*[A-Z][A-Za-z0-9.+\-]+"
_COLON = expression(
    rf"^(?P<name>{_NAME}|[a-z][a-z0-9_-]{{3,20}})[！!]?\s*(?:[：:]|——|—)\s*(?P<what>[^？?！!]{{4,60}})$"
)
_BANG = expression(rf"^(?P<name>{_NAME})[！!]\s*(?P<what>[^？?！!]{{4,60}})$")
_KIND_END = expression(rf"(?:{_CLASS})(?:，[^，]*)?$")
_SAYS = expression(
    r"一种|用于|基于|利用|可用于|面向|支持|首个|用[^，]{1,16}(?:来|的)|的[^，]{0,20}(?:" + _CLASS + ")"
)
_NOT_SAYING = expression(
    r"解读|综述|入门|实战|源码|分析|教程|详解|详细|精讲|总结|指南|笔记|讲解|ppt|PPT|论文|原理|放弃|"
    r"收藏|干货|一文|万字|看这篇|怎么|如何|什么|为何|时代|未来|进展|"
    r"盘点|\d+页|发展|历史|快了|倍|又是|来了|秘密|背后|性能提升|应用$|选择$|介绍|代码$|聊聊|探究|思考|"
    r"漫谈|浅谈"
)
_APPOSITION = expression(
    rf"(?P<adj>(?:[\u4e00-\u9fffA-Za-z0-9-]{{2,24}}?)?(?:{_CLASS}))(?P<name>{_NAME})(?=$|"
    rf"[：:，,！!？?、\s（(]|[\u4e00-\u9fff])"
)
_PROPOSED = expression(
    rf"(?:^|[，,：:！!\s]|最新)(?P<who>[\u4e00-\u9fffA-Z][\u4e00-\u9fffA-Za-z&＆、]{{1,14}}?)(?:联合|"
    rf"最新|团队)"
    rf"?(?:最新)?(?:提出|推出|开源|发布)(?:了)?(?:[\u4e00-\u9fff]{{0,14}}?)?(?P<name>{_NAME})(?![A-Za-z0-9的]|系列|家族|类)"
)
_BOAST = expression(r"，(?:性能|效果|速度|精度)[^，]*$")
_MADE_BY = expression(
    r"(?P<who>[\u4e00-\u9fffA-Z][\u4e00-\u9fffA-Za-z&＆、]{1,14}?)(?:联合)?(?P<verb>提出|开源|推出|发布)的"
)
_NOT_WHO = expression(r"我|你|什么|终于|首次|正式|全面|重磅|最新|一文|论文|官方|终|又|新|的|何")


def links(reading: Reading) -> Iterator[Finding]:
    """Find what titles of references state; the titles that only announce something make no card."""
    for node in reading.view.nodes:
        if isinstance(node, Links):
            for reference in node.block.references:
                yield from _title(reference)


def _title(reference: Reference) -> Iterator[Finding]:
    title = clean(reference.title)
    match = _COLON.match(title) or _BANG.match(title)
    if match and _says_what(match["what"]):
        yield from _named_first(reference, match["name"], match["what"])
        return
    apposition = _APPOSITION.search(title)
    if apposition and _is_apposition(apposition):
        question, answer = f"{apposition['name']}是什么？", _trim(apposition["adj"])
        words = apposition["adj"]
        yield _finding(reference, Kind.DEFINITION, apposition["name"], question, answer, 0.5, words)
    proposed = _PROPOSED.search(title)
    if proposed and not _NOT_WHO.search(proposed["who"]):
        name, question = proposed["name"], f"{proposed['name']}由谁提出？"
        yield _finding(reference, Kind.ATTRIBUTION, name, question, proposed["who"], 0.5, "提出")


def _says_what(what: str) -> bool:
    """Tell whether words behind a name say what kind of thing it is."""
    return bool(not _NOT_SAYING.search(what) and _KIND_END.search(what) and _SAYS.search(what))


def _named_first(reference: Reference, name: str, what: str) -> Iterator[Finding]:
    """``X：…的一种方法``: what it is, and who made it."""
    what = _BOAST.sub("", what)
    yield _finding(reference, Kind.DEFINITION, name, f"{name}是什么？", clean(what), 0.7, "：")
    by = _MADE_BY.match(what)
    if by and by["verb"] == "提出" and not _NOT_WHO.search(by["who"]):  # the rest is in the other answer
        question = f"{name}由谁{by['verb']}？"
        yield _finding(reference, Kind.ATTRIBUTION, name, question, by["who"], 0.5, by["verb"])


def _is_apposition(match: re.Match[str]) -> bool:
    words = _trim(match["adj"])
    return (
        len(words) >= 4
        and not re.search(r"[吗么哪]|如何|怎|我|你|的$", words)
        and re.fullmatch(_CLASS, words) is None
    )


def _trim(words: str) -> str:
    return re.sub(
        r"^(?:.*(?:提出|推出|开源|发布|解读|超越\w+?|实现|使用|理解|学习|详解|的最强|搞懂|玩转|深入)|"
        r"最新|全新|最强|一种|一个|的)+",
        "",
        words,
    )


def _finding(
    reference: Reference, kind: Kind, concept: str, question: str, answer: str, sure: float, words: str
) -> Finding:
    last = reference.source.end_line
    return Finding(kind, concept, question, answer, Source(reference.source.path, last, last), sure, words)
