"""A Chinese consequence and its ground, as one statement or two put them."""

from dataclasses import dataclass

from cardgen.text.expression import expression

_BEING_SO = expression(
    r"(?P<of>[^，。；：]{0,20}?)(?:[，,])?之所以(?P<what>[^，。；]{1,40})[，,](?:就|主要|其实|正|也|都|全|无非|不过)*"
    r"(?:是|靠的?就?是|在于|全靠|靠|原因是|(?=一方面|一来|首先))(?:因为|由于)?(?P<why>[^。]{2,160})$"
)
_EXPLAINS = expression(
    r"(?P<why>[^。]{4,140}?)[，,；;](?:这|这样|由此|这点|这一点)?(?:就|也|正|便|恰好|恰恰|可以|能|正好)*"
    r"(?:解释了?|说明了?|不难理解|不难明白|看得出)(?P<of>[^，。]{0,14}?)为(?:什么|何|啥)(?P<what>[^。]{2,50})$"
)
_NO_WONDER = expression(
    r"(?P<why>[^。]{4,140}?)[，,；;](?:难怪|怪不得|无怪乎|也难怪)(?P<of>)(?P<what>[^，。]{4,50})$"
)
_ROOT = expression(
    r"(?P<what>[^。]{4,80}?)[，,](?:其|它的)?(?:病根|根子|根源|症结|原因|道理|缘由|缘故)(?:也|就|正|便)*(?:出)?在(?:这里|此|这儿|于此)$"
)
_LIES_HERE = expression(
    r"(?P<what>[^，。]{2,30}?的(?:意义|道理|用处|奥妙|秘密|好处))(?:也|就|正|便)*在(?:这里|此|这儿|于此)$"
)
_FOR_IT = expression(
    r"(?P<what>[^。]{4,80}?)[，,](?:这|都|全|主要|就|正)?(?:(?:为的|图的)(?:就|无非|主要)?是|是为了)(?P<why>[^。]{2,100})$"
)
# ``不用X是为了Y``: what is left undone stands in one clause, and its end behind it.
_NOT_DONE_FOR = expression(
    r"(?P<what>(?:不(?:直接|再|用|去|做|取|加|把|采用|使用)|没有?)[^，。；：这那它其是]{1,40}?)(?:就|都|也|主要|正)*是为了(?P<why>[^。]{3,100})$"
)
_LEST = expression(
    r"(?P<what>(?:(?!例如|比如)[^。]){4,80}?)[，,](?P<why>(?:免得|以免|以防(?!万一)|好让|以便)[^。]{3,80})$"
)
# ``更新之前再除回来，防止小梯度变成0``
_AVOIDING = expression(
    r"(?P<what>(?!若|如果|例如|比如)(?:(?!是|避免|说明)[^。：]){4,60}?)[，,](?P<why>(?:以|从而)?(?:防止|避免)(?!了)[^。]{3,80})$"
)
# ``切换时要清空它，否则会读到旧的``
_OR_ELSE = expression(
    r"(?P<what>(?!如果|若|当|除非)[^。；，]{2,24}?(?:要|必须|需要|不能|不可|应该?|得|只能)[^。；，]{2,40})[，,；]"
    r"(?P<why>(?:否则|不然|要不然)[^。；]{3,80})$"
)
# ``…太浪费，于是就有了slab``
_HENCE = expression(
    r"(?P<why>[^。]{6,120}?)[，,](?:于是|因此|所以)(?:就|才|便|又)*(?:有了|出现了|诞生了|引入了|提出了|冒出了?)(?P<what>[^，。；的]{2,24})$"
)
_NOT_BUT = expression(
    r"(?P<what>[^，。]{2,24}?)(?:并)?不是(?:因为|由于|为了|怕)[^，。]{1,30}[，,]而是(?:因为|由于|为了)?(?P<why>[^。]{2,100})$"
)
_DUE_TO = expression(
    r"(?:由于|因为)(?P<why>[^，。]{4,60}[，,][^，。]{2,50})[，,](?:也就|所以|于是|因此|因而|这才|(?=只好|只能))(?P<what>[^。]{4,60})$"
)


# ``别把密码往payload里塞，谁拿到都能解出来``
_NEVER = expression(
    r"(?:[^\w]{1,3}\s?)?(?:千万别|千万不要|别|切勿)(?P<what>(?!再|人|的|名|墅|称|太|忘|说|看|急|怕|管|和|跟|与|把它|小看)[^，。；：了]{4,40})[，：；—]+"
    r"(?P<why>(?!否则|不然|要|应该|可以|而)[^。]{6,80})$"
)
# ``X由于隐私争议已于2019年下架``
_INNER = expression(
    r"(?P<of>(?![这那它其此但而])[^，。；：]{2,20}?)(?:由于|因为)(?P<why>[^，。；的]{2,20}?)(?:而|[，,])?"
    r"(?P<what>(?:已(?:经|于)?|早已|早就|才|只能|无法|不能|难以|会|被|不再|没有?)[^。；，]{2,40})(?=[，。；]|$)"
)


# What is so stands before its reason, or behind it; ``这也是X的原因``.
BECAUSE_LAST = expression(
    r"^(?P<what>[^。]{4,80}?)[，,](?:这?是)?(?:正是)?(?:主要|多半|大多)?是?(?:因为|(?:根本|主要)?(?:原因|病根|根源|症结|"
    r"道理|理由)(?:就|也|其实)?(?:在于|是|出在)|由于|是由于|究其原因[，,]?(?:是|在于)?)"
    r"(?P<why>[^。]{2,120}?)(?:[，,]这[种个]?[^，。]{0,6}(?:叫做?|称为|被称为)[^。]*)?$"
)
BECAUSE_FIRST = expression(
    r"^(?:正)?(?:因为|由于)(?P<why>[^。]{4,100}?)[，,](?:所以|因此|因而|导致|故|从而)(?:了)"
    r"?[，,]?(?:通常来说[，,]|一般来说[，,])"
    r"?(?P<what>[^。]{4,80})$"
)
# A consequence that says what can, cannot or must be: what only goes on (``所以我们…``) explains nothing.
SO = expression(
    r"^(?P<why>[^。]{6,100}?)[，,](?:所以|因此|因而|于是|故而?)(?P<what>(?!又叫|也叫|称|叫|我们|得|有)[^，。]{0,20}?"
    r"(?:没法|无法|不能|不会|不用|不必|不再|难以|不需要|无需|必须|只能|才能|能够?|可以|需要|要|会|容易|更|很|比较|适合|习惯|改用|选|用)"
    r"[^。]{2,50})$"
)
DUE_TO = expression(
    r"^(?:由于|因为)(?!有了|[^，]*(?:如果|这么))(?P<why>[^，。]{4,60})[，,](?P<what>[^，。]{6,50})$"
)
IS_THE_REASON = expression(
    r"^(?P<why>[^。]{4,100}?)(?:[，,]|——|—)这(?:也|就|正|便)*是(?P<what>[^，。]{4,40}?)的(?:主要|根本|真正)?(?:原因|理由)$"
)

WHY_NAME = expression(
    r"^(?P<why>[^。]{5,160}?)[，,](?:这就是|所以|因此|(?=(?:它的|其)?名字|因此得名|由此得名|故名))(?P<what>(?:又|也|被)?(?:叫做?|称为)[^，。]{2,20}|"
    r"[^，。]{2,40}(?:名字|名称)的由来|(?:它的|其)?名字(?:就|便|正)?是?(?:这么|这样|由此|因此)(?:得)?来的?|(?:因此|由此|故而?)得名|故名)$"
)


LIES_HERE = "就在这里"
NOT_DONE = "不…是为了"
NEVER = "别"
_NEEDED = "于是有了"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is so; ``of`` names whose it is; ``why`` is empty where it stands before."""

    of: str
    what: str
    why: str
    cue: str


_COMMA = expression("[，,]")


def ground_in(text: str) -> Ground | None:
    """Return the consequence that ``text`` explains, or nothing."""
    for pattern, cue in _PATTERNS:
        match = pattern.match(text)
        if match:
            found = match.groupdict()
            of, what, why = found.get("of", ""), found["what"], found.get("why", "")
            if cue in ("为的是", NOT_DONE):
                why = "为了" + why
            elif cue == NEVER:
                what = "不要" + what
            elif cue == _NEEDED:
                what = "需要" + what
            elif why.startswith("它") and of:
                why = of + why[1:]
            elif cue == "根子" and len(clauses := _COMMA.split(what)) > 2:
                why, what = clauses[0], "，".join(clauses[1:])
            return Ground(of, what, why, cue)
    return None


# Both halves whole: no formula alone, no step of the author's (``所以我们…``), nothing only called so.
_THEREFORE = expression(
    r"(?P<why>[^。：]{6,100}?)[，,；](?:所以|因此|因而|故而|从而(?=不|可|能|避免|减少))[，,]?"
    r"(?P<what>(?!又叫|也叫|称|叫|被称|我们|咱|得|有|可得|由|根据|当|如果|若|先|再|只要|下面|上)[^。：]{5,60})$"
)


def consequence_in(text: str) -> Ground | None:
    """Return the consequence of a plain ``Y，所以X``, or nothing."""
    match = _THEREFORE.match(text)
    return Ground("", match["what"], match["why"], "所以") if match else None


_PATTERNS = (
    (_BEING_SO, "之所以"),
    (_EXPLAINS, "为什么"),
    (_NO_WONDER, "难怪"),
    (_ROOT, "根子"),
    (_LIES_HERE, LIES_HERE),
    (_FOR_IT, "为的是"),
    (_NOT_DONE_FOR, NOT_DONE),
    (_NOT_BUT, "而是"),
    (_DUE_TO, "由于"),
    (_HENCE, _NEEDED),
    (_LEST, "免得"),
    (_AVOIDING, "避免"),
    (_OR_ELSE, "否则"),
    (_INNER, "由于"),
    (_NEVER, NEVER),
)
