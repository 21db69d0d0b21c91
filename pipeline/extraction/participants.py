"""Who takes part in a clause: the names in it, what 同国 and 両国 point to, and the doer it omits.

Japanese leaves a doer out once it is known: the topic of the sentence (Xは) and, where no clause
of the sentence names a doer, the doer of the sentence before take part too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.gazetteer import load
from pipeline.models import NameMention

SAME = re.compile(
    r"(?=[同両双氏2-6２-６二三四五六])(?:"
    r"(?<!など)(?P<few>[2-6２-６二三四五六])[かカヵヶ]国|"
    r"(?P<one>同(?:国|州|市|地|島|県|政府|軍(?!事)|政権|海域|[海空陸]軍)(?!際))|(?P<two>両国|双方|両軍|両首脳|両政府|両政権|両外相|両国防相|両大統領|"
    r"(?<=相)同士|(?<=首脳)同士|(?<=軍)同士|(?<=長官)同士)|"
    r"(?P<arms>同(?:型の)?(?:ミサイル|無人機|戦闘機|爆撃機|機(?=[はがをのに、])|戦車|兵器|システム|ロケット|"
    r"魚雷|爆弾|弾(?!道)))|(?P<who>同氏|(?<![一-龯ァ-ヶーA-Za-z）])氏(?=[はがもの])|同大統領|同首相|同総書記|同外相|同国防相|同長官)"
    r")"
)
_SAME_PLACE = ("同市", "同州", "同県", "同地")
_SORT = re.compile("[州県市]")
_SEAT = re.compile(
    "[省街宮殿]$|議会|本部|クレムリン|ホワイトハウス|ペンタゴン|青瓦台|中南海|永田町"
)
_TOPIC = re.compile(
    r"[^、。はがをにへで「」]{0,10}(?<!と)(?:は|も(?=[、0-9０-９同翌昨今先来前当]))"
)
SUBJECT = re.compile(r"[^、。はがをにへで「」]{0,16}(?:が|(?<!と)[はも]|による|によって)")
_OPENER = re.compile(
    "[^、。はがをにへで「」]{0,12}(?:軍|[省庁府相側派隊氏院局党]|大統領|首脳|長官|議会|会議|政権|"
    "当局|大使|勢力)、|[日米韓英仏独露ロ中豪印]{0,5}、(?![^。]*(?:[はが]|[一-龯ァ-ヶ]も))"
)
_BEFORE_ITEM = "\n。】 \u3000日旬月年朝夜夕、"  # what _OPENS may end on
_OPENS = re.compile("(?:^|[\n。】 \u3000]|[日旬月年朝夜夕]、?)$")
_OTHER_SUBJECT = re.compile(r"[一-龯ァ-ヶーA-Za-z」](?:が|は)(?!、?[^。]*という)")
_SUBJECT_HERE = re.compile("[一-龯ァ-ヶーA-Za-z0-9」）](?:が|は|も)(?!、?[^。]*という)")
# who only reports: 米紙, 米政府の集計では · what is only near: 米中首脳会談を前に
_PRESS = re.compile(
    "(?:有力|主要|各)?(?:紙|誌|メディア|テレビ|通信社)|"
    "(?:軍|政府|当局|国防省)?の(?:集計|推計|調べ|まとめ|分析)(?:では|によ)|"
    "[^、。はがを]{0,8}情報(?:院|機関|当局)は[^。]*[とを](?:発表|公表|明らか|報告|指摘|み[るて]|分析|説明)|"
    "[^、。はがを]{0,12}(?:会談|会議|会合|訪問|選挙|協議|演習|式典)を(?:目前に|前に|控え|間近に)"
)
_ENDS_VERB = "ただるう"
_SPEAKS = re.compile(
    "^[^、。はがをにで]{0,16}が[^。「]*(?:[うくすつぬぶむる]|ない)と(?:警告|威嚇|表明|宣言|明言|強調|述べ|応じ|返し)"
)
_VERB = re.compile("[ただ]$|(?<![あい])[るう]$")
_DONE_BY = re.compile("[^、。はがをにの]{0,8}(?:[はがもでだ、。]|$)")
_CHARGED = re.compile("[^。「」は]*[たるい]として、")
_IS = re.compile("[^、。はがをに]{0,10}(?:だ(?:った)?。|でした。|です。|である。|であった。|で、)")
_CLEFT = re.compile("の[はが]、?[^。はがを]*")
_NAMED = re.compile("(?:[軍側]|政府)?[はがも]")
_JOINED = re.compile("(?:軍|政府|側)?[と・、]?")
_HOST = re.compile("(?:市|郊外)?で")
_AGENT = re.compile("[^、。はがをにで「」]{0,10}が")
_ARMY = re.compile("[海空陸]?軍(?!基地)")
_OWN_FORCES = re.compile("(?:^|[、。」）\\s])(?:国|政府|陸|海|空)?(?:軍|部隊)[がは]$")
FORCES_SEEN = re.compile(
    "軍?の[^、。はがを]{0,10}(?:部隊|兵|艦|空母|[軍用闘撃]機|ミサイル|演習|実験)(?:(?!訓練|支援)[^、。はがを]){0,14}を"
    "(?:公表|発表|確認|明らかに)"
)
_STRUCK = re.compile("(?:攻撃|空爆|爆撃|砲撃|破壊)さ?れ|撃ち込まれ|狙われ|落とされ|襲われ")
_SUFFERED = re.compile("[さわかまらば]れ(?:た|て|、|まし)")
# 「ブラジルでは9日、政府が…」: whose government; a paper's own is that of 自衛隊
_INSTITUTION = re.compile(
    "(?:^|[、。はで「\\s])(?:政府|政権|議会|国会|外務省|国防省|防衛省|大統領府|"
    "[一-龯]{0,4}(?:防衛相|官房長官|(?:防衛|外務)大臣))[はがも]"
)
# organisations that strike; "the rebels", "the movement" may mean one
ARMED_BANDS = frozenset(
    "WAGNER HAMAS HEZBOLLAH HOUTHI IS AL_QAEDA HTS PIJ LET JEM PKK DPR_LPR".split()
)
# ロシアとベラルーシの|合同演習「ザパド」が控える, 露・ベラルーシ|首脳会談。: whose it is, is said
_MEETING = re.compile(
    "^の?[^、。はがをにで]{0,8}(?:演習|訓練|会談|会合|協議|交渉|条約|協定|停戦|覚書|国境)"
    "(?:「[^」]{1,20}」[0-9]*)?(?:[はがも](?!、?[^、。]*を)|。|$)"
)
# classes of arms, and aircraft, that only the state that makes them has
_NEVER_LENT = ("strategic_nuclear", "ballistic_missile", "naval")
_BOMBERS = frozenset("b1b b2 b52 b21 tu95 tu160 tu22m3 mig31 mig31k".split())
_MOVES = re.compile("[」』]?(?:など)?(?:[0-9一二三]+[発隻機]|の[0-9一二三]+[発隻機])?[がはも]")
_SORTS = {  # of arms, by the words that point back to them
    "ミサイル": ("ballistic_missile", "cruise_missile", "anti_ship_missile", "air_defence"),
    "無人機": ("uav",),
    "戦車": ("tank",),
    "機": ("aircraft", "uav"),
}
_LONGEST_QUOTE = 120
_FADE = 0.85  # how much of a doer's weight a sentence leaves


def anaphors(
    article: str, text: str, start: int, before: Sequence[NameMention]
) -> Iterator[NameMention]:
    """Mentions for 同国, 両国, 同氏 in the sentence `text` at `start`, from the names before it."""
    for match in SAME.finditer(text):
        at = start + match.start()
        if match["arms"]:
            chosen = _same_arms(match["arms"], [n for n in before if n.end <= at])
            yield from _pointing(chosen, match, start)
            continue
        known = [n for n in before if n.kind != "weapon" and n.end <= at]
        fit = [n for n in known if (n.via == "leader" if match["who"] else n.kind == "country")]
        if match.group().endswith("軍"):  # 同軍, 同空軍
            army = match.group()[1:]
            fit = [
                n
                for n in fit
                if (
                    _ARMY.match(article, n.end) if army == "軍" else article.startswith(army, n.end)
                )
            ] or fit
        if match.group() == "同国":  # 「米軍は同国に…」, 「同国がシリアを…」: not who is named here
            here = {
                n.id
                for n in before
                if (start <= n.start < at and _NAMED.match(article, n.end))
                or (n.start > at and n.via in ("name", "alias", "abbr"))
            }
            fit = [n for n in fit if n.id not in here] or fit
        if match.group() in _SAME_PLACE:  # 「キーウを…。米国によると、同市へ…」: not a state
            sort = [n for n in fit if n.via in ("place", "capital") and not _SEAT.search(n.text)]
            named = [n for n in sort if _sort(article, n) == match.group()[1]]
            fit = (
                named
                or [n for n in sort if match.group()[1] == "地" or not _sort(article, n)]
                or fit
            )
        if match["two"]:
            fit = [n for n in fit if not _HOST.match(article, n.end)]
        latest = {n.id: n for n in fit}  # the last mention of each, in the order of first mention
        chosen = sorted(latest.values(), key=lambda n: -n.end)[: 2 if match["two"] else 1]
        if match["two"]:
            chosen = _pair(article, fit) or chosen
        if match["few"]:
            chosen = _listed(article, fit, int(unicodedata.numeric(match["few"])))
        yield from _pointing(chosen, match, start)


def _pointing(
    names: Sequence[NameMention], match: re.Match[str], start: int
) -> Iterator[NameMention]:
    """The names as what the words of `match` in the sentence at `start` point to."""
    for n in names:
        first, last = start + match.start(), start + match.end()
        yield n._replace(start=first, end=last, text=match.group(), via="anaphor")


def _same_arms(words: str, before: Sequence[NameMention]) -> list[NameMention]:
    """The system named last that 同ミサイル, 同機 may mean."""
    weapons = load().weapons
    classes = next((known for sign, known in _SORTS.items() if sign in words), None)
    named = [n for n in before if n.kind == "weapon" and not weapons[n.id].generic]
    return [n for n in named if not classes or weapons[n.id].weapon_class in classes][-1:]


def _sort(article: str, place: NameMention) -> str:
    """What the place calls itself, 州 of アストラハン州, or ""."""
    sign = _SORT.search(article, max(place.start, place.end - 1), place.end + 1)
    return sign.group() if sign else ""


def _pair(article: str, known: Sequence[NameMention]) -> list[NameMention]:
    """The last two states that are named as two: タイとカンボジア, 米ロ."""
    joined = [bool(_JOINED.fullmatch(article, a.end, b.start)) for a, b in pairwise(known)]
    for i in reversed(range(len(joined))):
        more = joined[max(0, i - 1) : i] + joined[i + 1 : i + 2]  # 日米豪印 are no two
        if joined[i] and not any(more) and known[i].id != known[i + 1].id:
            return list(known[i : i + 2])
    return []


def _listed(article: str, known: Sequence[NameMention], count: int) -> list[NameMention]:
    """The states that were last named as so many: 「英国、フランス、ドイツの3か国」."""
    for last in range(len(known), count - 1, -1):
        group = known[last - count : last]
        joined = all(_JOINED.fullmatch(article, a.end, b.start) for a, b in pairwise(group))
        if joined and len({n.id for n in group}) == count:
            return list(group)
    return []


def _is_topic(text: str, name: NameMention) -> re.Match[str] | None:
    """Whether は marks the name, or it opens an item and stands before a 、."""
    if topic := _TOPIC.match(text, name.end):
        return topic
    return opens_item(text, name.start, name.end)


def opens_item(text: str, start: int, end: int) -> re.Match[str] | None:
    """「12日　ウクライナ軍、橋を攻撃。」: whether the name at `start`..`end` opens an item."""
    if start and text[start - 1] not in _BEFORE_ITEM:
        return None
    opens = _OPENS.search(text, max(0, start - 3), start)
    return _OPENER.match(text, end) if opens else None


def doers(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """The actors that the sentence names as doers: the topic if it has one, else the subject."""
    if not names:
        return []
    actors = [n for n in names if n.kind != "weapon" and n.id != "WEST"]
    unquoted = [n for n in actors if not _quoted(text, n.start)]
    if found := [n for n in unquoted if _is_topic(text, n)]:
        return found
    if found := [n for n in unquoted if SUBJECT.match(text, n.end)]:
        return found
    if found := [n for n in unquoted if _is_cleft(text, n)]:
        return found
    return _institution(text, names)


def _is_cleft(text: str, name: NameMention) -> bool:
    """「発射したのは、Xだった」「怒ったのがXで、」"""
    if not _IS.match(text, name.end):
        return False
    begin = text.rfind("。", 0, name.start) + 1
    at = max(text.rfind("のは", begin, name.start), text.rfind("のが", begin, name.start))
    return at >= 0 and bool(_CLEFT.fullmatch(text, at, name.start))


def _quoted(text: str, at: int) -> bool:
    """Whether `at` lies in 「…」: who is spoken of there does not do what is said."""
    begin = max(0, at - _LONGEST_QUOTE)
    return text.rfind("「", begin, at) > text.rfind("」", begin, at)


def _institution(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """The state whose government a sentence names without it: the host's, else Japan's own."""
    states = [n for n in names if n.kind == "country" and n.via != "anaphor"]
    begin = text.rfind("。", 0, states[0].start) if states else 0
    end = text.find("。", states[-1].end) if states else 0
    bare = _INSTITUTION.search(text, max(0, begin), end) if states else None
    if bare is None:
        return []
    hosts = [n for n in states if n.end <= bare.end() and _HOST.match(text, n.end)]
    return hosts[-1:] or [n for n in states if n.id == "JPN" and n.start > bare.start()][:1]


def _topic(text: str, actors: Sequence[NameMention]) -> list[NameMention]:
    """Those whom the last は marks: of 「XはAし、YとZはBし、」 Y and Z."""
    marked = [
        (n, m.end()) for n in actors if (m := _is_topic(text, n)) and not _quoted(text, n.start)
    ]
    return [n for n, end in marked if end == marked[-1][1]]


_CLOSES = re.compile("」と")


def on_another(text: str, names: Sequence[NameMention]) -> bool:
    """Whether one state speaks of another's deed: Xは、Yが … · Xが、Yの部隊の到着を公表した."""
    states = [n for n in names if n.kind == "country"]
    topics = {n.id for n in states if _is_topic(text, n)}
    if len(topics) > 1 and any(_CLOSES.match(text, n.start - 2) for n in states):
        return True  # 「Yは…した」とXは述べた
    if topics and any(n.id not in topics and _AGENT.match(text, n.end) for n in states):
        return True
    forces = {n.id for n in states if FORCES_SEEN.match(text, n.end)}
    return bool(forces) and any(n.id not in forces and SUBJECT.match(text, n.end) for n in states)


class Cast:
    """The doers of a text so far, the latest and most frequent first; before any, its scene."""

    def __init__(self, title: Sequence[NameMention]) -> None:
        self._known: dict[str, NameMention] = {}  # the first mention of each doer
        self._weights: dict[str, float] = {}
        self._base = {n.id: 0.5 for n in title if n.kind != "weapon"}
        self._scene: list[NameMention] = []
        self._last: list[NameMention] = []  # who alone does what the last sentence tells
        self._joint: list[NameMention] = []  # those who did the last deed together

    def hear(self, text: str, named: Sequence[NameMention], states: Sequence[NameMention]) -> None:
        """Take in the doers of one more sentence, and the states that it names at all."""
        if named:
            together = all(_JOINED.fullmatch(text, a.end, b.start) for a, b in pairwise(named))
            self._joint = list(named) if together else []
        self._weights = {id: _FADE * weight for id, weight in self._weights.items()}
        for name in named:
            self._known.setdefault(name.id, name)
            self._weights[name.id] = self._weights.get(name.id, 0.0) + 1.0
        self._last = list(named[:1]) if len({n.id for n in named}) == 1 else []
        if len({n.id for n in states}) == 1:
            self._scene = list(states[:1])

    def leading(self) -> list[NameMention]:
        """The doer that a sentence without one speaks of, or none."""
        if self._last or not self._weights:
            return self._last or self._scene
        weights = {id: weight + self._base.get(id, 0.0) for id, weight in self._weights.items()}
        most = max(weights, key=weights.__getitem__)
        together = any(n.id == most for n in self._joint)
        return self._joint if together else [self._known[most]]


def taking_part(
    text: str,
    start: int,
    end: int,
    names: Sequence[NameMention],
    carried: Sequence[NameMention],
    *,
    attack: bool,
    embedded: bool = False,
) -> list[NameMention]:
    """The names of the clause at `start`..`end`, with the doer that earlier words give it.

    `names` are those of its sentence, `carried` the leading doer of the text before. An attack
    with a subject of its own (爆発があった, 弾薬庫が攻撃された) takes no doer from before, nor does
    a clause `embedded` in the sentence of another (米国は、北朝鮮が4日に行った実験を).
    """
    inside = [n for n in names if start <= n.start < end]
    if attack:  # a council strikes nobody
        carried = [n for n in carried if n.kind == "country" or n.id in ARMED_BANDS]
    actors = [n for n in inside if n.kind != "weapon"]
    press = [n for n in actors if _PRESS.match(text, n.end)] if len(actors) > 1 else []
    if press and len(press) < len(actors):
        inside = [n for n in inside if n not in press]
        actors = [n for n in actors if n not in press]
    struck = all(n.via in ("place", "capital") for n in actors)
    if attack and struck and _SUFFERED.search(text, start, end):
        return inside + [n._replace(via="carried") for n in carried]  # 港が狙われた: by them
    if any(_is_topic(text, n) or _has_done(text, n) or _is_cleft(text, n) for n in actors):
        return inside
    if embedded and any(_AGENT.match(text, n.end) for n in actors):
        return inside
    earlier = [n for n in names if n.end <= start]
    given = _topic(text, [n for n in earlier if n.kind != "weapon"])
    main = [n for n in actors if not _CHARGED.match(text, n.end, end)]
    if not given and any(SUBJECT.match(text, n.end) for n in main):
        return inside
    if given and main and _SPEAKS.search(text[main[-1].end : end]):
        given = []  # 「Xは…と表明し、Yの報道官が…すると警告した」
    elif given:  # 「Xは、Yが…し、…したと非難した」
        given += [n for n in earlier if n.start > given[-1].end and _AGENT.match(text, n.end)]
    if not given and (own := _institution(text, names)):
        given = own
    elif not given and (before := doers(text, earlier)):
        subjects = _SUBJECT_HERE.finditer(text, start, end)
        given = [] if any(not _quoted(text, m.start()) for m in subjects) else before
    elif not given:
        own_subject = attack and _own_subject(text, start, end, names)
        met = main and _MEETING.search(text[main[-1].end : end])
        given = owners(text, inside) or ([] if own_subject or met else list(carried))
    return inside + [n._replace(via="carried") for n in given]


def makers(arms: NameMention) -> tuple[str, ...]:
    """The states that make the arms, where no other has them; so they are theirs."""
    weapon = load().weapons[arms.id]
    theirs = weapon.weapon_class in _NEVER_LENT or weapon.id in _BOMBERS
    return weapon.origins if theirs else ()


def owners(text: str, names: Sequence[NameMention]) -> list[NameMention]:
    """Whose the ship or rocket is that is the subject of a clause: 「山東」が海峡を抜けた."""
    arms = [n for n in names if n.kind == "weapon" and _MOVES.match(text, n.end)]
    return [
        n._replace(kind="country", id=id) for n in arms if len(makers(n)) == 1 for id in makers(n)
    ]


def suffers(clause: str, names: Sequence[NameMention]) -> bool:
    """「港に巡航ミサイルが撃ち込まれた」: whether a blow has a place and arms, and no doer."""
    actors = [n for n in names if n.kind != "weapon"]
    if len(actors) == len(names):
        return False
    place = any(n.via in ("place", "capital") for n in actors)
    return place and len({n.id for n in actors}) == 1 and bool(_STRUCK.search(clause))


def _has_done(text: str, name: NameMention) -> bool:
    """Whether a clause modifies the name: 「6回目の実験を強行した|北朝鮮|だけである」."""
    begin = name.start
    if text[begin - 1] not in _ENDS_VERB or not _VERB.search(text, max(0, begin - 2), begin):
        return False
    return bool(_DONE_BY.match(text, name.end))


def _own_subject(text: str, start: int, end: int, names: Sequence[NameMention]) -> bool:
    """Whether something else than a weapon or 国軍 is the subject of the clause."""
    weapons = [n for n in names if n.kind == "weapon"]
    return any(
        not any(n.end <= m.end() - 1 <= n.end + 4 for n in weapons)
        and not _OWN_FORCES.search(text, max(0, m.end() - 8), m.end())
        for m in _OTHER_SUBJECT.finditer(text, start, end)
    )
