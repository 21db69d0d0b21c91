"""Dates in English text, found but not yet resolved: `scan`; and which way a bare one looks.

The text is read once into words with a kind each (`en_words` lists the kinds), one letter per
word; the dates are then found in the string of letters by regular expressions built from named
pieces. "on 30 May last year" is "OdPL4", and `dPL4` in it is a day, a month and a year. Every
repetition in the patterns is bounded, so the time grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any, Final, Literal, NamedTuple

from pipeline.extraction.dates import en_words as words
from pipeline.extraction.dates.en_words import Token
from pipeline.extraction.dates.expression import (
    WEEKEND,
    Candidate,
    Direction,
    Expression,
    Shift,
    Unit,
)

Fields = dict[str, Any]

# --- patterns over kinds --------------------------------------------------------------------

_NUM = "[acd#]"
_UNIT = "[1-9u]"
_POINTER = "[JL]{1,2}"  # last; this past; that same
_AGO = rf"(?<!0){_NUM}{_UNIT}G"
_NUMS = rf"{_NUM}u(?:,?&?{_NUM}{_UNIT}(?!G)){{0,2}}"  # three months and two weeks
_COMPOUND = rf"{_NUM}{_UNIT}(?:,?&?{_NUM}{_UNIT}){{1,2}}"
# ", 2022"  "of 2022"  "'22"  "last year"  "of the same year"  "two years ago"
_YEAR = rf"(?:,?[fi]?t?[4$]?[YZ]|y|,?[fi]?t?{_POINTER}4|,?{_AGO})"
# "19 May", "the 22nd of May", "May 19", "May the 19th", "May twenty nine"; "1st may", "may 1st"
_DAY_MONTH = (
    r"(?:t?[dD]-?f?t?[MP]|t?of[tMPm]?(?<=[MPm])|[dD]fm|Dm"
    r"|[MP][-/]?t?[dD](?![u#])|[MP]-?t?[oc](?![xu1-9])|mt?[Do])"
)
_WEEKDAY = r"(?<!!)[Ww](?!k)"
_DATE = rf"(?:{_WEEKDAY},?-?(?:Ot?)?)?(?:F|Y[-/]M[-/]d|{_DAY_MONTH}(?:{_YEAR}|-Y)?|d[.][MP]Y)"
_MONTH_YEAR = rf"(?:[MP](?:[-/]Y|{_YEAR})|mf?[YZ]|Y[-/]?[MP](?![-/dDo])|t3f[MP]{_YEAR}?)"
_SEASON = rf"(?:t?Sf?t?{_YEAR}|t?{_POINTER}S)"
_MONTH = rf"(?:{_MONTH_YEAR}|{_POINTER}[MP]|[MP])"
_WHOLE = rf"(?:{_MONTH}|{_SEASON}|t?4?[YZ](?!(?<=tY)[xX])|t?C|t?{_POINTER}[2-6])"  # what has parts
_SOMETHING = "(?=[.,;)xX~&]|t[oxX]|$)"  # what "before" and "after" may stand before
_LATE = "(?:[lR]O?)?"  # "late on Wednesday": a part of a day changes nothing
_OWNER = rf"(?:(?:[$]?Y|t?{_POINTER}4|t4)')"  # "last year's", "1988's", "the year's"
_A_YEAR_BEFORE = rf",?[fi]?(?:t?{_POINTER}4|a4[GR])"  # "last year", "a year earlier"

# Each shape of a date that stands alone; the longest that fits wins.
_POINTS: Final = (
    rf"(?:{_AGO},?O?|{_LATE}){_DATE}",  # Thursday 4 May 2023; two years ago, on 30 May
    rf"{_WEEKDAY},?(?:t?[dD]|to)(?![xXuMPcoY,])",  # Friday the 13th
    rf"{_WEEKDAY},?-?[Nn]|(?<=O)n(?=[.,)]|$)",  # Friday 2/14
    # the 20th of next month; 4 to 23 next month
    rf"t?[dD]f{_POINTER}[3MP]|t?[dD](?=[>-]t?[dD][fi]?{_POINTER}3)|(?<=[>-])t?[dD]i?{_POINTER}3",
    # last Friday of May 2023, the 15th day of May, the third last week of 2018
    rf"t?[oDL]L?[W12][fi]t?(?:{_MONTH}|4?[YZ]|{_POINTER}[34]|[34])",
    rf"t?[oD][123](?:f?t?Y|f?{_POINTER}[34])",  # the third week of 2015, the third month next year
    "t?2d(?:f?Y)?(?![fxXu'-])",  # week 31
    rf"t?2(?:f|[pE]O?)(?:{_DATE}|tD)|t?7f(?:{_DATE}|tD|t?H{_YEAR}?)",  # the week of 10 April
    rf"(?:t?[El]-?f?|li)@?(?:{_WHOLE}(?![dDo])|S)",  # late June, early in 1990
    rf"(?:t?Ef|li)(?:t{_WHOLE}|t?[2346])|t?E-[24]",  # the end of the year, mid-year
    r"t?[34]'?-?E(?:f?4?Y)?|t?K",  # year-end 2023, month's end, EOM
    "Rit[1-46]",  # later in the week
    # the third quarter of 2023, last year's third quarter
    rf"{_OWNER}?t?[$]?(?:Q|[oD]-?6)(?:,?[fi]?t?(?:[4$]?Y|{_POINTER}4|4))?(?!ft?x)",
    rf"Y-?(?:Q|t?[oD]6)|t?L6[fi]t?(?:4?Y|{_POINTER}4|4)",  # 2023 Q4, the last quarter of 2023
    # the first half of 2023, the year's second half, first-half
    rf"t?o0[fi]t?(?:4?Y|{_POINTER}[34]|[34]|{_MONTH})|{_OWNER}o-?0|o-0|(?<=[irj<])to0(?!f)",
    rf"t?(?:H{_YEAR}?|{_POINTER}H)7?",  # Christmas Eve 1989, last Easter, Labor Day weekend
    rf"{_LATE}AT?",  # yesterday, tomorrow morning
    rf"{_LATE}t?{_POINTER}T",  # this morning, last night, the following evening
    rf"{_WEEKDAY}T?,?[f\]]?t?{_POINTER}2|{_POINTER}2-?,?W",  # Friday next week
    rf"{_LATE}t?{_POINTER}{_WEEKDAY}(?:T|\(?,?-?(?:[Nn]|{_DAY_MONTH})\)?)?",  # next Friday (14 Feb)
    rf"{_LATE}(?<!Oa)(?<!v)(?<!!)W(?!k)T?",  # Wednesday, Thursday morning, late on Friday
    rf"(?<=O)aWT?(?![if])|{_DATE},aW",  # on a Friday evening; 2 July 2021, a Friday
    rf"tWT?B(?:J(?![1-7MPWST])|{_SOMETHING})",  # the Thursday before that, the Monday after
    rf"{_NUM}[VWw](?:[RG]|]z)|{_WEEKDAY}Bt?L",  # two Fridays from now, Sunday after next
    rf"{_WEEKDAY}T?,?{_AGO}|{_AGO}O?{_WEEKDAY}",  # Monday two weeks ago, a week ago Monday
    rf"t?{_POINTER}[MP]|{_MONTH_YEAR}|[MP]f#",  # last September; June 2020
    rf"YS(?=[.,)]|$)|{_SEASON}",  # the autumn of 2022
    "(?<=[ij<b>])t?S(?![xXf])|(?<![^.])S(?=[.]|$)",  # in autumn
    rf"t?[1-47T]Bt?L(?!{_UNIT})",  # the week before last
    _AGO,  # two years ago
    rf"i{_NUM}{_UNIT}(?:'e|(?![xX'-]))|{_NUM}{_UNIT}]z",  # in two weeks, two weeks from now
    rf"(?<!r)q?{_NUM}{_UNIT}(?:[Rg]|B(?:J|{_SOMETHING}))",  # two days later, a week before it
    rf"{_NUM}u[Oi](?=[,.]|$)",  # twelve days on, ten days in
    rf"{_NUM}[u4](?:R|O(?=,)),?i(?:t?S|[MP](?![-/]?[YydDoc#])(?!,Y))",  # four years on, in December
    rf"(?<![tijrIL]){_NUM}{_UNIT}<(?=[xX]|t[xX])",  # 11 days since the troops left
    rf"t[1-47T]B{_SOMETHING}",  # the day before, the day after the attack
    rf"{_LATE}t?{_POINTER}[1-7]",  # last year, the following month, that day
    rf"{_POINTER}[MP][dD](?![u#])",  # last Oct. 7
    rf"{_COMPOUND}(?:[RG]|]z)|i{_COMPOUND}|{_AGO}A",  # a month and two days ago; a year ago today
    "t7|(?<=[irj])t[1-46](?=[.,)]|$)|(?<=[irj])t[46](?=x)",  # the weekend; for the year
    "(?:at?)?4-[GR]",  # year-ago
    "t?(?:[El]-?)?C|(?:t|[El]-?|t[El]-?|(?<=C&))%",  # the 1990s, the '80s
    "t?[oD]-?8",  # the 19th century
    "(?<=[OrRb<>,])tD(?![xXuf0-9-])|(?<=O)(?:t[oc]|D)(?=[.,)-]|$)",  # on the 19th
    "(?<=[Or])t?d(?=[.)]|$)",  # on 15
    "N",
    r"(?<=[ijb<>\[\]&rBO])P(?!X)|(?<=t)P(?=x)|M|P(?=>[MP])|[4$]Y",  # in May; April
    r"(?<![-XJ#$])Y(?![-u#])|Y(?=-Y)|(?<=Y-)Y|(?<=[if<])Z(?![xXu])",  # 2022
    "(?<=[ift<])y|(?<=[Yy][,&])y|(?<=[Yy],&)y",  # in '92, '94 and '96
    rf"[B@bi]t?T[fO]?(?:{_DATE}|{_WEEKDAY}(?<=W)|A|t?{_POINTER}[1TW])",  # before dawn on Friday
    "[B@bi]t?T(?![x'])|[B@b]T(?!')|s",  # before dawn, by the evening, by breakfast
    rf"Ih(?!f)|hR|(?<!r)(?<!r[acd#])hB(?:J|{_SOMETHING})",  # within hours, hours later
    # the days of a list or range whose month stands once: "3 to 5 May", "May 3, 4 and 6"
    r"t?[dDo](?=(?:,t?[dDo]){0,6},?[&>-]t?[dDo]-?f?t?[MP])|(?<=\])t?[dD](?=>[MP]t?[dD])",
    "tD(?=[>-]t?D)|(?<=tD[>-])t?D(?![xXu])",  # the 21st to the 23rd
    rf"(?<=[MP][dDo][>&-])t?[dDo](?:{_YEAR})?(?![xXuMP])|(?<=[MP]t[dDo][>&-])t?[dDo](?![xXuMP])",
    "(?<=[MP][dDo],)t?[dD](?=,?&t?[dD])|(?<=[MP][dD],[dD]&)t?[dD](?![xXuMP])",
    "[zA](?=[&>-])|(?<=[&>-])z",  # between now and 21 May
    "^w(?=[.]?$)",  # sat.
)
# A span of time that leans on publication: the past ten years, in the next week.
_STRETCH = rf"(?<=[ijr])tL[1-479]|(?<=[jr])tL5|t?L{_NUMS}|t?{_NUM}Lu|I(?:t?L)?{_NUMS}"
# the first nine months of 2023, this year's first nine months
_RUN = rf"t?[oL]{_NUM}uft?(?:{_WHOLE}|[34])|{_OWNER}o{_NUM}u|(?<=[irj])to{_NUM}u(?!f)"
_TO_MONTH = rf"(?<!>)(?<!>-)t?[MP]-?6{_YEAR}?"  # the September quarter
# the same quarter last year, the year-ago period
_AGAIN = rf"t?J[236=]{_A_YEAR_BEFORE}|4-[GR]-?[236=]"
_LASTING = rf"{_NUM}[u1-4](?:]|pO?){_DATE}"  # ten days from 18 December
_FOR = rf"{_DATE}r{_NUM}[u1-4]"  # 18 December for ten days
# the week ended Oct. 13, the nine-month period ended September 2012
_ENDED = rf"(?:t?(?:{_NUM}-?[u1-46][x=]?|[1-46])U[Oi]?|t{_NUM}u>)(?:{_DATE}|{_WEEKDAY}|{_MONTH})"
# A count from a date: two days before Christmas, three weeks from tomorrow, the day after tomorrow.
_DAY = rf"(?:A|t?H{_YEAR}?|{_DATE}|(?:{_POINTER})?{_WEEKDAY}|tD)"
_OFFSET = rf"(?:t?1B|{_NUM}[1-579u][B\]]){_DAY}"
_RULES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("stretch", _STRETCH),
        ("run", _RUN),
        ("again", _AGAIN),
        ("to_month", _TO_MONTH),
        ("lasting", _LASTING),
        ("for", _FOR),
        ("ended", _ENDED),
        ("years", "Y-[d#]"),  # 1914-18
        ("offset", _OFFSET),
        *(("point", pattern) for pattern in _POINTS),
    )
)
_ANY: Final = re.compile("(?=[^xX~.,'])(?:" + "|".join(f"(?:{p.pattern})" for _, p in _RULES) + ")")


class Found(NamedTuple):
    """A candidate and the words it covers: tokens `first`..`last - 1`."""

    first: int
    last: int
    candidate: Candidate


def scan(text: str) -> list[Candidate]:
    """Every stretch of `text` that names a date, in order, none overlapping.

    >>> [(c.first.month, c.first.day) for c in scan("Talks ran from 3 to 5 May.")]
    [(5, 3)]
    """
    tokens = list(words.tokens(text))
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
    if end - start > 1:
        return False
    if token.kind == "N" and before and before.kind in "xd#>" and token.text in words.FRACTIONS:
        return True  # "rose 7/8 to 36 1/8"
    if after is None:
        return False
    if token.kind == "M":  # "April Jones"
        return token.text.lower() in words.GIVEN_NAMES and after.kind == "X"
    if token.kind == "Y":  # "some 2000 tanks", against "in 2022 sanctions"
        if after.text.lower() in words.CLOCKS:  # "at 1900 GMT"
            return True
        things = after.kind == "x" and after.text.endswith(("s", "people", "men", "km"))
        counted = things and token.value % 50 == 0
        dated = before is not None and (before.kind in "itf<>b]['B")
        return not dated and (counted or not 1800 <= token.value < 2100)
    if token.kind == "N" and token.value.year is None:  # "7/10 voters"
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
    if pointer.n and pointer.narrative and _at(tokens, first - 1) != "t":
        return pointer._replace(narrative=False)  # "previous Monday" leans on publication
    return pointer


def _shift(unit: Unit, pointer: words.Deictic, size: int = 1) -> Shift:
    return Shift(unit, pointer.n * size, "narrative" if pointer.narrative else "publication")


def _month(tokens: list[Token], i: int) -> Fields:
    return {"month": tokens[i].value} | _yearly(_pointer(tokens, i))


def _season(tokens: list[Token], i: int) -> Fields:
    return {"season": tokens[i].value} | _yearly(_pointer(tokens, i))


def _holiday(tokens: list[Token], i: int) -> Fields:
    named: Expression = tokens[i].value
    return _stated(named) | _yearly(_pointer(tokens, i))


def _stated(e: Expression) -> Fields:
    """The fields that are not left open."""
    return {f.name: value for f in fields(e) if (value := getattr(e, f.name)) != f.default}


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
    found: Fields = {"weekday": tokens[i].value}
    pointer = _pointer(tokens, i)
    before, after = _at(tokens, i - 1), _at(tokens, i + 1)
    turn = next((t.value for t in tokens[i:] if t.kind == "B"), None)
    if before == "a" and after in ("", "T"):  # on a Friday; 2 July 2021, a Friday
        told = {"shift": Shift("week", 0, "narrative"), "direction": "soon"}
        return found | told if i == 1 else found
    if turn and tokens[-1].kind in "BJ":  # the Monday after
        way = "past" if turn < 0 else "future"
        return found | {"shift": Shift("week", 0, "narrative"), "direction": way}
    if after in ("f", "i") and before in ("o", "D", "L"):
        return found | _nth(tokens, i, "weekday")
    if after == "B" or before in ("a", "c", "d", "#"):
        return found | _weeks_away(tokens, i)
    if pointer is None:
        return found
    if pointer.narrative and pointer.n > 0:  # the following Friday: the first one after
        return found | {"shift": Shift("week", 0, "narrative"), "direction": "future"}
    if pointer.narrative and not any(token.kind in "2MPdN" for token in tokens):
        return found | {"shift": Shift("week", 0, "narrative"), "direction": "soon"}
    if pointer.nearest:
        return found | {"direction": "past" if pointer.n < 0 else "future"}
    return found | {"shift": _shift("week", pointer)}


def _weeks_away(tokens: list[Token], i: int) -> Fields:
    """three Fridays from now, two Mondays ago; Sunday after next, Sunday before last."""
    way: int = tokens[i + 1].value or 1
    n = 2 if tokens[i + 1].kind == "B" else _count(tokens, i - 1)
    return {"direction": "past" if way < 0 else "future", "moved": ((7 * way * (n - 1), "day"),)}


def _nth(tokens: list[Token], i: int, unit: str) -> Fields:
    """third → 3, last → −1, third last → −3."""
    ordinal = next((t.value for t in tokens[max(0, i - 2) : i] if t.kind in "oD"), 1)
    last = _at(tokens, i - 1) == "L"
    return {"nth": -ordinal if last else ordinal, "nth_unit": unit}


def _unit(tokens: list[Token], i: int) -> Fields:
    unit, size = tokens[i].value
    before, after = _at(tokens, i - 1), _at(tokens, i + 1)
    if after == "-" and _at(tokens, i + 2) in ("G", "R"):  # year-ago
        return {"shift": Shift("year", -1, "narrative")}
    if after == "B":
        return _before_after(tokens, i)
    if before in ("a", "c", "d", "#"):
        return {"shift": _counted(tokens, i)} if _count(tokens, i - 1) else {}
    if before in ("o", "D") or (before == "L" and after in ("f", "i")):
        return _ordinal_unit(tokens, i)
    if after == "d":
        return {"nth": tokens[i + 1].value, "nth_unit": "week", "shift": Shift("year", 0)}
    pointer = _pointer(tokens, i)
    if after in ("f", "p", "E") and pointer is None:
        return {"week_of": True} if unit == "week" else {}
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
    unit, n = _years_for(unit, _count(tokens, i - 1) * size)
    mark = tokens[i + 1] if i + 1 < len(tokens) else None
    if mark and mark.kind in "RgOi":
        return Shift(unit, n * (mark.value or 1), "narrative", exact=tokens[0].kind == "q")
    if mark and mark.kind == "<":  # 11 days since they left
        return Shift(unit, -n)
    return Shift(unit, n * mark.value if mark and mark.kind == "G" else n)


def _years_for(unit: Unit, n: int) -> tuple[Unit, int]:
    """A decade ago is the year ten years ago."""
    years = {"decade": 10, "century": 100}.get(unit)
    return ("year", n * years) if years else (unit, n)


def _before_after(tokens: list[Token], i: int) -> Fields:
    """the week before last; the day after; exactly a week before; six years after that."""
    unit, size = tokens[i].value
    way: int = tokens[i + 1].value
    pointing = next((t.value for t in tokens[i + 2 :] if t.kind == "L"), None)
    if pointing:
        return {"shift": Shift(unit, 2 * size * pointing.n)}
    counted = _at(tokens, i - 1) in ("a", "c", "d", "#")
    unit, n = _years_for(unit, way * size * (_count(tokens, i - 1) if counted else 1))
    return {"shift": Shift(unit, n, "narrative", exact=tokens[0].kind == "q")}


def _ordinal_unit(tokens: list[Token], i: int) -> Fields:
    unit, _ = tokens[i].value
    nth = _nth(tokens, i, unit)
    return {"month": nth["nth"]} if unit == "month" else nth


def _weekend(tokens: list[Token], i: int) -> Fields:
    if _at(tokens, i + 1) == "f" or any(token.kind == "H" for token in tokens[:i]):
        return {"weekend_of": True}  # the weekend of the 18th, Labor Day weekend
    found = _unit(tokens, i) if _pointer(tokens, i) or _at(tokens, i + 1) == "B" else {}
    return found | {"weekday": WEEKEND}


def _century(tokens: list[Token], i: int) -> Fields:
    """The 15th century: the years 1400–1499."""
    if _at(tokens, i - 1) in ("a", "c", "d", "#"):
        return _unit(tokens, i)
    ordinal: int = next(t.value for t in tokens if t.kind in "oD")
    return {"year": (ordinal - 1) * 100, "century": True} if ordinal > 1 else {}


def _quarter(tokens: list[Token], i: int) -> Fields:
    ordinal = next((t.value for t in tokens[max(0, i - 2) : i] if t.kind in "oD"), None)
    if ordinal is not None:
        return {"part": f"q{ordinal}"} if 1 <= ordinal <= 4 else {}
    pointer = _pointer(tokens, i)
    if pointer and _at(tokens, i + 1) in ("f", "i"):  # the last quarter of 2016
        return {"part": "q4"} if pointer.n < 0 else {}
    return {"shift": _shift("quarter", pointer) if pointer else Shift("quarter", 0, "narrative")}


def _half(tokens: list[Token], i: int) -> Fields:
    return {"part": "h1" if any(token.value == 1 for token in tokens[:i]) else "h2"}


def _number(tokens: list[Token], i: int) -> Fields:
    """A day of the month, unless it counts or numbers what follows."""
    follows = [token.kind for token in tokens[i + 1 : i + 3]]
    if "".join(follows[:1]) in ("V", "W", "w") and follows[1:] and follows[1] in "RG]":
        return {}  # two Fridays ago
    if _at(tokens, i - 1) == "2" or (follows and follows[0] in "123456789u"):
        return {}
    if tokens[i].kind in "oD" and follows and follows[0] in "WL-0":
        # "third-quarter", "first Friday", against "the 3rd - May"
        return {"day": tokens[i].value} if follows[-1] in "MPY" else {}
    return {"day": tokens[i].value}


def _day_part(tokens: list[Token], i: int) -> Fields:
    pointer = _pointer(tokens, i)
    if _at(tokens, i + 1) == "B":  # the night before; the night before last
        if tokens[-1].kind == "L":
            return {"shift": Shift("day", 2 * tokens[-1].value.n)}
        return {"shift": Shift("day", tokens[i + 1].value, "narrative")}
    if pointer:
        return {"shift": _shift("day", pointer)}
    alone = all(token.kind in "B@bitT" for token in tokens)
    return {"shift": Shift("day", 0, "narrative")} if alone else {}


def _anchored(tokens: list[Token], i: int) -> Fields:
    if _at(tokens, i - 1) == "]":  # two weeks from now
        return {}
    return {"shift": Shift("day", tokens[i].value or 0)}


def _numeric(tokens: list[Token], i: int) -> Fields:
    return _stated(tokens[i].value)


def _short_year(tokens: list[Token], i: int) -> Fields:
    """April of 87; any other number counts something."""
    dated = _at(tokens, i - 1) == "f" and 31 < (tokens[i].value or 0) < 100
    return {"year": 1900 + tokens[i].value} if dated else {}


def _hours(tokens: list[Token], i: int) -> Fields:
    return {"shift": Shift("day", 0, "narrative")}


def _part(tokens: list[Token], i: int) -> Fields:
    ended = next((token.value[0] for token in tokens[:i] if token.kind in "34"), None)
    return {"part": tokens[i].value} | ({"shift": Shift(ended, 0)} if ended else {})


_HANDLERS: Final[dict[str, Callable[[list[Token], int], Fields]]] = {
    **dict.fromkeys("MPm", _month),
    "#": _short_year,
    "K": lambda tokens, i: {"part": tokens[i].value[0], "shift": Shift(tokens[i].value[1], 0)},
    **dict.fromkeys("WwV", _weekday),
    **dict.fromkeys("dDoc", _number),
    **dict.fromkeys("YZy", lambda tokens, i: {"year": tokens[i].value}),
    **dict.fromkeys("FNn", _numeric),
    **dict.fromkeys("123459u", _unit),
    **dict.fromkeys("Az", _anchored),
    **dict.fromkeys("C%", lambda tokens, i: {"year": tokens[i].value, "decade": True}),
    "8": _century,
    "S": _season,
    "H": _holiday,
    "7": _weekend,
    "6": _quarter,
    "0": _half,
    "Q": lambda tokens, i: {"part": tokens[i].value},
    **dict.fromkeys("El", _part),
    "T": _day_part,
    **dict.fromkeys("hs", _hours),
}


def _expression(tokens: list[Token]) -> Expression:
    """The fields of the words, put together; a part of the day says nothing about the date."""
    found: Fields = {}
    kinds = "".join(token.kind for token in tokens)
    if re.match(f"i?{_COMPOUND}|{_AGO}A", kinds):
        return _compound(tokens)
    for i, token in enumerate(tokens):
        handler = _HANDLERS.get(token.kind)
        if handler:
            found |= handler(tokens, i)
    if found.get("day") or found.get("weekday") is not None:
        found.pop("part", None)
    return Expression(**found)


def _compound(tokens: list[Token]) -> Expression:
    """a month and two days ago, in one year and three months: exact to the day."""
    mark = next((t for t in tokens if t.kind in "RG"), None)
    way = mark.value if mark else 1
    steps = [
        (way * _count(tokens, i - 1) * token.value[1], token.value[0])
        for i, token in enumerate(tokens)
        if token.kind in "123456789u"
    ]
    anchor: Literal["publication", "narrative"] = (
        "narrative" if mark and mark.kind == "R" else "publication"
    )
    days = tokens[-1].value if tokens[-1].kind == "A" else 0  # a year ago today
    return Expression(shift=Shift("day", days, anchor), moved=tuple(steps))


# --- candidates -----------------------------------------------------------------------------


def _point(tokens: list[Token], text: str) -> Candidate | None:
    first = _expression(tokens)
    if first == Expression():
        return None
    start, end = tokens[0].start, tokens[-1].end
    kinds = "".join(token.kind for token in tokens)
    if re.match(f"i{_NUM}", kinds) and (
        _tense(text, start, end) == "past"
        or _SUPERLATIVE.search(text, max(0, start - _REACH), start)
    ):  # "they took the town in two weeks", "the first in two weeks" tell how long, not when
        return None
    if first.shift and re.fullmatch("t?Eft?[2346]", kinds) and _tense(text, start, end) != "past":
        # "by the end of the year": of this one, unless the clause tells the past
        first = replace(first, shift=replace(first.shift, anchor="publication"))
    if re.match("aW", kinds) and _tense(text, start, end) != "past":
        return None  # "shops close early on a Sunday"
    first = replace(first, definite=bool(re.fullmatch("t[Doc]", kinds)))
    event = _event(text[end : end + _REACH]) if re.match("[^h]*[Bg]$", kinds) else ""
    if event and first.shift:
        first = replace(first, shift=replace(first.shift, anchor="event"))
    vague = first.decade or first.century or any(t.text.endswith("few") for t in tokens)
    return Candidate(start, end, first, event=event, narrative=not vague)


_SUPERLATIVE: Final = re.compile(
    r"\b(?:first|only|worst|best|most|least|(?:high|low|larg|bigg|small|long|short|strong|weak|great"
    r"|deadli|heavi|steep|sharp|fast|slow|hott|cold|dri|wett)est)\b[^.,;:]*\Z"
)
_EVENT: Final = re.compile(
    r"\s+(?:(?:the|an?|its|his|her|their|this|that)\s+)?(?P<owner>(?:[A-Z]\w+\s)*[A-Z]\w+['’]s)?"
    r"(?P<words>(?:[A-Z][\w-]*\s?){0,3}(?:\b(?!(?:was|were|had|has|is|began|started|ended|broke|took"
    r"|of|on|in|at|by|to|for|from|with|against|and|but|as|that|when)\b)[a-z][\w-]*\s?){0,2})"
)


def _event(after: str) -> str:
    """What "five days after" counts from: a name that owns it, else the words up to the verb.

    >>> _event(" the harbour pledge was made")
    ' harbour& pledge'
    """
    found = _EVENT.match(after)
    if found is None:
        return ""
    known = found["owner"][:-2] if found["owner"] else found["words"]
    return "&".join(f" {word}" for word in known.split())


def _stretch(tokens: list[Token], text: str) -> Candidate | None:
    """the past two weeks: up to publication; the last, the next two weeks: whole weeks."""
    pointer = next((t.value for t in tokens if t.kind == "L"), None)
    unit, size = tokens[-1].value
    counts = [_count([t], 0) for t in tokens if t.kind in "acd#"]
    n = next(iter(counts), 1)
    start, end = tokens[0].start, tokens[-1].end
    if not n:
        return None
    if len(counts) > 1:  # the past three months and two weeks
        way = -1 if pointer and pointer.n < 0 else 1
        units = [t.value for t in tokens if re.fullmatch(_UNIT, t.kind)]
        steps = tuple((way * n * size, unit) for n, (unit, size) in zip(counts, units, strict=True))
        today = Expression(shift=Shift("day", 0))
        there = replace(today, moved=steps)
        ends = (there, today) if way < 0 else (today, there)
        return Candidate(start, end, ends[0], ends[1], narrative=False)
    # "the last two weeks" reach to publication; "last two weeks" are whole ones, like "last week"
    rolling = tokens[0].kind in "It" or pointer == words.DEICTICS["past"] or tokens[-1].kind != "u"
    rolling &= unit not in ("quarter", "decade")
    if pointer is None or rolling:
        kind: Literal["past", "next"] = "past" if pointer and pointer.n < 0 else "next"
        return Candidate(start, end, Expression(), None, kind, (n * size, unit), narrative=False)
    far, near = Shift(unit, n * size * pointer.n), Shift(unit, pointer.n)
    first, last = (far, near) if pointer.n < 0 else (near, far)
    return Candidate(start, end, Expression(shift=first), Expression(shift=last), narrative=False)


def _run(tokens: list[Token], text: str) -> Candidate | None:
    """the first nine months of 2023, the last ten days of March: a range inside the whole."""
    at = next(i for i, token in enumerate(tokens) if token.kind == "u")
    unit, size = tokens[at].value
    n = _count(tokens, at - 1) * size
    whole = _expression([t for t in tokens[: at - 2] + tokens[at + 1 :] if t.kind != "f"])
    if unit != "month" and not tokens[at + 1 :]:
        return None  # "in the first two days" of what?
    last = any(token.kind == "L" for token in tokens[:at])
    ends = (-n, -1) if last else (1, n)
    if unit == "month" and n <= 12:
        first, final = (replace(whole, month=m % 13 if m > 0 else 13 + m) for m in ends)
    elif unit in ("day", "week"):
        first, final = (replace(whole, nth=m, nth_unit=unit) for m in ends)
    else:
        return None
    return Candidate(tokens[0].start, tokens[-1].end, first, final)


def _lasting(tokens: list[Token], text: str) -> Candidate | None:
    """ten days from 18 December; 18 December for ten days"""
    at = next(i for i, token in enumerate(tokens) if token.kind in "u1234" and i)
    unit, size = tokens[at].value
    length = (_count(tokens, at - 1) * size, unit)
    first = _expression(tokens[at + 2 :] if at == 1 else tokens[: at - 2])
    return Candidate(tokens[0].start, tokens[-1].end, first, None, "for", length)


def _ended(tokens: list[Token], text: str) -> Candidate | None:
    """the nine months ended Sept. 30: a stretch up to the end of its date."""
    at = next(i for i, token in enumerate(tokens) if token.kind in "U>")
    if tokens[at].text.lower() in ("until", "till"):  # "the two weeks until 5 May" lie ahead
        return _point(tokens[at + 1 :], text)
    n = next((_count(tokens, i) for i in range(at) if tokens[i].kind in "acd#"), 1)
    unit, size = next(t.value for t in tokens[:at] if t.kind in "12346u")
    last = _expression(tokens[at + 1 :])
    if tokens[at].text.lower() == "ending":
        last = replace(last, direction="near")
    return Candidate(tokens[0].start, tokens[-1].end, last, None, "for", (-n * size, unit))


def _again(tokens: list[Token], text: str) -> Candidate:
    """The same quarter last year, the year-ago period: what the text tells of, a year before."""
    unit = next((t.value[0] for t in tokens if t.kind in "236"), None)
    n = {"quarter": -4, "month": -12, "week": -52}
    again = (
        Expression(shift=Shift(unit, n[unit], "narrative"))
        if unit
        else Expression(part="same", shift=Shift("year", -1, "narrative"))
    )
    return Candidate(tokens[0].start, tokens[-1].end, again)


def _to_month(tokens: list[Token], text: str) -> Candidate:
    """The September quarter: the three months up to it."""
    month = _expression([token for token in tokens if token.kind != "6"])
    return Candidate(tokens[0].start, tokens[-1].end, month, None, "for", (-3, "month"))


def _years(tokens: list[Token], text: str) -> Candidate | None:
    """1914-18: up to the year of that century."""
    first, digits = tokens[0].value, tokens[2].text
    last = first // 100 * 100 + int(digits) if digits.isdecimal() and len(digits) == 2 else first
    if last <= first:
        return None
    years = Expression(year=first), Expression(year=last)
    return Candidate(tokens[0].start, tokens[-1].end, *years)


def _offset(tokens: list[Token], text: str) -> Candidate | None:
    """two days before Christmas, three weeks from tomorrow, the day after the 5th."""
    split = next(i for i, token in enumerate(tokens) if token.kind in "B]")
    unit, size = tokens[split - 1].value
    n = (1 if split < 2 or tokens[split - 2].kind == "t" else _count(tokens, split - 2)) * size
    base = _expression(tokens[split + 1 :])
    if tokens[split].kind == "]" and base.bare and base.direction is None:
        base = replace(base, direction="future")
    moved = (*base.moved, (n * (tokens[split].value or 1), unit))
    return Candidate(tokens[0].start, tokens[-1].end, replace(base, moved=moved))


_BUILDERS: Final[dict[str, Callable[[list[Token], str], Candidate | None]]] = {
    "point": _point,
    "stretch": _stretch,
    "run": _run,
    "again": _again,
    "to_month": _to_month,
    "lasting": _lasting,
    "for": _lasting,
    "ended": _ended,
    "years": _years,
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
        if not _is_number(here, tokens) and tokens[here.first].kind != "z":
            yield here.candidate
        i += 1


def _link(here: Found, after: Found, tokens: list[Token]) -> str:
    """The kinds of the words between two neighbours, when they are only links."""
    if after.first - here.last > 3:
        return ""
    between = "".join(token.kind for token in tokens[here.last : after.first])
    return "" if between.strip(",&>-") else between


def _is_number(found: Found, tokens: list[Token]) -> bool:
    """Whether the day of a list has found no month: no date ("on 15" and "the 15th" are)."""
    alone = tokens[found.first].kind in "cdDo" and _at(tokens, found.first - 1) != "O"
    return alone and _lacks_month(found)


def _lacks_month(found: Found) -> bool:
    first = found.candidate.first
    open_month = first.month is None and first.shift is None and first.weekday is None
    return first.day is not None and open_month


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
    return link in (">", ",>", "-", "->-") or (
        link == "&" and _at(tokens, here.first - 1) in ("[", "j")
    )


def _ranged(here: Found, after: Found, tokens: list[Token]) -> Candidate:
    opens = _at(tokens, here.first - 1) in ("[", "]", "j")
    start = tokens[here.first - opens].start
    first, last = replace(here.candidate.first, week_of=False), after.candidate
    return replace(here.candidate, start=start, end=last.end, first=first, last=last.first)


# --- which way a bare date looks ------------------------------------------------------------

# no clause ends at the full stop of a short name: "Mr.", "U.S.", "Nov. 7"
_CLAUSE_END: Final = re.compile(
    r"[;:!?\n(){}\"“”—]"
    r"|\.(?=\s|$)(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z][a-z]\.)(?<!\bSept\.|\bCorp\.)"
)
_REACH: Final = 240  # characters of a clause looked at on each side
# An auxiliary takes its verb with it: "will be held on Friday" has no past tense.
_VERB: Final = (
    r"(?:\s+(?:not|also|only|be|being|\w+ly)\b)*"
    r"\s+(?!(?:due|scheduled|slated|expected|planned|set)\b)\w+"
)
_CUES: Final = re.compile(
    rf"""\b(?:
      (?P<planned>(?:due|scheduled|slated|expected|planned|payable)\b|set\s+(?:to|for)\b)
    | (?P<future>(?:(?:will|shall|won't|would|going\s+to)\b|['’]ll\b)(?:{_VERB})?
        |to\s+be\b(?:{_VERB})?
        |(?:expects?|plans?|intends?|aims?|hopes?|promises|vows|until)\b)
    | (?P<ahead>(?:opens|starts|begins?|meets|(?<=\w[ ])meet|holds|ends|expires?|returns|retires
        |visits|travels|faces|takes|comes|goes|launches|resumes?|continues?|closes|votes|arrives?|leaves|releases
        |publishes|hears?|debates|hosts|reopens?|reconvenes?|plays|appears?)\b
        |(?:is|are|am)\s+(?:\w+ing\s+)?(?:on\s+)?$
        |(?:can|may|must|should|could)\b(?!\s+(?:have|you|I|we)\b)(?:{_VERB})?)
    | (?P<past>(?:was|were|had|did|said|told|met|hit|struck|began|came|went|took|made|gave|held
        |fell|rose|won|lost|left|saw|sent|shot|fought|broke|became|kept|led|paid|put|ran|sank
        |been|sold|spoke|spent|stood|swore|threw|wrote|flew|fled|drew|bought|brought|built|dealt
        |quit|[a-z]+ed(?<!need|ceed|peed|feed|seed)(?<!breed|bleed)(?<!hundred))\b)
    | (?P<near>(?:is|are)\b(?:\s+being\b{_VERB})?
        |(?i:it|that|there|he|she|what|here)['’]s\b|(?i:let)['’]s\b{_VERB}|effective\b
        |to\s+(?!the\b|its\b|his\b|her\b|their\b|a\b|this\b)[a-z]+)
    )""",
    re.VERBOSE,
)


def direction(text: str, start: int, end: int) -> Direction:
    """Whether the clause of the date at `text[start:end]` is told as past or future.

    The verb nearest before the date decides, else the first one after it; "near" (the closer of
    the two dates) for a present tense or an infinitive, "past" where there is no sign at all.

    >>> direction("The treaty will lapse on Friday.", 25, 31)
    'future'
    """
    return _tense(text, start, end) or "past"


def _tense(text: str, start: int, end: int) -> Direction | None:
    """The same, None without a sign."""
    before = _CLAUSE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _CLAUSE_END.split(text[end : end + _REACH])[0]
    cues = list(_CUES.finditer(before))
    if _DEADLINE.search(before):
        passed = any(cue.group() in _PASSED for cue in [*cues, *_CUES.finditer(after)])
        return "past" if passed else "future"
    if _SINCE.search(before):
        return "past"
    cue = cues[-1] if cues else _CUES.search(after)
    if cue is None:
        return None
    if cue["planned"]:
        return _plan(before[: cue.start()] if cues else "", after)
    return next(way for way in ("future", "past", "ahead", "near") if cue[way])


def _plan(before: str, after: str) -> Direction:
    """Of something due or scheduled: ahead, unless the clause goes on to tell what became of it."""
    if re.search(r"\b(?:was|were|been)\s+(?:\w+\s+)?$", before):
        return "near"
    return "past" if any(cue["past"] for cue in _CUES.finditer(after)) else "future"


_DEADLINE: Final = re.compile(r"\bby\s+(?:the\s+)?$")
_SINCE: Final = re.compile(r"\bsince\s+(?:the\s+)?$")
_PASSED: Final = frozenset({"was", "were", "had", "did"})
