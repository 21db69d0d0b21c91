"""How grave an event is: PLOVER root and level 0–7 of GUIDELINES' scale, and the nuclear flag.

The predicate gives the base; what it is done with (a doctrine, a treaty), for what (a test, a
battle) and where (the battlefield, or a land that was not at war) decide the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extraction.predicates import Predicate
from pipeline.extraction.struck_en import is_struck
from pipeline.gazetteer import load
from pipeline.models import Lang, NameMention

_NUCLEAR = re.compile(
    r"核(?!施設|合意|開発|保有|燃料|物質|家族|心)|新START|ICBM|大陸間弾道|"
    r"\bnuclear\b(?!\s+(?:programme|program|plant|power|deal|site|facilit|reactor|talks|"
    r"agreement|accord|energy|watchdog|inspect|fuel|scientist|physicist|negotiat|envoy))|"
    r"New START|warhead|"
    r"deterrence forces|\bICBM|Armageddon",
    re.IGNORECASE,
)
_TEST = re.compile(
    r"訓練|演習|実験|試射|公海|日本海|黄海|排他的経済水域|EEZ|周辺に発射|上空を(?:通|越|"
    r"横切)|沖に落|人工衛星|対抗措置|"
    r"\b(?:test|exercise|drill|Sea of Japan|high seas)\b"
)
_PAPER = re.compile(
    r"ドクトリン|核原則|基本原則|新原則|大統領令|法律|関連法|併合|doctrine|decree|"
    r"annexation|\blaw\b"
)
_TREATY = re.compile(
    r"条約|協定|覚書|議定書|treaty|accord|pact|agreement|\bdeal\b|memorandum", re.IGNORECASE
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
# ships are boarded and impounded; police does it, no army
_BOARDED = re.compile(r"\b(?:tanker|ship|vessel|freighter|carrier|coast ?guard|police)\b|\bher\b")
_REVENGE = re.compile(
    r"\b(?:punish\w*|retaliat\w*|aveng\w*|reveng\w*|respon[ds]\w*|crush\w*|destroy\w*)\b"
)
_TROOPS = re.compile(
    r"\b(?:troops|soldiers|marines|brigades?|battalions?|warships?|carriers?|bombers|"
    r"presence|destroyers?)\b"
)
_AID = re.compile(r"\b(?:military|security) (?:aid|assistance)\b|\barms package\b")
_ARMS = re.compile(
    r"\b(?:weapons?|arms|ammunition|munitions|military aid|jets|tanks|shells|rockets|missiles|"
    r"air defen[cs]es?|howitzers)\b"
)
# Lands where force crosses a sanctuary line: nuclear powers, and states that were not at war.
# Ukraine, Syria, Lebanon, Gaza, Yemen and Iraq are battlefields.
_SANCTUARY = frozenset(
    [
        "RUS",
        "USA",
        "GBR",
        "FRA",
        "CHN",
        "IND",
        "PAK",
        "ISR",
        "IRN",
        "QAT",
        "ARE",
        "SAU",
        "POL",
        "ROU",
        "DEU",
        "FIN",
        "EST",
        "LVA",
        "LTU",
        "NOR",
        "SWE",
        "JPN",
        "KOR",
    ]
)
_ENEMIES = ({"IRN", "ISR"}, {"IND", "PAK"}, {"IRN", "USA"}, {"IRN", "ISR", "USA"})
_THERE = re.compile(
    r"(?:の)?(?:領|国内|本土|西部|南部|東部|北部|北西部|南西部|中部|首都|州|上空|近郊|"
    r"中心部|へ|に(?!よる|対し|つい)|で|"
    r"(?:の|内の)[^、。は]{0,12}(?:前で|上空|基地|軍用|空港|へ|に|を(?:攻|空|砲|爆)))"
)


@dataclass(frozen=True, slots=True)
class Grade:
    type: str
    level: int
    nuclear: bool


def is_nuclear(text: str) -> bool:
    """Whether the text speaks of nuclear arms, doctrine, forces or threats."""
    return bool(_NUCLEAR.search(text))


def grade(
    predicate: Predicate | None,
    clause: str,
    names: Sequence[NameMention],
    lang: Lang,
    *,
    about: bool,
) -> Grade:
    """The grade of a happening told by `clause` with these `names` in it (offsets into it).

    `about`: the sentences before speak of nuclear arms, so that "the treaty" is a nuclear one.
    """
    nuclear = is_nuclear(clause) or any(
        load().weapons[n.id].weapon_class == "strategic_nuclear"
        for n in names
        if n.kind == "weapon"
    )
    if predicate is None:
        armed = nuclear or _FORCES.search(clause) or any(n.kind == "weapon" for n in names)
        return Grade("MOBILIZE" if armed else "CONSULT", 4 if armed else 0, nuclear)
    if predicate.id in _TREATY_ACTS and about and _SCRAP.search(clause):
        nuclear = True
    kind, level = _by_object(predicate, clause, names, nuclear, lang)
    return Grade(kind, level, nuclear and level not in (5, 6))


def _by_object(
    predicate: Predicate, clause: str, names: Sequence[NameMention], nuclear: bool, lang: Lang
) -> tuple[str, int]:
    if predicate.id in ("launch", "land", "test") and _is_test(clause, names, nuclear):
        return "MOBILIZE", 4
    if predicate.id == "seize" and _BOARDED.search(clause):
        return "COERCE", 4
    if predicate.level == 5:
        return predicate.type, 6 if _struck(clause, names, lang) or _two_homelands(
            predicate, names
        ) else 5
    if predicate.id in ("sign", "sign_treaty", "law"):
        named = predicate.id == "sign_treaty" or _TREATY.search(clause)
        treaty = named and not _PAPER.search(clause)
        return ("AGREE", 0) if treaty else ("MOBILIZE", 4)
    if predicate.id == "withdraw" and _LEAVES.search(clause):
        return "COERCE", 4
    if predicate.id == "vote" and _RESOLUTION.search(clause):
        return "REQUEST", 1
    if predicate.id in ("reject", "deny") and _NUCLEAR_USE.search(clause):
        return predicate.type, 2
    if predicate.id == "demand" and _NUCLEAR_USE.search(clause):
        return "THREATEN", 2
    return _by_freight(predicate, clause, names, nuclear, lang)


def _by_freight(
    predicate: Predicate, clause: str, names: Sequence[NameMention], nuclear: bool, lang: Lang
) -> tuple[str, int]:
    """What is sent, promised or arrives decides: missiles at a city, arms, troops, an envoy."""
    if predicate.id == "pledge_arms" and nuclear:
        return "AGREE", 0  # warheads that are handed over are given up
    if predicate.id == "allow_use" and nuclear:
        return "MOBILIZE", 4
    if predicate.id in ("vote", "law") and _AID.search(clause):
        return "AID", 3
    if predicate.id not in ("send", "arrive", "promise"):
        return predicate.type, predicate.level
    armed = any(n.kind == "weapon" for n in names)
    if predicate.id == "send" and armed and re.search(r"\b(?:at|against|into)\b", clause):
        return "ASSAULT", 6 if _struck(clause, names, lang) else 5
    if predicate.id == "promise" and _REVENGE.search(clause):
        return "THREATEN", 2
    if nuclear or _TROOPS.search(clause):
        return "MOBILIZE", 4
    return ("AID", 3) if armed or _ARMS.search(clause) else (predicate.type, predicate.level)


def _is_test(clause: str, names: Sequence[NameMention], nuclear: bool) -> bool:
    """A launch that hits nobody: an exercise, or an ICBM with no other country in the clause."""
    countries = {n.id for n in names if n.kind == "country"}
    return bool(_TEST.search(clause)) or (nuclear and len(countries) < 2)


def _two_homelands(predicate: Predicate, names: Sequence[NameMention]) -> bool:
    """Whether two states that are not at war strike at each other, and no third land is named.

    A shoot-down tells nothing about the place.
    """
    lands = {n.id for n in names if n.kind == "country"}
    return predicate.id != "shoot_down" and lands in _ENEMIES


def _struck(clause: str, names: Sequence[NameMention], lang: Lang) -> bool:
    """Whether a named place of the clause lies across a sanctuary line."""
    for name in names:
        if name.kind != "country" or name.id not in _SANCTUARY or name.via == "leader":
            continue
        if lang == "en":
            if is_struck(clause, name):
                return True
            continue
        after = clause[name.end :]
        if name.via == "place" and not after.startswith(("軍", "側")):
            return True
        if name.via == "capital" and re.match(r"(?:の(?!大|首|政)|で|市|中心部|郊外|近郊)", after):
            return True
        if _THERE.match(clause, name.end):
            return True
    return False
