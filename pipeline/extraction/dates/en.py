"""Dates in English text, found but not yet resolved: `scan`.

The text is read once into words with a kind each (`en_words`); the dates are found in the
sequence of kinds by the table of shapes (`en_shapes`), and the words of a shape are put together
into what they say. `en_tense` tells which way a bare date looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any, Final, Literal, NamedTuple

from pipeline.extraction.dates import en_words as words
from pipeline.extraction.dates.en_shapes import AGO, ANY, COMPOUND, SHAPES, compiled
from pipeline.extraction.dates.en_tense import REACH, direction, tense
from pipeline.extraction.dates.en_words import Token
from pipeline.extraction.dates.expression import (
    WEEKEND,
    Candidate,
    Direction,
    Expression,
    Shift,
    Unit,
)

__all__ = ["direction", "scan"]

Fields = dict[str, Any]


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
    return list(_joined(list(_found(tokens, text)), tokens))


def _letters(tokens: list[Token]) -> str:
    """The kinds of the words, a letter each, for the shapes."""
    return "".join([words.LETTERS[token.kind] for token in tokens])


def _found(tokens: list[Token], text: str) -> Iterator[Found]:
    letters = _letters(tokens)
    position = 0
    while match := ANY.search(letters, position):
        start = match.start()
        rule, end = _longest(letters, start)
        position = max(end, start + 1)
        span = tokens[start:end]
        if _is_other_word(tokens, start, end):
            continue
        candidate = _BUILDERS[rule](span, text)
        if candidate:
            yield Found(start, end, candidate)


def _longest(letters: str, start: int) -> tuple[str, int]:
    """The rule that reads furthest from `start`, and where it ends; the first of equals."""
    best = ("point", start)
    for rule, _, pattern in SHAPES:
        match = pattern.match(letters, start)
        if match and match.end() > best[1]:
            best = (rule, match.end())
    return best


# before a number they make it a year: "in 2022 sanctions", against "some 2000 tanks"
_BEFORE_YEARS: Final = frozenset(
    {"in", "the", "of", "since", "to", "by", "from", "between", "before", "'"}
)


def _is_other_word(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a lone word that could be a date is a name, a number of things or a verb."""
    token, before = tokens[start], _at(tokens, start - 1)
    if [t.kind for t in tokens[start:end]] == ["the", "19th"] and end < len(tokens):
        after = tokens[end]  # "on the 19th floor", "on the 5th Fleet", not "on the 19th he left"
        return after.kind == "word" or after.text in words.NUMBERED
    if end - start > 1:  # "prices fall this year"
        return token.text.lower() == "fall" and tokens[start + 1].kind in ("this", "last")
    if token.text in words.FRACTIONS and before in ("word", "19", "99", "to"):
        return True  # "rose 7/8 to 36 1/8"
    if end == len(tokens):
        return False
    after = tokens[end]
    if token.kind == "june":  # "April Jones"
        return token.text.lower() in words.GIVEN_NAMES and after.kind == "Name"
    if token.kind == "2022":
        if after.text.lower() in words.CLOCKS:  # "at 1900 GMT"
            return True
        things = after.kind == "word" and after.text.endswith(("s", "people", "men", "km"))
        counted = things and token.value % 50 == 0
        return before not in _BEFORE_YEARS and (counted or not 1800 <= token.value < 2100)
    if token.kind == "md" and token.value.year is None:  # "7/10 voters"
        return after.kind == "word" and before != "on"
    return False


# --- expressions ----------------------------------------------------------------------------


def _at(tokens: list[Token], i: int) -> str:
    return tokens[i].kind if 0 <= i < len(tokens) else ""


def _pointer(tokens: list[Token], i: int) -> words.Deictic | None:
    """The pointing word before `i`: "last", "that (same)", "this past", "(the) next"."""
    first = i
    while _at(tokens, first - 1) in ("this", "last", "upcoming"):
        first -= 1
    run = [token.value for token in tokens[first:i]]
    if not run:
        return None
    pointer: words.Deictic = next((p for p in run if p.n), run[-1])
    units = _at(tokens, i) in ("day", "week", "month", "year", "night")
    if pointer == words.DEICTICS["next"] and _at(tokens, first - 1) == "the" and units:
        return pointer._replace(narrative=True)  # "the next day" follows the text
    if pointer.n and pointer.narrative and _at(tokens, first - 1) != "the":
        return pointer._replace(narrative=False)  # "previous Monday" leans on publication
    return pointer


def _shift(unit: Unit, pointer: words.Deictic, size: int = 1) -> Shift:
    return Shift(unit, pointer.n * size, "narrative" if pointer.narrative else "publication")


def _month(tokens: list[Token], i: int) -> Fields:
    if _at(tokens, i + 1) == "before" and tokens[-1].kind == "last":  # March after next
        way: int = tokens[i + 1].value
        return {"month": tokens[i].value, "direction": "past" if way < 0 else "future"} | {
            "moved": ((way, "year"),)
        }
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
    turn = next((t.value for t in tokens[i:] if t.kind == "before"), None)
    if before == "a" and after in ("", "night"):  # on a Friday; 2 July 2021, a Friday
        told = {"shift": Shift("week", 0, "narrative"), "direction": "soon"}
        return found | told if i == 1 else found
    if turn and tokens[-1].kind in ("before", "this"):  # the Monday after
        way = "past" if turn < 0 else "future"
        return found | {"shift": Shift("week", 0, "narrative"), "direction": way}
    if after in ("of", "in") and before in ("first", "19th", "last"):
        return found | _nth(tokens, i, "weekday")
    if after == "before" or before in words.COUNTS:
        return found | _weeks_away(tokens, i)
    if pointer is None:
        return found
    if pointer.narrative and pointer.n > 0:  # the following Friday: the first one after
        return found | {"shift": Shift("week", 0, "narrative"), "direction": "future"}
    if pointer.narrative and not any(
        token.kind in ("week", "june", "May", "19", "md") for token in tokens
    ):
        return found | {"shift": Shift("week", 0, "narrative"), "direction": "soon"}
    if pointer.nearest:
        return found | {"direction": "past" if pointer.n < 0 else "future"}
    return found | {"shift": _shift("week", pointer)}


def _weeks_away(tokens: list[Token], i: int) -> Fields:
    """three Fridays from now, two Mondays ago; Sunday after next, Sunday before last."""
    way: int = tokens[i + 1].value or 1
    n = 2 if tokens[i + 1].kind == "before" else _count(tokens, i - 1)
    return {"direction": "past" if way < 0 else "future", "moved": ((7 * way * (n - 1), "day"),)}


def _nth(tokens: list[Token], i: int, unit: str) -> Fields:
    """third → 3, last → −1, third last → −3."""
    ordinal = next((t.value for t in tokens[max(0, i - 2) : i] if t.kind in ("first", "19th")), 1)
    last = _at(tokens, i - 1) == "last"
    return {"nth": -ordinal if last else ordinal, "nth_unit": unit}


def _unit(tokens: list[Token], i: int) -> Fields:
    unit, size = tokens[i].value
    before, after = _at(tokens, i - 1), _at(tokens, i + 1)
    if _at(tokens, i - 2) == "to":  # two weeks to the day later
        return {}
    if after == "-" and _at(tokens, i + 2) in ("ago", "later"):  # year-ago
        return {"shift": Shift("year", -1, "narrative")}
    if after == "before":
        return _before_after(tokens, i)
    if before in words.COUNTS:
        return {"shift": _counted(tokens, i)} if _count(tokens, i - 1) else {}
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


def _count(tokens: list[Token], i: int) -> int:
    return 1 if tokens[i].kind == "a" else tokens[i].value or 0


def _counted(tokens: list[Token], i: int) -> Shift:
    """two years ago, in two weeks, two days later, six years after that."""
    unit, size = tokens[i].value
    unit, n = _years_for(unit, _count(tokens, i - 1) * size)
    mark = tokens[i + 1] if i + 1 < len(tokens) else None
    if mark and mark.kind == "to":  # a year to the day after that
        mark = tokens[i + 4]
    if mark and mark.kind in ("later", "before", "into", "on", "in"):
        exact = tokens[0].kind == "exactly" or any(t.kind == "to" for t in tokens)  # to the day
        n *= mark.value or 1
        return Shift(unit, n, "narrative", exact=exact, counted=unit == "week")
    if mark and mark.kind == "since":  # 11 days since they left
        return Shift(unit, -n)
    return Shift(unit, n * mark.value if mark and mark.kind == "ago" else n)


def _years_for(unit: Unit, n: int) -> tuple[Unit, int]:
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
    counted = _at(tokens, i - 1) in words.COUNTS
    unit, n = _years_for(unit, way * size * (_count(tokens, i - 1) if counted else 1))
    exact, weeks = tokens[0].kind == "exactly", counted and unit == "week"
    return {"shift": Shift(unit, n, "narrative", exact=exact, counted=weeks)}


def _ordinal_unit(tokens: list[Token], i: int) -> Fields:
    unit, _ = tokens[i].value
    nth = _nth(tokens, i, unit)
    return {"month": nth["nth"]} if unit == "month" else nth


def _weekend(tokens: list[Token], i: int) -> Fields:
    if _at(tokens, i + 1) == "of" or any(token.kind == "easter" for token in tokens[:i]):
        return {"weekend_of": True}  # the weekend of the 18th, Labor Day weekend
    found = _unit(tokens, i) if _pointer(tokens, i) or _at(tokens, i + 1) == "before" else {}
    return found | {"weekday": WEEKEND}


def _century(tokens: list[Token], i: int) -> Fields:
    """The 15th century: the years 1400–1499."""
    if _at(tokens, i - 1) in words.COUNTS:
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
    if pointer and _at(tokens, i + 1) in ("of", "in"):  # the last quarter of 2016
        return {"part": "q4"} if pointer.n < 0 else {}
    return {"shift": _shift("quarter", pointer) if pointer else Shift("quarter", 0, "narrative")}


def _half(tokens: list[Token], i: int) -> Fields:
    return {"part": "h1" if any(token.value == 1 for token in tokens[:i]) else "h2"}


def _number(tokens: list[Token], i: int) -> Fields:
    """A day of the month, unless it counts or numbers what follows."""
    before, after, then = (_at(tokens, i + n) for n in (-1, 1, 2))
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
    if _at(tokens, i + 1) == "before":  # the night before; the night before last
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
    if _at(tokens, i - 1) == "from":  # two weeks from now
        return {}
    if tokens[i].kind == "overnight":
        return {} if i + 1 < len(tokens) else {"shift": Shift("day", 0)}
    return {"shift": Shift("day", tokens[i].value or 0)}


def _numeric(tokens: list[Token], i: int) -> Fields:
    return _stated(tokens[i].value)


def _short_year(tokens: list[Token], i: int) -> Fields:
    """April of 87; any other number counts something."""
    dated = _at(tokens, i - 1) == "of" and 31 < (tokens[i].value or 0) < 100
    return {"year": 1900 + tokens[i].value} if dated else {}


def _hours(tokens: list[Token], i: int) -> Fields:
    """An hour ago: today; 48 hours later: two days, any other number of hours none."""
    now = any(token.kind in ("ago", "last") for token in tokens)
    days, rest = divmod(_count(tokens, i - 1) if _at(tokens, i - 1) in words.COUNTS else 0, 24)
    way = next((token.value for token in tokens if token.kind in ("ago", "later", "before")), 0)
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
_COMPOUND: Final = compiled(f"in? {COMPOUND}|{AGO} today")


def _expression(tokens: list[Token]) -> Expression:
    """The fields of the words, put together; a part of the day says nothing about the date."""
    found: Fields = {}
    if _COMPOUND.match(_letters(tokens)):
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
        (way * _count(tokens, i - 1) * token.value[1], token.value[0])
        for i, token in enumerate(tokens)
        if token.kind in words.PERIODS
    ]
    anchor: Literal["publication", "narrative"] = (
        "narrative" if mark and mark.kind == "later" else "publication"
    )
    days = tokens[-1].value if tokens[-1].kind == "today" else 0  # a year ago today
    return Expression(shift=Shift("day", days, anchor), moved=tuple(steps))


# --- candidates -----------------------------------------------------------------------------


def _point(tokens: list[Token], text: str) -> Candidate | None:
    kinds = [token.kind for token in tokens]
    first = _expression(tokens)
    start, end = tokens[0].start, tokens[-1].end
    before = text[max(0, start - REACH) : start]
    way = tense(text, start, end) if _asks_tense(kinds, first) else None
    if first == Expression() or _is_length(kinds, before, way):
        return None
    first = _in_clause(replace(first, definite=kinds in _ORDINALS), kinds, before, way)
    event = _event(text[end : end + REACH]) if _counts_from(kinds, first) else ""
    if event and first.shift:
        first = replace(first, shift=replace(first.shift, anchor="event"))
    vague = first.decade or first.century or any(t.text.endswith("few") for t in tokens)
    glance = bool(_FIRST_SINCE.search(before) or _DATES_BACK.search(before))
    return Candidate(start, end, first, event=event, narrative=not vague, aside=glance)


def _asks_tense(kinds: list[str], first: Expression) -> bool:
    """Whether the clause decides what words of these kinds mean; few do, and it takes time."""
    weekday = first.weekday is not None and kinds[0] in ("a", "this", "the", "weekend")
    return weekday or kinds[0] == "in" or bool(first.shift and "mid" in kinds)


def _is_length(kinds: list[str], before: str, way: Direction | None) -> bool:
    """Whether the words tell how long something took, or how it is on any such day."""
    if kinds[0] == "in" and kinds[1] in words.COUNTS:
        # "they took the town in two weeks", "the first in two weeks"
        return way == "past" or bool(_SUPERLATIVE.search(before))
    if kinds[:2] == ["a", "friday"]:  # "shops close early on a Sunday"
        return way != "past"
    return kinds[-1] == "later" and bool(_MEASURE.search(before))  # "Monday, a week later"


def _in_clause(
    first: Expression, kinds: list[str], before: str, way: Direction | None
) -> Expression:
    """What the clause adds: which end of the year, this Monday or the weekend it looks to."""
    if (
        first.shift
        and _END_OF.fullmatch("".join(words.LETTERS[kind] for kind in kinds))
        and way != "past"
    ):
        # "by the end of the year": of this one, unless the clause tells the past
        return replace(first, shift=replace(first.shift, anchor="publication"))
    if way in (None, "future") and kinds in _THIS_DAY and first.shift:
        return replace(first, direction="ahead")  # "this Monday", on a Tuesday: the next one
    if way is None and kinds[-1] == "weekend" and first.bare and not _OVER.search(before):
        return replace(first, shift=Shift("week", 0))  # "the weekend" alone: the one of this week
    return first


def _counts_from(kinds: list[str], first: Expression) -> bool:
    """Whether what the words lean on follows them: the day after, ten days into, the day of."""
    same_day = "hours" in kinds and not (first.shift and first.shift.n)
    return kinds[-1] == "of" or (kinds[-1] in ("before", "into") and not same_day)


_END_OF: Final = compiled("the? mid of the? (week|month|year|quarter)")
_ORDINALS: Final = (["the", "19th"], ["the", "first"], ["the", "two"])
_THIS_DAY: Final = (["this", "friday"], ["this", "friday", "night"])
_OVER: Final = re.compile(r"\b(?:over|at|on|during|for|in)\s+\Z")
_SUPERLATIVE: Final = re.compile(
    r"\b(?:first|only|worst|best|most|least|(?:high|low|larg|bigg|small|long|short|strong|weak|great"
    r"|deadli|heavi|steep|sharp|fast|slow|hott|cold|dri|wett)est)\b[^.,;:]*\Z"
)
# "the first since", "the heaviest attack since": what stands after is only looked back at
_FIRST_SINCE: Final = re.compile(
    r"(?:\b[Nn]ever\b[^.;:]*|" + _SUPERLATIVE.pattern.removesuffix(r"\Z") + ")"
    r"\bsince\b[^.,;:]{0,60}\Z"
)
_DATES_BACK: Final = re.compile(r"\bdat(?:es?|ed|ing)\s+back\s+(?:as\s+far\s+as\s+|to\s+)\Z")
_MEASURE: Final = re.compile(
    r"(?:\d|day|January|February|March|April|May|June|July|August|September|October|November|"
    r"December),\s+(?:(?:just|only|barely|nearly|almost|exactly|less than|more than|over)\s+)?\Z"
)
_EVENT: Final = re.compile(
    r"\s+(?:(?:the|an?|its|his|her|their|this|that)\s+)?(?P<owner>(?:[A-Z]\w+\s)*[A-Z]\w+['’]s)?"
    r"(?P<words>(?:[A-Z][\w-]*\s?){0,3}(?:\b(?!(?:was|were|had|has|is|began|started|ended|broke|took"
    r"|of|on|in|at|by|to|for|from|with|against|and|but|as|that|when)\b)[a-z][\w-]*\s?){0,2})"
)
_ENDING: Final = re.compile(
    r"(?<=\w{4})(?:ement|ment|[ai]?tion|sion|ing|al|ure|ed|es|s|e)s?$", re.IGNORECASE
)


def _event(after: str) -> str:
    """What "five days after" counts from: a name that owns it, else the words up to the verb.

    Without their endings, since "the announcement" may have been told as "announced".

    >>> _event(" the harbour announcement was made")
    ' harbour& announc| harbour'
    """
    found = _EVENT.match(after)
    if found is None:
        return ""
    known = found["owner"][:-2] if found["owner"] else found["words"]
    stems = [f" {_ENDING.sub('', word)}" for word in known.split()]
    alone = [stem for stem in stems[:1] if stem[1:2].islower()]  # in "announcement crowds"
    return "|".join(dict.fromkeys(["&".join(stems), *alone]))


def _day_of(tokens: list[Token], text: str) -> Candidate | None:
    """The day of the attack, the day the treaty lapsed."""
    start, end = tokens[0].start, tokens[-1].end
    day = Expression(shift=Shift("day", 0, "event"), nth=1, nth_unit="day")
    event = _event(text[end : end + REACH])
    return Candidate(start, end, day, event=event) if event else None


def _stretch(tokens: list[Token], text: str) -> Candidate | None:
    """the past two weeks: up to publication; the last, the next two weeks: whole weeks."""
    pointer = next((t.value for t in tokens if t.kind in ("last", "upcoming")), None)
    unit, size = [t for t in tokens if t.kind in words.PERIODS][-1].value
    counts = [_count([t], 0) for t in tokens if t.kind in words.COUNTS]
    n = next(iter(counts), 1)
    start, end = tokens[0].start, tokens[-1].end
    if not n:
        return None
    if len(counts) > 1:  # the past three months and two weeks
        way = -1 if pointer and pointer.n < 0 else 1
        units = [t.value for t in tokens if t.kind in words.PERIODS]
        steps = tuple((way * n * size, unit) for n, (unit, size) in zip(counts, units, strict=True))
        today = Expression(shift=Shift("day", 0))
        there = replace(today, moved=steps)
        ends = (there, today) if way < 0 else (today, there)
        return Candidate(start, end, ends[0], ends[1], narrative=False)
    # "the last two weeks" reach to publication; "last two weeks" are whole ones, like "last week"
    rolling = (
        tokens[0].kind in ("within", "the")
        or pointer == words.DEICTICS["past"]
        or tokens[-1].kind != "days"
    )
    rolling &= unit not in ("quarter", "decade")
    if pointer is None or rolling:
        kind: Literal["past", "next"] = "past" if pointer and pointer.n < 0 else "next"
        return Candidate(start, end, Expression(), None, kind, (n * size, unit), narrative=False)
    far, near = Shift(unit, n * size * pointer.n), Shift(unit, pointer.n)
    first, last = (far, near) if pointer.n < 0 else (near, far)
    return Candidate(start, end, Expression(shift=first), Expression(shift=last), narrative=False)


def _upcoming(tokens: list[Token], text: str) -> Candidate:
    """Upcoming two weeks: the second one, as duckling has it; "the upcoming two weeks" are both."""
    n = next(_count([t], 0) for t in tokens if t.kind in words.COUNTS)
    unit, size = tokens[-1].value
    ahead = Expression(shift=Shift(unit, n * size))
    return Candidate(tokens[0].start, tokens[-1].end, ahead, narrative=False)


def _run(tokens: list[Token], text: str) -> Candidate | None:
    """the first nine months of 2023, the last ten days of March: a range inside the whole."""
    at = next(i for i, token in enumerate(tokens) if token.kind == "days")
    unit, size = tokens[at].value
    n = _count(tokens, at - 1) * size
    whole = _expression([t for t in tokens[: at - 2] + tokens[at + 1 :] if t.kind != "of"])
    if unit != "month" and not tokens[at + 1 :]:
        return None  # "in the first two days" of what?
    last = any(token.kind == "last" for token in tokens[:at])
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
    at = next(
        i
        for i, token in enumerate(tokens)
        if token.kind in ("days", "day", "week", "month", "year") and i
    )
    unit, size = tokens[at].value
    length = (_count(tokens, at - 1) * size, unit)
    first = _expression(tokens[at + 2 :] if at == 1 else tokens[: at - 2])
    return Candidate(tokens[0].start, tokens[-1].end, first, None, "for", length)


def _ended(tokens: list[Token], text: str) -> Candidate | None:
    """the nine months ended Sept. 30: a stretch up to the end of its date."""
    at = next(i for i, token in enumerate(tokens) if token.kind in ("ended", "to"))
    if tokens[at].text.lower() in ("until", "till"):  # "the two weeks until 5 May" lie ahead
        return _point(tokens[at + 1 :], text)
    n = next((_count(tokens, i) for i in range(at) if tokens[i].kind in words.COUNTS), 1)
    unit, size = next(
        t.value
        for t in tokens[:at]
        if t.kind in ("day", "week", "month", "year", "quarter", "days")
    )
    last = _expression(tokens[at + 1 :])
    if tokens[at].text.lower() == "ending":
        last = replace(last, direction="near")
    return Candidate(tokens[0].start, tokens[-1].end, last, None, "for", (-n * size, unit))


def _halves(tokens: list[Token], text: str) -> Candidate | None:
    """A year and a half ago: eighteen months."""
    unit = next(t.value[0] for t in tokens if t.kind in ("year", "days"))
    if unit != "year":
        return None
    n = tokens[-1].value * (12 * _count(tokens, 0) + 6)
    back = Shift("month", n, "publication" if tokens[-1].kind == "ago" else "narrative")
    return Candidate(tokens[0].start, tokens[-1].end, Expression(shift=back))


def _again(tokens: list[Token], text: str) -> Candidate:
    """The same quarter last year, the year-ago period: what the text tells of, a year before."""
    year = next((t.value for t in tokens if t.kind == "2022"), None)
    if year:  # the 1988 quarter
        return Candidate(tokens[0].start, tokens[-1].end, Expression(year=year, part="same"))
    unit = next((t.value[0] for t in tokens if t.kind in ("week", "month", "quarter")), None)
    n = {"quarter": -4, "month": -12, "week": -52}
    again = (
        Expression(shift=Shift(unit, n[unit], "narrative"))
        if unit
        else Expression(part="same", shift=Shift("year", -1, "narrative"))
    )
    return Candidate(tokens[0].start, tokens[-1].end, again)


def _that_month(tokens: list[Token], text: str) -> Candidate | None:
    """Two years ago this month: the month so long ago."""
    unit, size = tokens[1].value
    unit, n = _years_for(unit, _count(tokens, 0) * size)
    if unit not in ("month", "year"):
        return None
    back = Shift("month", -n * (12 if unit == "year" else 1))
    return Candidate(tokens[0].start, tokens[-1].end, Expression(shift=back))


def _to_month(tokens: list[Token], text: str) -> Candidate:
    """The September quarter: the three months up to it."""
    month = _expression([token for token in tokens if token.kind != "quarter"])
    return Candidate(tokens[0].start, tokens[-1].end, month, None, "for", (-3, "month"))


def _years(tokens: list[Token], text: str) -> Candidate | None:
    """1914-18: up to the year of that century; 2016 - 11, 11 / 2016: a month."""
    number, year = sorted(tokens[::2], key=lambda token: token.kind == "2022")
    month = number.value if number.value and number.value <= 12 else None
    start, end = tokens[0].start, tokens[-1].end
    last = year.value // 100 * 100 + (number.value or 0)
    if number is tokens[2] and len(number.text) == 2 and last > year.value:
        return Candidate(start, end, Expression(year=year.value), Expression(year=last))
    if month is None or re.match(r"\s*[\w-]", text[end : end + REACH]):
        return _point([year], text)
    return Candidate(start, end, Expression(year=year.value, month=month))


def _days(tokens: list[Token], text: str) -> Candidate:
    """May between 3 and 5, Nov from 2-7 2018"""
    year = tokens[-1].value if tokens[-1].kind in ("2022", "twenty_ten") else None
    a, b = (Expression(year, tokens[0].value, tokens[i].value) for i in (2, 4))
    return Candidate(tokens[0].start, tokens[-1].end, a, b)


def _offset(tokens: list[Token], text: str) -> Candidate | None:
    """two days before Christmas, three weeks from tomorrow, the day after the 5th."""
    split = next(i for i, token in enumerate(tokens) if token.kind in ("before", "from"))
    unit, size = tokens[split - 1].value
    n = (1 if split < 2 or tokens[split - 2].kind == "the" else _count(tokens, split - 2)) * size
    base = _expression(tokens[split + 1 :])
    if tokens[split].kind == "from" and base.bare and base.direction is None:
        base = replace(base, direction="future")
    start, end = tokens[0].start, tokens[-1].end
    if (
        n > 0
        and tokens[split].value == 1
        and text[max(0, start - 10) : start].endswith("less than ")
    ):
        return Candidate(start, end, base, None, "for", (n, unit))  # less than 3 days after 4 May
    if unit == "year" and base.bare and base.weekday is None and tense(text, start, end) is None:
        base = replace(base, direction="past")  # a year from Christmas: from the last one
    moved = (*base.moved, (n * (tokens[split].value or 1), unit))
    return Candidate(start, end, replace(base, moved=moved))


_BUILDERS: Final[dict[str, Callable[[list[Token], str], Candidate | None]]] = {
    "point": _point,
    "day_of": _day_of,
    "stretch": _stretch,
    "run": _run,
    "upcoming": _upcoming,
    "halves": _halves,
    "again": _again,
    "to_month": _to_month,
    "month": _that_month,
    "lasting": _lasting,
    "ended": _ended,
    "years": _years,
    "days": _days,
    "offset": _offset,
}

# --- ranges and lists -----------------------------------------------------------------------


def _joined(found: list[Found], tokens: list[Token]) -> Iterator[Candidate]:
    """Neighbours joined by "to" are one range; the days of a list share their month and year."""
    found = _with_dated_events(_with_months(found, tokens), tokens)
    i = 0
    while i < len(found):
        here, after = found[i], found[i + 1] if i + 1 < len(found) else None
        if after and _is_range(here, after, tokens):
            yield _ranged(here, after, tokens)
            i += 2
            continue
        if not _is_number(here, tokens) and tokens[here.first].kind != "now":
            yield here.candidate
        i += 1


def _link(here: Found, after: Found, tokens: list[Token]) -> list[str]:
    """The kinds of the words between two neighbours, when they are only links."""
    if after.first - here.last > 3:
        return []
    between = [t.kind for t in tokens[here.last : after.first] if t.text not in _HEDGES]
    return between if _LINKS.issuperset(between) else []


_HEDGES: Final = frozenset({"shortly", "just", "soon"})  # "and shortly before dawn"
_LINKS: Final = frozenset({",", "and", "to", "-"})
_TO: Final = (["to"], [",", "to"], ["-"], ["-", "to", "-"])


def _is_number(found: Found, tokens: list[Token]) -> bool:
    """Whether the day of a list has found no month: no date.

    "on 15", "the 15th" and both of "on the 15th and 16th" are dates.
    """
    alone = (
        tokens[found.first].kind in ("two", "19", "19th", "first")
        and _at(tokens, found.first - 1) != "on"
        and [_at(tokens, found.first - n) for n in (4, 3, 2, 1)] != ["on", "the", "19th", "and"]
    )
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


def _with_dated_events(found: list[Found], tokens: list[Token]) -> list[Found]:
    """Three days after sending troops in on 24 February: counted from the day named there."""
    done = list(found)
    for i in range(len(done) - 1):
        shift, event = done[i].candidate.first.shift, done[i + 1].candidate
        between = [token.kind for token in tokens[done[i].last : done[i + 1].first]]
        counts = shift and shift.anchor == "event" and shift.n and shift.unit in ("day", "week")
        a_day = event.kind == "point" and event.first.day
        if shift and counts and a_day and between[-1:] == ["on"] and _WITHIN.issuperset(between):
            first = replace(event.first, moved=((shift.n, shift.unit), *event.first.moved))
            done[i] = done[i]._replace(candidate=replace(done[i].candidate, first=first, event=""))
    return done


_WITHIN: Final = frozenset("word Name he the this a of in into over to on at '".split())


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
    verb = tokens[here.first - 2].text if here.first > 1 else ""
    if verb in words.MOVED and _at(tokens, here.first - 1) == "from":
        return False  # "postponed from 5 May to 9 May"
    return link in _TO or (link == ["and"] and _is_pair(here, after, _at(tokens, here.first - 1)))


def _is_pair(here: Found, after: Found, before: str) -> bool:
    """Whether two dates are the ends of one stretch: between 3 and 5 May, on 3 and 4 May.

    "3 and 5 May" are two days.
    """
    first, last = here.candidate.first, after.candidate.first
    if before == "between" or (before == "over" and first.day):
        return True
    if before != "on" or first.day is None:
        return False
    return replace(last, definite=False) == replace(first, day=first.day + 1, definite=False)


def _ranged(here: Found, after: Found, tokens: list[Token]) -> Candidate:
    opens = _at(tokens, here.first - 1) in ("between", "from", "over")
    start = tokens[here.first - opens].start
    first, last = replace(here.candidate.first, week_of=False), after.candidate
    return replace(here.candidate, start=start, end=last.end, first=first, last=last.first)
