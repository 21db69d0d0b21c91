"""What the whole text says before it is read: a tale of years long past, lists and their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from pipeline.extraction.dates import terms
from pipeline.extraction.dates.expression import Candidate, Expression
from pipeline.extraction.dates.readings import near
from pipeline.models import DateSpan, Sentence

_HISTORY = 3  # years ago
_RUNS = 3  # dates after which a tale is one
_WEEK = 7  # days
_MONTH = 31  # days
# "4 March: …", 「3月4日　…」: what sets off the date of an item of a chronology
# and "**4 March** …", whose marks do
SET_OFF = re.compile(
    r"(?:[（(].[)）])?[\])】]?(?:[*_]*(?:\s*[:：–—＝=|[]|\u3000|\s+-\s)|(?:\*\*|__)\s)"
)

_WEEK_AHEAD = re.compile(
    r"\b(?:week|days|month)s? ahead\b|\bcoming (?:days|week)\b|(?:来週|今後)の"
)
_MARKS_AROUND = 12  # characters
_ALONE = re.compile(r"(?:^|\n)[^\w\n]*\Z")
_ALONE_AFTER = re.compile(r"[^\w\n]*(?:\n|\Z)")


def lines_read_together(
    text: str, candidates: Sequence[Candidate], published: date
) -> dict[int, DateSpan]:
    """The months, and the weekdays, that are lines of their own, by where they stand.

    They are read together: JANUARY, APRIL and DECEMBER in a paper of 3 January are all of last
    year, MONDAY to SUNDAY in a Monday's newsletter of last week. The latest stands last, or first.
    """
    alone = [
        c
        for c in candidates
        if c.first.bare and not c.first.day and c.last is None
        if _ALONE.search(text, max(0, c.start - _MARKS_AROUND), c.start)
        if _ALONE_AFTER.match(text, c.end)
    ]
    months = [c for c in alone if c.first.month]
    weekdays = [c for c in alone if c.first == Expression(weekday=c.first.weekday)]
    if alone and _WEEK_AHEAD.search(text, 0, alone[0].start):
        return {}
    return dict((*_back_from(months, published), *_back_from(weekdays, published)))


def _back_from(lines: Sequence[Candidate], published: date) -> Iterator[tuple[int, DateSpan]]:
    if len(lines) < 2:
        return
    order = [c.first.month or c.first.weekday or 0 for c in lines]
    falling = sum(b < a for a, b in pairwise(order)) > sum(b > a for a, b in pairwise(order))
    until = published
    for line in lines if falling else lines[::-1]:
        if span := near(line.first, until, "past"):
            yield line.start, span
            until = span.first


def history_until(
    candidates: Sequence[Candidate], sentences: Sequence[Sentence], published: date
) -> int:
    """Up to which paragraph the text is a tale of years ago; 0 where it is none.

    It opens with a day of years ago and has no date as news has them, or only at its end: "Fifty
    years ago today …", 「1969年3月2日の朝…」, and no "on Tuesday", "yesterday", 先週, nor a bare
    「5日」 of the last days; but the Sunday on which Khrushchev gave way is no news.
    """
    if not candidates or not _is_old(candidates[0].first, published):
        return 0
    lede = candidates[0].first
    anniversary = any(unit == "year" for _, unit in lede.moved)  # "fifty years ago tonight"
    told = [c for c in candidates[1:] if _is_old(c.first, published)] or _goes_on(
        candidates, sentences, published
    )
    if not (anniversary or told):
        return 0
    runs, last = 0, -_RUNS - 1  # bare months and days so far, and where the last one stands
    for i, c in enumerate(candidates):
        if c.first.bare and c.first.month and c.first.day:
            runs, last = runs + 1, i
        if not _is_fresh(c.first, published):
            continue
        if c.first.weekday is not None and _by_the_gone(c, sentences, published):
            continue
        if c.first.day and runs >= _RUNS and i - last <= _RUNS:  # 「4月25日…5月1日…6月11日…14日」
            continue
        sentence = _sentence_of(c, sentences)
        told_on = i >= _RUNS and 4 * i >= 3 * len(candidates)
        return sentence.paragraph if sentence and told_on else 0
    return len(sentences)


def _sentence_of(candidate: Candidate, sentences: Sequence[Sentence]) -> Sentence | None:
    return next((s for s in sentences if s.start <= candidate.start < s.end), None)


def _goes_on(
    candidates: Sequence[Candidate], sentences: Sequence[Sentence], published: date
) -> bool:
    """Whether a month or day of the same year follows in the paragraph that opens the text."""
    where = [_sentence_of(c, sentences) for c in candidates[:2]]
    same = len({s.paragraph for s in where if s}) == 1 and len(where) == 2
    if not same or not candidates[1].first.bare or candidates[1].first.month is None:
        return False
    return not is_late(near(candidates[1].first, published, "past"), published)


def _by_the_gone(candidate: Candidate, sentences: Sequence[Sentence], published: date) -> bool:
    """The Sunday on which Khrushchev gave way: its sentence tells what nobody does any more."""
    sentence = _sentence_of(candidate, sentences)
    return sentence is not None and any(t.last < published for t in terms.of_doers(sentence.text))


def _is_old(e: Expression, published: date) -> bool:
    """A day or month of years ago; a year alone may be no more than a look back."""
    counted = [(e.shift.n, e.shift.unit)] if e.shift and e.shift.anchor == "publication" else []
    ago = [-n for n, unit in (*counted, *e.moved) if unit == "year"]  # "50 years ago today"
    ago += [-n // 12 for n, unit in counted if unit == "month"]  # "50 years ago this month"
    years = max([published.year - (e.year or published.year), *ago])
    a_day = (
        e.month or e.season or e.moved or (e.shift and (e.shift.exact or e.shift.unit == "month"))
    )
    return years >= _HISTORY and bool(a_day)


def _is_fresh(e: Expression, published: date) -> bool:
    if e.shift:
        days = {"day": 1, "week": 7}.get(e.shift.unit, 0) * -e.shift.n
        return e.shift.anchor == "publication" and 0 < days <= _WEEK
    if e.year or e.month or e.definite or e.season:
        return False
    latest = near(e, published, "past")
    return bool(e.weekday is not None or (latest and (published - latest.last).days <= _WEEK))


def is_late(span: DateSpan | None, published: date) -> bool:
    """Whether it lies in the month before publication."""
    return span is not None and (published - span.last).days <= _MONTH
