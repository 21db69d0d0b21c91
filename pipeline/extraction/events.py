"""Dated clauses of an article → events: what happened, who took part, how grave, how sure.

A clause tells an event when it states a happening and the text dates it: by date words inside
it, or by the date of the clause or sentence before it (then `basis` is "carried").
`trace` gives the same with a reason for every sentence, for `explain`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter
from typing import TypeVar

from pipeline.extraction import (
    participants,
    participants_en,
    predicates,
    segments,
    segments_en,
    sentences,
)
from pipeline.extraction.dates import tag_sentences
from pipeline.extraction.grade import Grade, grade, is_nuclear
from pipeline.extraction.names import find_names
from pipeline.extraction.participants import Cast
from pipeline.extraction.predicates import Predicate, PredicateMention
from pipeline.extraction.segments import Found, Segment
from pipeline.extraction.status import status_of
from pipeline.models import Article, DateMention, Lang, NameMention, Sentence, Status

# Credits, links to other stories, corrections, previews: text about the paper, not the news.
# A market report is none either; a strike that moves the markets is.
_NOT_NEWS = re.compile(
    r"^[（(＜<【\[].*[）)＞>】\]]$|^[（(＜<【\[](?:写真|関連|特集|あわせて|作成|本稿|"
    r"クレジット|編集|取材)|▽|^※|^(?:このあと|続いて|次回|関連記事|あわせて読みたい)|"
    r"(?:番組|次号|連載|別の記事)[^。]{0,12}(?:配信|放送|発売|掲載|公開)|脱稿|[（(]→|"
    r"(?:配信|放送|掲載)(?:し|され)ている[^。]{0,4}番組|"
    r"(?:相場|株価|平均株)[^。]{0,20}(?:上昇|下落|推移|続落|反発|高値|安値)|"
    r"^(?:Read more|MORE|More:|Corrections?|Graphics?|Photo|Source|Compiled by|The writer)|"
    r"^(?:In a moment|Coming up|Up next|Still to come)|^This is an? (?:\w+ )?transcript|"
    r"\blive (?:coverage|blog|updates)\b|\b(?:newsletter|next (?:column|issue|edition))\b"
)
_EXPERTS = re.compile(
    r"(?:専門家|アナリスト|研究者|評論家|論説委員|所長|教授)[^。、]{0,12}(?:は|によると|も|が)|"
    r"\b(?i:analysts?|experts?|specialists?|pundits|observers)\b"
)
_GUESS = re.compile(r"(?:だろう|ではないか|べきだ|かもしれない|おかしくない|はずだ)。?$|のか、")
_REMEMBERED = 20  # doers that an English pronoun may reach back to
_NAMES_REMEMBERED = 60  # names that 同国, "both sides" may reach back to
_LOOK_BACK = 8  # sentences over which "this treaty" stays nuclear

Mention = TypeVar("Mention", DateMention, NameMention, PredicateMention)
_start, _place = attrgetter("start"), attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class Telling:
    """One clause that tells one dated happening: an event before merging."""

    sentence: Sentence
    start: int
    end: int
    clause: str
    date: DateMention
    carried: bool
    predicate: Predicate | None
    grade: Grade
    status: Status
    names: tuple[NameMention, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a sentence gave the events it gave, or none."""

    sentence: Sentence
    dates: tuple[DateMention, ...]
    names: tuple[NameMention, ...]
    predicates: tuple[PredicateMention, ...]
    tellings: tuple[Telling, ...]
    reason: str


@dataclass(slots=True)
class _Story:
    """What the sentences so far hand on to the next one."""

    cast: Cast
    date: DateMention | None = None  # dates a clause that has no date words
    headings: list[tuple[int, DateMention]] = field(default_factory=list)
    names: list[NameMention] = field(default_factory=list)
    doers: list[NameMention] = field(default_factory=list)  # English: the latest first
    waits: bool = False  # the last sentence gave that date and told nothing
    nuclear: int = -_LOOK_BACK  # number of the last sentence about nuclear arms


def trace(article: Article) -> Iterator[Trace]:
    """Every sentence of the article with what was found in it, in order."""
    text, lang, published = article.text, article.lang, article.published
    parts = sentences.split(text, lang)
    mentions = tag_sentences(text, parts, published, lang)
    named = find_names(text, lang, published)
    said = predicates.find_predicates(text, lang)
    story = _Story(Cast(find_names(article.title, lang, published)))
    if article.lang == "en" and is_nuclear(article.title):
        story.nuclear = 0
    paragraph = -1
    for number, part in enumerate(parts):
        dates = _within(mentions, part)
        usable = [m for m in dates if m.span and not m.background]
        if part.heading:
            story.headings = [(rank, m) for rank, m in story.headings if rank < part.heading]
            story.headings += [
                (part.heading, replace(m, basis="heading")) for m in usable[:1] if _dates(part, m)
            ]
        if part.paragraph != paragraph:
            paragraph = part.paragraph
            story.date = story.headings[-1][1] if story.headings else None
        names = _with_anaphors(_within(named, part), article.lang, part, story)
        found = _sentence(article, part, dates, usable, names, _within(said, part), story, number)
        _hand_on(story, article, found, usable, number)
        yield found


def _within(mentions: Sequence[Mention], part: Sentence) -> tuple[Mention, ...]:
    """The mentions, which stand in text order, that begin in the sentence."""
    first = bisect_left(mentions, part.start, key=_start)
    return tuple(mentions[first : bisect_left(mentions, part.end, first, key=_start)])


def _hand_on(
    story: _Story,
    article: Article,
    found: Trace,
    usable: Sequence[DateMention],
    number: int,
) -> None:
    story.waits = bool(usable) and not found.tellings
    if found.tellings and not (article.lang == "en" and usable):
        story.date = found.tellings[-1].date
    elif usable:
        story.date = usable[-1]
    if story.date and story.headings and story.date.span == story.headings[-1][1].span:
        story.date = story.headings[-1][1]
    if not found.sentence.heading:
        if article.lang == "ja":
            story.cast.hear(participants.doers(article.text, found.names))
        else:
            story.doers = [*participants_en.doers(found.names), *story.doers][:_REMEMBERED]
        story.names = [*story.names, *found.names][-_NAMES_REMEMBERED:]
    if is_nuclear(found.sentence.text):
        story.nuclear = number


def _dates(part: Sentence, mention: DateMention) -> bool:
    """Whether a heading is a day that dates what stands under it (a live blog's)."""
    return bool(mention.span and mention.span.precision == "day") and 2 * len(mention.text) > len(
        part.text
    )


def _sentence(
    article: Article,
    part: Sentence,
    dates: tuple[DateMention, ...],
    usable: Sequence[DateMention],
    names: tuple[NameMention, ...],
    said: tuple[PredicateMention, ...],
    story: _Story,
    number: int,
) -> Trace:
    waits = story.waits and article.lang == "ja"
    found = Found(article.text, article.lang, part, usable, names, said, waits)
    reason = _no_news(part, dates)
    tellings: tuple[Telling, ...] = ()
    if not reason:
        carried = None if usable else story.date
        about = number - story.nuclear < _LOOK_BACK
        tellings = tuple(
            _tellings(found, article.published, carried, _carried(story, article.lang), about)
        )
        if not tellings:
            reason = _why_none(dates, usable, carried, said)
    return Trace(part, dates, names, said, tellings, reason)


def _no_news(part: Sentence, dates: Sequence[DateMention]) -> str:
    """Why the sentence can hold no event whatever its dates say, or ""."""
    if part.heading and not (part.heading == sentences.LONE_LINE and _leads(part, dates)):
        return "a heading"
    if _NOT_NEWS.search(part.text):
        return "not news: a credit, a link to another story or a note of the paper"
    return ""


def _leads(part: Sentence, dates: Sequence[DateMention]) -> bool:
    return bool(dates) and dates[0].start == part.start and dates[0].end < part.end


def _why_none(
    dates: Sequence[DateMention],
    usable: Sequence[DateMention],
    carried: DateMention | None,
    found: Sequence[PredicateMention],
) -> str:
    if dates and not usable:
        return "its date words stay unresolved or name a stretch of time"
    if not usable and carried is None:
        return "nothing dates it"
    return "no predicate states a happening" if not found else "commentary, or no finite predicate"


def _carried(story: _Story, lang: Lang) -> Sequence[NameMention]:
    """The doers that a sentence which names none may speak of, the likeliest first."""
    return story.cast.leading() if lang == "ja" else story.doers


def _with_anaphors(
    named: tuple[NameMention, ...], lang: Lang, part: Sentence, story: _Story
) -> tuple[NameMention, ...]:
    anaphors = participants.anaphors if lang == "ja" else participants_en.anaphors
    pointing = list(anaphors(part.text, part.start, [*story.names, *named]))
    return tuple(sorted([*named, *pointing], key=_place)) if pointing else named


# --- tellings -----------------------------------------------------------------------------


def _tellings(
    found: Found,
    published: date,
    carried: DateMention | None,
    before: Sequence[NameMention],
    nuclear: bool,
) -> Iterator[Telling]:
    datable = found.dates or (carried and (found.predicates or found.waits))
    if not datable or _is_guess(found):
        return
    current = carried
    for segment in _segments(found):
        current = segment.date or current
        if current is None or segment.silent:
            continue
        if segment.date is None and not _stands_alone(found, segment, current, published):
            continue
        if not _is_commentary(found.part, segment.head):
            telling = _telling(found, segment, current, published, before, nuclear)
            if found.lang == "ja" or telling.names or telling.grade.level:
                yield telling  # in English a meeting of nobody known is no event


def _segments(found: Found) -> Iterator[Segment]:
    return segments.segments(found) if found.lang == "ja" else segments_en.segments(found)


def _stands_alone(found: Found, segment: Segment, current: DateMention, published: date) -> bool:
    if found.lang == "ja":
        return segments.stands_alone(found, segment)
    if current.span and current.span.first > published:
        return False
    return segments_en.stands_alone(
        found, segment, dated_by_heading=current.basis == "heading" and current.end < segment.start
    )


def _is_guess(found: Found) -> bool:
    """The writer's own guess or opinion (…だろう。, …すべきだ。) is no event."""
    return bool(_GUESS.search(found.part.text)) and not any("future" in m.rule for m in found.dates)


def _is_commentary(part: Sentence, head: PredicateMention | None) -> bool:
    """Experts' and journalists' talk about events is no event."""
    spoken = head is None or head.predicate.kind in ("report", "speech")
    return spoken and bool(_EXPERTS.search(part.text))


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
    predicate = segment.head.predicate if segment.head else None
    attack = predicate is not None and predicate.type == "ASSAULT"
    if found.lang == "ja":
        cast = participants.taking_part(found.text, start, end, found.names, before, attack=attack)
    else:
        verb = min((p.start for p in found.within(start, end)), default=end)
        cast = participants_en.taking_part(
            found.text, start, verb, end, found.names, before, found.dates
        )
    local = [replace(n, start=n.start - start, end=n.end - start) for n in cast if n.start >= start]
    assert dated.span is not None
    return Telling(
        found.part,
        start,
        end,
        clause,
        dated,
        segment.date is None,
        predicate,
        grade(predicate, clause, local, found.lang, about=nuclear),
        status_of(
            clause,
            found.text[end : found.part.end],
            predicate,
            found.lang,
            future=dated.span.first > published,
            today=dated.span.last >= published,
        ),
        tuple(cast),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n、,。;:—–-*　":
        start += 1
    while end > start and text[end - 1] in " \n、,;:—–*　":
        end -= 1
    return start, end
