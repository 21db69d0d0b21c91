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
    "ja": re.compile(r"核(?!施設|合意|開発|保有|燃料|物質|家族|心)|新START|ICBM|大陸間弾道"),
    "en": re.compile(
        r"\bnuclear\b(?!\s+(?:programme|program|plant|power|deal|site|facilit|reactor|talks|"
        r"agreement|accord|energy|watchdog|inspect|fuel|scientist|physicist|negotiat|envoy))|"
        r"New START|warhead|deterrence forces|\bICBM|Armageddon",
        re.IGNORECASE,
    ),
}
_TEST = re.compile(
    r"訓練|演習|実験|試射|公海|日本海|黄海|排他的経済水域|EEZ|周辺に発射|上空を(?:通|越|"
    r"横切)|沖に落|人工衛星|対抗措置|"
    r"\b(?:tests?|exercises?|drills?|trials?|Sea of Japan|high seas|satellites?|mock|uninhabited|"
    r"(?:into|toward|towards|in) (?:the |its )?(?:\w+ ){0,2}(?:seas?|waters?|ocean|Pacific)|"
    r"over Japan)\b"
)
# Between these states no war is fought: what they launch and nobody is hit by is a show of force.
_SHOW_THEATRE = frozenset(["PRK", "KOR", "JPN", "CHN", "TWN", "USA"])
_PAPER = re.compile(
    r"ドクトリン|核原則|基本原則|新原則|大統領令|法律|関連法|併合|doctrine|decree|"
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
_SANCTUARY = frozenset(
    re.findall(
        r"\w+",
        "RUS USA GBR FRA CHN IND PAK ISR IRN PRK "  # nuclear powers, and who faces them
        "ALB BEL BGR CAN CZE DEU DNK ESP EST FIN GRC HRV HUN ISL ITA LTU LUX LVA MKD MNE NLD NOR "
        "POL PRT ROU SVK SVN SWE TUR JPN KOR TWN AUS NZL QAT ARE SAU BHR OMN JOR EGY CYP MDA KAZ",
    )
)
_ENEMIES = ({"IRN", "ISR"}, {"IND", "PAK"}, {"IRN", "USA"}, {"IRN", "ISR", "USA"})
_THERE = re.compile(
    r"(?:の)?(?:領|国内|本土|西部|南部|東部|北部|北西部|南西部|中部|首都|州|上空|近郊|"
    r"中心部|へ|に(?!よる|対し|つい)|で|"
    r"(?:の|内の)[^、。は]{0,12}(?:前で|上空|基地|軍用|空港|へ|に|を(?:攻|空|砲|爆)))"
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
    """What a happening is told by: `text` begins at `start` in the article, as `names` count."""

    text: str
    start: int
    names: Sequence[NameMention]
    lang: Lang
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
    if predicate is None:
        if any(_TOOK.search(clause.text[: n.start - clause.start]) for n in _places(clause)):
            return Grade("ASSAULT", 5, nuclear=False)
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
    if predicate.id in ("launch", "land", "test") and _is_test(clause):
        return "MOBILIZE", 4
    met = predicate.id == "shoot_down" and "ntercept" in text and not _SHOTS.search(text)
    if english and met and clause.doer not in _AT_WAR:
        return "MOBILIZE", 4  # jets that meet a patrol
    if predicate.id == "seize" and _BOARDED.search(text) and clause.doer not in _AT_WAR:
        return "COERCE", 4
    if predicate.level == 5:
        across = _struck(clause) or _two_homelands(predicate, clause)
        return predicate.type, 6 if across else 5
    if predicate.id in ("sign", "sign_treaty", "law"):
        named = predicate.id == "sign_treaty" or _TREATY.search(text)
        treaty = named and not _PAPER.search(text)
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


def _is_test(clause: Clause) -> bool:
    """A launch that hits nobody: an exercise, or an ICBM with no other country in the clause."""
    there = clause.countries
    if _TEST.search(clause.text) or (clause.nuclear and len(there) < 2):
        return True
    if clause.lang == "ja" or not there or not there <= _SHOW_THEATRE:
        return clause.lang == "en" and clause.ships_only  # a frigate that is launched
    return (len(there) == 1 and there != {"USA"}) or not _struck(clause)


def _two_homelands(predicate: Predicate, clause: Clause) -> bool:
    """Whether two states that are not at war strike at each other, and no third land is named.

    A shoot-down tells nothing about the place.
    """
    return predicate.id != "shoot_down" and clause.countries in _ENEMIES


def _struck(clause: Clause) -> bool:
    """Whether a named place of the clause lies across a sanctuary line."""
    lands = [
        name
        for name in clause.names
        if name.kind == "country" and name.id in _SANCTUARY and name.via != "leader"
    ]
    if clause.lang == "en":
        return any(is_struck(clause.text, clause.start, name) for name in lands)
    return any(_is_struck_ja(clause.text, name.end - clause.start, name.via) for name in lands)


def _is_struck_ja(text: str, end: int, via: str) -> bool:
    """Whether what follows the name that ends at `end` makes it the place of the blow."""
    if via == "place" and not text.startswith(("軍", "側"), end):
        return True
    if via == "capital" and _CAPITAL_STRUCK.match(text, end):
        return True
    return bool(_THERE.match(text, end))
