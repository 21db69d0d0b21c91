"""What an expression means once its year is known, and which of its readings is meant.

Nothing here knows the text: an expression, a day to lean on and a direction go in, days come out.
"""

from __future__ import annotations

from datetime import date

from pipeline.extraction.dates import calendar as cal
from pipeline.extraction.dates.expression import Direction, Expression, Unit
from pipeline.models import DateSpan

STALE = 183  # days after which an open date of an earlier year is hardly meant
_FRESH = 60  # days in which a date that its weekday contradicts is a slip, not another year's
_SOON = 7  # days
_WEEKS = 45  # days ahead in which 6月12日に開かれます is not last year's
_DAYS_PER: dict[Unit, int] = {"day": 1, "week": 7}
_MONTHS_PER: dict[Unit, int] = {
    "month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200,
}  # fmt: skip


def moved(day: date, n: int, unit: Unit) -> date | None:
    if unit == "workday":
        return cal.add_workdays(day, n)
    if unit in _DAYS_PER:
        return cal.add_days(day, n * _DAYS_PER[unit])
    return cal.add_months(day, n * _MONTHS_PER[unit])


def counted_on(span: DateSpan | None, steps: tuple[tuple[int, Unit], ...]) -> DateSpan | None:
    """The day so many units after (before, if negative) a span: two weeks before Christmas."""
    for n, unit in steps:
        if span and span.precision == "month" and unit == "year":  # March after next
            span = cal.month_span(span.first.year + n, span.first.month)
            continue
        day = span and moved(span.last if n > 0 else span.first, n, unit)
        span = cal.day_span(day) if day else None
    return span


def filled(expression: Expression, year: int, month: int | None = None) -> DateSpan | None:
    """The expression's span once its year (and month) is known."""
    e, month = expression, expression.month or month
    if e.century or e.decade:
        return cal.years_span(year, 10 if e.decade else 100, e.part)
    if e.season:
        return cal.season_span(year, e.season)
    if e.feast:
        return _about(e, cal.easter(year, e.feast))
    if month is None:
        whole = (cal.fiscal_span if e.fiscal else cal.year_span)(year, e.part)
    elif e.day is not None:
        return _about(e, cal.make_date(year, month, e.day))
    else:
        whole = cal.month_span(year, month, e.part)
    found = _nth(e, whole) if e.nth and whole else whole
    return _about(e, found.first) if found and (e.week_of or e.weekend_of) else found


def _about(e: Expression, day: date | None) -> DateSpan | None:
    """The day itself, or the week or weekend it falls in: the week of 10 April."""
    if e.weekend_of:
        return cal.weekend_at(day)
    return cal.week_span(day) if e.week_of else cal.day_span(day)


def _nth(e: Expression, whole: DateSpan) -> DateSpan | None:
    assert e.nth is not None
    if e.nth_unit == "week":
        return cal.nth_week(whole, e.nth)
    if e.nth_unit == "day":
        first = e.nth > 0
        day = cal.add_days(whole.first if first else whole.last, e.nth - 1 if first else e.nth + 1)
        return cal.day_span(day)
    return cal.nth_weekday(whole, e.weekday or 0, e.nth)


def near(e: Expression, reference: date, way: Direction) -> DateSpan | None:
    """The latest reading that begins on or before `reference`, or the first on or after it.

    "near" takes the closer of the two: a plain present tense tells of either. "soon" looks ahead
    for a week only; "ahead" at any distance, unless more than a week and there is one just past.
    """
    readings = sorted(_readings(e, reference), key=lambda span: span.first)
    holds = [s for s in readings if s.first <= reference <= s.last]
    if e.direction:  # "last September", "this past Friday" never mean the one that is now
        readings = [s for s in readings if s not in holds]
    past = [s for s in readings if s.first <= reference]
    future = [s for s in readings if s.last >= reference]
    agreeing = [s for s in past[-1:] + future[:1] if _agrees(e, s)]
    fresh = way == "past" and past and (reference - past[-1].last).days <= _FRESH
    if len(agreeing) == 1 and not fresh:  # "Friday, 14 February": the weekday tells the year
        return agreeing[0]
    soon = [s for s in future if (s.first - reference).days <= _SOON]
    if way in ("soon", "ahead") and soon:
        return soon[0]
    if way == "soon" and e.month and past and future and _is_close(past[-1], future[0], reference):
        return future[0]
    if way == "soon" and not e.day and past and (reference - past[-1].last).days > STALE:
        way = "near"
    if way == "ahead":
        way = "near" if past and (reference - past[-1].last).days <= _FRESH else "future"
    if way == "near" and holds:
        return holds[0]
    if way == "near" and past and future:
        back, ahead = reference - past[-1].last, future[0].first - reference
        return past[-1] if back <= ahead else future[0]
    return (future[0] if future else None) if way == "future" else (past[-1] if past else None)


def _is_close(back: DateSpan, ahead: DateSpan, reference: date) -> bool:
    """Whether one is half a year gone and the other comes within weeks."""
    return (reference - back.last).days > STALE and (ahead.first - reference).days <= _WEEKS


def _agrees(e: Expression, span: DateSpan) -> bool:
    return bool(e.month and e.day) and e.weekday == span.first.weekday()


def _readings(e: Expression, reference: date) -> list[DateSpan]:
    """The spans around `reference` that the open fields of `e` allow."""
    found: list[DateSpan | None]
    monthly = e.day is not None or (e.nth and (e.nth_unit != "week" or e.nth <= 5))
    sides = 2 if e.moved else 1  # how many on either side it takes for one to be behind, one ahead
    yearly = e.month or e.season or e.feast or (e.part and e.day is None)
    if yearly or (e.nth and not monthly):
        # 29 February is up to eight years away, "Friday, 14 February" mostly six
        reach = 8 if e.weekday is not None or (e.month, e.day) == (2, 29) else sides
        found = [filled(e, reference.year + n) for n in range(-reach, reach + 1)]
    elif monthly:
        sides = 1 if not (e.moved or e.nth) and (e.day or 31) < 29 else 2
        reach = sides if e.weekday is None or e.nth else 24  # Friday the 13th: up to 14 months away
        months = [cal.add_months(reference.replace(day=1), n) for n in range(-reach, reach + 1)]
        found = [filled(e, m.year, m.month) for m in months if m]
        if reach == 24:
            found = [day for day in found if day and day.first.weekday() == e.weekday]
    elif e.weekday is not None:
        weeks = [cal.add_days(reference, 7 * n) for n in range(-sides, sides + 1)]
        found = [cal.week_span(day, e.weekday) for day in weeks]
    else:
        found = []
    counted = [counted_on(span, e.moved) for span in found]
    return [span for span in counted if span]
