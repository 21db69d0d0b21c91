"""What its object makes of a deed: suspended sanctions, a summoned envoy, a burnt flag.

`objects.csv` is read from the top: the first row of the language whose predicate and words fit
decides PLOVER root and level. Columns: `predicates`, ids of predicates.csv ("unlisted": a clause
without one); `words`, what the clause must say, and `unless`, what it must not, both regular
expressions in which <name> stands for a row of `word_groups.csv`; `armed`, whether a weapon must
be named (1), must not (0) or does not matter; `example`, which tests itself.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.extraction import predicates
from pipeline.gazetteer import FOLDER
from pipeline.models import InputError, Lang
from pipeline.table import PLOVER

FILE = FOLDER / "objects.csv"
UNLISTED = "unlisted"
_GROUP = re.compile(r"<(?P<name>[a-z_]+)>")


class Rule(NamedTuple):
    predicates: tuple[str, ...]
    words: re.Pattern[str]
    unless: re.Pattern[str] | None
    armed: bool | None
    graded: tuple[str, int]
    example: str


@cache
def rules(lang: Lang) -> tuple[Rule, ...]:
    """The rules of a language, in order; raises InputError for a row that breaks the contract."""
    return tuple(_rule(row, number) for number, row in _rows(FILE) if row["lang"] == lang)


def by_words(lang: Lang, predicate: str, text: str, *, armed: bool) -> tuple[str, int] | None:
    """PLOVER root and level that the words of `text` give the predicate, or None."""
    for rule in _of(lang).get(predicate, ()):
        if (
            rule.armed in (None, armed)
            and rule.words.search(text)
            and not (rule.unless and rule.unless.search(text))
        ):
            return rule.graded
    return None


@cache
def group(lang: Lang, name: str) -> str:
    """The words of a group, as a regular expression; raises KeyError for one that is not there."""
    return next(
        row["words"]
        for _, row in _rows(FOLDER / "word_groups.csv")
        if (row["lang"], row["name"]) == (lang, name)
    )


@cache
def _of(lang: Lang) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules(lang):
        for predicate in rule.predicates:
            found.setdefault(predicate, []).append(rule)
    return found


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from enumerate(csv.DictReader(lines), 2)


def _rule(row: dict[str, str], number: int) -> Rule:
    where = f"{FILE.name}, line {number}"
    known = {UNLISTED, *(r["id"] for r in predicates.rows())}
    ids = tuple(row["predicates"].split())
    if not ids or not known.issuperset(ids):
        raise InputError(f"{where}: predicates must be ids of predicates.csv, or {UNLISTED}")
    if row["type"] not in PLOVER or row["level"] not in list("01234567"):
        raise InputError(f"{where}: type or level is not of the scale")
    if row["armed"] not in ("", "0", "1"):
        raise InputError(f"{where}: armed must be 1, 0 or empty")
    lang: Lang = "ja" if row["lang"] == "ja" else "en"
    try:
        words, unless = (
            re.compile(_GROUP.sub(lambda name: group(lang, name["name"]), row[column]))
            for column in ("words", "unless")
        )
    except (re.error, StopIteration) as error:
        raise InputError(f"{where}: words or unless is no pattern ({error})") from None
    return Rule(
        ids,
        words,
        unless if row["unless"] else None,
        bool(int(row["armed"])) if row["armed"] else None,
        (row["type"], int(row["level"])),
        row["example"],
    )
