"""The words of one English date, put together into what they say: `expression`.

Each kind of word has a handler that looks at its neighbours and gives the fields it settles.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal

from pipeline.extraction.dates import en_words as words
from pipeline.extraction.dates.en_lexer import Token, letters
from pipeline.extraction.dates.en_shapes import AGO, COMPOUND, LAST, compiled
from pipeline.extraction.dates.expression import WEEKEND, Expression, Shift, Unit

Fields = dict[str, Any]


def at(tokens: list[Token], i: int) -> str:
    return tokens[i].kind if 0 <= i < len(tokens) else ""


def _pointer(tokens: list[Token], i: int) -> words.Deictic | None:
    """The pointing word before `i`: "last", "that (same)", "this past", "(the) next"."""
    first = i
    while at(tokens, first - 1) in ("this", "last", "upcoming"):
        first -= 1
    run = [token.value for token in tokens[first:i]]
    if not run:
        return None
    pointer: words.Deictic = next((p for p in run if p.n), run[-1])
    units = at(tokens, i) in ("day", "week", "month", "year", "night", "spring", "june", "May")
    bare_day = at(tokens, i) == "day" and tokens[first].text == "Next"  # "Next day they left."
    if pointer == words.DEICTICS["next"] and units and (at(tokens, first - 1) == "the" or bare_day):
        return pointer._replace(narrative=True)  # "the next day" follows the text
    if pointer.n and pointer.narrative and at(tokens, first - 1) != "the":
        return pointer._replace(narrative=False)  # "previous Monday" leans on publication
    return pointer


def _shift(unit: Unit, pointer: words.Deictic, size: int = 1) -> Shift:
    return Shift(unit, pointer.n * size, "narrative" if pointer.narrative else "publication")


def _month(tokens: list[Token], i: int) -> Fields:
    if at(tokens, i + 1) == "before" and tokens[-1].kind == "last":  # March after next
        way: int = tokens[i + 1].value
        return {"month": tokens[i].value, "direction": "past" if way < 0 else "future"} | {
            "moved": ((way, "year"),)
        }
    return {"month": tokens[i].value} | _yearly(_pointer(tokens, i))


def _season(tokens: list[Token], i: int) -> Fields:
    pointer = _pointer(tokens, i)
    found: Fields = {"season": tokens[i].value} | _yearly(pointer)
    ahead = pointer and pointer.narrative and pointer.n > 0  # no spring that is now
    return found | {"direction": "future"} if ahead else found


def _holiday(tokens: list[Token], i: int) -> Fields:
    named: Expression = tokens[i].value
    return _stated(named) | _yearly(_pointer(tokens, i))


def _stated(e: Expression) -> Fields:
    """The fields that are not left open."""
    return {k: v for k, v in e._asdict().items() if v != Expression._field_defaults[k]}


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
    if at(tokens, i - 2) in ("week", "fortnight") and at(tokens, i - 1) == "on":
        n = count(tokens, i - 3) * (2 if tokens[i - 2].kind == "fortnight" else 1)
        return found | {"direction": "future", "moved": ((n, "week"),)}  # a week on Thursday
    if at(tokens, i + 1) in ("week", "fortnight") and i + 2 == len(tokens):  # Tuesday week
        n = 2 if tokens[i + 1].kind == "fortnight" else 1
        return found | {"direction": "future", "moved": ((n, "week"),)}
    pointer = _pointer(tokens, i)
    before, after = at(tokens, i - 1), at(tokens, i + 1)
    turn = next((t.value for t in tokens[i:] if t.kind == "before"), None)
    if before == "a" and after in ("", "night"):  # on a Friday; 2 July 2021, a Friday
        told = {"shift": Shift("week", 0, "narrative"), "direction": "soon"}
        return found | told if i == 1 else found
    if before == "the" and i == 1 and after in ("", "night"):  # on the Tuesday
        return found | {"shift": Shift("week", 0, "narrative"), "direction": "soon"}
    if turn and tokens[-1].kind in ("before", "this"):  # the Monday after
        way = "past" if turn < 0 else "future"
        return found | {"shift": Shift("week", 0, "narrative"), "direction": way}
    if after in ("of", "in") and before in ("first", "19th", "last"):
        return found | _nth(tokens, i, "weekday")
    if after == "before" or before in words.COUNTS:
        return found | _weeks_away(tokens, i)
    if pointer is None:
        return found
    if pointer.narrative and pointer.n:  # the following Friday: the first one after
        way = "past" if pointer.n < 0 else "future"
        return found | {"shift": Shift("week", 0, "narrative"), "direction": way}
    if pointer.narrative and not any(
        token.kind in ("week", "june", "May", "19", "md") for token in tokens
    ):
        return found | {"shift": Shift("week", 0, "narrative"), "direction": "soon"}
    if pointer.nearest:
        return found | {"direction": "past" if pointer.n < 0 else "future"}
    if pointer == words.DEICTICS["last"]:  # which is not quite "of last week"
        return found | {"shift": _shift("week", pointer), "direction": "past"}
    return found | {"shift": _shift("week", pointer)}


def _weeks_away(tokens: list[Token], i: int) -> Fields:
    """three Fridays from now, two Mondays ago; Sunday after next, Sunday before last."""
    way: int = tokens[i + 1].value or 1
    n = 2 if tokens[i + 1].kind == "before" else count(tokens, i - 1)
    return {"direction": "past" if way < 0 else "future", "moved": ((7 * way * (n - 1), "day"),)}


def _nth(tokens: list[Token], i: int, unit: str) -> Fields:
    """third → 3, last → −1, third last → −3."""
    ordinal = next((t.value for t in tokens[max(0, i - 2) : i] if t.kind in ("first", "19th")), 1)
    last = at(tokens, i - 1) == "last"
    return {"nth": -ordinal if last else ordinal, "nth_unit": unit}


def _unit(tokens: list[Token], i: int) -> Fields:
    unit, size = tokens[i].value
    before, after = at(tokens, i - 1), at(tokens, i + 1)
    if after == "on" and at(tokens, i + 2) in ("friday", "sun"):
        return {}  # a week on Thursday
    if before in ("friday", "sun") and i + 1 == len(tokens):
        return {}  # Tuesday week
    if at(tokens, i - 2) == "to":  # two weeks to the day later
        return {}
    if after == "-" and at(tokens, i + 2) in ("ago", "later"):  # year-ago
        return {"shift": Shift("year", -1, "narrative")}
    if after == "before":
        return _before_after(tokens, i)
    if before in words.COUNTS:
        return {"shift": _counted(tokens, i)} if count(tokens, i - 1) else {}
    if before in ("first", "19th") or (before == "last" and after in ("of", "in")):
        return _ordinal_unit(tokens, i)
    if after == "19":
        return {"nth": tokens[i + 1].value, "nth_unit": "week", "shift": Shift("year", 0)}
    pointer = _pointer(tokens, i)
    if after in ("of", "starting", "mid") and pointer is None:
        return {"week_of": True} if unit == "week" else {}
    if pointer:
        if unit in ("decade", "century"):
            pointer = pointer._replace(narrative=False)
        return {"shift": _shift(unit, pointer, size)}
    return {} if after == "2022" else {"shift": Shift(unit, 0, "narrative")}


def count(tokens: list[Token], i: int) -> int:
    return 1 if tokens[i].kind == "a" else tokens[i].value or 0


def _counted(tokens: list[Token], i: int) -> Shift:
    """two years ago, in two weeks, two days later, six years after that."""
    unit, size = tokens[i].value
    unit, n = years_for(unit, count(tokens, i - 1) * size)
    mark = tokens[i + 1] if i + 1 < len(tokens) else None
    if mark and mark.kind == "to":  # a year to the day after that
        mark = tokens[i + 4]
    if mark and mark.kind in ("later", "before", "into", "on", "in"):
        exact = tokens[0].kind == "exactly" or any(t.kind == "to" for t in tokens)  # to the day
        n *= mark.value or 1
        return Shift(unit, n, "narrative", exact=exact, counted=unit == "week")
    if mark and mark.kind == "since":  # 11 days since they left
        return Shift(unit, -n)
    if mark and mark.kind == "ago":
        return Shift(unit, n * mark.value, exact=any(t.kind == "to" for t in tokens))
    return Shift(unit, n)


def years_for(unit: Unit, n: int) -> tuple[Unit, int]:
    """A decade ago is the year ten years ago."""
    years = {"decade": 10, "century": 100}.get(unit)
    return ("year", n * years) if years else (unit, n)


def _before_after(tokens: list[Token], i: int) -> Fields:
    """the week before last; the day after; exactly a week before; six years after that."""
    unit, size = tokens[i].value
    way: int = tokens[i + 1].value
    pointing = next((t.value for t in tokens[i + 2 :] if t.kind == "last"), None)
    if pointing:
        return {"shift": Shift(unit, 2 * size * pointing.n)}
    counted = at(tokens, i - 1) in words.COUNTS
    unit, n = years_for(unit, way * size * (count(tokens, i - 1) if counted else 1))
    exact, weeks = tokens[0].kind == "exactly", counted and unit == "week"
    return {"shift": Shift(unit, n, "narrative", exact=exact, counted=weeks)}


def _ordinal_unit(tokens: list[Token], i: int) -> Fields:
    unit, _ = tokens[i].value
    nth = _nth(tokens, i, unit)
    return {"month": nth["nth"]} if unit == "month" else nth


def _weekend(tokens: list[Token], i: int) -> Fields:
    if at(tokens, i + 1) in ("of", "in") and at(tokens, i - 1) in ("first", "19th", "last"):
        return _nth(tokens, i, "weekday") | {"weekday": 5, "weekend_of": True}
    if at(tokens, i + 1) == "of" or any(token.kind == "easter" for token in tokens[:i]):
        return {"weekend_of": True}  # the weekend of the 18th, Labor Day weekend
    found = _unit(tokens, i) if _pointer(tokens, i) or at(tokens, i + 1) == "before" else {}
    return found | {"weekday": WEEKEND}


def _century(tokens: list[Token], i: int) -> Fields:
    """The 15th century: the years 1400–1499."""
    if at(tokens, i - 1) in words.COUNTS:
        return _unit(tokens, i)
    ordinal: int = next(t.value for t in tokens if t.kind in ("first", "19th"))
    return {"year": (ordinal - 1) * 100, "century": True} if ordinal > 1 else {}


def _quarter(tokens: list[Token], i: int) -> Fields:
    ordinal = next(
        (t.value for t in tokens[max(0, i - 2) : i] if t.kind in ("first", "19th")), None
    )
    if ordinal is not None:
        return {"part": f"q{ordinal}"} if 1 <= ordinal <= 4 else {}
    pointer = _pointer(tokens, i)
    if pointer and at(tokens, i + 1) in ("of", "in"):  # the last quarter of 2016
        return {"part": "q4"} if pointer.n < 0 else {}
    return {"shift": _shift("quarter", pointer) if pointer else Shift("quarter", 0, "narrative")}


def _half(tokens: list[Token], i: int) -> Fields:
    return {"part": "h1" if any(token.value == 1 for token in tokens[:i]) else "h2"}


def _number(tokens: list[Token], i: int) -> Fields:
    """A day of the month, unless it counts or numbers what follows."""
    before, after, then = (at(tokens, i + n) for n in (-1, 1, 2))
    if after in ("fridays", "friday", "sun") and then in ("later", "ago", "from"):
        return {}  # two Fridays ago
    if before == "week" or after in (*words.PERIODS, "hours"):
        return {}
    numbers = after in ("friday", "-", "half") or (
        after == "last" and then in ("friday", "day", "week")
    )
    ordinal = tokens[i].kind in ("first", "19th")
    if ordinal and numbers and then not in ("june", "May", "2022"):
        return {}  # "third-quarter", "first Friday", "third last week", against "the 3rd - May"
    return {"day": tokens[i].value}


def _day_part(tokens: list[Token], i: int) -> Fields:
    pointer = _pointer(tokens, i)
    if at(tokens, i + 1) in ("of", "in") and at(tokens, i - 1) in ("first", "19th", "last"):
        return _nth(tokens, i, "day")  # the last evening of May
    if at(tokens, i + 1) in ("before", "later"):  # the night before; the night before last
        if tokens[-1].kind == "last":
            return {"shift": Shift("day", 2 * tokens[-1].value.n)}
        return {"shift": Shift("day", tokens[i + 1].value, "narrative")}
    if pointer:
        return {"shift": _shift("day", pointer)}
    alone = all(
        token.kind in ("before", "at", "by", "in", "since", "the", "night") for token in tokens
    )
    return {"shift": Shift("day", 0, "narrative")} if alone else {}


def _anchored(tokens: list[Token], i: int) -> Fields:
    if at(tokens, i - 1) == "from":  # two weeks from now
        return {}
    if tokens[i].kind == "overnight":
        return {} if i + 1 < len(tokens) else {"shift": Shift("day", 0, "here")}
    if at(tokens, i - 1) in ("week", "month", "year", "fortnight"):  # a week today
        n, (unit, size) = count(tokens, i - 2), tokens[i - 1].value
        ahead = ((n * size, unit), (tokens[i].value or 0, "day"))
        return {"shift": Shift("day", 0), "moved": ahead}
    return {"shift": Shift("day", tokens[i].value or 0)}


def _numeric(tokens: list[Token], i: int) -> Fields:
    return _stated(tokens[i].value)


def _short_year(tokens: list[Token], i: int) -> Fields:
    """April of 87; any other number counts something."""
    dated = at(tokens, i - 1) == "of" and 31 < (tokens[i].value or 0) < 100
    return {"year": 1900 + tokens[i].value} if dated else {}


def _hours(tokens: list[Token], i: int) -> Fields:
    """An hour ago: today; 48 hours later: two days, any other number of hours none."""
    now = any(token.kind in ("ago", "last") for token in tokens)
    days, rest = divmod(count(tokens, i - 1) if at(tokens, i - 1) in words.COUNTS else 0, 24)
    way = next((token.value for token in tokens if token.kind in ("ago", "later", "before")), 0)
    way = 1 if tokens[0].kind == "within" else way
    whole = tokens[i].text.lower() == "hours" and not rest
    return {"shift": Shift("day", way * days * whole, "publication" if now else "narrative")}


def _part(tokens: list[Token], i: int) -> Fields:
    ended = next((token.value[0] for token in tokens[:i] if token.kind in ("month", "year")), None)
    return {"part": tokens[i].value} | ({"shift": Shift(ended, 0)} if ended else {})


def _named_part(tokens: list[Token], i: int) -> Fields:
    part, unit = tokens[i].value  # EOM, midyear
    return {"part": part, "shift": Shift(unit, 0)}


_HANDLERS: Final[dict[str, Callable[[list[Token], int], Fields]]] = {
    **dict.fromkeys(("june", "May", "may"), _month),
    **dict.fromkeys(("friday", "sun", "fridays"), _weekday),
    **dict.fromkeys(("19", "19th", "first", "two"), _number),
    **dict.fromkeys(("2022", "twenty_ten", "22"), lambda tokens, i: {"year": tokens[i].value}),
    **dict.fromkeys(("ymd", "md", "dotted"), _numeric),
    **dict.fromkeys(("day", "week", "month", "year", "decade", "fortnight", "days"), _unit),
    **dict.fromkeys(("today", "now", "overnight"), _anchored),
    **dict.fromkeys(("1990s", "80s"), lambda tokens, i: {"year": tokens[i].value, "decade": True}),
    **dict.fromkeys(("mid", "early"), _part),
    **dict.fromkeys(("hours", "breakfast"), _hours),
    "99": _short_year,
    "eom": _named_part,
    "century": _century,
    "spring": _season,
    "easter": _holiday,
    "weekend": _weekend,
    "quarter": _quarter,
    "half": _half,
    "q3": lambda tokens, i: {"part": tokens[i].value},
    "night": _day_part,
}
_FISCAL: Final = ("fiscal year", "financial year")
_COMPOUND: Final = compiled(f"in? {COMPOUND}|{AGO} (today|{LAST} night)")


def expression(tokens: list[Token]) -> Expression:
    """The fields of the words, put together; a part of the day says nothing about the date."""
    found: Fields = {}
    if _COMPOUND.match(letters(tokens)):
        return _compound(tokens)
    for i, token in enumerate(tokens):
        handler = _HANDLERS.get(token.kind)
        if handler:
            found |= handler(tokens, i)
    if any(token.text.lower() in _FISCAL for token in tokens):
        found["fiscal"] = True  # as 年度 does, it begins in April
    if found.get("day") or found.get("weekday") is not None:
        found.pop("part", None)
    return Expression(**found)


def _compound(tokens: list[Token]) -> Expression:
    """a month and two days ago, in one year and three months: exact to the day."""
    mark = next((t for t in tokens if t.kind in ("later", "ago")), None)
    way = mark.value if mark else 1
    steps = [
        (way * count(tokens, i - 1) * token.value[1], token.value[0])
        for i, token in enumerate(tokens)
        if token.kind in words.PERIODS
    ]
    anchor: Literal["publication", "narrative"] = (
        "narrative" if mark and mark.kind == "later" else "publication"
    )
    days = tokens[-1].value if tokens[-1].kind == "today" else 0  # a year ago today
    if tokens[-1].kind == "night" and tokens[-2].value.n:  # a year ago last night
        days = tokens[-2].value.n
    return Expression(shift=Shift("day", days, anchor), moved=tuple(steps))
