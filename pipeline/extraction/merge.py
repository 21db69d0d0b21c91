"""Tellings → events: one happening, one event, with all sentences that tell it.

Two tellings are of one happening when their keys are equal: the same days, the same kind of
event, and the same named weapons, or the same actors where no weapon is named. The event's id is
made from that key alone, so it stays the same whatever else is in the build.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.extraction import roles_en, roles_ja
from pipeline.extraction.attribution import said_by
from pipeline.extraction.telling import Telling
from pipeline.extraction.title import title_of
from pipeline.gazetteer import load
from pipeline.models import Article, Event, Evidence, Lang, NameMention

_MISSILES = ("ballistic_missile", "cruise_missile", "anti_ship_missile", "missile_unspecified")


# deeds that are never another word for a blow of the same day
_APART = ("shoot_down", "seize")
_FORCE = "発効"  # the day may be that of the signing, and yet it is another event
_HARM = ("kill", "destroy")
# "sent 44 drones; the army destroyed 32": arms that were shot down, no harm of theirs
_SOME = re.compile(
    r"\bdestroy\w* (?:nearly |almost |about )?(?:\d[\d,]*|all|both|half|most|two|three|four|five|"
    r"six|seven|eight|nine|ten)(?: of (?:them|these))?\W*\Z"
)
_DEBRIS = re.compile(
    "(?:その|無人機の|ドローンの|ミサイルの)?(?:破片|残骸)"
)  # of what was shot down

# shares right among the rows of our gold, rounded down a little for texts nobody has seen
_EVENT = {"own": 0.96, "carried": 0.90, "unlisted": 0.83}
_DATE = {"explicit": 0.99, "heading": 0.98, "publication": 0.97, "chain": 0.94, "weak": 0.91}


# 「地対空ミサイル「スティンガー」」: the kind and the name of one thing
_NAMED = re.compile("[「『]?")
_SEA_DRONES = {"magura", "sea_baby"}  # naval too, and of the kind any_usv
_SHIPS = ("USS", "HMS")  # they name a state, and what bears them is a warship
# "the Poseidon, an underwater drone": the name and the kind
_OF_A_KIND = re.compile(r",? \(?(?:an?|its|the) (?:(?!and\b)[\w-]+ ){0,4}")
# "1,000 anti-tank weapons and 500 Stingers": two things
_COUNTED_BESIDE = re.compile(r",? (?:and|plus) (?:[\d,]+|an?|two|three|four|five|six|several) ")
# 「対戦車兵器千基、携行ミサイル「スティンガー」500発」: counted by itself, another thing
_LISTED = re.compile(
    "[約0-9０-９一二三四五六七八九十百千万]+[基発両機門隻台丁](?:余り)?(?:、|と|や)"
)


def events_of(article: Article, tellings: Sequence[Telling]) -> list[Event]:
    """The events of one article, in text order."""
    return merge_events(_with_harm(article, tellings))


def _with_harm(article: Article, tellings: Sequence[Telling]) -> list[Event]:
    """An event for each telling; the dead and the damage of a blow are told of the blow."""
    events: list[Event] = []
    blow, shot = -1, False
    for telling in tellings:
        event = _event(article, telling)
        if shot and telling.carried and _is(telling, "land") and _DEBRIS.match(telling.clause):
            events[-1] = _with(events[-1], event)
            continue
        shot = _is(telling, "shoot_down")
        if blow >= 0 and event.span == events[blow].span and _is_harm(telling, event, events[blow]):
            events[blow] = _with(events[blow], event)
            continue
        if event.type == "ASSAULT" and not _is(telling, "shoot_down"):
            blow = len(events)
        events.append(event)
    return events


def _with(blow: Event, harm: Event) -> Event:
    shown = {sentence.start for sentence in blow.evidence}
    return blow._replace(
        evidence=blow.evidence + tuple(e for e in harm.evidence if e.start not in shown),
        countries=_joined(blow.countries, harm.countries),
        organisations=_joined(blow.organisations, harm.organisations),
        targets=_joined(blow.targets, harm.targets),
    )


def _is_harm(telling: Telling, event: Event, blow: Event) -> bool:
    """Whether the clause tells what the blow before it left, with no doer or weapon of its own."""
    within = event.evidence[0].start == blow.evidence[0].start
    left = _is(telling, *_HARM) or (within and _is(telling, "explode"))
    doers = (n for n in telling.names if n.via != "carried" and n.id in event.actors)
    counted = _SOME.search(telling.clause)
    return telling.carried and left and not (event.weapons or counted or any(doers))


def _is(telling: Telling, *deeds: str) -> bool:
    return telling.predicate is not None and telling.predicate.id in deeds


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))


def merge_events(events: Iterable[Event]) -> list[Event]:
    """Events of one id made one: the first keeps its words, the others add evidence.

    `sources` becomes the number of articles that tell it.
    """
    merged: dict[str, Event] = {}
    for event in events:
        known = merged.get(event.id)
        if known is None:
            merged[event.id] = event
            continue
        evidence = known.evidence + tuple(e for e in event.evidence if e not in known.evidence)
        merged[event.id] = known._replace(
            evidence=evidence, sources=len({e.article_id for e in evidence})
        )
    return list(merged.values())


def _event(article: Article, telling: Telling) -> Event:
    date, span = telling.date, telling.date.span
    assert span is not None
    countries = _ids(telling, "country")
    organisations = _ids(telling, "org")
    weapons = _weapons(telling)
    actors, targets = _roles(telling, article.lang)
    basis = "carried" if telling.carried else date.basis
    key = (
        span.first,
        span.last,
        telling.grade.type,
        *([telling.predicate.id] if telling.predicate and _is(telling, *_APART) else []),
        *([telling.status] if telling.status == "denied" else []),
        *([_FORCE] if telling.head and telling.head.text == _FORCE else []),
        *(_named(weapons) or (*countries, *organisations, *weapons)),
    )
    evidence = Evidence(
        article.id,
        telling.sentence.start,
        telling.sentence.end,
        telling.sentence.text,
        telling.clause,
        "" if telling.carried else date.text,
        date.start,
        date.end,
        date.rule,
        date.anchor,
        date.anchor_at,
        _said_by(telling, article.lang),
    )
    return Event(
        id="e" + hashlib.sha256("|".join(map(str, key)).encode()).hexdigest()[:10],
        span=span,
        basis=basis,
        status=telling.status,
        type=telling.grade.type,
        level=telling.grade.level,
        nuclear=telling.grade.nuclear,
        title=title_of(telling, article.lang),
        countries=countries,
        actors=actors,
        targets=targets,
        organisations=organisations,
        weapons=weapons,
        evidence=(evidence,),
        article=article,
        confidence=_confidence(telling),
    )


def _said_by(telling: Telling, lang: Lang) -> str:
    """Who vouches for what is only reported: named in the clause, else in its sentence."""
    if telling.status != "reported":
        return ""
    return said_by(telling.clause, lang) or said_by(telling.sentence.text, lang)


def _ids(telling: Telling, kind: str) -> tuple[str, ...]:
    return tuple(sorted({n.id for n in telling.names if n.kind == kind and n.id != "WEST"}))


def _weapons(telling: Telling) -> tuple[str, ...]:
    """The systems named; a generic row only where nothing more exact stands in the clause.

    The kind of a named system is none of its own, nor is one class twice, unless both are counted.
    """
    named = [n for n in telling.names if n.kind == "weapon"]
    ship = any(n.text in _SHIPS for n in telling.names)
    if not named and not ship:
        return ("any_nuclear",) if telling.grade.nuclear else ()
    weapons = load().weapons
    kinds: set[int] = set()
    beside: set[str] = set()
    ends = {n.end + gap for n in named if not weapons[n.id].generic for gap in (0, 1)}
    for one, other in pairwise(named):
        between = _between(telling, one, other)
        if not weapons[other.id].generic and _NAMED.fullmatch(between):
            kinds.add(id(one))
        elif not weapons[one.id].generic and _OF_A_KIND.fullmatch(between):
            kinds.add(id(other))
        elif _COUNTED_BESIDE.fullmatch(between):
            beside.update((one.id, other.id))
        elif one.start not in ends and _LISTED.fullmatch(between):
            beside.add(one.id)
    found = {n.id for n in named if id(n) not in kinds}
    if ship and not any(weapons[w].weapon_class == "naval" for w in found - _SEA_DRONES):
        found.add("any_warship")
    exact = {w for w in found if not weapons[w].generic}
    # a sea drone is no warship, which it may have sunk
    classes = {weapons[w].weapon_class for w in exact - _SEA_DRONES}
    found -= {"any_usv"} if exact & _SEA_DRONES else set()
    if exact:
        kin = ["missile_unspecified"] if classes - {"air_defence"} else []  # a Patriot hits others
        # a Rafale in a nuclear role, "chemical or nuclear weapons"
        kin += ["strategic_nuclear"] if classes - {"aircraft", "munition"} else []
        found = exact | {
            w
            for w in found
            if (w in beside or weapons[w].weapon_class not in classes | {*kin})
            and not (w == "any_ballistic" and "strategic_nuclear" in classes)
        }
    elif len(found) > 1:
        if any(
            weapons[w].weapon_class in (*_MISSILES, "strategic_nuclear")
            for w in found - {"any_missile"}
        ):
            found -= {"any_missile"}
        found -= {"any_missile"} if "any_nuclear" in found else set()
        found -= {"any_nuclear"} if found & {"any_tnw", "any_icbm"} else set()
    return tuple(sorted(found))


def _between(telling: Telling, one: NameMention, other: NameMention) -> str:
    return telling.clause[one.end - telling.start : max(0, other.start - telling.start)]


def _named(weapons: Sequence[str]) -> tuple[str, ...]:
    known = load().weapons
    return tuple(w for w in weapons if not known[w].generic)


def _roles(telling: Telling, lang: Lang) -> roles_en.Roles:
    """(doers, done to)."""
    if lang == "en":
        return roles_en.roles(telling)
    kind = telling.grade.type
    return roles_ja.roles(telling.clause, telling.start, telling.head, kind, telling.names)


def _confidence(telling: Telling) -> float:
    """The chance that the row is a true event with both dates right, as measured on the gold.

    The product of two shares: clauses of this kind that are events, dates of this kind that are
    right. `python -m pipeline check` prints what it promised beside what came true.
    """
    unlisted = telling.predicate is None or telling.predicate.kind == "report"
    event = _EVENT["unlisted" if unlisted else "carried" if telling.carried else "own"]
    rule = telling.date.rule
    kind = rule if rule == "chain" else "weak" if rule.endswith(("near", "soon")) else ""
    return round(event * _DATE.get(kind or telling.date.basis, 0.95), 2)
