"""The English words that dates are made of.

Each word has a kind, called by an example of it (`KINDS`): "on 30 May last year" is
"on 19 May last year". `en_lexer` reads a text as a sequence of kinds, `en_shapes` finds dates
in it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.extraction.dates.expression import Expression, Feast, Part, Season, Unit

KINDS: Final[dict[str, str]] = {  # name: the words it stands for
    "june": "month", "May": "month that is also a word", "may": "the same in lower case",
    "friday": "weekday", "sun": "abbreviation that is also a word", "fridays": "Mondays, Fridays",
    "19": "1 to 31", "19th": "1st, 22nd", "first": "ordinal", "two": "cardinal", "a": "a, an",
    "99": "another number", "2022": "year", "22": "'22", "twenty_ten": "year in words",
    "1990s": "decade", "80s": "'80s, the eighties", "ymd": "2022-02-24", "md": "2/24, 2022-02",
    "dotted": "4.22", "easter": "named day", "q3": "quarter or half", "eom": "EOM, midyear",
    "spring": "season", "night": "part of a day", "today": "yesterday, today", "now": "now",
    "day": "", "week": "", "month": "", "year": "", "decade": "", "quarter": "", "weekend": "",
    "century": "", "fortnight": "", "half": "", "days": "any of them in the plural",
    "hours": "hours, minutes", "period": "", "fiscal": "", "time": "",
    "last": "last, next, latest, following", "upcoming": "", "this": "this, that, same",
    "early": "early, late", "mid": "mid, end, start", "ago": "ago, hence",
    "later": "later, earlier", "before": "before, after", "exactly": "", "within": "",
    "into": "into, went by", "the": "", "of": "", "in": "", "over": "over, during", "on": "",
    "by": "", "at": "at, around",
    "to": "to, until", "and": "and, or", "between": "", "from": "", "since": "since, as of",
    "for": "", "starting": "", "ended": "ended, ending", "breakfast": "by breakfast",
    "every": "every, each", "is": "auxiliary verb", "he": "word that may open a clause",
    "overnight": "", "eve": "", "out": "",
    "word": "other word", "Name": "other capitalised word",
    "bloody": "word that makes a weekday a name", "times": "word that makes it a title",
}  # fmt: skip
COUNTS: Final = ("a", "two", "19", "99")
PERIODS: Final = (
    "day", "week", "month", "year", "decade", "quarter", "weekend", "century", "fortnight", "days",
)  # fmt: skip
LETTERS: Final = {
    **{name: chr(0x80 + n) for n, name in enumerate(KINDS)},
    **{mark: mark for mark in ",()/-.'"},
}


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
MOVED: Final = frozenset({"moved", "postponed", "delayed", "rescheduled", "shifted", "adjourned"})
PAST: Final = (  # verbs whose past no ending shows and that are hardly anything else
    "said told met hit struck began came went took made gave held fell rose won lost left saw sent "
    "shot fought broke became kept led paid put ran sank sold spoke spent stood swore threw wrote "
    "flew fled drew bought brought built dealt quit lay grew knew drove rode sought caught taught "
    "hid bit lent rang sang woke slept swept swam tore wore shook stole stuck froze forgot forbade "
    "withdrew withheld underwent overtook undertook arose chose crept dug hung leapt lit sprang "
    "fed sat felt thought retook overran overthrew overcame rebuilt foresaw strode slid swung "
    "flung clung"
).split()
# Deeds named by nouns that their verbs do not show: "after its death", told as "died".
DEEDS: Final = {
    "birth": "born", "choice": "chose", "death": "died", "deal": "dealt", "fall": "fell",
    "fight": "fought", "flight": "flew", "gift": "gave", "loss": "lost", "meeting": "met",
    "sale": "sold", "shooting": "shot", "sinking": "sank", "speech": "spoke",
    "talks": "talked", "theft": "stole", "victory": "won", "withdrawal": "withdrew pulled",
    "launch": "fired launch", "test": "fired test", "signing": "sign", "treaty": "sign",
    "pact": "sign", "accord": "sign", "vote": "vote pass approv", "visit": "visit arriv flew",
    "summit": "met gather", "arrest": "detain arrest", "blast": "explo blew", "explosion": "blew",
    **dict.fromkeys(("invasion", "incursion", "offensive"), "invad cross pour enter"),
    **dict.fromkeys(
        ("strike", "strikes", "attack", "attacks", "raid", "raids", "bombing", "assault"),
        "struck attack bomb raid shelled hit",
    ),
}  # fmt: skip
FRACTIONS: Final = frozenset(f"{n}/{of}" for of in (8, 16) for n in range(1, of, 2))  # of a dollar
# What is numbered as days are ("the 5th Fleet").
NUMBERED: Final = frozenset(
    "Army Fleet Corps Division Brigade Regiment Battalion Infantry Airborne Armoured Armored Air "
    "Congress Amendment Party Street Avenue Circuit District Guards Marine Squadron Wing Century "
    "Mechanised Mechanized Tank Floor Parallel".split()
)
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
    "day": ("day", "day", 1),
    "week": ("week", "week", 1),
    "month": ("month", "month", 1),
    "year": ("year", "year", 1),
    "decade": ("decade", "decade", 1),
    "quarter": ("quarter", "quarter", 1),
    "century": ("century", "century", 1),
    "fortnight": ("fortnight", "day", 14),
    "workweek": ("week", "week", 1),
    "workday": ("day", "workday", 1),
    "yr": ("year", "year", 1),
    "qtr": ("quarter", "quarter", 1),
}
SEASONS: Final[dict[str, Season]] = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter",
    "fall": "autumn", "springtime": "spring", "summertime": "summer", "wintertime": "winter",
}  # fmt: skip
PARTS: Final[dict[str, Part]] = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late",
    "beginning": "early", "start": "early", "end": "end", "rest": "rest",
}  # fmt: skip
PART_NAMES: Final[dict[str, Part]] = {
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
_PLAIN = {
    "the": "the", "of": "of", "in": "in", "over": "over during throughout", "on": "on", "by": "by",
    "at": "at around toward towards", "to": "to until till through thru", "and": "and or",
    "between": "between",
    "from": "from", "since": "since", "for": "for", "starting": "starting beginning commencing",
    "within": "within", "every": "every each most", "exactly": "exactly precisely", "now": "now",
    "a": "a an", "word": "some many",
    "he": "he she it they we i you there its his her their our my your when while if as but "
    "although because though what who which nobody somebody with not then",
    "is": "is are was were has had have will would can could should said says be mark marks marked",
    "period": "period", "fiscal": "fiscal", "time": "time",
    "hours": "hours minutes moments hour minute moment",
    "ended": "ended ending", "night": _DAY_PARTS, "half": "half",
    "times": "times telegraph mirror express post mail herald tribune observer",
    "overnight": "overnight", "eve": "eve", "out": "out",
    "bloody": "bloody good black palm ash fat super holy",
}  # fmt: skip

WORDS: Final[dict[str, tuple[str, object]]] = {
    **{word: (kind, None) for kind, words in _PLAIN.items() for word in words.split()},
    **{word: ("june", n) for word, n in MONTHS.items()},
    **{word: ("friday", n) for word, n in WEEKDAYS.items()},
    **{name + "s": ("fridays", n) for n, name in enumerate(_WEEKDAY_NAMES.split())},
    **{word: ("two", n) for word, n in CARDINALS.items()},
    **{word: ("first", n) for word, n in ORDINALS.items()},
    **{word: (kind, (unit, n)) for word, (kind, unit, n) in UNITS.items()},
    **{word + "s": ("days", (unit, n)) for word, (_, unit, n) in UNITS.items()},
    **{"centuries": ("days", ("century", 1)), "weekend": ("weekend", ("week", 1))},
    **{f"{part}s": ("days", ("day", 1)) for part in ("night", "evening", "morning", "afternoon")},
    **{word: ("spring", season) for word, season in SEASONS.items()},
    **{word: ("mid", part) for word, part in PARTS.items()},
    **{word: ("early", PARTS[word]) for word in ("early", "late")},
    **{word: ("last" if d.n else "this", d) for word, d in DEICTICS.items()},
    "upcoming": ("upcoming", DEICTICS["upcoming"]),
    **{word: ("q3", part) for word, part in PART_NAMES.items()},
    **{word: ("80s", 10 * n + 1900) for n, word in enumerate(_DECADE_NAMES.split(), 2)},
    **{"noughties": ("1990s", 2000), "yesterday": ("today", -1)},
    **dict.fromkeys(("today", "tonight", "tonite"), ("today", 0)),
    **dict.fromkeys(("tomorrow", "tomorrows", "tmrw", "tmr"), ("today", 1)),
    **{"ago": ("ago", -1), "hence": ("ago", 1)},
    **dict.fromkeys(("later", "afterwards", "afterward", "thereafter"), ("later", 1)),
    **dict.fromkeys(("earlier", "previously"), ("later", -1)),
    **dict.fromkeys(("into", "passed", "elapsed"), ("into", 1)),
    **{"before": ("before", -1), "after": ("before", 1)},
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
    **dict.fromkeys(("guy fawkes night", "guy fawkes day", "bonfire night"), _day(11, 5)),
    "burns night": _day(1, 25),
    "leap day": _day(2, 29),
    "anzac day": _day(4, 25),
    "hogmanay": _day(12, 31),
    **dict.fromkeys(("st andrew's day", "st. andrew's day"), _day(11, 30)),
    **dict.fromkeys(("st george's day", "st. george's day"), _day(4, 23)),
    "halloween": _day(10, 31),
    **dict.fromkeys(("armistice day", "veterans day", "veterans' day"), _day(11, 11)),
    "remembrance sunday": _nth(2, 6, 11),
    "labor day": _nth(1, 0, 9),
    "memorial day": _nth(-1, 0, 5),
    **dict.fromkeys(("thanksgiving day", "thanksgiving"), _nth(4, 3, 11)),
    "black friday": _nth(4, 3, 11)._replace(moved=((1, "day"),)),
    "cyber monday": _nth(4, 3, 11)._replace(moved=((4, "day"),)),
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
    "small hours": ("night", None),
    "early hours": ("night", None),
    **{f"very {word}": WORDS[word] for word in ("day", "night", "evening", "morning")},
    "up to": ("to", None),
    "as of": ("since", None),
    **{f"{start} by": ("into", 1) for start in ("go", "goes", "went", "gone")},
    **{f"very {word}": WORDS[word] for word in ("next", "same")},
    **{f"{word} very": WORDS[word] for word in ("this", "that")},
    **{f"more {unit}s": WORDS[f"{unit}s"] for unit in UNITS if unit != "century"},
    **{
        f"by {meal}": ("breakfast", None)
        for meal in ("breakfast", "lunch", "dinner", "supper", "teatime")
    },
    **{f"{word} day": ("day", ("workday", 1)) for word in ("business", "working")},
    **{f"{word} days": ("days", ("workday", 1)) for word in ("business", "working")},
    "work week": ("week", ("week", 1)),
    **{f"{word} days": ("mid", "start") for word in ("first", "opening", "early")},
    **{f"{word} days": ("mid", "end") for word in ("last", "final", "closing", "dying")},
    **{f"latest {word}": ("word", None) for word in ("day", "night", "evening", "morning")},
    "a few": ("two", 3),  # as other taggers count it; it dates no event
    "few": ("two", 3),
    **{f"{one} hundred": ("99", 100 * (n or 1)) for n, one in enumerate(["a", *_ONES.split()])},
    **{
        f"{age} {decade}": ("1990s", base + 10 * n)
        for age, base in (("eighteen", 1800), ("nineteen", 1900))
        for n, decade in enumerate(_DECADE_NAMES.split(), 2)
    },
    **dict.fromkeys(("a couple of", "couple of", "a couple"), ("two", 2)),
    "bom": ("eom", ("early", "month")),
    "eom": ("eom", ("end", "month")),
    "eoy": ("eom", ("end", "year")),
    "midyear": ("eom", ("mid", "year")),
    "midweek": ("eom", ("mid", "week")),
    **{f"{word} year": ("year", ("year", 1)) for word in ("fiscal", "financial", "calendar")},
    **{name: ("easter", expression) for name, expression in HOLIDAYS.items()},
}
