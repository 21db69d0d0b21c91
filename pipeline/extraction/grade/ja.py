"""How grave: what a Japanese clause says of its deed, before the verb that ends it."""

from __future__ import annotations

import re

from pipeline.extraction.grade import taught
from pipeline.extraction.grade.clause import Clause, Graded
from pipeline.extraction.grade.objects import UNLISTED, by_words, group
from pipeline.extraction.predicates import Predicate
from pipeline.models import NameMention

NUCLEAR = re.compile(
    r"核(?!施設|合意|開発|保有|燃料|物質|家族|心|(?:弾頭)?[もをが]?(?:積め|積む|搭載(?:でき|可能|する能)))|"
    r"キューバ危機|抑止力部隊|新START|INF(?<![A-Z]INF)(?![A-Z])|CTBT(?<![A-Z]CTBT)(?![A-Z])|"
    r"NPT(?<![A-Z]NPT)(?![A-Z])|ICBM|大陸間弾道|水爆|原爆"
)
TREATY = re.compile(r"条約|協定|覚書|議定書|START|INF|NPT")
PAPER = re.compile(r"ドクトリン|核原則|基本原則|新原則|大統領令|法律|関連法|併合|編入")
RESOLUTION = re.compile("決議")
NUCLEAR_USE = re.compile("核(?:兵器)?[をの]?(?:先制)?使")
# who may use them and when is policy; what is made ready for is no threat
_POLICY = re.compile("条件|要件|基準|敷居|原則|ドクトリン|指針|手順|計画|想定|協議|訓練|演習|禁止")
_TEST = re.compile(
    r"訓練(?!場|用)|演習(?!場)|実験(?![的場用炉])|試射|公海|近海|海(?:へ|に向け|に落)|水域|太平洋|日本海|黄海|"
    r"排他的経済水域|EEZ|周辺に発射|上空を(?:通|越|横切)|沖に落|人工衛星|対抗措置"
)
# armed forces as such: an unlisted predicate about them is taken for posture, not for talks
_FORCES = re.compile("[国露米中英仏韓]軍|軍が|軍は|兵[がは]|部隊|兵士|艦隊|軍用機")
# In a text about nuclear arms the treaty, the doctrine and their terms are nuclear, and so is what
# is stationed, moved or tried out and not named.
_PACT = re.compile(
    "条約(?<![一-龯]条約)|履行|失効|批准|発効|脱退|査察|上限(?<!価格の上限)|義務(?<!兵役の義務)|延長|敷居|"
    "覚書|軍縮|ドクトリン|原則|起草|策定|改定|違反を|モラトリアム|データの交換|停止(?:(?<=間の..)|(?<![^、]..))"
)
_ARSENAL = re.compile(
    "弾頭|配備|移送|搬入|運び出|実験|爆発させ|地下で(?:行|爆発)|[0-9一二三四五六七八九]回目[をは、。]"
)
# 「両首脳がプラハで署名し」: what the text is about
_SIGNED = re.compile("(?<!に)(?:署名|調印)|書を(?:取り)?交わ")
_OTHER_PACT = re.compile(
    "併合|編入|停戦|休戦|和平|加盟|穀物|国境|制裁|水利|貿易|引き渡し|(?:NATO|北大西洋|地雷|クラスター|化学兵器|生物兵器|平和|友好|"
    "防衛|安全保障|安保|同盟|パートナーシップ|漁業|通商|通常戦力|領空開放|海洋法)[^、。は]{0,4}(?:条約|協定)"
)
_SHOW_THEATRE = frozenset("PRK KOR JPN CHN TWN".split())
# of a state: no order of its own
_ORDERED = re.compile("に(?:対し)?(?:[^、。]{1,16}を)?(?:命じ|命令し|言い渡し)")
# 攻撃に備え, 侵攻の準備: made ready, not done
_READY = re.compile(
    "(?:に(?:向けた?)?|の|を|への)?(?:備え|準備|構え)|を(?:計画|検討)し|態勢|[ぁ-ん落]{0,4}権限"
)
_OPEN = re.compile("[^、。]{0,4}か(?:どうか|否か)")  # 攻撃するかどうか: not decided
# 国連での演説で、…と発表した: where it is said is no deed
_SETTING = re.compile("(?:の(?:中|席))?で[、は「]")
_ENDED = re.compile("を(?:やめ|終え|解)")  # 実験の停止をやめた
# 駐留を終えた, 派遣してきた部隊の任務終了: but 配備を終えた is a deployment done
_STAY_ENDED = re.compile(
    "(?:し[^、。をはが]{1,8}の)?(?:任務)?(?:を(?:やめ|打ち切|控え|切り上げ)|"
    "(?:(?<=駐留)|(?<=派遣)|(?<=任務))(?:を終|[のが]?終了))"
)
_ORDERED_TO = re.compile("[^、。]{0,6}よう[^。]*(?:命じ|指示|命令)")  # 提案するよう命じた
_LEFT = re.compile("から[^、。]{0,8}(?:抜け|離れ|降り|手を引)")  # その合意から離れた
_MAY = re.compile("[^、。]{0,3}も?(?:よい|いい|良い|構わない|かまわない)と")  # 撃ってもよいと認めた
_STOPPED = re.compile("を[^、。を]{0,12}(?:止め|やめ|打ち切|封じ)")  # 武器の輸出を止めた
_CONDITION = re.compile("(?:[えけせてめれ]ば|なら|たら|場合)(?:、|は|に)?")
_OFFER = re.compile("応じ|解除|停止|撤退|受け入れ|認め|協力")
_USE = re.compile("使|攻撃|越境|領|射程|制限|兵器|武器|供与|通過|爆弾|弾薬|砲弾|ミサイル")
_SENT = re.compile("(?:機|艦|部隊|大隊|システム).*送(?:る|っ|り)")  # with its crews
_TROOPS = re.compile("部隊|兵|軍|艦|空母|爆撃機")
_ARMS = re.compile("武器|兵器|弾薬|砲弾|装備|防空|第[1-9一二三１-９]陣|軍事|支援|機材|弾")
_THERE = re.compile(
    r"(?:の)?(?:領|各地|国内|本土|西部|南部|東部|北部|北西部|南西部|北東部|南東部|中部|首都|州|上空|近郊|"
    r"中心部|国境(?:線)?を[越突])|へ|に(?!よる|対し|つい)|で|"
    r"を?(?:奇襲|急襲|攻撃|空爆|砲撃|爆撃(?!機)|襲)|"
    r"(?:(?:最大|有数|屈指)?の(?!無人機|ドローン|ミサイル|[^、。の]{0,6}(?:機|船|艦|艇)(?!基?地))|内の)[^、。はが]{0,12}(?:前で|上空|基地|軍用|空港|へ|に|を(?:攻|空|砲|爆)|"
    r"(?:基地|施設|原子炉|原発|工場|発電所|製油所|倉庫|弾薬庫|司令部|拠点|本部|橋|ダム|病院|市街地|ターミナル|町|村|島)[ァ-ヶー]{0,12}"
    r"(?:を|で[^。]{0,24}爆発|"
    r"[がはも][^。]{0,40}(?:[かがさたなまらわ]れ|炎上|燃え|爆発|被弾|吹き飛|大破|(?:攻撃|爆撃|空爆|砲撃|空襲)を受け)))|"
    r"[はがも][^。はが]{0,30}(?:爆撃|空爆|砲撃|攻撃)(?:され|を受け)"
)
# 南部の|州|から発射された: where it came from is not where it fell
_FROM = re.compile(
    "[^、。はがをにへで撃攻爆襲]{0,12}から[^。]*?(?:発射|撃[ちた]|放[たちっ]|飛[びん来]|打ち上げ)"
)
_OWN_SKY = re.compile("領空[にを]?[^、。]{0,6}[侵入]")  # 領空に入った無人機をX軍が撃ち落とした
_WHO = re.compile("[^、。はがをに]{0,14}[はが]")
_OBJECT = re.compile("を[^、。をがは]{0,6}$")
_TOOK = re.compile("を(?:落とし|落とす|取った|抜いた|占め|押さえ)")  # 町を落とした
_TO = re.compile("(?:軍|政府)?[へに]")
_TARGET = re.compile(group("ja", "target"))
_DID = re.compile("[」』）]?[^、。はがをに]{0,8}[はが]")  # 「Kh101」が, 無人機2機は
_AT = re.compile("[^、。はがを]{0,8}[をにへ]|(?:の|を)?[^、。はがを]{0,6}上(?:空)?[でを]")
# no more than that they are there
_IS_THERE = re.compile(
    "現れ|見え|見られ|並[んび]|残|[にが](?:あっ|ある|い[たる])|とどま|積ま|置か|加わ|入[っり]|舞[いっ]|漂|旋回|飛び回"
)
_CAPITAL_STRUCK = re.compile(r"の(?!大|首|政)|で|市|中心部|郊外|近郊")
# Fighting over land that neither side owns for good, or at sea, crosses no line.
FRONT = re.compile(
    "海(?<!上海)(?:の?上空|上で|域)|カシミール(?!を含)|カルギル|ゴラン|ラダック|フォークランド|ナゴルノ|支配線|礁(?<=[一-龯ァ-ヶー]礁)|海警局|島の近く|南沙|西沙|占領地|停戦ライン|軍事境界線|公海|洋上|沖|"
    "紅海|黒海|南シナ海|東シナ海|地中海|バルト海|アデン湾|オマーン湾|ペルシャ湾|ホルムズ海峡"
)


def goes_on(predicate: Predicate | None, clause: Clause) -> bool:
    """Whether the clause goes on about the nuclear arms or the treaty that the text speaks of."""
    if _OTHER_PACT.search(clause.text):
        return False
    if predicate and predicate.id == "sign" and _SIGNED.search(clause.text):
        return True
    bare = not clause.armed and not _TROOPS.search(clause.text)
    return bool(_PACT.search(clause.text) or (bare and _ARSENAL.search(clause.text)))


def unlisted(predicate: Predicate | None, clause: Clause) -> Graded:
    """The grade where no verb says what was done, or only that it was announced."""
    taken = (n for n in clause.names if n.via in ("place", "capital"))
    if any(_TOOK.match(clause.text, n.end - clause.start) for n in taken):
        return "ASSAULT", 6 if struck(clause) else 5
    if graded := _by_words(UNLISTED, clause, clause.text):
        return graded
    if _hits(clause, anywhere=True):
        return "ASSAULT", 6 if struck(clause) else 5
    if NUCLEAR_USE.search(clause.text) and not _POLICY.search(clause.text):
        return "THREATEN", 2
    if predicate and _CONDITION.search(clause.text):
        return ("AGREE", 0) if _OFFER.search(clause.text) else ("THREATEN", 2)
    armed = clause.nuclear or clause.armed or _FORCES.search(clause.text)
    usual = ("MOBILIZE", 4) if armed else ("CONSULT", 0)
    return taught.outweighed(clause, usual, taught.LIKELY, struck)


def _hits(clause: Clause, anywhere: bool) -> bool:
    """Whether arms that fly do something to what they are meant for, whatever the verb.

    「Kh101」が発電所に及んだ; `anywhere`: or to a town that is not their owner's.
    """
    for arms in clause.munitions:
        did = _DID.match(clause.text, arms.end - clause.start)
        if not did or _TEST.search(clause.text) or _IS_THERE.search(clause.text, did.end()):
            continue
        if any(_AT.match(clause.text, m.end()) for m in _TARGET.finditer(clause.text, did.end())):
            return True
        owners = {n.id for n in clause.names if n.start < arms.start}
        towns = (n for n in clause.names if n.via in ("place", "capital") and n.id not in owners)
        if anywhere and any(
            n.start > arms.end and _AT.match(clause.text, n.end - clause.start) for n in towns
        ):
            return True
    return False


def _by_words(predicate: str, clause: Clause, words: str) -> Graded | None:
    """What the table of objects says; a blow across a sanctuary line is graded by its place."""
    graded = by_words("ja", predicate, words, armed=clause.armed)
    return (graded[0], 6) if graded and graded[1] == 5 and struck(clause) else graded


def by_object(predicate: Predicate, clause: Clause) -> Graded | None:
    """The grade where what the deed is done to decides."""
    if predicate.type == "ASSAULT" and _READY.match(clause.text, len(clause.head)):
        return "MOBILIZE", 4
    if predicate.type == "ASSAULT" and _OPEN.match(clause.text, len(clause.head)):
        return "THREATEN", 2
    if predicate.type == "ASSAULT" and _MAY.match(clause.text, len(clause.head)):
        return "AID", 3
    if predicate.id == "vote" and _SETTING.match(clause.text, len(clause.head)):
        return unlisted(predicate, clause)
    if predicate.id in ("destroy", "explode") and _on_own_soil(clause):
        return "MOBILIZE", 4
    if predicate.id == "explode" and clause.nuclear and len(clause.countries) < 2:
        return "MOBILIZE", 4
    states = (name for name in clause.names if name.kind == "country")
    if any(_ORDERED.match(clause.text, name.end - clause.start) for name in states):
        return "REQUEST", 1
    if predicate.id == "agree" and _ORDERED_TO.match(clause.text, len(clause.head)):
        return unlisted(predicate, clause)
    if predicate.id == "agree" and _LEFT.match(clause.text, len(clause.head)):
        return "COERCE", 4
    if predicate.id == "pledge_arms" and _STOPPED.match(clause.text, len(clause.head)):
        return "SANCTION", 1
    if predicate.id == "deploy" and _STAY_ENDED.match(clause.text, len(clause.head)):
        return "RETREAT", 0
    ended = predicate.id == "stop" and _ENDED.match(clause.text, len(clause.head))
    # what a verb is done to stands before it
    if graded := _by_words("reopen" if ended else predicate.id, clause, clause.head):
        return graded
    return unlisted(predicate, clause) if predicate.id in ("announce", "admit") else None


def _on_own_soil(clause: Clause) -> bool:
    """Whether a state at peace blows up what is its own: 「北朝鮮は坑道を爆破した」."""
    lands = clause.lands() if len(clause.countries) == 1 else []
    done = _OBJECT.search(clause.head)
    return bool(done) and any(
        _WHO.match(clause.text, name.end - clause.start) and name.via == "name" for name in lands
    )


def is_treaty(predicate: Predicate, clause: Clause) -> bool:
    it = not clause.nuclear or bool(_SIGNED.search(clause.text))
    between = len(clause.countries) > 1 and it
    named = predicate.id == "sign_treaty" or bool(TREATY.search(clause.text))
    return (named or between) and not PAPER.search(clause.text)


def by_freight(predicate: Predicate, clause: Clause) -> Graded:
    """What is sent, promised or arrives decides: arms, troops, an envoy."""
    usual = predicate.type, predicate.level
    if predicate.id not in ("send", "arrive", "promise", "pledge_arms", "allow_use"):
        return usual
    if clause.nuclear:
        return "MOBILIZE", 4
    if predicate.id == "allow_use" and not (clause.armed or _USE.search(clause.text)):
        return "CONSULT", 0
    if predicate.id in ("pledge_arms", "allow_use"):
        return usual
    if predicate.id in ("arrive", "send") and _hits(clause, anywhere=False):
        return "ASSAULT", 6 if struck(clause) else 5
    if predicate.id == "arrive" and _TROOPS.search(clause.head):
        return "MOBILIZE", 4
    if not (clause.armed or _ARMS.search(clause.head)):
        return usual
    if predicate.id == "send" and clause.ships_only:
        return "MOBILIZE", 4
    whom = [n for n in clause.names if _TO.match(clause.text, n.end - clause.start)]
    at_peace = bool(whom) and all(clause.sanctuary(n.id) for n in whom)
    lent = clause.armed and at_peace and _SENT.search(clause.head)
    return ("MOBILIZE", 4) if lent else ("AID", 3)


def is_test(clause: Clause) -> bool:
    """A launch that hits nobody: an exercise, an ICBM with no other country in the clause, a show.

    In East Asia, where no war is on, a launch that is not said to hit land is one.
    """
    if _TEST.search(clause.text):
        return True
    if any(_fell_on(clause, name) for name in clause.names):
        return False
    if clause.nuclear and len(clause.countries) < 2:
        return True
    states = clause.countries | clause.doers
    return bool(states) and states <= _SHOW_THEATRE and not struck(clause)


def _fell_on(clause: Clause, name: NameMention) -> bool:
    """Whether it came down on a town of a battlefield: 「核も積める新型弾がドニプロに落下した」."""
    town = name.via in ("place", "capital") and not clause.sanctuary(name.id)
    return town and bool(_TO.match(clause.text, name.end - clause.start))


def struck(clause: Clause, invaded: bool = False) -> bool:
    """Whether a named place of the clause lies across a sanctuary line."""
    elsewhere = (
        not clause.sanctuary(name.id, invaded)
        and _THERE.match(clause.text, name.end - clause.start)
        and not _FROM.match(clause.text, name.end - clause.start)
        for name in clause.names
        if name.kind == "country" and name.via != "leader"
    )
    if FRONT.search(clause.text) or any(elsewhere):
        return False
    if _OWN_SKY.search(clause.text) and any(
        _WHO.match(clause.text, name.end - clause.start) for name in clause.lands(invaded)
    ):
        return True
    return any(
        _is_struck(clause.text, name.end - clause.start, name.via) for name in clause.lands(invaded)
    )


def _is_struck(text: str, end: int, via: str) -> bool:
    """Whether what follows the name that ends at `end` makes it the place of the blow."""
    if _FROM.match(text, end):
        return False
    if via == "place" and not text.startswith(("軍", "側"), end):
        return True
    if via == "capital" and _CAPITAL_STRUCK.match(text, end):
        return True
    return bool(_THERE.match(text, end))
