"""What a text has said so far: the days that 同日, "two days later" and a bare date lean on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pipeline.extraction.dates.expression import Candidate, Expression
from pipeline.extraction.sentences import BOLD_LINE
from pipeline.models import Basis, DateMention, DateSpan, Sentence

_LINE = 9  # the rank of a line that is a year or a month: below every marked heading
_RUN = 8  # sentences over which a story runs on without a date
_CHAIN = 2  # sentences over which a stated year carries on
_STORY = 3  # dates
_OLD = 3  # years
_OPENS = 2  # years
_NEWS = 7  # days
_FEW_DAYS = 31
_FRAME = 8  # characters around the date of a line
_TOLD = 200  # sentences in which a happening is looked up
DAYS = ("day", "range")  # what "that night" leans on, though a week has been told since
FINE = ("day", "range", "week")  # what a day may be counted from
# what a heading calls the dates under it: 来年の日程, 3月の動き
_LABEL = re.compile(r"の(?:主な|おもな)?(?:日程|予定|動き|出来事|できごと|経過|経緯)$")
# what sets off the year or month that a heading opens with: "2023: tanks", 「2022年 侵攻」
_TITLED = re.compile(r"\s*[:：–—―]|[*_]*\s*[（(]|\s+-\s|\u3000")
# what may stand around the year or month that is a line
_MARKED = re.compile(r"^\W+|\W+$")
# a line that begins with its date is an item of a chronology, no heading that ends another
_OPENS_WITH_DATE = re.compile(
    r"(?:(?:early|mid|late)[ -])?"
    r"(?:\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\b)",
    re.IGNORECASE,
)
BACKWARDS = "shift.backwards"  # the rule that dates the other happening, not this one


class Told(NamedTuple):
    """A date and where it stands in its sentence."""

    sentence: str
    at: int
    span: DateSpan
    event: str  # what it was counted from, of which it tells no date


@dataclass(slots=True)
class Narrative:
    """What the text has said so far; the resolver's only state."""

    published: date
    history_ends: int = 0  # the paragraph up to which the text tells of years long past
    headings: list[tuple[int, DateMention]] = field(default_factory=list)  # rank, outermost first
    just_headed: bool = False  # by the sentence before: a headline may stand under its day
    headed: dict[date, tuple[int, int]] = field(default_factory=dict)  # where they stand, by day
    last: DateSpan | None = None  # what 同日, two days later lean on
    day: DateSpan | None = None  # the last one that is a day or a few
    opening: DateSpan | None = None  # the last one that "its second day" has not been counted from
    since_day: int = 0
    stated: DateSpan | None = None  # last date, near by, whose year the text states
    since_stated: int = 0  # sentences since then
    frame: tuple[DateSpan | None, ...] = ()  # what last, day and run were before a saying
    topic: bool = False  # whether the sentence is about that year
    run: DateSpan | None = None  # last date that is no weekday: where the story has come to
    since_run: int = 0
    run_here: bool = False  # whether the paragraph has said it
    opens_paragraph: bool = True  # whether the sentence is its first
    item: DateSpan | None = None  # the date of the last item of a chronology
    month: DateSpan | None = (
        None  # what the paragraph is about: 「5月の主役はロンドンだった。11日」
    )
    line: DateSpan | None = None  # of a month or weekday that is a line: what the others say
    leads: bool = False  # whether the date that is being read is that of such an item
    weekday: DateSpan | None = None  # the last one, told as a weekday of the story
    steps: int = 0  # how far the story has gone from date to date
    opens: bool = False  # whether the text opens with it, a day of years ago
    previous: str = ""  # the sentence before
    sentence: str = ""  # the one that is being read, where it begins, the rank of its heading
    begins: int = 0
    rank: int = 0
    paragraph: int = -1
    told: list[Told] = field(default_factory=list)

    def enter(self, sentence: Sentence) -> None:
        """Go on to the next sentence; what has been told loses its hold with the distance."""
        marked = sentence.heading < BOLD_LINE or not _OPENS_WITH_DATE.match(sentence.text)
        if sentence.heading and marked and not self.just_headed:
            self.headings = [h for h in self.headings if h[0] < sentence.heading]
        self.just_headed = False
        self.previous = self.sentence
        self.sentence, self.begins, self.rank = sentence.text, sentence.start, sentence.heading
        self.topic = False
        if sentence.heading and not self.history:
            self.steps = 0  # another part of the text: what it tells need not go on
        if self.frame:
            self.last, self.day, self.run = self.frame
        self.frame = ()
        self.since_day += 1
        self.since_stated += 1
        self.since_run += 1
        if self.since_run > _RUN and not self.history:
            self.run, self.steps, self.opens = None, 0, False
        new_paragraph = sentence.paragraph != self.paragraph
        if new_paragraph and self.heading and self.heading.precision == "day":
            self.last = self.heading  # each post of a live blog starts from its day
        if new_paragraph or self.since_stated > _CHAIN:
            self.stated = None
        self.opens_paragraph = new_paragraph
        if new_paragraph:
            self.month = None
        if new_paragraph or self.since_day > 1:
            self.weekday = None
        self.run_here &= not new_paragraph
        self.paragraph = sentence.paragraph

    def remember(self, candidate: Candidate, mention: DateMention) -> None:
        """Take in the date of a mention, unless it only looks aside."""
        if mention.span is None or mention.background or mention.aside:
            return
        if mention.rule == "due" and self.dated_here:  # "on 5 May he promised it by July"
            return
        if self.history and mention.span.last == self.published:  # "it stands there today"
            return
        rank = self.rank
        line = _LABEL.sub("", self.sentence.strip())
        a_line = _is_alone(line, mention.text)
        if a_line and mention.span.precision in ("year", "month"):
            rank = rank or _LINE
        if rank and _is_date_heading(line, mention.text):
            self._under(rank, mention.span)
            self.headings.append((rank, mention._replace(basis="heading")))
            self.just_headed = True
            self.headed[mention.span.first] = mention.start, mention.end
        if mention.rule == BACKWARDS:
            return
        about = mention.start == self.begins and mention.span.precision == "month"
        if self.opens_paragraph and about and candidate.first.month:
            self.month = mention.span
        elif self.month and self._goes_past(candidate.first, mention.span):
            self.month = None
        if self.leads:  # an item of a list, which has no month for a topic
            self.month = None
            self.item = mention.span
        if candidate.said and not self.frame:
            self.frame = self.last, self.day, self.run
        self.last = mention.span
        if candidate.first.nth_unit != "day":
            self.opening = mention.span
        if of_days(mention.span):
            self.day, self.since_day = mention.span, 0
            if candidate.first.weekday is not None or mention.basis != "narrative":
                leads = self._leads_weekdays(candidate.first, mention)
                self.weekday = mention.span if leads else None
        at = mention.start - self.begins
        self.told.append(Told(self.sentence, at, mention.span, candidate.event))
        if candidate.names:
            return
        old = self.published.year - mention.span.last.year > 1
        if candidate.brief and old and not (self.told_on or self.history):
            self.stated, self.since_stated = mention.span, _CHAIN
            return
        if self._glances_back(mention):  # its year holds for the rest of the sentence
            self.stated, self.since_stated = mention.span, _CHAIN
            return
        since = candidate.kind == "since"  # two years ago on Friday
        if a_line or candidate.first.weekday is None or candidate.first.day or since:
            self._go_on(mention, a_line and not rank)
        if mention.rule == "chain" or since or _states_year(candidate.first):
            self.stated, self.since_stated = mention.span, 0
            self.topic |= candidate.topic

    def _leads_weekdays(self, e: Expression, mention: DateMention) -> bool:
        """Whether weekdays go on from it: "on the Monday … By Thursday", 2週間前の火曜 … 金曜."""
        if e.weekday is None or mention.span is None:
            return False
        weeks = e.shift.n if e.shift and e.shift.unit == "week" else 0
        old = self.published.year - mention.span.last.year >= _OLD
        return (
            mention.basis == "narrative" or old or (weeks < -1 and mention.span.precision == "day")
        )

    def _goes_past(self, e: Expression, span: DateSpan) -> bool:
        """Whether a day of another month has come, and not one that is only planned."""
        told = e.month and e.day and span.last <= self.published
        return bool(told and self.month and span.first.month != self.month.first.month)

    def _glances_back(self, mention: DateMention) -> bool:
        """Whether a story that runs on only names what led to it: 1979年の決定の帰結."""
        if mention.span is None or self.run is None or mention.basis != "explicit":
            return False
        coarse = mention.span.precision not in DAYS
        return self.told_on and coarse and mention.span.last < self.run.first

    def _go_on(self, mention: DateMention, block: bool) -> None:
        """The story has come to this date; `block`: the date is a line that others stand under."""
        assert mention.span is not None
        run, first = self.run, mention.span.first
        leans = mention.basis != "publication"
        if leans and any(t and mention.anchor in (t.first, t.last) for t in (run, self.stated)):
            over = mention.basis == "narrative" and not self.run_here  # into another paragraph
            self.steps += _STORY if over else 1
        elif run is None or mention.basis != "explicit" or run.last > first or not self.told_on:
            self.steps = _STORY if block else 1
            a_day = mention.basis != "narrative" and mention.span.precision == "day"
            self.opens = (
                a_day and len(self.told) == 1 and self.published.year - first.year >= _OPENS
            )
        if block:
            self._under(_LINE, mention.span)
        self.run, self.since_run, self.run_here = mention.span, 0, True

    def _under(self, rank: int, span: DateSpan) -> None:
        """Leave the headings that a line of this rank ends: not the year that its day lies in."""
        self.headings = [
            (known, over)
            for known, over in self.headings
            if known < rank or (over.span and over.span.around(span))
        ]

    def come_back(self, until: date) -> None:
        """Go on from the last date that does not lie after `until`."""
        back = [t.span for t in self.told if t.span.first <= until]
        self.last = back[-1] if back else self.last
        self.day = next((span for span in back[::-1] if of_days(span)), self.day)

    @property
    def history(self) -> bool:
        return self.paragraph < self.history_ends

    @property
    def told_on(self) -> bool:
        """Whether a story is told that goes on, over paragraphs too, till it comes to the present.

        It leans from date to date: three of them, or one that leans on another paragraph's.
        """
        return self.steps >= _STORY

    def first_told(self, of_a_day: bool) -> DateSpan | None:
        """Where the text's tale of the past began: that year, that day (あの年, あの日)."""
        past = (t.span for t in self.told if (self.published - t.span.last).days > _NEWS)
        return next((s for s in past if s.precision == "day" or not of_a_day), None)

    @property
    def heading(self) -> DateSpan | None:
        return self.headings[-1][1].span if self.headings else None

    @property
    def heading_month(self) -> DateSpan | None:
        return self.heading if self.heading and self.heading.precision == "month" else None

    @property
    def day_heading(self) -> DateMention | None:
        """The heading that dates the clauses under it which have no date (a live blog's)."""
        if not self.headings:
            return None
        days = (m for _, m in self.headings[::-1] if m.span and m.span.precision == "day")
        return next(days, None)

    @property
    def reference(self) -> date:
        """The day that "today" and "Tuesday" lean on: the heading's, else publication."""
        heading = self.heading
        return heading.first if heading and heading.precision == "day" else self.published

    def words_of(
        self, anchor: date | None, basis: Basis, before: Sequence[DateMention]
    ) -> tuple[int, int] | None:
        """Where the words stand that name an anchor: of a heading, or the last ones `before`."""
        if anchor is None or basis in ("publication", "heading"):
            return self.headed.get(anchor) if anchor else None
        for other in reversed(before[-_TOLD:]):
            leads = other.span and not (other.background or other.aside)
            if leads and other.span and anchor in (other.span.first, other.span.last):
                return other.start, other.end
        return None

    def event_date(self, words: str, before: bool = False) -> DateSpan | None:
        """The date of the last sentence that holds the first of `words` found ("爆撃|空爆").

        Of several dates in it, the one before the word in Japanese, after it in English. `before`
        leaves out the sentence that is being read.
        """
        for together in (words_.split("&") for words_ in words.split("|")):
            held = [
                told
                for told in self.told[-_TOLD:]  # an English word is looked up with its space
                if all(word in f" {told.sentence}" for word in together)
                and not (told.sentence == self.sentence and (before or self._said_once(together)))
                and told.event != words
            ]
            if held:
                sentence = held[-1].sentence
                at = f" {sentence}".index(together[0])
                dates = [told for told in held if told.sentence == sentence]
                after = next((told for told in dates if told.at >= at), None)
                if after and "のは" in sentence[at : after.at]:  # 橋が爆破されたのは8日だった
                    return after.span
                if together[0][0] == " ":
                    return (after or dates[-1]).span
                return next((told for told in dates[::-1] if told.at <= at), dates[0]).span
        return None

    def _said_once(self, words: Sequence[str]) -> bool:
        """Whether the sentence has the words only where it counts from them: 上陸から18日後."""
        return f" {self.sentence}".count(words[0]) < 2

    def told_again(self, month: int, day: int) -> DateSpan | None:
        """The day of that name, if this sentence or the one before has told it."""
        for told in reversed(self.told):
            if told.sentence not in (self.sentence, self.previous):
                return None
            if told.span.precision == "day" and told.span.first.timetuple()[1:3] == (month, day):
                return told.span
        return None

    @property
    def month_here(self) -> bool:
        """Whether the sentence that is being read has come to a month, and has told no day."""
        coarse = self.last is not None and self.last.precision == "month"
        return coarse and self.dated_here and self.since_day > 0

    @property
    def dated_here(self) -> bool:
        """Whether the sentence that is being read has named a date already."""
        return bool(self.told) and self.told[-1].sentence == self.sentence


def of_days(span: DateSpan) -> bool:
    """Whether it is a day or a few, from which 翌日 may be counted: not "early this year"."""
    return span.precision in DAYS and (span.last - span.first).days <= _FEW_DAYS


def _states_year(e: Expression) -> bool:
    """Whether the words fix a year that bare dates after them share: 2022年, 昨年9月, 先月17日.

    A bare "four years ago" is background, not a place in the story.
    """
    if e.century or e.decade:
        return False
    if e.direction == "past" and e.month:  # last August
        return True
    if e.shift and e.shift.unit == "year":
        return abs(e.shift.n) <= 2 or e.month is not None or e.season is not None
    return e.year is not None or bool(e.shift and e.shift.unit == "month")


def _is_alone(line: str, words: str) -> bool:
    """Whether a line holds nothing but these words and marks: 【2022年】."""
    return len(line) <= len(words) + _FRAME and _MARKED.sub("", line) == _MARKED.sub("", words)


def _is_date_heading(heading: str, words: str) -> bool:
    """Whether `words` are what the heading says or opens with, not a date inside a headline."""
    if heading.startswith(words) and _TITLED.match(heading, len(words)):
        return True
    letters = re.sub(r"[\W_]", "", heading)
    return len(re.sub(r"[\W_]", "", words)) >= 0.6 * len(letters)
