"""Days, weeks, months, seasons and their parts: what each covers, and None where there is none."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.dates import calendar as cal
from pipeline.extraction.dates.expression import WEEKEND
from pipeline.models import DateSpan

THURSDAY = date(2024, 11, 21)
NOVEMBER = DateSpan(date(2024, 11, 1), date(2024, 11, 30), "month")
YEAR = DateSpan(date(2024, 1, 1), date(2024, 12, 31), "year")

# the span, what it must be, why
SPANS = [
    (cal.day_span(THURSDAY), "2024-11-21 2024-11-21 day", "a day"),
    (cal.day_span(cal.make_date(2024, 2, 29)), "2024-02-29 2024-02-29 day", "a leap day"),
    (cal.day_span(cal.make_date(2023, 2, 29)), "", "none in a common year"),
    (cal.day_span(cal.make_date(2024, 13, 1)), "", "month 13"),
    (cal.day_span(cal.make_date(0, 1, 1)), "", "year 0"),
    (cal.week_span(THURSDAY), "2024-11-18 2024-11-24 week", "Monday to Sunday"),
    (cal.week_span(date(2024, 11, 24)), "2024-11-18 2024-11-24 week", "Sunday ends a week"),
    (cal.week_span(THURSDAY, 0), "2024-11-18 2024-11-18 day", "its Monday"),
    (cal.week_span(THURSDAY, WEEKEND), "2024-11-23 2024-11-24 range", "its weekend"),
    (cal.week_span(THURSDAY, part="early"), "2024-11-18 2024-11-20 range", "early in the week"),
    (cal.week_span(THURSDAY, part="late"), "2024-11-21 2024-11-24 range", "late in the week"),
    (cal.week_span(date(9999, 12, 31)), "", "a week that runs over the end of time"),
    (cal.week_span(None), "", "no day, no week"),
    (cal.month_span(2024, 2), "2024-02-01 2024-02-29 month", "a leap February"),
    (cal.month_span(2024, 11, "early"), "2024-11-01 2024-11-10 range", "上旬"),
    (cal.month_span(2024, 11, "mid"), "2024-11-11 2024-11-20 range", "中旬"),
    (cal.month_span(2024, 11, "late"), "2024-11-21 2024-11-30 range", "下旬"),
    (cal.month_span(2024, 11, "h1"), "2024-11-01 2024-11-15 range", "前半"),
    (cal.month_span(2023, 2, "h2"), "2023-02-16 2023-02-28 range", "後半 of a short month"),
    (cal.month_span(2024, 12, "end"), "2024-12-21 2024-12-31 range", "月末: the last ten days"),
    (cal.month_span(2024, 13), "", "month 13"),
    (cal.month_span(0, 1), "", "year 0"),
    (cal.year_span(2024), "2024-01-01 2024-12-31 year", "a year"),
    (cal.year_span(2024, "early"), "2024-01-01 2024-04-30 range", "January to April"),
    (cal.year_span(2024, "mid"), "2024-05-01 2024-08-31 range", "May to August"),
    (cal.year_span(2024, "late"), "2024-09-01 2024-12-31 range", "September to December"),
    (cal.year_span(2024, "end"), "2024-12-01 2024-12-31 month", "年末: December"),
    (cal.year_span(2024, "start"), "2024-01-01 2024-01-31 month", "年初: January"),
    (cal.year_span(2024, "h2"), "2024-07-01 2024-12-31 range", "下半期"),
    (cal.year_span(2024, "q2"), "2024-04-01 2024-06-30 range", "a quarter"),
    (cal.year_span(2020, length=10), "2020-01-01 2029-12-31 range", "a decade"),
    (cal.year_span(9999), "9999-01-01 9999-12-31 year", "the last year"),
    (cal.year_span(9995, length=10), "", "a decade beyond it"),
    (cal.season_span(2024, "spring"), "2024-03-01 2024-05-31 season", "March to May"),
    (cal.season_span(2023, "winter"), "2023-12-01 2024-02-29 season", "ends in the next year"),
    (cal.season_span(9999, "winter"), "", "a winter beyond the last year"),
    (cal.nth_weekday(NOVEMBER, 1, 1), "2024-11-05 2024-11-05 day", "the first Tuesday"),
    (cal.nth_weekday(NOVEMBER, 4, -1), "2024-11-29 2024-11-29 day", "the last Friday"),
    (cal.nth_weekday(NOVEMBER, 1, 5), "", "no fifth Tuesday"),
    (cal.nth_weekday(NOVEMBER, WEEKEND, 1), "2024-11-02 2024-11-03 range", "the first weekend"),
    (cal.nth_week(NOVEMBER, 1), "2024-11-04 2024-11-10 week", "week 1 holds the first Thursday"),
    (cal.nth_week(NOVEMBER, -1), "2024-11-25 2024-12-01 week", "the last week"),
    (cal.nth_week(YEAR, 47), "2024-11-18 2024-11-24 week", "ISO week 47"),
    (cal.span(THURSDAY, date(2024, 11, 20), "range"), "", "an end before its start"),
]


@pytest.mark.parametrize(("span", "expected", "point"), SPANS)
def test_spans(span: DateSpan | None, expected: str, point: str) -> None:
    shown = f"{span.first} {span.last} {span.precision}" if span else ""
    assert shown == expected, point


# a day, months on, the day then, why
MONTHS = [
    (date(2024, 1, 31), 1, date(2024, 2, 29), "cut to a shorter month"),
    (date(2024, 1, 31), -1, date(2023, 12, 31), "back over New Year"),
    (date(2024, 2, 29), 12, date(2025, 2, 28), "from a leap day"),
    (date(2024, 11, 21), 1200, date(2124, 11, 21), "a century"),
    (date(9999, 12, 1), 1, None, "beyond the last year"),
    (date(1, 1, 1), -1, None, "before the first"),
]


@pytest.mark.parametrize(("day", "months", "expected", "point"), MONTHS)
def test_add_months(day: date, months: int, expected: date | None, point: str) -> None:
    assert cal.add_months(day, months) == expected, point


def test_add_days_ends_where_the_calendar_does() -> None:
    assert cal.add_days(date(2024, 2, 28), 2) == date(2024, 3, 1)
    assert cal.add_days(date.max, 1) is None
    assert cal.add_days(date.min, -1) is None
    assert cal.add_days(THURSDAY, 10**9) is None


def test_a_span_never_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        DateSpan(THURSDAY, date(2024, 11, 20), "range")
