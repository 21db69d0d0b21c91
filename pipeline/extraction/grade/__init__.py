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

# odds at which the words of a clause outweigh no predicate, and one of the list
_LIKELY, _ALL_BUT_CERTAIN = 0.5, 0.95
_ROOTS = ("CONSULT", "ACCUSE", "THREATEN", "AID", "MOBILIZE", "ASSAULT", "ASSAULT")  # by level

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
    graded = _graded(predicate, clause._replace(nuclear=True) if nuclear else clause)
    kind, level = _by_all_words(predicate, clause, graded)
    return Grade(kind, level, nuclear and level not in (5, 6))


def _by_all_words(predicate: Predicate | None, clause: Clause, graded: Graded) -> Graded:
    """What all words of the clause make of it, where they know better than its predicate."""
    listed = predicate is not None and predicate.kind in ("act", "speech")
    level, odds = taught.likeliest(clause.text, clause.lang)
    if graded[1] in (level, 7) or odds < (_ALL_BUT_CERTAIN if listed else _LIKELY):
        return graded
    return _ROOTS[level], level


def _graded(predicate: Predicate | None, clause: Clause) -> Graded:
    words, text = _LANGUAGES[clause.lang], clause.text
    if predicate is None:
        return words.unlisted(predicate, clause)
    if graded := words.by_object(predicate, clause):
        return graded
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
