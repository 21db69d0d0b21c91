"""How grave an event is: PLOVER root and level 0–7 of GUIDELINES' scale, and the nuclear flag.

The predicate gives the base; what it is done with (a doctrine, a treaty), for what (a test, a
battle) and where (the battlefield, or a land that was not at war) decide the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extraction.objects_en import by_object
from pipeline.extraction.predicates import Predicate
from pipeline.extraction.struck_en import is_struck
from pipeline.gazetteer import load
from pipeline.models import Lang, NameMention

_NUCLEAR: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile(
        r"核(?!施設|合意|開発|保有|燃料|物質|家族|心|(?:弾頭)?[もをが]?(?:積め|積む|搭載(?:でき|可能|する能)))|新START|ICBM|大陸間弾道"
    ),
    "en": re.compile(
        r"\bnuclear\b(?!\s+(?:programme|program|plant|power|deal|site|facilit|reactor|talks|"
        r"agreement|accord|energy|watchdog|inspect|fuel|scientist|physicist|negotiat|envoy))|"
        r"New START|warhead|deterrence forces|\bICBM|Armageddon",
        re.IGNORECASE,
    ),
}
_TEST = re.compile(
    r"訓練(?!場|用)|演習(?!場)|実験|試射|公海|近海|海(?:へ|に向け|に落)|水域|太平洋|日本海|黄海|排他的経済水域|EEZ|周辺に発射|上空を(?:通|越|"
    r"横切)|沖に落|人工衛星|対抗措置|"
    r"\b(?:tests?|exercises?|drills?|trials?|Sea of Japan|high seas|satellites?|mock|uninhabited|"
    r"(?:into|toward|towards|in) (?:the |its )?(?:\w+ ){0,2}(?:seas?|waters?|ocean|Pacific)|"
    r"over Japan)\b"
)
# Between these states no war is fought: what they launch and nobody is hit by is a show of force.
_SHOW_THEATRE = frozenset(["PRK", "KOR", "JPN", "CHN", "TWN", "USA"])
_PAPER = re.compile(
    r"ドクトリン|核原則|基本原則|新原則|大統領令|法律|関連法|併合|編入|doctrine|decree|"
    r"annexation|\blaw\b"
)
_TREATY = re.compile(
    r"条約|協定|覚書|議定書|treaty|\baccords?\b|\bpact|agreement|\bdeal\b|memorandum|convention|"
    r"protocol|declaration|communiqu|charter|\b(?:START|INF|SALT|NPT)\b",
    re.IGNORECASE,
)
# armed forces as such: an unlisted predicate about them is taken for posture, not for talks
_FORCES = re.compile(
    r"[国露米中英仏韓]軍|軍が|軍は|部隊|兵士|艦隊|軍用機|\b(?:troops|soldiers|army|navy|warships|fleet)\b"
)
_TREATY_ACTS = (
    "treaty_end",
    "sign",
    "sign_treaty",
    "law",
    "doctrine",
    "reject",
    "agree",
    "allow_use",
)
_SCRAP = re.compile(
    r"(?:この|その|同|両国の|、|^)条約|上限|履行|停止|失効|延長|ドクトリン|原則|起草|策定|弾頭|treaty|limits?\b|"
    r"doctrine|\b(?:document|text|paper|one)\b"
)
_ARSENAL = re.compile(
    r"\b(?:treaty|ceilings?|inspect(?:ions?|ors)|warheads?|bombs|arsenals?|stockpiles?|batch|"
    r"successor|(?:deployment|transfer|delivery)(?! of)|test sites?|silos?|START|INF|breach|"
    r"prolong\w*|lapse[sd]?|(?:ran|runs) out|document|papers|agreement|obligations|suspension)\b"
)
# "withdrew from the INF Treaty"; troops only withdraw from a city
_LEAVES = re.compile(
    r"\b(?:from|of) (?:the )?[^,.;]{0,40}(?:treaty|pact|accord|agreement|\bdeal\b|"
    r"New START|convention)",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(r"決議|\bresolution")
_NUCLEAR_USE = re.compile(
    r"核(?:兵器)?(?:を|の)使|\bus(?:e|ing)\b[^.,;]{0,30}\bnuclear\b|"
    r"\bnuclear (?:response|strike|retaliation)"
)
# ships are boarded and impounded; police does it, no army, but for those who are at war
_BOARDED = re.compile(r"\b(?:tanker|ship|vessel|freighter|carrier|coast ?guard|police)\b|\bher\b")
_AT_WAR = frozenset(["HOUTHI", "IRN", "ISR", "RUS", "SOM", "UKR", "YEM"])
_REVENGE = re.compile(
    r"\b(?:punish\w*|retaliat\w*|aveng\w*|reveng\w*|respon[ds]\w*|crush\w*|destroy\w*)\b"
)
_TROOPS = re.compile(
    r"\b(?:troops|soldiers|marines|corps|divisions?|regiments?|brigades?|battalions?|warships?|"
    r"carriers?|bombers|fleet|presence|destroyers?|reservists|paratroopers|"
    r"(?:naval|escort|task|peacekeeping|multinational|reaction) (?:\w+ )?"
    r"(?:forces?|missions?|coalition))\b"
)
_AID = re.compile(r"\b(?:military|security) (?:aid|assistance)\b|\barms package\b")
# what is shot down when it is intercepted; a patrol or a bomber is only met and followed
_SHOTS = re.compile(r"\b(?:missiles?|drones?|rockets?|projectiles?|UAVs?|shells?|barrage)\b")
# what is announced or ordered is a move of arms or troops
_MOVES = re.compile(
    r"\b(?:send|sent|deploy\w*|station\w*|package|aid|worth|suppl\w+|deliver\w*|back|to the|"
    r"would|will|forces?|missions?|presence|coalition)\b|[$€£]"
)
_TOOK = re.compile(r"\b(?:took|taken|retook)\s+$")  # a town
_SENT_AT = re.compile(r"\b(?:at|against|into|over|towards?)\b")
_GIVES_UP = re.compile(r"\b(?:hand|sign|give|turn)\w* (?:over|up|back|in)\b")
_ARMS = re.compile(
    r"\b(?:weapons?|arms|ammunition|munitions|military aid|jets|tanks|shells|rockets|missiles|"
    r"air defen[cs]es?|howitzers)\b"
)
_STRIKES = re.compile(r"\b(?:strikes?|attacks?|fire|targets?|military|territory)\b")
# Lands where force crosses a sanctuary line: nuclear powers, and states that were not at war.
# Ukraine, Syria, Lebanon, Gaza, Yemen and Iraq are battlefields.
_NUCLEAR_POWERS = "RUS USA GBR FRA CHN IND PAK ISR PRK"
_SANCTUARY = (
    f"{_NUCLEAR_POWERS} IRN "
    "ALB BEL BGR CAN CZE DEU DNK ESP EST FIN GRC HRV HUN ISL ITA LTU LUX LVA MKD MNE NLD NOR POL "
    "PRT ROU SVK SVN SWE TUR JPN KOR TWN AUS NZL QAT ARE SAU KWT BHR OMN JOR EGY CYP MDA BLR KAZ"
)
_ENEMIES = ({"IRN", "ISR"}, {"IND", "PAK"}, {"IRN", "USA"}, {"IRN", "ISR", "USA"})
_THERE = re.compile(
    r"(?:の)?(?:領|各地|国内|本土|西部|南部|東部|北部|北西部|南西部|中部|首都|州|上空|近郊|"
    r"中心部|へ|に(?!よる|対し|つい)|で|"
    r"(?:の|内の)[^、。は]{0,12}(?:前で|上空|基地|軍用|空港|へ|に|を(?:攻|空|砲|爆)))"
)
# Fighting over land that neither side owns for good, or at sea, crosses no line.
_FRONT = re.compile(
    "カシミール|ゴラン|支配線|占領地|停戦ライン|軍事境界線|公海|洋上|沖|紅海|黒海|アデン湾"
)
# Japanese says what a verb is done to before it; that decides where one verb serves many deeds:
# predicates, words up to the verb's end, root and level; the first that fits.
_OBJECTS_JA = (
    ("vote law allow_use", "決議(?!で)", "REQUEST", 1),
    ("sign sign_treaty law vote allow_use", "制裁|禁輸|関税", "SANCTION", 1),
    ("recognise", "共和国|独立|分離|地域", "COERCE", 4),
    ("law vote allow_use", "独立|国家として|人民共和国|併合|編入", "COERCE", 4),
    ("law vote allow_use", "派[兵遣]|出兵|武力|軍事行動|参戦|動員|配備|増派", "MOBILIZE", 4),
    ("law vote allow_use sign", "供与|売却|輸出|軍事(?:支援|援助)|武器|支援法", "AID", 3),
    ("vote law allow_use", "改憲|憲法", "MOBILIZE", 4),
    ("allow_use", "過ち|誤り|責任|関与|事実|存在|非を|敗北", "CONSULT", 0),
    ("land", "(?:爆撃|戦闘|偵察|軍用|軍)機.{0,8}飛来", "MOBILIZE", 4),
    ("allow_use", "条約|協定|合意|加盟|停戦|議定書|和平", "AGREE", 0),
    ("stop", "封鎖|臨検|条約|協定|履行|枠組み|査察|合意|START", "COERCE", 4),
    ("stop", "支援|供与|輸[出入]|取引|援助|販売|供給|融資|発給|便", "SANCTION", 1),
    ("stop treaty_end", "協議|会談|対話|交渉|連絡|ホットライン", "REJECT", 1),
    ("treaty_end", "資産", "SANCTION", 1),
    ("treaty_end", "(?:開発|実験|濃縮|発射|入植|命令|要求).{0,6}(?:撤回|凍結|停止)", "RETREAT", 0),
    ("withdraw", "(?:使用|射程|用途).{0,6}(?:制限|制約)", "AID", 3),
    ("withdraw", "大使", "SANCTION", 1),
    ("reopen", "制裁|関税", "SANCTION", 1),
    ("reopen", "攻撃|空爆|砲撃|侵攻|爆撃", "ASSAULT", 5),
    ("reopen", "実験|演習|訓練|配備|発射|濃縮|哨戒|生産|開発", "MOBILIZE", 4),
    ("reopen", "供与|武器|軍事支援", "AID", 3),
    ("swap", "(?:村|集落|領土|都市|町|全域|地域).{0,4}解放", "ASSAULT", 5),
    ("office", "案", "REJECT", 1),
    ("threaten", "(?:演習|訓練|発射|実験|打ち上げ).{0,6}予告", "MOBILIZE", 4),
    ("mobilise", "会議|会合|国会|議会|理事会|閣議", "CONSULT", 0),
    ("exercise", "(?:操縦士?|パイロット|[ァ-ヶ]兵|新兵|要員|兵士).{0,8}訓練", "AID", 3),
    ("close_embassy", "(?:空港|空域|国境|海峡|領空|港).{0,6}閉鎖", "COERCE", 4),
    ("send swap", "運び出|搬出|返還", "RETREAT", 0),
    (
        "send",
        "捕虜|身柄|遺体|操縦士|乗組員|船員|兵士を|[佐尉]|人質|容疑者|被告|民間人|市民|子ども",
        "COOPERATE",
        0,
    ),
    (
        "send pledge_arms arrive",
        "書簡|親書|手紙|電報|特使|代表団|情報|証拠|文書|草案|食料|医薬|人道|場",
        "CONSULT",
        0,
    ),
)
_BY_OBJECT_JA: dict[str, list[tuple[re.Pattern[str], str, int]]] = {}
for _ids, _words, _root, _level in _OBJECTS_JA:
    for _id in _ids.split():
        _BY_OBJECT_JA.setdefault(_id, []).append((re.compile(_words), _root, _level))
_CONDITION_JA = re.compile("(?:[えけせてめれ]ば|なら|たら|場合)(?:、|は|に)?")
_OFFER_JA = re.compile("応じ|解除|停止|撤退|受け入れ|認め|協力")
_USE_JA = re.compile("使|攻撃|越境|領|射程|制限|兵器|武器|供与|通過")
_ORDERED = re.compile("に(?:対し)?(?:命じ|命令し|言い渡し)")  # of a state: no order of its own
_TROOPS_JA = re.compile("部隊|兵|軍|艦|空母|爆撃機")
_ARMS_JA = re.compile("武器|兵器|弾薬|砲弾|装備|防空|第[1-9一二三１-９]陣|軍事|支援|機材|弾")
# in a text about nuclear arms, what is stationed or moved and not named: the warheads
_BARE_JA = re.compile(
    "^(?!.*(?:併合|編入|合意)).*(?:弾頭|配備|移送|搬入|敷居|新原則|基本原則|ドクトリン|(?<![一-龯ァ-ヶA-Z])条約|履行|失効|批准|発効|脱退)"
)
_CAPITAL_STRUCK = re.compile(r"の(?!大|首|政)|で|市|中心部|郊外|近郊")


@dataclass(frozen=True, slots=True)
class Grade:
    type: str
    level: int
    nuclear: bool


def is_nuclear(text: str, lang: Lang) -> bool:
    """Whether the text speaks of nuclear arms, doctrine, forces or threats."""
    return bool(_NUCLEAR[lang].search(text))


class Clause(NamedTuple):
    """What a happening is told by: `text` begins at `start` in the article, as `names` count.

    `head` is what it says up to the end of its predicate.
    """

    text: str
    start: int
    names: Sequence[NameMention]
    lang: Lang
    head: str = ""
    nuclear: bool = False

    @property
    def armed(self) -> bool:
        return any(name.kind == "weapon" for name in self.names)

    @property
    def ships_only(self) -> bool:
        weapons = load().weapons
        classes = {weapons[n.id].weapon_class for n in self.names if n.kind == "weapon"}
        return classes == {"naval"}

    @property
    def doer(self) -> str:
        """Who is named first."""
        return next((name.id for name in self.names if name.kind != "weapon"), "")

    @property
    def countries(self) -> set[str]:
        return {name.id for name in self.names if name.kind == "country"}


def grade(predicate: Predicate | None, clause: Clause, *, about: bool) -> Grade:
    """The grade of the happening that `clause` tells.

    `about`: the sentences before speak of nuclear arms, so that "the treaty" is a nuclear one.
    """
    weapons = (load().weapons[n.id] for n in clause.names if n.kind == "weapon")
    nuclear = is_nuclear(clause.text, clause.lang) or any(
        weapon.weapon_class == "strategic_nuclear" for weapon in weapons
    )
    if about and clause.lang == "ja" and not clause.armed and not _TROOPS_JA.search(clause.text):
        nuclear = nuclear or bool(_BARE_JA.search(clause.text))
    if predicate is None and clause.lang == "en":
        if any(_TOOK.search(clause.text[: n.start - clause.start]) for n in _places(clause)):
            return Grade("ASSAULT", 5, nuclear=False)
    if predicate is None or (predicate.id in ("announce", "admit") and clause.lang == "ja"):
        if predicate and _CONDITION_JA.search(clause.text):
            offer = _OFFER_JA.search(clause.text)
            return Grade("AGREE" if offer else "THREATEN", 0 if offer else 2, nuclear)
        forces = _FORCES.search(clause.text) or _TROOPS.search(clause.text)
        armed = nuclear or clause.armed or forces
        return Grade("MOBILIZE" if armed else "CONSULT", 4 if armed else 0, nuclear)
    if about and _is_topic(predicate, clause):
        nuclear = True
    kind, level = _by_object(predicate, clause._replace(nuclear=nuclear))
    return Grade(kind, level, nuclear and level not in (5, 6))


def _places(clause: Clause) -> Iterator[NameMention]:
    return (name for name in clause.names if name.via in ("place", "capital"))


def _is_topic(predicate: Predicate, clause: Clause) -> bool:
    """Whether the clause goes on about the nuclear arms or the treaty that the text speaks of."""
    if predicate.id in _TREATY_ACTS and _SCRAP.search(clause.text):
        return True
    return clause.lang == "en" and not clause.armed and bool(_ARSENAL.search(clause.text))


def _by_object(predicate: Predicate, clause: Clause) -> tuple[str, int]:
    text = clause.text
    english = clause.lang == "en"
    if english and (graded := by_object(predicate.id, text, armed=clause.armed)):
        return graded
    if not english:
        if any(_ORDERED.match(text, name.end - clause.start) for name in clause.names):
            return "REQUEST", 1
        for words, root, level in _BY_OBJECT_JA.get(predicate.id, ()):
            if words.search(clause.head):
                return root, 6 if level == 5 and _struck(clause) else level
    if predicate.id in ("launch", "land", "test") and _is_test(clause):
        return "MOBILIZE", 4
    met = predicate.id == "shoot_down" and "ntercept" in text and not _SHOTS.search(text)
    if english and met and clause.doer not in _AT_WAR:
        return "MOBILIZE", 4  # jets that meet a patrol
    if predicate.id == "seize" and _BOARDED.search(text) and clause.doer not in _AT_WAR:
        return "COERCE", 4
    if predicate.level == 5:
        across = _struck(clause, predicate.id == "invade") or _two_homelands(predicate, clause)
        return predicate.type, 6 if across else 5
    if predicate.id in ("sign", "sign_treaty", "law"):
        named = predicate.id == "sign_treaty" or _TREATY.search(text)
        between = clause.lang == "ja" and len(clause.countries) > 1 and not clause.nuclear
        treaty = (named or between) and not _PAPER.search(text)
        return ("AGREE", 0) if treaty else ("MOBILIZE", 4)
    if predicate.id == "withdraw" and _LEAVES.search(text):
        return "COERCE", 4
    if predicate.id == "vote" and _RESOLUTION.search(text):
        return "REQUEST", 1
    if predicate.id in ("reject", "deny") and _NUCLEAR_USE.search(text):
        return predicate.type, 2
    if predicate.id == "demand" and _NUCLEAR_USE.search(text):
        return "THREATEN", 2
    return _by_freight(predicate, clause)


def _by_freight(predicate: Predicate, clause: Clause) -> tuple[str, int]:
    """What is sent, promised or arrives decides: missiles at a city, arms, troops, an envoy."""
    text, nuclear = clause.text, clause.nuclear
    if clause.lang == "ja":
        return _by_freight_ja(predicate, clause)
    if predicate.id == "pledge_arms" and nuclear:
        # warheads that are handed over are given up, those that are delivered are posted
        given = clause.lang == "ja" or _GIVES_UP.search(text)
        return ("AGREE", 0) if given else ("MOBILIZE", 4)
    if predicate.id == "allow_use" and nuclear:
        return "MOBILIZE", 4
    if predicate.id in ("vote", "law") and _AID.search(text):
        return "AID", 3
    arms = clause.armed or _ARMS.search(text)
    if predicate.id == "allow_use" and not (clause.lang == "ja" or arms or _STRIKES.search(text)):
        return "AGREE", 0
    if predicate.id not in ("send", "arrive", "promise", "announce"):
        return predicate.type, predicate.level
    if predicate.id == "send" and clause.armed and _SENT_AT.search(text):
        if clause.lang == "en" and _is_test(clause):
            return "MOBILIZE", 4
        return "ASSAULT", 6 if _struck(clause) else 5
    if predicate.id == "promise" and _REVENGE.search(text):
        return "THREATEN", 2
    if predicate.id == "announce" and (
        clause.lang == "ja" or not (_MOVES.search(text) or _TROOPS.search(text))
    ):
        return predicate.type, predicate.level
    if nuclear or _TROOPS.search(text):
        return "MOBILIZE", 4
    return ("AID", 3) if arms else (predicate.type, predicate.level)


def _by_freight_ja(predicate: Predicate, clause: Clause) -> tuple[str, int]:
    text = clause.text
    if predicate.id not in ("send", "arrive", "promise", "pledge_arms", "allow_use"):
        return predicate.type, predicate.level
    if clause.nuclear:
        return "MOBILIZE", 4
    if predicate.id == "allow_use" and not (clause.armed or _USE_JA.search(text)):
        return "CONSULT", 0
    if predicate.id in ("pledge_arms", "allow_use"):
        return predicate.type, predicate.level
    if predicate.id == "arrive" and _TROOPS_JA.search(clause.head):
        return "MOBILIZE", 4
    arms = clause.armed or _ARMS_JA.search(clause.head)
    return ("AID", 3) if arms else (predicate.type, predicate.level)


def _is_test(clause: Clause) -> bool:
    """A launch that hits nobody: an exercise, or an ICBM with no other country in the clause."""
    there = clause.countries
    if _TEST.search(clause.text) or (clause.nuclear and len(there) < 2):
        return True
    if clause.lang == "ja":
        return there == {"PRK"}
    if not there or not there <= _SHOW_THEATRE:
        return clause.ships_only  # a frigate that is launched
    return (len(there) == 1 and there != {"USA"}) or not _struck(clause)


def _two_homelands(predicate: Predicate, clause: Clause) -> bool:
    """Whether two states that are not at war strike at each other, and no third land is named.

    A shoot-down tells nothing about the place.
    """
    elsewhere = predicate.id == "shoot_down" or _FRONT.search(clause.text)
    return not elsewhere and clause.countries in _ENEMIES


def _struck(clause: Clause, invaded: bool = False) -> bool:
    """Whether a named place of the clause lies across a sanctuary line.

    A state that is invaded becomes the battlefield, unless it is a nuclear power.
    """
    across = (_NUCLEAR_POWERS if invaded else _SANCTUARY).split()
    lands = [
        name
        for name in clause.names
        if name.kind == "country" and name.id in across and name.via != "leader"
    ]
    if clause.lang == "en":
        return any(is_struck(clause.text, clause.start, name) for name in lands)
    if _FRONT.search(clause.text) or any(
        name.id not in across and _THERE.match(clause.text, name.end - clause.start)
        for name in clause.names
        if name.kind == "country" and name.via != "leader"
    ):
        return False
    return any(_is_struck_ja(clause.text, name.end - clause.start, name.via) for name in lands)


def _is_struck_ja(text: str, end: int, via: str) -> bool:
    """Whether what follows the name that ends at `end` makes it the place of the blow."""
    if via == "place" and not text.startswith(("軍", "側"), end):
        return True
    if via == "capital" and _CAPITAL_STRUCK.match(text, end):
        return True
    return bool(_THERE.match(text, end))
