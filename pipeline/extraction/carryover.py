"""What a clause takes over from those told before it: parties, the place, the deed itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction import participants, participants_en, segments
from pipeline.extraction.segments import Found, Segment
from pipeline.extraction.telling import Telling
from pipeline.models import Lang, NameMention

_PACT_GOES_ON = re.compile(
    "(?P<pact>停戦|休戦|合意|条約|協定|覚書|議定書|交換|演習|封鎖|戒厳令|制裁)"
    "(?:は|が|も|の(?:履行|実施|期限)).*(?:発効|始ま|失効|実施|期限|崩れ|破られ|成立|終わ|延長|続)"
)
_PACT_BEGINS = re.compile(  # its parties are named, or stay unsaid
    "(?:条約|協定|停戦|休戦|議定書|覚書)[)）」]?[がは][^、。はがを]{0,16}"
    "(?:調印さ|署名さ|採択さ|締結さ|結ばれ|発効|失効|始ま|成立)"
)
_FROM = re.compile("(?:付近|近郊|沖)?から")
_COUNTED = ("launch", "land", "test", "attack", "shoot_down")  # 「さらに2発」 repeats one of them
_SENT = ("launch", "land", "attack", "deploy", "invade")
_SOME_OF = re.compile(
    "(?:^|[、はがも]|この|その)うち|全弾|(?:一部|大半|大部分|ほとんど|半数|すべて|全て|全部)を"
)


def parties(
    found: Found, segment: Segment, told: tuple[Telling, ...], before: Sequence[NameMention]
) -> Sequence[NameMention]:
    """Whom a clause that names no doer may mean: of its pact, else those `before`."""
    of_pact = _parties(found, segment, told)
    return of_pact if of_pact or _own_parties(found, segment) else before


def completed(
    telling: Telling, segment: Segment, told: tuple[Telling, ...], found: Found
) -> Telling | None:
    """The telling with what it leaves to those `told` before; None where it repeats nothing."""
    if segment.again:
        deeds = _COUNTED if segment.again == "count" else None
        known = [t for t in told if not deeds or (t.predicate and t.predicate.id in deeds)]
        if not known:
            return None
        telling = _once_more(telling, known[-1], found, shared=segment.again == "gap")
    telling = _where_it_fell(telling, told, found.lang)
    telling = _of_those(telling, told, found)
    telling = _delivered(telling, told, found.lang)
    telling = _of_the_same(telling, told, found)
    return _of_the_blow(telling, told, found)


def _parties(found: Found, segment: Segment, told: tuple[Telling, ...]) -> Sequence[NameMention]:
    """The parties of the pact that the clause says more of: 「停戦は翌日に発効した」."""
    if found.lang == "en" or any(segment.start <= n.start < segment.end for n in found.names):
        return ()
    it = _PACT_GOES_ON.search(found.text, segment.start, segment.end)
    if not it:
        return ()
    same = [t for t in told if it["pact"] in t.clause]
    known = same or [t for t in told if t.grade.type == "AGREE"]
    return [n for n in known[-1].names if n.kind != "weapon"] if known else ()


def _own_parties(found: Found, segment: Segment) -> bool:
    """Whether a pact or a war is told of, whose parties are not the doer from before."""
    if found.lang == "en":
        return False
    named = segment.head is not None and segment.head.text.endswith(segments.WARS)
    return bool(named or _PACT_BEGINS.search(found.text, segment.start, segment.end))


def _where_it_fell(telling: Telling, before: tuple[Telling, ...], lang: Lang) -> Telling:
    """「クルスク州を攻撃し、町を占拠した」: a blow without a place falls where the last fell."""
    blow = before[-1] if before and lang == "ja" else None
    if not blow or (telling.grade.level, blow.grade.level) != (5, 6) or not telling.carried:
        return telling
    states = [n for n in telling.names if n.kind == "country"]
    elsewhere = any(n.via in ("place", "capital") for n in states)
    more = {n.id for n in states}.difference(n.id for n in blow.names)
    shot = telling.predicate is not None and telling.predicate.id == "shoot_down"
    if telling.date.span != blow.date.span or elsewhere or more or shot:
        return telling
    return telling._replace(grade=telling.grade._replace(level=6))


def _delivered(telling: Telling, before: tuple[Telling, ...], lang: Lang) -> Telling:
    """ "Oslo gave them guns. NASAMS came in May": arms of which no verb says more are aid too."""
    aid = lang == "en" and before and before[-1].grade.type == "AID"
    bare = telling.predicate is None and telling.grade == ("MOBILIZE", 4, False)
    bare = bare and not any(n.via == "anaphor" for n in telling.names)  # "used them"
    if not (aid and bare) or next((n.kind for n in telling.names), "") != "weapon":
        return telling
    return telling._replace(grade=before[-1].grade)


def _of_those(telling: Telling, before: tuple[Telling, ...], found: Found) -> Telling:
    """「うち3発を撃墜した」「港にミサイルが撃ち込まれた」: who dealt the last blow takes part."""
    some = telling.predicate and telling.predicate.id in ("shoot_down", "land")
    some = some and bool(_SOME_OF.search(telling.clause))
    if found.lang == "en" or not (some or participants.suffers(telling.clause, telling.names)):
        return telling
    sent = (t for t in reversed(before) if t.predicate and t.predicate.id in _SENT)
    blow = next((t for t in sent if some or t.date.span == telling.date.span), None)
    senders = participants.doers(found.text, blow.names) if blow else []
    known = {n.id for n in telling.names}
    if blow and some:  # and over whose land
        senders += [n for n in blow.names if n.via == "place" and n not in senders]
    more = [n._replace(via="carried") for n in senders if n.id not in known]
    return telling._replace(names=(*telling.names, *more))


def _of_the_blow(telling: Telling, before: tuple[Telling, ...], found: Found) -> Telling:
    """ "Israel bombed Beirut. Its jets hit a bridge": the other side of the day's last blow too."""
    if found.lang != "en" or telling.grade.type != "ASSAULT":
        return telling
    here = {n.id for n in telling.names if n.kind != "weapon"}
    last = next((t for t in reversed(before) if t.grade.type == "ASSAULT"), None)
    if last is None or last.date.span != telling.date.span or len(here) != 1:
        return telling
    sides = [n for n in last.names if n.kind == "country"]
    if len({n.id for n in sides}) != 2 or not here < {n.id for n in sides}:
        return telling
    (id,) = here
    if _leads_in(telling, id, found) != _leads_in(last, id, found):
        return telling  # "Israel bombed Beirut; in Israel a car blew up"
    other = next(n for n in sides if n.id not in here)
    return telling._replace(names=(*telling.names, other._replace(via="carried")))


def _leads_in(telling: Telling, id: str, found: Found) -> bool:
    """Whether a state stands before the verb, as no mere scene."""
    verb = telling.head.start if telling.head else telling.end
    return any(
        n.id == id
        and (n.via == "carried" or n.start < verb)
        and not participants_en.is_scene(found.text, n)
        for n in telling.names
    )


def _of_the_same(telling: Telling, before: tuple[Telling, ...], found: Found) -> Telling:
    """「Xの履行を確認し、制裁が解かれた」: a clause that names nobody is about those before it."""
    same = before and before[-1].sentence is found.part and found.lang == "ja"
    if telling.names or not same or not telling.head or telling.grade.level:
        return telling
    names = tuple(n._replace(via="carried") for n in before[-1].names if n.kind == "country")
    return telling._replace(names=names)


def _once_more(telling: Telling, before: Telling, found: Found, *, shared: bool) -> Telling:
    """The telling of 「翌日にも2発。」: the deed of the one before, and its doer if it has none.

    `shared`: the subject of the one before too ("They met in Rome in May and in June in Oslo").
    """
    names = [n for n in telling.names if n.via != "carried"]
    if found.lang == "en":
        if before.grade.type == "ASSAULT" or all(n.kind == "weapon" for n in names):
            names += [n._replace(via="carried") for n in before.names if n.kind != "weapon"]
        elif shared and before.head:
            verb = before.head.start
            names += [n for n in before.names if n.kind != "weapon" and n.start < verb]
    elif not participants.doers(found.text, names) and not any(
        _FROM.match(found.text, n.end) for n in names
    ):
        doers = participants.doers(found.text, before.names) or before.names
        names += [n._replace(via="carried") for n in doers if n.kind != "weapon"]
    if before.grade.nuclear:
        names += [n for n in before.names if n.kind == "weapon"]
    return telling._replace(predicate=before.predicate, grade=before.grade, names=tuple(names))
