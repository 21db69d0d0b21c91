"""Dated clauses of an article → events: what happened, who took part, how grave, how sure.

A clause tells an event when it states a happening and the text dates it: by date words inside
it, or by the date of the clause or sentence before it (then `basis` is "carried").
`trace` gives the same with a reason for every sentence, for `explain`.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import compress
from operator import attrgetter
from typing import TypeVar

from pipeline.extraction import (
    carryover,
    clauses,
    no_news,
    participants,
    participants_en,
    predicates,
    segments,
    segments_en,
    sentences,
)
from pipeline.extraction.dates import by_sentence
from pipeline.extraction.dates.dating import dating, is_item, leads
from pipeline.extraction.grade import Clause, Grade, grade, is_nuclear
from pipeline.extraction.names import find_names
from pipeline.extraction.participants import Cast
from pipeline.extraction.predicates import Predicate, PredicateMention
from pipeline.extraction.segments import Found, Segment
from pipeline.extraction.status import status_of
from pipeline.extraction.telling import Telling, Trace
from pipeline.models import Article, DateMention, Lang, NameMention, Sentence

_CIVIL = re.compile(r"\bnuclear (?:deal|accord|agreement|programme|program)\b", re.IGNORECASE)
# a truce that begins is news, whoever keeps it
_TRUCE_ON = re.compile(
    r"\b(?:cease-?fire|truce|armistice|war|bombing|siege|fighting|"
    r"blockade)\b[^,;]{0,20}\b(?:t(?:ook|akes) (?:effect|hold)|"
    r"(?:came|comes|went|goes) into (?:force|effect)|began|begins|start(?:s|ed)|ended|ends|"
    r"collapsed)\b"
)
_REMEMBERED = 20  # doers that an English pronoun may reach back to
_NAMES_REMEMBERED = 60  # names that 同国, "both sides" may reach back to
_CENTURY = timedelta(3653)  # a stretch that dates nothing any more
# 数日後、: a day that none names
_LATER = re.compile("(?:その)?数(?:日|週間|[かカヵヶ]月|年)後(?:に?は?、|に)")
# "more than the 84 that Russia fired on 10 October", in a post of another day
_OF_OLD = re.compile(r"\b(?:the|those|any|\w+s) (?:\w+ )?(?:that|which|who)\b[^,;.]*\Z")
# after 「流れが変わったのは9月17日」
_POINTS = re.compile("(?:のこと)?(?:だ|だった|です|でした)?。")
# 通信社が8日に伝えた。
_RELAYED = re.compile("(?:が|は)[^、。]{0,12}(?:伝え|報じ)(?:た|ました|ている)。$")
_LOOK_BACK = 8  # sentences over which "this treaty" stays nuclear

Mention = TypeVar("Mention", DateMention, NameMention, PredicateMention)


@dataclass(slots=True)
class _Story:
    """What the sentences so far hand on to the next one."""

    cast: Cast
    date: DateMention | None = None  # dates a clause that has no date words
    told: tuple[Telling, ...] = ()  # for clauses that say "once more"
    doers: list[NameMention] = field(default_factory=list)  # English: the latest first
    waits: bool = False  # the last sentence gave that date and told nothing
    item: bool = False  # that date stands alone in its line
    points: bool = False  # that date is all its sentence says: 「流れが変わったのは9月17日。」
    nuclear: int = -_LOOK_BACK  # number of the last sentence about nuclear arms


def trace(article: Article) -> Iterator[Trace]:
    """Every sentence of the article with what was found in it, in order."""
    story = _Story(Cast(find_names(article.title, article.lang, article.published)))
    civil = article.lang == "en" and _CIVIL.search(article.text)
    if is_nuclear(article.title, article.lang) and not civil:
        story.nuclear = sys.maxsize  # the whole article is
    paragraph = -1
    for number, found in enumerate(_scan(article)):
        part = found.part
        if part.paragraph != paragraph:
            paragraph = part.paragraph
            story.date = found.heading
        told = _sentence(article, found, story, number)
        _hand_on(story, found, told, number)
        if civil:
            story.nuclear = -_LOOK_BACK  # "the agreement" there is one on nuclear power
        yield told


def _scan(article: Article) -> Iterator[Found]:
    """What stands in each sentence, before anything is made of it."""
    text, lang, published = article.text, article.lang, article.published
    parts = sentences.split(text, lang)
    days = by_sentence(text, parts, published, lang)
    dated = [day.mentions for day in days]
    named = _by_sentence(find_names(text, lang, published), parts)
    said = _by_sentence(predicates.find_predicates(text, lang), parts)
    # only a sentence that names a day or a deed can hold an event: no other is cut into clauses
    # (a list by days, told in the present, may use verbs that no table knows)
    listed = lang == "ja" and any(d and is_item(p, d[0]) for p, d in zip(parts, dated, strict=True))
    items = {
        part.paragraph
        for part, days in zip(parts, dated, strict=True)
        if lang == "en" and days and days[0].start == part.start and leads(text, days[0])
    }
    links = no_news.links(parts)
    able = [
        (bool(days or deeds) or listed) and number not in links
        for number, (days, deeds) in enumerate(zip(dated, said, strict=True))
    ]
    cut = iter(clauses.split(list(compress(parts, able)), lang))
    pointing = _pointing(text, parts, lang)
    before: list[NameMention] = []
    for i, part in enumerate(parts):
        names = _with_anaphors(named[i], text, lang, part, before) if i in pointing else named[i]
        cuts = next(cut) if able[i] else []
        starts = [deed.start for deed in said[i]]
        dates = dating(text, part, dated[i], starts, lang) if able[i] else ()
        deeds = _not_in_arms(said[i], names) if lang == "en" else said[i]
        heading = days[i].heading
        found = Found(text, lang, part, dated[i], dates, names, deeds, cuts, published, heading)
        yield found._replace(listed=True) if part.paragraph in items else found
        if not part.heading:
            before = [*before, *names][-_NAMES_REMEMBERED:]


def _not_in_arms(
    said: tuple[PredicateMention, ...], names: Sequence[NameMention]
) -> tuple[PredicateMention, ...]:
    """The predicates that are no part of a weapon's name (Storm Shadow, Hellfire)."""
    arms = [n for n in names if n.kind == "weapon" and n.via != "generic"]
    return tuple(p for p in said if not any(n.start <= p.start < n.end for n in arms))


def _by_sentence(
    mentions: Sequence[Mention], parts: Sequence[Sentence]
) -> list[tuple[Mention, ...]]:
    """For each sentence the mentions, which stand in text order, that begin in it."""
    starts = [mention.start for mention in mentions]
    edges = ((bisect_left(starts, part.start), bisect_left(starts, part.end)) for part in parts)
    return [tuple(mentions[first:last]) for first, last in edges]


def _pointing(text: str, parts: Sequence[Sentence], lang: Lang) -> Container[int]:
    """The numbers of the sentences that may point back (同国, 両国)."""
    if lang == "en":
        return range(len(parts))
    starts = [part.start for part in parts]
    return {bisect_right(starts, m.start()) - 1 for m in participants.SAME.finditer(text)}


def _with_anaphors(
    named: tuple[NameMention, ...],
    text: str,
    lang: Lang,
    part: Sentence,
    before: Sequence[NameMention],
) -> tuple[NameMention, ...]:
    known = [*before, *named]
    anaphors = participants.anaphors if lang == "ja" else participants_en.anaphors
    pointing = list(anaphors(text, part.text, part.start, known))
    return tuple(sorted([*named, *pointing], key=attrgetter("start", "end"))) if pointing else named


def _hand_on(story: _Story, found: Found, told: Trace, number: int) -> None:
    story.waits = found.lang == "ja" and bool(found.dates) and not told.tellings
    ends = found.text[found.dates[-1].end : found.part.end] if story.waits else ""
    story.points = bool(_POINTS.fullmatch(ends))
    if told.tellings:
        story.told = (*story.told, *told.tellings)[-_LOOK_BACK:]
    if found.dates and not told.tellings and _RELAYED.search(found.part.text):
        story.waits = False
        return
    if found.dates:
        story.item = is_item(found.part, found.dates[0])
    dates = [m for m in found.dates if not m.aside]  # "the first since 2017" leads nothing on
    if told.tellings and not (found.lang == "en" and found.dates):
        story.date = next((t.date for t in told.tellings[::-1] if not t.date.aside), story.date)
    elif dates:
        story.date = dates[-1]
        aside = found.lang == "en" and _OF_OLD.search(found.text, found.part.start, dates[-1].start)
        if found.heading and aside:
            story.date = found.heading
    if story.date and found.heading and story.date.span == found.heading.span:
        story.date = found.heading
    if is_nuclear(found.part.text, found.lang):
        story.nuclear = max(number, story.nuclear)
    if found.part.heading:
        return
    if found.lang == "ja":
        states = [n for n in found.names if n.kind == "country"]
        story.cast.hear(found.text, participants.doers(found.text, found.names), states)
    else:
        said = [n for t in told.tellings[:1] for n in t.names if n.via == "carried"]
        carried = [
            n for n in said if n.kind != "weapon"
        ]  # "it sanctioned American firms": still it
        heard = participants_en.doers(found.text, found.names)
        story.doers = [*carried, *heard, *story.doers][:_REMEMBERED]


def _sentence(article: Article, found: Found, story: _Story, number: int) -> Trace:
    reason = no_news.why_not(found)
    tellings: tuple[Telling, ...] = ()
    if not reason:
        # 「流れが変わったのは3日だ。港が砲撃され、2日後に…」: up to its own date
        later = found.lang == "ja" and bool(_LATER.match(found.part.text))
        own = later or (found.dates and not story.points)
        carried = None if own else story.date
        about = number - story.nuclear < _LOOK_BACK
        listed = bool(carried and (carried.basis == "heading" or story.item)) or found.listed
        if story.waits or listed:
            found = found._replace(waits=story.waits, listed=listed)
        tellings = tuple(_tellings(found, article.published, carried, about, story))
        if not tellings:
            reason = _why_none(found, carried)
    return Trace(found.part, found.dated, found.names, found.predicates, tellings, reason)


def _why_none(found: Found, carried: DateMention | None) -> str:
    if found.dated and not found.dates:
        return "its date words stay unresolved or name a stretch of time"
    if not found.dates and carried is None:
        return "nothing dates it"
    if found.predicates:
        return "commentary, or no finite predicate"
    return "no predicate states a happening"


# --- tellings -----------------------------------------------------------------------------


def _tellings(
    found: Found,
    published: date,
    carried: DateMention | None,
    nuclear: bool,
    story: _Story,
) -> Iterator[Telling]:
    datable = found.dates or (carried and (found.predicates or found.waits or found.listed))
    if not datable:
        return
    told, after = story.told, carried
    before = story.cast.leading() if found.lang == "ja" else story.doers
    if found.lang == "en":
        # "Guns fired at the town; later in the day …": the date of before goes up to the semicolon,
        # and through a sentence that stays within the same day
        opening = found.text[found.part.start : found.dates[0].start] if found.dates else ""
        same = story.date and all(m.span == story.date.span for m in found.dates)
        if segments_en.only_asides(found) or (after is None and (";" in opening or same)):
            after = story.date
    for segment in _segments(found):
        dated = segment.date or after
        if found.lang == "en" and segments_en.is_aside(found, segment):
            after = story.date
        elif segment.date and not segment.date.aside:
            after = segment.date
        elif segment.date and found.lang == "ja":
            after = after or story.date  # 「1974年に結んだ協定は崩壊したと宣言」
        if dated is None or segment.silent:
            continue
        if segment.date is None and not _stands_alone(found, segment, dated, published):
            continue
        if not no_news.is_commentary(found.part, segment.head):
            meant = carryover.parties(found, segment, told, before)
            own = _telling(found, segment, dated, published, meant, nuclear)
            telling = carryover.completed(own, segment, told, found)
            if telling is None:
                continue
            told = (*told, telling)
            if not _is_stretch(dated) and (telling.names or _matters(telling, found.lang)):
                yield telling


def _matters(telling: Telling, lang: Lang) -> bool:
    """Whether a deed of nobody known is an event: a meeting is none, nor, in English, words."""
    if lang == "en":
        return telling.grade.level > 2 or bool(_TRUCE_ON.search(telling.clause))
    return telling.grade.level > 0 or telling.status == "denied"


def _is_stretch(date: DateMention) -> bool:
    return date.span is not None and date.span.last - date.span.first > _CENTURY


def _segments(found: Found) -> Iterator[Segment]:
    if no_news.is_guess(found):
        return segments.presupposed(found) if found.lang == "ja" else iter(())
    return segments.segments(found) if found.lang == "ja" else segments_en.segments(found)


def _stands_alone(found: Found, segment: Segment, current: DateMention, published: date) -> bool:
    if found.lang == "ja":
        return segments.stands_alone(found, segment)
    if current.ahead(published):
        return False
    over = current.basis == "heading" or leads(found.text, current)
    return segments_en.stands_alone(
        found, segment, dated_by_heading=over and current.end < segment.start
    )


def _cast(
    found: Found,
    segment: Segment,
    start: int,
    end: int,
    predicate: Predicate | None,
    before: Sequence[NameMention],
) -> list[NameMention]:
    """Who takes part in the clause at `start`..`end`, and its arms."""
    if found.lang == "ja":
        attack = predicate is not None and predicate.type == "ASSAULT"
        embedded = bool(segment.date and segment.date.aside)
        cast = participants.taking_part(
            found.text, start, end, found.names, before, attack=attack, embedded=embedded
        )
        return cast + _shared_arms(found, segment)
    verb = participants_en.verb_of(found.text, start, end, found.within(start, end))
    cast = participants_en.taking_part(
        found.text, start, verb, end, found.names, before, found.dates
    )
    head = segment.head.start if segment.head else start
    cast = segments_en.without_background(found, start, end, head, cast)
    cast += participants_en.owners(cast, verb)
    attack = predicate is not None and predicate.type == "ASSAULT"
    return cast if attack else cast + _whose(segment, cast, before)


def _shared_arms(found: Found, segment: Segment) -> list[NameMention]:
    """The arms of 「3月と8月に核実験を強行した」 in its first half, which is a bare date."""
    head, date = segment.head, segment.date
    if not head or not date or head.start < segment.end or segment.end - date.end > 1:
        return []
    since = max(m.end for m in found.dates if m.start < head.start)
    arms = (n for n in found.names if n.kind == "weapon")
    return [n for n in arms if since <= n.start < head.end]


def _whose(
    segment: Segment, cast: Sequence[NameMention], before: Sequence[NameMention]
) -> list[NameMention]:
    """Who does what a dated English clause tells of nobody: "the drills were prolonged"."""
    nobody = bool(segment.date) and all(n.kind == "weapon" for n in cast)
    return participants_en.leading(before) if nobody and before else []


def _grade(
    found: Found,
    segment: Segment,
    start: int,
    end: int,
    dated: DateMention,
    predicate: Predicate | None,
    cast: Sequence[NameMention],
    nuclear: bool,
) -> Grade:
    """How grave the clause at `start`..`end` is; `nuclear`: the text before is of nuclear arms."""
    clause = Clause(
        _undated(found, start, end, segment.head.start if segment.head else start),
        start,
        [n for n in cast if n.start >= start or found.lang == "en"],
        found.lang,
        found.text[start : segment.head.end] if segment.head else "",
        span=dated.span,
        doers=frozenset(n.id for n in cast if n.via == "carried" and n.kind == "country"),
    )
    about = nuclear or (
        found.lang == "ja" and is_nuclear(found.text[found.part.start : start], "ja")
    )
    return grade(predicate, clause, about=about)


def _telling(
    found: Found,
    segment: Segment,
    dated: DateMention,
    published: date,
    before: Sequence[NameMention],
    nuclear: bool,
) -> Telling:
    start, end = _trimmed(found.text, segment.start, segment.end)
    clause = found.text[start:end]
    ruled_out = segments_en.ruled_out(found, segment) if found.lang == "en" else None
    deed = ruled_out or segment.head
    predicate = deed.predicate if deed else None
    cast = _cast(found, segment, start, end, predicate, before)
    graded = _grade(found, segment, start, end, dated, predicate, cast, nuclear)
    if found.lang == "en" and graded.type != "ASSAULT":
        cast += _whose(segment, cast, before)  # a device that was only tested
    assert dated.span is not None
    return Telling(
        found.part,
        start,
        end,
        clause,
        dated,
        segment.date is None,
        predicate,
        graded,
        "denied"
        if ruled_out or (found.lang == "en" and segments_en.left_undone(found, segment))
        else status_of(
            segments_en.asserted(found, segment, clause)
            if found.lang == "en"
            else clause + _shared_verb(found, segment),
            found.text[end : found.part.end],
            _as_words(predicate, graded),
            found.lang,
            future=dated.ahead(published),
            today=dated.span.last >= published,
            before=found.text[found.part.start : start],
            tail=found.text[segment.head.end : end] if segment.head else "",
            foreign=lambda: (
                graded.type == "ASSAULT" and segments_en.of_others(found, segment)
                if found.lang == "en"
                else participants.on_another(
                    found.text, [n for n in found.names if start <= n.start < end]
                )
            ),
        ),
        tuple(cast),
        segment.head,
    )


def _as_words(predicate: Predicate | None, graded: Grade) -> Predicate | None:
    """The predicate as what it was graded: threats and promises of arms are done by saying so."""
    if graded.type == "THREATEN" and (predicate is None or predicate.kind == "report"):
        return Predicate("threaten", graded.type, graded.level, "speech")
    if predicate is None or predicate.type == graded.type:
        return predicate
    promised = graded.type == "AID" and predicate.id in ("announce", "promise")
    return replace(predicate, type=graded.type, kind="speech" if promised else predicate.kind)


def _shared_verb(found: Found, segment: Segment) -> str:
    """「1日にも、2日にも発射しなかった」: what follows of the verb that the first half shares."""
    head = segment.head
    if head is None or head.start < segment.end:
        return ""
    return re.split("[、。]", found.text[head.start : found.part.end])[0]


def _undated(found: Found, start: int, end: int, head: int) -> str:
    """The clause, its dates and asides blanked ("On New Year's Eve" names no place of a blow)."""
    if found.lang == "ja":
        return found.text[start:end]
    clause = segments_en.without_asides(found, start, end, head)
    for mention in found.dates:
        clause = clause.replace(mention.text, "·" * len(mention.text))
    return clause


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end].rstrip(" \n、,;:—–*　")
    end = start + len(words)
    return end - len(words.lstrip(" \n、,。;:—–-*　")), end
