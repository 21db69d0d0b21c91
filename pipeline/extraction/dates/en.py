"""Dates in English text, found but not yet resolved: `scan`.

The text is read once into words with a kind each (`en_lexer`, by the vocabulary of `en_words`);
the dates are found in the sequence of kinds by the table of shapes (`en_shapes`), and a builder
(`en_builders`) puts the words of a shape together into what they say (`en_fields`). Here the dates
of a range or a list are joined. `en_tense` tells which way a bare date looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.extraction.dates import en_lexer as lexer
from pipeline.extraction.dates import en_words as words
from pipeline.extraction.dates.en_builders import BUILDERS
from pipeline.extraction.dates.en_fields import at
from pipeline.extraction.dates.en_lexer import Token
from pipeline.extraction.dates.en_shapes import ANY, SHAPES
from pipeline.extraction.dates.en_tense import direction
from pipeline.extraction.dates.expression import Candidate

__all__ = ["direction", "scan"]


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
    tokens = list(lexer.tokens(text))
    return list(_joined(list(_found(tokens, text)), tokens))


def _found(tokens: list[Token], text: str) -> Iterator[Found]:
    kinds = lexer.letters(tokens)
    position = 0
    while match := ANY.search(kinds, position):
        start = match.start()
        rule, end = _longest(kinds, start)
        position = max(end, start + 1)
        span = tokens[start:end]
        if _is_other_word(tokens, start, end):
            continue
        candidate = BUILDERS[rule](span, text)
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
    token, before = tokens[start], at(tokens, start - 1)
    if before == "every":  # "held every October"
        return True
    if token.kind == "friday" and before == "a" and at(tokens, start - 2) == ",":
        return True  # "nine days later, a Friday": which day that was
    if token.text == "this" and before == "to" and tokens[end - 1].text == "day":
        return True  # "he denies it to this day"
    if token.kind == "1990s" and before == "Name":
        return True  # "two Mirage 2000s"
    if token.text == "last" and at(tokens, start + 1) in words.COUNTS and before in ("to", "is"):
        return True  # "the trial will last six weeks"
    if token.text == "fall" and before == "to" and at(tokens, start - 2) != "spring":
        return True  # "rates are to fall by June"
    if [t.kind for t in tokens[start:end]] == ["the", "19th"] and end < len(tokens):
        after = tokens[end]  # "on the 19th floor", "on the 5th Fleet", not "on the 19th he left"
        noun = after.kind == "word" and not _goes_on(after, at(tokens, end + 1))
        return noun or after.text in words.NUMBERED
    if tokens[end - 1].kind == "easter" and at(tokens, end) == "word":  # "the Christmas market"
        return not _goes_on(tokens[end], at(tokens, end + 1))
    if end - start > 1:  # "prices fall this year"
        return token.text.lower() == "fall" and tokens[start + 1].kind in ("this", "last")
    if token.text in words.FRACTIONS and before in ("word", "19", "99", "to"):
        return True  # "rose 7/8 to 36 1/8"
    if end == len(tokens):
        return False
    after = tokens[end]
    if token.kind == "june":  # "April Jones"
        opens = before == "by" and at(tokens, start - 2) in ("", ".")
        dated = opens or before in ("in", "since", "from", "over", "of")
        person = token.text.lower() in words.GIVEN_NAMES and after.kind == "Name"
        return person and not dated  # "in June Iran fired"
    if token.kind == "2022":
        if after.text.lower() in words.CLOCKS:  # "at 1900 GMT"
            return True
        things = after.kind == "word" and after.text.endswith(("s", "people", "men", "km"))
        counted = things and token.value % 50 == 0
        return before not in _BEFORE_YEARS and (counted or not 1800 <= token.value < 2100)
    if token.kind == "md" and token.value.year is None:  # "7/10 voters"
        return after.kind == "word" and before != "on"
    return False


def _goes_on(token: Token, after: str) -> bool:
    """Whether the word after "the 19th" is none of what is numbered: a past verb or a plural.

    "on the 19th left", "on the 19th ordered the port", not "on the 4th failed attempt".
    """
    if token.text in (*words.PAST, "let", "set") or _PLURAL.search(token.text):
        return True
    return token.text.endswith("ed") and after in _AFTER_VERBS


_PLURAL: Final = re.compile(r"(?<!serie)(?<![suia])s\Z")
_AFTER_VERBS: Final = frozenset("the a he to from in on at by for over into this of Name".split())


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
        and at(tokens, found.first - 1) != "on"
        and [at(tokens, found.first - n) for n in (4, 3, 2, 1)] != ["on", "the", "19th", "and"]
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
        counts = shift and shift.anchor == "event" and shift.n
        counts = counts and shift and (shift.exact or shift.unit in ("day", "week"))
        a_day = event.kind == "point" and event.first.day
        if shift and counts and a_day and between[-1:] == ["on"] and _WITHIN.issuperset(between):
            first = event.first._replace(moved=((shift.n, shift.unit), *event.first.moved))
            done[i] = done[i]._replace(candidate=done[i].candidate._replace(first=first, event=""))
    return done


_WITHIN: Final = frozenset("word Name he the this a of in into over to on at is '".split())


def _taking_month(found: Found, other: Found) -> Found:
    source = other.candidate.first
    if source.day is None:
        return found
    first = found.candidate.first._replace(
        month=source.month,
        year=found.candidate.first.year or source.year,
        shift=source.shift,
    )
    return found._replace(candidate=found.candidate._replace(first=first))


def _is_range(here: Found, after: Found, tokens: list[Token]) -> bool:
    if here.candidate.kind != "point" or after.candidate.kind != "point":
        return False
    link = _link(here, after, tokens)
    verb = tokens[here.first - 2].text if here.first > 1 else ""
    if (tokens[here.last].kind, tokens[after.first].kind) == (",", "now"):
        return False  # "the raid of 9 May, until now the heaviest"
    a_day = at(tokens, here.first - 1) == "on" and not after.candidate.first.day
    if a_day and tokens[after.first - 1].text in ("until", "till") and here.candidate.first.day:
        return False  # "renewed on 5 May until 2026": done on one day
    if verb in words.MOVED and at(tokens, here.first - 1) == "from":
        return False  # "postponed from 5 May to 9 May"
    return link in _TO or (link == ["and"] and _is_pair(here, after, at(tokens, here.first - 1)))


def _is_pair(here: Found, after: Found, before: str) -> bool:
    """Whether two dates are the ends of one stretch: between 3 and 5 May, on 3 and 4 May.

    "3 and 5 May" are two days.
    """
    first, last = here.candidate.first, after.candidate.first
    if before == "between" or (before == "over" and first.day):
        return True
    if before != "on" or first.day is None:
        return False
    return last._replace(definite=False) == first._replace(day=first.day + 1, definite=False)


def _ranged(here: Found, after: Found, tokens: list[Token]) -> Candidate:
    opens = at(tokens, here.first - 1) in ("between", "from", "over")
    start = tokens[here.first - opens].start
    first, last = here.candidate.first._replace(week_of=False), after.candidate
    return here.candidate._replace(start=start, end=last.end, first=first, last=last.first)
