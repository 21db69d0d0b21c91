"""Dates in English text, found but not yet resolved: `scan`; and which way a bare one looks.

The text is read once into words with a kind each (`en_words` lists the kinds), one letter per
word; the dates are then found in the string of letters by one regular expression built from
named pieces. "on 30 May last year" is "OdPL4", and `dPL4` in it is a day, a month and a year.
Every repetition in the patterns is bounded, so the time grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from pipeline.extraction.dates import en_words as words
from pipeline.extraction.dates.expression import (
    WEEKEND,
    Candidate,
    Direction,
    Expression,
    Shift,
    Unit,
)

Fields = dict[str, Any]


class Token(NamedTuple):
    """One word, number or mark: `kind` is a letter of `en_words`, `value` what it stands for."""

    kind: str
    start: int
    end: int
    text: str
    value: Any = None


# --- words ----------------------------------------------------------------------------------

_PHRASE = "|".join(
    re.escape(phrase).replace("'", "['’]") for phrase in sorted(words.PHRASES, key=len)[::-1]
)
_ABBREVIATION = "|".join(
    sorted((w for w in [*words.MONTHS, *words.WEEKDAYS] if len(w) <= 5 and w != "may"), key=len)[
        ::-1
    ]
)
_LEXER: Final = re.compile(
    rf"""
      (?P<url>https?://\S+|www\.\S+)
    | (?P<phrase>\b(?:{_PHRASE})\b)
    | (?P<ymd>\b\d{{4}}(?P<s1>[-/.])\d{{1,2}}(?P=s1)\d{{1,2}}(?![\w/]))               # 2022-02-24
    | (?P<dmy>\b\d{{1,2}}(?P<s2>[-/.])\d{{1,2}}(?P=s2)(?:\d{{4}}|\d{{2}})(?![\w/]))   # 18.02.2022, 2/18/25
    | (?P<ym>\b(?:1[5-9]|20)\d\d[-/](?:0?[1-9]|1[0-2])(?![\w/-]))          # 2024-10
    | (?P<my>\b(?:0?[1-9]|1[0-2])[-/](?:1[5-9]|20)\d\d(?![\w/-]))          # 10/2024
    | (?P<md>\b\d{{1,2}}/\d{{1,2}}(?![\w/%]|[.,]\d))                       # 2/18, 22/04
    | (?P<ordinal>\b\d{{1,2}}(?:st|nd|rd|th)\b)
    | (?P<decade>(?:\b(?:1\d|20)|['’]|\b)[1-9]?0['’]?s\b)                  # the 1990s, the '80s
    | (?P<short_year>['’]\d\d\b)
    | (?P<number>\d+(?:[.,:]\d+)*\w*%?)
    | (?P<year_words>\b(?:{words.YEAR_WORDS})\b)
    | (?P<tens>\b(?:{words.TENS_AND_ONES})\b)
    | (?P<abbreviation>\b(?:{_ABBREVIATION})\.)                            # Nov., Tues.
    | (?P<word>[^\W\d_]\w*)
    | (?P<possessive>['’]s?(?!\w))
    | (?P<gap>\n\s*\n)
    | (?P<mark>[^\s\w])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS: Final = {**{mark: mark for mark in ",()/"}, **dict.fromkeys("-–‑~", "-")} | dict.fromkeys("$€£¥", "$")


def _tokens(text: str) -> Iterator[Token]:
    for match in _LEXER.finditer(text):
        name = match.lastgroup or "mark"
        kind, value = _READERS[name](match.group())
        yield Token(kind, match.start(), match.end(), match.group(), value)


def _read_word(word: str) -> tuple[str, Any]:
    lower = word.lower()
    kind, value = words.WORDS.get(lower, ("X" if word[0].isupper() else "x", None))
    if kind == "M" and lower in words.WORDLIKE_MONTHS and (word[0].islower() or lower in _MODAL):
        kind = "P" if word[0].isupper() else "m"
    elif kind == "W" and lower in words.WORDLIKE_WEEKDAYS:
        kind = "w"
    return kind, value


_MODAL: Final = words.CAPITALISED_WORDLIKE


def _read_phrase(phrase: str) -> tuple[str, Any]:
    return words.PHRASES[phrase.lower().replace("’", "'")]


def _read_abbreviation(word: str) -> tuple[str, Any]:
    kind, value = _read_word(word[:-1])
    return ("W" if kind == "w" and word[0].isupper() else kind), value


def _read_number(number: str) -> tuple[str, Any]:
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
    return "C", int(digits) if len(digits) == 4 else 1900 + int(digits)


def _read_tens(number: str) -> tuple[str, Any]:
    tens, ones = re.split("[ -]", number.lower())
    kind = "c" if ones in words.CARDINALS else "o"
    return kind, words.CARDINALS[tens] + (words.CARDINALS | words.ORDINALS)[ones]


def _read_year_words(number: str) -> tuple[str, Any]:
    """"two thousand and five", "nineteen eighty-six" → the year."""
    total = 0
    for word in re.split("[ -]", number.lower()):
        if word in ("thousand", "hundred"):
            head = total % 1000
            total += head * ((1000 if word == "thousand" else 100) - 1)
        elif word in words.CARDINALS:
            if 10 < total < 21 or (total == 10):  # the century: "nineteen | eighty-six"
                total *= 100
            total += words.CARDINALS[word]
        elif word in ("oh", "zero"):
            total *= 100
    return "Z", total


def _full_year(digits: str) -> int:
    """Two digits name the year nearest to the turn of the century: '22 → 2022, '68 → 1968."""
    value = int(digits)
    return value if len(digits) == 4 else value + (2000 if value < 50 else 1900)


def _day(year: int | None, month: int, day: int | None) -> tuple[str, Any]:
    """A numeric date; a "month" over 12 is the day, as the rest of the world writes it."""
    if day is not None and month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and (day is None or 1 <= day <= 31)):
        return "#", None
    return ("F" if year and day else "N"), Expression(year=year, month=month, day=day)


def _read_ymd(number: str) -> tuple[str, Any]:
    year, month, day = re.split("[-/.]", number)
    return _day(int(year), int(month), int(day))


def _read_dmy(number: str) -> tuple[str, Any]:
    """18.02.2022 is day first, 02/18/2022 and 02-18-2022 month first."""
    first, second, year = map(str, re.split("[-/.]", number))
    if "." in number:
        if len(year) == 2:  # a version, a clock or a section number
            return "#", None
        first, second = second, first
    return _day(_full_year(year), int(first), int(second))


def _read_ym(number: str) -> tuple[str, Any]:
    year, month = re.split("[-/]", number)
    return _day(int(year), int(month), None)


def _read_my(number: str) -> tuple[str, Any]:
    month, year = re.split("[-/]", number)
    return _day(int(year), int(month), None)


def _read_md(number: str) -> tuple[str, Any]:
    first, second = map(int, number.split("/"))
    # 24/7 is "always"; halves, thirds and quarters are fractions far more often than days
    if number in ("24/7", "1/2", "1/3", "2/3", "1/4", "3/4"):
        return "#", None
    return _day(None, first, second)


_READERS: Final[dict[str, Callable[[str], tuple[str, Any]]]] = {
    "url": lambda text: ("x", None),
    "phrase": _read_phrase,
    "ymd": _read_ymd,
    "dmy": _read_dmy,
    "ym": _read_ym,
    "my": _read_my,
    "md": _read_md,
    "ordinal": _read_ordinal,
    "decade": _read_decade,
    "short_year": lambda text: ("y", _full_year(text[1:])),
    "number": _read_number,
    "year_words": _read_year_words,
    "tens": _read_tens,
    "abbreviation": _read_abbreviation,
    "word": _read_word,
    "possessive": lambda text: ("'", None),
    "gap": lambda text: (".", None),
    "mark": lambda text: (_MARKS.get(text, "."), None),
}

# --- patterns over kinds --------------------------------------------------------------------

_NUM = "[acd#]"
_UNIT = "[1-79u]"
_POINTER = "[JL]{1,2}"  # last; this past; that same
_AGO = rf"{_NUM}{_UNIT}G"
# ", 2022"  "of 2022"  "'22"  "last year"  "of the same year"  "two years ago"
_YEAR = rf"(?:,?[fi]?t?4?[YZ]|y|,?[fi]?t?{_POINTER}4|,?{_AGO})"
# "19 May", "the 22nd of May", "May 19", "May the 19th", "May twenty nine"; "1st may", "may 1st"
_DAY_MONTH = (
    r"(?:t?[dD]-?f?t?[MP]|t?of[tMPm]?(?<=[MPm])|[dD]fm|Dm"
    r"|[MP]-?t?[dD](?![u#])|[MP]-?t?[oc](?![xu1-9])|mt?[Do])"
)
_WEEKDAY = r"(?<!!)[Ww](?!k)"
_DATE = rf"(?:{_WEEKDAY},?-?(?:Ot?)?)?(?:F|Y-M-d|{_DAY_MONTH}(?:{_YEAR}|-Y)?)"
_MONTH_YEAR = rf"(?:[MP](?:[-/]Y|{_YEAR})|mf?[YZ]|YM(?![dDo]))"
_SEASON = rf"(?:t?Sf?t?{_YEAR}|t?{_POINTER}S)"
_MONTH = rf"(?:{_MONTH_YEAR}|{_POINTER}[MP]|[MP])"
_WHOLE = rf"(?:{_MONTH}|{_SEASON}|t?4?[YZ]|t?C|t?{_POINTER}[2-6])"  # what has parts
_LATE = "(?:[ER]O?)?"  # "late on Wednesday": a part of a day changes nothing

# Each shape of a date that stands alone; the longest that fits wins.
_POINTS: Final = (
    rf"(?:{_AGO},?O?)?{_DATE}",  # Thursday 4 May 2023; two years ago, on 30 May
    rf"{_WEEKDAY},?t?[dD](?![xXuMPcoY,])",  # Friday the 13th
    rf"{_WEEKDAY},?-?N",  # Friday 2/14
    rf"t?[dD]f{_POINTER}3",  # the 20th of next month
    # last Friday of May 2023, the 15th day of May, the third last week of 2018
    rf"t?[oDL]L?[W12][fi]t?(?:{_MONTH}|4?[YZ]|{_POINTER}[34]|[34])",
    rf"t?[oD][123](?:f?t?Y|f?{_POINTER}[34])",  # the third week of 2015, the third month next year
    rf"t?2(?:f|pO?){_DATE}",  # the week of 10 April
    rf"t?E-?f?(?:{_WHOLE}|S)|t?Ef(?:t{_WHOLE}|t?[2346])",  # late November, the end of the year
    r"t?4'?-?E(?:f?4?Y)?",  # year-end 2023
    rf"t?(?:Q|[oD]-?6)(?:,?[fi]?t?(?:4?Y|{_POINTER}4|4))?",  # the third quarter of 2023
    rf"Y-?(?:Q|t?[oD]6)|t?o0[fi]t?(?:4?Y|{_POINTER}[34]|[34]|{_MONTH})",  # 2023 Q4, first half of
    rf"t?H{_YEAR}?|{_POINTER}H",  # Christmas Eve 1989
    rf"{_LATE}AT?",  # yesterday, tomorrow morning
    rf"{_LATE}t?{_POINTER}T",  # this morning, last night, the following evening
    rf"{_WEEKDAY}T?,?[f\]]?t?{_POINTER}2|{_POINTER}2-?,?W",  # Friday next week
    rf"{_LATE}{_POINTER}{_WEEKDAY}(?:T|\(?,?-?(?:N|{_DAY_MONTH})\)?)?",  # next Friday (14 Feb)
    rf"{_LATE}(?<!Oa)(?<!v)(?<!!)W(?!k)T?",  # Wednesday, Thursday morning, late on Friday
    rf"t?{_POINTER}[MP]|{_MONTH_YEAR}",  # last September; June 2020
    rf"{_SEASON}|(?<=[ij])t?S(?!x)|(?<![^.])S(?=[.]|$)",  # the autumn of 2022; in autumn
    rf"t?[1-47]Bt?L(?!{_UNIT})",  # the week before last
    _AGO,  # two years ago
    rf"i{_NUM}{_UNIT}(?![xX'-])|{_NUM}{_UNIT}]z",  # in two weeks, two weeks from now
    rf"q?{_NUM}{_UNIT}(?:R|B(?:J|(?=[.,;&)]|$)))",  # two days later, exactly a week before
    r"t[1-47T]B(?=[.,)xX&]|$)|t1Bt(?=[oxX])",  # the day before, the day after the attack
    rf"{_LATE}t?{_POINTER}[1-7]",  # last year, the following month, that day
    "t7",  # the weekend
    "t?(?:E-?)?C",  # the 1990s
    "t?[oD]-?8",  # the 19th century
    "(?<=[OrRb<>,])tD(?![xXuf0-9-])|(?<=O)t[oc](?=[.,)]|$)|(?<=[Or])td(?=[.)]|$)",  # on the 19th
    "N",
    r"(?<=[ijb<>\[\]&rBO])P(?![xX])|(?<=t)P(?=x)|M|P(?=>[MP])|4Y",  # in May; April
    r"(?<![-XJ#$])Y(?![-u#])|Y(?=-Y)|(?<=Y-)Y|(?<=[if<])Z(?![xXu])",  # 2022
    "[B@bi]t?T(?![xX'])|Ih(?!f)|hR",  # before dawn, by the evening; within hours, hours later
    # the days of a list or range whose month stands once: "3 to 5 May", "May 3, 4 and 6"
    r"t?[dDo](?=(?:,t?[dDo]){0,6},?[&>-]t?[dDo]-?f?t?[MP])|t?[dD](?=[>-]t?[dD]f?{_POINTER}3)",
    rf"(?<=[MP][dDo][>&-])t?[dDo](?:{_YEAR})?(?![xXuMP])|(?<=[MP]t[dDo][>&-])t?[dDo](?![xXuMP])",
    "(?<=[MP][dDo],)t?[dD](?=,?&t?[dD])",
    "[zA](?=[&>-])|(?<=[&>-])z",  # between now and 21 May
)
# A span of time that leans on publication: the past ten years, in the next week.
_STRETCH = rf"(?<=[ijr])tL[1-4679]|t?L{_NUM}u|{_NUM}Lu|I(?:t?L)?{_NUM}u"
_LASTING = rf"{_NUM}[u1-4](?:]|pO?){_DATE}"  # ten days from 18 December
# A count from a date: two days before Christmas, three weeks from tomorrow, the day after Easter.
_OFFSET = rf"(?:t?1B|{_NUM}[1-57u][B\]])(?:A|H{_YEAR}?|{_DATE})"
_RULES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("stretch", _STRETCH),
        ("lasting", _LASTING),
        ("offset", _OFFSET),
        *(("point", pattern) for pattern in _POINTS),
    )
)
_ANY: Final = re.compile("(?=[^xX.,'])(?:" + "|".join(f"(?:{p.pattern})" for _, p in _RULES) + ")")


class Found(NamedTuple):
    """A candidate and the words it covers: tokens `first`..`last - 1`."""

    first: int
    last: int
    candidate: Candidate


def scan(text: str) -> list[Candidate]:
    """Every stretch of `text` that names a date, in order, none overlapping.

    >>> scan("Talks resume on Friday.")[0].first
    Expression(year=None, month=None, day=None, weekday=4, season=None, part=None, shift=None, \
decade=False, century=False, nth=None, nth_unit=None, week_of=False, direction=None)
    """
    tokens = list(_tokens(text))
    kinds = "".join(token.kind for token in tokens)
    return list(_joined(list(_found(tokens, kinds, text)), tokens))


def _found(tokens: list[Token], kinds: str, text: str) -> Iterator[Found]:
    position = 0
    while match := _ANY.search(kinds, position):
        start = match.start()
        name, end = _longest(kinds, start)
        position = max(end, start + 1)
        span = tokens[start:end]
        if _is_other_word(tokens, start, end):
            continue
        candidate = _BUILDERS[name](span, text)
        if candidate:
            yield Found(start, end, candidate)


def _longest(kinds: str, start: int) -> tuple[str, int]:
    """The rule that reads furthest from `start`, and where it ends; the first of equals."""
    best = ("point", start)
    for name, pattern in _RULES:
        match = pattern.match(kinds, start)
        if match and match.end() > best[1]:
            best = (name, match.end())
    return best


def _is_other_word(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a lone word that could be a date is a name, a number of things or a verb."""
    token = tokens[start]
    before = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    if token.text.lower() == "fall" and (end - start) > 1:
        return tokens[start + 1].kind in "JL"  # "prices fall this year"
    if end - start > 1 or after is None:
        return False
    if token.kind == "M":  # "April Jones"
        return token.text.lower() in words.GIVEN_NAMES and after.kind == "X"
    if token.kind == "Y":  # "some 2000 tanks", against "in 2022 sanctions"
        counted = after.kind == "x" and after.text.endswith(("s", "people", "men", "km"))
        return counted and (before is None or before.kind not in "itf<>b]['B")
    if token.kind == "N":  # "7/10 voters"
        return after.kind == "x" and (before is None or before.kind != "O")
    return False


# --- expressions ----------------------------------------------------------------------------


def _at(tokens: list[Token], i: int) -> str:
    return tokens[i].kind if 0 <= i < len(tokens) else ""


def _pointer(tokens: list[Token], i: int) -> words.Deictic | None:
    """The pointing word before `i`: "last", "that (same)", "this past", "(the) next"."""
    first = i
    while _at(tokens, first - 1) in ("J", "L"):
        first -= 1
    run = [token.value for token in tokens[first:i]]
    if not run:
        return None
    pointer: words.Deictic = next((p for p in run if p.n), run[-1])
    units = _at(tokens, i) in "1234T"
    if pointer == words.DEICTICS["next"] and _at(tokens, first - 1) == "t" and units:
        return pointer._replace(narrative=True)  # "the next day" follows the text
    return pointer


def _shift(unit: Unit, pointer: words.Deictic, size: int = 1) -> Shift:
    return Shift(unit, pointer.n * size, "narrative" if pointer.narrative else "publication")


def _month(tokens: list[Token], i: int) -> Fields:
    return {"month": tokens[i].value} | _yearly(_pointer(tokens, i))


def _season(tokens: list[Token], i: int) -> Fields:
    return {"season": tokens[i].value} | _yearly(_pointer(tokens, i))


def _holiday(tokens: list[Token], i: int) -> Fields:
    named: Expression = tokens[i].value
    fields = {name: getattr(named, name) for name in _NUMERIC_FIELDS if getattr(named, name)}
    if named.weekday is not None:
        fields["weekday"] = named.weekday
    return fields | _yearly(_pointer(tokens, i))


_NUMERIC_FIELDS = ("year", "month", "day", "nth", "nth_unit")


def _yearly(pointer: words.Deictic | None) -> Fields:
    """What "last", "this", "that" … before a month or season say about its year."""
    if pointer is None:
        return {}
    if pointer.narrative and pointer.n > 0:  # the following August: the next one of the story
        return {"shift": Shift("month", 1, "narrative")}
    if pointer.narrative or pointer.n == 0:
        return {"shift": _shift("year", pointer)}
    return {"direction": "past" if pointer.n < 0 else "future"}


def _weekday(tokens: list[Token], i: int) -> Fields:
    fields: Fields = {"weekday": tokens[i].value}
    pointer = _pointer(tokens, i)
    if _at(tokens, i + 1) in ("f", "i") and _at(tokens, i - 1) in ("o", "D", "L"):
        return fields | _nth(tokens, i, "weekday")
    if pointer is None:
        return fields
    if pointer.narrative and pointer.n > 0:  # the following Friday: the first one after
        return fields | {"shift": Shift("week", 0, "narrative"), "direction": "future"}
    if pointer.nearest:
        return fields | {"direction": "past" if pointer.n < 0 else "future"}
    return fields | {"shift": _shift("week", pointer)}


def _nth(tokens: list[Token], i: int, unit: str) -> Fields:
    """third → 3, last → −1, third last → −3."""
    ordinal = next((t.value for t in tokens[max(0, i - 2) : i] if t.kind in "oD"), 1)
    last = _at(tokens, i - 1) == "L"
    return {"nth": -ordinal if last else ordinal, "nth_unit": unit}


def _unit(tokens: list[Token], i: int) -> Fields:
    unit, size = tokens[i].value
    before, after = _at(tokens, i - 1), _at(tokens, i + 1)
    if after == "B":
        return _before_after(tokens, i)
    if before in ("a", "c", "d", "#"):
        return {"shift": _counted(tokens, i)}
    if before in ("o", "D") or (before == "L" and after in ("f", "i")):
        return _ordinal_unit(tokens, i)
    pointer = _pointer(tokens, i)
    if after in ("f", "p"):
        return {"week_of": True}
    if pointer:
        if unit in ("decade", "century"):
            pointer = pointer._replace(narrative=False)
        return {"shift": _shift(unit, pointer, size)}
    return {} if after == "Y" else {"shift": Shift(unit, 0, "narrative")}


def _count(tokens: list[Token], i: int) -> int:
    return 1 if tokens[i].kind == "a" else tokens[i].value or 0


def _counted(tokens: list[Token], i: int) -> Shift:
    """two years ago, in two weeks, two days later, six years after that."""
    unit, size = tokens[i].value
    n = _count(tokens, i - 1) * size
    mark = tokens[i + 1] if i + 1 < len(tokens) else None
    if mark and mark.kind == "R":
        return Shift(unit, n * mark.value, "narrative")
    return Shift(unit, n * mark.value if mark and mark.kind == "G" else n)


def _before_after(tokens: list[Token], i: int) -> Fields:
    """the week before last; the day after; exactly a week before; six years after that."""
    unit, size = tokens[i].value
    way: int = tokens[i + 1].value
    pointing = next((t.value for t in tokens[i + 2 :] if t.kind == "L"), None)
    if pointing:
        return {"shift": Shift(unit, 2 * size * pointing.n)}
    counted = _at(tokens, i - 1) in ("a", "c", "d", "#")
    n = way * size * (_count(tokens, i - 1) if counted else 1)
    return {"shift": Shift(unit, n, "narrative", exact=tokens[0].kind == "q")}


def _ordinal_unit(tokens: list[Token], i: int) -> Fields:
    unit, _ = tokens[i].value
    nth = _nth(tokens, i, unit)
    return {"month": nth["nth"]} if unit == "month" else nth


def _weekend(tokens: list[Token], i: int) -> Fields:
    fields = _unit(tokens, i) if _pointer(tokens, i) or _at(tokens, i + 1) == "B" else {}
    return fields | {"weekday": WEEKEND}


def _quarter(tokens: list[Token], i: int) -> Fields:
    ordinal = next((t.value for t in tokens[max(0, i - 2) : i] if t.kind in "oD"), None)
    if ordinal is not None:
        return {"part": f"q{ordinal}"} if 1 <= ordinal <= 4 else {}
    pointer = _pointer(tokens, i)
    return {"shift": _shift("quarter", pointer) if pointer else Shift("quarter", 0, "narrative")}


def _half(tokens: list[Token], i: int) -> Fields:
    return {"part": "h1" if tokens[i - 1].value == 1 else "h2"}


def _number(tokens: list[Token], i: int) -> Fields:
    """A day of the month, unless it counts or numbers what follows."""
    follows = _at(tokens, i + 1)
    numbers = tokens[i].kind in "oD" and follows in ("W", "L", "-", "0") and i + 1 < len(tokens)
    counts = follows and follows in "123456789u"
    if counts or (numbers and _at(tokens, i + 2) not in ("M", "P", "Y")):
        return {}
    return {"day": tokens[i].value}


def _day_part(tokens: list[Token], i: int) -> Fields:
    pointer = _pointer(tokens, i)
    if _at(tokens, i + 1) == "B":  # the night before
        return {"shift": Shift("day", tokens[i + 1].value, "narrative")}
    if pointer:
        return {"shift": _shift("day", pointer)}
    alone = all(token.kind in "B@bitT" for token in tokens)
    return {"shift": Shift("day", 0, "narrative")} if alone else {}


def _anchored(tokens: list[Token], i: int) -> Fields:
    return {"shift": Shift("day", tokens[i].value or 0)}


def _numeric(tokens: list[Token], i: int) -> Fields:
    value: Expression = tokens[i].value
    return {n: getattr(value, n) for n in ("year", "month", "day") if getattr(value, n)}


def _hours(tokens: list[Token], i: int) -> Fields:
    return {"shift": Shift("day", 0, "narrative")}


def _part(tokens: list[Token], i: int) -> Fields:
    publication = {"shift": Shift("year", 0)} if _at(tokens, i - 2) + _at(tokens, i - 1) else {}
    year_end = publication and any(t.kind == "4" for t in tokens[:i])
    return {"part": tokens[i].value} | (publication if year_end else {})


_HANDLERS: Final[dict[str, Callable[[list[Token], int], Fields]]] = {
    **dict.fromkeys("MPm", _month),
    **dict.fromkeys("Ww", _weekday),
    **dict.fromkeys("dDoc", _number),
    **dict.fromkeys("YZy", lambda tokens, i: {"year": tokens[i].value}),
    **dict.fromkeys("FN", _numeric),
    **dict.fromkeys("123459u", _unit),
    **dict.fromkeys("Az", _anchored),
    "C": lambda tokens, i: {"year": tokens[i].value, "decade": True},
    "8": lambda tokens, i: {"year": (tokens[0 if _at(tokens, 0) != "t" else 1].value - 1) * 100, "century": True},
    "S": _season,
    "H": _holiday,
    "7": _weekend,
    "6": _quarter,
    "0": _half,
    "Q": lambda tokens, i: {"part": tokens[i].value},
    "E": _part,
    "T": _day_part,
    "h": _hours,
}


def _expression(tokens: list[Token]) -> Expression:
    """The fields of the words, put together; a part of the day says nothing about the date."""
    fields: Fields = {}
    for i, token in enumerate(tokens):
        handler = _HANDLERS.get(token.kind)
        if handler:
            fields |= handler(tokens, i)
    if fields.get("day") or fields.get("weekday") is not None:
        fields.pop("part", None)
    return Expression(**fields)


# --- candidates -----------------------------------------------------------------------------


def _point(tokens: list[Token], text: str) -> Candidate | None:
    first = _expression(tokens)
    if first == Expression():
        return None
    dated = not (first.decade or first.century)
    return Candidate(tokens[0].start, tokens[-1].end, first, narrative=dated)


def _stretch(tokens: list[Token], text: str) -> Candidate | None:
    pointer = next((t.value for t in tokens if t.kind == "L"), None)
    unit, size = tokens[-1].value
    n = next((_count([t], 0) for t in tokens if t.kind in "acd#"), 1) * size
    kind = "past" if pointer and pointer.n < 0 else "next"
    start, end = tokens[0].start, tokens[-1].end
    if not n:
        return None
    return Candidate(start, end, Expression(), None, kind, (n, unit), narrative=False)


def _lasting(tokens: list[Token], text: str) -> Candidate | None:
    unit, size = tokens[1].value
    length = (_count(tokens, 0) * size, unit)
    first = _expression([t for t in tokens[2:] if t.kind not in "]p"])
    return Candidate(tokens[0].start, tokens[-1].end, first, None, "for", length)


_DAYS: Final[dict[Unit, int]] = {"day": 1, "week": 7}


def _offset(tokens: list[Token], text: str) -> Candidate | None:
    """two days before Christmas: counted here, since the words state what they count from."""
    split = next(i for i, token in enumerate(tokens) if token.kind in "B]")
    unit, size = tokens[split - 1].value
    n = (1 if split < 2 or tokens[split - 2].kind == "t" else _count(tokens, split - 2)) * size
    n *= tokens[split].value or 1
    base = _expression(tokens[split + 1 :])
    moved = _moved(base, n, unit)
    return Candidate(tokens[0].start, tokens[-1].end, moved) if moved else None


def _moved(base: Expression, n: int, unit: Unit) -> Expression | None:
    if base.shift and base.shift.unit == "day":
        days = _DAYS.get(unit)
        shift = Shift("day", base.shift.n + n * days) if days else Shift(unit, n)
        return Expression(shift=shift)
    if unit not in _DAYS or not (base.month and base.day) or base.shift:
        return None
    year = base.year or 2001  # any year: only the day and month are used
    try:
        day = date(year, base.month, base.day) + timedelta(days=n * _DAYS[unit])
    except (ValueError, OverflowError):
        return None
    return Expression(year=base.year and day.year, month=day.month, day=day.day)


_BUILDERS: Final[dict[str, Callable[[list[Token], str], Candidate | None]]] = {
    "point": _point,
    "stretch": _stretch,
    "lasting": _lasting,
    "offset": _offset,
}

# --- ranges and lists -----------------------------------------------------------------------



def _joined(found: list[Found], tokens: list[Token]) -> Iterator[Candidate]:
    """Neighbours joined by "to" are one range; the days of a list share their month and year."""
    found = _with_months(found, tokens)
    i = 0
    while i < len(found):
        here, after = found[i], found[i + 1] if i + 1 < len(found) else None
        if after and _is_range(here, after, tokens):
            yield _ranged(here, after, tokens)
            i += 2
            continue
        if not _lacks_month(here) or tokens[here.first].kind == "t":
            yield here.candidate
        i += 1


def _link(here: Found, after: Found, tokens: list[Token]) -> str:
    """The kinds of the words between two neighbours, when they are only links."""
    if after.first - here.last > 2:
        return ""
    between = "".join(token.kind for token in tokens[here.last : after.first])
    return "" if between.strip(",&>-") else between


def _lacks_month(found: Found) -> bool:
    first = found.candidate.first
    return first.day is not None and first.month is None and first.bare and not first.weekday


def _with_months(found: list[Found], tokens: list[Token]) -> list[Found]:
    """Days whose month stands once, after ("3 to 5 May") or before them ("May 3 and 5")."""
    done = list(found)
    for i in reversed(range(len(done) - 1)):  # the month stands after
        if _lacks_month(done[i]) and _link(done[i], done[i + 1], tokens):
            done[i] = _taking_month(done[i], done[i + 1])
    for i in range(1, len(done)):  # the month stands before
        if _lacks_month(done[i]) and _link(done[i - 1], done[i], tokens):
            done[i] = _taking_month(done[i], done[i - 1])
    return done


def _taking_month(found: Found, other: Found) -> Found:
    source = other.candidate.first
    if source.day is None:
        return found
    first = replace(
        found.candidate.first,
        month=source.month,
        year=found.candidate.first.year or source.year,
        shift=source.shift,
    )
    return found._replace(candidate=replace(found.candidate, first=first))


def _is_range(here: Found, after: Found, tokens: list[Token]) -> bool:
    if here.candidate.kind != "point" or after.candidate.kind != "point":
        return False
    link = _link(here, after, tokens)
    # "between 3 and 5 May", "over 17 and 18 November" are ranges, "3 and 5 May" are two days
    return link in (">", "-") or (link == "&" and _at(tokens, here.first - 1) in ("[", "j"))


def _ranged(here: Found, after: Found, tokens: list[Token]) -> Candidate:
    opens = _at(tokens, here.first - 1) in ("[", "]", "j")
    start = tokens[here.first - opens].start
    return replace(here.candidate, start=start, end=after.candidate.end, last=after.candidate.first)


# --- which way a bare date looks ------------------------------------------------------------

_CLAUSE_END: Final = re.compile(r"[;:!?\n(){}\"“”—]|\.(?=\s|$)")
_REACH: Final = 240  # characters of a clause looked at on each side
_CUES: Final = re.compile(
    r"""
      (?P<future>\b(?:will|shall|won't|would|due|scheduled|slated|expected|expects?|plans?|planned
        |intends?|aims?|hopes?|promises|vows|until)\b|['’]ll\b|\bset\s+(?:to|for)\b
        |\bto\s+be\b|\bgoing\s+to\b)
    | (?P<past>\b(?:was|were|had|did|said|told|met|hit|struck|began|came|went|took|made|gave|held
        |fell|rose|won|lost|left|saw|sent|shot|fought|broke|became|kept|led|paid|put|ran|sank
        |sold|spoke|spent|stood|swore|threw|wrote|flew|fled|drew|bought|brought|built|dealt|quit
        |[a-z]+ed)\b)
    | (?P<near>\b(?:is|are|'s)\b|\b(?:opens|starts|begins|meets|holds|ends|expires|returns|visits
        |travels|faces|takes|comes|goes|launches|resumes|closes|votes|arrives|leaves|can|may|must
        |should|could)\b|\bto\s+(?!the\b|its\b|his\b|her\b|their\b|a\b|this\b)[a-z]+)
    """,
    re.VERBOSE,
)


def direction(text: str, start: int, end: int) -> Direction:
    """Whether the clause of the date at `text[start:end]` is told as past or future.

    The verb nearest before the date decides, else the first one after it; "near" (the closer of
    the two dates) for a present tense or an infinitive, "past" where there is no sign at all.

    >>> direction("The treaty will lapse on Friday.", 25, 31)
    'future'
    """
    before = _CLAUSE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _CLAUSE_END.split(text[end : end + _REACH])[0]
    cues = list(_CUES.finditer(before))
    if re.search(r"\bby\s+(?:the\s+)?$", before):  # a deadline, unless it has passed
        passed = any(cue.lastgroup == "past" and cue.group() in _PASSED for cue in cues)
        return "past" if passed else "future"
    cue = cues[-1] if cues else _CUES.search(after)
    found = cue.lastgroup if cue else "past"
    return "future" if found == "future" else "near" if found == "near" else "past"


_PASSED: Final = frozenset({"was", "were", "had", "did"})
