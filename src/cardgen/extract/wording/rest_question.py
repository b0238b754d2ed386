"""What a Chinese sentence says behind its first clause, asked for by how it goes on, if that tells.

``每层单独训练，再接在一起微调`` has no question and is better hidden; ``…，于是显存不够`` asks what follows.
"""

from cardgen.text.expression import expression

_TIME = expression(
    r"(?:[到在]?了?)(?P<when>(?:更早的)?\s?\d{4}\s?年(?:\d{1,2}\s?月)?(?:前后|之后|以后|底|初|左右)?)"
)
# ``训练时算局部距离，推理时只用全局特征``
_AT_TIME = expression(
    r"(?:训练|推理|预测|测试|编码|解码|前向|反向|写入?|读取?|查询|插入|编译|运行)[^，]{0,2}时(?=[^，]{2})"
)
_OTHER_TIME = expression(
    r"(?P<when>(?:训练|推理|预测|测试|编码|解码|前向|反向|写入?|读取?|查询|插入|编译|运行)[^，]{0,2}时)(?:则|就|只?需)?(?P<what>(?![是有，])[^。；]{4,})"
)
_IF = expression(
    r"(?:如果|若|[^，]{0,12}一旦|只要|[^，]{0,8}(?<!主)要是|万一|因为|由于|既然|每次?(?=.{2,}[时后次个]$)).*|.*(?:的话|的时候|之后|以后|(?<!同)(?<!小)(?<!即)(?<!实)时|一上来|翻一倍|越大|越小|越多|越高|一[多大少小高低长短满快慢深换])"
)
_THEN = expression(
    r"(?:所以|因此|因而|于是|从而|这样一来|结果(?!是)|那么|[就便](?!是)|会|只好|只能|必须|不得不|都会|往往|很容易)"
)
_IT_IS = expression(
    r"(?P<verb>[靠用看为图要说学拿比改]的(?:是|就是)|结果是|目的是|条件是|前提是|区别是|理由是|最[^，。；是]{2,10}是)(?P<what>.+)"
)
# ``除了选主，还有发现、同步、广播三个阶段``
_AND_SEVERAL = expression(
    r"还有(?P<names>[^。；]*、[^。；]*?)(?:这|等)?(?P<count>[两三四五六])(?P<what>[个种条步点类层项][一-鿿]{0,6})"
)
_VERB = expression(
    r"(?P<verb>(?:[^，。；的]{2,8}[里上中])?可以?(?:理解|解释|视|看作|看成)为?|说明|意味着|表明|相当于|等价于|也叫|又叫|叫做?|称为|负责|用来|用于|换成|变成|改成|改为|成了?|要求|防止|保证|"
    r"得到|对应|表示|取决于|采用|发现|证明|指出|认为|观察到|引入|省去|省掉|牺牲|退化[成为]|记[作为]|简称)(?P<done>了?)(?P<what>[^，。；].+)"
)
_THIS_NAMED = expression(r"(?P<this>这[一种个]?[一-鿿]{0,4}?)(?P<verb>也叫|又叫|叫做?|称为)(?P<what>.{2,30})")
_DOES = expression(
    r"(?:先(?!看|说)|再(?!说|好|也)|把|将(?![会要来])|用(?!户|到|法)|拿|靠|通过|按(?!理)|从(?!此|不|来)|给(?!出)|让|沿)(?=.{4,})"
)
_AMOUNT = expression(
    r"(?:大约|约|大概|差不多|至少|最多|一般|通常|默认)?(?:是|有|要|占|为|取)?\s?\d[\d.,~～到-]*\s?[^，。；有没的]{0,5}"
)
_AIMS = expression(r"(?:要|想|为了).*|.*(?:办法|做法|思路|套路|计算|训练|推理|解码|采样|搜索|求解|更新)")
_FINDS = ("发现", "证明", "指出", "观察到")
_BECAUSE = expression(r"^(?:因为|由于)(?![这那它其])")
_WANTS = expression(r"想|要想")
_IS_CLAUSE = expression(r"^[^，]*是")
_PARTS = expression(r"(?:一是|其一|一种是)")
_COUNTED, _FIRST = expression("[两二三四五][轮步层种个类条点级段]"), expression("第一")
_ASKED = expression(r"[？?]|什么|怎么|怎样|如何|多少|哪")


def ask_rest(first: str, rest: str) -> tuple[str, str] | None:
    """Return a question with ``first``, a first clause without its comma, and the answer; or nothing."""
    if _ASKED.search(first):
        return None
    time = _TIME.fullmatch(first)
    if time:
        return f"{time['when'].strip()}发生了什么？", rest
    other = _OTHER_TIME.match(rest) if _AT_TIME.match(first) else None
    if other:
        return f"{other['when']}怎么做？", other["what"]
    named = _THIS_NAMED.match(rest)
    if named:
        return f"{first}，{named['this']}{named['verb']}什么？", named["what"]
    is_what = _IT_IS.match(rest)
    if is_what:
        return f"{first}，{is_what['verb']}什么？", is_what["what"]
    several = _AND_SEVERAL.fullmatch(rest)
    if several:
        return f"{first}，还有哪{several['count']}{several['what']}？", several["names"]
    does = _VERB.match(rest)
    if does:
        done = does["done"] or ("了" if does["verb"] in _FINDS else "")
        return f"{first}，{does['verb']}{done}什么？", rest
    asks = _asks(first, rest)
    return (f"{_BECAUSE.sub('', first)}，{asks}？", rest) if asks else None


def _asks(first: str, rest: str) -> str:
    if _PARTS.match(rest) or (_COUNTED.search(first) and _FIRST.match(rest)):
        return "分别是什么"
    if _AMOUNT.fullmatch(rest):
        return "是多少"
    if _IF.fullmatch(first) or _THEN.match(rest):
        return "会怎样"
    if _WANTS.match(first) and not _IS_CLAUSE.search(rest):
        return "怎么办"
    return "是怎么做的" if _DOES.match(rest) and _AIMS.fullmatch(first) else ""
