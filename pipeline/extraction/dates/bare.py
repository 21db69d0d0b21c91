"""Dates that leave their year or month open: 19日, 9月, "on Tuesday", "the 20th".

By a heading they stand under, the item of a list before them, the story that the text tells in its
own past, or publication; which of these is meant is what the text has said so far (`narrative`).
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from pipeline.extraction.dates import calendar as cal
from pipeline.extraction.dates import terms
from pipeline.extraction.dates.expression import Direction, Expression
from pipeline.extraction.dates.layout import is_late
from pipeline.extraction.dates.narrative import DAYS, FINE, Narrative, of_days
from pipeline.extraction.dates.readings import STALE, counted_on, filled, near
from pipeline.models import Basis, DateSpan

_WEEK = 7  # days in which a bare day is news, whatever month was told
_RUNS_ON = 5  # days between two dates of a story that runs on; twice as many in one paragraph
_MONTH = 31  # days over which "the 20th" goes on with the story of its paragraph
_CHAIN = 2  # dates that lean on one another, after which a story runs
_FEW = 3  # days on which a bare day still goes on with one of years ago


class Resolution(NamedTuple):
    """What a candidate came to: the span, how, and what it leaned on."""

    span: DateSpan | None
    basis: Basis
    rule: str
    anchor: date | None = None


def bare(e: Expression, story: Narrative, way: Direction) -> Resolution:
    """A date that leaves its year open: by its heading, by the text's chain, or publication."""
    if e.day and e.weekday is not None and not e.month and not e.nth:
        plain = bare(e._replace(weekday=None), story, way)  # 22日の月曜, where the days agree
        if plain.span and plain.span.first.weekday() == e.weekday:
            return plain
    # under a year: 「2月　ロシア軍が侵攻（24日）」
    spans = [m.span for _, m in story.headings if m.span]
    headings = [h for h in spans if not (story.line and h.precision == "month")]
    headings += [story.last] if headings and story.last and story.month_here else []
    if headings and story.run and story.run_here and e.day and not e.month and e.weekday is None:
        return Resolution(near(e, story.run.first, "future"), "narrative", "chain", story.run.first)
    for heading in reversed(headings):
        if under := _under_heading(e, heading):
            return Resolution(under, "heading", "heading", heading.first)
    if story.line:
        return Resolution(story.line, "publication", f"bare.{_kind(e)}.past", story.published)
    follows = _next_item(e, story.item) if story.leads and story.item else None
    goes_on = story.item and follows and (follows.first - story.item.first).days <= _MONTH
    if story.item and follows and (goes_on or follows.first <= story.published):
        return Resolution(follows, "narrative", "chain", story.item.first)
    if way in ("future", "ahead") and (deadline := _story_deadline(e, story)):
        return deadline
    looks_ahead = e.direction or way in ("future", "ahead")
    if way in ("near", "soon") and e.day and not e.month and _is_present(e, story):
        looks_ahead = True
    if way in ("near", "soon"):  # 大統領が逃れる: told in the present, where it cannot lie ahead
        latest = near(e, story.reference, way)
        way_told: Direction = "past" if latest and latest.first <= story.published else way
    else:
        way_told = way
    find = () if looks_ahead else (_same_anchor, _topic_month, _stated_anchor, _running_anchor)
    anchors = (anchor_of(e, story, way_told) for anchor_of in find)
    for anchor in anchors:  # but "last September" leans on publication whatever was told
        follows = _chained(e, anchor) if anchor else None
        if not (anchor and follows) or _is_too_early(follows.last, story):
            continue
        if follows.first <= story.published or (story.topic and anchor.first > story.published):
            return Resolution(follows, "narrative", "chain", anchor.first)
    told = None if looks_ahead else _told_past(e, story)
    if told:
        return told
    reference = story.reference
    if e.direction:  # Sunday after next: count from the next Sunday
        found = counted_on(near(e._replace(moved=()), reference, way), e.moved)
    else:
        found = near(e, reference, way)
    return Resolution(found, "publication", f"bare.{_kind(e)}.{way}", reference)


def _is_too_early(day: date, story: Narrative) -> bool:
    """Whether a day of years ago is no day of those whom the sentence names."""
    old = story.published.year - day.year > 1
    return old and terms.too_early(story.sentence, day)


def _is_present(e: Expression, story: Narrative) -> bool:
    """Whether a present tense is of now, not of a tale: 「14日、式が開かれる」 on the 14th."""
    if e.day == story.published.day:
        return True
    old = story.stated is not None and story.published.year - story.stated.last.year >= 1
    tale = story.told_on or story.history or story.since_stated == 0
    now = near(e, story.published, "near") if old and not tale else None
    return now is not None and abs((now.first - story.published).days) <= _WEEK


def _story_deadline(e: Expression, story: Narrative) -> Resolution | None:
    """What lay ahead in a story of the past: "in June 2019 it gave Oslo until 31 July"."""
    last = story.last if story.dated_here else None
    if last is None or e.direction or last.last > story.published:
        return None
    a_weekday = e.weekday is not None and not e.day and last.precision == "day"
    old = (story.published - last.last).days > STALE
    if not (a_weekday or (e.month and old)):
        return None
    follows = near(e, cal.add_days(last.last, a_weekday) or last.last, "future")
    if follows is None or follows.first > story.published:
        return None
    return Resolution(follows, "narrative", "due", last.first)


def _next_item(e: Expression, item: DateSpan) -> DateSpan | None:
    """The first such date after the item before, or just before it: the latest may stand first."""
    if e.day and not e.month and e.weekday is None:  # 「20年5月5日　… ⏎　　9日　…」
        return filled(e, item.first.year, item.first.month)
    if not e.month:
        return None
    back, ahead = near(e, item.first, "past"), near(e, item.first, "future")
    if back and ahead and (item.first - back.last).days <= _MONTH:
        return back if (ahead.first - item.first).days > STALE else ahead
    return ahead


def _told_past(e: Expression, story: Narrative) -> Resolution | None:
    """The day that a history means, or the only one on which whoever acts was in office."""
    a_weekday = e.weekday is not None and e.day is None
    if a_weekday and e.definite and story.run and story.run_here and not _is_new(story):
        return _beside(e, story.run, date.min, story.published)  # 「13日 … 週明けに」
    if a_weekday and story.weekday:  # "on the Monday … By Thursday"
        return _beside(e, story.weekday, date.min, story.published)
    if story.history and story.run:
        return _beside(e, story.run, date.min, story.published)
    fresh = _is_recent(e, story)
    for term in terms.of_doers(story.sentence) if story.told else ():
        if term.rules_out(story.published, fresh):
            told = [story.run] if a_weekday else [told.span for told in story.told[::-1]]
            for span in told:
                if span and term.first <= span.last and span.first <= term.last:
                    return _beside(e, span, term.first, term.last)
    return None


def _beside(e: Expression, span: DateSpan, first: date, last: date) -> Resolution | None:
    """The reading closest to a day that was told; the first after it of a weekday or a month."""
    if e.weekday is not None and e.day is None:
        base = cal.add_days(span.last, 1) if span.precision in FINE else None
        found = near(e, base, "future") if base else None
    elif span.precision in FINE:
        found = near(e, span.last, "near")
    else:
        found = near(e, span.first, "future")
    if found is None or not first <= found.first <= last:
        return None
    return Resolution(found, "narrative", "chain", span.first)


def _same_anchor(e: Expression, story: Narrative, _way: Direction) -> DateSpan | None:
    """The day itself, told before: 「2019年は2月27日と3月15日だ。このうち2月27日は」."""
    if not (e.month and e.day) or e.weekday is not None or _is_recent(e, story):
        return None
    return story.told_again(e.month, e.day)


def _topic_month(e: Expression, story: Narrative, way: Direction) -> DateSpan | None:
    """The month that the paragraph opens with: 「5月の主役は英国だった。11日には…。25日」."""
    bare = e.day and not e.month and e.weekday is None
    past = way == "past" and story.month and story.month.last < story.published
    return story.month if bare and past else None


def _is_recent(e: Expression, story: Narrative) -> bool:
    """Whether the latest such date is in the month before publication."""
    return is_late(near(e, story.published, "past"), story.published)


def _stated_anchor(e: Expression, story: Narrative, way: Direction) -> DateSpan | None:
    """The date whose year the text has just stated: 「昨年2月 … 9月」."""
    open_season = way == "near" and e.season  # "in the autumn it is forgotten", of a year told
    if story.topic and way in ("past", "near", "soon"):  # 「昨年は11月29日に実施しています」
        return story.stated
    if story.stated is None or not (way == "past" or open_season):
        return None
    by_year = story.stated.precision in ("year", "season", "month") and e.day and e.month
    if by_year and _is_recent(e, story) and story.steps < _CHAIN:
        return None
    return None if _returns(e, story.stated, story) else story.stated


def _returns(e: Expression, stated: DateSpan, story: Narrative) -> bool:
    """Whether a bare day comes back to the news from a look at years ago.

    「6日、声明が出た。1973年10月6日も祭日だった。大統領は24日、着いた」, where the 24th is news and
    not the day after those that were told.
    """
    tale = story.told_on or story.history or story.since_stated == 0  # "May 2019, on the 14th"
    if not e.day or e.month or tale or not _is_news(e, story):
        return False
    follows, back = near(e, stated.first, "future"), near(e, stated.first, "past")
    if back and stated.precision == "day" and (stated.first - back.last).days <= _FEW:
        return False
    runs_on = follows and stated.precision in DAYS and (follows.first - stated.last).days <= _FEW
    old = story.published.year - stated.last.year >= 1
    return bool(old and (not runs_on or near(e, story.published, "past") == _today(story)))


def _today(story: Narrative) -> DateSpan | None:
    return cal.day_span(story.published)


def _running_anchor(e: Expression, story: Narrative, way: Direction) -> DateSpan | None:
    """The last date of a story that runs on in its own past: 「6月23日の夜 … 24日朝」.

    A bare day goes on with the story when it comes within days of the last one ("the 20th": within
    a month, in one paragraph) and the story is more than a month back: 「6月に起きたことを … 発端は
    12日の」 is of that month. A bare month goes on when
    publication would put it more than half a year back in an earlier year, where the press says
    昨年, last year.
    """
    last = story.run
    if last is None or story.heading or (story.published - last.last).days <= 31:
        return None
    if e.day and not e.month and last.precision == "range" and of_days(last) and story.run_here:
        within = near(e, last.first, "future")  # 「5月上旬 … 3日」, "in early May … on the 3rd"
        return last if within and last.around(within) else None
    if e.day and not e.month and e.weekday is None and last.precision in ("day", "month"):
        follows = near(e, last.first, "future")
        if last.precision == "month":
            return last if story.run_here and not _is_news(e, story) else None
        back = way == "past" and not _is_news(e, story)
        here = story.run_here and (e.definite or back)
        runs_on = story.told_on or here
        reach = _MONTH if runs_on else _RUNS_ON * (1 + story.run_here)
        if follows and follows.first == last.first and not story.run_here:
            return None
        if not (story.run_here or story.told_on) and _is_fresh(e, story):
            return None
        return last if follows and (follows.first - last.last).days <= reach else None
    goes_on = story.told_on or (story.opens and not _is_recent(e, story))
    if (e.month or e.season) and goes_on:
        follows = near(e, last.first, "future")
        steps = way == "past" or (follows and (follows.first - last.last).days <= STALE)
        return last if steps and not _leaps(e, last, follows, story) else None
    if e.month and way == "past" and last.first.year < story.published.year:
        past = near(e, story.reference, "past")
        stale = past and past.first.year < story.published.year
        return last if stale and past and (story.published - past.last).days > STALE else None
    return None


def _leaps(e: Expression, last: DateSpan, follows: DateSpan | None, story: Narrative) -> bool:
    """Whether the story would leap half a year ahead, to a date that publication has just had."""
    fresh = near(e, story.published, "past")
    leap = follows is None or (follows.first - last.last).days > STALE
    return bool(leap and fresh and (story.published - fresh.last).days <= 2 * _MONTH)


def _is_new(story: Narrative) -> bool:
    """Whether the story has come to the week before publication."""
    return story.run is None or (story.published - story.run.last).days <= _WEEK


def _is_fresh(e: Expression, story: Narrative) -> bool:
    """Whether the latest such day is no more than a few days old: what the news is about."""
    latest = near(e, story.published, "past")
    return latest is not None and (story.published - latest.last).days <= _FEW


def _is_news(e: Expression, story: Narrative) -> bool:
    """Whether the latest such day is in the week before publication."""
    latest = near(e, story.published, "past")
    return latest is not None and (story.published - latest.last).days <= _WEEK


def _kind(e: Expression) -> str:
    named: tuple[tuple[Literal["day", "weekday", "month", "season", "part"], object], ...] = (
        ("day", e.day),
        ("weekday", e.weekday),
        ("month", e.month),
        ("season", e.season),
    )
    return next((name for name, value in named if value is not None), "part")


def _under_heading(e: Expression, heading: DateSpan) -> DateSpan | None:
    if heading.precision == "year" and (e.month or e.season or e.part):
        return filled(e, heading.first.year)
    if heading.precision == "month" and e.month is None and (e.day or e.part or e.nth):
        return filled(e, heading.first.year, heading.first.month)
    if heading.precision == "month" and e.month:
        ahead = near(e, heading.first, "future")
        far = ahead is None or (ahead.first - heading.last).days > STALE
        return near(e, heading.last, "past") if far else ahead  # under October: 「9月に運んだ」
    return None


def _chained(e: Expression, stated: DateSpan) -> DateSpan | None:
    """The first such date from the stated one on ("昨年11月19日 … 21日")."""
    within_month = stated.precision in ("day", "range", "month")
    if e.weekday is not None or (e.day and not e.month and not within_month):
        return None
    if e.day and not e.month and stated.precision == "day":  # 「6月5日の予定を、4日に延ばした」
        back = near(e, stated.first, "past")
        if (
            back
            and (stated.first - back.first).days <= _FEW
            and back.first.month == stated.first.month
        ):
            return back
    if e.day and not e.month and e.definite:  # "on the 9th, … on the 6th"
        back = near(e, stated.first, "past") if stated.precision in DAYS else None
        near_by = back and (stated.first - back.first).days <= _WEEK
        if back and near_by and back.first.month == stated.first.month:
            return back
    return near(e, stated.first, "future")
