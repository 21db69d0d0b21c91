"""The shapes of English dates, written over the kinds of their words.

A shape reads like the dates it stands for, since a kind of word is called by an example of it
(`en_words.KINDS`): "the? 19th of june" is "the 22nd of May" and "5th of October". Otherwise it is
a regular expression with spaces: "?" after what may be missing, "(a|b)", look-around. Marks stand
for themselves, "\\." and "\\(" for a full stop and a bracket. Every repetition is bounded, so the
time grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.extraction.dates.en_words import LETTERS

# --- pieces ---------------------------------------------------------------------------------

NUM = "(a|two|19|99)"
UNIT = "(day|week|month|year|decade|quarter|weekend|century|fortnight|days)"
MONTH = "(june|May)"
DAY = "(19|19th)"
NTH = "(19|19th|first)"
YEAR = "(2022|twenty_ten)"
LAST = "(this|last|upcoming){1,2}"  # last; this past; that same
AGO = f"(?<!half) {NUM} {UNIT} ago"
COUNTS = f"{NUM} days (,? and? {NUM} {UNIT} (?!ago)){{0,2}}"  # three months and two weeks
COMPOUND = f"{NUM} {UNIT} (,? and? {NUM} {UNIT}){{1,2}}"
# ", 2022"  "of 2022"  "'22"  "last year"  "of the same year"  "two years ago"
OF_YEAR = (
    f"(,? (of|in)? the? (year|fiscal)? {YEAR}|22|,? (of|in)? the? {LAST} year|,? {AGO}"
    r"|the year before (?=(\.|,|\)|and)|$))"
)
# "19 May", "the 22nd of May", "May 19", "May the 19th", "May twenty nine"; "1st may", "may 1st"
DAY_MONTH = (
    f"(the? {DAY} -? of? the? {MONTH}|the? first of (the|june|May|may)? (?<=(june|May|may))"
    f"|{DAY} of may|19th may|{MONTH} (-|/)? the? {DAY} (?!(days|99))"
    f"|{MONTH} -? the? (first|two) (?!(word|{UNIT}))|may the? (19th|first))"
)
WEEKDAY = "(?<!bloody) (friday|sun) (?!times)"
DATE = (
    f"({WEEKDAY} ,? -? (on the?)?)?"
    "(ymd|2022 (-|/) (june (-|/) 19|19 (-|/) june)|june (-|/) 2022 (-|/) 19"
    f"|19 (-|/) 2022 (-|/) june|{DAY_MONTH} ({OF_YEAR}|- 2022)?|19 \\. {MONTH} 2022)"
)
MONTH_YEAR = (
    f"({MONTH} ((-|/) 2022|{OF_YEAR})|may of? {YEAR}|2022 (-|/)? {MONTH} (?!(-|/|{NTH}))"
    f"|the month of {MONTH} {OF_YEAR}?)"
)
SEASON = f"(the? spring of? the? {OF_YEAR}|the? {LAST} spring)"
ANY_MONTH = f"({MONTH_YEAR}|{LAST} {MONTH}|{MONTH})"
# what has parts: a month, a season, a year, a decade
WHOLE = (
    f"({ANY_MONTH}|{SEASON}|the? year? {YEAR} (?!(?<=the 2022) (word|Name))|the? 1990s"
    f"|the? {LAST} (week|month|year|decade|quarter))"
)
HAPPENING = "(?=(the|this)? (word|Name|he))"  # after "the day of", "within hours of"
# after "before", "after"
SOMETHING = (
    rf"(?=(\.|,|\)|word|Name|he|is|and)|(the|{NUM}) (first|word|Name)"
    r"|(in|on|at|by|over) (the|he|word|Name)|$)"
)
# "late on Wednesday", "overnight into Friday": a part of a day changes nothing
LATE = "((early|later|overnight) (on|into)?)?"
OWNER = f"((fiscal? 2022|the? {LAST} year|the year) ')"  # "last year's", "1988's", "the year's"
ENDS = r"(?=(\.|,|\))|$)"
BARE_DAY = f"(today|the? easter {OF_YEAR}?|{DATE}|{LAST} {WEEKDAY}|{WEEKDAY}|the 19th)"

# --- the table ------------------------------------------------------------------------------

# Examples, the date in brackets where it is not the whole, and under them the shape. A name in
# front is the builder (`en_builders`) that reads it, where that is not "point": one date alone.
_TABLE: Final = rf"""
stretch: the past ten years · in [the next week] · within three months and two weeks
    (?<=(in|over|for)) the last (day|week|month|year|fortnight)
    |(?<=(over|for)) the last decade|(the? last|the upcoming) {COUNTS}
    |(the? {NUM} last|the {NUM} upcoming) days
    |within (the? last)? ({COUNTS}|a (day|week|month|year)) (from (now|today))?
upcoming: upcoming two weeks · two upcoming weeks
    (?<!the) (upcoming {NUM}|{NUM} upcoming) {UNIT}
run: the first nine months of 2023 · this year's first nine months · in [the first nine months].
    the? (first|last) {NUM} days of the? ({WHOLE}|(month|year))|{OWNER} first {NUM} days
    |(?<=(in|for|over)) the first {NUM} days (?!of)
again: the same quarter last year · the [year-ago period]
    the? this (day|week|month|quarter|period) ,? (of|in)? (the? {LAST} year|a year (ago|later))
    |year - (ago|later) -? (week|month|quarter|period)
again: the 1988 quarter
    the 2022 quarter
to_month: the September quarter
    (?<!to) (?<!to -) the? {MONTH} -? quarter {OF_YEAR}?
lasting: ten days from 18 December · two weeks starting on 3 May
    {NUM} (days|day|week|month|year) (from|starting on?) {DATE}
lasting: 18 December for ten days
    {DATE} for {NUM} (days|day|week|month|year)
ended: the week ended Oct. 13 · the nine-month period ended September 2012 · the year to March
    (the? ({NUM} -? (days|day|week|month|year|quarter)
    (word|period)?|(half -)? (day|week|month|year|quarter)) ended (on|in)?
    |the ({NUM} days|week|year|quarter) to)
    ({DATE}|{WEEKDAY}|{ANY_MONTH})
years: 1914-18 · 2016 - 11 · 11 / 2016
    2022 (-|/) (19|99)|(?<!(june|19|to|-|/)) 19 (-|/) 2022
days: May between 3 and 5 · Nov from 2-7 2018
    {MONTH} (between|from) {DAY} (and|to|-) {DAY} (,? {YEAR})?
offset: two days before Christmas · three weeks from tomorrow · the day after tomorrow
    (the? day before|the eve of|{NUM} (day|week|month|year|decade|weekend|fortnight|days)
    (before|from)) {BARE_DAY}
since: Monday marks three years since · Friday is the tenth anniversary of
    (today|{DATE}|{WEEKDAY}) ,? he? is{{1,2}} (exactly? {NUM} (year|days) since|the {NTH} word of)
Thursday 4 May 2023 · two years ago, on 30 May
    ({AGO} ,? on?|{LATE}) {DATE}
Friday the 13th
    {WEEKDAY} ,? (the? {DAY}|the first {ENDS}) (?!(word|Name|days|{MONTH}|two|first|2022|,|-|/))
Friday 2/14 · on [4.22]
    {WEEKDAY} ,? -? (md|dotted)|(?<=on) dotted {ENDS}
the 20th of next month · from [4] to 23 next month · 4 to [23 next month] · the fifth of this month
    the? ({DAY}|first) of {LAST} (month|{MONTH})
    |the? {DAY} (?=(to|-) the? {DAY} (of|in)? {LAST} month)
    |(?<=(to|-)) the? {DAY} in? {LAST} month|the 19th of the month (?!before)
last Friday of May 2023 · the last evening of May · the third last week of 2018
    the? (first|19th|last) last? (friday|day|week|night|weekend) (of|in)
    the? ({ANY_MONTH}|year? {YEAR}|{LAST} (month|year)|(month|year))
the third week of 2015 · the third month next year
    the? (first|19th) (day|week|month) (of? the? 2022|of? {LAST} (month|year))
week 31 of 2023
    the? week 19 (of? 2022)? (?!(of|word|Name|days|'|-))
the week of 10 April · the weekend of the 18th
    the? week (of|(starting|mid) on?) ({DATE}|the 19th)
    |the? weekend of ({DATE}|the 19th|the? easter {OF_YEAR}?)
late June · mid-2014 · early in 1990
    (the? (mid|early) -? of?|early in) at? ({WHOLE} (?!{NTH})|spring)
the end of the year · late in the week · mid-year
    (the? mid of|early in) (the {WHOLE}|the? (week|month|year|quarter))|the? mid - (week|year)
year-end 2023 · month's end · EOM
    the? (month|year) '? -? mid (of? year? 2022)?|the? eom
later in the week
    later in the (day|week|month|year|quarter)
the third quarter of 2023 · last year's third quarter · fiscal 2011's fourth quarter
    {OWNER}? the? fiscal? (q3|(first|19th) -? quarter) (,? (of|in)? the?
    ((year|fiscal)? 2022|{LAST} year|year))? (?!of the? word)
2023 Q4 · the last quarter of 2023
    2022 -? (q3|the? (first|19th) quarter)
    |the? last quarter (of|in) the? (year? 2022|{LAST} year|year)
the first half of 2023 · the year's second half · first-half · in [the first half].
    the? first half (of|in) the? (year? 2022|{LAST} (month|year)|(month|year)|{ANY_MONTH})
    |{OWNER} first -? half|first - half|(?<=(in|for|over|since)) the first half (?!of)
Christmas Eve 1989 · last Easter · Labor Day weekend
    the? (easter {OF_YEAR}?|{LAST} easter) weekend?
yesterday · tomorrow morning
    {LATE} today night?
overnight
    (?<!(a|the|this|last)) overnight (?!(word|Name|-|'))|(^|(?<=\.)) overnight (?=Name word)
this morning · last night · the following evening
    {LATE} the? {LAST} night
Friday next week · next week Friday
    {WEEKDAY} night? ,? (of|from)? the? {LAST} week|{LAST} week -? ,? friday
next Friday (14 Feb) · last Thursday
    {LATE} the? {LAST} {WEEKDAY} (night|\(? ,? -? (md|dotted|{DAY_MONTH} {OF_YEAR}?) \)?)?
on [the Tuesday] · by [the Monday evening] · until [the Friday] · 5 May, [the Friday] on which
    (?<=(on|by|to|in|over|from|since|before)) the {WEEKDAY} night? (?!(of|in|word|Name|before|'))
    |(?<=(19|june|May|2022) ,) the {WEEKDAY} (?=on? he)|(?<=on) the {WEEKDAY} (?=Name{{1,3}} word)
Wednesday · Thursday morning · late on Friday
    {LATE} (?<!on a) (?<!every) (?<!bloody) friday (?!times) night?
on [a Friday evening] · 2 July 2021, a Friday
    (?<=on) a friday night? (?!(in|of))|{DATE} , a friday
the Thursday before that · the Monday after
    the friday night? before (this (?!(day|week|month|year|decade|quarter|weekend|june|May|friday
    |spring|night))|{SOMETHING})
a week on Thursday · Tuesday week
    {NUM} (week|fortnight) on {WEEKDAY}|{WEEKDAY} (week|fortnight) (?=(\.|,|\)|and|to|in|at|he)|$)
two Fridays from now · Sunday after next · March after next
    {NUM} (fridays|friday|sun) (later|ago|from now)|({WEEKDAY}|{MONTH}) before the? last
years_ago: two years ago on Monday · ten years ago this week · a year ago next Friday
    {NUM} (year|decade|days) ago on {WEEKDAY}|{AGO} on? {LAST} {WEEKDAY}
    |{AGO} this (week|spring|{MONTH})
Monday two weeks ago · a week ago Monday
    {WEEKDAY} night? ,? {AGO}|{AGO} on? {WEEKDAY}
last September · June 2020 · April of 87 · March in a year
    the? {LAST} {MONTH}|{MONTH} in {NUM} year (?!of)|{MONTH_YEAR}|{MONTH} of 99
the autumn of 2022 · 2022 spring
    2022 spring {ENDS}|{SEASON}
in [autumn] · since [the winter]
    (?<=(in|over|since|by|to|from)) the? spring (?!(word|Name|of))|(^|(?<=\.)) spring (?=\.|$)
the week before last
    the? (day|week|month|year|weekend|night) before the? last (?!{UNIT})
two years ago · a year ago to the day
    {AGO} (,? to the day)?
month: two years ago this month
    {AGO} this month
a week today · [a fortnight tomorrow] it opens
    {NUM} (week|month|year|fortnight) today
in two weeks · in two weeks' time · two weeks from now
    in {NUM} {UNIT} (' time|(?!(word|Name|'|-)))|{NUM} {UNIT} from now
two days later · a week before that · ten days into
    (?<!for) exactly? {NUM} {UNIT} (later|into|before (this|{SOMETHING}))
three weeks to the day after that · exactly a year to the day later
    exactly? {NUM} {UNIT} to the day (later|before (this|{SOMETHING}))
twelve days on · ten days in · and [a week on], the port reopened
    {NUM} days (on|in) (?=(,|\.)|$)|(^|(?<=(,|\.|he|and))) {NUM} {UNIT} on (?=,)
four years on, in December
    {NUM} (days|year) (later|on (?=,)) ,? in (the? spring (?!of)|{MONTH} (?!(-|/)?
    (2022|22|{NTH}|two|99)) (?!, 2022))
[11 days since] the troops left
    (?<!(the|in|over|for|within|last)) {NUM} {UNIT} since (?=(word|Name|he)|the (word|Name))
day_of: on [day two] they left · by [day 12 of] the war
    (?<=(on|by)) day (two|19|99) (of {HAPPENING}|(?!of))
day_of: on [its second day] · on [the third day], they left
    (?<=(on|by)) (he|the) (first|19th|last) day {ENDS}
day_of: on [the night of] the speech · on [the day of] the attack · on [the third day of] the war
    (?<=(on|since|by)) the first? (day|night) of {HAPPENING}
day_of: on [the eve of] the talks
    the eve of {HAPPENING}
day_of: on [the day] the treaty lapsed · on [the night] Paris fell
    (?<=(on|since|by)) the (day|night) (?=(the (word|Name)|Name) (word|Name))
two weeks later to the day
    exactly? {NUM} {UNIT} later to the day
the day before · [the day after] the attack · a night later
    (the (day|week|month|year|weekend)|(the|a) night) before (this|{SOMETHING})|a night later
last year · the following month · that day
    {LATE} the? {LAST} (day|week|month|year|decade|quarter|weekend)
last Oct. 7
    {LAST} {MONTH} {DAY} (?!(days|99))
halves: a year and a half ago · four and a half years later · half a century ago
    (a year and a half|{NUM} and a half days) (ago|later)
    |(half a|a quarter (of a|-)) (century|decade) (ago|later)
a month and two days ago · a year ago today · ten years ago last night
    {COMPOUND} (later|ago|from now)|in {COMPOUND}|{AGO} (today|{LAST} night)
the weekend · for [the year]. · in [the quarter]
    the weekend|weekend (?=\.?$)|(?<=(in|for|over)) the (day|week|month|year|quarter) {ENDS}
    |(?<=(in|for|over)) the (year|quarter) (?=(word|he))
    |(?<=before) the (day|week|month|year) (?=is (out|over))
year-ago · a year-earlier
    (a the?)? year - (ago|later)
the 1990s · mid-'80s · the 1960s and ['70s]
    the? ((mid|early) -?)? 1990s|(the|(mid|early) -?|the (mid|early) -?|(?<=1990s and)) 80s
the 19th century
    the? (first|19th) -? century
on [the 19th] · on [the third]. · the attack of [the 3rd] · after [the 8th], they left
    (?<=(on|for|later|by|since|to|,)) the 19th (?!(word|Name|{UNIT}|of|half|-))
    |(?<=on) (the (first|two) (?!-)|19th) (?=(\.|,|\)|-)|$)
    |(?<=(before|from)) the 19th (?=(\.|,|\)|he|is|Name|$))
    |(?<=between) the 19th (?=and the? 19th)|(?<=between the 19th and) the? 19th
    |(?<=(word|night|hours) of) the 19th {ENDS}|(?<=is) the 19th (?=before)
on [the 19th] he left · on [the 19th] Paris fell · From 5 May until [the 19th] Paris held out
    (?<=on) the 19th (?=(word|Name|he|the|is))|(?<=to) the 19th (?=Name)
on [15]
    (?<=(on|for)) the? 19 (?=(\.|\))|$)
2/18
    md
in [May] · April · [March] to May
    (?<=(in|over|since)) May|(?<=(by|to|between|from|and|for|before|on)) May (?!Name)
    |(?<=the) May (?=word)
    |june|May (?=to {MONTH})|(year|fiscal) 2022
2022 · in [two thousand and five]
    (?<!(-|Name|this|99|fiscal)) 2022 (?!(-|days|99))|2022 (?=- 2022)|(?<=2022 -) 2022
    |(?<=(in|of|since)) twenty_ten (?!(word|Name|days))
in ['92] · 1992, ['94] and '96 · 1992, '94 and ['96]
    (?<=(in|of|the|since)) 22|(?<=(2022|22) (,|and)) 22|(?<=(2022|22) , and) 22
before dawn on Friday · by the night of 3 May
    (before|at|by|in) the? night (of|on|to|over)?
    ({DATE}|friday the 19th|friday (of|from)? the? {LAST} week|{WEEKDAY} (?<=friday)|today
    |the? {LAST} (day|night|friday))
[in the night of the 9th] he left · [the night of the 9th] Paris fell
    ((before|at|by|in) the?|the) night (of|on) the 19th (?!(word|half|-|{UNIT}))
before dawn · by the evening · by breakfast
    (before|at|by|in|since) the? night (?!(word|'))|(before|at|by) night (?!')|breakfast
an hour ago · 48 hours later · [twelve hours on], it fell · in [the past few minutes]
    {NUM} word? hours ago|{NUM} hours (later|before (this|{SOMETHING}))|hours ago
    |{NUM} hours on (?=,)
    |(?<=(in|over)) the last (word|two)? hours
within hours · within another 24 hours · hours later · [within hours of] the speech
    within hours (of {HAPPENING}|(?!of))|within word? {NUM} hours (?!of)|hours later
    |(?<!for) (?<!for {NUM}) hours before (this|{SOMETHING})
[3] to 5 May · [3], 4 and 6 May
    the? {NTH} (?=(, the? {NTH}){{0,6}} ,? (and|to|-) the? {NTH} -? of? the? {MONTH})
    |(?<=from) the? {DAY} (?=to {MONTH} the? {DAY})
[the 21st] to the 23rd · the 21st to [the 23rd] · on [the 9th] and 10th · on the 9th and [10th]
    the 19th (?=(to|-) the? 19th)|(?<=the 19th (to|-)) the? 19th (?!(word|Name|days))
    |(?<=on) the 19th (?=and the? 19th)|(?<=on the 19th and) the? 19th (?!(word|Name|days))
May 3 to [5] · May 3-[5, 2022] · May 7 and [8]
    (?<={MONTH} {NTH} (to|and|-)) the? {NTH} {OF_YEAR}? (?!(word|Name|days|{MONTH}))
    |(?<={MONTH} the {NTH} (to|and|-)) the? {NTH} (?!(word|Name|days|{MONTH}))
May 3, [4] and 6 · May 3, 4 and [6]
    (?<={MONTH} {NTH} ,) the? {DAY} (?=,? and the? {DAY})
    |(?<={MONTH} {DAY} , {DAY} and) the? {DAY} (?!(word|Name|days|{MONTH}))
between [now] and 21 May · [today] to Friday
    (now|today) (?=(and|to|-))|(?<=(and|to|-)) now
sat.
    ^ sun (?=\.?$)
"""


def compiled(shape: str) -> re.Pattern[str]:
    """`shape` as a pattern over letters, one for each word."""
    letters = re.sub(r"\w+(?![\d,]*\})", lambda name: LETTERS[name[0]], shape)
    return re.compile(re.sub(r"(?<!\\)\((?!\?)", "(?:", re.sub(r"[ \n]", "", letters)))


def _rows() -> Iterator[tuple[str, list[str], re.Pattern[str]]]:
    for row in re.split(r"\n(?=\S)", _TABLE.strip()):
        head, shape = row.split("\n", 1)
        rule, _, examples = head.rpartition(": ")
        yield rule or "point", examples.split(" · "), compiled(shape)


# (rule, examples, pattern); the longest that fits wins, the first of equals
SHAPES: Final = tuple(_rows())
ANY: Final = re.compile(
    compiled("(?!(word|Name|is|'|,|\\.))").pattern
    + f"(?:{'|'.join(f'(?:{pattern.pattern})' for _, _, pattern in SHAPES)})"
)
