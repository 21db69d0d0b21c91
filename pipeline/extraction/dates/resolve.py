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
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from pipeline.extraction.dates import calendar as cal
from pipeline.extraction.dates.expression import (
    Candidate,
    Direction,
    Expression,
    Shift,
    Unit,
)
from pipeline.models import Basis, DateMention, DateSpan, Sentence

_SOON = 7  # days
_FRESH = 60  # days in which a date that its weekday contradicts is a slip, not another year's
_RUNS_ON, _RUN = 5, 8  # days between two dates of a story that runs on, sentences between them
_MONTH = 31  # days over which "the 20th" goes on with the story of its paragraph
_BACKWARDS = "shift.backwards"
_LINE = 9  # the rank of a line that is a year or a month: below every marked heading
_CHAIN = 2  # sentences over which a stated year carries on
_TOLD = 200  # sentences in which a happening is looked up
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_PER: dict[Unit, int] = {"day": 1, "week": 7}
_MONTHS_PER: dict[Unit, int] = {
    "month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200,
}  # fmt: skip

Directions = Callable[[str, int, int], Direction]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a candidate came to: the span, how, and what it leaned on."""

    span: DateSpan | None
    basis: Basis
    rule: str
    anchor: date | None = None


@dataclass(slots=True)
class Narrative:
    """What the text has said so far; the resolver's only state."""

    published: date
    headings: list[tuple[int, DateSpan]] = field(default_factory=list)
    headed: dict[date, tuple[int, int]] = field(default_factory=dict)  # where they stand, by day
    last: DateSpan | None = None  # what 同日, two days later lean on
    stated: DateSpan | None = None  # last date, near by, whose year the text states
    since_stated: int = 0  # sentences since then
    run: DateSpan | None = None  # last date that is no weekday: where the story has come to
    since_run: int = 0
    run_here: bool = False  # whether the paragraph has said it
    sentence: str = ""  # the one that is being read
    told: list[tuple[str, DateSpan]] = field(default_factory=list)  # (sentence, its date)

    @property
    def heading(self) -> DateSpan | None:
        return self.headings[-1][1] if self.headings else None

    @property
    def reference(self) -> date:
        """The day that "today" and "Tuesday" lean on: the heading's, else publication."""
        heading = self.heading
        return heading.first if heading and heading.precision == "day" else self.published

    def event_date(self, words: str, before: bool = False) -> DateSpan | None:
        """The date of the last sentence that holds the first of `words` found ("爆撃|空爆").

        `before` leaves out the sentence that is being read.
        """
        for together in (words_.split("&") for words_ in words.split("|")):
            for sentence, span in reversed(self.told[-_TOLD:]):
                text = f" {sentence}"  # an English word is looked up with the space before it
                if all(w in text for w in together) and not (before and sentence == self.sentence):
                    return span
        return None

    @property
    def dated_here(self) -> bool:
        """Whether the sentence that is being read has named a date already."""
        return bool(self.told) and self.told[-1][0] == self.sentence


def resolve(
    text: str,
    candidates: Sequence[Candidate],
    sentences: Sequence[Sentence],
    published: date,
    direction: Directions,
) -> list[DateMention]:
    """Every candidate as a mention, in text order; a span of None is a date left unresolved."""
    story = Narrative(published)
    mentions: list[DateMention] = []
    queue = list(candidates)
    position = 0
    paragraph = -1
    for sentence in sentences:
        if sentence.heading:
            story.headings = [(rank, s) for rank, s in story.headings if rank < sentence.heading]
        story.sentence = sentence.text
        story.since_stated += 1
        story.since_run += 1
        if story.since_run > _RUN:
            story.run = None
        if sentence.paragraph != paragraph and story.heading and story.heading.precision == "day":
            story.last = story.heading  # each post of a live blog starts from its day
        if sentence.paragraph != paragraph or story.since_stated > _CHAIN:
            story.run_here &= sentence.paragraph == paragraph
            paragraph, story.stated = sentence.paragraph, None
        while position < len(queue) and queue[position].start < sentence.end:
            candidate = queue[position]
            position += 1
            if candidate.start < sentence.start:
                continue
            mention = _mention(text, candidate, story, direction)
            mentions.append(replace(mention, anchor_at=_words_of(mention, mentions, story)))
            _remember(story, candidate, mention, sentence)
    return mentions


def _mention(
    text: str, candidate: Candidate, story: Narrative, direction: Directions
) -> DateMention:
    found = _candidate(text, candidate, story, direction)
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
    )


def _words_of(
    mention: DateMention, before: Sequence[DateMention], story: Narrative
) -> tuple[int, int] | None:
    """Where the words stand that name the anchor: of a heading, or the last ones before."""
    if mention.anchor is None or mention.basis in ("publication", "heading"):
        return story.headed.get(mention.anchor) if mention.anchor else None
    for other in reversed(before[-_TOLD:]):
        leads = other.span and not (other.background or other.aside)
        if leads and other.span and mention.anchor in (other.span.first, other.span.last):
            return other.start, other.end
    return None


def _contradiction(first: Expression, span: DateSpan | None) -> str:
    """A note when the words give a weekday that the date does not have, else ""."""
    if span is None or span.precision != "day" or first.day is None or first.weekday is None:
        return ""
    if first.weekday == span.first.weekday() or first.nth:
        return ""
    return f"{span.first} is a {_WEEKDAYS[span.first.weekday()]}, not a {_WEEKDAYS[first.weekday]}"


def _remember(
    story: Narrative, candidate: Candidate, mention: DateMention, sentence: Sentence
) -> None:
    if mention.span is None or mention.background or mention.aside:
        return
    rank = sentence.heading
    if sentence.text.strip() == mention.text and mention.span.precision in ("year", "month"):
        rank = rank or _LINE
    if rank and _is_date_heading(sentence.text, mention.text):
        story.headings = [h for h in story.headings if h[0] < rank]
        story.headings.append((rank, mention.span))
        story.headed[mention.span.first] = mention.start, mention.end
    if mention.rule == _BACKWARDS:
        return
    story.last = mention.span
    if candidate.first.weekday is None:
        story.run, story.since_run, story.run_here = mention.span, 0, True
    story.told.append((sentence.text, mention.span))
    if mention.rule == "chain" or _states_year(candidate.first):
        story.stated, story.since_stated = mention.span, 0


def _states_year(e: Expression) -> bool:
    """Whether the words fix a year that bare dates after them share: 2022年, 昨年9月, 先月17日.

    A bare "four years ago" is background, not a place in the story.
    """
    if e.shift and e.shift.unit == "year":
        return abs(e.shift.n) <= 2 or e.month is not None or e.season is not None
    return e.year is not None or bool(e.shift and e.shift.unit == "month")


def _is_date_heading(heading: str, words: str) -> bool:
    """Whether `words` are what the heading says, not a date inside a headline."""
    letters = re.sub(r"[\W_]", "", heading)
    return len(re.sub(r"[\W_]", "", words)) >= 0.6 * len(letters)


def _candidate(
    text: str, candidate: Candidate, story: Narrative, direction: Directions
) -> Resolution:
    if candidate.kind in ("past", "next", "until"):
        return _stretch(candidate, story)
    way = _direction(candidate.first, text, candidate, direction)
    first = _expression(candidate.first, story, way, candidate.event)
    if candidate.kind == "for" and candidate.length:
        return _lasting(first, candidate.length)
    if candidate.last is None:
        return first
    return _range(first, candidate, story, way)


def _direction(
    expression: Expression, text: str, candidate: Candidate, direction: Directions
) -> Direction:
    if expression.direction:
        return expression.direction
    open_year = expression.bare or (candidate.last is not None and candidate.last.bare)
    return direction(text, candidate.start, candidate.end) if open_year else "past"


# --- stretches and ranges -----------------------------------------------------------------


def _moved(day: date, n: int, unit: Unit) -> date | None:
    if unit == "workday":
        return cal.add_workdays(day, n)
    if unit in _DAYS_PER:
        return cal.add_days(day, n * _DAYS_PER[unit])
    return cal.add_months(day, n * _MONTHS_PER[unit])


def _stretch(candidate: Candidate, story: Narrative) -> Resolution:
    """過去10年間, 今後2カ月, 就任までの2カ月: from or to publication."""
    today = story.reference
    n, unit = candidate.length or (0, "day")
    if candidate.kind == "past":
        found = cal.span(_moved(today, -n, unit), today, "range")
    else:
        known = story.event_date(candidate.event) if candidate.event else None
        until = known.last if known and known.last > today else _moved(today, n, unit)
        found = cal.span(today, until, "range")
    return Resolution(found, "publication", f"duration.{candidate.kind}", today)


def _lasting(first: Resolution, length: tuple[int, Unit]) -> Resolution:
    """19日から3日間: three days, the 19th among them; the week ended May 5: seven days."""
    if first.span is None:
        return first
    begin, end = first.span.first, cal.add_days(first.span.last, 1)
    if length[0] < 0 and end:
        found = cal.span(_moved(end, *length), first.span.last, "range")
    else:
        until = _moved(begin, *length)
        found = cal.span(begin, cal.add_days(until, -1) if until else None, "range")
    return replace(first, span=found, rule="range")


def _range(first: Resolution, candidate: Candidate, story: Narrative, way: Direction) -> Resolution:
    """Both ends; an end that leaves its year or month open takes it from the other."""
    start, end = candidate.first, candidate.last
    assert end is not None
    running = way == "future" and start.weekday is None  # "will be open from May to July", in June
    if start.bare and (not end.bare or running):
        last = _expression(end, story, way, "").span
        before = _near(start, last.first, "past") if last else None
        head = before or first.span
    else:
        head = first.span
        told = end.shift and end.shift.anchor == "narrative" and end.shift != start.shift
        last = _following(end, head, story, way, bool(told))
    if head is None or last is None:
        return replace(first, span=None)
    return replace(first, span=cal.span(head.first, last.last, "range"), rule="range")


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
        leaning = _near(end, story.reference, way)  # "from 25 September to Sunday"
        if leaning and leaning.first > head.last:
            return leaning
    return _near(end, head.first, "future")


# --- one expression -----------------------------------------------------------------------


def _expression(expression: Expression, story: Narrative, way: Direction, event: str) -> Resolution:
    if expression.bare:
        return _bare(expression, story, way)
    e = replace(expression, moved=()) if expression.moved else expression
    if e.year is not None:
        found = Resolution(_filled(e, e.year), "explicit", "absolute")
    else:
        assert e.shift is not None
        found = _shifted(e, e.shift, story, event)
    return (
        replace(found, span=_counted_on(found.span, expression.moved))
        if expression.moved
        else found
    )


def _counted_on(span: DateSpan | None, steps: tuple[tuple[int, Unit], ...]) -> DateSpan | None:
    """The day so many units after (before, if negative) a span: two weeks before Christmas."""
    for n, unit in steps:
        day = span and _moved(span.last if n > 0 else span.first, n, unit)
        span = cal.day_span(day) if day else None
    return span


def _filled(expression: Expression, year: int, month: int | None = None) -> DateSpan | None:
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


def _shifted(expression: Expression, shift: Shift, story: Narrative, event: str) -> Resolution:
    """N units from publication, or from a date of the text."""
    known = story.event_date(event, shift.anchor == "event") if event else None
    if shift.anchor == "event" and known is None:
        return _from_unknown(expression, shift, story)
    basis: Basis = "publication"
    base: DateSpan | None = cal.day_span(story.reference)
    if shift.anchor != "publication":
        told = known or story.last
        if told is not None:
            basis, base = "narrative", told
    assert base is not None
    anchor = base.last if shift.n > 0 else base.first
    rule = f"shift.{basis}"
    if shift.counted and basis == "narrative" and base.precision == "day":
        shift = replace(shift, exact=True)
    if shift.unit == "day" and base.precision not in ("day", "range", "week"):
        return Resolution(None, basis, rule, anchor)  # two days after "in May" is no day
    if shift.unit == "day" and expression.nth_unit == "day":  # 初日, 最終日 of a stretch told
        edge = base.first if expression.nth == 1 else base.last
        return Resolution(cal.day_span(edge), basis, rule, anchor)
    if shift.unit == "day" and shift.n == 0 and expression == Expression(shift=shift):
        return Resolution(base, basis, rule, anchor)
    if expression.part == "rest":
        whole = _from_base(replace(expression, part=None), shift, anchor)
        return Resolution(whole and cal.span(anchor, whole.last, "range"), basis, rule, anchor)
    if expression.part == "same":
        expression = replace(expression, part=None)
        if base.precision != "day":
            first, last = (_moved(day, shift.n, shift.unit) for day in (base.first, base.last))
            return Resolution(cal.span(first, last, base.precision), basis, rule, anchor)
    found = _from_base(expression, shift, anchor)
    if expression.direction == "soon" and found and found.first > story.published:
        found = _near(Expression(weekday=expression.weekday), story.reference, "past")
    return Resolution(found, basis, rule, anchor)


def _from_unknown(expression: Expression, shift: Shift, story: Narrative) -> Resolution:
    """ "Ten days before the verdict", of which the text has said nothing: from the story's date.

    Where the sentence has its date already, the words tell when the other thing was: "they vote
    on Saturday, six months after the minister asked" dates the asking. So they do at the head of
    a text, which has the date of its publication: "Ten days into a truce, trade is back".
    """
    untold = story.last is None
    if not shift.n and expression.nth_unit == "day":  # the day of a funeral that nothing dates
        return Resolution(None, "narrative", "shift.narrative")
    if untold and shift.n < 0:  # "the day before the crash" at the head of a text
        return Resolution(None, "narrative", "shift.narrative")
    backwards = (story.dated_here or untold) and shift.n != 0
    turned = replace(shift, n=-shift.n if backwards else shift.n, anchor="narrative")
    found = _shifted(expression, turned, story, "")
    if backwards:
        return replace(found, rule=_BACKWARDS)
    ahead = found.span is not None and found.span.first > story.published
    return replace(found, span=None) if ahead else found


def _from_base(e: Expression, shift: Shift, base: date) -> DateSpan | None:
    there = _moved(base, shift.n, shift.unit)
    if there is None:
        return None
    if shift.unit in ("day", "workday"):
        if e.weekday is not None and e.day is None:
            return cal.day_span(there)  # その2日前の日曜日: the words agree, or the day wins
        return _near(e, there, "near") if e.day else cal.day_span(there)
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
        return _filled(e, there.year - 1)
    if e.fiscal and there.month < 4:
        return _filled(e, there.year - 1)
    return _filled(e, there.year)


def _in_week(e: Expression, shift: Shift, there: date) -> DateSpan | None:
    if shift.exact:  # 今から2週間後の日曜日: the Sunday closest to that day
        return cal.day_span(there) if e.weekday is None else _near(e, there, "near")
    if e.direction == "soon":  # that Thursday: the first one on or after the story's date
        return _near(replace(e, direction=None), there, "future")
    if e.direction:  # the following Friday: the first one after the story's date
        return _near(e, there, e.direction)
    if e.day is not None:
        return _near(replace(e, weekday=None), there, "near")
    return cal.week_span(there, e.weekday, e.part)


def _in_month(e: Expression, shift: Shift, there: date) -> DateSpan | None:
    if shift.exact and e == Expression(shift=shift):
        return cal.day_span(there)
    if e.month or e.feast:  # 翌3月: the next March
        return _near(e, there.replace(day=1), "future")
    return _filled(e, there.year, there.month)


# --- bare dates ---------------------------------------------------------------------------


def _bare(e: Expression, story: Narrative, way: Direction) -> Resolution:
    """A date that leaves its year open: by its heading, by the text's chain, or publication."""
    under = _under_heading(e, story.heading) if story.heading else None
    if under and story.heading:
        return Resolution(under, "heading", "heading", story.heading.first)
    looks_ahead = e.direction or way in ("future", "ahead")
    anchors = () if looks_ahead else (_stated_anchor(e, story, way), _running_anchor(e, story, way))
    for anchor in anchors:  # but "last September" leans on publication whatever was told
        follows = _chained(e, anchor) if anchor else None
        if anchor and follows and follows.first <= story.published:
            return Resolution(follows, "narrative", "chain", anchor.first)
    reference = story.reference
    if e.direction:  # Sunday after next: count from the next Sunday
        found = _counted_on(_near(replace(e, moved=()), reference, way), e.moved)
    else:
        found = _near(e, reference, way)
    return Resolution(found, "publication", f"bare.{_kind(e)}.{way}", reference)


def _stated_anchor(e: Expression, story: Narrative, way: Direction) -> DateSpan | None:
    """The date whose year the text has just stated: 「昨年2月 … 9月」."""
    if way != "past" or story.stated is None:
        return None
    by_year = story.stated.precision in ("year", "month") and e.day and e.month
    past = _near(e, story.published, "past") if by_year else None
    fresh = past is not None and (story.published - past.last).days <= _MONTH
    return None if fresh else story.stated  # "in 2023 …; on 20 August", told in September 2025


def _running_anchor(e: Expression, story: Narrative, way: Direction) -> DateSpan | None:
    """The last date of a story that runs on in its own past: 「6月23日の夜 … 24日朝」.

    A bare day goes on with the story when it comes within days of the last one ("the 20th": within
    a month, in one paragraph) and the story is more than a month back; a bare month does when
    publication would put it more than half a year back in an earlier year, where the press says
    昨年, last year.
    """
    last = story.run
    if last is None or story.heading or (story.published - last.last).days <= 31:
        return None
    if e.day and not e.month and e.weekday is None and last.precision == "day":
        follows = _near(e, last.first, "future")
        reach = _MONTH if e.definite and story.run_here else _RUNS_ON
        if follows and follows.first == last.first and not story.run_here:
            return None
        return last if follows and (follows.first - last.last).days <= reach else None
    if e.month and way == "past" and last.first.year < story.published.year:
        past = _near(e, story.reference, "past")
        stale = past and past.first.year < story.published.year
        return last if stale and past and (story.published - past.last).days > 183 else None
    return None


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
        return _filled(e, heading.first.year)
    if heading.precision == "month" and e.month is None and (e.day or e.part or e.nth):
        return _filled(e, heading.first.year, heading.first.month)
    if heading.precision == "month" and e.month:
        return _near(e, heading.first, "future")
    return None


def _chained(e: Expression, stated: DateSpan) -> DateSpan | None:
    """The first such date from the stated one on ("昨年11月19日 … 21日")."""
    within_month = stated.precision in ("day", "range", "month")
    if e.weekday is not None or (e.day and not e.month and not within_month):
        return None
    return _near(e, stated.first, "future")


def _near(e: Expression, reference: date, way: Direction) -> DateSpan | None:
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
    if way == "ahead":
        way = "near" if past and (reference - past[-1].last).days <= _FRESH else "future"
    if way == "near" and holds:
        return holds[0]
    if way == "near" and past and future:
        back, ahead = reference - past[-1].last, future[0].first - reference
        return past[-1] if back <= ahead else future[0]
    return (future[0] if future else None) if way == "future" else (past[-1] if past else None)


def _agrees(e: Expression, span: DateSpan) -> bool:
    return bool(e.month and e.day) and e.weekday == span.first.weekday()


def _readings(e: Expression, reference: date) -> list[DateSpan]:
    """The spans around `reference` that the open fields of `e` allow."""
    found: list[DateSpan | None]
    monthly = e.day is not None or (e.nth and (e.nth_unit != "week" or e.nth <= 5))
    near = 2 if e.moved else 1  # how many on either side it takes for one to be behind, one ahead
    yearly = e.month or e.season or e.feast or (e.part and e.day is None)
    if yearly or (e.nth and not monthly):
        # 29 February is up to eight years away, "Friday, 14 February" mostly six
        reach = 8 if e.weekday is not None or (e.month, e.day) == (2, 29) else near
        found = [_filled(e, reference.year + n) for n in range(-reach, reach + 1)]
    elif monthly:
        near = 1 if not (e.moved or e.nth) and (e.day or 31) < 29 else 2
        reach = near if e.weekday is None or e.nth else 24  # Friday the 13th: up to 14 months away
        months = [cal.add_months(reference.replace(day=1), n) for n in range(-reach, reach + 1)]
        found = [_filled(e, m.year, m.month) for m in months if m]
        if reach == 24:
            found = [day for day in found if day and day.first.weekday() == e.weekday]
    elif e.weekday is not None:
        weeks = [cal.add_days(reference, 7 * n) for n in range(-near, near + 1)]
        found = [cal.week_span(day, e.weekday) for day in weeks]
    else:
        found = []
    counted = [_counted_on(span, e.moved) for span in found]
    return [span for span in counted if span]
