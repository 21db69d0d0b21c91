"""Days, weeks, months, seasons and their parts as `DateSpan`s; conventions of GUIDELINES.md.

Weeks run Monday–Sunday. Winter is December of its year to February of the next. Every function
returns None where the calendar has no such date (30 February, month 13, year 0).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN
from dateutil.easter import easter as easter_sunday

from pipeline.extraction.dates.expression import WEEKEND, Feast, Part, Season
from pipeline.models import DateSpan, Precision

QUARTERS: tuple[Part, ...] = ("q1", "q2", "q3", "q4")
_SEASON_START: dict[Season, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
# first and last month of a part of the year
_YEAR_PARTS: dict[Part, tuple[int, int]] = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12),
    "h1": (1, 6), "h2": (7, 12), "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
}  # fmt: skip
# first and last day of a part of the month; 31 stands for the last one
_MONTH_PARTS: dict[Part, tuple[int, int]] = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 31), "start": (1, 10), "end": (21, 31),
    "h1": (1, 15), "h2": (16, 31),
}  # fmt: skip
# first and last weekday of a part of the week
_WEEK_PARTS: dict[Part, tuple[int, int]] = {
    "early": (0, 2), "start": (0, 2), "mid": (1, 4), "late": (3, 6), "end": (4, 6),
    "h1": (0, 2), "h2": (3, 6),
}  # fmt: skip


def make_date(year: int, month: int, day: int) -> date | None:
    """That day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, n: int) -> date | None:
    """The day `n` days after (before, if negative), or None outside years 1–9999."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return None


def add_months(day: date, n: int) -> date | None:
    """The same day `n` months on, or the last of that month where it is shorter."""
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_workdays(day: date, n: int) -> date | None:
    """The `n`th day after (before, if negative) that is no Saturday or Sunday."""
    step = 1 if n > 0 else -1
    while day.weekday() > 4:  # Saturday and Sunday count on from Friday, and back from Monday
        day -= timedelta(days=step)
    weeks, rest = divmod(abs(n), 5)
    past_weekend = rest > (4 - day.weekday() if n > 0 else day.weekday())
    return add_days(day, step * (7 * weeks + rest + 2 * past_weekend))


def easter(year: int, feast: Feast = "easter") -> date | None:
    """Easter Sunday, Western or Orthodox; None before the Gregorian calendar."""
    method = EASTER_ORTHODOX if feast == "orthodox easter" else EASTER_WESTERN
    return easter_sunday(year, method) if 1583 <= year <= 4099 else None


def day_span(day: date | None) -> DateSpan | None:
    return DateSpan(day, day, "day") if day else None


def span(first: date | None, last: date | None, precision: Precision) -> DateSpan | None:
    return DateSpan(first, last, precision) if first and last and first <= last else None


def week_span(
    day: date | None, weekday: int | None = None, part: Part | None = None
) -> DateSpan | None:
    """The week that holds `day`; its `weekday` (7: the weekend) or `part`, if given."""
    if day is None:
        return None
    monday = add_days(day, -day.weekday())
    if monday is None:
        return None
    if weekday == WEEKEND:
        return span(add_days(monday, 5), add_days(monday, 6), "range")
    if weekday is not None:
        return day_span(add_days(monday, weekday))
    first, last = _WEEK_PARTS.get(part, (0, 6)) if part else (0, 6)
    return span(add_days(monday, first), add_days(monday, last), "range" if part else "week")


def weekend_at(day: date | None) -> DateSpan | None:
    """The weekend nearest to `day`, and the days between: Saturday–Monday for a holiday Monday."""
    saturday = add_days(day, (1 - day.weekday()) % 7 - 3) if day else None
    if day is None or saturday is None:
        return None
    return span(min(day, saturday), max(day, saturday + timedelta(days=1)), "range")


def month_span(year: int, month: int, part: Part | None = None) -> DateSpan | None:
    """The month, or a `part` of it."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    length = monthrange(year, month)[1]
    first, last = _MONTH_PARTS.get(part, (1, 31)) if part else (1, 31)
    precision: Precision = "range" if part in _MONTH_PARTS else "month"
    return DateSpan(date(year, month, first), date(year, month, min(last, length)), precision)


def year_span(year: int, part: Part | None = None, length: int = 1) -> DateSpan | None:
    """The year, a `part` of it, or `length` years from it on."""
    if not 1 <= year <= 9999 - length + 1:
        return None
    first, last = _YEAR_PARTS[part] if part else (1, 12)
    until = year + length - 1
    end = date(until, last, monthrange(until, last)[1])
    if part in ("start", "end"):
        return DateSpan(date(year, first, 1), end, "month")
    return DateSpan(date(year, first, 1), end, "range" if part or length > 1 else "year")


def fiscal_span(year: int, part: Part | None = None) -> DateSpan | None:
    """The fiscal year that begins in April of `year`, or a `part` of it."""
    plain = year_span(year, part)
    if plain is None:
        return None
    first, end = add_months(plain.first, 3), add_months(plain.last.replace(day=1), 4)
    return span(first, add_days(end, -1) if end else None, plain.precision)


def years_span(year: int, length: int, part: Part | None = None) -> DateSpan | None:
    """`length` years from `year` on (a decade, a century), or a half of them."""
    if part in ("h1", "h2"):
        length //= 2
        year += length if part == "h2" else 0
    return year_span(year, length=length)


def season_span(year: int, season: Season) -> DateSpan | None:
    """Three months; winter `year` ends in February `year` + 1."""
    start = make_date(year, _SEASON_START[season], 1)
    after = add_months(start, 3) if start else None
    return span(start, add_days(after, -1) if after else None, "season")


def nth_weekday(within: DateSpan, weekday: int, n: int) -> DateSpan | None:
    """The `n`th (−1: last) `weekday` (7: weekend, told by its Saturday) of the days in `within`."""
    wanted = 5 if weekday == WEEKEND else weekday
    if n > 0:
        day = add_days(within.first, (wanted - within.first.weekday()) % 7 + 7 * (n - 1))
    else:
        day = add_days(within.last, -((within.last.weekday() - wanted) % 7) + 7 * (n + 1))
    if day is None or not within.first <= day <= within.last:
        return None
    return week_span(day, WEEKEND) if weekday == WEEKEND else day_span(day)


def nth_week(within: DateSpan, n: int) -> DateSpan | None:
    """The `n`th (−1: last) week, Monday–Sunday, of a month or year; week 1 holds its Thursday."""
    anchor = nth_weekday(within, 3, n)
    return week_span(anchor.first) if anchor else None
