"""What date words say before anything resolves them: partial dates stay partial.

The scanners (`ja`, `en`) turn words into `Candidate`s; `resolve` turns candidates into dates.
The vocabulary is shared, so that both languages follow the same rules of resolution:

    昨年9月 / last September   Expression(shift=Shift("year", -1), month=9)
    2日後  / two days later    Expression(shift=Shift("day", 2, "narrative"))
    火曜日 / on Tuesday        Expression(weekday=1)
    同年8月 / that August      Expression(shift=Shift("year", 0, "narrative"), month=8)
    11月下旬 / late November   Expression(month=11, part="late")
    3〜5日 / 3 to 5 May        first=Expression(day=3), last=Expression(day=5)
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Unit = Literal["day", "workday", "week", "month", "quarter", "year", "decade", "century"]
Season = Literal["spring", "summer", "autumn", "winter"]
Feast = Literal["easter", "orthodox easter"]
# early/mid/late: thirds; start, end: the first and last ten days of a month, January and December
# of a year; h1/h2: halves; q1–q4: quarters; rest: what is left of it from publication on;
# same: as long as what it leans on ("the year-ago period")
Part = Literal[
    "early", "mid", "late", "start", "end", "h1", "h2", "q1", "q2", "q3", "q4", "rest", "same"
]
# "near": the closer reading; "soon": ahead only within a week (polite 開きます also narrates);
# "ahead": ahead, unless the closer reading is just past ("the trial opens on Monday")
Direction = Literal["past", "future", "near", "soon", "ahead"]
WEEKEND = 7


class Shift(NamedTuple):
    """`n` units away from the anchor: the article's publication or the last date of the text.

    `exact` counts from the anchor's very day ("exactly a week before") instead of naming the
    calendar unit that lies `n` away (GUIDELINES: 3 years ago = that calendar year). "event" counts
    from the `event` of the candidate, which may be one that the text has not dated; "opening" from
    the first day of the past that the text told (あの日); "here" from the day that the sentence has
    named, else from publication ("on 5 May they struck overnight"). `counted`
    weeks ("a week later", 1週間後; not "the following week") lead from a day of the text to a day.
    """

    unit: Unit
    n: int
    anchor: Literal["publication", "narrative", "opening", "event", "here"] = "publication"
    exact: bool = False
    counted: bool = False


class Expression(NamedTuple):
    """One partial date. Fields that the words leave open are None.

    `year` is a full Gregorian year; `weekday` 0 = Monday … 6 = Sunday, 7 = the weekend;
    `nth` picks the nth (−1: the last) `weekday`, or the nth week or day (`nth_unit`), of its
    month or year; `decade` covers ten years from `year`, `century` a hundred; `moved` counts on
    from what the other fields say ("two days before 3 May", Good Friday).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: Season | None = None
    part: Part | None = None
    shift: Shift | None = None
    decade: bool = False
    century: bool = False
    fiscal: bool = False  # of the fiscal year, which begins in April (2023年度, 年度末)
    nth: int | None = None
    nth_unit: Literal["weekday", "week", "day"] | None = None
    week_of: bool = False  # the week that holds this date ("4月10日の週", "the week of April 10")
    weekend_of: bool = False  # the weekend it belongs to ("the weekend of the 18th")
    feast: Feast | None = None
    moved: tuple[tuple[int, Unit], ...] = ()
    direction: Direction | None = None  # words that settle it: "this coming Friday", "次の金曜"
    definite: bool = False  # a bare day with its article ("the 20th"): it may go on with the story

    @property
    def bare(self) -> bool:
        """Whether nothing in the words says which year (or month, or week) is meant."""
        return self.year is None and self.shift is None


class Candidate(NamedTuple):
    """A stretch of text that names a date: `first` alone, or a range `first`..`last`.

    `kind` "point" is a date or a range of two dates; "past" and "next" are stretches of `length`
    before and after publication ("過去10年間", "in the next two months"); "until" is a stretch from
    publication to an `event` of the text, or of `length` ("就任までの2カ月"); "for" is a stretch
    of `length` that begins at `first` ("19日から3日間"), or ends there if the length is negative
    ("the two weeks ended May 5"); "since" tells of what happened a `length` before `first`
    (あすで壁の建設から60年, "Friday marks ten years since").

    `event` names the happening that a narrative shift counts from ("署名の3日後", "five days after
    the pledge"): words, "|" between alternatives, "&" between words that stand together, looked
    up in the sentences before.
    """

    start: int
    end: int
    first: Expression
    last: Expression | None = None
    kind: Literal["point", "past", "next", "until", "for", "since"] = "point"
    length: tuple[int, Unit] | None = None
    event: str = ""
    narrative: bool = True  # later "同日", "two days later" may lean on it
    aside: bool = False  # a glance back: "the first since 2017", 2017年以来
    topic: bool = False  # the year that the sentence is about: 昨年は, 2022年には
    said: bool = False  # told within what is said on another date (26日、21日に試したと誇った)
    brief: bool = False  # 2012年に加盟し: later sentences say 同年 where they mean it
    names: bool = False  # the year of a paper (1951年の条約): bare dates do not go on with it
    due: bool = False  # a deadline ("by 3 May"): while it lies ahead, from now until then
