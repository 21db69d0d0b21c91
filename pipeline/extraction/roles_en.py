"""Who does it to whom in an English clause: the place of each name about the head, and its voice.

What stands before an active verb or owns a noun of action does it, what stands behind suffers it,
a passive turns that round; a place that is struck is a target, the makers of arms and the host of
a meeting are neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pipeline.extraction.telling import Telling
from pipeline.extraction.verbs_en import has_finite, is_past, shape
from pipeline.models import NameMention

Roles = tuple[tuple[str, ...], tuple[str, ...]]
Role = Literal["doer", "origin", "target", "place", ""]

_BE = r"(?:am|is|are|was|were|be|been|being|gets?|got)"
_PASSIVE = re.compile(rf"\b{_BE}\s+(?:\w+ly\s+|also\s+|again\s+|first\s+)*(?:being\s+)?$")
_DOWN = ("shoot_down", "destroy", "seize", "withdraw", "kill")  # done to arms, not with them
_BY = re.compile(
    r"\bby\s+(?:(?:the|an?|two|three|its|\d+)\s+)*(?:(?!\w+ing\b)[a-z][\w-]*\s+){0,2}$"
)
_IN_THE_HANDS = re.compile(r"\b(?:hands of|fell to|falls to)\s+(?:the\s+)?$")
_ACCORDING = re.compile(r"\baccording to\s+(?:the\s+)?$")
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:\w+\s+)?$")
_WITH = re.compile(r"\b(?:with|using)\s+(?:(?:the|an?|its|\d+|two)\s+)*(?:[a-z][\w-]*\s+){0,2}$")
_MADE = re.compile(r"[\s-](?:made|built|supplied|designed|donated|provided)\b")
_MADE_IN = re.compile(r"\b(?:built|made|designed|assembled) (?:in|by) (?:the )?$")
_PARTNER = re.compile(r"\bwith (?:the )?$")
# "Kyiv said that an explosion had torn": it tears, not who is named before it
_OWNED = re.compile(r"['’]s?\s")
_BLAST = re.compile(r"\b(?:explosions?|blasts?|detonations?|fires?)\b")
_NO_OBJECT = re.compile(r"\s*(?:[.,;:]|$|\b(?:on|in|at|near|after|during|over|late|early|when)\b)")
_AND = re.compile(r"(?:['’]s)?,?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?")
# up to three words between the preposition and the place: over the skies of Kyiv
_WORDS = r"\s+(?:(?!(?:and|by)\b)[a-z][\w'’-]*\s+){0,3}$"
_PLACE = re.compile(
    r"\b(?i:in|at|over|near|off|inside|outside|across|around|into|onto|on|against|to|towards?|"
    rf"throughout){_WORDS}"
)
_HOST = re.compile(rf"\b(?i:in|at|over|near|off|inside|outside|across){_WORDS}|,\s+$")
# "a cable between Latvia and Sweden failed": where it lies
_LIES_BETWEEN = re.compile(
    r"\b(?:cables?|pipelines?|links?|bridges?|roads?|railways?|ferry|border|strait)\b[^,;]* "
    r"between (?:the )?(?:[A-Z]\w+ and (?:the )?)?$"
)
_OWNER = re.compile(r"['’]s?\s|\s")
_CONTENT = re.compile(r"\b(?:that|if|over|after|unless|should|because|for|of)\b|[,;:]")
_RECEIVES = re.compile(r"receiv|take delivery|took delivery|accept", re.IGNORECASE)
_UNDERGOES = re.compile(r"(?:fall|fell|came under|come under)\b", re.IGNORECASE)
_BY_NEXT = re.compile(r"\s+by\b")
_DONE = re.compile(r"\b(?:carried out|launched|staged|mounted|imposed|placed|conducted|slapped)\b")
_WAS_DONE = re.compile(r"\s+(?:was|were|has been|have been|had been)\s+\w+(?:ed|en|n)\b")
_RELATIVE = re.compile(r",?\s+(?:which|who|whom|that)\b")
# "Pakistan said that Indian jets had struck its territory", but "said that its jets had struck"
_SAID = re.compile(
    r"\b(?:said|says?|claim(?:s|ed)|reported|announced|confirmed|believes?|insists?)\b"
    r"(?:(?!,).)*?(?:\s+that)?\s+(?!(?:it|its|they|their|he|his|she|her|that)\b)(?=\w+\s)"
)
# "declared Iran in breach", "called every British ship a target"
_CALLED = re.compile(
    r"\b(?:declared|called|named|branded|labell?ed|deemed|held|put)\s+(?:[a-z]+\s+)?$"
)
_ITS = re.compile(r"\b(?:its|their|his|her|it|them)\b")
_SENT = ("launch", "land", "deploy", "send", "test")  # what flies is the doer's
_BESIDE = 20  # characters from a name to the arms that are its: Russian long-range missiles


def roles(telling: Telling) -> Roles:
    """(doers, done to), ids sorted; either may be empty."""
    cast = [n for n in telling.names if n.kind != "weapon" and n.id != "WEST"]
    reading = _Reading(telling, cast)
    found: list[tuple[NameMention, Role]] = []
    for name in cast:
        beside = found[-1] if found else None
        joined = (
            beside is not None
            and _AND.fullmatch(reading.between(beside[0], name))
            and reading.leads(beside[0]) == reading.leads(name)
        )
        found.append((name, beside[1] if beside and joined else reading.role(name)))
    if reading.speech:
        found = _addressed(found, reading)
    doers = _having("doer", found) or _having("origin", found)
    hit = _having("target", found) + (_having("place", found) if reading.force else ())
    return tuple(sorted(doers)), tuple(sorted({id for id in hit if id not in doers}))


def _having(role: Role, found: Sequence[tuple[NameMention, Role]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.id for name, part in found if part == role))


def _addressed(
    found: Sequence[tuple[NameMention, Role]], reading: _Reading
) -> list[tuple[NameMention, Role]]:
    """Words go to whom they name first: "warned Iran that Israel would strike"."""
    first = [n for n, part in found if part == "target" and not reading.in_content(n)]
    return [
        (n, "" if first and part in ("target", "place") and reading.in_content(n) else part)
        for n, part in found
    ]


class _Reading:
    """The head of a clause, its voice, and what each name is to it."""

    def __init__(self, telling: Telling, cast: Sequence[NameMention]) -> None:
        self.clause, self.start = telling.clause, telling.start
        self.cast = [n for n in cast if n.via not in ("carried", "owner")]
        self.weapons = [n for n in telling.names if n.kind == "weapon"]
        head, predicate = telling.head, telling.predicate
        head = head if head and head.start >= self.start else None  # it may share one before
        self.id = predicate.id if predicate else ""
        self.speech = bool(predicate and predicate.kind == "speech")
        self.force = telling.grade.type == "ASSAULT"
        first = next((n.end for n in self.cast if n.start >= self.start), self.start)
        self.head, self.end = (head.start, head.end) if head else (first, first)
        word = head.text if head else ""
        before = self.clause[: self.head - self.start]
        self.noun = bool(head) and self._shape() == "noun"
        follows = _BY_NEXT if head else _WAS_DONE
        done = is_past(word) and _PASSIVE.search(before)
        self.passive = bool(done or _UNDERGOES.match(word)) or (
            bool(follows.match(self.clause, self.end - self.start)) and not self.noun
        )
        self.receives = bool(_RECEIVES.match(word)) and not self.force and not self.passive

    def _shape(self) -> str | None:
        names = [n._replace(start=n.start - self.start, end=n.end - self.start) for n in self.cast]
        return shape(self.clause, self.head - self.start, self.end - self.start, names)

    def between(self, one: NameMention, other: NameMention) -> str:
        return self.clause[max(0, one.end - self.start) : max(0, other.start - self.start)]

    def leads(self, name: NameMention) -> bool:
        return name.start < self.head

    def in_content(self, name: NameMention) -> bool:
        return bool(
            _CONTENT.search(self.clause, self.end - self.start, max(0, name.start - self.start))
        )

    def role(self, name: NameMention) -> Role:
        before, after = self.clause[: name.start - self.start], self.clause[name.end - self.start :]
        undergoes: Role = "target" if self.passive or self.receives else "doer"
        if name.via == "carried":
            return undergoes
        if name.via == "owner":
            return "target" if self.id in _DOWN else "origin"
        relative = _RELATIVE.match(after) or name.start < self.start
        if relative and self.leads(name):  # "Ukraine, which Russia invaded"
            first = max(name.end, self.start)
            subject = any(first <= n.start < self.head for n in self.cast)
            return "target" if subject else undergoes
        if _MADE.match(after) or _MADE_IN.search(before) or _ACCORDING.search(before):
            return ""
        if _BY.search(before):
            return "" if self.noun and self._told_between(name) else "doer"
        if _IN_THE_HANDS.search(before):
            return "doer"
        if _FROM.search(before):
            gives = self.receives or self.id in ("sanction", "close_embassy")
            return "doer" if gives else "origin" if self.force else ""
        if self.speech and self.leads(name) and _CALLED.search(before):
            return "target"
        if self.id in ("agree", "sign", "sign_treaty") and _PARTNER.search(before):
            return "doer"
        if self._bursts(name):
            return "place" if _PLACE.search(before) or _OWNED.match(after) else ""
        if self.noun:
            return self._about_noun(name, before)
        if self.leads(name):
            return self._subject(name, before, undergoes)
        return self._object(name, before)

    def _bursts(self, name: NameMention) -> bool:
        """Whether something bursts of itself behind the name ("Libya's depot exploded")."""
        if not self.force or not self.leads(name) or self.passive:
            return False
        words = self.clause[name.end - self.start : self.end - self.start]
        alone = self.id == "explode" and _NO_OBJECT.match(self.clause, self.end - self.start)
        return bool(alone or _BLAST.search(words))

    def _told_between(self, name: NameMention) -> bool:
        """Whether a verb stands between: "the attack was condemned by", no "carried out by"."""
        words = self.clause[self.end - self.start : name.start - self.start]
        return has_finite(words) and not _DONE.search(words)

    def _about_noun(self, name: NameMention, before: str) -> Role:
        """Russia's attack on, the Russian attack on, the attack by Russia on."""
        if self.leads(name):
            owner = _OWNER.match(self.clause, name.end - self.start)
            return "place" if _PLACE.search(before) else "doer" if owner else ""
        if self._told_between(name) or (not self.force and _HOST.search(before)):
            return ""
        return "target"

    def _subject(self, name: NameMention, before: str, undergoes: Role) -> Role:
        if _PLACE.search(before) or _LIES_BETWEEN.search(before):
            return "place"
        if self._only_says(name):
            hurt = self.force and _ITS.search(self.clause, self.end - self.start)
            return "target" if hurt else ""
        armed = any(0 <= w.start - name.end < _BESIDE for w in self.weapons)
        return "doer" if armed and self.id in _SENT else undergoes

    def _only_says(self, name: NameMention) -> bool:
        """Whether another party's deed is told: "Pakistan said that Indian jets had struck"."""
        others = any(name.end < n.start < self.head for n in self.cast)
        place = name.end - self.start, self.head - self.start
        return others and bool(_SAID.search(self.clause, *place))

    def _object(self, name: NameMention, before: str) -> Role:
        armed = any(0 <= w.start - name.end < _BESIDE for w in self.weapons)
        if self.force and (_WITH.search(before) or (armed and self.id not in _DOWN)):
            return "origin"
        return "" if not self.force and _HOST.search(before) else "target"
