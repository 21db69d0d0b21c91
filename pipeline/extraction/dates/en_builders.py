"""One builder for each rule of the table of shapes: the words of a date → its `Candidate`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal

from pipeline.extraction.dates import en_words as words
from pipeline.extraction.dates.en_fields import count, expression, years_for
from pipeline.extraction.dates.en_lexer import Token
from pipeline.extraction.dates.en_shapes import compiled
from pipeline.extraction.dates.en_tense import REACH, tense
from pipeline.extraction.dates.expression import Candidate, Direction, Expression, Shift, Unit


def _point(tokens: list[Token], text: str) -> Candidate | None:
    """One date; what the clause around it adds or takes back is decided here."""
    kinds = [token.kind for token in tokens]
    if kinds[-2:] == ["the", "19th"] and _NUMBERED.match(text, tokens[-1].end):
        return _point(tokens[:-2], text) if len(tokens) > 2 else None  # "in May the 20th time"
    first = expression(tokens)
    start, end = tokens[0].start, tokens[-1].end
    before = text[max(0, start - REACH) : start]
    way = tense(text, start, end) if _asks_tense(kinds, first) else None
    if first == Expression() or _is_length(kinds, before, way):
        return None
    if kinds[-1] == "on" and not text[:start].strip():
        return None  # "Four years on" opens the text: after what?
    if kinds[0] == "within" and "hours" in kinds[2:] and not _leads(before, text, start, end):
        return None
    first = _in_clause(first._replace(definite=kinds in _ORDINALS), kinds, before, way)
    event = _event(text[end : end + REACH]) if _counts_from(kinds, first) else ""
    if event and first.shift and not _GOES_ON.search(before):
        first = first._replace(shift=first.shift._replace(anchor="event"))
    # "on 10 July 2023, the night before the summit, he": the other thing's day
    beside = bool(
        event and kinds[-1] == "before" and _MEASURE.search(before) and _APPOSED.match(text, end)
    )
    vague = beside or first.decade or first.century or any(t.text.endswith("few") for t in tokens)
    glance = any(p.search(before) for p in (_FIRST_SINCE, _DATES_BACK, _COMPARED))
    glance |= kinds[:2] == ["the", "friday"] and bool(_INTENDED.search(before))
    glance |= bool(_BESIDE.search(before) and _GOES_ON_AFTER.match(text, end))
    names = kinds == ["2022"] and _names_document(text, start, end)
    whole = kinds[0] == "the" and kinds[-1] in words.PERIODS and len(kinds) == 2
    ends = (first.part == "end" or whole) and _BEFORE_END.search(before)
    by = bool(ends or _DUE.search(before))
    told = by and tense(text, start, end) == "past"
    due = by and bool(ends or not told)
    if due and whole and first.shift and not told:  # "before the year is out"
        first = first._replace(shift=first.shift._replace(anchor="publication"))
    return Candidate(
        start, end, first, event=event, narrative=not vague, aside=glance, names=names, due=due
    )


def _names_document(text: str, start: int, end: int) -> bool:
    """Whether a year alone only tells which treaty or law is meant, and not when it was made."""
    paper = _DATED_PAPER.match(text, end)
    if paper is None and not _PAPER_OF.search(text, max(0, start - REACH), start):
        return False
    return not _MADE.match(text, paper.end() if paper else end)


def _asks_tense(kinds: list[str], first: Expression) -> bool:
    """Whether the clause decides what words of these kinds mean; few do, and it takes time."""
    weekday = first.weekday is not None and kinds[0] in ("a", "this", "the", "weekend")
    part = "mid" in kinds or "half" in kinds
    return weekday or kinds[0] == "in" or bool(first.shift and part)


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
    end_of = _END_OF.fullmatch("".join(words.LETTERS[kind] for kind in kinds))
    if first.shift and end_of and way != "past":
        # "by the end of the year": of this one, unless the clause tells the past
        return first._replace(shift=first.shift._replace(anchor="publication"))
    published = first.shift is not None and first.shift.anchor == "publication"
    if way in (None, "future") and kinds in _THIS_DAY and published:
        return first._replace(direction="ahead")  # "this Monday", on a Tuesday: the next one
    if way is None and kinds[-1] == "weekend" and first.bare and not _OVER.search(before):
        return first._replace(shift=Shift("week", 0))  # "the weekend" alone: the one of this week
    return first


def _leads(before: str, text: str, start: int, end: int) -> bool:
    """Whether "within two days" opens a clause that tells what came next in the story."""
    return bool(_OPENS.search(before)) and tense(text, start, end) == "past"


# "…, and ten days after the verdict he left": a clause that goes on with the story
_GOES_ON: Final = re.compile(r"\b(?:and|but)\s+(?:exactly\s+|just\s+|only\s+)?\Z")
_OPENS: Final = re.compile(r"(?:^|[.;:,—\n]|\band)\s*\Z")


def _counts_from(kinds: list[str], first: Expression) -> bool:
    """Whether what the words lean on follows them: the day after, ten days into, the day of."""
    same_day = "hours" in kinds and not (first.shift and first.shift.n)
    return kinds[-1] == "of" or (kinds[-1] in ("before", "into") and not same_day)


_END_OF: Final = compiled(
    "the? mid of the? (week|month|year|quarter)|the? first half of the? (month|year)"
)
_ORDINALS: Final = (["the", "19th"], ["the", "first"], ["the", "two"])
_THIS_DAY: Final = (["this", "friday"], ["this", "friday", "night"])
_OVER: Final = re.compile(r"\b(?:over|at|on|during|for|in)\s+\Z")
_SUPERLATIVE: Final = re.compile(
    r"\b(?:first|(?:second|third|fourth|fifth|sixth|\d+th)(?=\s+time)|only|worst|best|most|least|"
    r"(?:high|low|larg|bigg|small|long|short|strong|weak|great|deadli|heavi|"
    r"steep|sharp|fast|slow|hott|cold|dri|wett)est)\b[^.,;:]*\Z"
)
# "he had been meaning to fly on [the Monday]. On the Sunday …": nowhere the story has come to
_INTENDED: Final = re.compile(
    r"\b(?:was|were|had been) (?:meaning|planning|hoping|due|supposed|scheduled|going|intending)"
    r" to\b[^.;:]{0,50}\Z"
)
_NUMBERED: Final = re.compile(
    r"\s+(?:anniversary|birthday|time|round|package|session|attack|raid)\b"
)
# "the first since", "the heaviest attack since": what stands after is only looked back at
_FIRST_SINCE: Final = re.compile(
    r"(?:\b[Nn]ever\b[^.;:]*|" + _SUPERLATIVE.pattern.removesuffix(r"\Z") + ")"
    r"\bsince\b[^.,;:]{0,60}\Z"
)
_DATES_BACK: Final = re.compile(r"\bdat(?:es?|ed|ing)\s+back\s+(?:as\s+far\s+as\s+|to\s+)\Z")
# "from $3 million a year earlier": what the text tells of goes on after it
_COMPARED: Final = re.compile(
    r"\b(?:from|than|with|against|versus|to)\b[^.;]*(?:\d|%|percent|million|billion|cents)\s+\Z"
)
# "Riga, which had left the pact [in May], sent …"
_BESIDE: Final = re.compile(r",\s+(?:which|who|whose\s+\w+)\s[^,;:.]*\Z")
_GOES_ON_AFTER: Final = re.compile(
    rf"[^,;:.]{{0,40}},\s+(?:then\s+|also\s+)?(?:had|has|was|were|[a-z]+ed|{'|'.join(words.PAST)})\b"
)
# "the 1951 treaty", "a treaty of 1951": a year that only names a paper, unless it became one then
_DOCUMENT: Final = (
    r"(?:treat(?:y|ies)|pacts?|deals?|accords?|agreements?|conventions?|memorandum|doctrine|"
    r"constitution|laws?|acts?|resolutions?|statement|declarations?|communiqué|protocols?|charter|"
    r"reports?|ruling|strategy|understanding|settlement|edition|model)"
)
_DATED_PAPER: Final = re.compile(
    rf"\s+(?:(?!(?:the|an?|in|on|of|and)\b)[\w'’-]+\s+){{0,4}}{_DOCUMENT}\b", re.IGNORECASE
)
_PAPER_OF: Final = re.compile(rf"\b{_DOCUMENT}\s+of\s+\Z", re.IGNORECASE)
_MADE: Final = re.compile(
    r"[^.;:]{0,40}\b(?:signed|reached|concluded|agreed|struck|adopted|approved|published|issued|"
    r"came|took|entered|went|ratified|passed|announced|released)\b"
)
_DUE: Final = re.compile(r"\b[Bb]y\s+(?:the\s+)?\Z")
_BEFORE_END: Final = re.compile(r"\b[Bb]efore\s+\Z")
_MEASURE: Final = re.compile(
    r"(?:\d|day|January|February|March|April|May|June|July|August|September|October|November|"
    r"December),\s+(?:(?:just|only|barely|nearly|almost|exactly|less than|more than|over)\s+)?\Z"
)
_APPOSED: Final = re.compile(
    rf"\s+(?:the|an?|its|his|her|their)\s+(?:(?!{'|'.join(words.PAST)}|had\b|was\b|were\b)"
    r"(?!\w+ed\b)[\w’'-]+\s?){1,4},"
)
_EVENT: Final = re.compile(
    r"\s+(?:(?:the|an?|its|his|her|their|this|that|\d[\d,]*|(?:he|she|they|we|it(?=\s+[a-z]))"
    r"(?:\s+(?:had|has|was|were))?)\s+)?(?P<owner>(?:[A-Z]\w+\s)*[A-Z]\w+['’]s)?"
    r"(?P<words>(?:[A-Z][\w-]*\s?){0,3}(?:\b(?!(?:was|were|had|has|is|did|began|started|ended|"
    r"broke|took|of|on|in|at|by|to|for|from|with|against|and|but|as|that|when|a|an|the|it)\b)"
    r"[a-z][\w-]*\s?){0,2})"
)
_LIGHT: Final = frozenset((" went", " came", " got", " took", " made", " gave", " put"))
_DEMONYM: Final = re.compile(r"(?<=\w{3})(?:ian|ese|ish|i|['’]s)$")
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
    stems = [f" {_stem(word)}" for word in known.split()]
    # in "announcement crowds", not in "went home"
    alone = [stem for stem in stems[:1] if stem[1:2].islower() and stem not in _LIGHT]
    verbs = [f" {v}" for word in known.split() for v in words.DEEDS.get(word, "").split()]
    names = [stem for stem in stems if stem[1:2].isupper()]
    by_name = ["&".join([*names, verb]) for verb in verbs] if names else []
    # "the Balochistan raid" was told as "hit … in Balochistan"
    return "|".join(dict.fromkeys(["&".join(stems), *by_name, *alone, *verbs]))


def _stem(word: str) -> str:
    """A word without its ending: announc(ement), Iran(ian), Israel(i), Brit(ish)."""
    return (_DEMONYM if word[0].isupper() else _ENDING).sub("", word)


def _day_of(tokens: list[Token], text: str) -> Candidate | None:
    """The day of the attack, the day the treaty lapsed; the third day of what was told last."""
    start, end = tokens[0].start, tokens[-1].end
    kind, nth = tokens[1].kind, tokens[1].value
    named = kind in ("day", "night", "eve") or tokens[-1].kind == "of"
    event = _event(text[end : end + REACH]) if named else ""
    if named and not event:
        return None
    anchor: Literal["event", "narrative"] = "event" if named else "narrative"
    n = 1 if kind in ("day", "night", "eve") else -1 if kind == "last" else nth
    day = Expression(shift=Shift("day", -(kind == "eve"), anchor), nth=n, nth_unit="day")
    return Candidate(start, end, day, event=event)


def _stretch(tokens: list[Token], text: str) -> Candidate | None:
    """the past two weeks: up to publication; the last, the next two weeks: whole weeks."""
    pointer = next((t.value for t in tokens if t.kind in ("last", "upcoming")), None)
    unit, size = [t for t in tokens if t.kind in words.PERIODS][-1].value
    counts = [count([t], 0) for t in tokens if t.kind in words.COUNTS]
    n = next(iter(counts), 1)
    start, end = tokens[0].start, tokens[-1].end
    if not n:
        return None
    before = text[max(0, start - REACH) : start]
    if tokens[0].kind == "within" and pointer is None and _leads(before, text, start, end):
        after = Shift(unit, n * size, "narrative", counted=unit == "week")
        return Candidate(start, end, Expression(shift=after))
    if [token.kind for token in tokens[:2]] == ["within", "a"]:
        return None  # "over within a day"
    if len(counts) > 1:  # the past three months and two weeks
        way = -1 if pointer and pointer.n < 0 else 1
        units = [t.value for t in tokens if t.kind in words.PERIODS]
        steps = tuple((way * n * size, unit) for n, (unit, size) in zip(counts, units, strict=True))
        today = Expression(shift=Shift("day", 0))
        there = today._replace(moved=steps)
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
    n = next(count([t], 0) for t in tokens if t.kind in words.COUNTS)
    unit, size = tokens[-1].value
    ahead = Expression(shift=Shift(unit, n * size))
    return Candidate(tokens[0].start, tokens[-1].end, ahead, narrative=False)


def _run(tokens: list[Token], text: str) -> Candidate | None:
    """the first nine months of 2023, the last ten days of March: a range inside the whole."""
    at = next(i for i, token in enumerate(tokens) if token.kind == "days")
    unit, size = tokens[at].value
    n = count(tokens, at - 1) * size
    whole = expression([t for t in tokens[: at - 2] + tokens[at + 1 :] if t.kind != "of"])
    if unit != "month" and not tokens[at + 1 :]:
        return None  # "in the first two days" of what?
    last = any(token.kind == "last" for token in tokens[:at])
    ends = (-n, -1) if last else (1, n)
    if unit == "month" and n <= 12:
        first, final = (whole._replace(month=m % 13 if m > 0 else 13 + m) for m in ends)
    elif unit in ("day", "week"):
        first, final = (whole._replace(nth=m, nth_unit=unit) for m in ends)
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
    length = (count(tokens, at - 1) * size, unit)
    first = expression(tokens[at + 2 :] if at == 1 else tokens[: at - 2])
    return Candidate(tokens[0].start, tokens[-1].end, first, None, "for", length)


def _ended(tokens: list[Token], text: str) -> Candidate | None:
    """the nine months ended Sept. 30: a stretch up to the end of its date."""
    at = next(i for i, token in enumerate(tokens) if token.kind in ("ended", "to"))
    if tokens[at].text.lower() in ("until", "till"):  # "the two weeks until 5 May" lie ahead
        return _point(tokens[at + 1 :], text)
    n = next((count(tokens, i) for i in range(at) if tokens[i].kind in words.COUNTS), 1)
    unit, size = next(
        t.value
        for t in tokens[:at]
        if t.kind in ("day", "week", "month", "year", "quarter", "days")
    )
    if any(token.kind == "half" for token in tokens):
        n, unit = 6, "month"
    last = expression(tokens[at + 1 :])
    if tokens[at].text.lower() == "ending":
        last = last._replace(direction="near")
    return Candidate(tokens[0].start, tokens[-1].end, last, None, "for", (-n * size, unit))


def _halves(tokens: list[Token], text: str) -> Candidate | None:
    """A year and a half ago: eighteen months; half a century ago: fifty years."""
    kinds, way = [token.kind for token in tokens], tokens[-1].value
    anchor: Literal["publication", "narrative"] = (
        "publication" if kinds[-1] == "ago" else "narrative"
    )
    if kinds[-2] in ("century", "decade"):
        _, years = years_for(tokens[-2].value[0], way)
        back = Shift("year", way * (abs(years) // (2 if "half" in kinds else 4)), anchor)
    elif "days" in kinds and tokens[kinds.index("days")].value[0] != "year":
        return None
    else:
        back = Shift("month", way * (12 * count(tokens, 0) + 6), anchor)
    return Candidate(tokens[0].start, tokens[-1].end, Expression(shift=back))


def _again(tokens: list[Token], text: str) -> Candidate:
    """The same quarter last year, the year-ago period: what the text tells of, a year before."""
    year = next((t.value for t in tokens if t.kind == "2022"), None)
    if year:  # the 1988 quarter
        return Candidate(tokens[0].start, tokens[-1].end, Expression(year=year, part="same"))
    if any(t.kind == "day" for t in tokens):  # the same day a year earlier
        ahead = any(t.kind == "later" and t.value > 0 for t in tokens)
        there = Expression(
            shift=Shift("day", 0, "narrative"), moved=((1 if ahead else -1, "year"),)
        )
        return Candidate(tokens[0].start, tokens[-1].end, there, aside=True)
    unit = next((t.value[0] for t in tokens if t.kind in ("week", "month", "quarter")), None)
    n = {"quarter": -4, "month": -12, "week": -52}
    again = (
        Expression(shift=Shift(unit, n[unit], "narrative"))
        if unit
        else Expression(part="same", shift=Shift("year", -1, "narrative"))
    )
    return Candidate(tokens[0].start, tokens[-1].end, again, aside=True)


def _that_month(tokens: list[Token], text: str) -> Candidate | None:
    """Two years ago this month: the month so long ago."""
    unit, size = tokens[1].value
    unit, n = years_for(unit, count(tokens, 0) * size)
    if unit not in ("month", "year"):
        return None
    back = Shift("month", -n * (12 if unit == "year" else 1))
    return Candidate(tokens[0].start, tokens[-1].end, Expression(shift=back))


def _years_ago(tokens: list[Token], text: str) -> Candidate | None:
    """Ten years ago on Friday, this week, this summer: that long before it."""
    unit, n = years_for(tokens[1].value[0], count(tokens, 0) * tokens[1].value[1])
    if unit != "year":
        return _point(tokens, text) if tokens[-1].kind in ("friday", "sun") else None
    pointed = tokens[-2:] if tokens[-2].kind in ("last", "this", "upcoming") else tokens[-1:]
    weekday = tokens[-1].kind in ("friday", "sun")
    named = expression(pointed if weekday else tokens[-1:])
    start, end = tokens[0].start, tokens[-1].end
    if named.weekday is not None:
        return Candidate(start, end, named, None, "since", (n, "year"))
    if tokens[-1].kind != "week":
        return Candidate(start, end, named._replace(shift=Shift("year", -n)))
    day = Expression(shift=Shift("day", 0), moved=((-n, "year"),), week_of=True)
    return Candidate(start, end, day)


def _to_month(tokens: list[Token], text: str) -> Candidate:
    """The September quarter: the three months up to it."""
    month = expression([token for token in tokens if token.kind != "quarter"])
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
    if tokens[1].kind == "eve":
        return _eve(expression(tokens[3:]), tokens)
    split = next(i for i, token in enumerate(tokens) if token.kind in ("before", "from"))
    unit, size = tokens[split - 1].value
    n = (1 if split < 2 or tokens[split - 2].kind == "the" else count(tokens, split - 2)) * size
    base = expression(tokens[split + 1 :])
    if tokens[split].kind == "from" and base.bare and base.direction is None:
        base = base._replace(direction="future")
    start, end = tokens[0].start, tokens[-1].end
    if (
        n > 0
        and tokens[split].value == 1
        and text[max(0, start - 10) : start].endswith("less than ")
    ):
        return Candidate(start, end, base, None, "for", (n, unit))  # less than 3 days after 4 May
    if unit == "year" and base.bare and base.weekday is None and tense(text, start, end) is None:
        base = base._replace(direction="past")  # a year from Christmas: from the last one
    moved = (*base.moved, (n * (tokens[split].value or 1), unit))
    return Candidate(start, end, base._replace(moved=moved))


def _since(tokens: list[Token], text: str) -> Candidate | None:
    """Friday marks ten years since the flood, the tenth anniversary of it: so long before."""
    cut = next(i for i, token in enumerate(tokens) if token.kind in ("he", "is"))
    cut -= tokens[cut - 1].kind == ","
    n = next(count([t], 0) for t in tokens[cut:] if t.kind in (*words.COUNTS, "first", "19th"))
    since = tokens[-1].kind == "since"
    if not since and tokens[-2].text != "anniversary":
        return _point(tokens[:cut], text)
    unit: Unit
    unit, size = tokens[-2].value if since else ("year", 1)
    first, end = expression(tokens[:cut]), tokens[cut - 1].end
    return Candidate(tokens[0].start, end, first, None, "since", (n * size, unit), aside=True)


def _eve(base: Expression, tokens: list[Token]) -> Candidate:
    """The eve of 3 May: the day before it."""
    first = base._replace(moved=(*base.moved, (-1, "day")))
    return Candidate(tokens[0].start, tokens[-1].end, first)


BUILDERS: Final[dict[str, Callable[[list[Token], str], Candidate | None]]] = {
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
    "since": _since,
    "years_ago": _years_ago,
}
