"""How grave an event is: PLOVER root and level 0–7 of GUIDELINES' scale, and the nuclear flag.

The predicate gives the base; what it is done to (a doctrine, a treaty, arms), for what (a test, a
battle) and where (the battlefield, or a land that was not at war) decide the rest. `ja` and `en`
know the words for that.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.extraction.grade import en, ja, taught
from pipeline.extraction.grade.clause import Clause, Graded, Words
from pipeline.extraction.predicates import Predicate
from pipeline.gazetteer import load
from pipeline.models import Lang

__all__ = ["Clause", "Grade", "grade", "is_nuclear"]

_LANGUAGES: dict[Lang, Words] = {"ja": ja, "en": en}


class Grade(NamedTuple):
    type: str
    level: int
    nuclear: bool


def is_nuclear(text: str, lang: Lang) -> bool:
    """Whether the text speaks of nuclear arms, doctrine, forces or threats."""
    return bool(_LANGUAGES[lang].NUCLEAR.search(text))


def grade(predicate: Predicate | None, clause: Clause, *, about: bool) -> Grade:
    """The grade of the happening that `clause` tells.

    `about`: the sentences before speak of nuclear arms, so that "the treaty" is a nuclear one.
    """
    weapons = (load().weapons[n.id] for n in clause.names if n.kind == "weapon")
    nuclear = (
        is_nuclear(clause.text, clause.lang)
        or any(weapon.weapon_class == "strategic_nuclear" for weapon in weapons)
        or (about and _LANGUAGES[clause.lang].goes_on(predicate, clause))
    )
    kind, level = _graded(predicate, clause._replace(nuclear=True) if nuclear else clause)
    return Grade(kind, level, nuclear and level not in (5, 6))


def _graded(predicate: Predicate | None, clause: Clause) -> Graded:
    words = _LANGUAGES[clause.lang]
    if predicate is None:
        return words.unlisted(predicate, clause)
    if graded := words.by_object(predicate, clause):
        return graded
    said = predicate.kind in ("report", "say")
    odds = taught.LIKELY if said else taught.ALL_BUT_CERTAIN
    return taught.outweighed(clause, _usual(predicate, clause), odds, words.struck)


def _usual(predicate: Predicate, clause: Clause) -> Graded:
    """The grade of the predicate, by the test, the place or the freight beside it."""
    words, text = _LANGUAGES[clause.lang], clause.text
    if predicate.id in ("launch", "land", "test") and words.is_test(clause):
        return "MOBILIZE", 4
    if predicate.level == 5:
        # a shoot-down tells nothing about the place
        elsewhere = predicate.id == "shoot_down" or words.FRONT.search(text)
        # a land that drones enter stays at peace, one that an army enters becomes the battlefield
        across = words.struck(clause, predicate.id == "invade" and not clause.munitions)
        return predicate.type, 6 if across or (clause.enemies and not elsewhere) else 5
    if predicate.id in ("sign", "sign_treaty", "law"):
        return ("AGREE", 0) if words.is_treaty(predicate, clause) else ("MOBILIZE", 4)
    if predicate.id == "vote" and words.RESOLUTION.search(text):
        return "REQUEST", 1
    if predicate.id in ("reject", "deny") and words.NUCLEAR_USE.search(text):
        return predicate.type, 2
    if predicate.id == "demand" and words.NUCLEAR_USE.search(text):
        return "THREATEN", 2
    return words.by_freight(predicate, clause)
