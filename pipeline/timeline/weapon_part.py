"""What part a weapon plays in a clause: it does the deed, is hit, or is named in passing."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.extraction.names import find_names
from pipeline.models import Lang

Part = Literal["means", "target", "passing"]

_DOWN = (
    r"sh(?:ot|oots?|ooting) (?:\w+ )?down|down(?:ed|ing|s)|intercept\w*|(?:brought|brings?) down"
    r"|destroy\w*|wreck\w*|sank|sunk|sinks?|knock\w* out|took out|disabl\w+|damag\w+|blew up"
)
_HIT = rf"(?:{_DOWN}|hit(?:s|ting)?|str(?:uck|ikes?|iking)|attack\w*|target\w*|bomb(?:ed|s|ing))"
_LAUNCHED = r"\b(?:fir(?:ed?|es|ing)|launch\w*|us(?:ed?|es|ing)|drop\w*)\b"
_FIRED = rf"(?:\b(?:with|by|from|via|armed)\b|{_LAUNCHED})"
# After a verb without an object: "four jets shot down by", "the cruiser sinks off the coast".
_NO_OBJECT = r"(?=\s*(?:[,.;]|$|(?:by|over|on|in|near|off|after|and|within|outside|at|during)\b))"
# Before the name: "five days after the Abrams pledge"; "shot down six"; after it: "were shot down".
_PASSING_EN = re.compile(
    r"\b(?:after|before|since|following|despite|unlike|(?<!more )(?<!less )(?<!fewer )than"
    r"|instead of|besides|beyond|amid)\s+(?:[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_FIRED_EN = re.compile(rf"{_LAUNCHED}[^,;]*$", re.IGNORECASE)
_OBJECT_EN = re.compile(rf"\b{_HIT}\b(?![^,;]*{_FIRED})[^,;]*$", re.IGNORECASE)
_PASSIVE_EN = re.compile(
    rf"[^.;]*?(?:\b(?:was|were|is|are|been|being|be)\b[^,.;]{{0,20}}?\b{_HIT}\b"
    rf"|\b(?:{_DOWN}|burn(?:s|ed)?|crash\w*|explod\w*){_NO_OBJECT})",
    re.IGNORECASE,
)

_HIT_JA = "撃墜|撃ち落と|撃破|迎撃|仕留め|破壊|損傷|沈め|撃沈|無力化|攻撃|命中|直撃"
_FALLS_JA = "沈没|大破|炎上|墜落|被弾|損傷し"
_FIRED_JA = "発射|撃ち込|撃っ|撃ち(?!落)|放[っちた]|投下|投入|飛ばし|使[いうわっ用]|用い"
# 戦車の供与に続き, 供与の後: named to say when
_PASSING_JA = re.compile(
    r"[」』]?[^、。を]{0,8}?(?:に続|に加え|の後|のあと|以来|に次い|とは別|と違|と同じ|よりも?|の代わり|に代わ"
    r"|を受け[て、])"
)
_NOUN_JA = re.compile(r"[」』]?[0-9０-９]*[発機隻両基]?の?(?:撃墜|迎撃|撃沈|撃破|破壊)")
_CASE_JA = re.compile(r"で(?![すあ])|によ[りるっ]|[をがはもにへ]")
_VERB_JA = re.compile(
    rf"(?P<own>[^。]*?)(?:(?P<fired>{_FIRED_JA})|(?P<falls>{_FALLS_JA})"
    rf"|(?:{_HIT_JA})(?P<passive>さ?[れら]れ?)?)"
)
# 6発のうち5発を: what is counted is part of what was named before
_OTHER_JA = re.compile(
    r"(?<![0-9０-９〇一二三四五六七八九十百][発機隻両基])(?<!全[弾機])(?<!すべて)を"
)


def part(clause: str, weapon: str, lang: Lang) -> Part:
    """The part that `weapon`, an id of the gazetteer, plays in `clause`.

    A weapon that the clause does not name is the means unless something is shot down in it.

    >>> part("A missile downed the A-50 over the sea", "a50", "en")
    'target'
    """
    named = [name for name in find_names(clause, lang) if name.id == weapon]
    found: list[Part] = [
        _part_ja(clause[name.end :])
        if lang == "ja"
        else _part_en(clause[: name.start], clause[name.end :])
        for name in named
    ]
    if not found:
        down = re.search(_HIT_JA if lang == "ja" else _DOWN, clause)
        return "target" if down else "means"
    return "means" if "means" in found else found[0]


def _part_en(before: str, after: str) -> Part:
    if _PASSING_EN.search(before):
        return "passing"
    if _OBJECT_EN.search(before):
        return "target"
    return "target" if _PASSIVE_EN.match(after) and not _FIRED_EN.search(before) else "means"


def _part_ja(after: str) -> Part:
    if _PASSING_JA.match(after):
        return "passing"
    if _NOUN_JA.match(after):
        return "target"
    case = _CASE_JA.search(after)
    verb = _VERB_JA.match(after, case.end()) if case else None
    if not case or not verb or case.group()[0] == "で" or len(case.group()) > 1:
        return "means"
    if case.group() in "にへ":  # 基地のS300に命中した
        return "target"
    if verb["fired"]:
        return "means"
    falls = bool(verb["falls"] or verb["passive"])
    if case.group() == "が":
        return "target" if falls else "means"
    alone = case.group() in "はも" and not _OTHER_JA.search(verb["own"])
    return "target" if falls or alone or case.group() == "を" else "means"
