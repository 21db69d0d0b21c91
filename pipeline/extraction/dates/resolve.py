"""Candidates of a text → dated mentions, by the rules of GUIDELINES.md, in text order.

Two kinds of reference never mix. 昨年, 先月, 火曜日, 19日 (last year, Tuesday, the 19th) lean on
the publication date; 同日, 翌日, その2日後 (the same day, two days later) lean on the narrative,
the last date of the text. A heading that is a date (a chronology, a live blog) dates what stands
under it. A bare date in a paragraph whose year has been stated follows the text ("昨年2月 …
9月"), not publication. Nothing ever leans on today.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from pipeline.extraction.dates import calendar as cal
from pipeline.extraction.dates.bare import Resolution, bare
from pipeline.extraction.dates.expression import (
    WEEKEND,
    Candidate,
    Direction,
    Expression,
    Shift,
    Unit,
)
from pipeline.extraction.dates.layout import SET_OFF, history_until, lines_read_together
from pipeline.extraction.dates.narrative import BACKWARDS, FINE, Narrative, of_days
from pipeline.extraction.dates.readings import counted_on, filled, moved, near
from pipeline.models import Basis, DateMention, DateSpan, Sentence

_DAYLESS = 3  # sentences of months and years over which "that night" still knows its day
_FEW = 3  # days after a happening that is known by its month: they are of that month
_YEAR = 366  # days for which a deadline makes any day until then a date
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# 「22年6月、首脳会議が … 昨年7月。首脳会議の前夜に」 is of another one
_HELD_OFTEN = re.compile("会議|会談|会合|協議|演習|選挙")
Directions = Callable[[str, int, int], Direction]


class Dated(NamedTuple):
    """The dates of a sentence, in order, and the day of the heading that it stands under."""

    mentions: tuple[DateMention, ...]
    heading: DateMention | None


def resolve(
    text: str,
    candidates: Sequence[Candidate],
    sentences: Sequence[Sentence],
    published: date,
    direction: Directions,
) -> list[Dated]:
    """Every candidate as a mention, by sentence; a span of None is a date left unresolved."""
    story = Narrative(published, history_until(candidates, sentences, published))
    mentions: list[DateMention] = []
    dated: list[Dated] = []
    queue = list(candidates)
    lines = lines_read_together(text, candidates, published)
    position = 0
    for sentence in sentences:
        story.enter(sentence)
        known = len(mentions)
        while position < len(queue) and queue[position].start < sentence.end:
            candidate = queue[position]
            position += 1
            if candidate.start < sentence.start:
                continue
            ends = SET_OFF.match(text, candidate.end)
            story.line = lines.get(candidate.start)
            story.leads = candidate.start == sentence.start and ends is not None
            found = _candidate(text, candidate, story, direction)
            found = _weekday_of(text, candidate, mentions) or found
            anchor_at = story.words_of(found.anchor, found.basis, mentions)
            mention = _mention(text, candidate, found, anchor_at)
            mentions.append(mention)
            story.remember(candidate, mention)
        dated.append(Dated(tuple(mentions[known:]), story.day_heading))
    return dated


def _weekday_of(
    text: str, candidate: Candidate, before: Sequence[DateMention]
) -> Resolution | None:
    """The day just told, where only its weekday follows: 「25日、日曜の夕方」, 「6日は日曜だ」."""
    first = candidate.first
    if first.weekday is None or first.day or not before:
        return None
    told = before[-1].span
    if told is None or told.precision != "day" or first != Expression(weekday=first.weekday):
        return None
    apposed = text[before[-1].end : candidate.start] in ("、", "は", ", ")
    if not apposed or told.first.weekday() != first.weekday:
        return None
    return Resolution(told, "narrative", "chain", told.first)


def _mention(
    text: str, candidate: Candidate, found: Resolution, anchor_at: tuple[int, int] | None
) -> DateMention:
    return DateMention(
        start=candidate.start,
        end=candidate.end,
        text=text[candidate.start : candidate.end],
        span=found.span,
        basis=found.basis,
        rule=found.rule if found.span else "unresolved",
        anchor=found.anchor,
        note=_contradiction(candidate.first, found.span),
        background=candidate.kind in ("past", "next", "until") or not candidate.narrative,
        aside=candidate.aside,
        anchor_at=anchor_at,
    )


def _contradiction(first: Expression, span: DateSpan | None) -> str:
    """A note when the words give a weekday that the date does not have, else ""."""
    if span is None or span.precision != "day" or first.day is None or first.weekday is None:
        return ""
    if first.weekday in (span.first.weekday(), WEEKEND) or first.nth:
        return ""
    return f"{span.first} is a {_WEEKDAYS[span.first.weekday()]}, not a {_WEEKDAYS[first.weekday]}"


def _candidate(
    text: str, candidate: Candidate, story: Narrative, direction: Directions
) -> Resolution:
    if candidate.kind in ("past", "next", "until"):
        return _stretch(candidate, story)
    way = _direction(candidate.first, text, candidate, direction)
    if _looks_back(candidate, text, story, direction):
        story.come_back(story.published)
    elif _is_of_story(candidate, text, story, direction):
        story.come_back(date(story.published.year - 1, 12, 31))
    first = _expression(candidate.first, story, way, candidate.event)
    if candidate.kind == "for" and candidate.length:
        return _lasting(first, candidate.length)
    if candidate.kind == "since" and candidate.length:
        n, unit = candidate.length
        return first._replace(span=counted_on(first.span, ((-n, unit),)), rule="since")
    if candidate.due:
        return _due(first, story)
    if candidate.last is None:
        return first
    return _range(first, candidate, story, way)


def _looks_back(candidate: Candidate, text: str, story: Narrative, direction: Directions) -> bool:
    """Whether what is told as past leans on a date ahead: "it lapses in May. Earlier that week"."""
    shift, last = candidate.first.shift, story.last
    if not (shift and shift.anchor == "narrative" and last and last.first > story.published):
        return False
    return direction(text, candidate.start, candidate.end) == "past"


def _is_of_story(candidate: Candidate, text: str, story: Narrative, direction: Directions) -> bool:
    """Whether 翌年 goes on with the story, past a word on today: the coming year is 来年."""
    shift, last = candidate.first.shift, story.last
    if not (shift and last and shift[:3] == ("year", 1, "narrative")) or story.run_here:
        return False
    if last.last.year != story.published.year or candidate.event:
        return False
    return direction(text, candidate.start, candidate.end) in ("past", "near")


def _direction(
    expression: Expression, text: str, candidate: Candidate, direction: Directions
) -> Direction:
    if expression.direction:
        return expression.direction
    open_year = expression.bare or (candidate.last is not None and candidate.last.bare)
    return direction(text, candidate.start, candidate.end) if open_year else "past"


# --- stretches and ranges -----------------------------------------------------------------


def _stretch(candidate: Candidate, story: Narrative) -> Resolution:
    """過去10年間, 今後2カ月, 就任までの2カ月: from or to publication."""
    today = story.reference
    n, unit = candidate.length or (0, "day")
    if candidate.kind == "past":
        found = cal.span(moved(today, -n, unit), today, "range")
    else:
        known = story.event_date(candidate.event) if candidate.event else None
        until = known.last if known and known.last > today else moved(today, n, unit)
        found = cal.span(today, until, "range")
    return Resolution(found, "publication", f"duration.{candidate.kind}", today)


def _lasting(first: Resolution, length: tuple[int, Unit]) -> Resolution:
    """19日から3日間: three days, the 19th among them; the week ended May 5: seven days."""
    if first.span is None:
        return first
    begin, end = first.span.first, cal.add_days(first.span.last, 1)
    if length[0] < 0 and end:
        found = cal.span(moved(end, *length), first.span.last, "range")
    else:
        until = moved(begin, *length)
        found = cal.span(begin, cal.add_days(until, -1) if until else None, "range")
    return first._replace(span=found, rule="range")


def _due(first: Resolution, story: Narrative) -> Resolution:
    """By the end of May: any day until then, unless it lies back or more than a year ahead."""
    span, today = first.span, story.published
    if span and story.last and story.last.last < span.last < today and span.around(story.last):
        today = story.last.last  # "before the year was out"
    if span is None or not 0 < (span.last - today).days <= _YEAR:
        return first
    return first._replace(span=cal.span(today, span.last, "range"), rule="due")


def _range(first: Resolution, candidate: Candidate, story: Narrative, way: Direction) -> Resolution:
    """Both ends; an end that leaves its year or month open takes it from the other."""
    start, end = candidate.first, candidate.last
    assert end is not None
    running = way == "future" and start.weekday is None  # "will be open from May to July", in June
    told = end.shift and end.shift.anchor == "narrative" and end.shift != start.shift
    if start.bare and (not (end.bare or told) or running):
        last = _expression(end, story, way, "").span
        before = near(start, last.first, "past") if last else None
        head = before or first.span
    else:
        head = first.span
        last = _following(end, head, story, way, bool(told))
    if head is None or last is None:
        return first._replace(span=None)
    return first._replace(span=cal.span(head.first, last.last, "range"), rule="range")


def _following(
    end: Expression, head: DateSpan | None, story: Narrative, way: Direction, lean_on_start: bool
) -> DateSpan | None:
    """The end of a range: the first such date after its start, when it is not stated itself."""
    if head is None:
        return None
    if lean_on_start and end.shift:  # 2023年11月から翌年1月まで
        return _from_base(end, end.shift, head.first)
    if not end.bare:
        return _expression(end, story, way, "").span
    if end.weekday is not None and end.day is None and head.precision == "day":
        leaning = near(end, story.reference, way)  # "from 25 September to Sunday"
        if leaning and leaning.first > head.last:
            return leaning
    return near(end, head.first, "future")


# --- one expression -----------------------------------------------------------------------


def _expression(expression: Expression, story: Narrative, way: Direction, event: str) -> Resolution:
    if expression.bare:
        return bare(expression, story, way)
    e = expression._replace(moved=()) if expression.moved else expression
    if e.year is not None and e.part == "same":
        told = _as_told(story.last, e.year)
        if e.shift:  # 2014年のきょう, 1915年のこの日
            now = cal.day_span(story.reference)
            day = now if e.shift.anchor == "publication" else story.day or now
            told = day and cal.day_span(cal.make_date(e.year, day.first.month, day.first.day))
        found = Resolution(told, "explicit", "absolute")
    elif e.year is not None:
        found = Resolution(filled(e, e.year), "explicit", "absolute")
    else:
        assert e.shift is not None
        found = _shifted(e, e.shift, story, event)
    if not expression.moved:
        return found
    there = counted_on(found.span, expression.moved)
    return found._replace(span=cal.week_span(there.first) if there and e.week_of else there)


def _as_told(told: DateSpan | None, year: int) -> DateSpan | None:
    """The same months of that year ("the 1988 quarter"); all of it where none have been told."""
    if told is None or told.precision == "day":
        return cal.year_span(year)
    n = 12 * (year - told.last.year)
    return cal.span(cal.add_months(told.first, n), cal.add_months(told.last, n), told.precision)


def _shifted(expression: Expression, shift: Shift, story: Narrative, event: str) -> Resolution:
    """N units from publication, or from a date of the text."""
    if shift.anchor == "here":
        here = story.dated_here and not story.since_day
        shift = shift._replace(anchor="narrative" if here else "publication")
        expression = expression._replace(shift=shift)
    if expression.definite and expression.season and story.run and story.run_here:
        told = filled(expression._replace(shift=None), story.run.first.year)
        if told and told.first <= story.run.last and story.run.first <= told.last:
            return Resolution(told, "narrative", "chain", story.run.first)  # 「3月12日 … この春」
    known = story.event_date(event, shift.anchor == "event") if event else None
    month = story.run if story.run_here and story.run and story.run.precision == "month" else None
    if known and month and known.last < month.first and _HELD_OFTEN.search(event):
        return Resolution(None, "narrative", "shift.narrative")
    if shift.anchor == "event" and known is None:
        return _from_unknown(expression, shift, story)
    basis: Basis = "publication"
    base: DateSpan | None = cal.day_span(story.reference)
    if shift.anchor != "publication":
        counted = expression.nth_unit == "day" and shift.unit == "day"
        told = known or (story.opening if counted else story.last)
        if shift.anchor == "opening":
            told = story.first_told(shift.unit == "day")
            if told is None:
                return Resolution(None, "narrative", "shift.narrative")
        if (
            told
            and not known
            and shift.unit == "day"
            and not of_days(told)
            and story.since_day <= _DAYLESS
            and not (story.month_here and shift.n)
            and not (expression.day and abs(shift.n) > 1)  # 「昨年1月 … 2日後の23日」
        ):
            told = story.day or told  # 「22日 … 1960年の条約を止めた。翌日」: of the 22nd
        if told is not None:
            basis, base = "narrative", told
    elif shift.unit == "month" and not shift.n and story.heading_month:
        basis, base = "heading", story.heading_month  # "the end of the month" under May
    assert base is not None
    anchor = base.last if shift.n > 0 else base.first
    rule = f"shift.{basis}"
    weekday = shift.unit == "month" and expression.weekday is not None  # 1カ月後の土曜日
    if (shift.counted or weekday) and basis == "narrative" and base.precision == "day":
        shift = shift._replace(exact=True)
    if shift.unit == "day" and expression.day and base.precision == "month":
        named = filled(expression._replace(shift=None), base.first.year, base.first.month)
        return Resolution(named, basis, rule, anchor)  # 「昨年1月、… 2日後の23日」
    if shift.unit == "day" and base.precision not in FINE:
        if basis == "narrative" and story.month_here and abs(shift.n) <= _FEW:
            return Resolution(base, basis, rule, anchor)  # 「2月に越境し、翌日撃たれた」
        return Resolution(None, basis, rule, anchor)  # two days after "in May" is no day
    if shift.unit == "day" and expression.nth_unit == "day":  # 初日, 最終日, "its second day"
        n = expression.nth or 1
        day = cal.add_days(base.first, n - 1 + shift.n) if n > 0 else base.last
        return Resolution(cal.day_span(day), basis, rule, anchor)
    if shift.unit == "day" and shift.n == 0 and expression == Expression(shift=shift):
        return Resolution(base, basis, rule, anchor)
    if expression.part == "rest":
        whole = _from_base(expression._replace(part=None), shift, anchor)
        return Resolution(whole and cal.span(anchor, whole.last, "range"), basis, rule, anchor)
    if expression.part == "same":
        expression = expression._replace(part=None)
        if base.precision != "day":
            first, last = (moved(day, shift.n, shift.unit) for day in (base.first, base.last))
            return Resolution(cal.span(first, last, base.precision), basis, rule, anchor)
    found = _from_base(expression, shift, anchor)
    if expression.direction == "soon" and found and found.first > story.published:
        found = near(Expression(weekday=expression.weekday), story.reference, "past")
    return Resolution(found, basis, rule, anchor)


def _from_unknown(expression: Expression, shift: Shift, story: Narrative) -> Resolution:
    """ "Ten days before the verdict", of which the text has said nothing: from the story's date.

    Where the sentence has its date already, the words tell when the other thing was: "they vote
    on Saturday, six months after the minister asked" dates the asking. So they do at the head of
    a text, which has the date of its publication: "Ten days into a truce, trade is back".
    """
    untold = story.last is None
    if expression.nth_unit == "day":  # the day, the eve of a funeral that nothing dates
        return Resolution(None, "narrative", "shift.narrative")
    if untold and shift.n < 0:  # "the day before the crash" at the head of a text
        return Resolution(None, "narrative", "shift.narrative")
    backwards = (story.dated_here or untold) and shift.n != 0
    turned = shift._replace(n=-shift.n if backwards else shift.n, anchor="narrative")
    found = _shifted(expression, turned, story, "")
    if backwards:
        return found._replace(rule=BACKWARDS)
    ahead = found.span is not None and found.span.first > story.published
    return found._replace(span=None) if ahead else found


def _from_base(e: Expression, shift: Shift, base: date) -> DateSpan | None:
    there = moved(base, shift.n, shift.unit)
    if there is None:
        return None
    if shift.unit in ("day", "workday"):
        if e.weekday is not None and e.day is None:
            return cal.day_span(there)  # その2日前の日曜日: the words agree, or the day wins
        return near(e, there, "near") if e.day else cal.day_span(there)
    if shift.unit == "week":
        return _in_week(e, shift, there)
    if shift.unit == "month":
        return _in_month(e, shift, there)
    if shift.unit == "quarter":
        return cal.year_span(there.year, cal.QUARTERS[(there.month - 1) // 3])
    if shift.unit in ("decade", "century"):
        size = 10 if shift.unit == "decade" else 100
        return cal.years_span(there.year // size * size, size, e.part)
    if shift.exact and e == Expression(shift=shift):
        return cal.day_span(there)
    if e.season == "winter" and there.month <= 2:  # this winter began in December
        return filled(e, there.year - 1)
    if e.fiscal and there.month < 4:
        return filled(e, there.year - 1)
    return filled(e, there.year)


def _in_week(e: Expression, shift: Shift, there: date) -> DateSpan | None:
    if shift.exact and e.day:  # 3週間後の4月9日: the day that is named
        return near(e._replace(weekday=None), there, "near")
    if shift.exact:  # 今から2週間後の日曜日: the Sunday closest to that day
        return cal.day_span(there) if e.weekday is None else near(e, there, "near")
    if e.direction in ("soon", "ahead"):  # that Thursday: the first one on or after its date
        return near(e._replace(direction=None), there, "future")
    if shift.n < 0 and e.direction and e.day is None:
        return _last_weekday(e, there)
    if e.direction:  # the following Friday: the first one after the story's date
        return near(e, there, e.direction)
    if e.day is not None:
        return near(e._replace(weekday=None), there, "near")
    return cal.week_span(there, e.weekday, e.part)


def _last_weekday(e: Expression, a_week_ago: date) -> DateSpan | None:
    """ "last Monday": of last week; on a Sunday, of the week that ends, unless it is yesterday."""
    ends = a_week_ago.weekday() == 6 and e.weekday is not None and e.weekday < 5
    return cal.week_span(cal.add_days(a_week_ago, 7) if ends else a_week_ago, e.weekday)


def _in_month(e: Expression, shift: Shift, there: date) -> DateSpan | None:
    if shift.exact and e._replace(shift=None) == Expression():
        return cal.day_span(there)
    if e.season and e.direction:  # the following spring: the first that begins after it
        told = moved(there, -shift.n, "month")
        return near(e, told, e.direction) if told else None
    if shift.exact and e._replace(weekday=None, shift=None) == Expression():
        day = near(e._replace(shift=None), there, "near")
        if day and abs((day.first - there).days) <= _FEW:
            return day
    if e.month and e.direction == "past":  # 申請前の4月
        return near(e._replace(direction=None), there, "past")
    if e.month or e.feast:  # 翌3月: the next March
        return near(e, there.replace(day=1), "future")
    return filled(e, there.year, there.month)
