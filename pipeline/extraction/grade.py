"""How grave an event is: PLOVER root and level 0–7 of GUIDELINES' scale, and the nuclear flag.

The predicate gives the base; what it is done with (a doctrine, a treaty), for what (a test, a
battle) and where (the battlefield, or a land that was not at war) decide the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extraction.predicates import Predicate
from pipeline.gazetteer import load
from pipeline.models import NameMention

_NUCLEAR = re.compile(
    r"核(?!施設|合意|開発|保有|燃料|物質|家族|心)|新START|ICBM|大陸間弾道|\bnuclear\b(?!\s+(?:programme|"
    r"program|plant|power|deal|site))|New START|warhead|deterrence forces|\bICBM",
    re.IGNORECASE,
)
_TEST = re.compile(
    r"訓練|演習|実験|試射|公海|日本海|黄海|排他的経済水域|EEZ|台湾周辺|対抗措置|"
    r"\b(?:test|exercise|drill|Sea of Japan|high seas)\b"
)
_PAPER = re.compile(r"ドクトリン|核原則|基本原則|大統領令|法律|関連法|併合|doctrine|decree|annexation|law\b")
_TREATY = re.compile(r"条約|協定|覚書|議定書|treaty|accord|pact|agreement", re.IGNORECASE)
# lands where a strike crosses a sanctuary line, named by their words for territory
_SANCTUARY = frozenset(["RUS", "USA", "GBR", "FRA", "CHN", "IRN", "ISR", "IND", "PAK", "QAT", "POL"])


@dataclass(frozen=True, slots=True)
class Grade:
    type: str
    level: int
    nuclear: bool


def grade(predicate: Predicate, clause: str, names: Iterable[NameMention]) -> Grade:
    """The grade of a happening told by `clause` with these `names` in it."""
    names = list(names)
    nuclear = bool(_NUCLEAR.search(clause)) or any(
        load().weapons[n.id].weapon_class == "strategic_nuclear" for n in names if n.kind == "weapon"
    )
    kind, level = predicate.type, predicate.level
    if predicate.id in ("launch", "land") and _TEST.search(clause):
        return Grade("MOBILIZE", 4, nuclear)
    if level == 5:
        level = 6 if _struck(clause, names) else 5
        return Grade(kind, level, False)
    if predicate.id == "sign" and _TREATY.search(clause) and not _PAPER.search(clause):
        return Grade("AGREE", 0, nuclear)
    if predicate.id == "law" and _TREATY.search(clause):
        return Grade("AGREE", 0, nuclear)
    return Grade(kind, level, nuclear)


def _struck(clause: str, names: list[NameMention]) -> bool:
    """Whether a named place of the clause lies across a sanctuary line."""
    for name in names:
        if name.kind != "country" or name.id not in _SANCTUARY:
            continue
        after = clause[name.end : name.end + 8]
        if name.via in ("place", "region") or re.match(
            r"(?:の)?(?:領|国内|本土|西部|南部|東部|北部|中部|州|へ|に(?!よる|対)|を攻撃)|'s (?:territory|capital)", after
        ):
            return True
    return False
