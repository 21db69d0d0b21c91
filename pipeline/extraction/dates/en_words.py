"""English words that dates are made of: word → (kind, value), one letter per kind.

`en` writes a text as the string of its words' kinds and finds dates in that string:
"on 30 May last year" becomes "OdPL4". The kinds:

    M month            P month that is also a word ("May", "March")   m the same in lower case
    W weekday          w abbreviation that is also a word ("Sun")     V weekdays in general ("Mondays")
    d 1–31             D "19th"        o "nineteenth"     c "nineteen"    # another number    a "a"
    Y "2022"           y "'22"         Z year in words    C decade
    F full numeric     N partial numeric date             H named day       Q quarter or half
    S season           T part of a day                    A "yesterday"     z "now"
    1 day  2 week  3 month  4 year  5 decade  6 quarter  7 weekend  8 century  9 fortnight  0 half
    u any of them in the plural                           h hours, minutes
    L last, next, …    J this, that, same                 E early, late, end, …
    G ago  R later, earlier  B before, after  q exactly  I within
    t the  f of  i in  j over, during  O on  b by  @ at  > to, until  & and  [ between  ] from
    < since  r for  p starting  v every  ! word that makes a weekday a name ("Bloody")
    k word that makes a weekday a title ("Times")         x other word      X other capitalised word
"""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.extraction.dates.expression import WEEKEND, Expression, Part, Season, Shift, Unit


class Deictic(NamedTuple):
    """A pointing word: `n` units away; `narrative` points from the last date of the text."""

    n: int
    narrative: bool = False
    nearest: bool = False  # "past Friday", "coming Friday": the nearest one, whatever its week


_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"

MONTHS: Final[dict[str, int]] = {
    **{name: n for n, name in enumerate(_MONTH_NAMES.split(), 1)},
    **{name[:3]: n for n, name in enumerate(_MONTH_NAMES.split(), 1)},
    "sept": 9,
}
WEEKDAYS: Final[dict[str, int]] = {
    **{name: n for n, name in enumerate(_WEEKDAY_NAMES.split())},
    **{name[:3]: n for n, name in enumerate(_WEEKDAY_NAMES.split())},
    **{"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
}
# Months and weekdays that running text also uses as other words.
WORDLIKE_MONTHS: Final = frozenset({"may", "march", "mar", "august"})
CAPITALISED_WORDLIKE: Final = frozenset({"may", "march"})
WORDLIKE_WEEKDAYS: Final = frozenset({"sun", "sat", "wed", "mon", "fri"})
GIVEN_NAMES: Final = frozenset({"april", "june", "august", "jan"})

_ONES = "one two three four five six seven eight nine".split()
_TEENS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS: Final[dict[str, int]] = {
    **{word: n for n, word in enumerate(_ONES + _TEENS, 1)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
}
ORDINALS: Final[dict[str, int]] = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        1,
    )
} | {"thirtieth": 30}

_one, _teen, _ten = "|".join(_ONES), "|".join(_TEENS), "|".join(_TENS)
_under_100 = rf"(?:(?:{_ten})(?:[ -](?:{_one}))?|{_teen}|{_one})"
# "nineteen eighty-six", "nineteen oh one", "two thousand and thirty", "one thousand seven hundred"
YEAR_WORDS: Final = (
    rf"(?:{_teen}|twenty)[ ](?:(?:oh|zero)[ -](?:{_one})|{_teen}|(?:{_ten})(?:[ -](?:{_one}))?)"
    rf"|(?:one|two)[ ]thousand(?:[ ](?:{_one})[ ]hundred)?(?:[ ](?:and[ ])?{_under_100})?"
)
TENS_AND_ONES: Final = (
    rf"(?:{_ten})[ -](?:{_one}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
)

UNITS: Final[dict[str, tuple[str, Unit, int]]] = {  # kind, unit, how many of it
    "day": ("1", "day", 1),
    "week": ("2", "week", 1),
    "month": ("3", "month", 1),
    "year": ("4", "year", 1),
    "decade": ("5", "decade", 1),
    "quarter": ("6", "month", 3),
    "century": ("8", "century", 1),
    "fortnight": ("9", "week", 2),
}
SEASONS: Final[dict[str, Season]] = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter",
    "fall": "autumn", "springtime": "spring", "summertime": "summer", "wintertime": "winter",
}  # fmt: skip
PARTS: Final[dict[str, Part]] = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late",
    "beginning": "start", "start": "start", "end": "end",
}  # fmt: skip
DEICTICS: Final[dict[str, Deictic]] = {
    "last": Deictic(-1),
    "next": Deictic(1),
    "past": Deictic(-1, nearest=True),
    "coming": Deictic(1, nearest=True),
    "upcoming": Deictic(1, nearest=True),
    "previous": Deictic(-1, narrative=True),
    "preceding": Deictic(-1, narrative=True),
    "prior": Deictic(-1, narrative=True),
    "following": Deictic(1, narrative=True),
    "this": Deictic(0),
    "current": Deictic(0),
    "that": Deictic(0, narrative=True),
    "same": Deictic(0, narrative=True),
}
_DAY_PARTS = (
    "morning afternoon evening night nightfall dawn daybreak dusk sunrise sunset noon midday "
    "midnight lunchtime"
)
_FUNCTION_WORDS = {
    "t": "the", "f": "of", "i": "in", "j": "over during throughout", "O": "on", "b": "by",
    "@": "at around", ">": "to until till through thru", "&": "and or", "[": "between",
    "]": "from", "<": "since", "r": "for", "p": "starting beginning commencing", "I": "within",
    "v": "every each most", "q": "exactly precisely", "z": "now", "a": "a an",
    "h": "hours minutes moments",
    "k": "times telegraph mirror express post mail herald tribune observer night",
    "!": "bloody good black palm ash easter fat super cyber shrove maundy whit",
}  # fmt: skip

WORDS: Final[dict[str, tuple[str, object]]] = {
    **{word: (kind, None) for kind, words in _FUNCTION_WORDS.items() for word in words.split()},
    **{word: ("T", None) for word in _DAY_PARTS.split()},
    **{word: ("M", n) for word, n in MONTHS.items()},
    **{word: ("W", n) for word, n in WEEKDAYS.items()},
    **{name + "s": ("V", n) for n, name in enumerate(_WEEKDAY_NAMES.split())},
    **{word: ("c", n) for word, n in CARDINALS.items()},
    **{word: ("o", n) for word, n in ORDINALS.items()},
    **{word: (kind, (unit, n)) for word, (kind, unit, n) in UNITS.items()},
    **{word + "s": ("u", (unit, n)) for word, (_, unit, n) in UNITS.items()},
    **{"centuries": ("u", ("century", 1)), "qtr": ("6", ("month", 3)), "yr": ("4", ("year", 1))},
    **{"weekend": ("7", ("week", 1)), "half": ("0", None)},
    **{word: ("S", season) for word, season in SEASONS.items()},
    **{word: ("E", part) for word, part in PARTS.items()},
    **{word: ("J" if d.n == 0 else "L", d) for word, d in DEICTICS.items()},
    **{f"{letter}{n}": ("Q", f"{letter}{n}") for letter, n in zip("qqqqhh", "123412", strict=True)},
    **{"yesterday": ("A", -1), "today": ("A", 0), "tonight": ("A", 0), "tomorrow": ("A", 1)},
    **{"ago": ("G", -1), "hence": ("G", 1)},
    **{"later": ("R", 1), "afterwards": ("R", 1), "afterward": ("R", 1), "thereafter": ("R", 1)},
    **{"earlier": ("R", -1), "previously": ("R", -1), "before": ("B", -1), "after": ("B", 1)},
}


def _day(month: int, day: int, year: int | None = None) -> Expression:
    return Expression(year=year, month=month, day=day)


def _nth(n: int, weekday: int, month: int) -> Expression:
    return Expression(month=month, weekday=weekday, nth=n, nth_unit="weekday")


HOLIDAYS: Final[dict[str, Expression]] = {
    "new year's day": _day(1, 1),
    "new year's eve": _day(12, 31),
    "christmas day": _day(12, 25),
    "christmas eve": _day(12, 24),
    "christmas": _day(12, 25),
    "boxing day": _day(12, 26),
    "valentine's day": _day(2, 14),
    "april fools' day": _day(4, 1),
    "may day": _day(5, 1),
    "victory day": _day(5, 9),
    "halloween": _day(10, 31),
    "armistice day": _day(11, 11),
    "veterans day": _day(11, 11),
    "labor day": _nth(1, 0, 9),
    "memorial day": _nth(-1, 0, 5),
    "thanksgiving day": _nth(4, 3, 11),
    "thanksgiving": _nth(4, 3, 11),
    "9/11": _day(9, 11, 2001),
}
# Fixed phrases read as one word.
PHRASES: Final[dict[str, tuple[str, object]]] = {
    "small hours": ("T", None),
    "early hours": ("T", None),
    "up to": (">", None),
    "as of": ("<", None),
    **{name: ("H", expression) for name, expression in HOLIDAYS.items()},
}
OVERNIGHT: Final = Expression(shift=Shift("day", 0, "narrative"))
WEEKEND_DAYS: Final = Expression(weekday=WEEKEND)
