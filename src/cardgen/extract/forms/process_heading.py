"""Headings that name what goes on in steps: ``三次握手``, ``Krebs cycle``, ``Brewing coffee``."""

import re

from cardgen.extract.wording.phrasing import lower_first, with_the
from cardgen.text.expression import expression
from cardgen.text.scripts import has_han

_ENGLISH = expression(
    r"(?:^[A-Z]?[a-z]{2,}ing (?!of\b|rules?\b|rates?\b|methods?\b|data\b|tips\b|types\b)[a-z]|"
    r"\b(?:cycle|pathway|process|transmission|transduction|cascade|handshake|procedure|workflow|pipeline|"
    r"sequence|synthesis|replication|transcription|translation|activation|contraction|recovery|election|"
    r"startup|shutdown|installation|respiration|mitosis|meiosis|coagulation|digestion|life ?cycle|"
    r"algorithm)$)",
    re.I,
)
_CHINESE = expression(
    r"(?:流程|过程|步骤|握手|挥手|循环|通路|途径|传递|启动|选举|恢复|复制|转录|翻译|合成|分裂|激活|级联|操作|提取|检查|"
    r"工作原理|工作方式|生命周期|三部曲|算法|训练方法|做法)$"
)
_SAID = expression(r"(?:流程|过程|步骤|工作原理|工作方式|生命周期|三部曲|做法)$")

_NO_NAME = expression(r"[，。的是有了要看分为]|以下|如下|下面|[几两三四五六七八](?:个|条|种|点)")
_LONGEST = 12  # characters of a name


def ask_led(lead: str) -> str:
    """Return the question for numbered steps below a lead-in that only names them: ``TCP 三次握手：``."""
    name = lead.rstrip("：: ")
    plain = len(name) <= _LONGEST and not _NO_NAME.search(name)
    return ask_process(name, name, True, False) if plain else ""


def ask_process(topic: str, heading: str, named: bool, commands: bool) -> str:
    """Return the question for the steps of a section: of ``topic`` where its heading names it, or nothing.

    ``named`` tells whether the heading is the topic, ``commands`` whether the items tell what to do.
    """
    if has_han(heading):
        owner = topic if named else f"{topic}的{heading}" if topic else ""
        asked = f"{owner}是什么？" if _SAID.search(heading) else f"{owner}的步骤是什么？"
        return asked if owner and _CHINESE.search(heading) else ""
    if named and (commands or _ENGLISH.search(heading)):
        return f"What are the steps of {with_the(lower_first(topic))}?"
    return ""
