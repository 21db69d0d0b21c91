"""English text as a sequence of words with a kind each: `tokens`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from pipeline.extraction.dates.en_words import (
    CAPITALISED_WORDLIKE,
    CARDINALS,
    FULL_NAMES,
    LETTERS,
    MONTHS,
    ORDINALS,
    PART_NAMES,
    PHRASES,
    TENS_AND_ONES,
    WEEKDAYS,
    WORDLIKE_MONTHS,
    WORDLIKE_WEEKDAYS,
    WORDS,
    YEAR_WORDS,
)
from pipeline.extraction.dates.expression import Expression


class Token(NamedTuple):
    """One word, number or mark: its `kind` (`KINDS`), and `value`, what it stands for."""

    kind: str
    start: int
    end: int
    text: str
    value: Any = None


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
_WHOLE = r"(?:(?<!\d-)|(?=\d+[/.]))"  # no part of a longer number: 4711-03-03-2020
_MONTH = "|".join(sorted(MONTHS, key=len)[::-1])
_LEXER: Final = re.compile(
    rf"""
      (?P<line_month>\n\W{{0,12}}(?:{_MONTH})(?=(?:\ \d{{4}})?[^\w\n]*$))              # ### May
    # - 24: Russia
    | (?P<line_day>\n\W{{0,12}}\d{{1,2}}(?:st|nd|rd|th)?(?=\*{{0,2}}(?::|\ ?[—–]|\ -)\ ))
    | (?P<mark>[^\s\w'’$€£¥])
    | (?=\d)(?:
        (?P<number_phrase>\b(?:{_NUMBER_PHRASE})\b)
      | (?P<ymd>\b\d{{4}}(?P<s1>[-/.])\d{{1,2}}(?P=s1)\d{{1,2}}(?:(?![\w/])|(?=T\d)))  # 2022-02-24
      | (?P<dmy>{_WHOLE}\b\d{{1,2}}(?P<s2>[-/.])\d{{1,2}}(?P=s2)(?:\d{{4}}|\d\d)(?![\w/])
        |\b\d{{1,2}}/\d{{1,2}},\ ?(?:19|20)\d\d(?![\w/]))       # 18.02.2022; 02/18, 2022
      | (?P<compact>\b(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b(?![.,]\d))  # 20220224
      | (?P<ym>(?<!\bthe\ )\b(?:1[5-9]|20)\d\d[-/](?:0?[1-9]|1[0-2])(?![\w/-]))  # 2024-10
      | (?P<my>{_WHOLE}\b(?:0?[1-9]|1[0-2])[-/](?:1[5-9]|20)\d\d(?![\w/-]))          # 10/2024
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
    | (?P<url>(?=[hw])(?:https?://|www\.)\S+|\$[A-Z]+\b)                    # or a $TICKER
    | (?P<money>[$€£¥]\ ?\d[\d.,]*\w*)
    | (?P<year_words>\b(?:{YEAR_WORDS})\b)
    | (?P<tens>\b(?:{TENS_AND_ONES})\b)
    | (?P<abbreviation>\b(?:{_ABBREVIATION})\.)                            # Nov., Tues.
    | (?P<word>(?:{_MONTH})(?=\d{{1,2}}\b)|[^\W\d_]\w*)                    # Oct2
    | (?P<gap>\n\s*\n|\n[ \t]*[-–*+•][ \t])
    | (?P<other>['’$€£¥])
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_DAY_FIRST = re.compile(r"\b(?:1[3-9]|2\d|3[01])/\d{1,2}/\d{2,4}\b")
_MARKS: Final = {**{mark: mark for mark in ",()/"}, **dict.fromkeys("-–‑~", "-")}


def letters(tokens: Iterable[Token]) -> str:
    """The kinds of the words, a letter each, for the shapes."""
    return "".join([LETTERS[token.kind] for token in tokens])


def tokens(text: str) -> Iterator[Token]:
    """The words of `text`. A line "24: …" is a day where other lines are months.

    One 24/02/2022 says of the whole text that the day stands first.
    """
    day_first = _DAY_FIRST.search(text)
    months = False
    for match in _LEXER.finditer(text):
        group, word, start = match.lastgroup or "mark", match.group(), match.start()
        if group in ("line_month", "line_day"):
            word = re.sub(r"^\W+", "", word)
            start = match.end() - len(word)
            yield Token(".", match.start(), start, "")  # the line before ends here
            months |= group == "line_month"
            group = "number" if group == "line_day" and not months else group
        elif group == "dmy" and day_first:
            group = "day_first"
        kind, value = _read(group, word)
        yield Token(kind, start, match.end(), word, value)


@lru_cache(4096)  # a text says the same words again and again
def _read(group: str, word: str) -> tuple[str, Any]:
    return _READERS[group](word)


def _read_word(word: str) -> tuple[str, Any]:
    lower = word.lower()
    kind, value = WORDS.get(lower, ("Name" if word[0].isupper() else "word", None))
    if (
        kind == "june"
        and lower in WORDLIKE_MONTHS
        and (word[0].islower() or lower in CAPITALISED_WORDLIKE)
    ):
        kind = "May" if word[0].isupper() else "may"
    elif kind == "friday" and lower in WORDLIKE_WEEKDAYS:
        kind = "sun"
    return kind, value


def _read_phrase(phrase: str) -> tuple[str, Any]:
    return PHRASES[phrase.lower().replace("’", "'")]


def _read_abbreviation(word: str) -> tuple[str, Any]:
    kind, value = _read_word(word[:-1])
    return ("friday" if kind == "sun" and word[0].isupper() else kind), value


def _read_number(number: str) -> tuple[str, Any]:
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){1,3}", number):
        return "99", int(number.replace(",", ""))
    if not number.isdecimal() or len(number) > 4:
        return "99", None
    value = int(number)
    if len(number) <= 2:
        return ("19" if 1 <= value <= 31 else "99"), value
    return ("2022" if 1000 <= value <= 2199 else "99"), value


def _read_ordinal(number: str) -> tuple[str, Any]:
    return "19th", int(number[:-2])


def _read_decade(decade: str) -> tuple[str, Any]:
    digits = "".join(filter(str.isdecimal, decade))
    return ("1990s", int(digits)) if len(digits) == 4 else ("80s", 1900 + int(digits))


def _read_tens(number: str) -> tuple[str, Any]:
    tens, ones = re.split("[ -]", number.lower())
    value = CARDINALS[tens] + (CARDINALS | ORDINALS)[ones]
    if value > 31:
        return "99", value
    return ("19" if ones in CARDINALS else "19th"), value


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
    return "twenty_ten", total


def _full_year(digits: str) -> int:
    """Two digits stand for 1930–2029, as in spreadsheets."""
    value = int(digits)
    return value if len(digits) == 4 else value + (2000 if value < 30 else 1900)


def _numeric_date(year: int | None, month: int, day: int | None) -> tuple[str, Any]:
    """A numeric date; a "month" over 12 is the day, as the rest of the world writes it."""
    if day is not None and month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and (day is None or 1 <= day <= 31)):
        return "99", None
    return ("ymd" if year and day else "md"), Expression(year=year, month=month, day=day)


def _read_ymd(number: str) -> tuple[str, Any]:
    year, month, day = re.split("[-/.]", number)
    return _numeric_date(int(year), int(month), int(day))


def _read_dmy(number: str) -> tuple[str, Any]:
    """18.02.2022 is day first, 02/18/2022 and 02-18-2022 month first."""
    first, second, year = map(str, re.split("[-/.]|, ?", number))
    if "." in number:
        if len(year) == 2:  # a version, a clock or a section number
            return "99", None
        first, second = second, first
    return _numeric_date(_full_year(year), int(first), int(second))


def _read_day_first(number: str) -> tuple[str, Any]:
    first, second, year = re.split("[-/.]|, ?", number)
    return _numeric_date(_full_year(year), int(second), int(first))


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
        return "99", None
    return _numeric_date(None, first, second)


def _read_dotted(number: str) -> tuple[str, Any]:
    """4.22: a date only where a weekday or "on" asks for one, else a decimal."""
    month, day = map(int, number.split("."))
    kind, value = _numeric_date(None, month, day)
    return ("dotted" if kind == "md" else "99"), value


_READERS: Final[dict[str, Callable[[str], tuple[str, Any]]]] = {
    "url": lambda text: ("word", None),
    "phrase": _read_phrase,
    "number_phrase": _read_phrase,
    "ymd": _read_ymd,
    "dmy": _read_dmy,
    "day_first": _read_day_first,
    "line_month": lambda text: ("june", MONTHS[text.lower()]),
    "line_day": lambda text: ("md", Expression(day=int(text.rstrip("sndrth")))),
    "compact": lambda text: _numeric_date(int(text[:4]), int(text[4:6]), int(text[6:])),
    "ym": _read_ym,
    "my": _read_my,
    "md": _read_md,
    "dotted": _read_dotted,
    "period": lambda text: (
        "md",
        Expression(year=int(text[:4]), part=PART_NAMES[text[4:].lower()]),
    ),
    "money": lambda text: ("99", None),
    "fiscal": lambda text: ("md", Expression(year=_full_year(text[2:].strip(" '’")))),
    "ordinal": _read_ordinal,
    "decade": _read_decade,
    "full_decade": _read_decade,
    "short_year": lambda text: ("22", _full_year(text[1:])),
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
