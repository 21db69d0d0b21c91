"""English words that dates are made of, and a text as the sequence of them: `tokens`.

`en` writes a text as the string of its words' kinds and finds dates in that string:
"on 30 May last year" becomes "OdPL4". The kinds:

    M month            P month that is also a word ("May", "March")   m the same in lower case
    W weekday          w abbreviation that is also a word ("Sun")     V "Mondays"
    d 1–31             D "19th"        o "nineteenth"     c "nineteen"    # another number    a "a"
    Y "2022"           y "'22"         Z year in words    C "1990s"  % "'80s"
    F full numeric     N partial numeric  n "4.22"           H named day       Q quarter or half
    K "EOM"            U ended, ending
    S season           T part of a day                    A "yesterday"     z "now"
    1 day  2 week  3 month  4 year  5 decade  6 quarter  7 weekend  8 century  9 fortnight  0 half
    u any of them in the plural                           h hours, minutes
    L last, next, …    J this, that, same                 l early, late   E mid, end, …
    G ago  R later, earlier  B before, after  q exactly  I within  g into, went by
    t the  f of  i in  j over, during  O on  b by  @ at  > to, until  & and  [ between  ] from
    < since  r for  p starting  s by breakfast  v every   x other word      X other capitalised word
    ~ auxiliary verb   = period   $ fiscal
    ! word that makes a weekday a name ("Bloody")         k word that makes it a title ("Times")
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, NamedTuple

from pipeline.extraction.dates.expression import Expression, Feast, Part, Season, Unit


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
FULL_NAMES: Final = frozenset(f"{_MONTH_NAMES} {_WEEKDAY_NAMES}".split())
CLOCKS: Final = frozenset(
    {"gmt", "utc", "est", "edt", "pst", "pdt", "bst", "cet", "local", "hours"}
)
FRACTIONS: Final = frozenset(f"{n}/{of}" for of in (8, 16) for n in range(1, of, 2))  # of a dollar
# Months and weekdays that running text also uses as other words.
WORDLIKE_MONTHS: Final = frozenset({"may", "march", "mar", "august"})
CAPITALISED_WORDLIKE: Final = frozenset({"may", "march"})
WORDLIKE_WEEKDAYS: Final = frozenset({"sun", "sat", "wed", "mon", "fri"})
GIVEN_NAMES: Final = frozenset({"april", "june", "august", "jan"})

_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
CARDINALS: Final[dict[str, int]] = {
    **{word: n for n, word in enumerate(f"{_ONES} {_TEENS}".split(), 1)},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 2)},
}
_ORDINAL_ONES = "first second third fourth fifth sixth seventh eighth ninth"
_ORDINAL_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth twentieth"
)
ORDINALS: Final[dict[str, int]] = {
    **{word: n for n, word in enumerate(f"{_ORDINAL_ONES} {_ORDINAL_TEENS}".split(), 1)},
    "thirtieth": 30,
}

_one, _teen, _ten = (names.replace(" ", "|") for names in (_ONES, _TEENS, _TENS))
_under_100 = rf"(?:(?:{_ten})(?:[ -](?:{_one}))?|{_teen}|{_one})"
# "nineteen eighty-six", "nineteen oh one", "two thousand and thirty", "one thousand seven hundred"
YEAR_WORDS: Final = (
    rf"(?:{_teen}|twenty)[ ](?:(?:oh|zero)[ -](?:{_one})|{_teen}|(?:{_ten})(?:[ -](?:{_one}))?)"
    rf"|(?:one|two)[ ]thousand(?:[ ](?:{_one})[ ]hundred)?(?:[ ](?:and[ ])?{_under_100})?"
)
_ordinal_one = _ORDINAL_ONES.replace(" ", "|")
TENS_AND_ONES: Final = rf"(?:{_ten})[ -](?:{_one}|{_ordinal_one})"

UNITS: Final[dict[str, tuple[str, Unit, int]]] = {  # kind, unit, how many of it
    "day": ("1", "day", 1),
    "week": ("2", "week", 1),
    "month": ("3", "month", 1),
    "year": ("4", "year", 1),
    "decade": ("5", "decade", 1),
    "quarter": ("6", "quarter", 1),
    "century": ("8", "century", 1),
    "fortnight": ("9", "day", 14),
    "workweek": ("2", "week", 1),
    "workday": ("1", "workday", 1),
    "yr": ("4", "year", 1),
    "qtr": ("6", "quarter", 1),
}
SEASONS: Final[dict[str, Season]] = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter",
    "fall": "autumn", "springtime": "spring", "summertime": "summer", "wintertime": "winter",
}  # fmt: skip
PARTS: Final[dict[str, Part]] = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late",
    "beginning": "early", "start": "early", "end": "end", "rest": "rest",
}  # fmt: skip
_PERIODS: Final[dict[str, Part]] = {
    "q1": "q1", "q2": "q2", "q3": "q3", "q4": "q4", "h1": "h1", "h2": "h2",
    "1q": "q1", "2q": "q2", "3q": "q3", "4q": "q4",
}  # fmt: skip
DEICTICS: Final[dict[str, Deictic]] = {
    "last": Deictic(-1),
    "latest": Deictic(-1),
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
_DECADE_NAMES = "twenties thirties forties fifties sixties seventies eighties nineties"
_DAY_PARTS = (
    "morning afternoon evening night nightfall dawn daybreak dusk sunrise sunset noon midday "
    "midnight lunchtime"
)
_FUNCTION_WORDS = {
    "t": "the", "f": "of", "i": "in", "j": "over during throughout", "O": "on", "b": "by",
    "@": "at around", ">": "to until till through thru", "&": "and or", "[": "between",
    "]": "from", "<": "since", "r": "for", "p": "starting beginning commencing", "I": "within",
    "v": "every each most", "q": "exactly precisely", "z": "now", "a": "a an",
    "x": "its his her their our my your when while if as but with some many",
    "~": "is are was were has had have will would can could should said says",
    "=": "period", "$": "fiscal",
    "h": "hours minutes moments", "e": "time", "U": "ended ending",
    "k": "times telegraph mirror express post mail herald tribune observer",
    "!": "bloody good black palm ash fat super holy",
}  # fmt: skip

WORDS: Final[dict[str, tuple[str, object]]] = {
    **{word: (kind, None) for kind, words in _FUNCTION_WORDS.items() for word in words.split()},
    **dict.fromkeys(_DAY_PARTS.split(), ("T", None)),
    **{word: ("M", n) for word, n in MONTHS.items()},
    **{word: ("W", n) for word, n in WEEKDAYS.items()},
    **{name + "s": ("V", n) for n, name in enumerate(_WEEKDAY_NAMES.split())},
    **{word: ("c", n) for word, n in CARDINALS.items()},
    **{word: ("o", n) for word, n in ORDINALS.items()},
    **{word: (kind, (unit, n)) for word, (kind, unit, n) in UNITS.items()},
    **{word + "s": ("u", (unit, n)) for word, (_, unit, n) in UNITS.items()},
    "centuries": ("u", ("century", 1)),
    **{"weekend": ("7", ("week", 1)), "half": ("0", None)},
    **{word: ("S", season) for word, season in SEASONS.items()},
    **{word: ("E", part) for word, part in PARTS.items()},
    **{word: ("l", PARTS[word]) for word in ("early", "late")},
    **{word: ("J" if d.n == 0 else "L", d) for word, d in DEICTICS.items()},
    **{word: ("Q", part) for word, part in _PERIODS.items()},
    **{word: ("%", 10 * n + 1900) for n, word in enumerate(_DECADE_NAMES.split(), 2)},
    **{"noughties": ("C", 2000)},
    **{"yesterday": ("A", -1), "today": ("A", 0), "tonight": ("A", 0), "tonite": ("A", 0)},
    **dict.fromkeys(("tomorrow", "tomorrows", "tmrw", "tmr"), ("A", 1)),
    **{"ago": ("G", -1), "hence": ("G", 1)},
    **{"later": ("R", 1), "afterwards": ("R", 1), "afterward": ("R", 1), "thereafter": ("R", 1)},
    **dict.fromkeys(("into", "passed", "elapsed"), ("g", 1)),
    **{"earlier": ("R", -1), "previously": ("R", -1), "before": ("B", -1), "after": ("B", 1)},
}


def _day(month: int, day: int, year: int | None = None) -> Expression:
    return Expression(year=year, month=month, day=day)


def _nth(n: int, weekday: int, month: int) -> Expression:
    return Expression(month=month, weekday=weekday, nth=n, nth_unit="weekday")


def _feast(days: int, feast: Feast = "easter") -> Expression:
    """So many days after Easter Sunday."""
    return Expression(feast=feast, moved=((days, "day"),) if days else ())


HOLIDAYS: Final[dict[str, Expression]] = {
    **dict.fromkeys(("new year's day", "new year day", "new year's"), _day(1, 1)),
    **dict.fromkeys(("new year's eve", "new year eve"), _day(12, 31)),
    "epiphany": _day(1, 6),
    "orthodox christmas": _day(1, 7),
    "martin luther king day": _nth(3, 0, 1),
    "groundhog day": _day(2, 2),
    **dict.fromkeys(("presidents' day", "presidents day"), _nth(3, 0, 2)),
    **dict.fromkeys(("st. patrick's day", "st patrick's day"), _day(3, 17)),
    "ides of march": _day(3, 15),
    "christmas day": _day(12, 25),
    "christmas eve": _day(12, 24),
    **dict.fromkeys(("christmas", "xmas"), _day(12, 25)),
    "boxing day": _day(12, 26),
    "valentine's day": _day(2, 14),
    "april fools' day": _day(4, 1),
    "may day": _day(5, 1),
    "victory day": _day(5, 9),
    "mother's day": _nth(2, 6, 5),
    "juneteenth": _day(6, 19),
    "father's day": _nth(3, 6, 6),
    **dict.fromkeys(("independence day", "fourth of july"), _day(7, 4)),
    "bastille day": _day(7, 14),
    "columbus day": _nth(2, 0, 10),
    **dict.fromkeys(("all saints' day", "all saints day"), _day(11, 1)),
    "guy fawkes night": _day(11, 5),
    "halloween": _day(10, 31),
    **dict.fromkeys(("armistice day", "veterans day", "veterans' day"), _day(11, 11)),
    "remembrance sunday": _nth(2, 6, 11),
    "labor day": _nth(1, 0, 9),
    "memorial day": _nth(-1, 0, 5),
    **dict.fromkeys(("thanksgiving day", "thanksgiving"), _nth(4, 3, 11)),
    "black friday": replace(_nth(4, 3, 11), moved=((1, "day"),)),
    "cyber monday": replace(_nth(4, 3, 11), moved=((4, "day"),)),
    **dict.fromkeys(("shrove tuesday", "mardi gras"), _feast(-47)),
    "ash wednesday": _feast(-46),
    "palm sunday": _feast(-7),
    "maundy thursday": _feast(-3),
    "good friday": _feast(-2),
    **dict.fromkeys(("easter", "easter sunday"), _feast(0)),
    **dict.fromkeys(("orthodox easter", "orthodox easter sunday"), _feast(0, "orthodox easter")),
    "easter monday": _feast(1),
    "ascension day": _feast(39),
    **dict.fromkeys(("pentecost", "whit sunday"), _feast(49)),
    "whit monday": _feast(50),
    **dict.fromkeys(("9/11", "sept. 11 attacks", "september 11 attacks"), _day(9, 11, 2001)),
}
# Fixed phrases read as one word.
PHRASES: Final[dict[str, tuple[str, object]]] = {
    "small hours": ("T", None),
    "early hours": ("T", None),
    "up to": (">", None),
    "as of": ("<", None),
    **{f"{start} by": ("g", 1) for start in ("go", "goes", "went", "gone")},
    **{f"very {word}": WORDS[word] for word in ("next", "same")},
    **{f"{word} very": WORDS[word] for word in ("this", "that")},
    **{f"more {unit}s": WORDS[f"{unit}s"] for unit in UNITS if unit != "century"},
    **{f"by {meal}": ("s", None) for meal in ("breakfast", "lunch", "dinner", "supper", "teatime")},
    **{f"{word} day": ("1", ("workday", 1)) for word in ("business", "working")},
    **{f"{word} days": ("u", ("workday", 1)) for word in ("business", "working")},
    "work week": ("2", ("week", 1)),
    **{f"latest {word}": ("x", None) for word in ("day", "night", "evening", "morning")},
    "a few": ("c", 3),  # as other taggers count it; it dates no event
    "few": ("c", 3),
    **dict.fromkeys(("a couple of", "couple of", "a couple"), ("c", 2)),
    "bom": ("K", ("early", "month")),
    "eom": ("K", ("end", "month")),
    "eoy": ("K", ("end", "year")),
    "midyear": ("K", ("mid", "year")),
    "midweek": ("K", ("mid", "week")),
    **{f"{word} year": ("4", ("year", 1)) for word in ("fiscal", "financial", "calendar")},
    **{name: ("H", expression) for name, expression in HOLIDAYS.items()},
}


class Token(NamedTuple):
    """One word, number or mark: its `kind` above, and `value`, what it stands for."""

    kind: str
    start: int
    end: int
    text: str
    value: Any = None


# --- text → tokens --------------------------------------------------------------------------


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of `phrases`, the longest first, told apart by the first letter first."""
    tails: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        tails.setdefault(phrase[0], []).append(re.escape(phrase[1:]).replace("'", "['’]"))
    return "|".join(f"{head}(?:{'|'.join(rest)})" for head, rest in tails.items())


_PHRASE = _any_of(phrase for phrase in PHRASES if phrase[0].isalpha())
_NUMBER_PHRASE = _any_of(phrase for phrase in PHRASES if phrase[0].isdecimal())
_ABBREVIATION = "|".join(
    sorted((w for w in [*MONTHS, *WEEKDAYS] if len(w) <= 5 and w not in FULL_NAMES), key=len)[::-1]
)
_MONTH = "|".join(sorted(MONTHS, key=len)[::-1])
_LEXER: Final = re.compile(
    rf"""
      (?P<mark>[^\s\w'’$€£¥])
    | (?=\d)(?:
        (?P<number_phrase>\b(?:{_NUMBER_PHRASE})\b)
      | (?P<ymd>\b\d{{4}}(?P<s1>[-/.])\d{{1,2}}(?P=s1)\d{{1,2}}(?:(?![\w/])|(?=T\d)))  # 2022-02-24
      | (?P<dmy>\b\d{{1,2}}(?P<s2>[-/.])\d{{1,2}}(?P=s2)(?:\d{{4}}|\d{{2}})(?![\w/]))  # 18.02.2022
      | (?P<compact>\b(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b(?![.,]\d))  # 20220224
      | (?P<ym>\b(?:1[5-9]|20)\d\d[-/](?:0?[1-9]|1[0-2])(?![\w/-]))          # 2024-10
      | (?P<my>\b(?:0?[1-9]|1[0-2])[-/](?:1[5-9]|20)\d\d(?![\w/-]))          # 10/2024
      | (?P<md>\b\d{{1,2}}/\d{{1,2}}(?![\w/%]|[.,]\d))                       # 2/18, 22/04
      | (?P<dotted>\b\d{{1,2}}\.\d{{1,2}}(?![\w/%]|[.,:]\d))                 # 4.22
      | (?P<period>\b(?:19|20)\d\d[QH][1-4]\b)                               # 2018Q4
      | (?P<ordinal>\b\d{{1,2}}(?:st|nd|rd|th)\b)
      | (?P<full_decade>\b(?:1\d|20)\d0['’]?s\b|\b[1-9]0['’]?s\b)            # the 1990s, the 80s
      | (?P<number>\b\d{{1,2}}(?=(?:{_MONTH})\b)|\d+(?:[.,:]\d+)*\w*%?)      # 14april
      )
    | (?P<phrase>(?=[a-y])\b(?:{_PHRASE})\b)
    | (?P<decade>['’][1-9]0['’]?s\b)                                       # the '80s
    | (?P<short_year>['’]\d\d\b)
    | (?P<possessive>['’]s?(?!\w))
    | (?P<fiscal>\b[CF]Y\ ?['’]?(?:\d\d){{1,2}}\b)                           # FY1989, FY '89
    | (?P<url>(?=[hw])(?:https?://|www\.)\S+)
    | (?P<money>[$€£¥]\ ?\d[\d.,]*\w*)
    | (?P<year_words>\b(?:{YEAR_WORDS})\b)
    | (?P<tens>\b(?:{TENS_AND_ONES})\b)
    | (?P<abbreviation>\b(?:{_ABBREVIATION})\.)                            # Nov., Tues.
    | (?P<word>(?:{_MONTH})(?=\d{{1,2}}\b)|[^\W\d_]\w*)                    # Oct2
    | (?P<gap>\n\s*\n)
    | (?P<other>['’$€£¥])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS: Final = {**{mark: mark for mark in ",()/"}, **dict.fromkeys("-–‑~", "-")}


def tokens(text: str) -> Iterator[Token]:
    for match in _LEXER.finditer(text):
        word = match.group()
        kind, value = _read(match.lastgroup or "mark", word)
        start, end = match.span()
        yield Token(kind, start, end, word, value)


@lru_cache(4096)  # a text says the same words again and again
def _read(group: str, word: str) -> tuple[str, Any]:
    return _READERS[group](word)


def _read_word(word: str) -> tuple[str, Any]:
    lower = word.lower()
    kind, value = WORDS.get(lower, ("X" if word[0].isupper() else "x", None))
    if (
        kind == "M"
        and lower in WORDLIKE_MONTHS
        and (word[0].islower() or lower in CAPITALISED_WORDLIKE)
    ):
        kind = "P" if word[0].isupper() else "m"
    elif kind == "W" and lower in WORDLIKE_WEEKDAYS:
        kind = "w"
    return kind, value


def _read_phrase(phrase: str) -> tuple[str, Any]:
    return PHRASES[phrase.lower().replace("’", "'")]


def _read_abbreviation(word: str) -> tuple[str, Any]:
    kind, value = _read_word(word[:-1])
    return ("W" if kind == "w" and word[0].isupper() else kind), value


def _read_number(number: str) -> tuple[str, Any]:
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){1,3}", number):
        return "#", int(number.replace(",", ""))
    if not number.isdecimal() or len(number) > 4:
        return "#", None
    value = int(number)
    if len(number) <= 2:
        return ("d" if 1 <= value <= 31 else "#"), value
    return ("Y" if 1000 <= value <= 2199 else "#"), value


def _read_ordinal(number: str) -> tuple[str, Any]:
    return "D", int(number[:-2])


def _read_decade(decade: str) -> tuple[str, Any]:
    digits = "".join(filter(str.isdecimal, decade))
    return ("C", int(digits)) if len(digits) == 4 else ("%", 1900 + int(digits))


def _read_tens(number: str) -> tuple[str, Any]:
    tens, ones = re.split("[ -]", number.lower())
    value = CARDINALS[tens] + (CARDINALS | ORDINALS)[ones]
    if value > 31:
        return "#", value
    return ("d" if ones in CARDINALS else "D"), value


def _read_year_words(number: str) -> tuple[str, Any]:
    """ "two thousand and five", "nineteen eighty-six" → the year."""
    total = 0
    for word in re.split("[ -]", number.lower()):
        if word in ("thousand", "hundred"):
            head = total % 1000
            total += head * ((1000 if word == "thousand" else 100) - 1)
        elif word in CARDINALS:
            if 10 < total < 21 or (total == 10):  # the century: "nineteen | eighty-six"
                total *= 100
            total += CARDINALS[word]
        elif word in ("oh", "zero"):
            total *= 100
    return "Z", total


def _full_year(digits: str) -> int:
    """Two digits stand for 1930–2029, as in spreadsheets."""
    value = int(digits)
    return value if len(digits) == 4 else value + (2000 if value < 30 else 1900)


def _numeric_date(year: int | None, month: int, day: int | None) -> tuple[str, Any]:
    """A numeric date; a "month" over 12 is the day, as the rest of the world writes it."""
    if day is not None and month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and (day is None or 1 <= day <= 31)):
        return "#", None
    return ("F" if year and day else "N"), Expression(year=year, month=month, day=day)


def _read_ymd(number: str) -> tuple[str, Any]:
    year, month, day = re.split("[-/.]", number)
    return _numeric_date(int(year), int(month), int(day))


def _read_dmy(number: str) -> tuple[str, Any]:
    """18.02.2022 is day first, 02/18/2022 and 02-18-2022 month first."""
    first, second, year = map(str, re.split("[-/.]", number))
    if "." in number:
        if len(year) == 2:  # a version, a clock or a section number
            return "#", None
        first, second = second, first
    return _numeric_date(_full_year(year), int(first), int(second))


def _read_ym(number: str) -> tuple[str, Any]:
    year, month = re.split("[-/]", number)
    return _numeric_date(int(year), int(month), None)


def _read_my(number: str) -> tuple[str, Any]:
    month, year = re.split("[-/]", number)
    return _numeric_date(int(year), int(month), None)


def _read_md(number: str) -> tuple[str, Any]:
    first, second = map(int, number.split("/"))
    # 24/7 is "always"; halves, thirds and quarters are fractions far more often than days
    if number in ("24/7", "1/2", "1/3", "2/3", "1/4", "3/4"):
        return "#", None
    return _numeric_date(None, first, second)


def _read_dotted(number: str) -> tuple[str, Any]:
    """4.22: a date only where a weekday or "on" asks for one, else a decimal."""
    month, day = map(int, number.split("."))
    kind, value = _numeric_date(None, month, day)
    return ("n" if kind == "N" else "#"), value


_READERS: Final[dict[str, Callable[[str], tuple[str, Any]]]] = {
    "url": lambda text: ("x", None),
    "phrase": _read_phrase,
    "number_phrase": _read_phrase,
    "ymd": _read_ymd,
    "dmy": _read_dmy,
    "compact": lambda text: _numeric_date(int(text[:4]), int(text[4:6]), int(text[6:])),
    "ym": _read_ym,
    "my": _read_my,
    "md": _read_md,
    "dotted": _read_dotted,
    "period": lambda text: ("N", Expression(year=int(text[:4]), part=_PERIODS[text[4:].lower()])),
    "money": lambda text: ("#", None),
    "fiscal": lambda text: ("N", Expression(year=_full_year(text[2:].strip(" '’")))),
    "ordinal": _read_ordinal,
    "decade": _read_decade,
    "full_decade": _read_decade,
    "short_year": lambda text: ("y", _full_year(text[1:])),
    "number": _read_number,
    "year_words": _read_year_words,
    "tens": _read_tens,
    "abbreviation": _read_abbreviation,
    "word": _read_word,
    "possessive": lambda text: ("'", None),
    "gap": lambda text: (".", None),
    "other": lambda text: (".", None),
    "mark": lambda text: (_MARKS.get(text, "."), None),
}
